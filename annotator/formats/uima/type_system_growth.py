"""The type system of what is written: made from a codebook, and growing with what came in."""

import keyword
from collections.abc import Mapping, Sequence

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.formats.annotations.model import Scalar
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
    STRING,
    TOP,
    FeatureType,
    TypeDeclaration,
    Value,
    is_name,
    is_type_name,
)
from annotator.formats.uima.read_annotations import EVIDENCE_OF, FOREIGN_NOTE, OWN_NOTE
from annotator.formats.uima.type_system import BUILT_IN, TypeSystem, is_final, is_many
from annotator.formats.uima.values import coerced, feature_for, fits

FRAGMENTS, FOREIGN_FRAGMENTS = "fragments", "annotator_fragments"
_PLAIN = {"boolean": "uima.cas.Boolean", "number": "uima.cas.Double"}
_META = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
_TAKEN_TYPES = frozenset((EVIDENCE, FRAGMENT, LINK, ARTICLE, REPLACED))
_PLACE = frozenset(("begin", "end", "sofa"))
_TAKEN = frozenset(
    # What Python, dkpro-cassis or every annotation has a use for.
    (*keyword.kwlist, *_PLACE, "xmiID", "get", "set", "elements")
)


class GrowingTypeSystem(TypeSystem):
    """A type system that has every type and feature by the time they are used.

    Attributes:
        renamed: how many values went to a feature of another name, because that of their own
            holds something else.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Has the types of the codebook."""
        super().__init__()
        self.renamed = 0
        self._names: dict[str, str] = {}
        self._fields: dict[tuple[str, str], str] = {}
        self._evidence: dict[tuple[str, str], str] = {}
        self._create(EVIDENCE, ANNOTATION, "The words that bear out a field’s value.")
        self._create(FRAGMENT, ANNOTATION, "A piece of a text that lies in several.")
        self._feature(EVIDENCE, FRAGMENTS, FeatureType(FS_ARRAY, FRAGMENT))
        self._create(DOCUMENT_META, DOCUMENT)
        for name in _META:
            self._feature(DOCUMENT_META, name, FeatureType(STRING))
        self._feature(DOCUMENT_META, "isLastSegment", FeatureType("uima.cas.Boolean"))
        self._create(ARTICLE, ANNOTATION, "What is known of the article.")
        for name in ("source", "author", "published", "url"):
            self._feature(ARTICLE, name, FeatureType(STRING))
        self._create(REPLACED, ANNOTATION, "A character that XML cannot hold, by its code point.")
        self._feature(REPLACED, "code", FeatureType("uima.cas.Integer"))
        self._create(LINK, ANNOTATION, "That one record has to do with another.")
        for name in ("Governor", "Dependent"):
            self._feature(LINK, name, FeatureType(ANNOTATION))
        self._feature(LINK, "relation", FeatureType(STRING))
        for record_type in codebook.types:
            self._declare_record_type(record_type)

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
            self._feature(name, feature, _holding(field))
        for field in record_type.fields:
            feature = _free(f"{self._fields[name, field.key]}{EVIDENCE_OF}", taken)
            taken.add(feature)
            self._evidence[name, field.key] = feature
            self._feature(name, feature, FeatureType(FS_ARRAY, ANNOTATION))
        self._feature(name, OWN_NOTE, FeatureType(STRING))
        self._feature(name, FRAGMENTS, FeatureType(FS_ARRAY, FRAGMENT))

    def type_of(self, key: str) -> str:
        """The type of the records of that key."""
        name = self._named(key)
        self._create(name, ANNOTATION)
        return name

    def _named(self, key: str) -> str:
        if key not in self._names:
            plain = _identifier(key)
            name = f"{OWN}{plain[0].upper()}{plain[1:]}"
            self._names[key] = _free(name, {*_TAKEN_TYPES, *self._names.values()})
        return self._names[key]

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
                self._create(name, each.base if each.base in self else TOP)
        for name, each in types.items():
            for feature, held in each.features.items():
                if held.range in self:
                    element = held.element if held.element in self else ""
                    self._feature(name, feature, FeatureType(held.range, element, held.shared))

    def documents(self) -> frozenset[str]:
        """The types of annotations that are about the whole text."""
        return frozenset(self.subtypes(DOCUMENT))

    def require(self, type_name: str, *, is_annotation: bool) -> bool:
        """Adds the type if it is not there.

        Returns:
            Whether its structures are annotations, or are none, as wanted.

        Raises:
            ValueError: no type may be called so.
        """
        self._create(type_name, ANNOTATION if is_annotation else TOP)
        return self.is_a(type_name, ANNOTATION) == is_annotation

    def is_many(self, type_name: str, feature: str) -> bool | None:
        """Whether a feature holds several; None if there is no such feature."""
        found = self.features(type_name).get(feature)
        return None if found is None else is_many(found.range)

    def slot(self, type_name: str, name: str, value: Value) -> tuple[str, Value]:
        """The feature that takes a value, made if none does, and the value as it takes it.

        Its name is empty if the type is one of UIMA's own, which take no more features.
        """
        name = name if is_name(name) else _identifier(name)
        # The place of an annotation is no value. What a file declared keeps its name.
        if name in _PLACE or (name in _TAKEN and name not in self.features(type_name)):
            name = f"{name}_"
        feature, number = name, 1
        while True:
            if (found := self.features(type_name).get(feature)) is not None:
                held = coerced(value, self.kind(found.range))
                if fits(held, found, self):
                    return feature, held
            elif type_name in BUILT_IN and type_name != DOCUMENT:
                return "", value
            elif not self._is_below(type_name, feature):
                break
            number += 1
            feature = f"{name}_{number}"
        self.renamed += number > 1
        self._feature(type_name, feature, feature_for(value))
        return feature, value

    def slot_of_scalars(
        self, type_name: str, name: str, values: Sequence[Scalar]
    ) -> tuple[str, Value]:
        """The feature that takes these values, one or several, and what it then holds."""
        is_many = self.is_many(type_name, name)
        wants_list = len(values) != 1 if is_many is None else is_many
        held: Value = list(values) if wants_list or len(values) != 1 else values[0]
        return self.slot(type_name, name, held)

    def _is_below(self, type_name: str, feature: str) -> bool:
        """Whether a subtype has such a feature, so that the type cannot get one."""
        return any(feature in self.types[name].features for name in self.subtypes(type_name))

    def _create(self, name: str, base: str, description: str = "") -> None:
        if not is_type_name(name) or is_final(base):
            raise ValueError(name)
        if name not in self:
            self.add(name, base, description)

    def _feature(self, type_name: str, name: str, feature: FeatureType) -> None:
        if not is_name(name):
            raise ValueError(name)
        if name not in self.features(type_name) and not self._is_below(type_name, name):
            self.add_feature(type_name, name, feature)

    def note_of(self, type_name: str) -> str:
        """The feature for a working note."""
        return OWN_NOTE if type_name.startswith(OWN) else FOREIGN_NOTE


def _holding(field: Field) -> FeatureType:
    """What holds the values of a field."""
    if field.kind == "link":
        return FeatureType(FS_ARRAY, ANNOTATION, description=field.label)
    plain = _PLAIN.get(field.kind, STRING)
    return FeatureType(f"{plain}Array" if field.many else plain, description=field.label)


def _identifier(key: str) -> str:
    """The key as a name in XML, which knows fewer letters than Python."""
    made = "".join(
        letter if is_name(f"a{letter}" if n else letter) else f"u{ord(letter):04X}"
        for n, letter in enumerate(key)
    )
    return f"{made}_" if made in _TAKEN else made


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
