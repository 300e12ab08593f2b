"""From the feature structures of a text to annotations."""

from collections import Counter
from collections.abc import Callable
from typing import Any, cast

import msgspec

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Role, Scalar
from annotator.formats.annotations.passthrough import Passthrough
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.paragraphs import one_line, storable, title_of
from annotator.formats.uima.cas import View
from annotator.formats.uima.layers import Layers, packed
from annotator.formats.uima.model import (
    ARTICLE,
    DEPENDENT,
    DOCUMENT,
    EVIDENCE,
    FRAGMENT,
    GOVERNOR,
    LINK,
    NAME,
    NO_LANGUAGE,
    REPLACED,
    Item,
    Ref,
    Structure,
    Value,
    is_layer,
    is_own,
    short_name,
)
from annotator.formats.uima.offsets import Places
from annotator.formats.uima.rest import Rest
from annotator.formats.uima.type_system import TypeSystem, without_own

NEXT = "next"
EVIDENCE_OF = "_evidence"
OWN_NOTE, FOREIGN_NOTE = "working_note", "annotator_note"
_LINK_FEATURES = frozenset({"role", "target"})


class Origin(msgspec.Struct, frozen=True):
    """What is known of a view besides what stands in it.

    Attributes:
        file: what problems name.
        coder: whose annotations it holds; empty if that is not told.
        prefix: makes ids unique where several coders number theirs from 1.
        mapped: labels that a person mapped, so that they are wanted even if they are layers.
    """

    file: str
    coder: str
    prefix: str
    mapped: frozenset[str] = frozenset()


def article_of(
    view: View, types: TypeSystem, origin: Origin, article_id: str, left: Counter[str]
) -> ForeignArticle:
    """The text with its annotations.

    Args:
        view: the text and its structures.
        types: their types.
        origin: what else is known.
        article_id: the id of the article.
        left: counts what a person should know of how it was read.

    Raises:
        InputError: the text cannot be stored, or holds nothing.
    """
    return _Reading(view, types, origin, left).made(article_id)


