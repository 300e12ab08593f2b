"""Feature structures out of a CAS of dkpro-cassis, and into one."""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any, cast

import msgspec

from annotator.formats.uima.model import FS_ARRAY, Item, Ref, Structure, Value
from annotator.formats.uima.type_systems import Types, array_of, cassis, feature_name, quietly

_SOFA = "uima.cas.Sofa"
_LIST_ENDS = ("FSList", "StringList", "IntegerList", "FloatList")
_LARGEST = 2**63
_EXACT = 2**53
NOT_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class Loaded(msgspec.Struct, frozen=True):
    """A CAS that the library read strictly.

    Attributes:
        offsets: where annotations begin and end, in UTF-16 units, as the file says it. The
            library's own are not to be had: it leaves those alone that it cannot convert.
    """

    cas: Any
    types: Types
    offsets: dict[int, tuple[int, int]]


class View(msgspec.Struct, frozen=True):
    """A text of a CAS with what is said of it.

    Attributes:
        text: the sofa string as the file has it.
        structures: by id, those in its index and those that they refer to; with places in
            UTF-16 units of the text.
        elsewhere: how many references lead to annotations of other texts.
    """

    name: str
    text: str
    mime: str
    structures: dict[int, Structure]
    elsewhere: int = 0


def views(loaded: Loaded) -> Iterator[View]:
    """The views that have a text."""
    for view in loaded.cas.views:
        text = view.sofa.sofaString
        if text is not None:
            yield _view(loaded, view, text)


def _view(loaded: Loaded, view: Any, text: str) -> View:
    members = {fs.xmiID: fs for fs in view.get_all_fs()}
    waiting = deque(fs for _, fs in sorted(members.items()))
    found: dict[int, Structure] = {}
    elsewhere = 0
    while waiting:
        fs = waiting.popleft()
        if fs.xmiID in found:
            continue
        if fs.xmiID not in members and _sofa_name(fs) not in ("", view.sofa.sofaID):
            elsewhere += 1
            continue
        targets: list[Any] = []
        found[fs.xmiID] = _structure(loaded, fs, targets, indexed=fs.xmiID in members)
        waiting.extend(targets)
    return View(view.sofa.sofaID, text, view.sofa.mimeType or "", found, elsewhere)


def _sofa_name(fs: Any) -> str:
    sofa = getattr(fs, "sofa", None)
    return str(sofa.sofaID) if sofa is not None else ""


def _structure(loaded: Loaded, fs: Any, targets: list[Any], *, indexed: bool) -> Structure:
    values: dict[str, Value] = {}
    is_annotation = hasattr(fs, "begin") and hasattr(fs, "sofa")
    if _is_array(fs):
        values["elements"] = _items(fs.elements or (), targets)
    else:
        for feature in fs.type.all_features:
            name = feature_name(feature)
            if feature.rangeType.name == _SOFA or (is_annotation and name in ("begin", "end")):
                continue
            value = getattr(fs, feature.name)
            if value is not None:
                values[name] = _value(value, feature.rangeType.name, targets)
    place = loaded.offsets.get(fs.xmiID, (0, 0)) if is_annotation else None
    return Structure(fs.xmiID, fs.type.name, place, values, indexed)


def _value(value: Any, range_name: str, targets: list[Any]) -> Value:
    if isinstance(value, list):
        return _items(cast("list[Any]", value), targets)
    if _is_array(value):
        elements = value.elements or ()
        if value.type.name == "uima.cas.StringArray":
            # XML has no other way to say that a string is empty.
            elements = ["" if each is None else each for each in elements]
        return _items(elements, targets)
    if hasattr(value, "type") and value.type.name.endswith(_LIST_ENDS):
        return _items(_listed(value), targets)
    found = _item(value, targets)
    if isinstance(found, int) and range_name in ("uima.cas.Float", "uima.cas.Double"):
        return float(found)
    return found


def _listed(node: Any) -> Iterator[Any]:
    """The elements of a linked list, which a damaged file may have tied into a ring."""
    seen: set[int] = set()
    while node is not None and hasattr(node, "tail") and id(node) not in seen:
        seen.add(id(node))
        yield node.head
        node = node.tail


def _items(elements: Iterable[Any], targets: list[Any]) -> list[Item]:
    return [_item(each, targets) for each in elements]


def _item(value: Any, targets: list[Any]) -> Item:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return value if -_LARGEST <= value < _LARGEST else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else _name_of(value)
    if getattr(value, "xmiID", None) and hasattr(value, "type"):
        targets.append(value)
        return Ref(value.xmiID)
    return None


