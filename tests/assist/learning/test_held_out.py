"""Each article is tried by a model that has not seen it."""

from annotator.assist.learning.held_out import done, jobs, judged
from annotator.services.assistance.crf_training import CrfSuite
from tests.assist.learning.made_up import PROMISE, articles

EXAMPLES = articles(20)


def test_every_article_is_held_out_once_and_never_learned_from_then() -> None:
    wanted = jobs("promise", EXAMPLES)
    assert wanted[0].kind == "whole"
    assert wanted[0].learn == tuple(range(20))
    folds = [job for job in wanted if job.kind == "fold"]
    assert sorted(n for job in folds for n in job.tried) == list(range(20))
    for job in wanted:
        assert not {*job.learn} & {*job.tried}
    assert [len(job.learn) for job in wanted if job.kind == "curve"] == [10]


def test_what_ships_is_tried_on_the_same_articles() -> None:
    wanted = jobs("promise", EXAMPLES, has_rival=True)
    assert wanted[-1].kind == "shipped"
    assert wanted[-1].learn == ()
    assert sorted(wanted[-1].tried) == list(range(20))


def test_two_articles_are_two_folds() -> None:
    assert [job.kind for job in jobs("promise", EXAMPLES[:2])] == ["whole", "fold", "fold"]


def test_the_figures_are_those_of_unseen_articles() -> None:
    fit, few = CrfSuite(lambda _share: None), EXAMPLES[:14]
    results = [done(job, PROMISE, few, fit) for job in jobs("promise", few)]
    confidence, figures = judged(PROMISE, few, results)
    assert (figures.articles, figures.records, figures.folds) == (14, 70, 5)
    assert figures.threshold == confidence.threshold
    by_part = {(each.part, each.field, each.unit): each for each in figures.scores}
    assert {field for _part, field, _unit in by_part} == {
        *(None, "verb", "promiser", "deadline", "firm"),
    }
    exact = by_part["record", None, "exact"]
    assert exact.expected == 70
    assert (exact.f1 or 0) > 0.7
    assert sum(each.count for each in figures.reliability) >= exact.found
    [point] = figures.curve
    assert point.articles == 10
    assert 0 < point.exact <= 1
