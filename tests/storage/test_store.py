"""Opening rules, transactions, and what the journal keeps; on both databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import ConflictError, TextError
from annotator.core.text.span import Span
from annotator.services.codebooks import load
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from annotator.storage.engine import APPLICATION_ID, SUFFIX
from annotator.storage.errors import (
    BusyError,
    NewerProjectError,
    NotAProjectError,
    StorageError,
)
from annotator.storage.migrations.schema import HEAD, known_revisions
from annotator.storage.opening import create_store, open_store
from tests.conftest import an_article


def test_a_new_project_opens_again_as_it_was(project: Project) -> None:
    reopened = Project.open(project.location, coder="Ada")
    assert reopened.info == project.info
    assert reopened.info.name.isidentifier()
    assert reopened.codebook == load("news")
    assert reopened.migrated_backup is None
    reopened.close()


def test_a_place_that_is_taken_is_refused_and_kept(project: Project) -> None:
    with pytest.raises(StorageError, match=r"exists already|not empty"):
        Project.create(project.location, coder="Ada")
    Project.open(project.location, coder="Ada").close()


def test_a_file_without_suffix_gets_the_projects(tmp_path: Path) -> None:
    Project.create(tmp_path / "deep" / "talks", coder="Ada").close()
    assert (tmp_path / "deep" / f"talks{SUFFIX}").exists()


@pytest.mark.parametrize("content", [b"", b"Just text.", b"SQLite format 3\0" + bytes(84)])
def test_a_foreign_file_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.annotator"
    path.write_bytes(content)
    with pytest.raises(NotAProjectError, match="foreign"):
        open_store(str(path))
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_foreign_database_is_refused(tmp_path: Path, postgresql_url: str) -> None:
    path = tmp_path / "other.annotator"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with pytest.raises(NotAProjectError):
        open_store(str(path))
    with pytest.raises(NotAProjectError):
        open_store(postgresql_url)


def test_a_file_that_goes_while_it_is_looked_at_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.annotator"
    Project.create(path, coder="Ada").close()

    def gone(*_arguments: object) -> sqlite3.Connection:
        path.rename(tmp_path / "moved.annotator")
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)

    monkeypatch.setattr("annotator.storage.engine.connect_file", gone)
    with pytest.raises(NotAProjectError, match="There is no project"):
        open_store(str(path))


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotAProjectError, match=r"nowhere\.annotator"):
        open_store(str(tmp_path / "nowhere.annotator"))
    (tmp_path / "folder.annotator").mkdir()
    with pytest.raises(NotAProjectError, match="folder"):
        open_store(str(tmp_path / "folder.annotator"))


def test_a_server_out_of_reach_is_said_without_the_password() -> None:
    with pytest.raises(StorageError) as refused:
        open_store("postgresql://ada:secret@localhost:1/none")
    assert "secret" not in str(refused.value)


def test_the_file_says_whose_it_is_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new.annotator"
    store = create_store(str(path), ProjectInfo(new_id(), "New", now()), load("news"))
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as file_alone:
        (found,) = file_alone.execute("PRAGMA application_id").fetchone()
    store.close()
    assert found == APPLICATION_ID


def test_a_project_of_a_newer_version_is_refused(project: Project) -> None:
    with project.writing("none") as unit:
        unit.read.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerProjectError, match="newer version"):
        open_store(project.location)


def test_alembic_agrees_on_the_head_revision() -> None:
    assert known_revisions()[0] == HEAD


def test_what_is_read_at_once_is_of_one_state(project: Project, article: Article) -> None:
    other = Project.open(project.location, coder="Ben")
    with project.reading() as read:
        before = read.journal.last_seq()
        record = other.records.create(article.id, "quote", [Span(0, 4)])
        assert read.journal.last_seq() == before
        assert read.entities("record", [record.id]) == {}
    assert project.records.get(record.id) is not None
    other.close()


def test_a_failed_change_leaves_nothing(project: Project, article: Article) -> None:
    notified: list[object] = []
    project.notify.subscribe(notified.append)
    twice = Actor(new_id(), "One")
    with pytest.raises(ConflictError), project.writing("Two actors") as unit:
        unit.create_all([twice, twice])
    assert project.actors.called() == []
    assert project.history.entries()[0].change.sentence() == "Import 1 article"
    assert notified == []


def test_errors_of_the_database_hold_nothing_that_was_written(
    project: Project, article: Article
) -> None:
    twice = replace(an_article(title="Quietly agreed"), id=article.id)
    with pytest.raises(ConflictError) as caught, project.writing("Once more") as unit:
        unit.create(twice)
    cause = caught.value.__cause__
    assert "unique" in str(cause).lower()
    assert "Quietly agreed" not in f"{caught.value}{cause}{cause!r}"


def test_a_change_that_changes_nothing_leaves_no_entry(project: Project, article: Article) -> None:
    before = project.history.entries()
    with project.writing("Nothing") as unit:
        assert unit.update(article, article) is article
    assert unit.change is None
    assert project.history.entries() == before


def test_references_to_what_is_gone_are_refused(project: Project) -> None:
    with (
        pytest.raises(ConflictError, match="deleted, or is still in use"),
        project.writing("Link") as unit,
    ):
        unit.create(Link(new_id(), new_id(), new_id(), "supports"))


def test_the_version_check_stops_a_lost_update(project: Project, article: Article) -> None:
    with project.writing("Retitle") as unit:
        unit.update(article, replace(article, title="First"))
    with pytest.raises(ConflictError, match="same moment"), project.writing("Retitle") as unit:
        unit.update(article, replace(article, title="Second"))
    with pytest.raises(ConflictError, match="same moment"), project.writing("Remove") as unit:
        unit.delete(article)
    assert project.articles.get(article.id).title == "First"


def test_one_writer_at_a_time(project: Project, article: Article) -> None:
    project.connection.patience = 0.0
    with project.writing("Long") as unit:
        unit.create(Actor(new_id(), "One"))
        with pytest.raises(BusyError, match="Nothing was lost"):
            project.actors.create("Two")
    project.actors.create("Two")
    assert [actor.name for actor in project.actors.called()] == ["One", "Two"]


def test_a_million_ops_would_stream(project: Project) -> None:
    statements: list[int] = []

    def count(*args: object) -> None:
        statements.append(len(str(args[3])))

    articles = [an_article(f"Text {n}") for n in range(2500)]
    with project.writing("Import") as unit:
        event.listen(unit.read.connection, "before_cursor_execute", count)
        assert unit.create_all(iter(articles)) == 2500
        assert len(unit._pending) < 1000
    assert project.articles.count() == 2500
    assert project.history.undo().ops == 2500
    assert project.articles.count() == 0


def test_everything_comes_back_as_it_was_written(project: Project, article: Article) -> None:
    made = [
        project.records.create(article.id, "event", [Span(70, 74), Span(21, 28)]),
        project.records.create(article.id, "quote", [Span(21, 60)]),
    ]
    assert project.records.of_article(article.id) == made
    assert [span.text for span in made[0].spans] == [
        article.text[21:28],
        article.text[70:74],
    ]
    assert project.articles.get(article.id) == article
    assert list(project.articles.all()) == [article]


def test_text_that_no_database_stores_is_refused(project: Project) -> None:
    with pytest.raises(TextError, match=r"'a\\ud800' holds a lone surrogate"):
        project.actors.create("a\ud800")
    assert project.actors.called() == []


def test_a_damaged_file_is_said_to_be(tmp_path: Path) -> None:
    made = Project.create(tmp_path / "p", coder="Ada")
    made.close()
    for spoil in ("UPDATE codebook SET body = '{'", "UPDATE project SET created = '20:6-11'"):
        with sqlite3.connect(made.location) as connection:
            connection.execute(spoil)
        connection.close()
        with pytest.raises(
            StorageError, match=r"p\.annotator is damaged: .*annotator restore BACKUP"
        ):
            Project.open(made.location, coder="Ada")


def test_a_page_that_is_torn_is_said_in_one_line(tmp_path: Path) -> None:
    made = Project.create(tmp_path / "p", coder="Ada")
    made.close()
    file = Path(made.location)
    file.write_bytes(file.read_bytes()[:150] + bytes(8000))
    with pytest.raises(StorageError, match="malformed") as caught:
        Project.open(file, coder="Ada")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://u:p@localhost:abc/d", "postgresql://u:p/q@h:1/d"])
def test_an_address_that_cannot_be_read_is_refused(url: str) -> None:
    with pytest.raises(StorageError) as caught:
        open_store(url)
    assert "\n" not in str(caught.value)
