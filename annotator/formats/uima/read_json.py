"""UIMA JSON CAS, version 0.4, read strictly: with its types or with a type system beside it, its
feature structures as a list or by id.

Source: https://github.com/apache/uima-uimaj-io-jsoncas.
"""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.json.errors import invalid, malformed, nul_place
from annotator.formats.uima import corpus as cas_corpus
from annotator.formats.uima import files as cas_files
from annotator.formats.uima.cas import Cas, Sofa
from annotator.formats.uima.checked import MEMBERS, Collecting
from annotator.formats.uima.files import Kind
from annotator.formats.uima.model import (
    ELEMENTS,
    SOFA,
    FeatureType,
    Item,
    TypeDeclaration,
    Value,
)
from annotator.formats.uima.read_type_system import ARRAY, TypeSystems, type_system
from annotator.formats.uima.type_system import Kind as TypeKind
from annotator.formats.uima.type_system import TypeSystem, array_of, is_array
from annotator.formats.uima.values import SHOWN, item_of

NAME = "json-cas"
SUFFIX = ".json"
TYPES, STRUCTURES, VIEWS = "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"
ID, TYPE, ITEMS = "%ID", "%TYPE", "%ELEMENTS"
TYPE_NAME, SUPERTYPE, DESCRIPTION = "%NAME", "%SUPER_TYPE", "%DESCRIPTION"
RESERVED, REFERENCE, NUMBER = "%", "@", "#"
_SHORT = {"Inf": "Infinity", "-Inf": "-Infinity"}

_Id = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
Scalar = str | int | float | bool | None
Structure = dict[str, Scalar | list[Scalar]]


class Feature(msgspec.Struct, omit_defaults=True):
    """A feature as a file declares it."""

    name: str = msgspec.field(default="", name=TYPE_NAME)
    range: str = msgspec.field(default="", name="%RANGE")
    description: str | None = msgspec.field(default=None, name=DESCRIPTION)
    shared: bool | None = msgspec.field(default=None, name="%MULTIPLE_REFERENCES_ALLOWED")
    element: str | None = msgspec.field(default=None, name="%ELEMENT_TYPE")


class View(msgspec.Struct):
    """The index of a sofa."""

    sofa: _Id | None = msgspec.field(default=None, name="%SOFA")
    members: list[_Id] = msgspec.field(default_factory=list[int], name="%MEMBERS")


class Document(msgspec.Struct, omit_defaults=True):
    """A file."""

    structures: list[Structure] | dict[_Id, Structure] = msgspec.field(name=STRUCTURES)
    types: dict[str, dict[str, str | Feature | None]] | None = msgspec.field(
        default=None, name=TYPES
    )
    views: dict[str, View] = msgspec.field(default_factory=dict[str, View], name=VIEWS)


_DECODER = msgspec.json.Decoder(Document)


def recognises(start: bytes) -> bool:
    """Whether a file that begins so is a JSON CAS."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (
        b'"%TYPES"' in start or b'"%FEATURE_STRUCTURES"' in start
    )


def load(
    file: str, data: bytes, beside: Callable[[], TypeSystem | None], systems: TypeSystems
) -> Cas:
    """The CAS that the bytes are.

    Raises:
        InputError: they are no JSON CAS, are damaged, or use what their type system does not
            declare; names the JSON path.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        document = _DECODER.decode(data)
    except msgspec.ValidationError as error:
        raise invalid(Path(file), data, Document, error, "$") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(Path(file), data) from error
    # JSON has no other way to write it.
    if b"\\u0000" in data and (place := nul_place(msgspec.json.decode(data))):
        raise InputError(file, message("cas-nul"), place)
    return _Reading(file, document, beside, systems).cas()


