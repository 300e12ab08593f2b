"""The records of one type, for formats that know nothing else; what they leave out is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.codebook.values import Place, Range, display
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import CodebookError
from annotator.core.messages import Message, message
from annotator.core.text.span import joined_text
from annotator.formats.content import Content

_LEFT_OUT = frozenset({"rejected", "suggested"})


class SingleTypeExport:
    """The records of one type of a project.

    Attributes:
        type: the record type.
        actors: the registry by id.
    """

    def __init__(self, content: Content, key: str, format_name: str) -> None:
        """Starts on a project.

        Raises:
            CodebookError: the codebook has no such type.
        """
        self._content = content
        self._key = key
        self._others: Counter[str] = Counter()
        self._states: Counter[str] = Counter()
        self.codebook = _codebook_with(content.codebook, key, format_name)
        self.type: RecordType = self.codebook.type(key)
        self._fields = {field.key: field for field in self.type.fields}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in content.actors()}
        self.coders = {coder.id: coder.name for coder in content.coders()}

    def records(self) -> Iterator[tuple[Article, Record]]:
        """Each record that holds, with its article."""
        for coded in self._content.articles():
            for record in coded.records:
                if record.type != self._key:
                    self._others[record.type] += 1
                elif record.state in _LEFT_OUT:
                    self._states[record.state] += 1
                else:
                    yield coded.article, record

    def notes(self) -> Iterator[Message]:
        """What was left out."""
        plural = self.type.plural
        for state, count in self._states.items():
            yield message(f"left-out-{state}", plural=plural, count=count)
        if self._others:
            names = {each.key: each.plural for each in self.codebook.types}
            shown = [
                f"{count:,} {names.get(key, key)}" for key, count in sorted(self._others.items())
            ]
            yield message("left-out-other-types", plural=plural, shown=shown)

    def field(self, *keys: str) -> Field | None:
        """The first of these fields that the type has."""
        return next((self._fields[key] for key in keys if key in self._fields), None)

    def values(self, record: Record, *keys: str) -> Sequence[FieldValue]:
        """The values of the first of these fields that the type has."""
        field = self.field(*keys)
        return record.fields.get(field.key, ()) if field is not None else ()

    def name(self, value: FieldValue) -> str:
        """Whom a value names: the registered actor, the name as coded, or the evidence's words."""
        actor = self.actors.get(value.actor or "")
        if actor is not None:
            return actor.name
        return str(value.value or "") or " ".join(joined_text(value.spans).split())

    def plain(self, field: Field, value: FieldValue) -> Any:
        """The value as JSON; the words of the evidence where there is no value."""
        match value.value:
            case None:
                return joined_text(value.spans) or None
            case Place() | Range():
                return plain(value.value)
            case str() if field.kind == "actor":
                return self.name(value)
            case _:
                return value.value

    def text(self, field: Field, value: FieldValue) -> str:
        """The value as a person reads it."""
        return display(field, value.value) or joined_text(value.spans)


def counted(name: str, counts: Counter[str], kinds: Iterable[str]) -> Iterator[Message]:
    """The note of a format on each kind that was counted, with the number."""
    return (message(f"{name}-{kind}", count=counts[kind]) for kind in kinds if counts[kind])


def plain(value: Place | Range) -> dict[str, Any]:
    """A place or range as JSON, without what is not known."""
    fields: dict[str, Any] = msgspec.to_builtins(value)
    return {key: each for key, each in fields.items() if key != "kind" and each not in (None, "")}


def _codebook_with(codebook: Codebook | None, key: str, format_name: str) -> Codebook:
    if codebook is not None and any(each.key == key for each in codebook.types):
        return codebook
    there = ", ".join(each.key for each in codebook.types) if codebook else "no type at all"
    raise CodebookError(message("type-needed", format=format_name, type=key, known=there))
