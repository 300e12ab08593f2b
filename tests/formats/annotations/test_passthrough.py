"""What found no place in the codebook, in metadata and out of them again."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.span import Fragment, Span
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.model import Annotation, Relation, Role
from annotator.formats.annotations.passthrough import (
    Layers,
    Original,
    PassedRelation,
    Passthrough,
    Unplaced,
)
from tests.formats.annotations.passed import first_version

NAME = "brat"
WORDS = st.text(max_size=6)
SCALARS = (
    WORDS | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, width=32)
)
FINITE = SCALARS.filter(lambda each: each not in (float("inf"), float("-inf")))
SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
PLACES = st.lists(SPANS, max_size=3).map(tuple)
ROLES = st.lists(st.builds(Role, WORDS, WORDS), max_size=2).map(tuple)
ATTRIBUTES = st.dictionaries(WORDS, st.lists(FINITE, max_size=2).map(tuple), max_size=2)
REST = st.dictionaries(
    WORDS,
    st.recursive(
        FINITE | st.none(),
        lambda each: st.lists(each, max_size=2) | st.dictionaries(WORDS, each, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)
ANNOTATIONS = st.builds(
    Annotation,
    WORDS,
    WORDS,
    PLACES,
    ATTRIBUTES,
    ROLES,
    statement=st.booleans(),
    note=WORDS,
    coder=WORDS,
    extra=REST,
)
RELATIONS = st.builds(
    PassedRelation, WORDS, WORDS, WORDS, WORDS, ATTRIBUTES, WORDS, WORDS, REST, link=WORDS
)
ORIGINALS = st.builds(
    Original,
    st.lists(FINITE, max_size=2).map(tuple),
    st.lists(FINITE, max_size=2).map(tuple),
)
UNPLACED = st.builds(Unplaced, WORDS, WORDS, st.integers(-9, 9), st.integers(-9, 9), WORDS)
LAYERS = st.lists(
    st.builds(
        Layers,
        st.lists(WORDS, max_size=2).map(tuple),
        st.dictionaries(WORDS, st.integers(0, 9), max_size=2),
        WORDS,
    ),
    max_size=2,
).map(tuple)
PASSED = st.builds(
    Passthrough,
    WORDS,
    WORDS,
    st.none() | PLACES,
    ATTRIBUTES,
    st.dictionaries(WORDS, WORDS, max_size=2),
    st.dictionaries(WORDS, ORIGINALS, max_size=2),
    st.dictionaries(WORDS, st.lists(PLACES, max_size=2).map(tuple), max_size=2),
    ROLES,
    st.lists(ANNOTATIONS, max_size=2).map(tuple),
    st.lists(RELATIONS, max_size=2).map(tuple),
    st.lists(UNPLACED, max_size=2).map(tuple),
    LAYERS,
    REST,
)


@given(PASSED)
def test_it_comes_out_of_metadata_as_it_was_put_in(passed: Passthrough) -> None:
    metadata = passthrough.put({"file": "a.txt"}, NAME, passed)
    stored = json.loads(json.dumps(metadata))
    assert stored == metadata
    assert stored["file"] == "a.txt"
    assert stored[NAME]["passthrough"] == passthrough.VERSION
    assert passthrough.of(stored, NAME) == passed
    assert passthrough.of(stored, "doccano") == Passthrough()
    assert passthrough.upgraded(stored) == stored


@given(PASSED)
def test_what_the_first_version_stored_is_read(passed: Passthrough) -> None:
    passed.unplaced = ()
    passed.layers = ()
    own = set(passed.extra) & {
        *Passthrough.__struct_encode_fields__,
        "passthrough",
        "names",
        "made",
        "parts",
    }
    passed.extra = {key: each for key, each in passed.extra.items() if key not in own}
    stored = first_version(passthrough.put({}, NAME, passed))
    assert passthrough.of(stored, NAME) == passed
    of_article = Passthrough(annotations=passed.annotations, relations=passed.relations)
    stored = {NAME: first_version(passthrough.put({}, NAME, of_article), of_article=True)[NAME]}
    assert passthrough.of(stored, NAME) == of_article


CLAIM = Annotation("T1", "Claim", (Span(0, 9),))
FIRST_ARTICLE = [
    {"id": "R1", "label": "Near", "source": "T1", "target": "T2", "rest": {"ends": ["A", "B"]}},
    {"id": "T1", "label": "Claim", "spans": [{"start": 0, "end": 9}]},
]
FIRST_RECORD = {
    "id": "E1",
    "label": "Cue",
    "trigger": "T2",
    "spans": [],
    "borrowed": {"": [[[3, 5], [7, 9]]]},
    "names": {"tone": "Tone"},
    "made": {"tone": {"values": ["hard"], "said": ["HARD"]}},
    "roles": [["Source", "T1"]],
    "parts": [{"id": "T1", "label": "Claim", "spans": [{"start": 0, "end": 9}]}],
    "relations": [
        {"id": "R1", "label": "Near", "source": "E1", "target": "T1", "link": "l", "field": "f"}
    ],
}


def test_the_first_version_of_an_article_and_of_a_record() -> None:
    article = passthrough.of({NAME: FIRST_ARTICLE}, NAME)
    near = PassedRelation("R1", "Near", "T1", "T2", extra={"ends": ["A", "B"]})
    assert article == Passthrough(annotations=(CLAIM,), relations=(near,))
    assert article.ids == {"R1", "T1"}
    record = passthrough.of({NAME: FIRST_RECORD}, NAME)
    assert record == Passthrough(
        "E1",
        "Cue",
        (),
        attribute_names={"tone": "Tone"},
        originals={"tone": Original(("hard",), ("HARD",))},
        borrowed={"": ((Span(3, 5), Span(7, 9)),)},
        roles=(Role("Source", "T1"),),
        annotations=(CLAIM,),
        relations=(PassedRelation("R1", "Near", "E1", "T1", link="l", field="f"),),
        extra={"trigger": "T2"},
    )
    assert record.relations[0].relation() == Relation("R1", "Near", "E1", "T1")
    assert record.borrows("", [Fragment(3, 5, "ab"), Fragment(7, 9, "cd")])
    assert not record.borrows("", [Fragment(3, 5, "ab")])
    assert not record.borrows("tone", [Fragment(3, 5, "ab"), Fragment(7, 9, "cd")])
    first = {NAME: FIRST_RECORD, "file": "a"}
    assert passthrough.upgraded(first) == passthrough.put({"file": "a"}, NAME, record)


@pytest.mark.parametrize(
    "stored",
    [
        5,
        "x",
        {"id": 5},
        {"passthrough": 1, "id": "T1"},
        {"passthrough": 4, "id": "T1"},
        {"passthrough": 2, "annotations": [{"id": "T1"}]},
    ],
)
def test_of_what_is_damaged_nothing_is_read(stored: Any) -> None:
    assert passthrough.of({NAME: stored}, NAME) == Passthrough()
    assert passthrough.upgraded({NAME: stored}) == {NAME: stored}


def test_what_comes_with_the_same_text_again_is_added() -> None:
    theirs = passthrough.put({"file": "b"}, NAME, Passthrough(annotations=(CLAIM,)))
    ours = {"file": "a", "tags": ["x"]}
    combined = passthrough.joined(ours, theirs)
    assert combined == passthrough.put(ours, NAME, Passthrough(annotations=(CLAIM,)))
    assert passthrough.joined(combined, theirs) == combined
    other = Annotation("T1", "Claim", (Span(2, 4),))
    more = passthrough.joined(
        combined, passthrough.put({}, NAME, Passthrough(annotations=(other,)))
    )
    assert passthrough.of(more, NAME).annotations == (CLAIM, other)
    # What the first version stored stays as it lies until there is more.
    first = {NAME: FIRST_ARTICLE}
    assert passthrough.joined(first, theirs) == first
    assert passthrough.of(passthrough.joined(first, more), NAME).annotations == (CLAIM, other)
    assert passthrough.joined({NAME: "a word"}, theirs) == {NAME: "a word"}
    assert not passthrough.holds({"file": "a", "tags": [], "told": [{"label": "x", "begin": 1}]})


def test_what_the_second_version_stored_is_read() -> None:
    second = {"passthrough": 2, "id": "T1", "rest": {"trigger": "T2"}}
    assert passthrough.of({NAME: second}, NAME) == Passthrough("T1", extra={"trigger": "T2"})
    assert passthrough.upgraded({NAME: second})[NAME]["passthrough"] == passthrough.VERSION


def test_layers_that_earlier_versions_had_under_a_key_of_their_own() -> None:
    kept = Layers(("Ada",), {"Token": 3}, "eA==")
    alone = {"file": "a", "uima_layers": [msgspec.to_builtins(kept)]}
    beside = {"uima": {"passthrough": 2, "annotations": [msgspec.to_builtins(CLAIM)]}, **alone}
    assert passthrough.of(alone, "uima") == Passthrough(layers=(kept,))
    both = Passthrough(annotations=(CLAIM,), layers=(kept,))
    assert passthrough.of(beside, "uima") == both
    assert passthrough.of(beside, NAME) == Passthrough()
    assert passthrough.holds(alone)
    for metadata, passed in ((alone, Passthrough(layers=(kept,))), (beside, both)):
        now = passthrough.put({"file": "a"}, "uima", passed)
        assert passthrough.upgraded(metadata) == now
        # They are the same, so that nothing is written anew.
        assert passthrough.joined(metadata, now) == metadata
        assert passthrough.joined({"file": "a"}, metadata) == now


def test_layers_of_several_coders_are_united() -> None:
    same, other = Layers(("Ada",), {}, "eA=="), Layers(("Ben",), {}, "eQ==")
    theirs = (Layers(("Ben",), {}, "eA=="), Layers(("Ada",), {}, "eg=="))
    joined = Passthrough(layers=(same,)).joined(Passthrough(layers=theirs))
    assert joined.layers == (Layers(("Ada", "Ben"), {}, "eA=="),)
    joined = Passthrough(layers=(same,)).joined(Passthrough(layers=(other,)))
    assert joined.layers == (same, other)
