"""What must hold in annotator JSON beyond its shape: references, offsets, values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from annotator.core.codebook import values
from annotator.core.codebook.model import Codebook, Field, RecordType, check, paths
from annotator.core.coding.actor import name_key
from annotator.core.coding.record import FieldValue
from annotator.core.errors import CodebookError, FieldValueError, InputError, TextError
from annotator.core.messages import Message, message
from annotator.core.text.normalization import normalise, sha256
from annotator.core.text.span import Fragment
from annotator.formats.wire.shape import (
    ActorShape,
    ArticleShape,
    AssignmentShape,
    CoderShape,
    Document,
    LinkShape,
    RecordShape,
    StatusShape,
    SuggestionShape,
)

_MOST_REVISIONS = 2**31 - 1
_ID = re.compile(r"[^\s/]{1,36}")


class Checks:
    """Checks a file from its top to its end; every breach raises `InputError` with its path."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._coders: set[str] = set()
        self._actors: set[str] = set()
        self._articles: set[str] = set()
        self._texts: set[str] = set()
        self._records: set[str] = set()
        self._links: set[str] = set()
        self._suggestions: set[str] = set()
        self._names: set[str] = set()

    def head(self, document: Document[Any]) -> None:
        """The project, codebook, coders and actors, which everything after refers to."""
        self.moment("$.project.created", document.project.created)
        self.codebook("$.codebook", document.codebook)
        for n, coder in enumerate(document.coders):
            self.coder(f"$.coders[{n}]", coder)
        for n, actor in enumerate(document.actors):
            self.actor(f"$.actors[{n}]", actor)

    def codebook(self, at: str, codebook: Codebook) -> None:
        """What the records follow."""
        try:
            self._codebook = _Codebook(check(codebook))
        except CodebookError as error:
            raise self._error(at, error.message) from error

    def coder(self, at: str, coder: CoderShape) -> None:
        """A coder, whose name nobody before has."""
        self._id(at, coder.id, self._coders)
        if not coder.name.strip():
            raise self._error(f"{at}.name", message("coder-needs-name"))
        if name_key(coder.name) in self._names:
            raise self._error(f"{at}.name", message("coder-twice", name=coder.name))
        self._names.add(name_key(coder.name))

    def actor(self, at: str, actor: ActorShape) -> None:
        """An actor."""
        self._id(at, actor.id, self._actors)
        if not actor.name.strip():
            raise self._error(f"{at}.name", message("actor-needs-name"))

    def article(self, at: str, article: ArticleShape) -> None:
        """One article with its statuses, assignments and records."""
        self.article_alone(at, article.id, article.revision)
        if article.id in self._articles:
            raise self._error(f"{at}.id", message("id-twice", id=article.id))
        self._articles.add(article.id)
        self._text(at, article)
        self.statuses(f"{at}.status", article.status)
        self._assignments(f"{at}.assignments", article.assignments)
        for n, record in enumerate(article.records):
            self.record(f"{at}.records[{n}]", record, article.text)
        for n, suggestion in enumerate(article.suggestions):
            self._suggestion(f"{at}.suggestions[{n}]", suggestion, article.text)

    def article_alone(self, at: str, given: str, revision: int) -> None:
        """An article's id and revision; the same may come again."""
        self._id(at, given, set())
        if not 1 <= revision <= _MOST_REVISIONS:
            raise self._error(f"{at}.revision", message("number-outside", most=_MOST_REVISIONS))

    def statuses(self, at: str, statuses: Sequence[StatusShape]) -> None:
        """How far each coder is with one article."""
        self._one_a_coder(at, statuses, message("two-statuses"))

    def _assignments(self, at: str, assignments: Sequence[AssignmentShape]) -> None:
        self._one_a_coder(at, assignments, message("assigned-twice"))

    def _one_a_coder(
        self, at: str, shapes: Sequence[StatusShape | AssignmentShape], refusal: Message
    ) -> None:
        coders: set[str] = set()
        for n, shape in enumerate(shapes):
            place = f"{at}[{n}].coder"
            self._coder(place, shape.coder)
            if shape.coder in coders:
                raise self._error(place, refusal)
            coders.add(shape.coder)

    def links(self, links: Iterable[LinkShape]) -> None:
        """The links, once every article was checked."""
        for n, link in enumerate(links):
            self.link(f"$.links[{n}]", link)

    def link(self, at: str, link: LinkShape) -> None:
        """A link, once the articles of both its ends were checked."""
        self.link_alone(at, link)
        for key, end in (("from", link.source), ("to", link.target)):
            if end not in self._records:
                raise self._error(f"{at}.{key}", message("no-record-in-file", id=end))

    def link_alone(self, at: str, link: LinkShape) -> None:
        """A link whose ends may lie elsewhere."""
        self._id(at, link.id, self._links)
        if link.source == link.target:
            raise self._error(at, message("link-to-own-record"))

    def _text(self, at: str, article: ArticleShape) -> None:
        text = article.text
        try:
            clean = normalise(text) == text
        except TextError as error:
            raise self._error(f"{at}.text", error.message) from error
        if not clean:
            raise self._error(
                f"{at}.text",
                message("carriage-returns"),
            )
        if not text.strip():
            raise self._error(f"{at}.text", message("text-empty"))
        if article.sha256 != sha256(text):
            raise self._error(f"{at}.sha256", message("not-its-sha256"))
        if article.sha256 in self._texts:
            raise self._error(f"{at}.text", message("same-text-before"))
        self._texts.add(article.sha256)

    def record(self, at: str, record: RecordShape, text: str) -> None:
        """A record of an article with that text."""
        self._id(at, record.id, self._records)
        self._coder(f"{at}.coder", record.coder)
        record_type = self._codebook.types.get(record.type)
        if record_type is None:
            raise self._error(f"{at}.type", message("no-type-in-file", type=record.type))
        self.moment(f"{at}.created", record.created)
        self.moment(f"{at}.updated", record.updated)
        if not record.spans:
            raise self._error(f"{at}.spans", message("record-without-text"))
        self.fragments(f"{at}.spans", record.spans, text)
        for key, field_values in record.fields.items():
            place = f"{at}.fields.{key}"
            field = self._codebook.fields[record_type.key].get(key)
            if field is None:
                raise self._error(place, message("no-field-in-file", type=record.type, field=key))
            if len(field_values) > 1 and not field.many:
                raise self._error(
                    place, message("one-value-only", field=field.label, count=len(field_values))
                )
            for n, value in enumerate(field_values):
                self._value(f"{place}[{n}]", record_type, field, value)
                self.fragments(f"{place}[{n}].spans", value.spans, text)

    def _suggestion(self, at: str, suggestion: SuggestionShape, text: str) -> None:
        """A suggestion; of a type or field that the codebook has no more, nothing is offered."""
        self._id(at, suggestion.id, self._suggestions)
        if suggestion.coder is not None:
            self._coder(f"{at}.coder", suggestion.coder)
        if (suggestion.coder is None) != (suggestion.state == "open"):
            raise self._error(f"{at}.coder", message("suggestion-of-coder"))
        if not 0 <= suggestion.confidence <= 1:
            raise self._error(f"{at}.confidence", message("no-confidence"))
        if not 1 <= suggestion.revision <= _MOST_REVISIONS:
            raise self._error(f"{at}.revision", message("number-outside", most=_MOST_REVISIONS))
        if not suggestion.spans:
            raise self._error(f"{at}.spans", message("record-without-text"))
        self.fragments(f"{at}.spans", suggestion.spans, text)
        for key, field_values in suggestion.fields.items():
            for n, value in enumerate(field_values):
                place = f"{at}.fields.{key}[{n}]"
                if value.actor is not None and value.actor not in self._actors:
                    reason = message("no-actor-in-file", actor=value.actor)
                    raise self._error(f"{place}.actor", reason)
                self.fragments(f"{place}.spans", value.spans, text)

    def moment(self, at: str, moment: datetime) -> None:
        """A time that names its zone, in which it can be told in every other zone."""
        if moment.tzinfo is None:
            raise self._error(at, message("time-without-zone"))
        if not 1 < moment.year < 9999:
            raise self._error(at, message("year-outside"))

    def _value(self, at: str, record_type: RecordType, field: Field, value: FieldValue) -> None:
        if value.value is None and value.actor is None and not value.spans:
            raise self._error(at, message("neither-value-nor-evidence"))
        if value.actor is not None:
            if field.kind != "actor":
                raise self._error(f"{at}.actor", message("no-actors", field=field.label))
            if value.actor not in self._actors:
                raise self._error(f"{at}.actor", message("no-actor-in-file", actor=value.actor))
        if value.value is None or value.value in self._codebook.choices[record_type.key, field.key]:
            return
        try:
            values.validate(field, value.value)
        except FieldValueError as error:
            raise self._error(f"{at}.value", error.message) from error

    def fragments(self, at: str, fragments: Sequence[Fragment], text: str) -> None:
        """Fragments of a text, in order and apart."""
        end = 0
        for n, fragment in enumerate(fragments):
            place = f"{at}[{n}]"
            if not 0 <= fragment.start < fragment.end <= len(text):
                raise self._error(
                    place,
                    message(
                        "fragment-outside", start=fragment.start, end=fragment.end, length=len(text)
                    ),
                )
            there = text[fragment.start : fragment.end]
            if there != fragment.text:
                raise self._error(
                    place,
                    message("article-reads", there=_short(there), text=_short(fragment.text)),
                )
            if fragment.start < end:
                raise self._error(place, message("fragments-out-of-order"))
            end = fragment.end

    def _id(self, at: str, given: str, taken: set[str]) -> None:
        if not _ID.fullmatch(given):
            raise self._error(
                f"{at}.id",
                message("not-an-id", id=_short(given)),
            )
        if given in taken:
            raise self._error(f"{at}.id", message("id-twice", id=given))
        taken.add(given)

    def _coder(self, at: str, coder: str) -> None:
        if coder not in self._coders:
            raise self._error(at, message("no-coder-in-file", coder=coder))

    def _error(self, place: str, reason: Message | str) -> InputError:
        return InputError(self._file, reason, place)


class _Codebook:
    """The codebook by keys, for looking up millions of values."""

    def __init__(self, codebook: Codebook) -> None:
        self.types = {record_type.key: record_type for record_type in codebook.types}
        self.fields = {
            record_type.key: {field.key: field for field in record_type.fields}
            for record_type in codebook.types
        }

    @cached_property
    def choices(self) -> dict[tuple[str, str], frozenset[values.Value]]:
        """The values that a field certainly takes; empty where they are not listed."""
        return {
            (type_key, field.key): frozenset(_choice_paths(field))
            for type_key, fields in self.fields.items()
            for field in fields.values()
        }


def _choice_paths(field: Field) -> Iterator[values.Value]:
    return (path for path, _ in paths(field.choices))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
