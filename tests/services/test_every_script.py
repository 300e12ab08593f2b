"""Every search finds a word however it is written, on SQLite and PostgreSQL alike."""

import unicodedata
from collections.abc import Iterator

import pytest

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_listing import ActorFilter, ActorOrder
from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.record import FieldValue
from annotator.core.sheet.model import SheetColumn, SheetQuestion, columns_of, read_filter
from annotator.core.text.find import TextFinder
from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.search import Search
from tests.conftest import DATABASES, NewLocation, an_article
from tests.written_alike import WORDS

FORMS = ("NFC", "NFD")
WRITTEN = [
    (typed, unicodedata.normalize(form, written)) for typed, written in WORDS for form in FORMS
]
OTHERS = 2100
"""So many actors besides, that the registry is too large to be read as a whole."""


def _text(n: int) -> str:
    return f"{n} — {WRITTEN[n][1]}, it was said."


@pytest.fixture(scope="module", params=DATABASES)
def project(
    request: pytest.FixtureRequest,
    new_location: NewLocation,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Project]:
    """An article, a record and an actor a word; it is only asked."""
    folder = tmp_path_factory.mktemp("scripts")
    opened = Project.create(new_location(request.param, folder), coder="Ada")
    articles: list[Article] = []
    for n, (_typed, written) in enumerate(WRITTEN):
        source = f"Post {written} {n}"
        title = f"{n} {written}"
        article = an_article(_text(n), title)
        articles.append(Article(article.id, title, article.text, article.sha256, source=source))
    with opened.writing("Import") as unit:
        unit.create_all(articles)
    for n, article in enumerate(articles):
        written = WRITTEN[n][1]
        start = article.text.index(written)
        record = opened.records.create(article.id, "quote", [Span(start, start + len(written))])
        record = opened.records.name_actor(record, "speaker", 0, f"Sprecher {written} {n}")
        record = opened.records.set_values(record, "note", [FieldValue(f"Says {written}")])
        opened.notes.note_record(record, f"Look at {written}")
    with opened.writing("Import") as unit:
        unit.create_all(Actor(new_id(), f"Nobody {n}") for n in range(OTHERS))
    yield opened
    opened.close()


def _expected(typed: str) -> set[int]:
    return {n for n, (each, _) in enumerate(WRITTEN) if each == typed}


TYPED = sorted({typed for typed, _ in WORDS})


@pytest.mark.parametrize("typed", TYPED)
def test_the_project_search(project: Project, typed: str) -> None:
    hits = list(project.search.hits(Search(typed)))
    found = {int(hit.article.title.split()[0]) for hit in hits}
    assert found >= _expected(typed)
    for hit in hits:
        text = (
            hit.article.title if hit.place == "title" else _text(int(hit.article.title.split()[0]))
        )
        assert text[hit.span.start : hit.span.end] == hit.words
    for n in _expected(typed):
        written = WRITTEN[n][1]
        of_text = [
            hit for hit in hits if hit.article.title.startswith(f"{n} ") and hit.place == "text"
        ]
        assert "".join(hit.words for hit in of_text).replace(" ", "") == written.replace(" ", "")
    in_fields = project.search.hits(Search(typed, "fields"))
    counts = {int(hit.article.title.split()[0]): hit.field for hit in in_fields}
    assert counts.keys() >= _expected(typed)
    coded = project.search.hits(Search(typed, "evidence"))
    assert {int(hit.article.title.split()[0]) for hit in coded} >= _expected(typed)


@pytest.mark.parametrize(("typed", "written"), WRITTEN)
def test_the_article_search(typed: str, written: str) -> None:
    text = f"— {written}, it was said."
    assert TextFinder(text).find(typed) == [Span(2, 2 + len(written))]
    assert TextFinder(text).find(typed, whole_words=True) == [Span(2, 2 + len(written))]


@pytest.mark.parametrize("typed", TYPED)
def test_the_article_list(project: Project, typed: str) -> None:
    rows = project.articles.page(ArticleFilter(typed), limit=500)
    assert {int(row.title.split()[0]) for row in rows} >= _expected(typed)


@pytest.mark.parametrize("typed", TYPED)
def test_the_sheet(project: Project, typed: str) -> None:
    columns: dict[str, SheetColumn] = {
        each.key: each for each in columns_of(project.codebook.type("quote"))
    }
    for key in ("title", "source", "text", "note", "fields.note", "fields.speaker"):
        condition = read_filter(columns[key], typed)
        assert condition is not None
        question = SheetQuestion("quote", ((columns[key], condition),))
        rows = project.sheet.rows(list(project.sheet.all(question)))
        assert {int(row.title.split()[0]) for row in rows.values()} >= _expected(typed), key


@pytest.mark.parametrize("typed", TYPED)
def test_the_actors(project: Project, typed: str) -> None:
    listed = project.actors.summaries(list(project.actors.ids(ActorFilter(typed), ActorOrder())))
    assert {int(each.name.split()[-1]) for each in listed} >= _expected(typed)
    fitting = project.actors.fitting(typed)
    assert {int(each.name.split()[-1]) for each in fitting} >= _expected(typed)


def test_the_check_knows_the_words(project: Project) -> None:
    assert check(project) == []
