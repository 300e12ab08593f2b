"""Lists of articles: what the filters let through, in which order, and what comes next."""

import msgspec
import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import (
    ARTICLE_KEYS,
    TO_DO,
    ArticleFilter,
    ArticleKey,
    ArticleOrder,
    ArticleWindow,
    Outlet,
)
from annotator.core.coding.suggestion import Suggestion
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, Span
from annotator.services.project import Project

ARTICLES = (
    ("a0", "Dock strike ends", "Work goes on in Bruma. 東京都 said so.", "The Bell", "2017-02-19"),
    ("a1", "budget talks", "Élodie Marchand spoke of the budget.", "Courier", "2017-02"),
    ("a2", "Áccents and strikers", "Nothing to code here.", "Courier", "2017-03-01T09:30:00"),
    ("a3", "Zebra", "A bell rang in the harbour.", "", "2016"),
    ("a4", "Budget passed", "The strike was over.", "Radio Tarsa", ""),
)


@pytest.fixture
def listed(project: Project) -> Project:
    """Nothing to code in a1, a claim in a2, a flagged quote in a4; a3 is flagged itself."""
    with project.writing("Import 5 articles") as unit:
        unit.create_all(
            Article(n, title, text, sha256(text), "en", source, published=day, flagged=n == "a3")
            for n, title, text, source, day in ARTICLES
        )
    project.articles.set_status("a1", "nothing", "Off the topic")
    project.records.create("a2", "claim", [Span(0, 7)])
    project.articles.set_status("a2", "done")
    quote = project.records.create("a4", "quote", [Span(0, 3)])
    project.records.create("a4", "quote", [Span(4, 10)])
    with project.writing("Look again") as unit:
        unit.update(quote, msgspec.structs.replace(quote, flagged=True))
    return project


CASES = (
    (ArticleFilter(), "a0 a1 a2 a3 a4"),
    (ArticleFilter("strike"), "a0 a2 a4"),
    (ArticleFilter("strike "), "a0 a4"),
    (ArticleFilter("ELODIE budget"), "a1"),
    (ArticleFilter("élodie"), "a1"),
    (ArticleFilter('"the budget"'), "a1"),
    (ArticleFilter("bell"), "a0 a3"),
    (ArticleFilter("cou bud"), ""),
    (ArticleFilter("courier bud"), "a1"),
    (ArticleFilter("京"), "a0"),
    (ArticleFilter("nowhere"), ""),
    (ArticleFilter("%_"), ""),
    (ArticleFilter(states=("done",)), "a2"),
    (ArticleFilter(states=TO_DO), "a0 a3 a4"),
    (ArticleFilter(states=("new",)), "a0 a3"),
    (ArticleFilter(states=("done", "nothing")), "a1 a2"),
    (ArticleFilter(states=("new", "in_progress", "done", "nothing")), "a0 a1 a2 a3 a4"),
    (ArticleFilter(sources=("Courier", "Radio Tarsa")), "a1 a2 a4"),
    (ArticleFilter(sources=("",)), "a3"),
    (ArticleFilter(first="2017-02-19", last="2017-02-28"), "a0 a1"),
    (ArticleFilter(first="2017-03-01"), "a2"),
    (ArticleFilter(last="2017-03-01"), "a0 a1 a2 a3"),
    (ArticleFilter(first="2016-06-01", last="2016-06-30"), "a3"),
    (ArticleFilter(last="9999-12-31"), "a0 a1 a2 a3"),
    (ArticleFilter(types=("claim",)), "a2"),
    (ArticleFilter(types=("claim", "quote")), "a2 a4"),
    (ArticleFilter(without_records=True), "a0 a1 a3"),
    (ArticleFilter(flagged=True), "a3 a4"),
    (ArticleFilter("strike", TO_DO, ("The Bell",), "2017-01-01", "2017-12-31"), "a0"),
    (ArticleFilter("strike", flagged=True, types=("quote",)), "a4"),
)


def test_what_filters_let_through(listed: Project) -> None:
    for chosen, ids in CASES:
        _check_filter(listed, chosen, ids.split())


