"""UIMA JSON CAS, version 0.4, read strictly with dkpro-cassis: with its types or with a type system
beside it, its feature structures as a list or by id.

Source: https://github.com/apache/uima-uimaj-io-jsoncas. What the library would meet with an
exception of Python's is looked for before, with its JSON path.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.formats.parsing.json_errors import malformed, nul_place
from annotator.formats.uima import corpus as cas_corpus
from annotator.formats.uima import files as cas_files
from annotator.formats.uima.feature_structures import Loaded
from annotator.formats.uima.files import Kind
from annotator.formats.uima.model import ANNOTATION, inner_name, is_name, is_type_name
from annotator.formats.uima.type_systems import Types, TypeSystems, array_of, cassis, quietly

NAME = "json-cas"
SUFFIX = ".json"
_TYPES, _STRUCTURES, _VIEWS = "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"
_ID, _TYPE, _ELEMENTS, _MEMBERS = "%ID", "%TYPE", "%ELEMENTS", "%MEMBERS"
_NAME, _SUPER, _RANGE = "%NAME", "%SUPER_TYPE", "%RANGE"
_SOFA = "uima.cas.Sofa"
_ARRAY = "[]"
_NOTHING = 0
"""The id of what is nothing, which needs not be in the file."""
_LARGEST = 2**53

Object = dict[str, Any]


def recognises(start: bytes) -> bool:
    """Whether a file that begins so is a JSON CAS."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (
        b'"%TYPES"' in start or b'"%FEATURE_STRUCTURES"' in start
    )


def is_json_cas(path: Path) -> bool:
    """Whether the file is one; False if it cannot be read."""
    try:
        with path.open("rb") as file:
            return recognises(file.read(1 << 16))
    except OSError:
        return False


