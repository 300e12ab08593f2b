"""Marking a span to its durable commit, against a bare SQLite insert of as many rows."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from annotator.core.article import Article
from annotator.core.record import Record
from annotator.core.span import Span, cut
from annotator.core.text import sha256
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from tests.benchmarks.table import Row

_RECORDS = 1_000_000
_PER_ARTICLE = 100
_RUNS = 8
_MARKS = 25
_BARE = (
    "INSERT INTO records VALUES (?, ?, 'quote', ?, 'draft', 0, 8, ?, ?, 1, '', 0, NULL)",
    "INSERT INTO fragments VALUES (?, '', 0, 0, 0, 8, 'Somebody')",
    "INSERT INTO changes VALUES (?, ?, ?, ?, 'Add quote', 'do', NULL, 1)",
    "INSERT INTO ops VALUES (?, 0, 'record', ?, 'create', NULL, NULL)",
)


def rows() -> Iterator[Row]:
    """The one row; making the project takes a minute or so."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "large", coder="Ada")
        article = _fill(project)
        ours: list[float] = []
        floor: list[float] = []
        with closing(_bare_connection(project.location)) as bare:
            # Runs in turn, so that both meet the same state of the file and of the machine. The
            # first of a run is left out: it reads anew what the other connection has written.
            for _ in range(_RUNS):
                project.poll()
                ours += [_mark(project, article.id, n) for n in range(_MARKS)][1:]
                coder = project.coder.id
                floor += [_insert_bare(bare, article.id, coder) for _ in range(_MARKS)][1:]
        project.close()
    yield Row(
        f"mark a span, {_RECORDS:,} records",
        statistics.median(ours) * 1000,
        "the same rows by bare sqlite3",
        statistics.median(floor) * 1000,
        aim=3,
    )


def _fill(project: Project) -> Article:
    """Imports the records; an article to go on with, in which the coder has begun."""
    articles = [_article(n) for n in range(_RECORDS // _PER_ARTICLE)]
    moment = now()
    with project.writing("Import") as unit:
        unit.create_all(articles)
        unit.create_all(
            Record(
                id=new_id(),
                article=article.id,
                type="quote",
                coder=project.coder.id,
                state="draft",
                created=moment,
                updated=moment,
                spans=(cut(article.text, Span(n, n + 8)),),
            )
            for article in articles
            for n in range(_PER_ARTICLE)
        )
    project.edit.create_record(articles[0].id, "quote", [Span(0, 8)])
    return articles[0]


def _article(n: int) -> Article:
    text = f"Article {n}. " + "Somebody said that something happened somewhere. " * 50
    return Article(new_id(), f"Article {n}", text, sha256(text))


def _mark(project: Project, article_id: str, n: int) -> float:
    """How many seconds it took."""
    start = time.perf_counter()
    project.edit.create_record(article_id, "quote", [Span(n, n + 8)])
    return time.perf_counter() - start


def _bare_connection(location: str) -> sqlite3.Connection:
    connection = sqlite3.connect(location, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _insert_bare(connection: sqlite3.Connection, article: str, coder: str) -> float:
    """How many seconds it took."""
    (last,) = connection.execute("SELECT max(seq) FROM changes").fetchone()
    record, change, moment = new_id(), new_id(), "2026-01-01 00:00:00.000000"
    rows = (
        (record, article, coder, moment, moment),
        (record,),
        (last + 1, change, moment, coder),
        (last + 1, record),
    )
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for statement, row in zip(_BARE, rows, strict=True):
        connection.execute(statement, row)
    connection.execute("COMMIT")
    return time.perf_counter() - start
