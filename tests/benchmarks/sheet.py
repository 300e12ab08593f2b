"""The sheet of a million records: its rows found, its first page, its frames, its memory."""

# ruff: noqa: PLC0415 - Qt is loaded only once no screen is asked for.

import sqlite3
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.sheet.model import SheetOrder, SheetQuestion, columns_of, read_filter
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from tests.benchmarks.kit.table import Row, milliseconds

RECORDS = 1_000_000
_PER_ARTICLE = 100
_RUNS = 3
_FRAMES = 20
_KINDS = ("direct", "indirect", "mixed")
BARE_IDS = "SELECT id FROM records WHERE type = 'quote' ORDER BY article_id, start, id"
_BARE_SORT = (
    "SELECT records.id FROM records JOIN articles ON articles.id = records.article_id "
    "WHERE type = 'quote' ORDER BY lower(title), article_id, start, records.id"
)
_BARE_PAGE = f"{BARE_IDS} LIMIT 200"
_BARE_FILTER = (
    "SELECT id FROM records WHERE type = 'quote' AND EXISTS (SELECT 1 FROM field_values "
    "WHERE record_id = records.id AND field = 'kind' AND json_extract(value, '$') = 'mixed') "
    "ORDER BY article_id, start, id"
)


def rows() -> Iterator[Row]:
    """Making the project takes two minutes or so."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "large", coder="Ada")
        fill(project, RECORDS)
        yield from finding(project)
        yield from painting(project)
        project.close()


def fill(project: Project, records: int) -> None:
    """Imports the records, a hundred an article, each with two values."""
    articles = [_article(n) for n in range(records // _PER_ARTICLE)]
    moment, coder = now(), project.coder.id
    with project.writing("Import") as unit:
        unit.create_all(articles)
        unit.create_all(
            Record(
                id=new_id(),
                article=article.id,
                type="quote",
                coder=coder,
                state="draft",
                created=moment,
                updated=moment,
                spans=(cut(article.text, Span(n * 20, n * 20 + 60)),),
                fields={
                    "cue": (FieldValue("said"),),
                    "kind": (FieldValue(_KINDS[n % 3]),),
                },
            )
            for article in articles
            for n in range(_PER_ARTICLE)
        )


def _article(n: int) -> Article:
    text = f"Article {n}. " + "Somebody said that something happened somewhere. " * 50
    outlet = ("The Bell", "Daily Tide", "Coast Post")[n % 3]
    return Article(
        new_id(), f"Article {n * 7919 % 10007}", text, sha256(text), "en", outlet, "", "2017-03-03"
    )


def finding(project: Project) -> Iterator[Row]:
    """The first page, and all rows: as they stand, sorted, and filtered."""
    sheet = project.sheet
    columns = {column.key: column for column in columns_of(project.codebook.type("quote"))}
    kind = columns["fields.kind"]
    mixed = read_filter(kind, "mixed")
    assert mixed is not None
    plain = SheetQuestion("quote")
    asked = (
        ("as they stand", plain, BARE_IDS),
        ("by title", SheetQuestion("quote", order=SheetOrder(columns["title"])), _BARE_SORT),
        ("of one kind", SheetQuestion("quote", ((kind, mixed),)), _BARE_FILTER),
    )
    with closing(sqlite3.connect(project.location)) as bare:
        yield Row(
            "sheet: first page",
            milliseconds(_Asked(sheet.first, plain).run, 7),
            "its ids by bare sqlite3",
            milliseconds(_Asked(_all, bare, _BARE_PAGE).run, 7),
        )
        for name, question, statement in asked:
            yield Row(
                f"sheet: {RECORDS:,} rows {name}",
                milliseconds(_Asked(sheet.all, question).run, _RUNS),
                "the same ids by bare sqlite3",
                milliseconds(_Asked(_all, bare, statement).run, _RUNS),
                aim=2,
            )
    tracemalloc.start()
    matches = sheet.all(plain)
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(matches) == RECORDS
    print(f"sheet: {RECORDS:,} ids take {size / 1e6:.0f} MB")


class _Asked:
    def __init__(self, ask: Callable[..., Any], *arguments: Any) -> None:
        self._ask = ask
        self._arguments = arguments

    def run(self) -> None:
        self._ask(*self._arguments)


def _all(bare: sqlite3.Connection, statement: str) -> None:
    bare.execute(statement).fetchall()


def painting(project: Project) -> Iterator[Row]:
    """Frames of the sheet in the window while it is scrolled; the floor is a frame's 16 ms."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication, QStackedWidget

    from annotator.resources import resources_folder
    from annotator.ui.kit.background_reads import BackgroundReads
    from annotator.ui.kit.settings import Settings
    from annotator.ui.kit.theme import load_theme
    from annotator.ui.sheet.panel import SheetPanel

    app = QApplication.instance() or QApplication([])
    window = QStackedWidget()
    window.resize(1440, 860)
    questions = BackgroundReads(window)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "window.ini")
        theme = load_theme(resources_folder() / "themes", "light")
        panel = SheetPanel(questions, settings, theme, lambda command: command.write(project))
        window.addWidget(panel)
        window.show()
        start = time.perf_counter()
        panel.set_project(project)
        first = last = 0.0
        while not (panel.model.is_complete and panel.model.rowCount() == RECORDS):
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            if not first and panel.model.rowCount():
                first = time.perf_counter() - start
        last = time.perf_counter() - start
        viewport, bar = panel.table.viewport(), panel.table.verticalScrollBar()

        def frame(value: int) -> float:
            begun = time.perf_counter()
            bar.setValue(value)
            viewport.repaint()
            return (time.perf_counter() - begun) * 1000

        def settle() -> None:
            until = time.perf_counter() + 0.2
            while time.perf_counter() < until or questions.is_open("sheet.rows"):
                app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

        known: list[float] = []
        unknown: list[float] = []
        for n in range(_FRAMES):
            unknown.append(frame((n * 7919 * 997) % bar.maximum()))
            settle()
            known += [frame(bar.value() + step * 90) for step in range(4)]
        window.hide()
        panel.set_project(None)
        questions.close()
    for name, figure in (
        ("sheet: a frame of rows that are read", statistics.median(known)),
        ("sheet: the slowest of 20 such frames", sorted(known)[-len(known) // 20]),
        ("sheet: a frame of rows still to be read", statistics.median(unknown)),
    ):
        yield Row(f"{name}, {RECORDS:,} rows", figure, "16 ms", 16.0, aim=1)
    with closing(sqlite3.connect(project.location)) as bare:
        floor = milliseconds(_Asked(_all, bare, BARE_IDS).run, _RUNS)
    yield Row("sheet: first rows in sight", first * 1000, "50 ms", 50.0, aim=1)
    yield Row("sheet: all rows known, in the window", last * 1000, "ids by bare sqlite3", floor)
