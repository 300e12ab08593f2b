"""Plans of who gets what: nothing twice, nothing that somebody has, the counts as they are."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.assignment import pool_of
from annotator.core.coding.coder import Coder
from annotator.core.team.assigning import AssigningPlan, AssigningQuestion, planned
from annotator.core.team.drawing import Design, Drawable

_CODERS = [Coder(name, name.title()) for name in ("ada", "ben", "cleo")]
_MEANT = st.lists(
    st.builds(Drawable, st.sampled_from(["", "A", "B"]), st.integers(0, 60).map(str)),
    max_size=40,
    unique_by=lambda each: each.id,
)
_HELD = st.fixed_dictionaries(
    {coder.id: st.frozensets(st.integers(0, 60).map(str), max_size=20) for coder in _CODERS}
)
_IDS = tuple(coder.id for coder in _CODERS)


def _counts_hold(plan: AssigningPlan) -> None:
    pairs = [(each.article, each.coder) for each in plan.assignments]
    assert len(pairs) == len(set(pairs))
    assert sum(share.articles for share in plan.shares) == len(pairs)
    among = Counter(article for article, _ in pairs)
    assert plan.shared == sum(count > 1 for count in among.values())
    for share in plan.shares:
        own = [article for article, coder in pairs if coder == share.coder.id]
        assert (share.articles, sum(share.strata.values())) == (len(own), len(own))
        assert share.shared == sum(among[article] > 1 for article in own)


@given(_MEANT, _HELD)
def test_by_hand_everybody_gets_what_they_have_not(
    meant: list[Drawable], held: dict[str, frozenset[str]]
) -> None:
    plan = planned(AssigningQuestion(_IDS), _CODERS, meant, frozenset(), held)
    _counts_hold(plan)
    assert {(each.article, each.coder) for each in plan.assignments} == {
        (each.id, coder) for each in meant for coder in _IDS if each.id not in held[coder]
    }
    assert (plan.articles, plan.left_out) == (len(meant), 0)
    assert [share.before for share in plan.shares] == [len(held[coder]) for coder in _IDS]


@given(_MEANT, _HELD, st.integers(1, 3), st.integers(0, 100), st.integers(0, 9))
def test_a_draw_leaves_alone_what_somebody_has(
    meant: list[Drawable], held: dict[str, frozenset[str]], each: int, overlap: int, seed: int
) -> None:
    taken = frozenset[str]().union(*held.values())
    question = AssigningQuestion(_IDS, design=Design(each, overlap, seed), strata="outlet")
    plan = planned(question, _CODERS, meant, taken, held)
    _counts_hold(plan)
    free = {one.id for one in meant} - taken
    assert {one.article for one in plan.assignments} == free
    assert (plan.articles, plan.left_out) == (len(free), len(meant) - len(free))
    assert plan.pool == pool_of(free)
    loads = [share.articles for share in plan.shares]
    assert max(loads) - min(loads) <= 1
    assert plan == planned(question, _CODERS, meant[::-1], taken, held)
