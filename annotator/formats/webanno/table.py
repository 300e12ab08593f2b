"""A WebAnno TSV file as a table: its head, its sentences with their rows, and the text they are of.

Source: the chapter “WebAnno TSV 3.3 File format” of INCEpTION's user guide.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message
from annotator.core.text.span import Span
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.webanno.layers import Layer, parsed
from annotator.formats.webanno.text import Assembly, Row, Sentence

FORMAT = re.compile(r"#FORMAT=\s*WebAnno TSV (\d+(?:\.\d+)?)\s*")
_OLD = re.compile(r"(?:[ \t]*#[ \t][^\n]*\n){0,20}#id=\d+[ \t]*\r?\n#text=")
_VERSION = re.compile(r"3(?:\.\d+)?")
_ROW = re.compile(r"(\d{1,9}-\d{1,9}(\.\d{1,9})?)\t(\d{1,9})-(\d{1,9})(?:\t(.*))?", re.DOTALL)
_META = re.compile(r"#([^=\t]+)=(.*)")
_TEXT = "Text"
_SENTENCE = "Sentence."


class Table(msgspec.Struct, frozen=True):
    """All of a file.

    Attributes:
        meta: lines of the head that declare no layer, by key.
        text: the whole text, put together.
        token_spans: where the rows stand in the text, in code points, by line.
        extents: where each sentence stands.
    """

    version: str
    layers: Sequence[Layer]
    meta: dict[str, str]
    sentences: Sequence[Sentence]
    text: str
    token_spans: dict[int, Span]
    extents: Sequence[Span]


def is_webanno(path: Path) -> bool:
    """Whether a file begins as WebAnno TSV does, of whatever version."""
    try:
        with path.open("rb") as file:
            head = file.read(400)
    except OSError:
        return False
    text = _text(head, errors="replace").lstrip()
    return FORMAT.match(text) is not None or is_of_old(text)


def is_of_old(text: str) -> bool:
    """Whether a file that begins so is WebAnno TSV of version 1 or 2."""
    return _OLD.match(text.lstrip()) is not None


def decoded(path: Path) -> str:
    """The file's text.

    Raises:
        InputError: it cannot be read, or is not UTF-8; names the line.
    """
    raw = read_bytes(path)
    try:
        text = _text(raw, errors="strict")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reason = message("not-utf8-as", kind="WebAnno TSV")
        raise InputError(str(path), reason, at_line(line)) from error
    if is_of_old(text):
        raise InputError(str(path), message("webanno-of-old"))
    return text


def _text(raw: bytes, errors: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors).lstrip("\ufeff")
    return raw.decode("utf-8", errors).lstrip("\ufeff")


def read_table(path: Path) -> Table:
    """The file as a table.

    Raises:
        InputError: it cannot be read, or a line of it does not hold; names the line.
    """
    return _Reader(str(path), decoded(path)).table()


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self._file = file
        if (nul := text.find("\0")) >= 0:
            raise self._error(text.count("\n", 0, nul) + 1, message("nul-character"))
        if "\n" not in text:
            text = text.replace("\r", "\n")
        self._lines = [line.removesuffix("\r") for line in text.split("\n")]
        self._is_ended = text.endswith("\n")
        self._layers: list[Layer] = []
        self._meta: dict[str, str] = {}
        self._sentences: list[Sentence] = []
        self._version = ""
        self._width = 0

    def table(self) -> Table:
        """All of it."""
        self._read_head(self._first())
        self._require_order()
        self._require_end()
        assembly = Assembly(self._file, self._version, self._width, self._sentences)
        text, starts, raw = assembly.put_together()
        token_spans = {
            row.line: Span(raw(row.start), min(raw(row.end), len(text)))
            for sentence in self._sentences
            for row in sentence.rows
        }
        extents = [Span(raw(start), min(raw(end), len(text))) for start, end in starts]
        return Table(
            self._version, self._layers, self._meta, self._sentences, text, token_spans, extents
        )

    def _error(self, line: int, reason: Message | str) -> InputError:
        return InputError(self._file, reason, at_line(line))

    # Lines

    def _first(self) -> int:
        """The number of the line after the one that says the format."""
        for number, line in enumerate(self._lines, 1):
            match = FORMAT.fullmatch(line)
            if match is None and not line.strip():
                continue
            if match is None:
                raise self._error(number, message("no-webanno-tsv"))
            if not _VERSION.fullmatch(match[1]):
                raise self._error(number, message("older-webanno-tsv", version=match[1]))
            self._version = match[1]
            return number + 1
        raise InputError(self._file, message("file-empty"))

    def _read_head(self, number: int) -> None:
        while number <= len(self._lines):
            line = self._lines[number - 1]
            if line.startswith("#"):
                if layer := parsed(line):
                    self._declare(number, layer)
                else:
                    self._read_meta(number, line)
            elif line.strip():
                number = self._read_row(number)
            number += 1
        if not any(sentence.rows for sentence in self._sentences):
            raise self._error(max(1, len(self._lines) - 1), message("ends-before-tokens"))

    def _declare(self, number: int, layer: Layer) -> None:
        if self._sentences:
            raise self._error(number, message("layer-after-sentence"))
        if not layer.name:
            raise self._error(number, message("layer-without-name"))
        kinds = [column.kind for column in layer.columns]
        if layer.kind == "RL" and kinds.count("base") != 1:
            raise self._error(number, message("relation-layer-without-base"))
        if kinds.count("role") != kinds.count("target"):
            raise self._error(number, message("slot-without-target"))
        if any(known.name == layer.name for known in self._layers):
            raise self._error(number, message("layer-twice", layer=layer.name))
        self._layers.append(layer)
        self._width += len(layer.columns)

    def _read_meta(self, number: int, line: str) -> None:
        match = _META.fullmatch(line)
        key, value = (match[1].strip(), match[2]) if match else ("", line)
        if key != _TEXT and not key.startswith(_SENTENCE) and not self._sentences:
            # Lines of their own kind, which some corpora have.
            self._meta[key] = f"{self._meta[key]}\n{value}" if key in self._meta else value
            return
        if not self._sentences or self._sentences[-1].rows or self._is_apart(number):
            self._sentences.append(Sentence(number))
        sentence = self._sentences[-1]
        if key == _TEXT:
            sentence.lines.append(value)
        else:
            sentence.meta[key] = value

    def _is_apart(self, number: int) -> bool:
        """Whether an empty line stands between this line and a sentence without tokens."""
        return bool(self._sentences[-1].lines) and not self._lines[number - 2].strip()

    def _read_row(self, number: int) -> int:
        """Reads a row; the number of its last line, for a token may hold line ends."""
        last, line = number, self._lines[number - 1]
        match = _ROW.fullmatch(line)
        if match is None:
            raise self._error(number, message("no-webanno-row", line=line[:40]))
        fields = (match[5] or "").split("\t")
        while len(fields) <= self._width and last < len(self._lines):
            following = self._lines[last]
            if following.startswith("#") or _ROW.fullmatch(following):
                break
            last, line = last + 1, f"{line}\n{following}"
            fields = line.split("\t")[2:]
        if len(fields) <= self._width:
            there = len(fields) - 1 if match[5] is not None else 0
            reason = message("row-breaks-off", there=there, wanted=self._width)
            raise self._error(number, reason)
        if len(fields) > self._width + 1 and not fields[-1].strip():
            fields.pop()
        # A token that holds tabs itself leaves more fields than there are columns.
        surplus = len(fields) - self._width - 1
        row = Row(
            number,
            match[1],
            match[2] is not None,
            int(match[3]),
            int(match[4]),
            "\t".join(fields[: surplus + 1]),
            fields[surplus + 1 :],
            surplus,
        )
        if not self._sentences:
            self._sentences.append(Sentence(number))
        self._sentences[-1].rows.append(row)
        return last

    # What must hold

    def _require_order(self) -> None:
        end = 0
        for sentence in self._sentences:
            if sentence.rows and sentence.rows[0].is_part:
                first = sentence.rows[0]
                raise self._error(first.line, message("part-without-token", row=first.unit))
            for row in sentence.rows:
                where = f"{row.start}-{row.end}"
                if row.end < row.start:
                    raise self._error(row.line, message("offsets-reversed", offsets=where))
                if row.is_part:
                    continue
                if row.start < end:
                    raise self._error(
                        row.line,
                        message("token-overlaps", token=where, end=end),
                    )
                end = row.end

    def _require_end(self) -> None:
        """That the file was not cut off within its last line."""
        if self._is_ended:
            return
        line = max(n for n, text in enumerate(self._lines, 1) if text.strip())
        tabs = [
            self._lines[row.line - 1].count("\t")
            for sentence in self._sentences
            for row in sentence.rows
        ]
        is_short = self._lines[line - 1].count("\t") < min(tabs[:-1], default=0)
        if self._lines[line - 1].startswith("#") or is_short:
            raise self._error(line, message("line-breaks-off"))


def fingerprint(text: str) -> Iterator[str]:
    """What of a file decides on its text: the sentences, and where each begins."""
    begins = True
    for line in text.split("\n"):
        if line.startswith("#Text="):
            begins = True
            yield line.rstrip("\r")
        elif begins and (match := _ROW.match(line)):
            begins = False
            yield match[3]
