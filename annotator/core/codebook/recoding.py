"""What becomes of coded values when their codebook changes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, Protocol

import msgspec
from msgspec.structs import replace

from annotator.core.codebook import values as core_values
from annotator.core.codebook.diff import KeyMapping, is_same_family, step_id
from annotator.core.codebook.model import Codebook, Field, FieldKind, paths
from annotator.core.codebook.values import Value
from annotator.core.coding.actor import name_key
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import FieldValueError
from annotator.core.text.span import Fragment, joined_text

Loss = Literal["note", "drop"]
"""What becomes of a value that cannot be kept: it goes to the record's working note, or nowhere."""

_KIND_WORDS: dict[FieldKind, str] = {
    "text": "text",
    "choice": "a choice",
    "tree": "a tree of choices",
    "actor": "an actor",
    "place": "a place",
    "date": "a date",
    "number": "a number",
    "range": "a range",
    "boolean": "yes or no",
    "link": "a link to a record",
    "url": "an address",
}


class Actors(Protocol):
    """What recoding asks of the registry of actors."""

    def id_of(self, name: str) -> str | None:
        """The registered actor of that name or alias."""
        ...

    def name_of(self, actor_id: str) -> str | None:
        """What the registered actor is called."""
        ...


class _Lost(msgspec.Struct, frozen=True):
    """A value that cannot be kept, the step to blame, and what the working note says of it."""

    step: str
    line: str
    value: FieldValue


class FieldRecoding:
    """What becomes of the values of one field.

    Attributes:
        key: the field's key from now on.
        is_idle: whether everything stays as it is.
        by_date: whether the article's date matters for how a value is read.
    """

    def __init__(
        self, type_key: str, own: Field, now: Field | None, choices: Mapping[str, str]
    ) -> None:
        self.own, self.now = own, now
        self._place = (type_key, own.key)
        self._choices = choices
        self._known = {path for path, _ in paths(own.choices)}
        self._is_same = now is not None and is_same_family(own.kind, now.kind)
        self._goes_single = own.many and now is not None and not now.many
        moved = any(choices.get(path) != path for path in self._known)
        self.key = now.key if now else ""
        self.by_date = now is not None and now.kind == "date" and own.kind != "date"
        self.is_idle = (
            now is not None
            and own.key == now.key
            and self._is_same
            and not (moved and now.choices)
            and not self._goes_single
        )

    def value(self, value: Value, reference: date | None = None) -> Value | None:
        """The value as the field holds it from now on; None if it cannot."""
        own, now = self.own, self.now
        if now is None:
            return None
        if self._is_same:
            if isinstance(value, str) and value in self._known:
                return self._choices.get(value)
            return value
        if now.kind == "link":
            return None
        try:
            return core_values.parse(now, core_values.display(own, value), reference)
        except FieldValueError:
            return None

    def blame(self, value: Value | None) -> str:
        """The step that causes the field to lose the value."""
        if self.now is None:
            return step_id("field", "removed", self._place)
        if self._is_same and isinstance(value, str):
            return step_id("choice", "removed", (*self._place, value))
        return step_id("field", "converted", self._place)

    def values(
        self,
        held: Sequence[FieldValue],
        reference: date | None,
        actors: Actors,
    ) -> tuple[list[FieldValue], list[_Lost]]:
        """The values as they are from now on, and those that cannot be kept.

        Of one that cannot the evidence stands on without a value, as long as there is the field.
        """
        converted: list[FieldValue] = []
        lost: list[_Lost] = []
        for found in held:
            each = found
            if each.value is None and each.actor is not None:
                each = replace(each, value=actors.name_of(each.actor))
            became = self._converted(each, reference, actors)
            if became is not None:
                if not self._is_same and self._actor(each, actors):
                    line = self._line(each, actors, evidence=False)
                    lost.append(_Lost(self.blame(each.value), line, FieldValue()))
                _add(converted, became, merging=self._is_same and bool(self._choices))
                continue
            stays = self.now is not None and (self.now.many or len(held) == 1)
            line = self._line(each, actors, evidence=not stays)
            evidence = FieldValue(None, None, each.spans)
            lost.append(_Lost(self.blame(each.value), line, evidence))
        if self._goes_single and len(converted) > 1:
            first = next((n for n, each in enumerate(converted) if each.value is not None), 0)
            step = step_id("field", "single", self._place)
            for n, each in enumerate(converted):
                if n != first:
                    lost.append(_Lost(step, self._single_line(each, actors), FieldValue()))
            converted = [converted[first]]
        return converted, lost

    def _converted(
        self,
        held: FieldValue,
        reference: date | None,
        actors: Actors,
    ) -> FieldValue | None:
        if self.now is None:
            return None
        if held.value is None:
            actor = held.actor if self.now.kind == "actor" else None
            return replace(held, actor=actor)
        value = self.value(held.value, reference)
        if value is None:
            return None
        if self._is_same:
            return replace(held, value=value)
        actor = actors.id_of(value) if self.now.kind == "actor" and isinstance(value, str) else None
        return FieldValue(value, actor, held.spans)

    def _line(self, held: FieldValue, actors: Actors, *, evidence: bool) -> str:
        if self.now is None:
            fate = "the field was removed"
        elif self._is_same:
            fate = "that choice was removed"
        else:
            fate = f"it became {_KIND_WORDS[self.now.kind]}"
        description = self._description(held, actors, evidence=evidence)
        return f"Field “{self.own.label}” was {description} before {fate}."

    def _single_line(self, held: FieldValue, actors: Actors) -> str:
        field = self.now or self.own
        shown = replace(held, value=core_values.display(field, held.value) or None)
        description = self._description(shown, actors, evidence=True)
        return f"Field “{self.own.label}” was also {description} before it took one value only."

    def _actor(self, held: FieldValue, actors: Actors) -> str:
        """The name of the linked actor if the value's own words differ from it; else empty."""
        name = actors.name_of(held.actor) if held.actor else None
        return name if name and name_key(name) != name_key(str(held.value)) else ""

    def _description(self, held: FieldValue, actors: Actors, *, evidence: bool) -> str:
        """The value as text, with the text of its evidence if that would be lost."""
        value = held.value
        known = not isinstance(value, str) or value in self._known
        text = core_values.display(self.own, value) if known else str(value)
        words = " ".join(joined_text(held.spans).split()) if evidence else ""
        parts = [f"“{text}”"] if value is not None else []
        if name := self._actor(held, actors):
            parts.append(f"({name})")
        if words and words != text:
            parts.append(f"(evidence: “{words}”)" if parts else f"left to “{words}”")
        return " ".join(parts) or "empty"


