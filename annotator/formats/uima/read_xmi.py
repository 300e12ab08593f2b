"""UIMA XMI: a CAS as XML, read strictly with the type system beside it.

Source: https://uima.apache.org/d/uimaj-current/ref.html, “XMI CAS Serialization Reference”.
"""

import io
import re
from collections.abc import Callable
from functools import partial
from typing import cast

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.safe_xml import Element, children, local
from annotator.formats.uima import corpus as cas_corpus
from annotator.formats.uima import files as cas_files
from annotator.formats.uima.cas import Cas, Sofa
from annotator.formats.uima.checked import MEMBERS, Collecting
from annotator.formats.uima.files import Kind
from annotator.formats.uima.model import FS_ARRAY, Item, Value, refs_of
from annotator.formats.uima.read_type_system import TypeSystems
from annotator.formats.uima.type_system import Kind as TypeKind
from annotator.formats.uima.type_system import TypeSystem, is_array, is_many
from annotator.formats.uima.values import SHOWN, item_of

NAME = "xmi"
SUFFIX = ".xmi"
XMI, CAS = "http://www.omg.org/XMI", "http:///uima/cas.ecore"
ID = f"{{{XMI}}}id"
ROOT, NULL = f"{{{XMI}}}XMI", f"{{{CAS}}}NULL"
SOFA, VIEW = f"{{{CAS}}}Sofa", f"{{{CAS}}}View"
NO_PACKAGE = "uima.noNamespace"
_TYPE = re.compile(r"\{http:///(?P<package>.*)\.ecore\}(?P<name>.*)")


def load(
    file: str, data: bytes, beside: Callable[[], TypeSystem | None], systems: TypeSystems
) -> Cas:
    """The CAS that the bytes are.

    Raises:
        InputError: they are no XMI, are damaged, or use what their type system does not declare;
            names the line.
    """
    elements = children(file, io.BytesIO(data))
    root = next(elements)
    if root.tag != ROOT:
        raise InputError(file, message("cas-no-xmi", root=local(root)))
    types = beside()
    reading = _Reading(file, types or systems.built_in, has_types=types is not None)
    for element in elements:
        reading.take(element)
    return reading.collecting.checked()


class _Reading:
    """One document.

    Attributes:
        collecting: what was read of it.
    """

    def __init__(self, file: str, types: TypeSystem, *, has_types: bool) -> None:
        self.collecting = Collecting(file, types, self._place)
        self._file = file
        self._types = types
        self._has_types = has_types
        self._lines: dict[int, int] = {}
        self._views: dict[int, int] = {}
        self._names: dict[str, str] = {}
        self._features: dict[str, dict[str, tuple[TypeKind, str]]] = {}

    def _place(self, number: int, feature: str) -> str:
        lines = self._views if feature == MEMBERS else self._lines
        return f"line {lines[number]}" if lines.get(number) else ""

    def take(self, element: Element) -> None:
        """Reads a child of the root.

        Raises:
            InputError: it does not hold.
        """
        if element.tag == VIEW:
            self._take_view(element)
            return
        number = self._integer(element, ID)
        at = f"line {element.sourceline}"
        if element.tag == NULL:
            return
        if element.tag == SOFA:
            self._integer(element, "sofaNum")
            name, mime, uri = (element.get(each, "") for each in ("sofaID", "mimeType", "sofaURI"))
            self.collecting.add_sofa(number, Sofa(name, element.get("sofaString"), mime, uri), at)
        else:
            name = self._type_of(element)
            self.collecting.add(number, name, self._values(element, name), at)
        self._lines[number] = element.sourceline

    def _take_view(self, element: Element) -> None:
        sofa = self._integer(element, "sofa")
        self._views[sofa] = element.sourceline
        ids = self._value(element, MEMBERS, element.get(MEMBERS, ""), "reference", FS_ARRAY)
        self.collecting.cas.members.setdefault(sofa, []).extend(refs_of(ids))

    def _type_of(self, element: Element) -> str:
        tag = str(element.tag)
        if tag in self._names:
            return self._names[tag]
        found = _TYPE.fullmatch(tag)
        if found is None:
            namespace = tag.removeprefix("{").rpartition("}")[0]
            raise self._error(
                element,
                message("cas-no-structure", element=local(element), namespace=namespace),
            )
        name = f"{found['package'].replace('/', '.')}.{found['name']}"
        name = name.removeprefix(f"{NO_PACKAGE}.")
        if name not in self._types:
            raise self._error(element, self._types.unknown(name, is_found=self._has_types))
        self._names[tag] = name
        return name

    def _values(self, element: Element, name: str) -> dict[str, Value]:
        features = self._features.get(name)
        if features is None:
            features = self._features[name] = {
                feature: ("reference", "")
                if each.shared and is_many(each.range)
                else (self._types.kind(each.range), each.range)
                for feature, each in self._types.features(name).items()
            }
        values: dict[str, Value] = {}
        for key, written in element.items():
            if key == ID:
                continue
            if key not in features:
                raise self._error(element, message("cas-no-feature", feature=key, type=name))
            value = self._value(element, key, written, *features[key])
            if value is not None:
                values[key] = value
        found: dict[str, list[Item]] = {}
        for child in element:
            # What holds several may have an element for each.
            kind, many = features.get(child.tag, ("string", ""))
            if len(child) or not is_many(many):
                reason = message("cas-out-of-place", element=local(child), type=name)
                raise self._error(child, reason)
            # XML has no other way to say that a text is empty.
            value = self._value(child, child.tag, child.text or "", kind, "")
            found.setdefault(child.tag, []).append(value if not isinstance(value, list) else None)
        return {**values, **found}

    def _integer(self, element: Element, name: str) -> int:
        written = element.get(name)
        shown = "xmi:id" if name == ID else name
        if written is None:
            reason = message("cas-no-attribute", element=local(element), name=shown)
            raise self._error(element, reason)
        return cast("int", self._value(element, shown, written, "integer", ""))

    def _value(self, element: Element, key: str, written: str, kind: TypeKind, many: str) -> Value:
        """The value of an attribute: one of the kind, or those of the type of an array or list."""
        try:
            if not is_many(many):
                return written if kind == "string" else item_of(written, kind)
            if kind == "byte":
                return list(bytes.fromhex(written))
            # In an attribute of an array, blanks would part one text in two.
            if kind != "string" or not is_array(many) or not written.strip():
                return [item_of(each, kind) for each in written.split()]
        except ValueError:
            pass
        shown = written[:SHOWN]
        reason = message("cas-wrong-value", value=shown, kind=many or kind, feature=key)
        raise self._error(element, reason)

    def _error(self, element: Element, reason: Message) -> InputError:
        line = element.sourceline
        return InputError(self._file, reason, f"line {line}" if line else "")


# Models of other tools end in .xmi too: that one is none of UIMA is better said than passed over.
KIND = Kind(NAME, SUFFIX, lambda _: True, load)
claimed = partial(cas_files.claimed, kind=KIND)
read = partial(cas_corpus.read, kind=KIND)
