"""Filtering and scrolling a list of 100,000 articles, against bare sqlite3 and a frame's time."""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.text.normalization import sha256
from annotator.resources import resources_folder
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.ui.articles.panel import ArticleListPanel
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.theme import load_theme
from tests.benchmarks.kit.table import Row, milliseconds

_ARTICLES = 100_000
_WORDS = 400
_PAGE = 200
_RUNS = 15
_FRAMES = 240
_FRAME_MS = 1000 / 60
COUNT = "SELECT count(*) FROM search_articles WHERE search_articles MATCH ?"
FIRST_PAGE = (
    "SELECT id, title, source, published, language, state, flagged FROM articles "
    "LEFT JOIN statuses ON article_id = id WHERE +articles.rowid IN "
    "(SELECT rowid FROM search_articles WHERE search_articles MATCH ?) ORDER BY id LIMIT 200"
)
RECORDS = "SELECT article_id, type, count(*) FROM records WHERE article_id IN ({}) GROUP BY 1, 2"


def rows() -> Iterator[Row]:
    """Keystrokes, then frames; making the project takes a minute or two."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "large", coder="Ada")
        words = _fill(project)
        # Opened anew, as a person meets it: the log of so large an import is in the file then.
        project.close()
        project = Project.open(Path(folder) / "large", coder="Ada")
        yield from _keystrokes(project, words)
        yield from _frames(project)
        project.close()
    del application


def _fill(project: Project) -> list[str]:
    """Imports articles of words as a language has them; returns the words, common ones first."""
    dice = random.Random(7)  # noqa: S311 - a text, no secret
    syllables = [first + second for first in "bcdfghjklmnprstvwz" for second in "aeiou"][::4]
    words = sorted({"".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(40_000)})
    dice.shuffle(words)
    weights = list(accumulate(1 / (n + 2) for n in range(len(words))))
    outlets = [f"Xyl {n}" for n in range(60)]

    def article() -> Article:
        words_of_text = dice.choices(words, cum_weights=weights, k=_WORDS)
        text = " ".join(words_of_text)
        day = date(2014, 1, 1) + timedelta(dice.randrange(4000))
        return Article(
            new_id(),
            " ".join(words_of_text[:7]).capitalize(),
            text,
            sha256(text),
            "en",
            dice.choice(outlets),
            published=day.isoformat(),
        )

    with project.writing("Import") as unit:
        unit.create_all(article() for _ in range(_ARTICLES))
    return words


def _keystrokes(project: Project, words: list[str]) -> Iterator[Row]:
    long = [word for word in words if len(word) > 6]
    typed = {
        "a word of every article": f"{words[0]} ",
        "a common word": f"{words[100]} ",
        "a rare word": f"{long[-1]} ",
        "two letters": words[200][:2],
        "four letters": long[200][:4],
    }
    with closing(sqlite3.connect(project.location)) as bare:
        bare.execute("PRAGMA cache_size = -32768")
        for name, text in typed.items():
            term = f'"{text.strip()}"' + ("" if text.endswith(" ") else "*")

            # As it is now, not at the end of the loop.
            def ours(chosen: ArticleFilter = ArticleFilter(text)) -> None:  # noqa: B008
                project.articles.window(chosen, 0, _PAGE)

            def floor(term: str = term) -> None:
                bare.execute(COUNT, (term,)).fetchall()
                ids = [row[0] for row in bare.execute(FIRST_PAGE, (term,))]
                bare.execute(RECORDS.format(",".join("?" * len(ids))), ids).fetchall()

            # In turn, so that both meet the same state of the machine.
            times = [(milliseconds(ours, 1), milliseconds(floor, 1)) for _ in range(_RUNS)]
            yield Row(
                f"filter {_ARTICLES:,} articles by {name}, count and first page",
                statistics.median(each for each, _ in times),
                "the same by bare sqlite3",
                statistics.median(each for _, each in times),
                aim=2,
            )


def _frames(project: Project) -> Iterator[Row]:
    questions = BackgroundReads()
    panel = ArticleListPanel(load_theme(resources_folder() / "themes", "light"), questions)
    panel.set_project(project)
    panel.resize(280, 900)
    panel.show()
    bar = panel.view.verticalScrollBar()
    while not panel.model.is_settled or bar.maximum() == 0:
        QApplication.processEvents()
    image = QImage(panel.view.viewport().size(), QImage.Format.Format_RGB32)
    for name, step in (("wheel", 120), ("dragged bar", bar.maximum() // _FRAMES)):
        bar.setValue(0)
        times: list[float] = []
        for _ in range(_FRAMES):
            start = time.perf_counter()
            bar.setValue(bar.value() + step)
            QApplication.processEvents()
            panel.view.viewport().render(image)
            times.append((time.perf_counter() - start) * 1000)
        slow = statistics.quantiles(times, n=20)[-1]
        yield Row(
            f"scroll {_ARTICLES:,} articles by {name}, the slowest of 20 frames",
            slow,
            "a frame at 60 Hz",
            _FRAME_MS,
            aim=1,
        )
    panel.set_project(None)
    questions.close()
    panel.close()
