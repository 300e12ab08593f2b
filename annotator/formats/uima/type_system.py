"""Type systems: what UIMA brings, what a file declares, and what a feature's type holds.

Source: https://uima.apache.org/d/uimaj-current/ref.html (“CAS Reference”, “Built-in CAS Types”).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from annotator.core.messages import Message, message
from annotator.formats.uima.model import (
    ANNOTATION,
    ANNOTATION_BASE,
    DOCUMENT,
    ELEMENTS,
    EMPTY,
    FS_ARRAY,
    HEAD,
    LIST_BASE,
    NON_EMPTY,
    SOFA,
    STRING,
    TAIL,
    TOP,
    FeatureType,
    TypeDeclaration,
    is_own,
)

Kind = Literal["boolean", "byte", "integer", "float", "string", "reference", "sofa"]
"""What a value is, or each element of an array or list."""

_KINDS: dict[str, Kind] = {
    "Boolean": "boolean",
    "Byte": "byte",
    **dict.fromkeys(("Short", "Integer", "Long"), "integer"),
    **dict.fromkeys(("Float", "Double"), "float"),
    "String": "string",
}
_CAS = "uima.cas."
_PRIMITIVES: dict[str, Kind] = {f"{_CAS}{name}": kind for name, kind in _KINDS.items()}
_ARRAYS: dict[str, Kind] = {
    FS_ARRAY: "reference",
    **{f"{_CAS}{name}Array": kind for name, kind in _KINDS.items()},
}
_LISTS: dict[str, Kind] = {
    f"{_CAS}FSList": "reference",
    **{f"{_CAS}{name}List": _KINDS[name] for name in ("Integer", "Float", "String")},
}
_FINAL = frozenset((*_PRIMITIVES, *_ARRAYS, SOFA)) - {STRING}
"""What nothing can be a subtype of; subtypes of texts list which are allowed."""


def _built_in() -> Iterator[tuple[str, TypeDeclaration]]:
    yield from ((name, TypeDeclaration(TOP)) for name in _PRIMITIVES)
    yield f"{_CAS}ArrayBase", TypeDeclaration(TOP)
    for name in _ARRAYS:
        elements = {ELEMENTS: FeatureType(name)}
        yield name, TypeDeclaration(f"{_CAS}ArrayBase", elements)
    yield LIST_BASE, TypeDeclaration(TOP)
    for name in _LISTS:
        kind = name.removeprefix(_CAS)
        head = TOP if kind == "FSList" else f"{_CAS}{kind.removesuffix('List')}"
        nodes = {HEAD: FeatureType(head), TAIL: FeatureType(name, shared=True)}
        yield name, TypeDeclaration(LIST_BASE)
        yield f"{EMPTY}{kind}", TypeDeclaration(name)
        yield f"{NON_EMPTY}{kind}", TypeDeclaration(name, nodes)
    texts = ("sofaID", "mimeType", "sofaString", "sofaURI")
    sofa = {name: FeatureType(STRING) for name in texts}
    sofa |= {"sofaNum": FeatureType(f"{_CAS}Integer"), "sofaArray": FeatureType(TOP)}
    yield SOFA, TypeDeclaration(TOP, sofa)
    yield ANNOTATION_BASE, TypeDeclaration(TOP, {"sofa": FeatureType(SOFA)})
    place = {name: FeatureType(f"{_CAS}Integer") for name in ("begin", "end")}
    yield ANNOTATION, TypeDeclaration(ANNOTATION_BASE, place)
    yield DOCUMENT, TypeDeclaration(ANNOTATION, {"language": FeatureType(STRING)})


BUILT_IN = {TOP: TypeDeclaration(""), **dict(_built_in())}
"""What every CAS may use without declaring it."""


class TypeSystem:
    """UIMA's own types and those that were declared.

    Attributes:
        file: what problems name; empty if there is no file.
        types: by name. Types and features are added by `add` and `add_feature`.
    """

    def __init__(
        self, declared: Mapping[str, TypeDeclaration] | None = None, file: str = ""
    ) -> None:
        self.file = file
        self.types = {**BUILT_IN, **(declared or {})}
        self._features: dict[str, dict[str, FeatureType]] = {}
        self._lines: dict[str, tuple[str, ...]] = {}

    def __contains__(self, type_name: str) -> bool:
        """Whether there is a type of that full name."""
        return type_name in self.types

    def line(self, type_name: str) -> tuple[str, ...]:
        """The type and those that it is a subtype of, the nearest first. The base of one that is
        not there has none, and what is its own base is there once."""
        found = self._lines.get(type_name)
        if found is None:
            names: dict[str, None] = {}
            name = type_name
            while name in self.types and name not in names:
                names[name] = None
                name = self.types[name].base
            found = self._lines[type_name] = tuple(names)
        return found

    def is_a(self, type_name: str, base: str) -> bool:
        """Whether a type is another or a subtype of it."""
        return base in self.line(type_name)

    def features(self, type_name: str) -> dict[str, FeatureType]:
        """The features of a type, also those of its supertypes, which come first."""
        found = self._features.get(type_name)
        if found is None:
            found = {
                feature: each
                for name in reversed(self.line(type_name))
                for feature, each in self.types[name].features.items()
            }
            self._features[type_name] = found
        return found

    def subtypes(self, base: str) -> Iterator[str]:
        """The type and all of its subtypes."""
        return (name for name in self.types if self.is_a(name, base))

    def add(self, name: str, base: str, description: str = "") -> None:
        """Adds a type without features of its own."""
        self.types[name] = TypeDeclaration(base, {}, description)
        self._lines.clear()
        self._features.clear()

    def add_feature(self, type_name: str, name: str, feature: FeatureType) -> None:
        """Adds a feature to a type."""
        known = self.types[type_name]
        self.types[type_name] = TypeDeclaration(
            known.base, {**known.features, name: feature}, known.description
        )
        self._features.clear()

    def unknown(self, type_name: str, *, is_found: bool) -> Message:
        """What to say of a type that is not there; ``is_found`` says whether there is a file."""
        if is_found:
            return message("cas-unknown-type", type=type_name, file=self.file)
        return message("cas-no-type-system", type=type_name)

    # What values are

    def kind(self, type_name: str) -> Kind:
        """What a value of the type is, or each element of it if it holds many."""
        found = _PRIMITIVES.get(type_name) or _ARRAYS.get(type_name) or _LISTS.get(type_name)
        if found:
            return found
        if type_name == SOFA:
            return "sofa"
        return "string" if self.is_a(type_name, STRING) else "reference"

    # What is declared

    def declared(self) -> dict[str, TypeDeclaration]:
        """The types that UIMA does not bring as they are, by name."""
        return {
            name: each for name, each in sorted(self.types.items()) if BUILT_IN.get(name) != each
        }

    def declarations(self, used: Iterable[str]) -> dict[str, TypeDeclaration]:
        """What types of those names need to be declared again: themselves, and all that their
        declarations name."""
        waiting, found = list(used), dict[str, TypeDeclaration]()
        while waiting:
            name = waiting.pop()
            each = self.types.get(name)
            if each is None or name in found or BUILT_IN.get(name) == each:
                continue
            found[name] = each
            waiting.append(each.base)
            for feature in each.features.values():
                waiting += (feature.range, feature.element)
        return dict(sorted(found.items()))


def is_many(type_name: str) -> bool:
    """Whether features of the type hold an array or a list."""
    return type_name in _ARRAYS or type_name in _LISTS


def is_array(type_name: str) -> bool:
    """Whether it is one of UIMA's types of arrays."""
    return type_name in _ARRAYS


def is_final(type_name: str) -> bool:
    """Whether nothing can be a subtype of it."""
    return type_name in _FINAL


def array_of(element: str) -> str:
    """The type of arrays of a type."""
    return f"{element}Array" if element in _PRIMITIVES else FS_ARRAY


def without_own(types: Mapping[str, TypeDeclaration]) -> dict[str, TypeDeclaration]:
    """The types that are not made from a codebook."""
    return {name: each for name, each in types.items() if not is_own(name)}
