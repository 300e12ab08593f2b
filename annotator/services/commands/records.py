"""Edits of records as data."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from annotator.core.codebook.values import display
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.text.span import Fragment, joined_text
from annotator.services.commands.command import Command

if TYPE_CHECKING:
    from annotator.services.project import Project


class RecordCommand(Command, frozen=True):
    """An edit of one record.

    Attributes:
        seen: the record as the person saw it, edits that wait before this one included.
    """

    seen: Record

    @property
    def thing(self) -> str:
        return self.seen.id

    def preview(self, record: Record | None) -> Record | None:
        """The record with the edit applied, None if it is or gets deleted; idempotent."""
        raise NotImplementedError

    def expected(self) -> Any:
        return self.preview(self.seen)

    def is_written(self, project: "Project") -> bool:
        record = project.records.get(self.seen.id)
        return record is not None and record == self.preview(record)

    def following(self, written: Any) -> Command:
        return replace(self, seen=written) if isinstance(written, Record) else self


class CreateRecord(RecordCommand, frozen=True):
    """A new record, which ``seen`` is already."""

    def write(self, project: "Project") -> Record:
        seen = self.seen
        spans = [fragment.span for fragment in seen.spans]
        return project.records.create(seen.article, seen.type, spans, record_id=seen.id)

    def preview(self, record: Record | None) -> Record | None:
        return record or self.seen

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        return self.seen.article, self.seen.spans

    def is_written(self, project: "Project") -> bool:
        return project.records.get(self.seen.id) is not None

    def following(self, written: Any) -> Command:  # noqa: ARG002 - nothing comes before it
        return self


class DeleteRecord(RecordCommand, frozen=True):
    """Deletes a record and the links from and to it."""

    def write(self, project: "Project") -> None:
        project.records.delete([self.seen])

    # The signature is that of what it stands for.
    def preview(self, record: Record | None) -> Record | None:  # noqa: ARG002
        return None

    def is_written(self, project: "Project") -> bool:
        return project.records.get(self.seen.id) is None


class SetSpans(RecordCommand, frozen=True):
    """A record's own text: fragments added, moved or removed."""

    spans: tuple[Fragment, ...]

    def standing(self, project: "Project") -> str:
        record = project.records.get(self.seen.id)
        return joined_text(record.spans) if record is not None else ""

    def write(self, project: "Project") -> Record:
        return project.records.set_spans(self.seen, [fragment.span for fragment in self.spans])

    def preview(self, record: Record | None) -> Record | None:
        return record and replace(record, spans=self.spans)

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        return self.seen.article, self.spans


class SetState(RecordCommand, frozen=True):
    """How far a record is."""

    state: RecordState

    def write(self, project: "Project") -> Record:
        return project.records.set_state(self.seen, self.state)

    def preview(self, record: Record | None) -> Record | None:
        return record and replace(record, state=self.state)


class SetNote(RecordCommand, frozen=True):
    """A record's working note."""

    note: str

    def standing(self, project: "Project") -> str:
        record = project.records.get(self.seen.id)
        return record.note if record is not None else ""

    def write(self, project: "Project") -> Record:

        return project.notes.note_record(self.seen, self.note)

    def preview(self, record: Record | None) -> Record | None:
        return record and replace(record, note=self.note)


class SetFlag(RecordCommand, frozen=True):
    """Whether somebody should look at a record again."""

    flagged: bool

    def write(self, project: "Project") -> Record:

        return project.notes.flag_record(self.seen, self.flagged)

    def preview(self, record: Record | None) -> Record | None:
        return record and replace(record, flagged=self.flagged)


class FieldCommand(RecordCommand, frozen=True):
    """An edit of one field."""

    field: str

    def standing(self, project: "Project") -> str:
        record = project.records.get(self.seen.id)
        if record is None:
            return ""
        field = project.codebook.type(record.type).field(self.field)
        values = record.fields.get(self.field, ())
        said = (display(field, value.value) or joined_text(value.spans) for value in values)
        return " | ".join(each for each in said if each)

    def values(self, before: tuple[FieldValue, ...]) -> Sequence[FieldValue]:
        """The field's values with the edit applied."""
        raise NotImplementedError

    def preview(self, record: Record | None) -> Record | None:
        if record is None:
            return None
        values = tuple(self.values(record.fields.get(self.field, ())))
        others = {key: each for key, each in record.fields.items() if key != self.field}
        return replace(record, fields=others | {self.field: values} if values else others)


