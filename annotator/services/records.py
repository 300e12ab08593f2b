"""Records: what an article says, as the codebook has it; every edit is one Change.

Records are passed as the caller saw them. If somebody changed the same part meanwhile,
`ConflictError` says so and nothing is written; changes to other parts are kept.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.changes.change_kinds import Named
from annotator.core.codebook import values as core_values
from annotator.core.codebook.model import Field
from annotator.core.coding.actor import Actor, checked
from annotator.core.coding.actor_matching import Unclear, referent
from annotator.core.coding.article import Article, article_date
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.errors import AnnotatorError, ConflictError, FieldValueError
from annotator.core.messages import message
from annotator.core.team.gold import mended
from annotator.core.text.span import Fragment, Span, cut_all, first_mismatch, joined_text
from annotator.services.articles import begin_article
from annotator.services.deletion import delete_records
from annotator.services.ids import new_id
from annotator.services.workspace import Workspace
from annotator.storage.unit_of_work import UnitOfWork


class Records:
    """Questions about the records of a project, and their edits by its coder."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._last_article: Article | None = None

    # Questions

    def of_article(self, article_id: str) -> list[Record]:
        """All records of an article in reading order, an enclosing one before what it encloses."""
        with self._workspace.reading() as read:
            return read.records_of_article(article_id)

    def get(self, record_id: str) -> Record | None:
        """The record of that id, if there is one."""
        with self._workspace.reading() as read:
            return next(iter(read.records([record_id])), None)

    # Edits

    def create(
        self, article_id: str, type_key: str, spans: Sequence[Span], *, record_id: str = ""
    ) -> Record:
        """Makes a draft of what the spans say; a new article is in progress from then on.

        Args:
            record_id: the id that it gets, where that is known before it is made.

        Raises:
            AnnotatorError: the spans do not lie in the text, or there is no such article or type.
        """
        record_type = self._workspace.codebook.type(type_key)
        with self._workspace.writing(kinds.CreateRecord(Named.of(record_type))) as unit:
            article = self._article(unit, article_id)
            record = Record(
                id=record_id or new_id(),
                article=article_id,
                type=type_key,
                coder=self._workspace.coder.id,
                state="draft",
                created=unit.time,
                updated=unit.time,
                spans=cut_all(article.text, spans),
            )
            if not record.spans:
                raise AnnotatorError(message("no-text-selected"))
            unit.create(record)
            begin_article(unit, article_id, self._workspace.coder)
        return record

    def delete(self, records: Sequence[Record]) -> None:
        """Deletes records with what leads to them."""
        if not records:
            return
        with self._workspace.writing(self._deletion(records)) as unit:
            current = [current_record(unit, record) for record in records]
            delete_records(unit, self._workspace.codebook, current)

    def _deletion(self, records: Sequence[Record]) -> kinds.ChangeKind:
        if len(records) > 1:
            return kinds.DeleteRecords(len(records))
        return kinds.DeleteRecord(self._type(records[0]))

    def set_spans(self, seen: Record, spans: Sequence[Span]) -> Record:
        """Gives a record other text: fragments added, moved or removed.

        Raises:
            AnnotatorError: no span is left, or one does not lie in the text.
        """
        if not spans:
            raise AnnotatorError(message("no-text-left"))
        with self._workspace.writing(kinds.SetSpans(self._type(seen))) as unit:
            current = current_record(unit, seen)
            if current.spans != seen.spans:
                raise ConflictError(message("spans-changed"))
            text = self._article(unit, seen.article).text
            return _update(unit, current, replace(current, spans=cut_all(text, spans)))

    def set_state(self, seen: Record, state: RecordState) -> Record:
        """Says how far a record is."""
        with self._workspace.writing(kinds.SetState(self._type(seen), state)) as unit:
            current = current_record(unit, seen)
            if current.state != seen.state:
                raise ConflictError(message("state-changed"))
            return _update(unit, current, replace(current, state=state))

    # Fields

    def set_values(self, seen: Record, field_key: str, values: Sequence[FieldValue]) -> Record:
        """Gives a field all of its values, in order; ones that hold nothing are left out.

        Raises:
            FieldValueError: a value is not one that the field can hold.
            AnnotatorError: an actor or a piece of evidence does not exist.
        """
        field = self._field(seen, field_key)
        with self._workspace.writing(self._giving(seen, field, values)) as unit:
            return self.set_within(unit, seen, field, values)

    def _giving(self, seen: Record, field: Field, values: Sequence[FieldValue]) -> kinds.ChangeKind:
        kind = kinds.ChangeValues if seen.fields.get(field.key) else kinds.AddValues
        kind = kind if values else kinds.ClearValues
        return kind(Named.of(field), self._type(seen))

    def set_within(
        self, unit: UnitOfWork, seen: Record, field: Field, values: Sequence[FieldValue]
    ) -> Record:
        """As `set_values`, as a part of a larger change."""
        current = current_record(unit, seen)
        if current.fields.get(field.key, ()) != seen.fields.get(field.key, ()):
            raise ConflictError(message("field-changed", field=field.label))
        kept = tuple(value for value in values if _holds_something(value))
        self._check_values(unit, field, kept, seen.article)
        fields = {key: each for key, each in current.fields.items() if key != field.key}
        if kept:
            fields[field.key] = kept
        return _update(unit, current, replace(current, fields=fields))

    def _check_values(
        self, unit: UnitOfWork, field: Field, values: Sequence[FieldValue], article_id: str
    ) -> None:
        if len(values) > 1 and not field.many:
            raise FieldValueError(message("one-value-only", field=field.label, count=len(values)))
        article: Article | None = None
        for value in values:
            if value.value is not None:
                core_values.validate(field, value.value)
            if value.actor is not None:
                if field.kind != "actor":
                    raise FieldValueError(message("no-actors", field=field.label))
                if unit.read.actor(value.actor) is None:
                    raise ConflictError(message("value-actor-deleted"))
            if value.spans:
                article = article or self._article(unit, article_id)
                if wrong := first_mismatch(value.spans, article.text):
                    raise ConflictError(message("text-not-there", text=wrong.text))

    def take(self, seen: Record, field_key: str, spans: Sequence[Span]) -> Record:
        """Takes selected text into a field: as evidence, and as its value where it can be read.

        A field of many values gets one more; one that holds its single value gets the evidence
        added to it. An actor of the registry is linked if the words stand for one alone, and
        registered if for none; of several a person chooses. A date is read against the article's,
        and text that the field cannot hold as a value stays evidence alone.
        """
        field = self._field(seen, field_key)
        with self._workspace.writing(kinds.TakeValue(Named.of(field), self._type(seen))) as unit:
            article = self._article(unit, seen.article)
            evidence = cut_all(article.text, spans)
            before = seen.fields.get(field.key, ())
            if before and not field.many:
                merged = cut_all(article.text, (*before[0].spans, *evidence))
                value = replace(before[0], spans=merged)
                if value.value is None:
                    value = self._read(unit, field, article, merged)
                return self.set_within(unit, seen, field, [value])
            value = self._read(unit, field, article, evidence)
            return self.set_within(unit, seen, field, [*before, value])

    def fill(self, seen: Record, field_key: str, ordinal: int, spans: Sequence[Span]) -> Record:
        """Makes the value at ``ordinal`` (at the end: one more) what some text says.

        The text is read as `take` reads it, and is the value's only evidence from then on.
        """
        field = self._field(seen, field_key)
        values = list(seen.fields.get(field.key, ()))
        with self._workspace.writing(kinds.SetValue(Named.of(field), self._type(seen))) as unit:
            article = self._article(unit, seen.article)
            value = self._read(unit, field, article, cut_all(article.text, spans))
            values[ordinal : ordinal + 1] = [value]
            return self.set_within(unit, seen, field, values)

    def take_proposals(self, seen: Record, proposed: Mapping[str, FieldValue]) -> Record:
        """Gives several fields their proposed values, with evidence, as one change.

        An actor is linked by name or alias, and registered if nobody is called so.

        Args:
            proposed: the values by field key.

        Raises:
            FieldValueError: a value is not one that its field can hold.
            ConflictError: somebody else has given one of the fields a value.
        """
        with self._workspace.writing(kinds.TakeProposals(self._type(seen))) as unit:
            record = seen
            for key, value in proposed.items():
                field, taken = self._field(seen, key), value
                if field.kind == "actor" and value.actor is None:
                    actor = self._referent(unit, str(value.value))
                    taken = replace(value, actor=actor and actor.id)
                record = self.set_within(unit, seen, field, [taken])
            return record

    def _read(
        self, unit: UnitOfWork, field: Field, article: Article, evidence: tuple[Fragment, ...]
    ) -> FieldValue:
        words = " ".join(joined_text(evidence).split())
        try:
            value = core_values.parse(field, words, article_date(article))
        except FieldValueError:
            # The analyst gives the value; the words stand as its evidence.
            return FieldValue(None, None, evidence)
        actor = self._referent(unit, words) if field.kind == "actor" else None
        return FieldValue(value, actor and actor.id, evidence)

    def _referent(self, unit: UnitOfWork, words: str) -> Actor | None:
        """Whom the words name; somebody unknown is registered."""
        found = referent(words, unit.read.actors_fitting(words))
        if found is Unclear.NOBODY:
            found = checked(Actor(new_id(), words))
            unit.create(found)
        return found if isinstance(found, Actor) else None

    def name_actor(self, seen: Record, field_key: str, ordinal: int, name: str) -> Record:
        """Makes the value at ``ordinal`` (at the end: one more) the actor of that name.

        The registered actor of that name or alias is linked; an unknown one is registered.
        """
        field = self._field(seen, field_key)
        name = " ".join(name.split())
        values = list(seen.fields.get(field.key, ()))
        with self._workspace.writing(kinds.SetValue(Named.of(field), self._type(seen))) as unit:
            actor = _actor_called(unit, name)
            evidence = values[ordinal].spans if ordinal < len(values) else ()
            values[ordinal : ordinal + 1] = [FieldValue(name, actor.id, evidence)]
            return self.set_within(unit, seen, field, values)

    def remove_value(self, seen: Record, field_key: str, ordinal: int) -> Record:
        """Removes one value of a field with its evidence."""
        values = list(seen.fields.get(field_key, ()))
        del values[ordinal]
        return self.set_values(seen, field_key, values)

    def remove_evidence(self, seen: Record, field_key: str, ordinal: int, fragment: int) -> Record:
        """Removes one fragment of a value's evidence; the value stays."""
        values = list(seen.fields.get(field_key, ()))
        spans = values[ordinal].spans
        values[ordinal] = replace(values[ordinal], spans=spans[:fragment] + spans[fragment + 1 :])
        return self.set_values(seen, field_key, values)

    def _article(self, unit: UnitOfWork, article_id: str) -> Article:
        """The article; the text, which may be long, is read again only if it changed."""
        version = unit.read.article_version(article_id)
        last = self._last_article
        if last is None or (last.id, last.version) != (article_id, version):
            last = unit.read.article(article_id)
        if last is None:
            raise ConflictError(message("article-removed"))
        self._last_article = last
        return last

    def _field(self, record: Record, field_key: str) -> Field:
        return self._workspace.codebook.type(record.type).field(field_key)

    def _type(self, record: Record) -> Named:
        return Named.of(self._workspace.codebook.type(record.type))


def current_record(unit: UnitOfWork, seen: Record) -> Record:
    """The record as it stands now.

    Raises:
        ConflictError: it was deleted since it was seen.
    """
    current = next(iter(unit.read.records([seen.id])), None)
    if current is None:
        raise ConflictError(message("record-deleted"))
    return current


def _actor_called(unit: UnitOfWork, name: str) -> Actor:
    """The actor of that name or alias; registered if there is none."""
    actor = unit.read.actor_named(name)
    if actor is None:
        actor = Actor(new_id(), name)
        unit.create(checked(actor))
    return actor


def _update(unit: UnitOfWork, before: Record, after: Record) -> Record:
    if replace(after, updated=before.updated) == before:
        return before
    changed = unit.update(before, replace(mended(before, after), updated=unit.time))
    return changed if isinstance(changed, Record) else after


def _holds_something(value: FieldValue) -> bool:
    return value.value is not None or value.actor is not None or bool(value.spans)
