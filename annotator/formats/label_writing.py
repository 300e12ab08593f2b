"""From records to the annotations of another tool: the way back of `label_application`.

A record is an annotation labelled by its type; each value's evidence is an annotation of its own
that plays the role of its field. A record that came from the very format keeps its labels, ids and
whatever the codebook could not hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from annotator.core.codebook import Codebook, Field
from annotator.core.link import Link
from annotator.core.record import Record
from annotator.core.span import Fragment, Span, joined_text
from annotator.core.values import Place, Range, Value, display
from annotator.formats.content import CodedArticle
from annotator.formats.foreign import (
    Annotation,
    ForeignArticle,
    RecordRest,
    Relation,
    Role,
    Scalar,
    ValueRest,
)
from annotator.formats.label_proposal import key_of


class LabelWriter:
    """Writes the records of one project for one format."""

    def __init__(
        self,
        format_name: str,
        codebook: Codebook,
        coders: Mapping[str, str],
        links: Iterable[Link] = (),
    ) -> None:
        """Starts on a project; ``coders`` are the names by id."""
        self._format = format_name
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._links[link.source].append(link)
        self._fields = {
            (each.key, field.key): field for each in codebook.types for field in each.fields
        }
        self._coders = coders

    def written(self, coded: CodedArticle) -> ForeignArticle:
        """The article with an annotation a record and one a piece of evidence."""
        numbers = _Numbers(self._known_ids(coded.records))
        here = {record.id for record in coded.records}
        # Several records may share a part, such as one source of two quotes.
        annotations: dict[str, Annotation] = {}
        names: dict[str, str] = {}
        texts = {
            str(self._kept(record).get("id", "")): tuple(each.span for each in record.spans)
            for record in coded.records
        }
        for record in coded.records:
            for annotation in self._annotations(record, numbers, texts, here):
                annotations.setdefault(annotation.id, annotation)
                names[record.id] = annotation.id
        return ForeignArticle(
            coded.article,
            tuple(annotations.values()),
            tuple(
                each
                for each in self._relations(coded, names)
                # What leads to something that was deleted since leads nowhere.
                if each.source in annotations and each.target in annotations
            ),
            statuses=tuple(coded.statuses),
        )

    def _relations(self, coded: CodedArticle, names: dict[str, str]) -> Iterator[Relation]:
        """The links within the article, in fields as well, and what came in as relations that are
        none."""
        number = 0
        for record in coded.records:
            coder = self._coders[record.coder]
            relations = self._kept(record).get("relations", ())
            told = {target for _, target in self._kept(record).get("roles", ())}
            kept = {(key_of(str(each["label"])), each["target"]) for each in relations}
            ends = [(link.relation, link.target) for link in self._links[record.id]]
            ends += [each for each in self._linked(record) if names.get(each[1]) not in told]
            for label, target in ends:
                if target in names and (key_of(label), names[target]) not in kept:
                    number += 1
                    yield Relation(
                        f"R{number}", label, names[record.id], names[target], coder=coder
                    )
            for each in relations:
                yield msgspec.convert({**each, "coder": coder}, Relation)

    def _linked(self, record: Record) -> Iterator[tuple[str, str]]:
        """The records that its fields name, each with what the field is called."""
        called: dict[str, str] = self._kept(record).get("names", {})
        for key, values in record.fields.items():
            field = self._fields.get((record.type, key))
            for value in values if field is not None and field.kind == "link" else ():
                yield called.get(key, key), str(value.value)

    def _known_ids(self, records: Iterable[Record]) -> set[str]:
        known = {str(self._kept(record).get("id", "")) for record in records}
        return known | {
            part.id for record in records for part in _known_parts(self._kept(record), "")
        }

    def _kept(self, record: Record) -> dict[str, Any]:
        """What this format said of the record when it came in."""
        kept: Any = record.metadata.get(self._format)
        return cast("dict[str, Any]", kept) if isinstance(kept, dict) else {}

    def _annotations(
        self,
        record: Record,
        numbers: "_Numbers",
        texts: Mapping[str, tuple[Span, ...]],
        here: set[str],
    ) -> Iterator[Annotation]:
        kept, coder = self._kept(record), self._coders[record.coder]
        name = str(kept.get("id") or numbers.next())
        parts = _Parts(kept, coder, name, numbers, texts)
        fields = {
            key: tuple(
                ValueRest(
                    value.value,
                    value.actor,
                    parts.of(value.spans, key, f"{record.type}_{key}") if value.spans else "",
                )
                for value in values
            )
            for key, values in record.fields.items()
        }
        own = tuple(fragment.span for fragment in record.spans)
        text: tuple[str, ...] = ()
        if "spans" in kept:
            text = parts.text(record.spans, record.type)
            own = _places(kept["spans"])
        yield from parts.annotations()
        # The record itself comes last, so that it can be told from its parts.
        yield Annotation(
            id=name,
            label=str(kept.get("label") or record.type),
            spans=own,
            attributes=self._attributes(record, here) | _tuples(kept.get("attributes", {})),
            roles=parts.roles(),
            statement="trigger" in kept or bool(parts.roles()),
            note=record.note,
            coder=coder,
            rest={key: value for key, value in kept.items() if key not in _TOLD},
            record=RecordRest(
                id=record.id,
                type=record.type,
                coder=record.coder,
                state=record.state,
                created=record.created,
                updated=record.updated,
                fields=fields,
                text=text,
                note=record.note,
                flagged=record.flagged,
                metadata=record.metadata,
            ),
            state=record.state,
        )

    def _attributes(self, record: Record, here: set[str]) -> dict[str, tuple[Scalar, ...]]:
        """The values as other tools can show them, where neither their evidence nor a relation to
        another record of the article (``here``) says them."""
        kept = self._kept(record)
        names: dict[str, str] = kept.get("names", {})
        label = str(kept.get("label", "")).casefold()
        found: dict[str, tuple[Scalar, ...]] = {}
        for key, values in record.fields.items():
            field = self._fields.get((record.type, key))
            shown = [
                _scalar(field, value.value)
                for value in values
                if field is not None
                and value.value is not None
                and not (field.kind == "link" and value.value in here)
                and value.value != joined_text(value.spans)
                # A field that was filled with the label it came under.
                and not (label and key not in names and str(value.value).casefold() == label)
            ]
            if shown:
                found[names.get(key, key)] = tuple(shown)
        return found


_TOLD = frozenset({"id", "label", "spans", "attributes", "names", "roles", "parts", "relations"})
"""What of the metadata becomes part of the annotation; the rest stays the format's own."""


