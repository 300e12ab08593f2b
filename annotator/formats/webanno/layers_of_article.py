"""What of one article a WebAnno TSV file is to hold: pieces of text in layers, and relations."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, cast

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Role, Scalar
from annotator.formats.annotations.propose import key_of
from annotator.formats.webanno.layers import (
    ANY,
    CHAINS,
    CUSTOM,
    ELEMENT_FEATURE,
    LINK_FEATURE,
    NEXT_FRAGMENT,
    NEXT_LINK,
    RELATIONS,
    SPANS,
    TOKEN,
    Column,
    Layer,
    chain_layer,
    parsed,
    relation_layer,
    slot_columns,
)
from annotator.formats.webanno.tokens import CoderTokens, StoredFile, sentences_of

_ORDER = {SPANS: 0, CHAINS: 1, RELATIONS: 2}
_COUNTED = re.compile(r".*#(\d{1,9})")
_RESERVED = frozenset({"begin", "end", "sofa"})


class Piece(msgspec.Struct, eq=False):
    """A piece of text in a layer; offsets are code points.

    Attributes:
        slots: feature, role and what fills it, which is None if it is not there.
        chain: the number of its chain, and its own in it.
        is_shown: whether it stands in a column; a token that is only an end does not.
        is_numbered: whether it needs a number, whatever else stands there.
    """

    layer: str
    place: Span
    values: dict[str, str] = {}
    slots: list[tuple[str, str | None, "Piece | None"]] = []
    chain: tuple[int, int] = (0, 0)
    is_shown: bool = True
    is_numbered: bool = False


class PieceRelation(msgspec.Struct, eq=False):
    """A relation between two pieces."""

    layer: str
    source: Piece
    target: Piece
    values: dict[str, str] = {}


class Pieces:
    """Everything that goes into one file.

    Attributes:
        all: the pieces, in the order in which they stack.
        relations: what leads from one to another.
        named: the first piece of each annotation, by its id.
        lost: what cannot be written, by what it is called.
    """

    def __init__(
        self, document: ForeignArticle, stored: StoredFile, codebook: Codebook, coder: str
    ) -> None:
        """Sorts out what is there.

        Args:
            document: the article as one coder left it.
            stored: what came with the article.
            codebook: the project's.
            coder: the key of the coder's name; empty if nobody coded it.
        """
        self._text = document.article.text
        self._types = {each.key: each for each in codebook.types}
        self._layers = {each.name: each for each in map(parsed, stored.layers_of(coder)) if each}
        self._by_key = {
            (each.kind, key_of(each.short)): each.name for each in self._layers.values()
        }
        self.all: list[Piece] = []
        self.relations: list[PieceRelation] = []
        self.named: dict[str, Piece] = {}
        self.lost: Counter[str] = Counter()
        self._of_tokens: dict[tuple[str, Span], Piece] = {}
        self._following: dict[int, tuple[Piece, str]] = {}
        self._last: dict[int, Piece] = {}
        self._led_to = {
            (each.source, each.target) for each in document.relations if each.extra.get("layer")
        }
        self._ends = {end for each in document.relations for end in (each.source, each.target)}
        self._take_tokens(stored, coder)
        annotations = sorted(document.annotations, key=_reading_order)
        for each in annotations:
            self._take(each)
        for each in annotations:
            self._take_slots(each)
        self._take_relations(document.relations)

    def layers(self) -> list[Layer]:
        """The layers with their columns: spans, then chains, then relations."""
        layers = [
            each if each.columns else msgspec.structs.replace(each, columns=(Column("mark"),))
            for each in self._layers.values()
        ]
        return sorted(layers, key=lambda layer: _ORDER[layer.kind])

    # Layers

    def _layer_of(self, thing: Annotation | Relation, kind: str) -> Layer:
        """The layer that it came from, or one called like it."""
        name = str(thing.extra.get("layer", "")) or self._by_key.get(
            (kind, key_of(thing.label)), ""
        )
        if kind == SPANS and not name:
            name = self._by_key.get((CHAINS, key_of(thing.label)), "")
        name = name or CUSTOM + (
            self._type_name(thing.label) if kind == SPANS else _word(thing.label)
        )
        known = self._layers.get(name)
        if known is None:
            if kind == RELATIONS:
                known = relation_layer(name, (), "")
            else:
                known = chain_layer(name) if "chain" in thing.extra else Layer(SPANS, name, ())
            self._layers[name] = known
        return known

    def _type_name(self, label: str) -> str:
        """What a layer of spans is called; without underscores, which part its slots' names."""
        known = self._types.get(label)
        if known is not None and key_of(known.label) == label and known.label.isalnum():
            label = known.label
        words = [word for word in re.split(r"[\W_]+", label) if word]
        name = "".join(word[0].upper() + word[1:] for word in words)
        return name if name[:1].isalpha() else f"Layer{name}"

    def _values(self, layer: Layer, attributes: dict[str, tuple[Scalar, ...]]) -> dict[str, str]:
        """The values by feature; features that the layer lacks are added to it."""
        values = {
            _feature(name): " | ".join(map(_written, scalars))
            for name, scalars in attributes.items()
        }
        known = self._layers[layer.name]
        new = [Column("value", name, name) for name in values if name not in known.features]
        if new:
            columns = [column for column in known.columns if column.kind != "mark"]
            # What a relation is on comes last.
            at = len(columns) - (known.kind == RELATIONS)
            columns = (*columns[:at], *new, *columns[at:])
            self._layers[layer.name] = msgspec.structs.replace(known, columns=columns)
        return values

    # Pieces

    def _take_tokens(self, stored: StoredFile, coder: str) -> None:
        """The layers of tokens, as this coder has them; else as the first one has."""
        ours = next((e for e in stored.annotations if coder in map(name_key, e.coders)), None)
        ours = ours or next(iter(stored.annotations), CoderTokens((), {}))
        tokens = [token for each in sentences_of(self._text, stored) for token in each.tokens]

        def place(at: int | tuple[int, int] | None) -> Span:
            if isinstance(at, tuple):
                return Span(*at)
            return tokens[at] if at is not None and 0 <= at < len(tokens) else Span(0, 0)

        for name, annotations in ours.layers.items():
            layer = self._layers.get(name)
            for each in annotations if layer and layer.kind != RELATIONS else ():
                piece = Piece(name, place(each.at), each.values)
                self.all.append(piece)
                self._of_tokens.setdefault((name, piece.place), piece)
        for name, annotations in ours.layers.items():
            layer = self._layers.get(name)
            for each in annotations if layer and layer.kind == RELATIONS else ():
                base = layer.base if layer else ""
                ends = [self._token(base, place(at)) for at in (each.source, each.at)]
                self.relations.append(PieceRelation(name, ends[0], ends[1], each.values))

    def _token(self, layer: str, place: Span) -> Piece:
        """The annotation of that layer there, or else the token itself."""
        key = (layer, place) if (layer, place) in self._of_tokens else (TOKEN, place)
        if key not in self._of_tokens:
            self._of_tokens[key] = Piece(TOKEN, place, is_shown=False)
        return self._of_tokens[key]

    def _take(self, annotation: Annotation) -> None:
        spans = annotation.spans
        if not spans and "at" in annotation.extra:
            at = annotation.extra["at"]
            spans = (Span(at, at),) if isinstance(at, int) else ()
        if not spans or any(not 0 <= s.start <= s.end <= len(self._text) for s in spans):
            self.lost["webanno-nowhere"] += 1
            return
        name = str(annotation.extra.get("layer", ""))
        if known := self._of_tokens.get((name, spans[0])):
            self.named[annotation.id] = known
            return
        if name == TOKEN and annotation.id in self._ends:
            self.named[annotation.id] = self._token(TOKEN, spans[0])
            return
        layer = self._layer_of(annotation, SPANS)
        pieces = [Piece(layer.name, span) for span in spans]
        self.named[annotation.id] = pieces[0]
        self.all += pieces
        if layer.kind == CHAINS:
            self._take_member(annotation, pieces)
            return
        pieces[0].values = self._values(layer, annotation.attributes)
        for before, piece in pairwise(pieces):
            self._layers.setdefault(NEXT_FRAGMENT, relation_layer(NEXT_FRAGMENT, (), ANY))
            self.relations.append(PieceRelation(NEXT_FRAGMENT, before, piece))

    def _take_member(self, annotation: Annotation, pieces: list[Piece]) -> None:
        """A member of a chain; its further fragments are members that follow it."""
        values = {key: str(value) for key, (value, *_) in annotation.attributes.items()}
        pieces[0].values = (
            {ELEMENT_FEATURE: values[ELEMENT_FEATURE]} if ELEMENT_FEATURE in values else {}
        )
        self.lost["webanno-values-in-chains"] += len(values.keys() - {ELEMENT_FEATURE})
        if relation := annotation.extra.get("relation"):
            pieces[-1].values[LINK_FEATURE] = str(relation)
        for before, piece in pairwise(pieces):
            self._following[id(before)] = (piece, NEXT_LINK)
        self._last[id(pieces[0])] = pieces[-1]

    def _take_slots(self, annotation: Annotation) -> None:
        piece = self.named.get(annotation.id)
        if piece is None or (not annotation.roles and "slots" not in annotation.extra):
            return
        left = [(role.name, role.target) for role in annotation.roles]
        for feature, role, target in cast("list[list[Any]]", annotation.extra.get("slots", [])):
            end = self.named.get(target) if target else None
            piece.slots.append((str(feature), role, end))
            if ((role or feature), target) in left:
                left.remove(((role or feature), target))
        for name, target in left:
            if (annotation.id, target) in self._led_to:
                # A relation that was read as a role.
                continue
            end = self.named.get(target)
            if end is None:
                self.lost["webanno-roles-of-missing"] += 1
                continue
            feature = self._slot_feature(piece.layer, Role(name, target))
            piece.slots.append((feature, None if feature == name else name, end))

    def _slot_feature(self, name: str, role: Role) -> str:
        layer = self._layers[name]
        slots = [column.feature for column in layer.columns if column.kind == "role"]
        if role.name in slots:
            return role.name
        for column in layer.columns:
            if column.kind == "target" and column.type == ANY:
                return column.feature
        feature = "roles" if "roles" not in (*slots, *layer.features) else "annotatorRoles"
        columns = [column for column in layer.columns if column.kind != "mark"]
        columns += slot_columns(name, feature)
        self._layers[name] = msgspec.structs.replace(layer, columns=tuple(columns))
        return feature

    # Relations

    def _take_relations(self, relations: Iterable[Relation]) -> None:
        following = self._following
        order = {id(piece): number for number, piece in enumerate(self.all)}
        begun = len(self.relations)
        for each in relations:
            source, target = self.named.get(each.source), self.named.get(each.target)
            if source is None or target is None:
                self.lost["webanno-relations-to-missing"] += 1
                continue
            chain = self._layers.get(str(each.extra.get("layer", "")) or source.layer)
            if chain and chain.kind == CHAINS and chain.name == source.layer == target.layer:
                label = each.attributes.get(LINK_FEATURE, ("",))[0]
                source = self._last[id(source)]
                self.lost["webanno-second-links"] += id(source) in following
                following.setdefault(id(source), (target, str(label)))
                continue
            layer = self._layer_of(each, RELATIONS)
            values = self._values(layer, each.attributes)
            self.relations.append(PieceRelation(layer.name, source, target, values))
        added = self.relations[begun:]
        added.sort(key=lambda each: (each.source.place, order.get(id(each.source), 0)))
        self.relations[begun:] = added
        self._settle_bases()
        self._number_chains()

    def _settle_bases(self) -> None:
        """Says what new layers of relations are on: the layer of all their ends, or any."""
        for name, layer in self._layers.items():
            if layer.kind == RELATIONS and not layer.base:
                ends = {
                    end.layer
                    for each in self.relations
                    if each.layer == name
                    for end in (each.source, each.target)
                }
                base = ends.pop() if len(ends) == 1 else ANY
                self._layers[name] = relation_layer(name, layer.features, base)

    def _number_chains(self) -> None:
        """Each member's chain and place in it, in the order of the chains' first members."""
        following = self._following
        led_to = {id(target) for target, _ in following.values()}
        members = [
            piece for piece in self.all if self._layers.get(piece.layer, _NONE).kind == CHAINS
        ]
        members.sort(key=lambda piece: piece.place)
        done: set[int] = set()
        counts: Counter[str] = Counter()
        for start in (*(m for m in members if id(m) not in led_to), *members):
            piece: Piece | None = start
            if id(start) not in done:
                counts[start.layer] += 1
            number = 0
            while piece is not None and id(piece) not in done:
                done.add(id(piece))
                number += 1
                piece.chain = (counts[piece.layer], number)
                target, label = following.get(id(piece), (None, ""))
                if label:
                    piece.values[LINK_FEATURE] = label
                piece = target


_NONE = Layer(SPANS, "", ())


def _reading_order(annotation: Annotation) -> tuple[int, int, int]:
    """By place; of several at one place, in the order in which they were read."""
    counted = _COUNTED.fullmatch(annotation.id)
    first = annotation.spans[0] if annotation.spans else Span(0, 0)
    return first.start, -first.end, int(counted[1]) if counted else 1


def _written(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _word(label: str) -> str:
    name = re.sub(r"\W+", "_", label).strip("_")
    return name if name[:1].isalpha() else f"relation_{name}".rstrip("_")


def _feature(name: str) -> str:
    name = re.sub(r"\W+", "_", name)
    return f"{name}_" if name in _RESERVED else name
