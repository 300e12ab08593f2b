"""From records to the annotations of another tool: the way back of `label_application`.

A record is an annotation labelled by its type; each value's evidence is an annotation of its own
that plays the role of its field. A record that came from the very format keeps its labels, ids and
whatever the codebook could not hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec

from annotator.core.codebook.model import Codebook, Field
from annotator.core.codebook.values import Place, Range, Value, display
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Fragment, Span, joined_text
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    RecordRest,
    Relation,
    Role,
    Scalar,
    ValueRest,
)
from annotator.formats.content import CodedArticle


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
        self._linking = {
            of_type for (of_type, _), field in self._fields.items() if field.kind == "link"
        }

    def written(self, coded: CodedArticle) -> ForeignArticle:
        """The article with an annotation a record and one a piece of evidence, and with what came
        in by this format and became no record."""
        loose = list(self._loose(coded))
        numbers = _Numbers(self._known_ids(coded.records, loose))
        # Several records may share a part, such as one source of two quotes.
        annotations: dict[str, Annotation] = {}
        names: dict[str, str] = {}
        here = frozenset(record.id for record in coded.records)
        for record in coded.records:
            found = list(self._annotations(record, numbers, here))
            if taken := [each.id for each in found if annotations.get(each.id, each) != each]:
                # Annotators number theirs from 1, and so does each import of an edited file.
                free = {name: numbers.next() for name in taken}
                found = [_renamed(each, free) for each in found]
            for annotation in found:
                annotations[annotation.id] = annotation
                names[record.id] = annotation.id
        for each in loose:
            if isinstance(each, Annotation):
                annotations.setdefault(each.id, each)
        relations = [
            each
            for each in self._relations(coded, names, loose)
            if each.source in annotations and each.target in annotations
        ]
        return ForeignArticle(
            coded.article,
            tuple(annotations.values()),
            tuple(relations),
            statuses=tuple(coded.statuses),
        )

    def _loose(self, coded: CodedArticle) -> Iterator[Annotation | Relation]:
        """What came in and became no record, from the article's metadata."""
        kept: Any = coded.article.metadata.get(self._format)
        if not isinstance(kept, list):
            return
        length = len(coded.article.text)
        for each in cast("list[Any]", kept):
            found = _converted(each, Relation) or _converted(each, Annotation)
            # Metadata can be edited, and texts be corrected.
            if isinstance(found, Annotation) and any(
                not 0 <= span.start <= span.end <= length for span in found.spans
            ):
                continue
            if found is not None:
                yield found

    def _relations(
        self,
        coded: CodedArticle,
        names: dict[str, str],
        loose: Iterable[Annotation | Relation],
    ) -> Iterator[Relation]:
        """Those that came in and still hold, then the other links and values within the article."""
        came = [each for each in loose if isinstance(each, Relation)]
        new: list[tuple[str, str, str, str]] = []
        for record in coded.records:
            coder, source = self._coders[record.coder], names[record.id]
            said: set[tuple[str, str]] = set()
            links = {
                link.id: link for link in self._links.get(record.id, ()) if link.target in names
            }
            values = self._values_here(record, names) if record.type in self._linking else {}
            came_in = self._kept(record) if record.metadata else {}
            if not (links or values or came_in):
                continue
            for kept in came_in.get("relations", ()):
                field = kept.get("field")
                if field and (field, kept["target"]) not in values:
                    continue
                if "link" in kept and links.pop(kept["link"], None) is None:
                    continue
                said.add((field or "", kept["target"]))
                relation = msgspec.convert({**kept, "coder": coder}, Relation)
                came.append(msgspec.structs.replace(relation, source=source))
            new += [(link.relation, source, names[link.target], coder) for link in links.values()]
            played = {str(target) for _name, target in came_in.get("roles", ())}
            called: dict[str, str] = came_in.get("names", {}) | {
                kept["field"]: kept["label"]
                for kept in came_in.get("relations", ())
                if "field" in kept
            }
            new += [
                (called.get(field, field), source, target, coder)
                for field, target in values
                if (field, target) not in said and target not in played
            ]
        yield from came
        taken = {each.id.rpartition("/")[2] for each in came}
        number = 0
        for label, source, target, coder in new:
            number += 1
            while f"R{number}" in taken:
                number += 1
            yield Relation(f"R{number}", label, source, target, coder=coder)

    def _values_here(self, record: Record, names: dict[str, str]) -> dict[tuple[str, str], None]:
        """The fields of links and what annotations of the article they name, in order."""
        return {
            (key, names[value.value]): None
            for key, values in record.fields.items()
            if (field := self._fields.get((record.type, key))) and field.kind == "link"
            for value in values
            if isinstance(value.value, str) and value.value in names
        }

    def _known_ids(
        self, records: Iterable[Record], loose: Iterable[Annotation | Relation]
    ) -> set[str]:
        known = {each.id for each in loose}
        for record in records:
            kept = self._kept(record)
            if kept:
                known.update((str(kept.get("id", "")), str(kept.get("trigger", ""))))
                known.update(str(part["id"]) for part in kept.get("parts", ()))
        return known

    def _kept(self, record: Record) -> dict[str, Any]:
        """What this format said of the record when it came in."""
        kept = record.metadata.get(self._format)
        return kept if kept and _converted(kept, _Kept) else {}

    def _annotations(
        self, record: Record, numbers: "_Numbers", here: frozenset[str]
    ) -> Iterator[Annotation]:
        kept, coder = self._kept(record), self._coders[record.coder]
        name = str(kept.get("id") or numbers.next())
        parts = _Parts(kept, coder, name, numbers)
        fields = {
            key: tuple(_value_rest(value, parts, key, f"{record.type}_{key}") for value in values)
            for key, values in record.fields.items()
        }
        own = tuple(fragment.span for fragment in record.spans)
        text: tuple[str, ...] = ()
        borrowed: tuple[Span, ...] = ()
        if "spans" in kept:
            if parts.borrows("", record.spans):
                borrowed = own
            else:
                text = parts.text(record.spans, record.type)
            own = _places(kept["spans"])
        yield from parts.annotations()
        # The record itself comes last, so that it can be told from its parts.
        yield Annotation(
            id=name,
            label=str(kept.get("label") or record.type),
            spans=own,
            attributes=self._attributes(record, kept, here) | _tuples(kept.get("attributes", {})),
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
                spans=borrowed,
                note=record.note,
                flagged=record.flagged,
                metadata=record.metadata,
            ),
            state=record.state,
        )

    def _attributes(
        self, record: Record, kept: dict[str, Any], here: frozenset[str]
    ) -> dict[str, tuple[Scalar, ...]]:
        """The values as other tools can show them, where their evidence does not say them, and
        what came in as it came in if it is the same still."""
        names: dict[str, str] = kept.get("names", {})
        made: dict[str, Any] = kept.get("made", {})
        found: dict[str, tuple[Scalar, ...]] = {}
        for key, values in record.fields.items():
            field = self._fields.get((record.type, key))
            if field is None:
                continue
            shown = shown_values(field, values)
            if field.kind == "link":
                ids = [value.value for value in values if isinstance(value.value, str)]
                shown = [each for each in ids if each not in here]
            if key in made and made[key]["values"] == shown:
                shown = made[key]["said"]
            if shown:
                found[names.get(key, key)] = tuple(shown)
        return found


