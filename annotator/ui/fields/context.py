"""The record of a form: what the form reads of it, and where its edits go. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from annotator.core.codebook import values as core_values
from annotator.core.codebook.model import Codebook, Field
from annotator.core.codebook.values import Value
from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_matching import Unclear
from annotator.core.coding.article import Article, article_date
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.errors import AnnotatorError, FieldValueError
from annotator.core.text.folding import folded
from annotator.core.text.span import Fragment, Span, cut_all, joined_text
from annotator.services.assistance.proposals import Proposals, proposals
from annotator.services.commands.command import Command, hindrance_of
from annotator.services.commands.records import (
    FillValue,
    NameActor,
    SetSpans,
    SetState,
    SetValues,
    TakeProposals,
    TakeText,
)
from annotator.ui.fields.opened import OpenArticle

if TYPE_CHECKING:
    from annotator.services.assistance.candidates import Candidate
    from annotator.services.project import Project


_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Naming:
    """An actor's name as a person gave it; ``register`` adds an unknown one to the registry."""

    name: str
    register: bool


Entry = Value | Naming | None
"""What an editor holds: a value, an actor's name, or None for nothing."""


Finder = Callable[[Field, Article, Record, Callable[["list[Candidate]"], Any]], None]
"""Finds what an article offers for a field of a record, and calls back with it."""


