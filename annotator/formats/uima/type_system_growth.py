"""The type system of what is written: made from a codebook, and growing with what came in."""

import keyword
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.formats.annotations.model import Scalar
from annotator.formats.uima.feature_structures import NOT_NUMBERS, fits
from annotator.formats.uima.model import (
    ANNOTATION,
    ARTICLE,
    DOCUMENT,
    DOCUMENT_META,
    EVIDENCE,
    FRAGMENT,
    FS_ARRAY,
    LINK,
    OWN,
    REPLACED,
    TOP,
    Item,
    Ref,
    TypeDeclaration,
    Value,
    inner_name,
    is_name,
    is_type_name,
)
from annotator.formats.uima.read_annotations import EVIDENCE_OF, FOREIGN_NOTE, OWN_NOTE
from annotator.formats.uima.type_systems import cassis, quietly

FRAGMENTS, FOREIGN_FRAGMENTS = "fragments", "annotator_fragments"
_STRING, _STRINGS = "uima.cas.String", "uima.cas.StringArray"
_WHOLE = re.compile("-?[0-9]{1,18}")
# https://www.w3.org/TR/xml/#NT-NameStartChar
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_START = re.compile(f"[{_START}]")
_NAME = re.compile(f"[{_START}0-9\u0300-\u036f]")
_PLAIN = {"boolean": "uima.cas.Boolean", "number": "uima.cas.Double"}
_META = (
    *(("documentTitle", _STRING), ("documentId", _STRING), ("documentUri", _STRING)),
    *(("collectionId", _STRING), ("documentBaseUri", _STRING)),
    ("isLastSegment", "uima.cas.Boolean"),
)
_TAKEN_TYPES = frozenset((EVIDENCE, FRAGMENT, LINK, ARTICLE, REPLACED))
_OWN = frozenset(("begin", "end", "sofa", "xmiID", "get", "set"))
_TAKEN = frozenset(
    # What Python, the library or every annotation has a use for.
    (*keyword.kwlist, *_OWN, "elements")
)


