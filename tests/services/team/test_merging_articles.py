"""Articles that were corrected or deleted on one side of a merge, or on both."""

from pathlib import Path

from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.services.team.merging_work import merged, own_records, versions
from tests.services.team.team_projects import (
    current,
    quote,
    set_cue,
)


def test_an_article_deleted_here_stays_deleted_unless_work_was_done_in_it(
    lead: Project, ben: Project
) -> None:
    articles = list(ben.articles.all())
    for article in articles[:2]:
        lead.articles.delete(article.id)
    quote(ben, articles[1], "town")
    done = merged(lead, ben)
    assert [(each.kind, each.id, each.ours) for each in done.undecided] == [
        ("article", articles[1].id, None)
    ]
    assert [each.id for each in lead.articles.all()] == [articles[2].id]
    merged(lead, ben, take="theirs")
    assert [each.id for each in lead.articles.all()] == [each.id for each in articles[1:]]


def test_an_article_deleted_there_goes_only_with_nothing_of_others_in_it(
    lead: Project, ben: Project
) -> None:
    articles = list(ben.articles.all())
    [record] = [each for each in _records(lead, articles[0]) if each.spans[0].text[0] == "t"]
    lead.records.delete([record])
    lead.articles.set_status(articles[0].id, "new")
    for article in articles[:2]:
        ben.articles.delete(article.id)
    done = merged(lead, ben)
    assert [each.id for each in done.undecided] == [articles[1].id]
    assert [each.id for each in lead.articles.all()] == [each.id for each in articles[1:]]
    lead.handover.merge([Path(ben.location)], take="theirs")
    assert [each.id for each in lead.articles.all()] == [articles[2].id]
    assert not check(lead)


def _records(project: Project, article: Article) -> list[Record]:
    with project.reading() as read:
        return read.records_of_article(article.id)


def test_corrected_texts_take_records_along(lead: Project, ben: Project) -> None:
    first, *_ = own_records(ben)
    articles = list(ben.articles.all())
    _correct(lead, articles[0], "Monday", "last Monday")
    set_cue(ben, first, "there")
    _correct(ben, articles[1], "Monday", "last Tuesday")
    merged(lead, ben)
    assert current(lead, first).fields["cue"][0].value == "there"
    texts = [article.text for article in lead.articles.all()]
    assert "last Monday" in texts[0]
    assert "last Tuesday" in texts[1]


def test_a_text_corrected_on_both_sides_is_a_conflict(lead: Project, ben: Project) -> None:
    article = next(iter(ben.articles.all()))
    _correct(lead, article, "Monday", "Tuesday")
    _correct(ben, article, "Monday", "Friday")
    done = merged(lead, ben)
    [conflict] = done.undecided
    ours, theirs = ((state or {})["text"] for state in versions(conflict))
    assert "Tuesday" in ours
    assert "Friday" in theirs
    merged(lead, ben, take="theirs")
    assert "Friday" in lead.articles.get(article.id).text


def _correct(project: Project, article: Article, old: str, new: str) -> None:
    now = project.articles.get(article.id)
    plan = project.correction.plan(now, now.text.replace(old, new))
    project.correction.carry_out(plan, {})
