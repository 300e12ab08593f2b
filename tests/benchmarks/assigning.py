"""The board of progress and “my articles” of 100,000 assigned articles, against bare sqlite3."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.coder import Coder
from annotator.core.team.assigning import AssigningQuestion
from annotator.core.team.drawing import Design
from annotator.core.text.normalization import sha256
from annotator.resources import resources_folder
from annotator.services.ids import coder_id, new_id
from annotator.services.project import Project
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.theme import load_theme
from annotator.ui.team.board_panel import BoardPanel
from tests.benchmarks.kit.table import Row, milliseconds

_ARTICLES = 100_000
_CODERS = 6
_PAGE = 200
_ROUNDS = 15
_MOST = 50
"""Milliseconds: as long as the first rows may take."""
_PAGE_OF_BOARD = "SELECT DISTINCT article_id FROM assignments ORDER BY article_id LIMIT ?"
_CELLS = (
    "SELECT a.article_id, a.coder_id, s.state, s.relevant FROM assignments a "
    "LEFT JOIN statuses s ON s.article_id = a.article_id AND s.coder_id = a.coder_id "
    "WHERE a.article_id IN (SELECT value FROM json_each(?))"
)
_IS_MINE = (
    "FROM articles WHERE id IN (SELECT article_id FROM assignments WHERE coder_id = ?1) "
    "AND id NOT IN (SELECT article_id FROM statuses WHERE coder_id = ?1 AND relevant IS 0)"
)
_MINE = f"SELECT id, (SELECT count(*) {_IS_MINE}) {_IS_MINE} ORDER BY id LIMIT 200"
_TOTALS = (
    "SELECT a.coder_id, s.state, s.relevant, count(*) FROM assignments a LEFT JOIN statuses s "
    "ON s.article_id = a.article_id AND s.coder_id = a.coder_id GROUP BY 1, 2, 3"
)


def rows() -> Iterator[Row]:
    """The first rows of the board, in a service and in the window; then a coder's own list."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "team.annotator"
        coders = _fill(place)
        project = Project.open(place, coder=coders[0].name)
        with closing(sqlite3.connect(place)) as bare:
            board = milliseconds(lambda: project.assignments.board(0, _PAGE), _ROUNDS)
            what = f"first rows of the board of {_ARTICLES:,} articles"
            yield Row(what, board, "sqlite3, the same", milliseconds(lambda: _bare(bare), _ROUNDS))
            yield Row(what, board, f"{_MOST} ms", _MOST, aim=1)
            shown = statistics.median(_show(project) for _ in range(_ROUNDS))
            yield Row(f"{what}, in the window", shown, f"{_MOST} ms", _MOST, aim=1)
            mine = milliseconds(lambda: project.articles.window(ArticleFilter(mine=True)), _ROUNDS)
            own = (coders[0].id,)
            same = milliseconds(lambda: bare.execute(_MINE, own).fetchall(), _ROUNDS)
            yield Row("first rows of my articles", mine, "sqlite3, the same", same)
            totals = milliseconds(project.assignments.progress, _ROUNDS)
            same = milliseconds(lambda: bare.execute(_TOTALS).fetchall(), _ROUNDS)
            yield Row("totals by coder", totals, "sqlite3, the same", same)
        project.close()
    del application


def _bare(connection: sqlite3.Connection) -> None:
    ids = [article for (article,) in connection.execute(_PAGE_OF_BOARD, (_PAGE,))]
    listed = "[" + ",".join(f'"{each}"' for each in ids) + "]"
    connection.execute(_CELLS, (listed,)).fetchall()


def _show(project: Project) -> float:
    """Milliseconds until the first rows are painted; how many there are is counted after that."""
    reads = BackgroundReads()
    panel = BoardPanel(load_theme(resources_folder() / "themes", "light"), reads)
    panel.show()
    start = time.perf_counter()
    panel.model.set_assignments(project.assignments)
    while not panel.model.rowCount():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    panel.view.grab()
    took = time.perf_counter() - start
    panel.close()
    reads.close()
    return took * 1000


def _fill(place: Path) -> list[Coder]:
    coders = [Coder(coder_id(f"Coder {n}"), f"Coder {n}") for n in range(_CODERS)]
    project = Project.create(place, coder="Lea")
    articles = [
        Article(new_id(), f"Title {n}", f"Text {n}.", sha256(f"Text {n}."), source=f"Xyl {n % 60}")
        for n in range(_ARTICLES)
    ]
    with project.writing("Import") as unit:
        unit.create_all(coders)
        unit.create_all(articles)
    ids = tuple(each.id for each in coders)
    question = AssigningQuestion(ids, design=Design(2, 30, 7), strata="outlet")
    plan = project.assignments.plan(question)
    project.assignments.assign(plan)
    with project.writing("Code") as unit:
        unit.create_all(
            ArticleStatus(each.article, each.coder, "done") for each in plan.assignments[::3]
        )
    # Opened anew, as a person meets it: the log of so large an import is in the file then.
    project.close()
    return coders
