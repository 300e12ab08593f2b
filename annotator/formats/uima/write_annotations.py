"""From annotations to feature structures: the way back of `read_annotations`.

Annotations that came in from UIMA keep their types, features and ids; records of ours are of the
types that `GrowingTypeSystem` makes of the codebook.
"""

import re
from typing import cast

import msgspec
from msgspec.structs import replace

from annotator.formats.annotations import passthrough
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Scalar
from annotator.formats.uima import model as cas
from annotator.formats.uima.layers import Layers, unpacked
from annotator.formats.uima.model import (
    DEPENDENT,
    GOVERNOR,
    OWN,
    Item,
    Ref,
    Structure,
    Value,
    refs_of,
)
from annotator.formats.uima.notes import Left
from annotator.formats.uima.rest import Rest, line_of
from annotator.formats.uima.type_system_growth import (
    FOREIGN_FRAGMENTS,
    FRAGMENTS,
    GrowingTypeSystem,
)
from annotator.formats.uima.values import fits

# Everything that XML 1.0 has no way to write.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


class Planned(msgspec.Struct, frozen=True):
    """What a file is to hold.

    Attributes:
        names: what each annotation is called in it.
    """

    text: str
    structures: dict[int, Structure]
    names: dict[str, str]


class Planning:
    """Plans the files of an export."""

    def __init__(
        self, types: GrowingTypeSystem, link_fields: frozenset[tuple[str, str]], *, xml: bool
    ) -> None:
        """Starts.

        Args:
            types: the type system, which grows with what is planned.
            link_fields: the type and field keys of those that lead to records.
            xml: whether what XML cannot hold must be replaced.
        """
        self.types = types
        self.left = Left()
        self._link_fields = link_fields
        self._xml = xml

    def planned(self, document: ForeignArticle) -> Planned:
        """What the file of the document holds."""
        return _File(document, self.types, self.left, self._link_fields, xml=self._xml).planned()


