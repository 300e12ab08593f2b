"""What of a model's answer is believed: records of the codebook whose words stand in the text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, cast

import msgspec

from annotator.assist.by_address.grounding import GroundText, Place
from annotator.assist.by_address.instruction import asked_fields
from annotator.assist.suggester import SuggestedRecord, SuggestedValue
from annotator.core.codebook.model import Field, RecordType
from annotator.core.codebook.values import Value, parse
from annotator.core.errors import FieldValueError
from annotator.core.text.span import Span

_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_UNSURE = 0.5
"""The confidence of what says none."""

_MOST_RECORDS = 500
_LONGEST_TOLD = 200
_IN_MARKS = '“„«"‘‹「『'
_MARKS_END = '”“»"’›」』'

Reason = Literal["no-answer", "unknown-type", "ungrounded", "wrong-value"]


class LeftOut(msgspec.Struct, frozen=True):
    """Something in an answer that is not believed.

    Attributes:
        reason: the answer is none, the codebook has no such type, the words do not stand in the
            text, or the field cannot hold the value.
        what: the words or the value.
    """

    reason: Reason
    what: str


class Answer(msgspec.Struct, frozen=True):
    """What was made of an answer."""

    records: tuple[SuggestedRecord, ...]
    left_out: tuple[LeftOut, ...]


def records_in(answer: str) -> list[Any] | None:
    """The records in an answer that is JSON, holds JSON among other words, or was cut; None if
    there is nothing of that kind."""
    text = _THINKING.sub("", answer)
    decoder = json.JSONDecoder()
    for match in re.finditer(r"[{\[]", text):
        try:
            found, _ = decoder.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            held = cast("dict[str, Any]", found)
            if isinstance(held.get("records"), list):
                return held["records"]
            if "type" in held and "words" in held:
                # The frame around it was cut: it is the first of those that are whole.
                return [held, *_whole(decoder, text, match.start())][:_MOST_RECORDS]
        elif isinstance(found, list):
            every = cast("list[Any]", found)
            if all(isinstance(each, dict) for each in every):
                return every
    return None


def _whole(decoder: json.JSONDecoder, text: str, start: int) -> Iterator[Any]:
    """The objects of a list that was cut, after the first."""
    try:
        _, place = decoder.raw_decode(text, start)
        while (place := text.find("{", place)) >= 0:
            held, place = decoder.raw_decode(text, place)
            yield held
    except (ValueError, RecursionError):
        return


def believed(answer: str, part: str, start: int, types: Sequence[RecordType]) -> Answer:
    """The records of an answer that the codebook and the text bear out.

    Args:
        part: what was sent.
        start: where it begins in the article.
    """
    given = records_in(answer)
    if given is None:
        return Answer((), (LeftOut("no-answer", answer.strip()[:_LONGEST_TOLD]),))
    reading = _Reading(part, start, {each.key: each for each in types})
    for each in given[:_MOST_RECORDS]:
        reading.take(each)
    return Answer(tuple(reading.records), tuple(reading.left_out))


class _Reading:
    """Makes records of what an answer holds."""

    def __init__(self, part: str, start: int, types: Mapping[str, RecordType]) -> None:
        self._part, self._start, self._types = part, start, types
        self._ground = GroundText(part)
        self._reached: dict[tuple[str, str], int] = {}
        self.records: list[SuggestedRecord] = []
        self.left_out: list[LeftOut] = []

    def take(self, given: object) -> None:
        """Makes a record, or says why not."""
        held = _mapping(given)
        record_type = self._types.get(_text(held.get("type")))
        if record_type is None:
            self._leave("unknown-type", _text(held.get("type")) or repr(given))
            return
        pieces = _texts(held.get("words"))
        wanted = " … ".join(pieces)
        # The same words given twice are meant where they stand for the second time.
        near = self._reached.get((record_type.key, wanted), 0)
        places = self._ground.places(wanted, near)
        if not places:
            self._leave("ungrounded", wanted or repr(given))
            return
        self._reached[record_type.key, wanted] = places[-1].span.end
        spans = tuple(self._with_marks(each.span) for each in places)
        share = min(each.share for each in places)
        fields = self._fields(record_type, _mapping(held.get("fields")), spans[0].start)
        said = held.get("confidence")
        sure = float(said) if isinstance(said, int | float) and 0 <= said <= 1 else _UNSURE
        placed = tuple(self._placed(each) for each in spans)
        self.records.append(SuggestedRecord(record_type.key, placed, fields, sure * share))

    def _fields(
        self, record_type: RecordType, given: Mapping[str, Any], near: int
    ) -> dict[str, tuple[SuggestedValue, ...]]:
        fields: dict[str, tuple[SuggestedValue, ...]] = {}
        for field in asked_fields(record_type):
            held = given.get(field.key)
            every = cast("list[Any]", held) if isinstance(held, list) else [held]
            values = [one for each in every if (one := self._value(field, each, near)) is not None]
            if values:
                fields[field.key] = tuple(values)
        return fields

    def _value(self, field: Field, given: object, near: int) -> SuggestedValue | None:
        held = _mapping(given)
        value, words = (held.get("value"), held.get("words")) if held else (given, None)
        said, quoted = _text(value), _text(words)
        if not said and not quoted:
            return None
        spans = tuple(self._placed(each.span) for each in self._closest(quoted or said, near))
        if quoted and not spans:
            self._leave("ungrounded", quoted)
        is_choice = field.kind in ("choice", "tree", "boolean")
        if not spans and not is_choice:
            # What the text does not say is not made up, however right it may be.
            if not quoted:
                self._leave("ungrounded", said)
            return None
        try:
            parsed: Value | None = parse(field, said) if said else None
        except FieldValueError:
            if is_choice:
                self._leave("wrong-value", said)
                return None
            parsed = None
        return SuggestedValue(parsed, spans) if spans or parsed is not None else None

    def _closest(self, words: str, near: int) -> list[Place]:
        """Where the words stand that are closest to the record."""
        after = self._ground.places(words, near)
        before = self._ground.places(words, max(near - _BEFORE, 0))
        both = [each for each in (before, after) if each]
        if not both:
            return []
        return min(both, key=lambda places: abs(places[0].span.start - near))

    def _with_marks(self, span: Span) -> Span:
        """With the marks of quotation that enclose just these words."""
        start, end, part = span.start, span.end, self._part
        while end < len(part) and part[end] in ".,!?;:":
            end += 1
        if start and part[start - 1] in _IN_MARKS and end < len(part) and part[end] in _MARKS_END:
            return Span(start - 1, end + 1)
        return span

    def _placed(self, span: Span) -> Span:
        return Span(span.start + self._start, span.end + self._start)

    def _leave(self, reason: Reason, what: str) -> None:
        self.left_out.append(LeftOut(reason, what[:_LONGEST_TOLD]))


_BEFORE = 300
"""Characters before a record in which what its fields name is looked for first."""


def _mapping(given: object) -> Mapping[str, Any]:
    return cast("dict[str, Any]", given) if isinstance(given, dict) else {}


def _text(given: object) -> str:
    if isinstance(given, bool):
        return str(given).lower()
    return str(given).strip() if isinstance(given, str | int | float) else ""


def _texts(given: object) -> list[str]:
    every = cast("list[Any]", given) if isinstance(given, list) else [given]
    return [text for each in every if (text := _text(each))]
