"""The first page of a project-wide search, against bare FTS5 that fetches the same articles."""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from annotator.core.coding.article import Article
from annotator.core.search.query import parse_query
from annotator.core.text.normalization import sha256
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.services.search import Search
from annotator.storage.search.fulltext import match_text
from tests.benchmarks.kit.table import Row

_ARTICLES = 100_000
_WORDS = 400
_VOCABULARY = 30_000
_RUNS = 30
_OUTLETS = ("The Bell", "Harbour Post", "Meridian Wire")
FIRST_HITS = (
    "SELECT articles.rowid, articles.id, articles.title, source, published, articles.text "
    "FROM search_articles JOIN articles ON articles.rowid = search_articles.rowid "
    "WHERE search_articles MATCH ? ORDER BY search_articles.rowid LIMIT ?"
)
_MARKED = FIRST_HITS.replace("articles.text", "highlight(search_articles, 1, '[', ']')")
_ASKED = {
    "rare word": "w20011",
    "common word": "w3",
    "phrase": '"w2 w5 w1"',
    "prefix": "w200*",
}


def rows() -> Iterator[Row]:
    """Four kinds of question; making the project takes some minutes."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "large", coder="Ada")
        with project.writing("Import") as unit:
            unit.create_all(_articles())
        with closing(sqlite3.connect(project.location)) as bare:
            for name, text in _ASKED.items():
                yield from _rows(project, bare, name, text)
        project.close()


def _rows(project: Project, bare: sqlite3.Connection, name: str, text: str) -> Iterator[Row]:
    searching, search = project.search, Search(text)
    match = match_text(parse_query(text))
    articles = len({hit.article.id for hit in searching.page(search).hits})
    ours: list[float] = []
    floor: list[float] = []
    marked: list[float] = []
    # In turn, so that all meet the same state of the machine.
    for _ in range(_RUNS):
        start = time.perf_counter()
        searching.page(search)
        ours.append(time.perf_counter() - start)
        floor.append(_fetched(bare, FIRST_HITS, match, articles))
        marked.append(_fetched(bare, _MARKED, match, articles))
    figure = statistics.median(ours) * 1000
    what = f"search {_ARTICLES:,} articles: {name}"
    yield Row(what, figure, "FTS5, same texts", statistics.median(floor) * 1000, aim=2)
    yield Row(what, figure, "FTS5, hits marked", statistics.median(marked) * 1000)


def _fetched(bare: sqlite3.Connection, statement: str, match: str, limit: int) -> float:
    """How many seconds it took."""
    start = time.perf_counter()
    bare.execute(statement, (match, limit)).fetchall()
    return time.perf_counter() - start


def _articles() -> Iterator[Article]:
    """Texts whose words are as common as those of a language: the n-th has a share of 1 / n."""
    chance = random.Random(20260101)  # noqa: S311 - words, not secrets
    words = [f"w{n}" for n in range(1, _VOCABULARY + 1)]
    weights = list(accumulate(1 / n for n in range(1, _VOCABULARY + 1)))
    for n in range(_ARTICLES):
        chosen = chance.choices(words, cum_weights=weights, k=_WORDS)
        # As news is set: sentences, paragraphs, and quotation marks that are not ASCII.
        text = "\n".join(f"“{' '.join(chosen[at : at + 20])}.”" for at in range(0, len(chosen), 20))
        outlet = _OUTLETS[n % len(_OUTLETS)]
        title = f"Article {n}"
        yield Article(new_id(), title, text, sha256(text), "en", outlet, published="2017-03-03")
