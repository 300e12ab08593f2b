"""Values: what a person types, what is stored, and what is shown."""

import math
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.core.codebook.model import Choice, Field, FieldKind
from annotator.core.codebook.values import Place, Range, Value, display, parse, validate
from annotator.core.errors import FieldValueError

TREE = (
    Choice("COERCE", "Coerce", children=(Choice("arrest", "Arrest"), Choice("cyber", "Cyber"))),
    Choice("THREATEN", "Threaten", children=(Choice("arrest", "Arrest"), Choice("war", "War"))),
    Choice("AID", "Aid"),
)
CHOICES = (Choice("mixed", "Mixed"), Choice("mostly_true", "Mostly true"), Choice("true", "True"))
REFERENCE = date(2017, 3, 3)


def field(kind: FieldKind, choices: tuple[Choice, ...] = ()) -> Field:
    if kind in ("choice", "tree"):
        choices = choices or (TREE if kind == "tree" else CHOICES)
    return Field(f"a_{kind}", kind.capitalize(), kind, choices=choices)


numbers = st.integers(1 - 10**18, 10**18 - 1) | st.floats(allow_nan=False, allow_infinity=False)
stripped = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)
names = st.text("Tobruk, D.C. طبرق 😀'\n", min_size=1, max_size=15).map(str.strip).filter(bool)
countries = st.text("LBY طبرق.", max_size=8).map(str.strip)
degrees = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@st.composite
def places(draw: st.DrawFn) -> Place:
    lat, lon = draw(degrees) or (None, None)
    return Place(draw(names), draw(countries), lat, lon)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    ends = sorted((draw(numbers), draw(numbers)))
    open_side = draw(st.sampled_from(("low", "high", "")))
    return Range(None if open_side == "low" else ends[0], None if open_side == "high" else ends[1])


BY_KIND: dict[FieldKind, st.SearchStrategy[Any]] = {
    "text": stripped,
    "actor": stripped,
    "link": stripped,
    "choice": st.sampled_from(["mixed", "mostly_true", "true"]),
    "tree": st.sampled_from(["COERCE", "COERCE/arrest", "THREATEN/arrest", "THREATEN/war", "AID"]),
    "place": places(),
    "date": st.sampled_from(["2014", "2017-02~", "2017-02-19/..", "199X", "2014-22", "../2014"]),
    "number": numbers,
    "range": ranges(),
    "boolean": st.booleans(),
    "url": stripped.map(lambda path: "https://example.org/" + "".join(path.split())),
}


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.data())
def test_what_is_shown_is_read_as_the_same_value(kind: FieldKind, data: st.DataObject) -> None:
    value = data.draw(BY_KIND[kind])
    if isinstance(value, Place):  # a comma at the edge of a name is the one that sets it apart
        assume(value.name == value.name.strip(" ,\n"))
        assume("," not in value.country)
    validate(field(kind), value)
    assert parse(field(kind), display(field(kind), value)) == value
    assert parse(field(kind), f"  {display(field(kind), value)}\n") == value


@pytest.mark.parametrize("kind", BY_KIND)
@given(data=st.data())
def test_a_value_survives_json(kind: FieldKind, data: st.DataObject) -> None:
    value = data.draw(BY_KIND[kind])
    assume(not isinstance(value, int) or -(2**63) <= value < 2**63)
    assume(not isinstance(value, Range) or abs(value.low or value.high or 0) < 2**63)
    assume(not isinstance(value, Range) or abs(value.high or 0) < 2**63)
    decoded = msgspec.json.decode(msgspec.json.encode(value), type=Value)
    assert decoded == value
    assert type(decoded) is type(value)