class _Reading:
    def __init__(self, view: View, types: TypeSystem, origin: Origin, left: Counter[str]) -> None:
        self._types = types
        self._origin = origin
        self._left = left
        self._view = view
        places = Places(view, origin.file, origin.prefix, self._needs_no_place)
        left["unplaced"] += len(places.unplaced)
        self._text = places.text
        self._unplaced = places.unplaced
        self._all = places.structures
        self._names: dict[int, str] = {
            each.id: f"{origin.prefix}{each.id}" for each in self._all.values()
        }
        self._spans = {
            each.id: Span(*each.place)
            for each in self._all.values()
            if each.place is not None and self._is_wanted(each)
        }
        self._related = {
            each.id: ends
            for each in self._all.values()
            if each.id in self._spans and (ends := self._ends(each))
        }
        self._consumed: set[int] = set()

    # What becomes of a structure

    def _is_meta(self, each: Structure) -> bool:
        return self._types.is_a(each.type, DOCUMENT) or each.type in (ARTICLE, REPLACED)

    def _needs_no_place(self, each: Structure) -> bool:
        return self._is_meta(each) or self._is_layer(each)

    def _is_layer(self, each: Structure) -> bool:
        return is_layer(each.type) and short_name(each.type) not in self._origin.mapped

    def _is_wanted(self, each: Structure) -> bool:
        if each.place is None or each.type == FRAGMENT:
            return False
        is_placed = 0 <= each.place[0] < each.place[1] <= len(self._text)
        return is_placed and not self._is_meta(each) and not self._is_layer(each)

    def _ends(self, each: Structure) -> tuple[int, int] | None:
        """What a relation relates, both of which are annotations."""
        source, target = each.values.get(GOVERNOR), each.values.get(DEPENDENT)
        if not isinstance(source, Ref) or not isinstance(target, Ref):
            return None
        return (source.to, target.to) if self._is_end(source) and self._is_end(target) else None

    def _is_end(self, ref: Ref) -> bool:
        found = self._all.get(ref.to)
        return ref.to in self._spans and found is not None and GOVERNOR not in found.values

    def made(self, article_id: str) -> ForeignArticle:
        annotations = [
            self._annotation(self._all[each])
            for each in self._spans
            if each not in self._related and not self._is_broken_relation(self._all[each])
        ]
        relations = [
            *self._relations(),
            *(each for annotation in self._spans for each in self._chained(self._all[annotation])),
        ]
        pointed_at = {role.target for each in annotations for role in each.roles}
        # The record that it bore out was taken away elsewhere.
        orphans = {
            name
            for number, name in self._names.items()
            if self._all[number].type == EVIDENCE and name not in pointed_at
        }
        self._left["orphans"] += len(orphans)
        annotations = [each for each in annotations if each.id not in orphans]
        # What an annotation points at may be no piece of text, such as a concept of an ontology.
        parts = [
            self._annotation(each)
            for each in self._all.values()
            if each.place is None
            and each.id not in self._consumed
            and self._names[each.id] in pointed_at
        ]
        told = {each.id for each in (*annotations, *relations, *parts)}
        return ForeignArticle(
            self._article(article_id, told), (*annotations, *parts), tuple(relations)
        )

    def _is_broken_relation(self, each: Structure) -> bool:
        """Whether it relates what is no annotation, such as the words of a dependency."""
        return isinstance(each.values.get(GOVERNOR), Ref) and isinstance(
            each.values.get(DEPENDENT), Ref
        )

    def _label(self, type_name: str) -> str:
        name = short_name(type_name)
        if not is_own(type_name) or type_name == EVIDENCE:
            return name
        return name[0].lower() + name[1:].rstrip("_")

    # Annotations

    def _annotation(self, each: Structure) -> Annotation:
        is_ours = is_own(each.type)
        note = each.values.get(OWN_NOTE if is_ours else FOREIGN_NOTE)
        attributes: dict[str, tuple[Scalar, ...]] = {}
        roles: list[Role] = []
        rest = Rest("" if is_ours else each.type, unindexed=not each.indexed)
        spans = (self._spans[each.id],) if each.id in self._spans else ()
        for feature, value in each.values.items():
            items = value if isinstance(value, list) else [value]
            if value == note and feature in (OWN_NOTE, FOREIGN_NOTE):
                continue
            if fragments := self._fragments(items):
                spans = fragments
            elif self._is_chained(each, feature, value):
                continue
            elif items and all(isinstance(item, Ref) for item in items):
                refs = cast("list[Ref]", items)
                self._take_refs(each, feature, refs, roles, rest)
            elif scalars := self._scalars(items):
                attributes[feature.rstrip("_") if is_ours else feature] = scalars
            else:
                rest.values[feature] = value
        return Annotation(
            id=self._names[each.id],
            label=self._label(each.type),
            spans=spans,
            attributes=attributes,
            roles=tuple(roles),
            note=str(note or ""),
            coder=self._origin.coder,
            extra=rest.stored(),
        )

    def _scalars(self, items: list[Item]) -> tuple[Scalar, ...]:
        """The values; none unless all of them are values."""
        found = tuple(item for item in items if isinstance(item, str | int | float | bool))
        return found if len(found) == len(items) else ()

    def _fragments(self, items: list[Item]) -> tuple[Span, ...]:
        found = [self._all.get(item.to) for item in items if isinstance(item, Ref)]
        places = [each.place for each in found if each is not None and each.type == FRAGMENT]
        spans = sorted(Span(*place) for place in places if place and place[0] < place[1])
        if not items or len(spans) != len(items):
            return ()
        self._consumed.update(item.to for item in items if isinstance(item, Ref))
        return tuple(span for span in spans if span.end <= len(self._text))

    def _take_refs(
        self,
        each: Structure,
        feature: str,
        refs: list[Ref],
        roles: list[Role],
        rest: Rest,
    ) -> None:
        for ref in refs:
            target = self._all.get(ref.to)
            if target is None:
                continue
            if self._is_link(target):
                self._consumed.add(target.id)
                role = target.values.get("role")
                to = cast("Ref", target.values["target"]).to
                name = role if isinstance(role, str) and role else feature
                told = feature, target.type, role if isinstance(role, str) else None
                if (name in each.values and name != feature) or rest.links.get(name, told) != told:
                    name = f"{feature}:{name}"
                rest.links[name] = told
                roles.append(Role(name, self._names.get(to, str(to))))
            else:
                name = feature.removesuffix(EVIDENCE_OF) if is_own(each.type) else feature
                roles.append(Role(name, self._names[target.id]))

    def _is_link(self, each: Structure) -> bool:
        """Whether it does nothing but lead to another: how INCEpTION fills the slots of one."""
        is_plain = each.place is None and each.values.keys() <= _LINK_FEATURES
        return is_plain and isinstance(each.values.get("target"), Ref)

    # Relations

    def _relations(self) -> list[Relation]:
        return [self._relation(self._all[each], *ends) for each, ends in self._related.items()]

    def _relation(self, each: Structure, source: int, target: int) -> Relation:
        rest = Rest("" if is_own(each.type) else each.type)
        attributes: dict[str, tuple[Scalar, ...]] = {}
        note = each.values.get(OWN_NOTE if is_own(each.type) else FOREIGN_NOTE)
        label = self._label(each.type)
        for feature, value in each.values.items():
            items = value if isinstance(value, list) else [value]
            if feature in (GOVERNOR, DEPENDENT, OWN_NOTE, FOREIGN_NOTE):
                continue
            if each.type == LINK and feature == "relation" and isinstance(value, str):
                label = value
            elif scalars := self._scalars(items):
                attributes[feature] = scalars
            else:
                rest.values[feature] = value
        if each.place and Span(*each.place) != self._spans[target] and not is_own(each.type):
            rest.place = each.place
        return Relation(
            self._names[each.id],
            label,
            self._names[source],
            self._names[target],
            attributes,
            str(note or ""),
            self._origin.coder,
            rest.stored(),
        )

    def _is_chained(self, each: Structure, feature: str, value: Value) -> bool:
        """Whether the feature leads to the next link of a chain, such as of coreference."""
        target = self._all.get(value.to) if isinstance(value, Ref) else None
        return (
            feature == NEXT
            and target is not None
            and target.type == each.type
            and {each.id, target.id} <= self._spans.keys()
        )

    def _chained(self, each: Structure) -> list[Relation]:
        value = each.values.get(NEXT)
        if not isinstance(value, Ref) or not self._is_chained(each, NEXT, value):
            return []
        ends = self._names[each.id], self._names[value.to]
        rest = Rest(feature=NEXT).stored()
        return [Relation(f"{ends[0]}.{NEXT}", NEXT, *ends, coder=self._origin.coder, extra=rest)]

    # The article

    def _article(self, article_id: str, told: set[str]) -> Article:
        meta: dict[str, Value] = {}
        for each in self._all.values():
            if self._is_meta(each):
                meta |= each.values
        said = _said(meta)
        language = said("language")
        uri = said("documentUri")
        metadata: dict[str, Any] = {
            key: value
            for key, value in (
                ("document_id", said("documentId")),
                ("document_uri", uri),
                ("collection_id", said("collectionId")),
                ("mime", self._view.mime if self._view.mime not in ("text/plain", "text") else ""),
            )
            if value
        }
        layers = self._layers(told)
        if layers or self._unplaced:
            kept = (packed(layers, self._origin.coder),) if layers else ()
            passed = Passthrough(unplaced=tuple(self._unplaced), layers=kept)
            metadata = passthrough.put(metadata, NAME, passed)
        url = said("url") or (uri if uri.startswith(("http://", "https://")) else "")
        return Article(
            id=article_id,
            title=one_line(said("documentTitle")) or title_of(self._text, markdown=False),
            text=self._text,
            sha256=sha256(self._text),
            language=language if language not in ("", NO_LANGUAGE) else language_of(self._text),
            source=one_line(said("source")),
            author=one_line(said("author")),
            published=said("published"),
            url=url,
            metadata=metadata,
        )

    def _layers(self, told: set[str]) -> Layers | None:
        kept = [
            each
            for each in self._all.values()
            if self._names[each.id] not in told
            and each.id not in self._consumed
            and not is_own(each.type)
        ]
        for each in kept:
            if self._is_layer(each) and not self._is_meta(each):
                self._left[f"layer {short_name(each.type)}"] += 1
            elif not self._is_meta(each) and (each.place is None or each.id in self._spans):
                self._left[f"other {short_name(each.type)}"] += 1
        self._left["elsewhere"] += self._view.elsewhere
        types = without_own(self._types.declarations({each.type for each in self._all.values()}))
        return Layers(types, kept) if types or kept else None


def _said(values: dict[str, Value]) -> Callable[[str], str]:
    def said(feature: str) -> str:
        value = values.get(feature)
        return storable(value).strip() if isinstance(value, str) else ""

    return said
