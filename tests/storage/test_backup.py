"""Backups: whole, verified, and never over something that is there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError
from annotator.core.finding import DATABASE, Finding
from annotator.core.messages import verbatim
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup, restore
from annotator.services.safekeeping.checks import check


def _holds_the_same(one: Project, other: Project) -> bool:
    def everything(project: Project) -> list[object]:
        articles = list(project.articles.all())
        return [
            project.info,
            project.codebook,
            project.history.entries(),
            articles,
            [project.records.of_article(article.id) for article in articles],
            list(project.actors.all()),
        ]

    return everything(one) == everything(other)


@pytest.fixture
def worked_on(project: Project, article: Article) -> Project:
    """A project with records, an actor and an undone change."""
    record = project.records.create(article.id, "quote", [Span(21, 28)])
    project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
    project.records.create(article.id, "claim", [Span(0, 4)])
    project.history.undo()
    return project


def test_a_project_in_use_is_backed_up_and_restored(worked_on: Project, tmp_path: Path) -> None:
    copy = backup(worked_on.location, tmp_path / "copy")
    place = restore(copy, tmp_path / "again.annotator")
    reopened = Project.open(place, coder="Ada")
    assert _holds_the_same(worked_on, reopened)
    assert check(reopened) == []
    reopened.history.redo()
    reopened.close()


def test_a_file_moves_to_a_server(tmp_path: Path, postgresql_url: str) -> None:
    small = Project.create(tmp_path / "small", coder="Ada")
    small.actors.create("Ilan Dorr")
    restore(Path(small.location), postgresql_url)
    moved = Project.open(postgresql_url, coder="Ada")
    assert _holds_the_same(small, moved)
    assert check(moved) == []
    small.close()
    moved.close()


def test_a_folder_gets_a_file_named_by_project_and_time(worked_on: Project, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    copy = backup(worked_on.location, folder)
    assert copy.parent == folder
    assert copy.name.startswith(f"{worked_on.info.name}-2")


def test_nothing_is_overwritten(worked_on: Project, tmp_path: Path) -> None:
    copy = backup(worked_on.location, tmp_path / "copy")
    before = copy.read_bytes()
    for repeat in (
        lambda: backup(worked_on.location, copy),
        lambda: restore(copy, copy),
    ):
        with pytest.raises(AnnotatorError, match="exists already"):
            repeat()
    assert copy.read_bytes() == before


def test_replacing_keeps_what_was_there(tmp_path: Path) -> None:
    old = Project.create(tmp_path / "p", coder="Ada")
    copy = backup(old.location, tmp_path / "copy")
    old.actors.create("Written after the backup")
    old.close()
    restore(copy, old.location, replace=True)
    with_actor = [path for path in tmp_path.iterdir() if "before-restore" in path.name]
    for place, names in ((old.location, []), (with_actor[0], ["Written after the backup"])):
        opened = Project.open(place, coder="Ada")
        assert [actor.name for actor in opened.actors.called()] == names
        opened.close()


def _stop(done: int, total: int, what: str) -> None:
    raise Cancelled("Stopped.")


def test_a_copy_that_is_stopped_is_removed(worked_on: Project, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        backup(worked_on.location, tmp_path / "copy.annotator", _stop)
    assert not (tmp_path / "copy.annotator").exists()


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b"no"), lambda path: path.unlink()],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    Project.create(tmp_path / "p", coder="Ada").close()
    spoil(tmp_path / "p.annotator")
    with pytest.raises(AnnotatorError, match=r"p\.annotator"):
        restore(tmp_path / "p.annotator", tmp_path / "q.annotator")
    assert not (tmp_path / "q.annotator").exists()


def test_a_damaged_project_can_be_replaced(tmp_path: Path) -> None:
    old = Project.create(tmp_path / "p", coder="Ada")
    copy = backup(old.location, tmp_path / "copy")
    old.close()
    file = Path(old.location)
    file.write_bytes(damaged := file.read_bytes()[:5000])
    restore(copy, file, replace=True)
    opened = Project.open(file, coder="Ada")
    assert check(opened) == []
    opened.close()
    [set_aside] = tmp_path.glob("*before-restore*")
    assert set_aside.read_bytes() == damaged


def test_what_is_no_project_is_not_replaced(tmp_path: Path) -> None:
    Project.create(tmp_path / "p", coder="Ada").close()
    other = tmp_path / "letters.annotator"
    other.write_text("Dear")
    with pytest.raises(AnnotatorError, match="not an Annotator project"):
        restore(tmp_path / "p.annotator", other, replace=True)
    assert other.read_text() == "Dear"
    assert not list(tmp_path.glob("*restor*"))


def test_the_log_of_a_deleted_project_is_not_played_into_the_restored_one(tmp_path: Path) -> None:
    old = Project.create(tmp_path / "p", coder="Ada")
    copy = backup(old.location, tmp_path / "copy")
    old.actors.create("Only in the log")
    log = (tmp_path / "p.annotator-wal").read_bytes()
    old.close()
    (tmp_path / "p.annotator").unlink()
    (tmp_path / "p.annotator-wal").write_bytes(log)
    opened = Project.open(restore(copy, old.location), coder="Ada")
    assert opened.actors.called() == []
    assert check(opened) == []
    opened.close()


def test_a_copy_that_is_not_sound_is_removed(
    worked_on: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsound = [Finding(DATABASE, verbatim("out of order"))]
    monkeypatch.setattr("annotator.storage.backup.check_database", lambda _copy: unsound)
    with pytest.raises(AnnotatorError, match="out of order"):
        backup(worked_on.location, tmp_path / "copy.annotator")
    assert not (tmp_path / "copy.annotator").exists()


def test_no_password_is_said(tmp_path: Path, postgresql_url: str) -> None:
    made = Project.create(tmp_path / "p", coder="Ada")
    made.close()
    url = postgresql_url.replace("postgres:@", "postgres:secret@")
    restore(Path(made.location), url)
    with pytest.raises(AnnotatorError, match="is not empty") as caught:
        restore(Path(made.location), url)
    assert "secret" not in str(caught.value)
