"""Opening a project, listing, searching and the sheet, against the same by bare sqlite3."""

import sqlite3
import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.search.query import parse_query
from annotator.core.sheet.model import SheetQuestion
from annotator.services.project import Project
from annotator.services.search import Search
from annotator.storage.search.fulltext import match_text
from tests.benchmarks.corpora import word
from tests.benchmarks.kit.sized import CODER, Ask, Sized, growth, in_turn
from tests.benchmarks.kit.table import Row
from tests.benchmarks.listing import COUNT, FIRST_PAGE, RECORDS
from tests.benchmarks.searching import FIRST_HITS
from tests.benchmarks.sheet import BARE_IDS

_PAGE = 200
_ROUNDS = 9
_FEW_ROUNDS = 3
_OPENINGS = 25
_ARTICLES = "SELECT id, title, source, published, language, flagged FROM articles ORDER BY id"

_OF_RECORDS = (
    "SELECT records.*, title, source, published FROM records "
    "JOIN articles ON articles.id = article_id WHERE records.id IN ({})",
    "SELECT * FROM field_values WHERE record_id IN ({})",
    "SELECT * FROM fragments WHERE record_id IN ({})",
)


def rows(projects: Sequence[Sized]) -> Iterator[Row]:
    """Opening all of them in turn, then each size by itself."""
    yield from _opening(projects)
    for sized in projects:
        with (
            closing(Project.open(sized.project, coder=CODER)) as project,
            closing(sized.connect()) as bare,
        ):
            yield from _listing(project, bare, sized)
            yield from _searching(project, bare, sized)
            yield from _sheet(project, bare, sized)


def _opening(projects: Sequence[Sized]) -> Iterator[Row]:
    def ours(sized: Sized) -> None:
        Project.open(sized.project, coder=CODER).close()

    def floor(sized: Sized) -> None:
        with closing(sized.connect()) as bare:
            bare.execute("SELECT * FROM project").fetchall()
            bare.execute("SELECT body FROM codebook").fetchall()

    asked = [partial(ask, sized) for sized in projects for ask in (ours, floor)]
    medians = [statistics.median(each) for each in in_turn(asked, _OPENINGS)]
    for n, sized in enumerate(projects):
        figure, floor_figure = medians[2 * n : 2 * n + 2]
        name = "sqlite3, its first rows"
        yield Row("open the project", figure, name, floor_figure, records=sized.records)
    yield from growth(
        "open the project", {sized.records: medians[2 * n] for n, sized in enumerate(projects)}
    )


def _row(what: str, sized: Sized, ours: Ask, floor: Ask, rounds: int, name: str) -> Row:
    times = in_turn([ours, floor], rounds)
    figure, least = (statistics.median(each) for each in times)
    return Row(what, figure, name, least, records=sized.records)


def _listing(project: Project, bare: sqlite3.Connection, sized: Sized) -> Iterator[Row]:
    def counted(ids: list[str]) -> None:
        bare.execute(RECORDS.format(",".join("?" * len(ids))), ids).fetchall()

    def all_of_them() -> None:
        bare.execute("SELECT count(*) FROM articles").fetchall()
        counted([row[0] for row in bare.execute(f"{_ARTICLES} LIMIT {_PAGE}")])

    def filtered() -> None:
        bare.execute(COUNT, (f'"{word(100)}"',)).fetchall()
        counted([row[0] for row in bare.execute(FIRST_PAGE, (f'"{word(100)}"',))])

    for what, chosen, floor in (
        ("list the articles, first page", ArticleFilter(), all_of_them),
        ("list those with a word, first page", ArticleFilter(f"{word(100)} "), filtered),
    ):

        def ours(chosen: ArticleFilter = chosen) -> None:
            project.articles.window(chosen, 0, _PAGE)

        yield _row(what, sized, ours, floor, _ROUNDS, "the same by bare sqlite3")


def _searching(project: Project, bare: sqlite3.Connection, sized: Sized) -> Iterator[Row]:
    searching = project.search
    for what, asked in (("common", word(3)), ("rare", word(15_011))):
        search = Search(asked)
        articles = len({hit.article.id for hit in searching.page(search).hits})
        match = match_text(parse_query(asked))

        def ours(search: Search = search) -> None:
            searching.page(search)

        def floor(match: str = match, articles: int = articles) -> None:
            bare.execute(FIRST_HITS, (match, articles)).fetchall()

        name = "FTS5, same texts"
        yield _row(f"search a {what} word, first page", sized, ours, floor, _ROUNDS, name)


def _sheet(project: Project, bare: sqlite3.Connection, sized: Sized) -> Iterator[Row]:
    sheet, question = project.sheet, SheetQuestion("quote")

    def page() -> None:
        ids = [row[0] for row in bare.execute(f"{BARE_IDS} LIMIT {_PAGE}")]
        marks = ",".join("?" * len(ids))
        for statement in _OF_RECORDS:
            bare.execute(statement.format(marks), ids).fetchall()

    def every() -> None:
        bare.execute(BARE_IDS).fetchall()

    first, every_row = partial(sheet.first, question), partial(sheet.all, question)
    name = "the same rows by bare sqlite3"
    yield _row("sheet: first page", sized, first, page, _ROUNDS, name)
    name = "their ids by bare sqlite3"
    yield _row("sheet: all rows in order", sized, every_row, every, _FEW_ROUNDS, name)
