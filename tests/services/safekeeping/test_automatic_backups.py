"""Backups make themselves when something changed, and never remove what is not theirs."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError
from annotator.core.location import without_password
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping import automatic_backups
from annotator.services.safekeeping.automatic_backups import (
    KeptBackup,
    kept_backups,
    remove_kept,
    rotate_backups,
    superfluous,
)
from annotator.services.safekeeping.checks import check


def test_a_project_is_copied_when_it_changed(
    project: Project, article: Article, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    first = rotate_backups(project.location, folder, 10)
    assert first is not None
    assert (first.articles, first.records, first.project) == (1, 0, project.info.name)
    assert first.location == without_password(project.location)
    assert rotate_backups(project.location, folder, 10) is None
    project.records.create(article.id, "quote", [Span(21, 28)])
    second = rotate_backups(project.location, folder, 10)
    assert second is not None
    assert second.records == 1
    assert kept_backups(folder) == [second, first]
    first.file.rename(first.file.with_name("moved.annotator"))
    assert kept_backups(folder) == [second]
    copy = Project.open(second.file, coder="Ada")
    assert check(copy) == []
    assert copy.articles.get(article.id) == article
    copy.close()


def backup_made(days_ago: float, number: int = 0) -> KeptBackup:
    made = datetime(2026, 5, 20, 18, tzinfo=UTC) - timedelta(days=days_ago)
    return KeptBackup(Path(f"{number}"), "p", "P", "p.annotator", made, str(number), 1, 1, 1)


def test_the_newest_stay_and_one_a_day_of_a_week() -> None:
    today = datetime(2026, 5, 20, 18, tzinfo=UTC)
    backups = [backup_made(n / 24, n) for n in range(6)]  # every hour today
    backups += [backup_made(day, 100 + day) for day in (1, 2, 3, 20, 30)]
    backups += [backup_made(1.01, 200)]
    gone = superfluous(backups, 3, today)
    assert [int(each.change) for each in gone] == [3, 4, 5, 200, 120, 130]
    assert superfluous(backups, 100, today) == []


def test_only_own_copies_are_removed(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada", name="A/B: talks")
    other = Project.create(tmp_path / "q", coder="Ada", name="Other")
    folder = tmp_path / "backups"
    others = rotate_backups(other.location, folder, 1)
    made = rotate_backups(project.location, folder, 1)
    assert made is not None
    assert others is not None
    mine = made.file.with_name("A_B talks-20200101-000000.annotator")
    mine.write_bytes(b"my own copy")
    edited = made.file.with_name("edited.annotator")
    edited.write_bytes(b"longer than what was noted")
    note = made.file.with_name(made.file.name + ".json")
    edited.with_name("edited.annotator.json").write_bytes(note.read_bytes())
    remove_kept(made)
    assert not made.file.exists()
    assert not note.exists()
    assert mine.exists()
    assert edited.exists()
    assert kept_backups(folder) == [others]
    project.close()
    other.close()


def _stop(done: int, total: int, what: str) -> None:
    raise Cancelled("Stopped.")


def test_nothing_half_made_stays(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    folder = tmp_path / "backups"
    with pytest.raises(Cancelled):
        rotate_backups(project.location, folder, 3, _stop)
    (place,) = folder.iterdir()
    assert list(place.iterdir()) == []
    left = place / "p-20200101-000000.annotator.partial"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert rotate_backups(project.location, folder, 3) is not None
    assert not left.exists()
    project.close()


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(AnnotatorError, match="backup folder"):
        rotate_backups(project.location, tmp_path / "file", 3)
    assert kept_backups(tmp_path / "nowhere") == []
    project.close()


def test_what_was_moved_is_copied_anew_and_damage_ignored(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    folder = tmp_path / "backups"
    made = rotate_backups(project.location, folder, 3)
    assert made is not None
    project.close()
    made.file.with_name(made.file.name + ".json").write_text("{")
    assert kept_backups(folder) == []


def test_a_copy_that_lives_on_does_not_push_out_the_other(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    folder = tmp_path / "backups"
    first = rotate_backups(project.location, folder, 1)
    assert first is not None
    twin = tmp_path / "twin.annotator"
    twin.write_bytes(first.file.read_bytes())
    second = rotate_backups(str(twin), folder, 1)
    assert second is not None
    for location in (project.location, str(twin)):
        assert rotate_backups(location, folder, 1) is None
    assert kept_backups(folder) == [second, first]
    project.close()


def test_a_clock_that_was_put_back_costs_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    folder = tmp_path / "backups"
    moment = datetime(2026, 5, 20, 18, tzinfo=UTC)
    monkeypatch.setattr("annotator.services.safekeeping.automatic_backups.now", lambda: moment)
    assert rotate_backups(project.location, folder, 1) is not None
    project.actors.create("Ilan Dorr")
    moment -= timedelta(hours=2)
    made = rotate_backups(project.location, folder, 1)
    assert made is not None
    assert made in kept_backups(folder)
    assert rotate_backups(project.location, folder, 1) is None
    project.close()


def test_only_what_it_left_half_made_is_tidied_away(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    folder = tmp_path / "backups"
    made = rotate_backups(project.location, folder, 3)
    assert made is not None
    mine = made.file.with_name("download.partial")
    mine.write_bytes(b"mine")
    os.utime(mine, (0, 0))
    project.actors.create("Ilan Dorr")
    assert rotate_backups(project.location, folder, 3) is not None
    assert mine.exists()
    project.close()


def test_two_who_back_up_in_the_same_second_take_names_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    monkeypatch.setattr(automatic_backups, "now", lambda: datetime(2026, 5, 20, 18, tzinfo=UTC))
    copy_into, made = automatic_backups.copy_into, list[KeptBackup | None]()

    def copy_twice(*arguments: Any) -> None:
        if not made:
            made.append(None)
            made[0] = rotate_backups(project.location, tmp_path / "kept", 3)
        copy_into(*arguments)

    monkeypatch.setattr(automatic_backups, "copy_into", copy_twice)
    made.append(rotate_backups(project.location, tmp_path / "kept", 3))
    project.close()
    names = [each.file.name for each in made if each]
    assert len(names) == len(set(names)) == 2
    assert sorted(each.file.name for each in kept_backups(tmp_path / "kept")) == sorted(names)