class GrowingTypeSystem:
    """A type system that has every type and feature by the time they are used.

    Attributes:
        renamed: how many values went to a feature of another name, because that of their own
            holds something else.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Has the types of the codebook."""
        self._system: Any = cassis().TypeSystem()
        self._current: Any = None
        self.renamed = 0
        self._types: dict[str, str] = {}
        self._fields: dict[tuple[str, str], str] = {}
        self._evidence: dict[tuple[str, str], str] = {}
        self._create(EVIDENCE, ANNOTATION, "The words that bear out a field’s value.")
        self._create(FRAGMENT, ANNOTATION, "A piece of a text that lies in several.")
        self._feature(EVIDENCE, FRAGMENTS, FS_ARRAY, FRAGMENT)
        self._create(DOCUMENT_META, DOCUMENT)
        for name, range_name in _META:
            self._feature(DOCUMENT_META, name, range_name)
        self._create(ARTICLE, ANNOTATION, "What is known of the article.")
        for name in ("source", "author", "published", "url"):
            self._feature(ARTICLE, name, _STRING)
        self._create(REPLACED, ANNOTATION, "A character that XML cannot hold, by its code point.")
        self._feature(REPLACED, "code", "uima.cas.Integer")
        self._create(LINK, ANNOTATION, "That one record has to do with another.")
        self._feature(LINK, "Governor", ANNOTATION)
        self._feature(LINK, "Dependent", ANNOTATION)
        self._feature(LINK, "relation", _STRING)
        for record_type in codebook.types:
            self._declare_record_type(record_type)

    def current(self) -> Any:
        """The library's type system as it now is. It must be left as it is: the library takes no
        notice of features that come after the first structure of their type."""
        if self._current is None:
            with quietly():
                self._current = cassis().merge_typesystems(self._system)
        return self._current

    # What a codebook gives

    def _declare_record_type(self, record_type: RecordType) -> None:
        name = self._named(record_type.key)
        self._create(name, ANNOTATION, record_type.label)
        taken = {FRAGMENTS, OWN_NOTE}
        for field in record_type.fields:
            plain = _identifier(field.key)
            if field.many and plain in ("self", "type"):
                # The library does not find the elements of arrays that are called so.
                plain = f"{plain}_values"
            feature = _free(plain, taken)
            taken.add(feature)
            self._fields[name, field.key] = feature
            self._feature(name, feature, *_range(field), description=field.label)
        for field in record_type.fields:
            feature = _free(f"{self._fields[name, field.key]}{EVIDENCE_OF}", taken)
            taken.add(feature)
            self._evidence[name, field.key] = feature
            self._feature(name, feature, FS_ARRAY, ANNOTATION)
        self._feature(name, OWN_NOTE, _STRING)
        self._feature(name, FRAGMENTS, FS_ARRAY, FRAGMENT)

    def type_of(self, key: str) -> str:
        """The type of the records of that key."""
        name = self._named(key)
        self._create(name, ANNOTATION)
        return name

    def _named(self, key: str) -> str:
        if key not in self._types:
            plain = _identifier(key)
            name = f"{OWN}{plain[0].upper()}{plain[1:]}"
            self._types[key] = _free(name, {*_TAKEN_TYPES, *self._types.values()})
        return self._types[key]

    def feature_of(self, type_name: str, field: str) -> str:
        """The feature of a type for the field of that key."""
        return self._fields.get((type_name, field), _identifier(field))

    def evidence_of(self, type_name: str, field: str) -> str:
        """The feature of a type for what bears out the field of that key."""
        plain = f"{self.feature_of(type_name, field)}{EVIDENCE_OF}"
        return self._evidence.get((type_name, field), plain)

    # What comes in

    def declare(self, types: Mapping[str, TypeDeclaration]) -> None:
        """Adds types as another program declared them; what is there stays as it is.

        Raises:
            ValueError: a type or feature has a name that none may have.
        """
        waiting = dict(types)
        while waiting:
            ready = [name for name, each in waiting.items() if each.base not in waiting]
            for name in ready or list(waiting):
                each = waiting.pop(name)
                self._create(name, each.base if self._knows(each.base) else TOP)
        for name, each in types.items():
            for feature, described in each.features.items():
                element = described.element if self._knows(described.element) else ""
                if self._knows(described.range):
                    self._feature(name, feature, described.range, element, described.shared)

    def documents(self) -> frozenset[str]:
        """The types of annotations that are about the whole text."""
        return frozenset(each.name for each in self._system.get_type(DOCUMENT).descendants)

    def require(self, type_name: str, *, is_annotation: bool) -> bool:
        """Adds the type if it is not there.

        Returns:
            Whether its structures are annotations, or are none, as wanted.

        Raises:
            ValueError: no type may be called so.
        """
        self._create(type_name, ANNOTATION if is_annotation else TOP)
        found = self._system.get_type(type_name, True)
        is_one = self._system.get_type(ANNOTATION, True).subsumes(found)
        return bool(is_one) == is_annotation

    def element_of(self, type_name: str, feature: str) -> str:
        """What the elements of an array or list are; anything if that is not declared."""
        found = self._find(type_name, feature)
        return str(found.elementType.name) if found is not None and found.elementType else TOP

    def is_many(self, type_name: str, feature: str) -> bool | None:
        """Whether a feature holds several; None if there is no such feature."""
        found = self._find(type_name, feature)
        return None if found is None else found.rangeType.name.endswith(("Array", "List"))

    def slot(self, type_name: str, name: str, value: Value) -> tuple[str, Value]:
        """The feature that takes a value, made if none does, and the value as it takes it.

        Its name is empty if the type is one of UIMA's own, which take no more features.
        """
        name = name if is_name(name) else _identifier(name)
        # The place of an annotation is no value, and the library needs its own methods.
        name = f"{name}_" if name in _OWN else name
        feature, number = name, 1
        while True:
            if (found := self._find(type_name, feature)) is not None:
                held = _coerced(value, found.rangeType)
                if fits(held, found.rangeType):
                    return feature, held
            elif cassis().typesystem.is_predefined(type_name):
                return "", value
            elif not self._is_below(type_name, feature):
                break
            number += 1
            feature = f"{name}_{number}"
        self.renamed += number > 1
        self._feature(type_name, feature, *_range_of(value))
        return feature, value

    def slot_of_scalars(
        self, type_name: str, name: str, values: Sequence[Scalar]
    ) -> tuple[str, Value]:
        """The feature that takes these values, one or several, and what it then holds."""
        is_many = self.is_many(type_name, name)
        wants_list = len(values) != 1 if is_many is None else is_many
        held: Value = list(values) if wants_list or len(values) != 1 else values[0]
        return self.slot(type_name, name, held)

    def _find(self, type_name: str, name: str) -> Any:
        found = self._system.get_type(type_name, True)
        is_renamed = name in ("self", "type") or keyword.iskeyword(name)
        return found.get_feature(f"{name}_" if is_renamed else name)

    def _is_below(self, type_name: str, name: str) -> bool:
        """Whether a subtype has such a feature, so that the type cannot get one."""
        found = self._system.get_type(type_name, True)
        return any(each.get_feature(name) is not None for each in found.descendants)

    def _knows(self, type_name: str) -> bool:
        return bool(type_name) and bool(self._system.contains_type(type_name, True))

    def _create(self, name: str, base: str, description: str = "") -> None:
        if not is_type_name(name):
            raise ValueError(f"“{name}” is no name for a type.")
        if not self._knows(name):
            self._current = None
            self._system.create_type(name, base, description or None)

    def _feature(
        self,
        type_name: str,
        name: str,
        range_name: str,
        element: str = "",
        shared: bool | None = None,
        description: str = "",
    ) -> None:
        if not is_name(name):
            raise ValueError(f"“{name}” is no name for a feature.")
        if self._find(type_name, name) is not None or self._is_below(type_name, name):
            return
        name = inner_name(name)
        self._current = None
        with quietly():
            self._system.create_feature(
                type_name, name, range_name, element or None, description or None, shared
            )

    def note_of(self, type_name: str) -> str:
        """The feature for a working note."""
        return OWN_NOTE if type_name.startswith(OWN) else FOREIGN_NOTE