class SetValues(FieldCommand, frozen=True):
    """All values of a field; those that hold nothing are left out."""

    after: tuple[FieldValue, ...]

    def write(self, project: "Project") -> Record:
        return project.records.set_values(self.seen, self.field, self.after)

    def values(self, before: tuple[FieldValue, ...]) -> Sequence[FieldValue]:
        return [each for each in _linked(self.after, before) if each != FieldValue()]

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        return self.seen.article, [span for value in self.after for span in value.spans]

    def following(self, written: Any) -> Command:
        if not isinstance(written, Record):
            return self
        values = _linked(self.after, written.fields.get(self.field, ()))
        return replace(self, seen=written, after=values)


class NameActor(FieldCommand, frozen=True):
    """The value at an ordinal, or one more, is the actor of that name.

    Attributes:
        register: whether one who is not in the registry comes into it; else the name stands alone.
    """

    ordinal: int
    name: str
    register: bool

    def write(self, project: "Project") -> Record:
        if self.register or project.actors.named(self.name) is not None:
            return project.records.name_actor(self.seen, self.field, self.ordinal, self.name)
        values = list(self.seen.fields.get(self.field, ()))
        old = values[self.ordinal] if self.ordinal < len(values) else FieldValue()
        values[self.ordinal : self.ordinal + 1] = [FieldValue(self.name, None, old.spans)]
        return project.records.set_values(self.seen, self.field, values)

    def values(self, before: tuple[FieldValue, ...]) -> Sequence[FieldValue]:
        values = list(before)
        old = values[self.ordinal] if self.ordinal < len(values) else FieldValue()
        if old.value != self.name or old.actor is None:
            values[self.ordinal : self.ordinal + 1] = [FieldValue(self.name, None, old.spans)]
        return values


class TakeText(FieldCommand, frozen=True):
    """Words of the article go into a field: as one more value, or as evidence of a single one.

    Attributes:
        many: whether the field holds several values.
        read: what the words mean as a value, as far as that could be told; an actor by name.
    """

    many: bool
    words: tuple[Fragment, ...]
    read: FieldValue

    def write(self, project: "Project") -> Record:
        return project.records.take(self.seen, self.field, [each.span for each in self.words])

    def values(self, before: tuple[FieldValue, ...]) -> Sequence[FieldValue]:
        taken = replace(self.read, spans=self.words)
        if any(set(self.words) <= set(value.spans) for value in before):
            return before
        if self.many or not before:
            return [*before, taken]
        spans = tuple(sorted({*before[0].spans, *self.words}))
        value = before[0] if before[0].value is not None else taken
        return [replace(value, spans=spans)]

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        return self.seen.article, self.words


class FillValue(FieldCommand, frozen=True):
    """The value at an ordinal, or one more, is what some words of the article say."""

    ordinal: int
    words: tuple[Fragment, ...]
    read: FieldValue

    def write(self, project: "Project") -> Record:
        spans = [each.span for each in self.words]
        return project.records.fill(self.seen, self.field, self.ordinal, spans)

    def values(self, before: tuple[FieldValue, ...]) -> Sequence[FieldValue]:
        values = list(before)
        filled = (replace(self.read, spans=self.words),)
        values[self.ordinal : self.ordinal + 1] = _linked(
            filled, before[self.ordinal : self.ordinal + 1]
        )
        return values

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        return self.seen.article, self.words


class TakeProposals(RecordCommand, frozen=True):
    """Several fields that hold nothing get the values that the text proposes for them.

    Attributes:
        proposed: the values by field key, each with its evidence; an actor by name.
    """

    proposed: dict[str, FieldValue]

    def write(self, project: "Project") -> Record:
        return project.records.take_proposals(self.seen, self.proposed)

    def preview(self, record: Record | None) -> Record | None:
        if record is None:
            return None
        taken = {
            key: _linked((value,), record.fields.get(key, ()))
            for key, value in self.proposed.items()
        }
        return replace(record, fields=record.fields | taken)

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        spans = [span for value in self.proposed.values() for span in value.spans]
        return self.seen.article, spans


def new_record(
    record_id: str,
    article: str,
    record_type: str,
    coder: str,
    time: datetime,
    spans: tuple[Fragment, ...],
) -> Record:
    """The draft record that `CreateRecord` will create."""
    return Record(record_id, article, record_type, coder, "draft", time, time, spans)


def _linked(values: Sequence[FieldValue], before: Sequence[FieldValue]) -> tuple[FieldValue, ...]:
    """The values, each with the actor that the same one was linked to meanwhile."""
    known = {value.value: value.actor for value in before if value.actor is not None}
    return tuple(
        replace(value, actor=known[value.value])
        if value.actor is None and isinstance(value.value, str) and value.value in known
        else value
        for value in values
    )