class FormContext:
    """The record whose form is open, of the article that is open.

    Attributes:
        record: as it was last seen, which edits are checked against.
        finder: finds candidates without holding up the window; None to find them at once.
        shows: shows candidates in the text, in reading order, and which one is the current one.
        write: writes an edit, or lets it wait; returns what it makes of the record.
        asks: lets a person choose who is meant by a value, if that turns out to be unclear later.
        told: is called when something is known that was not when it was asked for.
    """

    def __init__(
        self, project: Project, opened: OpenArticle, write: Callable[[Command], Any]
    ) -> None:
        self.project = project
        self.write = write
        self._opened = opened
        self.record: Record | None = None
        self.finder: Finder | None = None
        self.shows: Callable[[Sequence[Span], int | None], None] | None = None
        self.asks: Callable[[str, int], object] = lambda _field, _ordinal: None
        self.told: Callable[[], object] = lambda: None
        self._reads = opened.reads
        self._answers: dict[str, Any] = {}
        self._proposed: tuple[tuple[Record, Article], Proposals] | None = None

    @property
    def codebook(self) -> Codebook:
        """The project's codebook as it stands."""
        return self.project.codebook

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._opened.article

    def reference(self) -> date | None:
        """The article's date, against which relative dates resolve."""
        return article_date(self.article) if self.article else None

    def values(self, field_key: str) -> tuple[FieldValue, ...]:
        """The values of the record in a field."""
        return self.record.fields.get(field_key, ()) if self.record else ()

    def find_actors(self, text: str, limit: int, found: Callable[[list[Actor]], Any]) -> None:
        """Find registered actors that the text may mean, the best first; all for no text."""
        actors = self.project.actors
        held = actors.fitting_held(text, limit) if self._reads.is_remote else None
        if held is not None:
            found(held)
            self.prepare()
            return

        def ask() -> list[Actor]:
            return _answer(lambda: actors.fitting(text, limit), [])

        self._reads.read("form.actors", ask, found)

    @property
    def is_finding(self) -> bool:
        """Whether actors are still looked for."""
        return self._reads.is_open("form.actors")

    def prepare(self) -> None:
        """Have at hand, of a project that is far, what is asked for at every key."""
        project, reads = self.project, self._reads
        if not reads.is_remote:
            return
        if not (project.actors.are_held_current or reads.is_open("form.registry")):
            reads.read("form.registry", lambda: project.actors.fitting("a", 1), lambda _found: None)
        if not (project.recent_values.is_read or reads.is_open("form.recent")):
            reads.read("form.recent", lambda: project.recent_values.of("", ""), lambda _used: None)

    def actor(self, actor_id: str) -> Actor | None:
        """The registered actor of that id."""
        return self._known(_actor(actor_id), lambda: self.project.actors.get(actor_id), None)

    def is_awaited(self, actor_id: str) -> bool:
        """Whether it is not known yet which actor that is."""
        return self._reads.is_open(_actor(actor_id))

    def names_in_text(self) -> list[str]:
        """What looks like a name in the article, what is next to the record first."""
        if self.article is None or self.record is None:
            return []
        return self.project.candidates.names(self.article, self.record.spans)

    def forget_names(self) -> None:
        """Read actors anew when they are next asked for."""
        self._answers.clear()
        self.prepare()

    def other_records(self, text: str, limit: int) -> list[Record]:
        """The article's other records whose text contains every word of the given text."""
        words = folded(text).split()
        fitting = (
            record
            for record in self._opened.records
            if (self.record is None or record.id != self.record.id)
            and all(word in folded(joined_text(record.spans)) for word in words)
        )
        return list(islice(fitting, limit))

    def recent(self, field_key: str) -> list[FieldValue]:
        """What the coder last used in a field of such records, the newest first."""
        record = self.record
        if record is None:
            return []
        if self._reads.is_remote and not self.project.recent_values.is_read:
            self.prepare()
            return []
        return _answer(lambda: self.project.recent_values.of(record.type, field_key), [])

    def find_record(self, record_id: str) -> Record | None:
        """A record of this article or any other."""
        if (record := self._opened.find(record_id)) is not None:
            return record
        if not self._reads.is_remote:
            return _answer(lambda: self.project.records.get(record_id), None)
        key = f"form.record.{record_id}"
        return self._known(key, lambda: self.project.records.get(record_id), None)

    def coder_name(self, coder_id: str) -> str:
        """Who that coder is; the id itself if nobody knows."""
        return self._opened.coder_names.get(coder_id, coder_id)

    def keep(self, field_key: str, ordinal: int, entry: Entry) -> None:
        """Save what a person entered as the value at an ordinal, evidence kept.

        Raises:
            FieldValueError: the field cannot hold it.
            ConflictError: somebody else has changed the field.
        """
        seen, values = self._seen(), list(self.values(field_key))
        if isinstance(entry, Naming):
            named = NameActor(seen, field_key, ordinal, entry.name, entry.register)
            self.record = self.write(named)
            return
        is_new = ordinal >= len(values)
        old = FieldValue() if is_new else values[ordinal]
        if entry is None and not old.spans:
            if not is_new:
                self.remove_value(field_key, ordinal)
            return
        values[ordinal:] = [
            msgspec.structs.replace(old, value=entry, actor=None),
            *values[ordinal + 1 :],
        ]
        self.record = self.write(SetValues(seen, field_key, tuple(values)))

    def proposals(self) -> Proposals:
        """What the text proposes for the record's empty fields; told anew when either changes."""
        record, article = self.record, self.article
        if record is None or article is None or record.article != article.id:
            return {}
        asked = (record, article)
        if self._proposed is None or any(
            now is not then for now, then in zip(asked, self._proposed[0], strict=True)
        ):
            project = self.project
            seen = project.suggesting.seen_for(article, record) if project.has_suggested else {}
            found = proposals(self.codebook.type(record.type), article, record, seen)
            self._proposed = (asked, found)
        return self._proposed[1]

    def take_proposals(self) -> None:
        """Give the record's empty fields what the text proposes for them."""
        if proposed := self.proposals():
            self.record = self.write(TakeProposals(self._seen(), dict(proposed)))

    def find_candidates(self, field: Field, found: Callable[[list[Candidate]], Any]) -> None:
        """Find what the article offers for a field, and call back with it."""
        if self.article is None or self.record is None:
            found([])
        elif self.finder is not None:
            self.finder(field, self.article, self.record, found)
        else:
            found(self.project.candidates.find(field, self.article, self.record.spans))

    def show_candidates(self, spans: Sequence[Span], current: int | None) -> None:
        """Show candidates in the text; none for no longer."""
        if self.shows is not None:
            self.shows(spans, current)

    def fill(self, field_key: str, ordinal: int, span: Span) -> int | None:
        """Make the value at an ordinal what the text says there, with that as its evidence.

        Returns:
            The ordinal, if several actors may be meant so that a person has to choose.
        """
        words = self._cut([span])
        read = self._read(field_key, words)
        self.record = self.write(FillValue(self._seen(), field_key, ordinal, words, read))
        return ordinal if self._is_unclear(field_key, ordinal) else None

    def append(self, field_key: str, span: Span) -> int | None:
        """Add what the text says there: as one more value, or to the evidence of a single one.

        Returns:
            The ordinal of the value, if several actors may be meant so that a person has to choose.
        """
        words = self._cut([span])
        many = self._field(field_key).many
        read = self._read(field_key, words)
        said = [value.value for value in self.values(field_key)]
        self.record = self.write(TakeText(self._seen(), field_key, many, words, read))
        last = len(self.values(field_key)) - 1
        # What had its value before has been asked for already.
        is_new = [value.value for value in self.values(field_key)] != said
        return last if is_new and self._is_unclear(field_key, last) else None

    def _is_unclear(self, field_key: str, ordinal: int) -> bool:
        """Whether a value is a name that may stand for several registered actors."""
        values = self.values(field_key)
        value = values[ordinal] if ordinal < len(values) else FieldValue()
        name = value.value
        if value.actor or not isinstance(name, str) or self._field(field_key).kind != "actor":
            return False
        if not self._reads.is_remote:
            return _answer(lambda: self.project.actors.referent(name), None) is Unclear.SEVERAL
        record = self.record

        def answered(meant: Actor | Unclear) -> None:
            if meant is Unclear.SEVERAL and self.record and record and self.record.id == record.id:
                self.asks(field_key, ordinal)

        self._reads.read("form.referent", lambda: self.project.actors.referent(name), answered)
        return False

    def add_evidence(self, field_key: str, ordinal: int, span: Span) -> None:
        """Add what the text says there to the evidence of a value."""
        values = list(self.values(field_key))
        spans = self._cut([*values[ordinal].spans, span])
        values[ordinal] = msgspec.structs.replace(values[ordinal], spans=spans)
        self.record = self.write(SetValues(self._seen(), field_key, tuple(values)))

    def remove_value(self, field_key: str, ordinal: int) -> None:
        """Remove a value with its evidence."""
        values = self.values(field_key)
        remaining = (*values[:ordinal], *values[ordinal + 1 :])
        self.record = self.write(SetValues(self._seen(), field_key, remaining))

    def remove_evidence(self, field_key: str, ordinal: int, fragment: int) -> None:
        """Remove one fragment of a value's evidence."""
        values = list(self.values(field_key))
        spans = values[ordinal].spans
        remaining = spans[:fragment] + spans[fragment + 1 :]
        values[ordinal] = msgspec.structs.replace(values[ordinal], spans=remaining)
        self.record = self.write(SetValues(self._seen(), field_key, tuple(values)))

    def remove_own_span(self, fragment: int) -> None:
        """Remove one of several fragments of the record's own text."""
        seen = self._seen()
        remaining = tuple(span for n, span in enumerate(seen.spans) if n != fragment)
        self.record = self.write(SetSpans(seen, remaining))

    def clear(self, field_key: str) -> None:
        """Take away all values of a field, with their evidence."""
        self.record = self.write(SetValues(self._seen(), field_key, ()))

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Give the record other text."""
        self.record = self.write(SetSpans(self._seen(), self._cut(spans)))

    def set_state(self, state: RecordState) -> None:
        """Say how far the record is."""
        self.record = self.write(SetState(self._seen(), state))

    def _known(self, key: str, ask: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
        """What was answered; of a project that is far, what stands for it until it is."""
        if key in self._answers:
            return self._answers[key]
        if not self._reads.is_remote:
            self._answers[key] = _answer(ask, otherwise)
            return self._answers[key]
        if not self._reads.is_open(key):
            self._reads.read(key, ask, partial(self._take, key))
        return otherwise

    def _take(self, key: str, answer: Any) -> None:
        self._answers[key] = answer
        self.told()

    def _field(self, field_key: str) -> Field:
        return self.codebook.type(self._seen().type).field(field_key)

    def _cut(self, spans: Sequence[Span]) -> tuple[Fragment, ...]:
        return cut_all(self.article.text, spans) if self.article is not None else ()

    def _read(self, field_key: str, words: tuple[Fragment, ...]) -> FieldValue:
        """Parses words as a value of a field, as far as possible without the project."""
        text = " ".join(joined_text(words).split())
        try:
            return FieldValue(core_values.parse(self._field(field_key), text, self.reference()))
        except FieldValueError:
            return FieldValue()  # words that are no value stand as evidence alone

    def _seen(self) -> Record:
        if self.record is None:
            raise ValueError("the form shows no record")
        return self.record


def _actor(actor_id: str) -> str:
    return f"form.actor.{actor_id}"


def _answer(ask: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """The result of a read, or a default while the server does not answer."""
    try:
        return ask()
    except AnnotatorError as error:
        if hindrance_of(error) is None:
            raise
        return otherwise


def means_saved(entry: Entry, value: FieldValue | None) -> bool:
    """Whether what an editor holds is what is saved already."""
    if isinstance(entry, Naming):
        named = value is not None and entry.name == value.value
        is_linked = value is not None and value.actor is not None
        return named and (is_linked or not entry.register)
    saved = value.value if value else None
    # True equals 1 in Python, but yes is not a number.
    return entry == saved and type(entry) is type(saved)
