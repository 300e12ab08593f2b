"""Opening an article, marking a span to its durable commit, and undoing it, by the services.

The floor reads, inserts and deletes the same rows by bare sqlite3 in a copy of the project.
"""

import sqlite3
import statistics
from collections.abc import Sequence
from contextlib import ExitStack, closing
from itertools import cycle
from typing import Any

from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.project import Project
from tests.benchmarks.kit.sized import CODER, Sized, growth, in_turn
from tests.benchmarks.kit.table import Row

_ROUNDS = 8
_AT_ONCE = 16
_ARTICLES = 400
"""Enough that none of them is read twice within the first rounds."""

_OF_ARTICLE = (
    "SELECT * FROM articles WHERE id = ?",
    "SELECT * FROM records WHERE article_id = ?",
    "SELECT field_values.* FROM field_values JOIN records ON records.id = record_id "
    "WHERE article_id = ?",
    "SELECT fragments.* FROM fragments JOIN records ON records.id = record_id WHERE article_id = ?",
)


class Bare:
    """What a project does for one edit, by nothing but its statements."""

    def __init__(self, connection: sqlite3.Connection, articles: Sequence[str]) -> None:
        self._connection = connection
        self._articles = cycle(articles)
        self._made: list[str] = []
        self._record = self._row("SELECT * FROM records LIMIT 1")
        self._fragment = self._row("SELECT * FROM fragments WHERE field = '' LIMIT 1")
        self._change = self._row("SELECT * FROM changes ORDER BY seq DESC LIMIT 1")
        self._op = self._row("SELECT * FROM ops WHERE kind = 'record' LIMIT 1")

    def _row(self, question: str) -> dict[str, Any]:
        cursor = self._connection.execute(question)
        names = [each[0] for each in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def open(self) -> None:
        """Reads an article and its records."""
        article = next(self._articles)
        for question in _OF_ARTICLE:
            self._connection.execute(question, (article,)).fetchall()

    def mark(self) -> None:
        """Writes a record, its place and its entry in the journal, durably."""
        record = new_id()
        self._made.append(record)
        self._connection.execute("BEGIN IMMEDIATE")
        self._insert("records", self._record, id=record)
        self._insert("fragments", self._fragment, record_id=record)
        self._journal(record, "create")
        self._connection.execute("COMMIT")

    def undo(self) -> None:
        """Takes the last one back, which the journal notes too."""
        record = self._made.pop()
        self._connection.execute("BEGIN IMMEDIATE")
        for table, key in (
            ("field_values", "record_id"),
            ("fragments", "record_id"),
            ("records", "id"),
        ):
            self._connection.execute(
                f"DELETE FROM {table} WHERE {key} = ?",  # noqa: S608 - ours
                (record,),
            )
        self._journal(record, "delete")
        self._connection.execute("COMMIT")

    def _journal(self, record: str, verb: str) -> None:
        (last,) = self._connection.execute("SELECT max(seq) FROM changes").fetchone()
        self._insert("changes", self._change, seq=last + 1, id=new_id(), ops=1)
        self._insert("ops", self._op, seq=last + 1, n=0, entity_id=record, verb=verb)

    def _insert(self, table: str, row: dict[str, Any], **other: Any) -> None:
        row = {**row, **other}
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - ours
        self._connection.execute(statement, tuple(row.values()))


class Services:
    """The same by the services, as the window asks them."""

    def __init__(self, project: Project, articles: Sequence[str]) -> None:
        self._project = project
        self._articles = cycle(articles)
        self._article = articles[0]
        self._at = 0

    def open(self) -> None:
        """Reads an article and its records."""
        article = next(self._articles)
        self._project.articles.get(article)
        self._project.records.of_article(article)

    def mark(self) -> None:
        """Makes a quote of eight characters."""
        self._at = (self._at + 1) % 500
        self._project.records.create(self._article, "quote", [Span(self._at, self._at + 8)])

    def undo(self) -> None:
        """Takes the last one back."""
        self._project.history.undo()


def rows(projects: Sequence[Sized]) -> list[Row]:
    """The three at each size, all projects in turn, and how they grow."""
    with ExitStack() as stack:
        works: list[Services | Bare] = []
        for sized in projects:
            project = stack.enter_context(closing(Project.open(sized.project, coder=CODER)))
            articles = [each.id for each in project.articles.page(limit=_ARTICLES)]
            works += [
                Services(project, articles),
                Bare(stack.enter_context(closing(sized.connect())), articles),
            ]
        opened = in_turn([work.open for work in works], _ROUNDS, _AT_ONCE)
        marked: list[list[float]] = [[] for _ in works]
        undone: list[list[float]] = [[] for _ in works]
        for _ in range(_ROUNDS):
            for n, work in enumerate(works):
                marked[n] += in_turn([work.mark], 1, _AT_ONCE)[0]
                undone[n] += in_turn([work.undo], 1, _AT_ONCE)[0]
    found: list[Row] = []
    for what, times, aim in (
        ("open an article of 100 records", opened, None),
        ("mark a span", marked, 3),
        ("undo it", undone, None),
    ):
        medians = [statistics.median(each) for each in times]
        ours = {sized.records: medians[2 * n] for n, sized in enumerate(projects)}
        found += [
            Row(
                what,
                medians[2 * n],
                "the same rows by bare sqlite3",
                medians[2 * n + 1],
                aim=aim,
                records=sized.records,
            )
            for n, sized in enumerate(projects)
        ]
        found += growth(what, ours)
    return found
