"""A purged article is nowhere: not in the tables, the journal, the index, free pages or backups."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.services.project import Project
from annotator.services.safekeeping.automatic_backups import kept_backups, rotate_backups
from annotator.services.safekeeping.backups import backup, restore
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.purging import copies_of, purge
from annotator.services.transfer.importing import import_paths
from annotator.storage.tables import Base
from tests.conftest import an_article

BAKED = "Zwiebelkuchen"
TEXT = f"The witness, Quirin Abendrot, baked {BAKED} in Hinterposemuckel. " * 40
WORDS = (BAKED, "Quirin", "Abendrot", "Hinterposemuckel", "Vertuschung", "Kronzeugin")
OTHER = "Nothing of that is said here; the harbour was calm."


def made(project: Project) -> tuple[str, str]:
    """A project whose journal, index and free pages have much of an article; the article and
    another."""
    secret = Article(
        "a1",
        "Kronzeugin backt",
        TEXT,
        sha256(TEXT),
        source="Gazette",
        metadata={"desk": "Abendrot"},
    )
    other = replace(an_article(OTHER, "Harbour"), id="a2")
    with project.writing("Import 2 articles") as unit:
        unit.create_all([secret, other])
    record = project.records.create("a1", "quote", [Span(0, 60)])
    evidence = cut(TEXT, Span(13, 28))
    project.records.set_values(record, "speaker", [FieldValue("Quirin A.", None, (evidence,))])
    claim = project.records.create("a1", "claim", [Span(5, 30)])
    beside = project.records.create("a2", "claim", [Span(0, 7)])
    project.links.add(record.id, beside.id, "makes")
    project.notes.note_record(claim, "Vertuschung?")
    [deleted] = [each for each in project.records.of_article("a1") if each.id == claim.id]
    project.records.delete([deleted])
    project.articles.set_detail(project.articles.get("a1"), "author", "Vertuschung")
    project.articles.set_detail(project.articles.get("a1"), "author", "Bell")
    project.articles.set_status("a2", "done")
    return "a1", "a2"


def left_in(folder: Path) -> list[str]:
    """Which of the words stand in which files; nobody may have one of them open."""
    return [
        f"{path.name}: {word}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for word in WORDS
        if word.encode().lower() in path.read_bytes().lower()
    ]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def test_nothing_is_left_in_the_file_its_log_and_its_backups(place: Path) -> None:
    project = Project.create(place / "p.annotator", coder="Ada")
    secret, other = made(project)
    rotate_backups(project.location, place / "backups", 5)
    project.close()
    backup(place / "p.annotator", place / "mine.annotator")
    restore(place / "mine.annotator", place / "p.annotator", replace=True)
    assert len(left_in(place)) > 15
    project = Project.open(place / "p.annotator", coder="Ada")
    assert len(copies_of(project, [place / "backups"])) == 3
    report = purge(project, secret, backup_folders=[place / "backups"])
    assert (report.records, report.is_erased, len(report.copies), report.left) == (1, True, 3, ())
    assert [each.id for each in project.articles.all()] == [other]
    assert not check(project)
    [newest, *_] = project.history.entries()
    assert (newest.change.kind, newest.change.parameters) == ("purge-article", {})
    assert newest.change.sentence() == "Purge an article for good"
    assert not any(word in str(project.history.entries()) for word in WORDS)
    project.history.details([entry.change for entry in project.history.entries()])
    project.close()
    assert left_in(place) == []
    # The copies are whole, and ours still.
    [kept] = kept_backups(place / "backups")
    for copy in (kept.file, place / "mine.annotator"):
        opened = Project.open(copy, coder="Ada")
        assert not check(opened)
        assert [each.id for each in opened.articles.all()] == [other]
        opened.close()


def test_on_a_file_and_on_a_server(project: Project) -> None:
    secret, other = made(project)
    report = purge(project, secret)
    assert (report.records, report.is_erased) == (1, True)
    assert not check(project)
    assert [each.id for each in project.articles.all()] == [other]
    with project.reading() as read:
        for table in Base.metadata.sorted_tables:
            rows = str(read.connection.execute(table.select()).all())
            assert not [word for word in WORDS if word in rows], table.name
    # What is left of the journal can be undone, and the rest is passed by.
    while change := project.history.undoable():
        project.history.undo(change)
    assert not check(project)
    assert list(project.articles.all()) == []


def test_an_import_is_undone_without_it(project: Project, tmp_path: Path) -> None:
    for name, words in (("a", TEXT), ("b", OTHER)):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    import_paths(project, [tmp_path / "a.txt", tmp_path / "b.txt"])
    [secret] = [each.id for each in project.articles.all() if each.text.startswith("The witness")]
    purge(project, secret)
    project.history.undo()
    assert list(project.articles.all()) == []
    project.history.redo()
    assert [each.text for each in project.articles.all()] == [OTHER]
    assert not check(project)


def test_an_article_that_was_deleted_is_purged_from_the_journal(project: Project) -> None:
    secret, _ = made(project)
    project.articles.delete(secret)
    assert purge(project, secret).records == 0
    assert not check(project)
    with project.reading() as read:
        for table in Base.metadata.sorted_tables:
            rows = str(read.connection.execute(table.select()).all())
            assert not [word for word in WORDS if word in rows], table.name
    # Once more, to erase what could not be erased before, is no new entry.
    entries = len(project.history.entries())
    assert purge(project, secret).is_erased
    assert len(project.history.entries()) == entries
    with pytest.raises(AnnotatorError, match="no article"):
        purge(project, "none")


def test_searching_goes_on(project: Project) -> None:
    secret, _ = made(project)
    purge(project, secret)
    project.articles.add("Another text about the harbour.")
    assert not check(project)
    assert not project.store.search_problems()


def test_another_window_is_told(place: Path) -> None:
    project = Project.create(place / "p.annotator", coder="Ada")
    secret, _ = made(project)
    other = Project.open(place / "p.annotator", coder="Ben")
    told: list[object] = []
    other.notify.subscribe(told.append)
    purge(project, secret)
    other.poll()
    assert told
    other.records.create("a2", "quote", [Span(0, 7)])
    assert not check(other)
    other.close()
    project.close()


def test_a_reader_holds_it_up_and_a_damaged_copy_is_named(place: Path) -> None:
    project = Project.create(place / "p.annotator", coder="Ada")
    project.connection.patience = 0.1
    secret, _ = made(project)
    (place / "not.annotator").write_text("no project")
    (place / "p.log-set-aside-1.annotator-wal").touch()
    (place / "p.annotator.drafts-1.json").write_text(f'{{"article": "{secret}"}}')
    (place / "p.annotator.drafts-2.json").write_text('{"article": "another"}')
    backup(project.location, place / "broken.annotator")
    with (place / "broken.annotator").open("r+b") as file:
        file.seek(5000)
        file.write(b"\\0" * 20_000)
    with project.reading() as read:
        assert read.info()
        report = purge(project, secret)
    assert not report.is_erased
    [(log, set_aside), (drafts, _), (damaged, reason)] = report.left
    assert (log.name, damaged.name) == ("p.log-set-aside-1.annotator-wal", "broken.annotator")
    assert drafts.name == "p.annotator.drafts-1.json"
    assert "set aside" in str(set_aside)
    damaged.unlink()
    assert purge(project, secret).is_erased
    assert str(damaged) in str(reason)
    project.close()
    for each in (log, drafts):
        each.unlink()
    assert left_in(place) == []


def test_who_reads_a_server_holds_it_up(postgresql_url: str) -> None:
    project = Project.create(postgresql_url, coder="Ada")
    project.connection.patience = 0.1
    secret, other = made(project)
    with project.reading() as read:
        assert read.info()
        assert read.article(secret)
        report = purge(project, secret)
    assert not report.is_erased
    assert purge(project, other).is_erased
    assert not check(project)
    project.close()
