"""The clock put back between edits and copies: ids ascend, and the right copies stay."""

import itertools
import threading
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import uuid_utils

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services import ids
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from annotator.services.safekeeping.automatic_backups import kept_backups, rotate_backups
from annotator.services.safekeeping.backups import backup, restore
from annotator.services.safekeeping.checks import check
from annotator.storage.backup import contents_of
from tests.conftest import an_article


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.moment = now()

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, **by: float) -> None:
        """Puts it forward, or back."""
        self.moment += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for user in ("ids", "workspace", "safekeeping.backups", "safekeeping.automatic_backups"):
        monkeypatch.setattr(f"annotator.services.{user}.now", made)
    return made


def test_ids_ascend_while_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    falling = itertools.count(0xFFFF_FFFF_FFFF, -1000)
    before = new_id()
    monkeypatch.setattr(
        "annotator.services.ids.uuid_utils.uuid7",
        lambda: uuid_utils.UUID(int=UUID(int=next(falling)).int),
    )
    made = [before, *(new_id() for _ in range(100))]
    assert made == sorted(set(made))
    assert {UUID(each).version for each in made} == {7}


def test_ids_of_several_threads_are_all_different() -> None:
    made: list[list[str]] = [[] for _ in range(4)]

    def work(mine: list[str]) -> None:
        mine.extend(ids.new_id() for _ in range(500))

    threads = [threading.Thread(target=work, args=(mine,)) for mine in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(mine == sorted(mine) for mine in made)
    assert len(set().union(*made)) == 2000


def test_edits_and_undo_go_by_the_journal(project: Project, article: Article, clock: Clock) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    for cue in ("said", "told", "wrote"):
        clock.turn(days=-400)
        record = project.records.set_values(record, "cue", [FieldValue(cue)])
    other = Project.open(project.location, coder="Ada")
    assert check(other) == []
    for expected in ("told", "said"):
        clock.turn(hours=-1)
        other.history.undo()
        found = other.records.get(record.id)
        assert found is not None
        assert found.fields["cue"][0].value == expected
    other.history.redo()
    assert check(other) == []
    other.close()


def test_the_newest_copies_stay_whatever_the_clock_says(tmp_path: Path, clock: Clock) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    folder = tmp_path / "backups"
    made: list[str] = []
    for turn in (0, 0, 0, -400, -1, 0, 700, -300):
        clock.turn(days=turn)
        with project.writing("Rename") as unit:
            unit.create(an_article(f"Text {len(made)}"))
        copy = rotate_backups(project.location, folder, 3)
        assert copy is not None
        made.append(copy.change)
        there = {each.change for each in kept_backups(folder)}
        # The newest three in the order in which they were made, and what else a day keeps.
        assert there >= set(made[-3:])
    for each in kept_backups(folder):
        assert contents_of(str(each.file)).change == each.change
    assert check(project) == []
    project.close()


def test_copies_and_restores_of_one_moment_do_not_meet(tmp_path: Path, clock: Clock) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    project.close()
    copy = backup(project.location, tmp_path / "copy.annotator")
    for turn in (0, 0, -1):
        clock.turn(hours=turn)
        restore(copy, project.location, replace=True)
    assert len(list(tmp_path.glob("*.before-restore-*.annotator"))) == 3
