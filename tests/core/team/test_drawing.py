"""Drawing coders for articles: counts, balance, strata and repetition."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.assignment import Assignment
from annotator.core.team.drawing import ALL, Design, Drawable, draw

strata = st.lists(st.sampled_from(["", "2017-01", "2017-02", "Herald"]), max_size=60)
articles = strata.map(
    lambda names: [Drawable(name, f"a{place}") for place, name in enumerate(names)]
)
teams = st.integers(1, 7).map(lambda size: [f"c{place}" for place in range(size)])


@st.composite
def designs(draw_from: st.DrawFn, overlap: int | None = None) -> tuple[list[str], Design]:
    coders = draw_from(teams)
    each = draw_from(st.integers(1, len(coders)))
    share = draw_from(st.integers(0, ALL)) if overlap is None else overlap
    return coders, Design(each, share, draw_from(st.integers(0, 2**32)))


def spread(drawn: list[Assignment], coders: list[str]) -> int:
    """By how many articles the coder with most is ahead of the one with fewest."""
    counts = Counter(assignment.coder for assignment in drawn)
    loads = [counts[coder] for coder in coders]
    return max(loads) - min(loads)


@given(articles, designs(overlap=ALL))
def test_every_article_gets_as_many_coders_as_asked(
    things: list[Drawable], design: tuple[list[str], Design]
) -> None:
    drawn = draw(things, *design)
    assert len(set(drawn)) == len(drawn)
    each = Counter(assignment.article for assignment in drawn)
    assert each == {thing.id: design[1].coders_each for thing in things}


@given(articles, designs())
def test_coders_are_balanced_in_all_and_within_the_overlap(
    things: list[Drawable], design: tuple[list[str], Design]
) -> None:
    coders = design[0]
    drawn = draw(things, *design)
    each = Counter(assignment.article for assignment in drawn)
    shared = [assignment for assignment in drawn if each[assignment.article] > 1]
    assert spread(drawn, coders) <= 1
    assert spread(shared, coders) <= 1


@given(articles, designs())
def test_the_overlap_takes_its_share_of_each_stratum(
    things: list[Drawable], design: tuple[list[str], Design]
) -> None:
    coders, chosen = design
    each = Counter(assignment.article for assignment in draw(things, coders, chosen))
    assert set(each) == {thing.id for thing in things}
    assert set(each.values()) <= {1, chosen.coders_each}
    if chosen.coders_each == 1:
        return
    shared = {article for article, count in each.items() if count > 1}
    assert len(shared) == len(things) * chosen.overlap // ALL
    for name in {thing.stratum for thing in things}:
        ids = {thing.id for thing in things if thing.stratum == name}
        assert abs(len(ids & shared) - len(ids) * chosen.overlap / ALL) < 1


@given(articles, designs(), st.randoms())
def test_the_same_seed_draws_the_same_in_whatever_order_things_come(
    things: list[Drawable], design: tuple[list[str], Design], order: Random
) -> None:
    coders, chosen = design
    drawn = draw(things, coders, chosen)
    mixed, others = list(things), list(coders)
    order.shuffle(mixed)
    order.shuffle(others)
    assert draw(mixed, others, chosen) == drawn


def test_another_seed_draws_otherwise_and_every_pair_of_coders_meets() -> None:
    things = [Drawable("", f"a{place:03}") for place in range(120)]
    coders = ["Ann", "Ben", "Cem", "Dua"]
    drawn = draw(things, coders, Design(2, ALL, 1))
    assert drawn != draw(things, coders, Design(2, ALL, 2))
    by_article: dict[str, list[str]] = {}
    for assignment in drawn:
        by_article.setdefault(assignment.article, []).append(assignment.coder)
    pairs = Counter(tuple(pair) for pair in by_article.values())
    assert set(pairs) == set(combinations(coders, 2))


def test_a_draw_stays_the_same_from_release_to_release() -> None:
    things = [Drawable("x" if place % 2 else "y", f"a{place}") for place in range(4)]
    drawn = draw(things, ["Ann", "Ben", "Cem"], Design(2, 50, 7))
    told = ", ".join(f"{assignment.article} {assignment.coder}" for assignment in drawn)
    assert told == "a0 Ann, a0 Ben, a1 Ben, a1 Cem, a2 Cem, a3 Ann"


@pytest.mark.parametrize(
    ("coders", "design"),
    [([], Design()), (["Ann"], Design(2)), (["Ann"], Design(0)), (["Ann"], Design(1, 101))],
)
def test_a_design_that_cannot_be_drawn_is_refused(coders: list[str], design: Design) -> None:
    with pytest.raises(ValueError, match=r"coders an article|an overlap of"):
        draw([Drawable("", "a")], coders, design)