def _name_of(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def _is_array(fs: Any) -> bool:
    return hasattr(fs, "elements") and fs.type.supertype.name == "uima.cas.ArrayBase"


# The way back


class Building:
    """Makes the library's CAS of structures whose types its type system has."""

    def __init__(self, system: Any) -> None:
        self._system = system

    def cas(self, text: str, structures: Mapping[int, Structure]) -> Any:
        """A CAS with one view, whose structures keep their ids."""
        free = count(max(structures, default=0) + 1)
        with quietly():
            cas = cassis().Cas(typesystem=self._system)
            cas.get_sofa().xmiID = next(free)
            cas.sofa_string = text
            cas.sofa_mime = "text/plain"
            made = {each.id: self._made(each) for each in structures.values()}
            for each in structures.values():
                self._fill(made[each.id], each, made, free)
                fs = made[each.id]
                if each.place is not None:
                    fs.sofa = cas.get_sofa()
                if each.indexed:
                    cas.add(fs, keep_id=True)
        return cas

    def _made(self, structure: Structure) -> Any:
        made = self._system.get_type(structure.type, True)(xmiID=structure.id)
        if structure.place is not None:
            made.begin, made.end = structure.place
        return made

    def _fill(
        self, made: Any, structure: Structure, all_made: dict[int, Any], free: Iterator[int]
    ) -> None:
        for name, value in structure.values.items():
            if _is_array(made) and name == "elements":
                elements = value if isinstance(value, list) else [value]
                made.elements = [self._python(each, made.type.name, all_made) for each in elements]
                continue
            feature = made.type.get_feature(name) or made.type.get_feature(f"{name}_")
            setattr(made, feature.name, self._held(value, feature.rangeType, all_made, free))

    def _held(self, value: Value, wanted: Any, made: dict[int, Any], free: Iterator[int]) -> Any:
        """The value as the library holds one of the wanted type."""
        if not isinstance(value, list):
            return self._python(value, wanted.name, made)
        # What is no longer there leaves no gap.
        there = [each for each in value if not isinstance(each, Ref) or each.to in made]
        items = [self._python(each, wanted.name, made) for each in there]
        if wanted.name.endswith(_LIST_ENDS):
            kind = wanted.name.rpartition(".")[2].removeprefix("NonEmpty").removeprefix("Empty")
            node = self._system.get_type(f"uima.cas.Empty{kind}")(xmiID=next(free))
            for each in reversed(items):
                full = self._system.get_type(f"uima.cas.NonEmpty{kind}")
                node = full(head=each, tail=node, xmiID=next(free))
            return node
        kind = wanted.name if wanted.name.endswith("Array") else _array_for(value)
        return self._system.get_type(kind)(elements=items, xmiID=next(free))

    def _python(self, item: Item, wanted: str, made: dict[int, Any]) -> Any:
        if isinstance(item, Ref):
            return made.get(item.to)
        if item is None and wanted in (FS_ARRAY, "uima.cas.FSList"):
            return self._system.get_type("uima.cas.NULL")(xmiID=0)
        if "Float" in wanted or "Double" in wanted:
            if isinstance(item, str):
                return NOT_NUMBERS[item]
            return float(item) if isinstance(item, int) else item
        return item


def _array_for(value: list[Item]) -> str:
    """The array that holds these, where the feature may hold anything."""
    for kind, name in ((bool, "Boolean"), (int, "Long"), (float, "Double"), (str, "String")):
        if value and all(isinstance(each, kind) for each in value):
            return array_of(f"uima.cas.{name}")
    return FS_ARRAY


def fits(value: Value, wanted: Any) -> bool:
    """Whether a feature of the wanted type can hold the value."""
    name = str(wanted.name)
    is_many = name.endswith(("Array", *_LIST_ENDS))
    if isinstance(value, list) != is_many:
        return isinstance(value, Ref) and not is_many and _holds_refs(wanted)
    items = value if isinstance(value, list) else [value]
    return all(_item_fits(each, wanted) for each in items)


def _item_fits(item: Item, wanted: Any) -> bool:
    name = str(wanted.name)
    kind = name.rpartition(".")[2].removesuffix("Array").removesuffix("List")
    match kind:
        case "Boolean":
            return isinstance(item, bool)
        case "Byte" | "Short" | "Integer" | "Long":
            return isinstance(item, int) and not isinstance(item, bool)
        case "Float" | "Double":
            if isinstance(item, int) and not isinstance(item, bool):
                return abs(item) <= _EXACT
            return isinstance(item, float) or item in NOT_NUMBERS
        case "String":
            return isinstance(item, str)
        case _:
            return item is None or (isinstance(item, Ref) and _holds_refs(wanted))


def _holds_refs(wanted: Any) -> bool:
    is_primitive = wanted.name.startswith("uima.cas.") and wanted.name != "uima.cas.TOP"
    return not is_primitive or wanted.name in (FS_ARRAY, "uima.cas.FSList")