class _Reading:
    def __init__(
        self,
        file: str,
        document: Document,
        beside: Callable[[], TypeSystem | None],
        systems: TypeSystems,
    ) -> None:
        self._file = file
        self._document = document
        self._paths: dict[int, str] = {}
        found = beside() if document.types is None else self._declared(document.types)
        self._types = found or systems.built_in
        self._has_types = found is not None
        self._collecting = Collecting(file, self._types, self._place)

    def cas(self) -> Cas:
        for number, each, at in self._structures():
            name = self._type_of(each, at)
            values = self._values(name, each, at)
            if name == SOFA:
                texts = {key: held for key, held in values.items() if isinstance(held, str)}
                name, mime, uri = (texts.get(k, "") for k in ("sofaID", "mimeType", "sofaURI"))
                sofa = Sofa(name, texts.get("sofaString"), mime, uri)
                self._collecting.add_sofa(number, sofa, at)
            else:
                self._collecting.add(number, name, values, at)
            self._paths[number] = at
        self._take_views()
        return self._collecting.checked()

    def _place(self, number: int, feature: str) -> str:
        if feature == MEMBERS:
            return f"$.{VIEWS}.{self._collecting.cas.sofas[number].name}.%MEMBERS"
        if feature == ELEMENTS:
            return f"{self._paths[number]}.{ITEMS}"
        return f"{self._paths[number]}.{REFERENCE}{feature}" if feature else self._paths[number]

    def _declared(self, declared: dict[str, dict[str, str | Feature | None]]) -> TypeSystem:
        types: dict[str, TypeDeclaration] = {}
        for name, described in declared.items():
            features = {
                feature: FeatureType(each.range, each.element or "", each.shared)
                for feature, each in described.items()
                if isinstance(each, Feature)
            }
            base = described.get(SUPERTYPE)
            types[name] = TypeDeclaration(base if isinstance(base, str) else "", features)

        def fail(name: str, feature: str, reason: Message) -> InputError:
            at = f"$.{TYPES}.{name}"
            return InputError(self._file, reason, f"{at}.{feature}" if feature else at)

        return type_system(types, self._file, fail)

    # The structures

    def _structures(self) -> Iterator[tuple[int, Structure, str]]:
        """Each feature structure with its id and place."""
        found, at = self._document.structures, f"$.{STRUCTURES}"
        if isinstance(found, dict):
            yield from ((number, each, f"{at}.{number}") for number, each in found.items())
            return
        for n, each in enumerate(found):
            number = self._item(each.get(ID), "integer", ID, f"{at}[{n}].{ID}")
            yield cast("int", number), each, f"{at}[{n}]"

    def _type_of(self, each: Structure, at: str) -> str:
        name = each.get(TYPE)
        if not isinstance(name, str) or not name:
            raise InputError(self._file, message("cas-untyped", key=TYPE), at)
        name = array_of(name.removesuffix(ARRAY)) if name.endswith(ARRAY) else name
        if name not in self._types:
            raise InputError(self._file, self._types.unknown(name, is_found=self._has_types), at)
        return name

    def _values(self, name: str, each: Structure, at: str) -> dict[str, Value]:
        if is_array(name):
            return {ELEMENTS: self._elements(name, each.get(ITEMS), f"{at}.{ITEMS}")}
        values: dict[str, Value] = {}
        features = self._types.features(name)
        for key, held in each.items():
            if key.startswith(RESERVED) or held is None:
                continue
            plain = key.removeprefix(REFERENCE).removeprefix(NUMBER)
            if plain not in features:
                reason = message("cas-no-feature", feature=plain, type=name)
                raise InputError(self._file, reason, f"{at}.{key}")
            # Arrays are referred to like everything else that stands apart.
            is_reference = key.startswith(REFERENCE)
            kind = "reference" if is_reference else self._types.kind(features[plain].range)
            value = self._item(held, kind, plain, f"{at}.{key}")
            if value is not None:
                values[plain] = value
        return values

    def _elements(self, name: str, held: Scalar | list[Scalar], at: str) -> list[Item]:
        kind = self._types.kind(name)
        if kind == "byte" and isinstance(held, str):
            try:
                return list(base64.b64decode(held, validate=True))
            except binascii.Error as error:
                raise self._unfit(held, name, ITEMS, at) from error
        if not isinstance(held, list | None):
            raise self._unfit(held, name, ITEMS, at)
        return [
            None if each is None else self._item(each, kind, ITEMS, f"{at}[{n}]")
            for n, each in enumerate(held or ())
        ]

    def _take_views(self) -> None:
        cas = self._collecting.cas
        by_name = {sofa.name: number for number, sofa in cas.sofas.items()}
        for name, view in self._document.views.items():
            sofa = view.sofa or by_name.get(name)
            if sofa in cas.sofas:
                cas.members.setdefault(sofa, []).extend(view.members)
            else:
                cas.empty += bool(view.members)

    def _item(self, held: Any, kind: TypeKind, feature: str, at: str) -> Item:
        try:
            return item_of(_SHORT.get(held, held) if kind == "float" else held, kind)
        except (ValueError, TypeError) as error:
            raise self._unfit(held, kind, feature, at) from error

    def _unfit(self, held: Any, kind: str, feature: str, at: str) -> InputError:
        shown = str(held)[:SHOWN]
        reason = message("cas-wrong-value", value=shown, kind=kind, feature=feature)
        return InputError(self._file, reason, at)


KIND = Kind(NAME, SUFFIX, recognises, load)
claimed = partial(cas_files.claimed, kind=KIND)
read = partial(cas_corpus.read, kind=KIND)