class _File:
    def __init__(
        self,
        document: ForeignArticle,
        types: GrowingTypeSystem,
        left: Left,
        link_fields: frozenset[tuple[str, str]],
        *,
        xml: bool,
    ) -> None:
        self._article = document.article
        self._types = types
        self._left = left
        self._link_fields = link_fields
        self._xml = xml
        self._structures: dict[int, Structure] = {}
        coder = next((each.coder for each in document.annotations), "")
        layers = self._layers(coder)
        self._annotations = {each.id: each for each in document.annotations}
        self._relations = {each.id: each for each in document.relations}
        self._of_records = {
            each.record.id: each.id for each in document.annotations if each.record is not None
        }
        self._given_away = {each.id for each in layers.structures}
        # New ids are larger than any that something kept may still name.
        named = [n for each in layers.structures for v in each.values.values() for n in refs_of(v)]
        known = map(_number, (*self._annotations, *self._relations))
        self._last = max((*self._given_away, *named, *known), default=0)
        self._numbers: dict[str, int] = {}
        for name in (*self._annotations, *self._relations):
            self._numbers[name] = self._given(name)
        for each in layers.structures:
            self._add(self._retitled(each))

    def _layers(self, coder: str) -> Layers:
        try:
            kept = passthrough.of(self._article.metadata, cas.NAME).layers
            layers = unpacked(kept, coder)
            self._types.declare(layers.types)
            for each in layers.structures:
                if not self._types.require(each.type, is_annotation=each.place is not None):
                    raise ValueError(each.type)
        except ValueError:
            self._left.unread += 1
            return Layers()
        return layers

    # Ids

    def _given(self, name: str) -> int:
        number = _number(name)
        if not number or number in self._given_away:
            return self._new()
        self._given_away.add(number)
        return number

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _ref(self, name: str) -> Ref | None:
        """A reference to what is called so, if the file has it."""
        if name in self._numbers:
            return Ref(self._numbers[name])
        number = _number(name)
        if number in self._structures:
            return Ref(number)
        self._left.references += 1
        return None

    # The file

    def planned(self) -> Planned:
        for each in self._annotations.values():
            self._add(self._annotation(each))
        for each in self._relations.values():
            self._take_relation(each)
        self._add_article()
        text = self._article.text
        if self._xml and (found := list(_NOT_IN_XML.finditer(text))):
            self._left.characters += len(found)
            for each in found:
                values: dict[str, Value] = {"code": ord(each[0])}
                place = each.start(), each.end()
                self._add(Structure(self._new(), cas.REPLACED, place, values))
            text = _NOT_IN_XML.sub(_REPLACEMENT, text)
        return Planned(
            text, self._structures, {name: str(self._numbers[name]) for name in self._annotations}
        )

    def _add(self, structure: Structure) -> None:
        """Adds a structure, each value in a feature that takes it."""
        values: dict[str, Value] = {}
        for name, value in structure.values.items():
            feature, held = self._slot(structure.type, name, value)
            if feature:
                values[feature] = self._cleaned(held)
            else:
                self._left.unheld += 1
        self._structures[structure.id] = replace(structure, values=values)

    def _slot(self, type_name: str, name: str, value: Value) -> tuple[str, Value]:
        """The feature that takes the value, and that as it takes it; an empty one if none does."""
        if not type_name.startswith("uima.cas."):
            return self._types.slot(type_name, name, value)
        feature = self._types.features(type_name).get(name)
        return (name if feature and fits(value, feature, self._types) else ""), value

    def _cleaned(self, value: Value) -> Value:
        if not self._xml:
            return value
        if isinstance(value, list):
            return [cast("Item", self._cleaned(item)) for item in value]
        if not isinstance(value, str):
            return value
        clean, count = _NOT_IN_XML.subn(_REPLACEMENT, value)
        self._left.in_values += count
        return clean

    # Annotations

    def _type_of(self, each: Annotation, rest: Rest) -> str:
        if rest.type and self._may_be(rest.type, is_annotation=bool(each.spans)):
            return rest.type
        if each.record is not None:
            return self._types.type_of(each.record.type)
        return cas.EVIDENCE

    def _may_be(self, type_name: str, *, is_annotation: bool) -> bool:
        """Whether a structure may be of the type that metadata tell, which is then made."""
        is_name = cas.is_type_name(type_name) and not type_name.startswith("uima.cas.")
        return is_name and self._types.require(type_name, is_annotation=is_annotation)

    def _annotation(self, each: Annotation) -> Structure:
        rest = line_of(each.extra)
        name = self._type_of(each, rest)
        is_ours = name.startswith(OWN)
        values = dict(rest.values)
        for key, scalars in each.attributes.items():
            if each.record is not None and (each.record.type, key) in self._link_fields:
                self._take_links(values, name, key, scalars)
                continue
            feature = self._types.feature_of(name, key) if is_ours else key
            slot, value = self._types.slot_of_scalars(name, feature, scalars)
            values[slot] = value
        self._take_roles(each, rest, name, values)
        if each.note:
            values[self._types.note_of(name)] = each.note
        place = None
        if each.spans:
            place = min(span.start for span in each.spans), max(span.end for span in each.spans)
        if len(each.spans) > 1:
            fragments: list[Item] = []
            for span in each.spans:
                number = self._new()
                self._add(Structure(number, cas.FRAGMENT, (span.start, span.end)))
                fragments.append(Ref(number))
            values[FRAGMENTS if is_ours else FOREIGN_FRAGMENTS] = fragments
        return Structure(self._numbers[each.id], name, place, values, indexed=not rest.unindexed)

    def _take_links(
        self, values: dict[str, Value], name: str, key: str, ids: tuple[Scalar, ...]
    ) -> None:
        """Values that lead to other records, as references to their annotations."""
        if not name.startswith(OWN):
            # A relation that came in says it.
            return
        found = [self._of_records.get(str(each)) for each in ids]
        self._left.links += found.count(None)
        refs: list[Item] = [Ref(self._numbers[each]) for each in found if each is not None]
        if refs:
            values[self._types.feature_of(name, key)] = refs

    def _take_roles(
        self, each: Annotation, rest: Rest, name: str, values: dict[str, Value]
    ) -> None:
        for role in each.roles:
            ref = self._ref(role.target)
            if ref is None:
                continue
            if role.name in rest.links:
                feature, link_type, said = rest.links[role.name]
                ref = self._linked(ref, link_type or f"{OWN}RoleLink", said)
                feature = feature or role.name
                is_many = self._types.is_many(name, feature) is not False
            else:
                feature, is_many = self._role_feature(name, role.name, values)
            if not is_many:
                values[feature] = ref
                continue
            while not isinstance(held := values.setdefault(feature, []), list):
                feature = f"{feature}_2"
            held.append(ref)

    def _linked(self, target: Ref, link_type: str, said: str | None) -> Ref:
        number = self._new()
        if not self._may_be(link_type, is_annotation=False):
            link_type = f"{OWN}RoleLink"
            self._types.require(link_type, is_annotation=False)
        values: dict[str, Value] = {"target": target}
        if said is not None:
            values["role"] = said
        self._add(Structure(number, link_type, None, values, indexed=False))
        return Ref(number)

    def _role_feature(self, name: str, role: str, values: dict[str, Value]) -> tuple[str, bool]:
        """The feature of a role, and whether it takes several."""
        if not name.startswith(OWN):
            is_many = self._types.is_many(name, role)
            if is_many is not None and (is_many or role not in values):
                return role, is_many
        return self._types.evidence_of(name, role), True

    # Relations

    def _take_relation(self, each: Relation) -> None:
        source, target = self._ref(each.source), self._ref(each.target)
        if source is None or target is None:
            return
        rest = line_of(each.extra)
        if rest.feature:
            holder = self._structures[source.to]
            self._add(replace(holder, values={**holder.values, rest.feature: target}))
            return
        name = cas.LINK
        if rest.type and self._may_be(rest.type, is_annotation=True):
            name = rest.type
        values = dict(rest.values)
        values |= {GOVERNOR: source, DEPENDENT: target}
        if name == cas.LINK:
            values["relation"] = each.label
            self._left.written += 1
        for key, scalars in each.attributes.items():
            slot, value = self._types.slot_of_scalars(name, key, scalars)
            values[slot] = value
        if each.note:
            values[self._types.note_of(name)] = each.note
        place = rest.place or self._structures[target.to].place or (0, 0)
        self._add(Structure(self._numbers[each.id], name, place, values))

    # The article

    def _retitled(self, each: Structure) -> Structure:
        title = each.values.get("documentTitle")
        if title is None or title == self._article.title:
            return each
        return replace(each, values={**each.values, "documentTitle": self._article.title})

    def _add_article(self) -> None:
        article, length = self._article, len(self._article.text)
        documents = self._types.documents()
        if not any(each.type in documents for each in self._structures.values()):
            values: dict[str, Value] = {
                "language": article.language or cas.NO_LANGUAGE,
                "documentTitle": article.title,
                "documentId": article.id,
            }
            if article.url:
                values["documentUri"] = article.url
            self._add(Structure(self._new(), cas.DOCUMENT_META, (0, length), values))
        about: dict[str, Value] = {
            name: value
            for name in ("source", "author", "published", "url")
            if (value := getattr(article, name))
        }
        uris = [each.values.get("documentUri") for each in self._structures.values()]
        if article.url in uris:
            about.pop("url", None)
        if about:
            self._add(Structure(self._new(), cas.ARTICLE, (0, length), about))


def _number(name: str) -> int:
    """The number that a thing had in the file that it came from; 0 if it had none."""
    tail = name.rpartition("/")[2]
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 10 else 0