@pytest.mark.parametrize("kind", BY_KIND)
@given(text=st.text(max_size=20))
def test_whatever_is_typed_is_a_valid_value_or_refused(kind: FieldKind, text: str) -> None:
    try:
        value = parse(field(kind), text, REFERENCE)
    except FieldValueError:
        return
    assert validate(field(kind), value) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("choice", "MOSTLY TRUE", "mostly_true"),
        ("choice", "mostly_true", "mostly_true"),
        ("tree", "coerce/arrest", "COERCE/arrest"),
        ("tree", "Coerce › Arrest", "COERCE/arrest"),
        ("tree", "war", "THREATEN/war"),
        ("tree", "aid", "AID"),
        ("place", "Tobruk, LBY (32.08, 23.96)", Place("Tobruk", "LBY", 32.08, 23.96)),
        ("place", "Santiago (−33.4, −70.7)", Place("Santiago", "", -33.4, -70.7)),
        ("place", "Tobruk", Place("Tobruk")),
        ("place", "Washington, D.C., USA", Place("Washington, D.C.", "USA")),
        ("place", "Washington, D.C.,", Place("Washington, D.C.")),
        ("date", "19 February", "2017-02-19"),
        ("boolean", "Yes", True),
        ("boolean", "0", False),
        ("number", "1,200", 1200),
        ("range", "at least 12", Range(12, None)),
        ("range", "12", Range(12, 12)),
        ("url", "HTTPS://example.org/a", "HTTPS://example.org/a"),
    ],
)
def test_parsed(kind: FieldKind, text: str, value: Value) -> None:
    assert parse(field(kind), text, REFERENCE) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("choice", "maybe", "takes one of: mixed, mostly_true, true, not “maybe”"),
        ("tree", "arrest", "can mean “Coerce › Arrest” or “Threaten › Arrest”"),
        ("tree", "AID/war", "takes one of"),
        ("place", "Tobruk (91, 0)", "a latitude from -90 to 90, not “Tobruk (91.0, 0.0)”"),
        ("place", "Tobruk (0, 181)", "a longitude"),
        ("place", "(1, 2)", "a place with a name"),
        ("date", "soon", "takes a date, such as"),
        ("boolean", "perhaps", "is yes or no"),
        ("number", "many", "takes a number"),
        ("number", "1e999", "takes a finite number"),
        ("range", "many", "takes a number or a range"),
        ("range", "20-10", "takes a range from low to high, not “20–10”"),
        ("url", "www.example.org", "begins with http"),
        ("text", " \n", "something other than blanks"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_by_saying_what_it_takes(
    kind: FieldKind, text: str, message: str
) -> None:
    with pytest.raises(FieldValueError) as caught:
        parse(field(kind), text, REFERENCE)
    assert message in str(caught.value)
    assert f"“{kind.capitalize()}”" in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("boolean", "yes"),
        ("number", True),
        ("number", "12"),
        ("number", math.inf),
        ("number", 10**400),
        ("range", 12),
        ("range", Range()),
        ("range", Range(math.nan, None)),
        ("range", Range(None, 10**400)),
        ("range", Range(2, 1)),
        ("place", "Tobruk"),
        ("place", Place(" ")),
        ("place", Place("Seoul", "Korea, Republic of")),
        ("place", Place("Tobruk", "LBY", 32.08)),
        ("place", Place("Tobruk", "LBY", math.nan, 0.0)),
        ("text", 12),
        ("date", "Friday"),
        ("choice", "Mixed"),
        ("tree", "arrest"),
        ("url", "ftp://example.org"),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: FieldKind, value: Value) -> None:
    with pytest.raises(FieldValueError):
        validate(field(kind), value)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("text", None, ""),
        ("boolean", False, "no"),
        ("range", Range(3, 3), "3"),
        ("range", Range(3, None), "3+"),
        ("range", Range(None, 3), "≤3"),
        ("range", Range(3, 10), "3–10"),
        ("tree", "COERCE/cyber", "Coerce › Cyber"),
        ("tree", "GONE/away", "GONE/away"),
        ("place", Place("Tobruk", "LBY", 32.0833333, 23.96), "Tobruk, LBY (32.0833333, 23.96)"),
    ],
)
def test_displayed(kind: FieldKind, value: Value | None, shown: str) -> None:
    assert display(field(kind), value) == shown
