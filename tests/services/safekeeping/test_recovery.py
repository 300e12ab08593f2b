"""Recovering: what can be read is saved, what cannot is named, and the damaged file stays."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.repair import GAP
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.recovery import Recovered, recover
from annotator.services.safekeeping.recovery_sources import copied
from annotator.storage.salvage.records import TABLE_LEAF
from tests.conftest import an_article

PAGE = 4096


@pytest.fixture
def worked_on(tmp_path: Path) -> Path:
    """A closed project with three articles, one of them long, and records in each."""
    project = Project.create(tmp_path / "p", coder="Ada Holm")
    articles = [
        an_article(),
        an_article("A short one on boats.", "Boats"),
        an_article("The boats left. " * 2000, "Long"),
    ]
    with project.writing("Import 3 articles") as unit:
        unit.create_all(articles)
    for article in articles:
        record = project.records.create(article.id, "quote", [Span(0, 5)])
        record = project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
        project.records.take(record, "cue", [Span(6, 9)])
        project.records.create(article.id, "claim", [Span(2, 8)])
        project.articles.set_status(article.id, "done")
    project.close()
    return Path(project.location)


def _copy_open(file: str | Path, to: str | Path) -> None:
    """Copies what this process has open, which another one has to do."""
    [made] = copied([Path(file)], Path(to).parent)
    made.replace(to)


def _harm(file: Path, *, where: Callable[[int], bool]) -> None:
    """Zeroes pages, as a failing disk does."""
    content = bytearray(file.read_bytes())
    for n in range(len(content) // PAGE):
        if where(n + 1):
            content[n * PAGE : (n + 1) * PAGE] = bytes(PAGE)
    file.write_bytes(content)


def _pages_of(file: Path, *tables: str) -> set[int]:
    """The pages of tables; overflow pages too."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ATTACH ? AS other", (str(file),))
        roots = connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall()
    return {page for name, page in roots if name in tables}


def _opened(made: Recovered) -> Project:
    project = Project.open(made.project, coder="Ada Holm")
    assert check(project) == []
    return project


def _everything(project: Project) -> list[object]:
    articles = list(project.articles.all())
    records = [record for each in articles for record in project.records.of_article(each.id)]
    return [project.info, project.codebook, articles, records, list(project.actors.all())]


def test_a_sound_project_is_saved_with_its_journal(worked_on: Path, tmp_path: Path) -> None:
    before = worked_on.read_bytes()
    made = recover(worked_on, tmp_path / "out")
    assert made.losses == []
    assert made.journal_kept
    assert made.exact == sum(made.saved.values())
    original = Project.open(worked_on, coder="Ada Holm")
    project = _opened(made)
    assert _everything(project) == _everything(original)
    assert project.history.entries()[0].change.sentence() == "Recovered from p.annotator"
    undone = project.history.undo()
    assert undone.undoes == project.history.entries()[2].change.seq
    assert check(project) == []
    for each in (original, project):
        each.close()
    assert worked_on.read_bytes() == before


@pytest.mark.parametrize("table", ["records", "fragments", "field_values", "ops", "changes"])
def test_what_a_page_held_is_named_and_the_rest_saved(
    table: str, worked_on: Path, tmp_path: Path
) -> None:
    [page] = _pages_of(worked_on, table)
    _harm(worked_on, where=lambda n: n == page)
    made = recover(worked_on, tmp_path / "out")
    assert made.saved["article"] == 3
    project = _opened(made)
    if table in ("ops", "changes"):
        assert not made.journal_kept
        assert made.saved["record"] == 6
    else:
        assert made.journal_kept
        assert made.losses
    # Undo works from there.
    article = next(project.articles.all())
    project.records.create(article.id, "claim", [Span(0, 3)])
    project.history.undo()
    assert check(project) == []
    project.close()