def load(
    file: str, data: bytes, beside: Callable[[], Types | None], systems: TypeSystems
) -> Loaded:
    """The CAS that the bytes are.

    Raises:
        InputError: they are no JSON CAS, are damaged, or use what their type system does not
            declare; names the JSON path.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        decoded: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(Path(file), data) from error
    if not isinstance(decoded, dict) or _STRUCTURES not in decoded:
        raise InputError(file, f"it is JSON, but no JSON CAS: it has no “{_STRUCTURES}”.", "$")
    if place := nul_place(decoded):
        raise InputError(file, "it holds a NUL character, which no database stores.", place)
    document = cast("Object", decoded)
    checked = _Checked(file, document)
    is_described = _TYPES in document
    types = None if is_described else beside()
    base = types or systems.built_in()
    try:
        with quietly():
            cas = cassis().load_cas_from_json(
                json.dumps(document),
                typesystem=cassis().TypeSystem() if is_described else base.system,
                lenient=False,
                merge_typesystem=is_described,
            )
    except MemoryError:
        raise
    except Exception as error:
        raise InputError(file, _reason(error, is_described or types is not None)) from error
    found = Types(cas.typesystem, file) if is_described else base
    return Loaded(cas, found, checked.offsets(found))


def _reason(error: Exception, is_described: bool) -> str:
    said = str(getattr(error, "message", "") or error)
    if not is_described:
        return (
            f"it brings no types, and there is no type system ({said}). Put the TypeSystem.xml "
            "that was exported with it beside it or in the folder above."
        )
    return f"it does not hold together ({type(error).__name__}: {said})."


class _Checked:
    """A document of which every id and reference is what it should be; what UIMA writes in a way
    that the library does not read is written in another.
    """

    def __init__(self, file: str, document: Object) -> None:
        self._placed: dict[int, tuple[Object, str]] = {}
        self._file = file
        self._types = self._object(document.get(_TYPES, {}), f"$.{_TYPES}")
        self._check_types()
        self._ids: set[int] = {_NOTHING}
        self._sofas: set[int] = set()
        found = list(self._structures(document))
        for number, each, at in found:
            if number in self._ids and number != _NOTHING:
                raise InputError(file, f"the id {number} stands twice.", at)
            self._ids.add(number)
            if each[_TYPE] == _SOFA:
                self._sofas.add(number)
        for number, each, at in found:
            self._check(number, each, at)
        views = document.setdefault(_VIEWS, {})
        for name, view in self._object(views, f"$.{_VIEWS}").items():
            at = f"$.{_VIEWS}.{name}"
            members = self._object(view, at).setdefault(_MEMBERS, [])
            for n, member in enumerate(self._list(members, f"{at}.{_MEMBERS}")):
                place = f"{at}.{_MEMBERS}[{n}]"
                self._require(member, place)
                if member == _NOTHING:
                    raise InputError(file, "the id 0 is that of nothing.", place)

    def _structures(self, document: Object) -> Iterator[tuple[int, Object, str]]:
        """Each feature structure with its id and place."""
        at = f"$.{_STRUCTURES}"
        found = document[_STRUCTURES]
        if isinstance(found, dict):
            for key, each in cast("Object", found).items():
                if not key.isascii() or not key.isdigit() or len(key) > 15:
                    raise InputError(self._file, "the id is no whole number.", f"{at}.{key}")
                yield int(key), self._typed(each, f"{at}.{key}"), f"{at}.{key}"
            return
        for n, each in enumerate(self._list(found, at)):
            place = f"{at}[{n}]"
            structure = self._typed(each, place)
            yield self._integer(structure.get(_ID), f"{place}.{_ID}"), structure, place

    def _typed(self, each: Any, at: str) -> Object:
        structure = self._object(each, at)
        name = structure.get(_TYPE)
        if not isinstance(name, str) or not name:
            raise InputError(self._file, f"the feature structure has no “{_TYPE}”.", at)
        if name.endswith(_ARRAY):
            structure[_TYPE] = array_of(name.removesuffix(_ARRAY))
        return structure

    def _check(self, number: int, each: Object, at: str) -> None:
        for key, value in list(each.items()):
            plain = key.lstrip("@#")
            if inner_name(plain) != plain:
                each[f"{key}_"] = each.pop(key)
            if key.startswith("@"):
                place = f"{at}.{key}"
                if value is None:
                    continue
                self._require(value, place)
                if key == "@sofa" and value not in self._sofas:
                    raise InputError(self._file, f"{value} is no sofa.", place)
        if each[_TYPE] == _SOFA:
            if not isinstance(each.get("sofaID"), str):
                raise InputError(self._file, "the sofa has no sofaID.", at)
            if not isinstance(each.get("sofaString", ""), str):
                raise InputError(self._file, "it is no text.", f"{at}.sofaString")
        elif each[_TYPE].startswith("uima.cas.") and each[_TYPE].endswith("Array"):
            self._check_array(each, f"{at}.{_ELEMENTS}")
        else:
            self._placed[number] = each, at

    def _check_array(self, each: Object, at: str) -> None:
        if each[_TYPE] == "uima.cas.FSArray":
            for n, element in enumerate(self._list(each.setdefault(_ELEMENTS, []), at)):
                if element is not None:
                    self._require(element, f"{at}[{n}]")
        elif each[_TYPE] in ("uima.cas.DoubleArray", "uima.cas.FloatArray"):
            elements = self._list(each.setdefault(_ELEMENTS, []), at)
            # The library takes 1.0 there, but not 1.
            each[_ELEMENTS] = [float(e) if type(e) is int else e for e in elements]

    def offsets(self, types: Types) -> dict[int, tuple[int, int]]:
        """Where annotations begin and end, by id, in UTF-16 units."""
        return {
            number: (
                self._integer(each.get("begin", 0), f"{at}.begin"),
                self._integer(each.get("end", 0), f"{at}.end"),
            )
            for number, (each, at) in self._placed.items()
            if types.is_a(each[_TYPE], ANNOTATION)
        }

    def _check_types(self) -> None:
        for name, declared in self._types.items():
            at = f"$.{_TYPES}.{name}"
            described = self._object(declared, at)
            base = described.get(_SUPER)
            if not isinstance(base, str):
                raise InputError(self._file, "the type has no supertype.", at)
            if base not in self._types and not base.startswith("uima."):
                raise InputError(self._file, f"its supertype {base} is not declared.", at)
            if not is_type_name(name) or not is_type_name(base):
                raise InputError(self._file, "it is no name for a type.", at)
            for key in [key for key in described if not key.startswith("%")]:
                self._check_feature(described, key, f"{at}.{key}")

    def _check_feature(self, described: Object, key: str, at: str) -> None:
        if not is_name(key):
            raise InputError(self._file, "it is no name for a feature.", at)
        wanted = self._object(described[key], at).get(_RANGE)
        if not isinstance(wanted, str):
            raise InputError(self._file, f"the feature has no “{_RANGE}”.", at)
        wanted = wanted.removesuffix(_ARRAY)
        if wanted not in self._types and not wanted.startswith("uima."):
            raise InputError(self._file, f"its type {wanted} is not declared.", at)
        if inner_name(key) != key:
            described[inner_name(key)] = described.pop(key)

    def _require(self, number: Any, at: str) -> None:
        if self._integer(number, at) not in self._ids:
            raise InputError(self._file, f"the id {number} is not in the file.", at)

    def _integer(self, value: Any, at: str) -> int:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if is_whole and abs(value) < _LARGEST:
            return value
        raise InputError(self._file, "it should be a whole number.", at)

    def _object(self, value: Any, at: str) -> Object:
        if not isinstance(value, dict):
            raise InputError(self._file, "it should be an object.", at)
        return cast("Object", value)

    def _list(self, value: Any, at: str) -> list[Any]:
        if not isinstance(value, list):
            raise InputError(self._file, "it should be a list.", at)
        return cast("list[Any]", value)


KIND = Kind(NAME, SUFFIX, recognises, load)
claimed = partial(cas_files.claimed, kind=KIND)
read = partial(cas_corpus.read, kind=KIND)
