"""From annotations to feature structures: the way back of `read_annotations`.

Annotations that came in from UIMA keep their types, features and ids; records of ours are of the
types that `GrowingTypeSystem` makes of the codebook.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from annotator.core.coding.article import Article
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Scalar
from annotator.formats.uima import model as cas
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
from annotator.formats.uima.type_system_growth import (
    FOREIGN_FRAGMENTS,
    FRAGMENTS,
    GrowingTypeSystem,
)

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

    def _layers(self, coder: str) -> cas.Layers:
        try:
            layers = cas.unpacked(self._article.metadata, coder) or cas.Layers()
            self._types.declare(layers.types)
            for each in layers.structures:
                if not self._types.require(each.type, is_annotation=each.place is not None):
                    raise ValueError(each.type)
        except ValueError:
            self._left.unread += 1
            return cas.Layers()
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
            if structure.type.startswith("uima.cas."):
                values[name] = value
                continue
            feature, held = self._types.slot(structure.type, name, value)
            if feature:
                values[feature] = self._cleaned(held)
            else:
                self._left.unheld += 1
        self._structures[structure.id] = msgspec.structs.replace(structure, values=values)

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

    def _type_of(self, each: Annotation) -> str:
        told = each.rest.get("type")
        if isinstance(told, str) and self._may_be(told, is_annotation=bool(each.spans)):
            return told
        if each.record is not None:
            return self._types.type_of(each.record.type)
        return cas.EVIDENCE

    def _may_be(self, type_name: str, *, is_annotation: bool) -> bool:
        """Whether a structure may be of the type that metadata tell, which is then made."""
        is_name = cas.is_type_name(type_name) and not type_name.startswith("uima.cas.")
        return is_name and self._types.require(type_name, is_annotation=is_annotation)

    def _annotation(self, each: Annotation) -> Structure:
        name = self._type_of(each)
        is_ours = name.startswith(OWN)
        values: dict[str, Value] = dict(_raw_values(each.rest))
        for key, scalars in each.attributes.items():
            if each.record is not None and (each.record.type, key) in self._link_fields:
                self._take_links(values, name, key, scalars)
                continue
            feature = self._types.feature_of(name, key) if is_ours else key
            slot, value = self._types.slot_of_scalars(name, feature, scalars)
            values[slot] = value
        self._take_roles(each, name, values)
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
        indexed = not each.rest.get("unindexed", False)
        return Structure(self._numbers[each.id], name, place, values, indexed)

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

    def _take_roles(self, each: Annotation, name: str, values: dict[str, Value]) -> None:
        links: Any = each.rest.get("links", {})
        for role in each.roles:
            ref = self._ref(role.target)
            if ref is None:
                continue
            told = links.get(role.name)
            if isinstance(told, list | tuple) and len(cast("list[Any]", told)) == 3:
                feature, link_type, said = map(_text_or_none, cast("list[Any]", told))
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
        feature = each.rest.get("feature")
        if isinstance(feature, str):
            holder = self._structures[source.to]
            self._add(msgspec.structs.replace(holder, values={**holder.values, feature: target}))
            return
        told = each.rest.get("type")
        name = cas.LINK
        if isinstance(told, str) and self._may_be(told, is_annotation=True):
            name = told
        values: dict[str, Value] = dict(_raw_values(each.rest))
        values |= {GOVERNOR: source, DEPENDENT: target}
        if name == cas.LINK:
            values["relation"] = each.label
            self._left.written += 1
        for key, scalars in each.attributes.items():
            slot, value = self._types.slot_of_scalars(name, key, scalars)
            values[slot] = value
        if each.note:
            values[self._types.note_of(name)] = each.note
        place = _place(each.rest.get("place")) or self._structures[target.to].place or (0, 0)
        self._add(Structure(self._numbers[each.id], name, place, values))

    # The article

    def _retitled(self, each: Structure) -> Structure:
        title = each.values.get("documentTitle")
        if title is None or title == self._article.title:
            return each
        return msgspec.structs.replace(
            each, values={**each.values, "documentTitle": self._article.title}
        )

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
        about: dict[str, Value] = {name: value for name, value in _about(article) if value}
        if about:
            self._add(Structure(self._new(), cas.ARTICLE, (0, length), about))


def _about(article: Article) -> Iterator[tuple[str, str]]:
    yield "source", article.source
    yield "author", article.author
    yield "published", article.published
    if article.url and article.url != article.metadata.get("document_uri"):
        yield "url", article.url


def _number(name: str) -> int:
    """The number that a thing had in the file that it came from; 0 if it had none."""
    tail = name.rpartition("/")[2]
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 10 else 0


def _raw_values(rest: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    kept = rest.get("values")
    for name, value in cast("dict[str, Any]", kept).items() if isinstance(kept, dict) else ():
        try:
            yield name, msgspec.convert(value, Value)
        except msgspec.ValidationError:
            continue


def _place(kept: Any) -> tuple[int, int] | None:
    try:
        return msgspec.convert(kept, tuple[int, int])
    except msgspec.ValidationError:
        return None


def _text_or_none(value: Any) -> str | None:
    return value if isinstance(value, str) else None
