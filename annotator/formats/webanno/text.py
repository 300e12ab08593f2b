"""The text of a WebAnno TSV file, put together from its sentences and the offsets of its rows.

A file holds the text of its sentences, but not what stands between them: that is told by the
offsets, which count UTF-16 units. Files of other makers count code points, or escape more or less
than they should; what reads so that every token stands where its row says is taken.
"""

from collections.abc import Callable, Sequence
from itertools import product

import msgspec

from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, at_line, message
from annotator.core.text.normalization import Utf16Map
from annotator.formats.parsing.offsets import RawText
from annotator.formats.webanno.escapes import Unescape, raw_text_of, unescapes, value_of

_LONGEST_GAP = 100_000
"""More characters than this between two sentences are an offset that went wrong."""


class Row(msgspec.Struct, frozen=True):
    """A token, or a part of one; offsets are the file's."""

    line: int
    unit: str
    is_part: bool
    start: int
    end: int
    text: str
    cells: Sequence[str]
    surplus: int = 0


class Sentence(msgspec.Struct):
    """A sentence with its rows.

    Attributes:
        meta: what its head says beside the text, such as ``Sentence.id``.
    """

    line: int
    lines: list[str] = []
    meta: dict[str, str] = {}
    rows: list[Row] = []


class Assembly:
    """What makes one text of the sentences of a file."""

    def __init__(self, file: str, version: str, width: int, sentences: Sequence[Sentence]) -> None:
        """Starts on a file whose rows have cells of that number."""
        self._file = file
        self._version = version
        self._width = width
        self._sentences = sentences

    def _error(self, line: int, reason: Message | str) -> InputError:
        return InputError(self._file, reason, at_line(line))

    def put_together(self) -> tuple[str, list[tuple[int, int]], Callable[[int], int]]:
        """The text, the extent of each sentence in the file's offsets, and what makes those
        offsets of the text.

        Raises:
            InputError: a row does not hold what the text has at its place; names the line.
        """
        failed: InputError | None = None
        written = "".join(line for sentence in self._sentences for line in sentence.lines)
        ways = unescapes(self._version) if "\\" in written else [raw_text_of]
        is_plain = max(written, default="") <= "\uffff" and "\\u" not in written
        for unescape, is_utf16 in product(ways, [True] if is_plain else [True, False]):
            try:
                return self._joined(unescape, is_utf16=is_utf16)
            except InputError as error:
                failed = failed or error
        if failed is None:
            raise InputError(self._file, message("no-text-held"))
        raise failed

    def _joined(
        self, unescape: Unescape, *, is_utf16: bool
    ) -> tuple[str, list[tuple[int, int]], Callable[[int], int]]:
        measure = _units if is_utf16 else len
        parts: list[str] = []
        extents: list[tuple[int, int]] = []
        length = 0
        for sentence in self._sentences:
            body = "\n".join(map(unescape, sentence.lines)) or _of_tokens(sentence, measure)
            start = self._start(sentence, body, length, measure)
            while start < length and parts[-1][-1:].isspace():
                # Some tools end the lines of their texts with blanks that are not in the text.
                parts[-1], length = parts[-1][:-1], length - 1
                extents[-1] = (extents[-1][0], length)
            if start < length:
                raise self._error(
                    sentence.rows[0].line if sentence.rows else sentence.line,
                    message("sentence-overlaps", start=start, end=length),
                )
            if start - length > _LONGEST_GAP:
                raise self._error(sentence.rows[0].line, message("beyond-text", start=start))
            # What stood between two sentences is not told; WebAnno itself puts a line end.
            gap = " " * (start - length)
            parts += [f"\n{gap[1:]}" if gap and parts else gap, body]
            length = start + measure(body)
            extents.append((start, length))
        raw = "".join(parts)
        try:
            text = RawText(raw)
        except TextError as error:
            raise InputError(self._file, error.message) from error
        if not text.text.strip():
            raise InputError(self._file, message("no-text-held"))
        utf16 = Utf16Map(raw)

        def unit(offset: int) -> int:
            return utf16.to_code_point(offset) if is_utf16 else offset

        for sentence in self._sentences:
            for row in sentence.rows:
                self._require_text(row, raw[unit(row.start) : unit(row.end)])
        last, (start, end) = self._sentences[-1], extents[-1]
        self._require_whole(
            last, raw[unit(max((r.end for r in last.rows), default=start)) : unit(end)]
        )
        return text.text, extents, lambda offset: text.offset(unit(offset))

    def _start(
        self, sentence: Sentence, body: str, length: int, measure: Callable[[str], int]
    ) -> int:
        """Where a sentence begins: with its first token, unless blanks stand before that."""
        if not sentence.rows:
            return length + (1 if length and body else 0)
        first = sentence.rows[0]
        lead = measure(body[: len(body) - len(body.lstrip())])
        before = first.start - lead
        if lead and before >= length and first.text[:1].strip():
            last = next(row for row in reversed(sentence.rows) if not row.is_part)
            place = last.start - before
            if last.text and _cut(body, place, last.end - before, measure) == last.text:
                return before
        return first.start

    def _require_text(self, row: Row, there: str) -> None:
        expected = row.text
        if there == expected or there.split() == expected.split() or there == value_of(expected):
            return
        if "".join(there.split()) == "".join(expected.split()):
            return
        if any(there == unescape(expected) for unescape in unescapes(self._version)):
            return
        if row.surplus:
            width = self._width + row.surplus
            reason = message("row-wider-than-head", cells=width, declared=self._width)
            raise self._error(row.line, reason)
        reason = message(
            "text-differs-at", text=expected, there=there, start=row.start, end=row.end
        )
        raise self._error(row.line, reason)

    def _require_whole(self, sentence: Sentence, remainder: str) -> None:
        """That the last sentence has all its tokens; without them the file is cut off."""
        if not remainder.strip():
            return
        line = max((row.line for row in sentence.rows), default=sentence.line)
        shown = " ".join(remainder.split())[:40]
        raise self._error(line, message("file-breaks-off", text=shown))


def _units(text: str) -> int:
    if max(text, default="") <= "\uffff":
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str, start: int, end: int, measure: Callable[[str], int]) -> str:
    if measure is len:
        return text[start:end]
    units = Utf16Map(text)
    return text[units.to_code_point(start) : units.to_code_point(end)]


def _of_tokens(sentence: Sentence, measure: Callable[[str], int]) -> str:
    """The text that the tokens make, where the head of the sentence has none."""
    body, length = "", 0
    for row in sentence.rows:
        if not row.is_part and row.start - sentence.rows[0].start - length <= _LONGEST_GAP:
            gap = " " * (row.start - sentence.rows[0].start - length)
            body += gap + row.text
            length += len(gap) + measure(row.text)
    return body
