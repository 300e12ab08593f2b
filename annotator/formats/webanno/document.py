"""One WebAnno TSV file as annotations, relations, and what stays with its article."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, Relation, Role, Scalar
from annotator.formats.webanno.annotations import Annotations, Found, FoundRelation
from annotator.formats.webanno.files import CoderFile
from annotator.formats.webanno.layers import (
    LINK_FEATURE,
    NEXT_FRAGMENT,
    NEXT_LINK,
    TOKEN,
    TOKEN_LAYERS,
)
from annotator.formats.webanno.table import Table, read_table
from annotator.formats.webanno.tokens import TokenAnnotation, TokenSentence


class CoderDocument:
    """One file as annotations.

    Attributes:
        tokens: the annotations of layers of tokens, by layer.
        counts: how many of those there are by label, and under the empty label how many annotations
            are between two characters.
    """

    def __init__(self, file: CoderFile, wanted: frozenset[str], *, prefixed: bool) -> None:
        self.coder = file.coder
        self.table: Table = read_table(file.path)
        self.text = self.table.text
        self._prefix = f"{file.coder}/" if prefixed and file.coder else ""
        self._read = Annotations(str(file.path), self.table)
        self._labels = self._read.labels
        self._of_tokens = {
            name for name in TOKEN_LAYERS if self._labels.get(name, "") not in wanted
        }
        self.counts: Counter[str] = Counter()
        self._fragments: dict[int, Found] = {}
        self._following = self._chained()
        self._spans = self._united()
        self.annotations = [self._annotation(found) for found in self._wanted()]
        self.relations = [*self._relations(), *self._chains()]
        self.tokens = self._token_layers()
        self.counts[""] += sum(not found.place.length for found in self._wanted())

    def sentences(self) -> list[TokenSentence]:
        """The tokens by sentence."""
        return [
            TokenSentence(
                extent.start,
                extent.end,
                [self.table.token_spans[row.line] for row in sentence.rows if not row.is_part],
                sentence.meta,
            )
            for sentence, extent in zip(self.table.sentences, self.table.extents, strict=True)
        ]

    def _united(self) -> dict[int, list[Span]]:
        """The places of each annotation, those that our writer took apart together."""
        spans = {id(found): [found.place] for found in self._all()}
        for relation in self._read.relations:
            if relation.layer.name == NEXT_FRAGMENT and relation.source and relation.target:
                self._join(spans, relation.source, relation.target)
        for found in self._read.found:
            if found.values.get(LINK_FEATURE) == NEXT_LINK and id(found) in self._following:
                self._join(spans, found, self._following[id(found)])
        return spans

    def _join(self, spans: dict[int, list[Span]], part: Found, following: Found) -> None:
        first = self._first(part)
        if following is not first and id(following) not in self._fragments:
            self._fragments[id(following)] = first
            spans[id(first)] += spans[id(following)]

    def _last(self, found: Found) -> Found:
        """The last part of a member of a chain."""
        while found.values.get(LINK_FEATURE) == NEXT_LINK and id(found) in self._following:
            found = self._following[id(found)]
        return found

    def _first(self, found: Found) -> Found:
        while id(found) in self._fragments:
            found = self._fragments[id(found)]
        return found

    def _all(self) -> list[Found]:
        return [*self._read.found, *self._read.tokens.values()]

    def _wanted(self) -> Iterator[Found]:
        """What becomes an annotation: all but tokens that nothing but their own layers name."""
        named = {
            id(end)
            for relation in self._read.relations
            if relation.layer.name not in self._of_tokens
            for end in (relation.source, relation.target)
        }
        named |= {id(slot.target) for found in self._read.found for slot in found.slots}
        for found in self._all():
            if id(found) not in self._fragments and (
                found.layer not in self._of_tokens or id(found) in named
            ):
                yield found

    def _annotation(self, found: Found) -> Annotation:
        extra: dict[str, Any] = {"layer": found.layer}
        place = found.place
        if not place.length:
            extra["at"] = place.start
        if found.slots:
            extra["slots"] = [
                [
                    slot.feature,
                    slot.role,
                    self._name(self._first(slot.target)) if slot.target else "",
                ]
                for slot in found.slots
            ]
        if found.chain[0]:
            extra["chain"] = True
        attributes: dict[str, tuple[Scalar, ...]] = {
            name: (value,) for name, value in found.values.items()
        }
        if found.chain[0]:
            attributes.pop(LINK_FEATURE, None)
            last = self._last(found)
            if LINK_FEATURE in last.values and id(last) not in self._following:
                extra["relation"] = last.values[LINK_FEATURE]
        return Annotation(
            id=self._name(found),
            # Tokens that are ends of relations are no reason to map the layers of all tokens.
            label=self._labels[TOKEN if found.layer in self._of_tokens else found.layer],
            spans=tuple(sorted(self._spans[id(found)])) if place.length else (),
            attributes=attributes,
            roles=tuple(
                Role(slot.role or slot.feature, self._name(self._first(slot.target)))
                for slot in found.slots
                if slot.target
            ),
            coder=self.coder,
            extra=extra,
        )

    def _name(self, found: Found) -> str:
        return f"{self._prefix}{found.id}"

    # Relations

    def _relations(self) -> Iterator[Relation]:
        counts: Counter[str] = Counter()
        for relation in self._read.relations:
            name = relation.layer.name
            if name not in self._of_tokens and name != NEXT_FRAGMENT:
                values: dict[str, tuple[Scalar, ...]] = {
                    key: (value,) for key, value in relation.values.items()
                }
                yield self._relation(name, *self._ends(relation), values, counts)

    def _ends(self, relation: FoundRelation) -> tuple[Found, Found]:
        if relation.source is None or relation.target is None:
            raise AssertionError(relation)
        return self._first(relation.source), self._first(relation.target)

    def _relation(
        self,
        layer: str,
        source: Found,
        target: Found,
        values: dict[str, tuple[Scalar, ...]],
        counts: Counter[str],
    ) -> Relation:
        label = self._labels[layer]
        name = f"{label}:{source.id}>{target.id}"
        counts[name] += 1
        number = f"#{counts[name]}" if counts[name] > 1 else ""
        return Relation(
            id=f"{self._prefix}{name}{number}",
            label=label,
            source=self._name(source),
            target=self._name(target),
            attributes=values,
            coder=self.coder,
            extra={"layer": layer},
        )

    def _chains(self) -> Iterator[Relation]:
        """From each member of a chain to the next."""
        counts: Counter[str] = Counter()
        for found in self._read.found:
            last = self._last(found)
            following = self._following.get(id(last))
            if following is not None and id(found) not in self._fragments:
                relation = last.values.get(LINK_FEATURE)
                values: dict[str, tuple[Scalar, ...]] = (
                    {LINK_FEATURE: (relation,)} if relation else {}
                )
                yield self._relation(found.layer, found, following, values, counts)

    def _chained(self) -> dict[int, Found]:
        """The next member of each but the last of a chain."""
        chains: defaultdict[str, list[Found]] = defaultdict(list)
        for found in self._read.found:
            if found.chain[0]:
                chains[found.chain[0]].append(found)
        following: dict[int, Found] = {}
        for members in chains.values():
            members.sort(key=lambda found: found.chain[1])
            following |= {id(one): other for one, other in pairwise(members)}
        return following

    # Layers of tokens

    def _token_layers(self) -> dict[str, tuple[TokenAnnotation, ...]]:
        tokens = (token for sentence in self.sentences() for token in sentence.tokens)
        numbers = {token: number for number, token in enumerate(tokens)}

        def at(found: Found) -> int | tuple[int, int]:
            number = numbers.get(found.place)
            return (found.place.start, found.place.end) if number is None else number

        layers: defaultdict[str, list[TokenAnnotation]] = defaultdict(list)
        for found in self._read.found:
            if found.layer in self._of_tokens:
                layers[found.layer].append(TokenAnnotation(at(found), found.values))
        for relation in self._read.relations:
            if relation.layer.name in self._of_tokens:
                source, target = self._ends(relation)
                layers[relation.layer.name].append(
                    TokenAnnotation(at(target), relation.values, at(source))
                )
        for name, found in layers.items():
            self.counts[self._labels[name]] += len(found)
        return {name: tuple(found) for name, found in layers.items()}