def _add(converted: list[FieldValue], value: FieldValue, *, merging: bool) -> None:
    """Adds a value; one that is there already, as merged choices are, gets the evidence."""
    if merging and value.value is not None:
        for n, each in enumerate(converted):
            if each.value == value.value:
                converted[n] = replace(each, spans=_united(each, value))
                return
    converted.append(value)


def _united(one: FieldValue, other: FieldValue) -> tuple[Fragment, ...]:
    return tuple(sorted({*one.spans, *other.spans}))


class Recoding:
    """What becomes of records when a codebook changes."""

    def __init__(
        self,
        before: Codebook,
        after: Codebook,
        origins: KeyMapping,
        losses: Mapping[str, Loss] | None = None,
    ) -> None:
        """
        Args:
            losses: by step id, what becomes of values that cannot be kept; the working note
                takes them if nothing else is said.
        """
        self._losses = losses or {}
        self._types = dict(origins.types)
        self.removed_types = [each.key for each in before.types if each.key not in origins.types]
        now = {each.key: each for each in after.types}
        self.fields: dict[tuple[str, str], FieldRecoding] = {}
        for own in before.types:
            if own.key not in origins.types:
                continue
            there = {field.key: field for field in now[origins.types[own.key]].fields}
            for field in own.fields:
                key = origins.fields.get((own.key, field.key))
                choices = {
                    path: target
                    for path, _ in paths(field.choices)
                    if (target := origins.choices.get((own.key, field.key, path)))
                }
                field_now = there[key] if key else None
                self.fields[own.key, field.key] = FieldRecoding(own.key, field, field_now, choices)

    @property
    def renamed_types(self) -> list[str]:
        """The types, by their key before, whose records get another type key."""
        return [key for key, after in self._types.items() if key != after]

    @property
    def busy_fields(self) -> list[tuple[str, str]]:
        """The fields, by their keys before, whose values may change."""
        return [key for key, field in self.fields.items() if not field.is_idle]

    @property
    def needs_dates(self) -> bool:
        """Whether the articles' dates matter for how values are read."""
        return any(field.by_date for field in self.fields.values())

    def record(
        self,
        record: Record,
        reference: date | None,
        actors: Actors,
    ) -> Record:
        """The record as it is from now on; one of a removed type is given back as it was."""
        if record.type not in self._types:
            return record
        fields: dict[str, tuple[FieldValue, ...]] = {}
        lines: list[str] = []
        for key, held in record.fields.items():
            recoding = self.fields.get((record.type, key))
            if recoding is None or (recoding.is_idle and recoding.own.key == key):
                fields[key] = held
                continue
            converted, lost = recoding.values(held, reference, actors)
            for each in lost:
                if self._losses.get(each.step, "note") == "drop":
                    continue
                lines.append(each.line)
                if recoding.now is not None and each.value.spans:
                    converted = _with_evidence(converted, each.value, many=recoding.now.many)
            if recoding.now is not None and converted:
                fields[recoding.key] = tuple(converted)
        note = "\n".join([record.note, *lines] if record.note else lines)
        return replace(record, type=self._types[record.type], fields=fields, note=note)


def _with_evidence(
    converted: list[FieldValue], evidence: FieldValue, *, many: bool
) -> list[FieldValue]:
    """The values plus evidence whose value was lost, if the field can hold one more."""
    return [*converted, evidence] if many or not converted else converted
