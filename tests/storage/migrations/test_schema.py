"""Migrating: on data, from the first revision on, backed up before."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from annotator.core.coding.article import Article
from annotator.core.search.query import parse_query
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.codebooks import load
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.search import Search
from annotator.storage.engine import claim_file, file_of, is_server, make_engine
from annotator.storage.migrations import schema
from annotator.storage.search.fulltext import article_matches
from annotator.storage.tables import ArticleRow, Base

LATER = """
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{down_revision}"


def upgrade():
    op.add_column("actors", sa.Column("later", sa.Text(), server_default="yes"))
    {then}
"""


ARTICLE = (
    "INSERT INTO articles (id, title, text, sha256, language, source, author, published, url, "
    "metadata, revision, version) VALUES (:id, :title, :text, :sha256, '', '', '', '', '', '{}', "
    "1, 1)"
)
FIRST_ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "INSERT INTO project (id, name, created, version) VALUES ('p', 'Old', :created, 1)",
        {"created": "2026-01-01 00:00:00"},
    ),
    ("INSERT INTO codebook (id, body, version) VALUES ('codebook', :body, 1)", {}),
    (
        "INSERT INTO articles (id, title, text, sha256, language, source, author, published, url, "
        "metadata, revision, version) VALUES ('a', 'Docks', 'Docks closed.', 'x', '', '', '', '', "
        "'', '{}', 1, 1)",
        {},
    ),
)


def _know_a_later_revision(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> None:
    """Gives the program one more revision after today's."""
    source = LATER.format(down_revision=schema.HEAD, then=then)
    (folder / "later.py").write_text(source, encoding="utf-8")
    todays = schema.config

    def config() -> Config:
        extended = todays()
        versions = Path(schema.__file__).parent / "versions"
        extended.set_main_option("version_locations", f"{versions}:{folder}")
        return extended

    monkeypatch.setattr(schema, "config", config)
    monkeypatch.setattr(schema, "HEAD", "later")


def test_the_migrations_make_the_tables_of_the_code(project: Project) -> None:
    with project.reading() as read:
        # The full-text index is no table of ours, and titles are sorted letter case aside.
        context = MigrationContext.configure(
            read.connection,
            opts={
                "include_name": lambda name, *_: (
                    not str(name).startswith(("search_", "sorted_", "log_state"))
                )
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def _make_first_schema(location: str, articles: Iterator[dict[str, str]]) -> None:
    """Makes a project of the first revision there."""
    codebook = load("news")
    engine = make_engine(location)
    if not is_server(location):
        claim_file(file_of(location))
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        alembic = schema.config()
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "0001")
        for statement, row in FIRST_ROWS:
            body = msgspec.json.encode(codebook).decode()
            connection.execute(text(statement), {"body": body, **row})
        for each in articles:
            connection.execute(text(ARTICLE), {**each, "sha256": sha256(each["text"])})
    engine.dispose()


def test_a_project_of_the_first_schema_keeps_what_it_holds(empty_location: str) -> None:
    location = empty_location
    _make_first_schema(location, iter(()))

    project = Project.open(location, coder="Ada")

    [article] = project.articles.all()
    assert (article.text, article.note, article.flagged) == ("Docks closed.", "", False)
    assert project.counts().articles == 1
    with project.reading() as read:
        dialect = read.connection.dialect.name
        found = select(ArticleRow.id).where(article_matches(parse_query("docks"), dialect))
        assert list(read.connection.scalars(found)) == [article.id]
    record = project.records.create(article.id, "quote", [Span(0, 5)])
    assert (record.note, record.flagged) == ("", False)
    assert project.store.search_problems() == []
    assert (project.info.mappings, project.info.columns) == ({}, {})
    project.close()


@pytest.mark.parametrize("empty_location", ["sqlite"], indirect=True)
def test_words_are_folded_in_flat_memory(empty_location: str) -> None:
    portion = "قال محمّد علي أيضًا إنّ المحادثات فشلت. "
    count, length = 200, 400
    articles = (
        {"id": f"a{n}", "title": f"Straße {n}", "text": f"{n} {portion * length}"}
        for n in range(count)
    )
    _make_first_schema(empty_location, articles)
    project = Project.open(empty_location, coder="Ada")
    with project.writing("Nothing") as unit:
        unit.read.connection.execute(text("UPDATE articles SET text_words = NULL"))
    tracemalloc.start()
    project.safekeeping.rebuild_search()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Twenty articles of two bytes a sign, and their words.
    assert peak < count * length * len(portion) * 2 / 2
    assert project.search.totals(Search("strasse")).articles == count
    page = project.search.page(Search("“محمد علي ايضا” 7"))
    assert [(hit.article.id, hit.words) for hit in page.hits[:2]] == [
        ("a7", "7"),
        ("a7", "7"),
    ]
    assert page.hits[2].words == "محمّد علي أيضًا"
    assert project.store.search_problems() == []
    project.close()


def test_an_older_project_is_backed_up_and_migrated(
    project: Project, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    project.actors.create("Ilan Dorr")
    project.close()
    folder = tmp_path / "versions"
    folder.mkdir()
    _know_a_later_revision(folder, monkeypatch)

    migrated = Project.open(project.location, coder="Ada")

    with migrated.reading() as read:
        assert read.connection.scalars(text("SELECT later FROM actors")).all() == ["yes"]
    assert migrated.records.of_article(article.id) == [record]
    assert check(migrated) == []
    if migrated.location.startswith("postgresql"):
        assert migrated.migrated_backup is None
    else:
        assert migrated.migrated_backup
        assert migrated.migrated_backup.name.startswith(f"project.before-upgrade-{schema.HEAD[:0]}")
    migrated.close()
    reopened = Project.open(project.location, coder="Ada")
    assert reopened.migrated_backup is None
    reopened.close()


def test_the_backup_is_the_project_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.create(tmp_path / "p.annotator", coder="Ada").close()
    folder = tmp_path / "versions"
    folder.mkdir()
    with monkeypatch.context() as later:
        _know_a_later_revision(folder, later)
        migrated = Project.open(tmp_path / "p.annotator", coder="Ada")
        backup = migrated.migrated_backup
        migrated.close()
    assert backup
    old = Project.open(backup, coder="Ada")
    assert check(old) == []
    old.close()


def test_a_migration_that_fails_leaves_the_project_as_it_was(
    project: Project, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    folder = tmp_path / "versions"
    folder.mkdir()
    with monkeypatch.context() as later:
        _know_a_later_revision(folder, later, then="raise RuntimeError('broken')")
        with pytest.raises(RuntimeError, match="broken"):
            Project.open(project.location, coder="Ada")
    reopened = Project.open(project.location, coder="Ada")
    assert reopened.articles.get(article.id) == article
    assert check(reopened) == []
    reopened.close()