def test_records_stay_where_the_text_is_lost(worked_on: Path, tmp_path: Path) -> None:
    # Of the long article, what lies past its first page is gone.
    with closing(sqlite3.connect(worked_on)) as connection:
        [(article_id,)] = connection.execute("SELECT id FROM articles WHERE title = 'Long'")
    content = worked_on.read_bytes()
    chained = [
        n + 1
        for n in range(len(content) // PAGE)
        if b"The boats left. The boats left." in content[n * PAGE : (n + 1) * PAGE]
        # Where the row begins, a leaf of the table, wherever in the file that lies.
        and content[n * PAGE] != TABLE_LEAF
    ]
    _harm(worked_on, where=lambda n: n in chained[-4:])
    made = recover(worked_on, tmp_path / "out")
    project = _opened(made)
    article = project.articles.get(article_id)
    assert article is not None
    assert article.text.startswith("The boats left. ")
    assert article.flagged
    assert article.text.endswith(GAP) or article.sha256 == sha256(article.text)
    assert len(project.records.of_article(article_id)) == 2
    assert any(f"article {article_id}" == str(loss.where) for loss in made.losses)
    project.close()


def test_what_is_no_id_any_more_names_nothing(worked_on: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(worked_on)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        garbled = "UPDATE records SET article_id = CAST(x'6100ff62' AS TEXT) WHERE type = 'claim'"
        connection.execute(garbled)
        connection.commit()
    _harm(worked_on, where=lambda n: n in _pages_of(worked_on, "ops"))
    made = recover(worked_on, tmp_path / "out")
    project = _opened(made)
    assert [article.title for article in project.articles.all()].count("Recovered article") == 0
    assert len(list(project.articles.all())) == 3
    project.close()


def test_a_backup_gives_what_the_file_has_lost(worked_on: Path, tmp_path: Path) -> None:
    copy = backup(worked_on, tmp_path / "copy.annotator")
    original = Project.open(worked_on, coder="Ada Holm")
    everything = _everything(original)
    original.close()
    gone = _pages_of(worked_on, "records", "articles", "actors")
    _harm(worked_on, where=lambda n: n in gone)
    made = recover(worked_on, tmp_path / "out", backups=[copy])
    assert made.losses == []
    project = _opened(made)
    assert _everything(project) == everything
    project.close()


def test_what_is_only_in_the_log_is_saved_too(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    killed = tmp_path / "killed.annotator"
    project.records.create(article.id, "quote", [Span(0, 5)])
    _copy_open(project.location, killed)
    _copy_open(f"{project.location}-wal", f"{killed}-wal")
    project.close()
    made = recover(killed, tmp_path / "out")
    assert (made.saved["record"], made.losses) == (1, [])
    killed.write_bytes(b"")
    by_log = recover(killed, tmp_path / "out-2")
    assert by_log.saved["record"] == 1
    for each in (made, by_log):
        _opened(each).close()


def test_what_was_deleted_does_not_come_back(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    records = [project.records.create(article.id, "quote", [Span(n, n + 4)]) for n in range(40)]
    project.records.delete(records[5:])
    project.close()
    file = Path(project.location)
    # Without its first page nothing tells which pages are free.
    _harm(file, where=lambda n: n == 1)
    made = recover(file, tmp_path / "out")
    assert made.saved["record"] == 5
    _opened(made).close()


def test_values_that_name_nothing_any_more_let_go_of_it(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    article = an_article()
    actors = [new_id() for _ in range(2)]
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    quote = project.records.create(article.id, "quote", [Span(0, 5)])
    quote = project.records.name_actor(quote, "speaker", 0, "Ilan Dorr")
    project.close()
    assert actors
    file = Path(project.location)
    [page] = _pages_of(file, "actors")
    _harm(file, where=lambda n: n == page)
    made = recover(file, tmp_path / "out")
    opened = _opened(made)
    # The record names the actor, and so gives it its name again.
    [actor] = opened.actors.called()
    assert actor.name == "Ilan Dorr"
    record = opened.records.get(quote.id)
    assert isinstance(record, Record)
    assert record.fields["speaker"] == (FieldValue("Ilan Dorr", actor.id),)
    assert any(f"actor {actor.id}" == str(loss.where) for loss in made.losses)
    opened.close()


def test_nothing_is_written_over_and_nothing_half_done_is_left(
    worked_on: Path, tmp_path: Path
) -> None:
    (tmp_path / "there.annotator").write_bytes(b"mine")
    with pytest.raises(AnnotatorError, match="exists already"):
        recover(worked_on, tmp_path / "there")
    with pytest.raises(AnnotatorError, match="no project at"):
        recover(tmp_path / "nowhere.annotator", tmp_path / "out")

    def stop(done: int, total: int, what: str) -> None:
        if what != "Reading pages":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        recover(worked_on, tmp_path / "out", progress=stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.annotator", "there.annotator"]


def test_a_project_of_another_id_gives_nothing(worked_on: Path, tmp_path: Path) -> None:
    other = Project.create(tmp_path / "other", coder="Ada")
    with other.writing("Import 1 article") as unit:
        unit.create(Article(new_id(), "Other", "Other text", sha256("Other text")))
    other.close()
    made = recover(worked_on, tmp_path / "out", backups=[Path(other.location)])
    assert made.saved["article"] == 3
    assert [str(loss.problem) for loss in made.losses] == ["is of another project"]
    _opened(made).close()


def test_a_log_that_was_set_aside_gives_its_edits(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    copy = backup(project.location, tmp_path / "copy.annotator")
    record = project.records.create(article.id, "quote", [Span(0, 5)])
    aside = tmp_path / "p.log-set-aside-20260301-120000.annotator-wal"
    _copy_open(f"{project.location}-wal", aside)
    project.close()
    # As when a backup is copied over the project by hand.
    shutil.copyfile(copy, project.location)
    made = recover(aside, tmp_path / "out")
    # What the log does not hold is the project's, at whose place it lay.
    assert made.losses == []
    opened = _opened(made)
    assert (opened.info, opened.codebook) == (project.info, project.codebook)
    assert opened.records.get(record.id) == record
    assert opened.articles.get(article.id) == article
    opened.close()
