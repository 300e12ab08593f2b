"""Searching a project, on SQLite and PostgreSQL: what is found, where, and how much."""

import msgspec
import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.search.concordance import on_line
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.search import Hit, Search, Totals
from tests.conftest import an_article

STRIKE = "The docks’ strike\ngoes on 😀. Striking dockers: “No strike ends so.”"
ARABIC = "قال الوزير إن الإضراب مستمر في الموانئ."
CHINESE = "码头工人罢工继续。"


@pytest.fixture
def articles(project: Project) -> list[Article]:
    made = [
        an_article(STRIKE, "Strike, day two", "2017-03-04"),
        an_article(ARABIC, "إضراب"),
        an_article(CHINESE, "罢工"),
        an_article("Nothing of it here.", "A strike in the title"),
        *(an_article(f"Day {n}: minister {n} spoke of ministries.", f"Day {n}") for n in range(90)),
    ]
    with project.writing("Import") as unit:
        unit.create_all(made)
    return made


def found(project: Project, search: Search) -> list[Hit]:
    return list(project.search.hits(search))


def words(hits: list[Hit]) -> list[str]:
    return [hit.words for hit in hits]


def test_hits_stand_in_their_context(project: Project, articles: list[Article]) -> None:
    hits = found(project, Search("strike"))
    assert words(hits) == ["Strike", "strike", "strike", "strike"]
    assert [hit.place for hit in hits] == ["title", "text", "text", "title"]
    in_text = hits[2]
    assert (in_text.article.source, in_text.article.published) == ("The Bell", "2017-03-04")
    assert STRIKE[in_text.span.start : in_text.span.end] == "strike"
    assert in_text.before == "The docks’ strike goes on 😀. Striking dockers: “No "
    assert in_text.after == " ends so.”"
    assert on_line("a \n b\n") == "a b "


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("“no strike”", ["No strike"]),
        ("strik* dockers", ["Strike", "strike", "Striking", "dockers", "strike"]),
        ("strike minister", []),
        ("الوزير", ["الوزير"]),
        ("罢工", ["罢工", "罢工"]),
        ("", []),
    ],
)
def test_words_phrases_and_prefixes(
    project: Project, articles: list[Article], typed: str, expected: list[str]
) -> None:
    assert words(found(project, Search(typed))) == expected


def test_pages_go_on_where_the_last_one_ended(project: Project, articles: list[Article]) -> None:
    searching, search = project.search, Search("minist*")
    first = searching.page(search)
    assert first.after is not None
    assert 0 < len(first.hits) < 180
    hits = found(project, search)
    assert hits[: len(first.hits)] == first.hits
    assert [hit.article.title for hit in hits] == [f"Day {n}" for n in range(90) for _ in "ab"]
    assert searching.totals(search) == Totals(90, 180)
    assert searching.totals(Search("absent")) == Totals(0, 0)


def test_only_what_the_list_shows(project: Project, articles: list[Article]) -> None:
    project.articles.set_status(articles[0].id, "done")
    done = Search("strike", articles=ArticleFilter(states=("done",)))
    assert {hit.article.id for hit in found(project, done)} == {articles[0].id}
    later = Search("strik*", articles=ArticleFilter(first="2017-03-04"))
    assert len(found(project, later)) == 4


def test_fields_are_searched_as_they_read(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(25, 29)])
    record = project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
    project.records.set_values(record, "note", [FieldValue("Ilan said so, said Ilan.")])
    hits = found(project, Search("ilan", "fields"))
    assert [(hit.field, hit.words) for hit in hits] == [
        ("note", "Ilan"),
        ("note", "Ilan"),
        ("speaker", "Ilan"),
    ]
    assert {(hit.record, hit.type, hit.place) for hit in hits} == {(record.id, "quote", "field")}
    assert hits[1].before == "Ilan said so, said "
    assert not found(project, Search("ilan", "fields", type="claim"))
    assert project.search.totals(Search("ilan", "fields")) == Totals(1, 3)


def test_evidence_is_the_coded_text_alone(project: Project, article: Article) -> None:
    start = article.text.index("Minister Ilan Dorr")
    record = project.records.create(article.id, "quote", [Span(23, start - 2)])
    project.records.take(record, "speaker", [Span(start, start + 18)])
    (hit,) = found(project, Search("dorr", "evidence"))
    assert (hit.record, hit.field, hit.place) == (record.id, "speaker", "evidence")
    assert article.text[hit.span.start : hit.span.end] == "Dorr"
    assert hit.before.endswith("said Minister Ilan ")
    assert not found(project, Search("police", "evidence"))
    assert not found(project, Search("dorr", "evidence", type="event"))


def test_a_search_can_be_given_up(project: Project, articles: list[Article]) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled("no longer")

    for ask in (project.search.page, project.search.totals):
        with pytest.raises(Cancelled):
            ask(Search("minister"), stop=stop)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("strike NOT docks", ["strike"]),
        ("“no strike” OR 罢工", ["No strike", "罢工", "罢工"]),
        ("docks NEAR/1 goes", ["docks", "goes"]),
        ("الاضراب OR اضراب", ["إضراب", "الإضراب"]),
    ],
)
def test_operators(
    project: Project, articles: list[Article], typed: str, expected: list[str]
) -> None:
    assert words(found(project, Search(typed))) == expected
    totals = Totals(len({hit.article.id for hit in found(project, Search(typed))}), len(expected))
    assert project.search.totals(Search(typed)) == totals


def test_regular_expressions_find_texts_titles_fields_and_evidence(
    project: Project, articles: list[Article]
) -> None:
    hits = found(project, Search(r"strik\w+", regex=True))
    assert [(hit.place, hit.words) for hit in hits] == [
        ("title", "Strike"),
        ("text", "strike"),
        ("text", "Striking"),
        ("text", "strike"),
        ("title", "strike"),
    ]
    days = Search(r"day \d+:", regex=True)
    assert project.search.totals(days) == Totals(90, 90)
    assert len(found(project, days)) == 90
    listed = msgspec.structs.replace(days, articles=ArticleFilter("minister"))
    assert project.search.totals(listed) == Totals(90, 90)
    record = project.records.create(articles[0].id, "quote", [Span(0, 16)])
    project.records.set_values(record, "note", [FieldValue("Said 12 times")])
    assert words(found(project, Search(r"\d+", "fields", regex=True))) == ["12"]
    assert words(found(project, Search(r"d\w+s", "evidence", regex=True))) == ["docks"]
    with pytest.raises(AnnotatorError, match="regular expression"):
        project.search.page(Search("(", regex=True))


def test_every_hit_is_counted(project: Project) -> None:
    with project.writing("Import") as unit:
        unit.create_all(an_article(f"Strike {n}, strike.", f"{n}") for n in range(6000))
    assert project.search.totals(Search("strike")) == Totals(6000, 12000)
