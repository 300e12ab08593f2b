"""Our readers and writers against dkpro-cassis: what either writes, the other reads to the same."""

import io
import math
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import cassis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.uima import read_json as json_cas
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima import write_json as json_cas_writer
from annotator.formats.uima import write_type_system
from annotator.formats.uima import write_xmi as xmi_writer
from annotator.formats.uima.cas import NOT_NUMBERS, views
from annotator.formats.uima.model import (
    ANNOTATION,
    TOP,
    FeatureType,
    Item,
    Ref,
    Structure,
    TypeDeclaration,
    Value,
)
from annotator.formats.uima.read_type_system import TypeSystems
from annotator.formats.uima.type_system import TypeSystem, is_array
from annotator.formats.uima.write_annotations import Planned

Content = dict[int, tuple[str, tuple[int, int] | None, dict[str, Value], bool]]
"""By id, the type, the place in UTF-16 units, the values, and whether it is in the index."""

_NAMES = ("Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double", "String")
_ONE = {name: FeatureType(f"uima.cas.{name}") for name in _NAMES} | {"Any": FeatureType(TOP)}
_MANY = {
    f"{name}{shape}{'Shared' if shared else ''}": FeatureType(
        f"uima.cas.{name}{shape}", TOP if name == "FS" else "", shared or None
    )
    for shape, names in (("Array", (*_NAMES, "FS")), ("List", ("Integer", "Float", "String", "FS")))
    for name in names
    for shared in (False, True)
}
TYPES = TypeSystem({
    "custom.Every": TypeDeclaration(ANNOTATION, {**_ONE, **_MANY}),
    "custom.Sub": TypeDeclaration("custom.Every", {"more": FeatureType("custom.Sub")}),
    "other.custom.Concept": TypeDeclaration(TOP, {"concept": FeatureType("uima.cas.String")}),
    "Bare": TypeDeclaration(ANNOTATION),
})  # fmt: skip
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r"),
    max_size=4,
)
INTEGERS = {"Byte": 2**7, "Short": 2**15, "Integer": 2**31, "Long": 2**63}
FLOATS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(list(NOT_NUMBERS))


def _items(name: str, ids: int) -> st.SearchStrategy[Any]:
    if name == "Boolean":
        return st.booleans()
    if name in INTEGERS:
        return st.integers(-INTEGERS[name], INTEGERS[name] - 1)
    if name in ("Float", "Double"):
        return FLOATS
    return WORDS if name == "String" else st.integers(1, ids).map(Ref)


def _values(feature: str, ids: int) -> st.SearchStrategy[Any]:
    name = feature.removesuffix("Shared")
    if feature in _ONE:
        return _items(name, ids)
    if name == "StringList":
        # The library takes an empty text in a list for “None”.
        return st.lists(WORDS.filter(bool), max_size=3)
    name = name.removesuffix("Array").removesuffix("List")
    items = st.integers(0, 255) if name == "Byte" else _items(name, ids)
    return st.lists(items | st.none() if name == "FS" else items, max_size=3)


@st.composite
def planned(draw: st.DrawFn) -> Planned:
    """A text with structures of all kinds, with places in code points."""
    text = "a" + draw(st.text(st.sampled_from("b 😀é\n"), max_size=8))
    ids = draw(st.integers(1, 4))
    structures: dict[int, Structure] = {}
    for number in range(1, ids + 1):
        name = draw(st.sampled_from(("custom.Every", "custom.Sub", "other.custom.Concept", "Bare")))
        place = None
        if TYPES.is_a(name, ANNOTATION):
            places = st.integers(0, len(text))
            place = tuple[int, int](sorted((draw(places), draw(places))))
        features = draw(st.sets(st.sampled_from([*_ONE, *_MANY]), max_size=5))
        known = TYPES.features(name)
        values = {each: draw(_values(each, ids)) for each in sorted(features) if each in known}
        structures[number] = Structure(number, name, place, values)
    return Planned(text, structures, {})


def _units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def wanted(plan: Planned) -> Content:
    return {
        each.id: (
            each.type,
            each.place and (_units(plan.text, each.place[0]), _units(plan.text, each.place[1])),
            each.values,
            each.indexed,
        )
        for each in plan.structures.values()
    }


# As ours


def ours(suffix: str, data: bytes) -> Content:
    load = {".xmi": xmi.load, ".json": json_cas.load}[suffix]
    [view] = views(load("a", data, lambda: TYPES, TypeSystems()))
    return {
        each.id: (each.type, each.place, each.values, each.indexed)
        for each in view.structures.values()
    }


# As the library's


def theirs(suffix: str, data: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if suffix == ".json":
            return cassis.load_cas_from_json(data.decode())
        return cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=_library_types())


def _library_types() -> Any:
    return cassis.load_typesystem(io.BytesIO(write_type_system.serialised(TYPES)))


def content(cas: Any, text: str) -> Content:
    indexed = {fs.xmiID for view in cas.views for fs in view.get_all_fs()}
    found: Content = {}
    for fs in cas._find_all_fs():
        if fs.type.name.startswith("uima.cas."):
            continue
        place = None
        if hasattr(fs, "begin"):
            place = (_units(text, fs.begin), _units(text, fs.end))
        values = {
            each.name: _plain(fs[each.name], each.rangeType.name)
            for each in fs.type.all_features
            if each.name not in ("sofa", "begin", "end") and fs[each.name] is not None
        }
        found[fs.xmiID] = (fs.type.name, place, values, fs.xmiID in indexed)
    return found


def _plain(value: Any, range_name: str) -> Value:
    if is_array(range_name):
        return [_item(each, range_name) for each in value.elements or ()]
    if range_name.endswith("List"):
        return [_item(each, range_name) for each in _heads(value)]
    return _item(value, range_name)


def _heads(node: Any) -> Iterator[Any]:
    while hasattr(node, "head"):
        yield node.head
        node = node.tail


def _item(value: Any, range_name: str) -> Item:
    if value is None and "String" in range_name:
        return ""
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, str | int | float | None):
        return value
    return Ref(value.xmiID) if value.xmiID else None


WRITERS: dict[str, Callable[[Planned, TypeSystem, io.BytesIO], None]] = {
    ".xmi": xmi_writer.serialise,
    ".json": json_cas_writer.serialise,
}


@pytest.mark.parametrize("suffix", [".xmi", ".json"])
@given(plan=planned())
@settings(max_examples=60, deadline=None)
def test_either_reads_what_the_other_writes(suffix: str, plan: Planned) -> None:
    file = io.BytesIO()
    WRITERS[suffix](plan, TYPES, file)
    written = file.getvalue()
    assert ours(suffix, written) == wanted(plan)
    cas = theirs(suffix, written)
    assert cas.sofa_string == plan.text
    assert content(cas, plan.text) == wanted(plan)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        again = cas.to_xmi() if suffix == ".xmi" else cas.to_json()
    expected = wanted(plan)
    if suffix == ".xmi":
        # The library writes nothing of an empty list of texts.
        for _, _, values, _ in expected.values():
            if values.get("StringList") == []:
                del values["StringList"]
    assert ours(suffix, again.encode()) == expected


def test_the_library_reads_our_type_system() -> None:
    found = {each.name: each for each in _library_types().get_types()}
    for name, each in TYPES.declared().items():
        assert found[name].supertype.name == each.base
        assert {
            f.name: FeatureType(
                f.rangeType.name,
                f.elementType.name if f.elementType else "",
                f.multipleReferencesAllowed,
            )
            for f in found[name].features
        } == each.features