class _Parts:
    """The annotations that take part in one record: those that came with it, and new ones."""

    def __init__(
        self,
        kept: dict[str, Any],
        coder: str,
        name: str,
        numbers: "_Numbers",
        texts: Mapping[str, tuple[Span, ...]],
    ) -> None:
        self._coder = coder
        self._texts = texts
        self._name = name
        self._own = _places(kept.get("spans", ()))
        self._numbers = numbers
        self._known = {part.id: part for part in _known_parts(kept, coder)}
        self._roles = [Role(str(name), str(target)) for name, target in kept.get("roles", ())]
        self._new: list[Annotation] = []

    def of(self, spans: Sequence[Fragment], role: str, label: str) -> str:
        """The id of the annotation of this evidence."""
        places = tuple(fragment.span for fragment in spans)
        if places == self._own:
            return self._name
        for part in self._known.values():
            if part.spans == places:
                return part.id
        for each in self._roles:
            # What plays the role may be a record itself, and then is no part of this one.
            if self._texts.get(each.target) == places:
                return each.target
        part = Annotation(self._numbers.next(), label, places, coder=self._coder)
        self._new.append(part)
        self._roles.append(Role(role, part.id))
        return part.id

    def text(self, spans: Sequence[Fragment], label: str) -> tuple[str, ...]:
        """The ids of the annotations that together are the record's own text."""
        wanted = {fragment.span for fragment in spans}
        found = [part for part in self._known.values() if set(part.spans) <= wanted]
        if {span for part in found for span in part.spans} == wanted:
            ordered = sorted(found, key=lambda part: part.spans)
            if [span for part in ordered for span in part.spans] == sorted(wanted):
                return tuple(part.id for part in ordered)
        return (self.of(spans, "text", f"{label}_text"),)

    def annotations(self) -> Iterator[Annotation]:
        """All of them."""
        yield from self._known.values()
        yield from self._new

    def roles(self) -> tuple[Role, ...]:
        """What each is to the record."""
        return tuple(self._roles)


def _places(kept: Iterable[dict[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(each["start"], each["end"]) for each in kept)


def _known_parts(kept: dict[str, Any], coder: str) -> Iterator[Annotation]:
    for part in kept.get("parts", ()):
        yield msgspec.convert({**part, "coder": coder}, Annotation)


def _tuples(attributes: dict[str, Iterable[Scalar]]) -> dict[str, tuple[Scalar, ...]]:
    return {name: tuple(values) for name, values in attributes.items()}


def _scalar(field: Field, value: Value) -> Scalar:
    return display(field, value) if isinstance(value, Place | Range) else value


class _Numbers:
    """Ids that no annotation has."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._last = 0

    def next(self) -> str:
        self._last += 1
        while f"T{self._last}" in self._taken:
            self._last += 1
        return f"T{self._last}"
