"""What of a case differs is found, and each rule makes the gold that it is to make."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.coding.origin import MENDED, Origin
from annotator.core.coding.record import FieldValue, Record
from annotator.core.team import gold
from annotator.core.team.adjudication import Comparison, compared
from annotator.core.team.drafting import DraftRule, Strategy, drafted
from annotator.core.text.span import Fragment
from tests.core.team.adjudication_cases import CASES, Case
from tests.core.team.coded import TEXT, record

_ORDER = ("d", "c", "b", "a", "e", "f")
"""The lead's; a stranger to those of most cases comes first."""


def _spans(written: str) -> list[tuple[int, int]]:
    return [
        (int(start), int(end)) for start, end in (each.split("-") for each in written.split("+"))
    ]


def _values(written: str) -> tuple[FieldValue, ...]:
    values: list[FieldValue] = []
    for each in written.split("|"):
        value, _, place = each.partition("@")
        found = _spans(place) if place else []
        values.append(FieldValue(value, spans=tuple(Fragment(a, b, TEXT[a:b]) for a, b in found)))
    return tuple(values)


def coded(by_coder: Mapping[str, str]) -> dict[str, list[Record]]:
    """The records of a case."""
    made: dict[str, list[Record]] = {}
    for coder, lines in by_coder.items():
        made[coder] = []
        for line in lines.splitlines():
            kind, place, *fields = line.split()
            held = {
                key: _values(value) for key, _, value in (each.partition("=") for each in fields)
            }
            made[coder].append(record(*_spans(place), kind=kind, coder=coder, fields=held))
    return made


def _shown(comparison: Comparison) -> str:
    parts = [*comparison.records, *(f"-{coder}" for coder in comparison.missing)]
    parts += ["spans"] * comparison.spans + ["type"] * comparison.type
    return " ".join([*parts, *comparison.fields, *(f"{key}~" for key in comparison.evidence)])


def _written(made: Record, coders: Mapping[str, str]) -> str:
    origin = made.origin
    assert origin is not None

    def by(source: tuple[str, ...]) -> str:
        return "<" + ",".join(coders[each] for each in source)

    def place(spans: tuple[Fragment, ...]) -> str:
        return "+".join(f"{each.start}-{each.end}" for each in spans)

    def values(held: tuple[FieldValue, ...]) -> str:
        return "|".join(
            f"{each.value}@{place(each.spans)}" if each.spans else str(each.value) for each in held
        )

    fields = [
        f"{key}={values(made.fields.get(key, ()))}{by(source)}"
        for key, source in origin.fields.items()
    ]
    return " ".join([made.type + by(origin.type), place(made.spans) + by(origin.spans), *fields])


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_differs_and_what_each_rule_makes_of_it(case: Case) -> None:
    made = coded(case.coded)
    coders = {each.id: coder for coder, records in made.items() for each in records}
    comparisons = compared(made)
    assert "\n".join(map(_shown, comparisons)) == case.groups
    expected: dict[Strategy, str] = {
        "unanimous": case.unanimous,
        "majority": case.majority,
        "order": case.order,
        "none": "",
    }
    for strategy, wanted in expected.items():
        rule = DraftRule(strategy, order=_ORDER)
        drafts = [drafted(each, rule) for each in comparisons]
        said = [_written(draft, coders) for draft in drafts if draft]
        assert sorted(said) == sorted(wanted.splitlines()), strategy


@given(case=st.sampled_from(CASES), dice=st.randoms())
def test_nothing_hangs_on_the_order_of_coders_and_records(case: Case, dice: random.Random) -> None:
    made = coded(case.coded)
    coders = list(made)
    dice.shuffle(coders)
    other = {coder: list(made[coder]) for coder in coders}
    for records in other.values():
        dice.shuffle(records)
    assert compared(other) == compared(made)


def test_the_majority_must_be_above_the_threshold() -> None:
    [found] = compared(coded({"a": "quote 0-12", "b": "quote 0-12", "c": "quote 0-12", "d": ""}))
    assert drafted(found, DraftRule("majority", 0.74))
    assert drafted(found, DraftRule("majority", 0.75)) is None
    with pytest.raises(ValueError, match="share from"):
        DraftRule("majority", 0.4)


def test_an_outcome_is_shown_with_what_it_is_of() -> None:
    made = coded({"a": "quote 0-12\nquote 30-40", "b": "quote 0-17\nquote 30-40"})
    first, second = compared(made)
    assert not first.decided
    chosen = replace(gold.taken(first.records["a"], list(first.records.values())), id="g1")
    refused = replace(gold.rejected(list(second.records.values()), "no quote"), id="g2")
    alone = replace(chosen, id="g3", origin=Origin(("gone",)))
    found = compared(made, [refused, alone, chosen])
    assert [each.outcomes for each in found] == [(chosen,), (refused,), (alone,)]
    assert all(each.decided for each in found)
    assert found[2].records == {}


def test_all_rejected_says_why_and_where() -> None:
    [found] = compared(coded({"a": "quote 13-24 cue=said", "b": "quote 0-24"}))
    held = list(found.records.values())
    refused = gold.rejected(held, "a paraphrase")
    assert (refused.state, refused.fields) == ("rejected", {})
    assert refused.spans == found.records["b"].spans
    assert refused.origin == Origin((held[0].id, held[1].id), reason="a paraphrase")


def test_gold_is_composed_of_parts() -> None:
    made = coded({"a": "quote 0-12 cue=told", "b": "quote 17-24 cue=said speaker=Bea"})
    one, other = made["a"][0], made["b"][0]
    result = gold.with_field(gold.taken(one, [one]), "speaker", other)
    assert result.fields["speaker"] == (FieldValue("Bea"),)
    result = gold.with_spans(result, [other, one], TEXT)
    assert [(each.start, each.end) for each in result.spans] == [(0, 12), (17, 24)]
    emptied = gold.with_field(result, "cue", replace(other, fields={}))
    assert "cue" not in emptied.fields
    assert emptied.origin == Origin(
        (one.id, other.id),
        type=(one.id,),
        spans=(other.id, one.id),
        fields={"cue": (other.id,), "speaker": (other.id,)},
    )


def test_what_is_written_by_hand_is_mended() -> None:
    [one] = coded({"a": "quote 0-12 cue=told speaker=Ada"})["a"]
    before = gold.taken(one, [one])
    edited = replace(before, spans=before.spans[:0], fields={"cue": (FieldValue("said"),)})
    after = gold.mended(before, edited)
    assert after.origin == Origin(
        (one.id,),
        type=(one.id,),
        spans=(MENDED,),
        fields={"cue": (MENDED,), "speaker": (MENDED,)},
    )
    assert gold.mended(one, replace(one, fields={})) == replace(one, fields={})
