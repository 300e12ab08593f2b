"""UIMA XMI: a CAS as XML, read strictly with dkpro-cassis and the type system beside it.

Source: https://uima.apache.org/d/uimaj-current/ref.html, “XMI CAS Serialization Reference”.
What the library would meet with an exception of Python's is looked for before, with its line.
"""

import io
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from annotator.core.errors import InputError
from annotator.formats.parsing.safe_xml import Element, parsed
from annotator.formats.uima import corpus as cas_corpus
from annotator.formats.uima import files as cas_files
from annotator.formats.uima.feature_structures import Loaded
from annotator.formats.uima.files import Kind
from annotator.formats.uima.model import ANNOTATION, inner_name, short_name
from annotator.formats.uima.type_systems import Types, TypeSystems, cassis, quietly

NAME = "xmi"
SUFFIX = ".xmi"
_XMI = "http://www.omg.org/XMI"
_CAS = "http:///uima/cas.ecore"
_ID = f"{{{_XMI}}}id"
_ROOT, _NULL = f"{{{_XMI}}}XMI", f"{{{_CAS}}}NULL"
_SOFA, _VIEW = f"{{{_CAS}}}Sofa", f"{{{_CAS}}}View"
_NO_PACKAGE = "uima.noNamespace."
_FOREIGN = (_XMI, "http://www.w3.org/2001/XMLSchema-instance")
_INTEGERS = frozenset(f"uima.cas.{name}" for name in ("Byte", "Short", "Integer", "Long"))
_DIGITS = 18


def load(
    file: str, data: bytes, beside: Callable[[], Types | None], systems: TypeSystems
) -> Loaded:
    """The CAS that the bytes are.

    Raises:
        InputError: they are no XMI, are damaged, or use what their type system does not declare;
            names the line.
    """
    root = parsed(file, data)
    if root.tag != _ROOT:
        raise InputError(file, f"it is XML, but no XMI of UIMA: its root is <{_local(root)}>.")
    types = beside()
    checked = _Checked(file, root, types or systems.built_in(), is_found=types is not None)
    etree: Any = import_module("lxml.etree")
    try:
        with quietly():
            cas = cassis().load_cas_from_xmi(
                io.BytesIO(etree.tostring(root, encoding="utf-8")),
                typesystem=checked.types.system,
                lenient=False,
            )
    except MemoryError:
        raise
    except Exception as error:
        said = getattr(error, "message", "") or error
        raise InputError(
            file, f"it does not hold together ({type(error).__name__}: {said})."
        ) from error
    return Loaded(cas, checked.types, checked.offsets)


