"""Agreement on which articles are relevant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.team.answers import Answers
from annotator.core.team.measure import Measure
from annotator.core.team.screening import Verdicts, screening_measures

_CODERS = ("ada", "ben", "cleo")


def _two(both: int, one: int, other: int, neither: int) -> list[Verdicts]:
    cells = {(True, True): both, (True, False): one, (False, True): other, (False, False): neither}
    return [{"ada": mine, "ben": theirs} for (mine, theirs), n in cells.items() for _ in range(n)]


def _by_name(articles: list[Verdicts], coders: tuple[str, ...]) -> dict[str, Measure]:
    return {
        each.measure: each for each in screening_measures(articles, coders) if each.coders == coders
    }


def test_kappa_of_two() -> None:
    found = _by_name(_two(20, 5, 10, 15), ("ada", "ben"))
    assert found["cohen_kappa"].value == pytest.approx(0.4)
    assert found["percent_agreement"].value == pytest.approx(0.7)
    assert {each.unit for each in found.values()} == {"article"}
    assert found["cohen_kappa"].n == 50
    low, high = found["cohen_kappa"].low, found["cohen_kappa"].high
    assert low is not None
    assert high is not None
    assert 0 < low < 0.4 < high < 1


def test_articles_of_one_coder_are_not_compared() -> None:
    articles = [*_two(3, 1, 0, 2), {"ada": True}, {}]
    assert _by_name(articles, ("ada", "ben"))["cohen_kappa"].n == 6


def test_who_shares_no_article_has_no_figure() -> None:
    assert not list(screening_measures([{"ada": True}, {"ben": True}], ("ada", "ben")))


def test_fleiss_says_what_not_all_have_screened() -> None:
    articles: list[Verdicts] = [
        {"ada": True, "ben": True, "cleo": False},
        {"ada": False, "ben": False, "cleo": False},
        {"ada": True, "ben": False},
    ]
    kappa = _by_name(articles, _CODERS)["fleiss_kappa"]
    assert (kappa.n, kappa.left_out) == (2, {"not screened by all": 1})
    # Two units of three: of both agreed (1/3 + 1) / 2 = 2/3, by chance (1/3)² + (2/3)² = 5/9.
    assert kappa.value == pytest.approx((2 / 3 - 5 / 9) / (4 / 9))


_VERDICTS = st.lists(
    st.dictionaries(st.sampled_from(_CODERS), st.booleans(), max_size=3), max_size=30
)


@given(_VERDICTS)
def test_figures_are_those_of_answers_to_one_question(articles: list[Verdicts]) -> None:
    for coders in (("ada", "ben"), _CODERS):
        answers = [[[each[coder] for coder in coders if coder in each]] for each in articles]
        if not any(len(of_article[0]) > 1 for of_article in answers):
            assert not _by_name(articles, coders)
            continue
        expected = {
            each.measure: each for each in Answers(coders, "", "", answers, {}).nominal("article")
        }
        found = _by_name(articles, coders)
        assert found.keys() == expected.keys()
        for name, one in found.items():
            assert one.n == expected[name].n
            assert one.value == pytest.approx(expected[name].value)


@given(_VERDICTS)
def test_the_order_of_coders_does_not_matter(articles: list[Verdicts]) -> None:
    one = _by_name(articles, ("ada", "ben"))
    other = _by_name(articles, ("ben", "ada"))
    assert {name: each.value for name, each in one.items()} == pytest.approx(
        {name: each.value for name, each in other.items()}
    )