def _range(field: Field) -> tuple[str, str]:
    if field.kind == "link":
        return FS_ARRAY, ANNOTATION
    plain = _PLAIN.get(field.kind, _STRING)
    return (f"{plain}Array" if field.many else plain), ""


def _range_of(value: Value) -> tuple[str, str]:
    """What holds such a value."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, Ref) for item in items) or not any(i is not None for i in items):
        return (FS_ARRAY, TOP) if isinstance(value, list) else (TOP, "")
    kind = "String"
    for of, name in ((bool, "Boolean"), (int, "Long"), (float, "Double")):
        # True is an int, but True and 2 are no numbers.
        if all(type(item) is of for item in items):
            kind = name
    return f"uima.cas.{kind}{'Array' if isinstance(value, list) else ''}", ""


def _coerced(value: Value, wanted: Any) -> Value:
    """The value as the feature takes it, where that says the same."""
    if isinstance(value, list):
        return [cast("Item", _coerced(item, wanted)) for item in value]
    name = str(wanted.name)
    if name in (_STRING, _STRINGS, "uima.cas.StringList"):
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else value
    if "Boolean" in name and value in ("true", "false"):
        return value == "true"
    is_whole = any(each in name for each in ("Byte", "Short", "Integer", "Long"))
    if is_whole and isinstance(value, float) and value.is_integer():
        return int(value)
    # Of values of which some are no numbers, such as NaN, a project makes words.
    if is_whole and isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    if (
        ("Float" in name or "Double" in name)
        and isinstance(value, str)
        and value not in NOT_NUMBERS
    ):
        return _number(value)
    return value


def _number(written: str) -> str | float:
    try:
        found = float(written)
    except ValueError:
        return written
    return found if math.isfinite(found) else written


def _identifier(key: str) -> str:
    """The key as a name in XML, which knows fewer letters than Python."""
    made = "".join(
        letter if _is_letter(letter, is_first=n == 0) else f"u{ord(letter):04X}"
        for n, letter in enumerate(key)
    )
    return f"{made}_" if made in _TAKEN else made


def _is_letter(letter: str, *, is_first: bool) -> bool:
    """Whether a name in XML, Python and Java may have it there."""
    allowed = _NAME_START if is_first else _NAME
    return bool(allowed.fullmatch(letter)) and f"{'' if is_first else 'a'}{letter}".isidentifier()


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