class _Checked:
    """A document of which every id, reference, type and feature is what it should be.

    Attributes:
        offsets: where annotations begin and end, by id, in UTF-16 units.
    """

    def __init__(self, file: str, root: Element, types: Types, *, is_found: bool) -> None:
        self.types = types
        self.offsets: dict[int, tuple[int, int]] = {}
        self._file = file
        self._is_found = is_found
        self._refs: list[tuple[int, Element, str]] = []
        self._sofa_refs: list[tuple[int, Element, str]] = []
        self._lines: dict[int, int] = {}
        sofas: set[int] = set()
        for element in root:
            if element.tag == _VIEW:
                self._take_view(element)
                continue
            number = self._id(element)
            if element.tag == _SOFA:
                self._integer(element, "sofaNum")
                if not element.get("sofaID"):
                    raise self._error(element, "the sofa has no sofaID.")
                sofas.add(number)
            elif element.tag != _NULL:
                self._take(number, element)
        self._require(sofas)
        if 0 not in self._lines:
            etree: Any = import_module("lxml.etree")
            etree.SubElement(root, _NULL).set(_ID, "0")

    def _id(self, element: Element) -> int:
        number = self._integer(element, _ID)
        if number in self._lines:
            raise self._error(
                element, f"xmi:id {number} stands twice, first in line {self._lines[number]}."
            )
        self._lines[number] = element.sourceline
        return number

    def _integer(self, element: Element, name: str) -> int:
        written = element.get(name)
        shown = "xmi:id" if name == _ID else name
        if written is None:
            raise self._error(element, f"<{_local(element)}> has no {shown}.")
        number = _integer(written)
        if number is None:
            raise self._error(element, f"“{written[:40]}” is no whole number for {shown}.")
        return number

    def _take_view(self, element: Element) -> None:
        self._sofa_refs.append((self._integer(element, "sofa"), element, "sofa"))
        for written in element.get("members", "").split():
            self._take_ref(written, element, "members")

    def _take(self, number: int, element: Element) -> None:
        name = self._type_of(element)
        features = self.types.features(name)
        is_annotation = self.types.is_a(name, ANNOTATION)
        is_array = self.types.is_a(name, "uima.cas.ArrayBase")
        for key, written in element.attrib.items():
            if key == _ID:
                continue
            feature = features.get(key)
            if feature is None:
                raise self._error(
                    element, f"the type system declares no feature “{key}” of {name}."
                )
            range_name = "uima.cas.FSArray" if is_array else str(feature.rangeType.name)
            if is_array and name != range_name:
                continue
            self._take_value(element, feature, range_name, key, written)
        for child in element:
            if len(child) or child.tag not in features:
                raise self._error(child, f"<{_local(child)}> does not belong into {name}.")
            # The library renames these two, but looks for the elements of an array under the old.
            is_renamed = child.tag in ("self", "type")
            child.tag = f"{child.tag}_" if is_renamed else inner_name(child.tag)
        for key in [key for key in element.attrib if inner_name(key) != key]:
            element.set(inner_name(key), element.attrib.pop(key))
        if is_annotation:
            begin = self._integer(element, "begin") if "begin" in element.attrib else 0
            end = self._integer(element, "end") if "end" in element.attrib else 0
            self.offsets[number] = begin, end
        if "sofa" in features and "sofa" not in element.attrib:
            raise self._error(element, f"the annotation {name} belongs to no sofa.")

    def _take_value(
        self, element: Element, feature: Any, range_name: str, key: str, written: str
    ) -> None:
        if range_name == "uima.cas.Sofa":
            self._sofa_refs.append((self._integer(element, key), element, key))
        elif range_name in ("uima.cas.FSArray", "uima.cas.FSList") or (
            feature.multipleReferencesAllowed and range_name.endswith(("Array", "List"))
        ):
            for one in written.split():
                self._take_ref(one, element, key)
        elif range_name in _INTEGERS:
            self._integer(element, key)
        elif range_name == "uima.cas.Boolean" and written not in ("true", "false"):
            raise self._error(element, f"“{written[:40]}” is neither true nor false for {key}.")
        elif not _is_primitive(feature.rangeType):
            self._take_ref(written, element, key)

    def _take_ref(self, written: str, element: Element, key: str) -> None:
        number = _integer(written)
        if number is None:
            raise self._error(element, f"“{written[:40]}” is no reference for {key}.")
        if number:
            self._refs.append((number, element, key))

    def _type_of(self, element: Element) -> str:
        uri, _, name = str(element.tag).removeprefix("{").rpartition("}")
        if not uri.startswith("http:///") or not uri.endswith(".ecore"):
            raise self._error(element, f"<{name}> is no feature structure: its namespace is {uri}.")
        package = uri.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
        full = f"{package}.{name}".removeprefix(_NO_PACKAGE)
        if full not in self.types:
            where = f"the type system {self.types.file} does not declare it"
            if not self._is_found:
                where = (
                    "there is no type system. Put the TypeSystem.xml that was exported with it "
                    "beside it or in the folder above"
                )
            raise self._error(element, f"the type {full} is not known: {where}.")
        return full

    def _require(self, sofas: set[int]) -> None:
        """That every reference leads somewhere."""
        for number, element, key in self._sofa_refs:
            if number not in sofas:
                raise self._error(element, f"{key} names {number}, which is no sofa.")
        for number, element, key in self._refs:
            if number not in self._lines:
                raise self._error(
                    element, f"{key} names the xmi:id {number}, which is not in the file."
                )
            if number in sofas:
                raise self._error(element, f"{key} names {number}, which is a sofa.")

    def _error(self, element: Element, reason: str) -> InputError:
        line = element.sourceline
        return InputError(self._file, reason, f"line {line}" if line else "")


def _is_primitive(found: Any) -> bool:
    """Whether values of the type are written as they are: numbers and texts, also many of them."""
    name = str(found.name)
    plain = ("Boolean", "Float", "Double", "String")
    if name.startswith("uima.cas."):
        return short_name(name).removesuffix("Array").removesuffix("List") in (
            *plain,
            *(short_name(each) for each in _INTEGERS),
        )
    return found.supertype is not None and found.supertype.name == "uima.cas.String"


def _integer(written: str) -> int | None:
    digits = written.strip().removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > _DIGITS:
        return None
    return int(written)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


# Models of other tools end in .xmi too: that one is none of UIMA is better said than passed over.
KIND = Kind(NAME, SUFFIX, lambda _: True, load)
claimed = partial(cas_files.claimed, kind=KIND)
read = partial(cas_corpus.read, kind=KIND)