def _check_filter(listed: Project, chosen: ArticleFilter, wanted: list[str]) -> None:
    articles = listed.articles
    assert [row.id for row in articles.page(chosen)] == wanted, chosen
    assert articles.count(chosen) == len(wanted)
    window = articles.window(chosen)
    assert (window.count, window.start) == (len(wanted), 0)
    assert [row.id for row in window.rows] == wanted
    for n, article_id in enumerate(wanted):
        assert articles.position(article_id, chosen) == n
    walked = [articles.neighbour("", chosen)]
    while walked[-1] is not None:
        walked.append(articles.neighbour(walked[-1], chosen))
    assert walked == [*wanted, None]


def test_orders(listed: Project) -> None:
    for key in ARTICLE_KEYS:
        for descending in (False, True):
            _check_order(listed, key, descending=descending)


def test_what_teaches_most_comes_first(listed: Project) -> None:
    """The articles whose open suggestions are least sure, those that have none last."""
    sure = {"a0": (0.9,), "a3": (0.2, 0.4, 0.6, 1.0), "a4": (0.1, 0.5)}
    with listed.writing("Suggest") as unit:
        unit.create_all(
            Suggestion(
                *(f"{article}-{n}", article, 1, "claim", (Fragment(n, n + 1, text[n]),), {}),
                *(confidence, "s", "1"),
            )
            for article, _, text, *_ in ARTICLES
            for n, confidence in enumerate(sure.get(article, ()))
        )
    order = ArticleOrder("uncertainty")
    listed_so = [row.id for row in listed.articles.page(order=order)]
    # The mean of three counts, .4 to .3 and .9.
    assert listed_so == ["a4", "a3", "a0", "a1", "a2"]
    _check_order(listed, "uncertainty", descending=True)
    # What is decided on teaches nothing more.
    [least, _] = listed.suggestions.stored("a4")
    listed.suggestions.drop(least)
    assert [row.id for row in listed.articles.page(order=order)][:2] == ["a3", "a4"]


def _check_order(listed: Project, key: ArticleKey, *, descending: bool) -> None:
    order = ArticleOrder(key, descending)
    articles = listed.articles
    rows = articles.page(order=order)
    ids = [row.id for row in rows]
    if key == "added":
        assert ids == sorted(ids, reverse=descending)
    elif key != "uncertainty":
        keys = [getattr(row, key) for row in rows if row.title.isascii()]
        assert keys == sorted(keys, key=str.lower, reverse=descending)
    assert [articles.position(article_id, order=order) for article_id in ids] == [*range(5)]
    assert articles.page(offset=2, limit=2, order=order) == rows[2:4]
    assert articles.window(offset=4, limit=2, order=order) == ArticleWindow(5, 4, rows[4:])
    onwards = [articles.neighbour(article_id, order=order) for article_id in ids]
    assert onwards == [*ids[1:], None]
    back = [articles.neighbour(each, order=order, backwards=True) for each in ids]
    assert back == [None, *ids[:-1]]
    assert articles.neighbour("", order=order) == ids[0]
    assert articles.neighbour("gone", order=order, backwards=True) == ids[-1]


def test_going_on_from_an_article_that_is_not_in_the_list(listed: Project) -> None:
    to_do = ArticleFilter(states=TO_DO)
    assert listed.articles.neighbour("a1", to_do) == "a3"
    assert listed.articles.neighbour("a1", to_do, backwards=True) == "a0"
    assert listed.articles.neighbour("a4", to_do) is None


def test_what_a_row_tells(listed: Project) -> None:
    third, fourth = listed.articles.summaries(["a4", "gone", "a3"])
    assert (third.state, third.counts, third.flagged, third.flagged_records) == (
        "in_progress",
        {"quote": 2},
        False,
        1,
    )
    assert (fourth.flagged, fourth.flagged_records, fourth.published) == (True, 0, "2016")


def test_beyond_the_end_of_a_list(listed: Project) -> None:
    assert listed.articles.window(ArticleFilter("strike"), 200) == ArticleWindow(3, 200, [])


def test_outlets_and_states_are_counted(listed: Project) -> None:
    assert listed.articles.outlets() == [
        Outlet("Courier", 2),
        Outlet("", 1),
        Outlet("Radio Tarsa", 1),
        Outlet("The Bell", 1),
    ]
    assert listed.articles.states() == {"new": 2, "in_progress": 1, "done": 1, "nothing": 1}


def test_a_word_of_an_outlet_among_very_many(
    listed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.storage.listing.article_conditions._OUTLETS_SOUGHT", 2)
    assert [row.id for row in listed.articles.page(ArticleFilter("courier bud"))] == ["a1"]
