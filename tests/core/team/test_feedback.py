"""What the gold made of a coder's work."""

from msgspec.structs import replace

from annotator.core.coding.origin import Origin
from annotator.core.coding.record import FieldValue, Record
from annotator.core.team import gold
from annotator.core.team.feedback import Outcome, outcomes, scores
from tests.core.team.coded import record

FIELDS = {"quote": ["cue", "kind"]}


def _made(*places: tuple[int, int], **fields: str) -> Record:
    made = record(*places)
    return replace(
        made, id="own", fields={key: (FieldValue(value),) for key, value in fields.items()}
    )


def _verdicts(found: list[Outcome]) -> list[str]:
    return [each.verdict for each in found]


def test_what_was_compared_goes_together_wherever_it_lies() -> None:
    own = _made((0, 10), cue="said")
    other = replace(_made((40, 50)), id="other")
    decided = gold.with_spans(gold.taken(own, [own, other]), [other], "x" * 60)
    [kept] = outcomes([own], [replace(gold.taken(own, [own]), id="g")])
    assert (kept.verdict, kept.spans, kept.fields) == ("kept", False, ())
    [moved] = outcomes([own], [replace(decided, id="g")])
    assert (moved.verdict, moved.spans, moved.type, moved.fields) == ("changed", True, False, ())


def test_gold_from_elsewhere_is_found_by_its_place() -> None:
    own = _made((0, 10), cue="said", kind="direct")
    truth = replace(own, id="g", state="gold", fields={"cue": (FieldValue("told"),)})
    missed = replace(truth, id="h", spans=_made((20, 30)).spans)
    found = outcomes([own, replace(_made((40, 50)), id="more")], [truth, missed])
    assert _verdicts(found) == ["changed", "missed", "rejected"]
    assert found[0].fields == ("cue", "kind")
    every, quotes = scores(found, FIELDS)
    assert (every.own, every.gold, every.found, every.exact, every.fields) == (2, 2, 1, 1, {})
    assert (every.precision, every.recall, every.f1) == (0.5, 0.5, 0.5)
    assert quotes.fields == {"cue": (0, 1), "kind": (0, 1)}


def test_a_rejection_says_why() -> None:
    own = _made((0, 10))
    [refused] = outcomes([own], [replace(gold.rejected([own], "a headline"), id="g")])
    assert (refused.verdict, refused.reason, refused.gold) == ("rejected", "a headline", None)


def test_two_records_that_became_one_are_one_that_is_found() -> None:
    one, two = _made((0, 10)), replace(_made((12, 20)), id="two")
    whole = replace(one, id="g", state="gold", origin=Origin(("own", "two")))
    found = outcomes([one, two], [whole])
    every = scores(found, FIELDS)[0]
    assert (every.own, every.gold, every.found) == (2, 1, 1)


def test_another_type_is_not_found() -> None:
    own = _made((0, 10))
    found = outcomes([own], [replace(own, id="g", type="claim", state="gold")])
    assert found[0].type
    every, *types = scores(found, FIELDS)
    assert every.f1 == 0
    assert {each.type: (each.own, each.gold) for each in types} == {
        "quote": (1, 0),
        "claim": (0, 1),
    }


def test_nothing_found_where_there_is_nothing_is_right() -> None:
    [every] = scores(outcomes([], []), FIELDS)
    assert (every.f1, every.precision, every.recall) == (1.0, None, None)