def shown_values(field: Field, values: Iterable[FieldValue]) -> list[Scalar]:
    """The values that their evidence does not say, as other tools can show them; none of a field
    of links."""
    if field.kind == "link":
        return []
    return [
        _scalar(field, value.value)
        for value in values
        if value.value is not None and value.value != joined_text(value.spans)
    ]


def _value_rest(value: FieldValue, parts: "_Parts", key: str, label: str) -> ValueRest:
    if not value.spans:
        return ValueRest(value.value, value.actor)
    if parts.borrows(key, value.spans):
        places = tuple(fragment.span for fragment in value.spans)
        return ValueRest(value.value, value.actor, spans=places)
    return ValueRest(value.value, value.actor, parts.of(value.spans, key, label))


def _renamed(annotation: Annotation, names: Mapping[str, str]) -> Annotation:
    """The annotation with some that it names called otherwise."""
    record = annotation.record
    return msgspec.structs.replace(
        annotation,
        id=names.get(annotation.id, annotation.id),
        roles=tuple(Role(r.name, names.get(r.target, r.target)) for r in annotation.roles),
        record=record and record.renamed(names),
    )


class _Made(msgspec.Struct, frozen=True):
    values: list[Scalar]
    said: list[Scalar]


class _Kept(msgspec.Struct, frozen=True):
    """What `label_application` keeps of a record: metadata can be edited and come from anywhere, so
    that only what has this shape is gone by."""

    id: str = ""
    label: str = ""
    spans: list[Span] = []
    attributes: dict[str, list[Scalar]] = {}
    names: dict[str, str] = {}
    made: dict[str, _Made] = {}
    borrowed: dict[str, list[list[list[int]]]] = {}
    roles: list[tuple[str, str]] = []
    parts: list[Annotation] = []
    relations: list[Relation] = []


_T = TypeVar("_T")


def _converted(kept: Any, kind: type[_T]) -> _T | None:
    """What was kept as what it should be; None if it is something else."""
    try:
        return msgspec.convert(kept, kind)
    except msgspec.ValidationError:
        return None


_TOLD = frozenset(
    {
        "id",
        "label",
        "spans",
        "attributes",
        "names",
        "made",
        "borrowed",
        "roles",
        "parts",
        "relations",
    }
)
"""What of the metadata becomes part of the annotation; the rest stays the format's own."""


class _Parts:
    """The annotations that take part in one record: those that came with it, and new ones."""

    def __init__(self, kept: dict[str, Any], coder: str, name: str, numbers: "_Numbers") -> None:
        self._coder = coder
        self._name = name
        self._own = _places(kept.get("spans", ()))
        self._numbers = numbers
        self._known = {part.id: part for part in _known_parts(kept, coder)}
        self._roles = [Role(str(name), str(target)) for name, target in kept.get("roles", ())]
        self._new: list[Annotation] = []
        self._borrowed: dict[str, list[list[list[int]]]] = kept.get("borrowed", {})

    def borrows(self, key: str, spans: Sequence[Fragment]) -> bool:
        """Whether it came in as another record's text, or as pieces that touch."""
        known = self._borrowed.get(key)
        return bool(known) and [[span.start, span.end] for span in spans] in known

    def of(self, spans: Sequence[Fragment], role: str, label: str) -> str:
        """The id of the annotation of this evidence."""
        places = tuple(fragment.span for fragment in spans)
        if places == self._own:
            return self._name
        for part in self._known.values():
            if part.spans == places:
                return part.id
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
        # A coder's name may stand before the id, which a file of their own leaves out.
        self._taken = {each.rpartition("/")[2] for each in taken}
        self._last = 0

    def next(self) -> str:
        self._last += 1
        while f"T{self._last}" in self._taken:
            self._last += 1
        return f"T{self._last}"
