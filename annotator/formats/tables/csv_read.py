"""CSV and its kin, an article a row: delimiter and encoding are found, rows are streamed."""

import codecs
import csv
import io
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from annotator.core.errors import InputError, unreadable
from annotator.core.messages import Message, at_line, first_of, message, of_file
from annotator.formats.parsing.encodings import Guess, guess
from annotator.formats.parsing.table_columns import has_text_column, is_own_table
from annotator.formats.parsing.table_rows import Row

_DELIMITERS = (",", ";", "\t", "|")
_TAB_SUFFIXES = frozenset({".tsv", ".tab"})
_DELIMITER_NAMES = {",": "a-comma", ";": "a-semicolon", "\t": "a-tab", "|": "a-bar"}
_HINT = re.compile(r'"?sep=(?P<delimiter>[,;\t|])"?\r?\n')
"""Excel's own first line that names the delimiter; no row."""
_SAMPLE = 1 << 16
_SAMPLE_ROWS = 200
_BLOCK = 1 << 20
_MOST_NAMED = 5
_ESCAPED = re.compile("[\udc80-\udcff]")
_LONGEST_CELL = 50_000_000
"""A cell beyond it is the rest of a file after a quote that nobody closed."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class CsvTable:
    """A file with a row a line, or several lines where a quoted cell holds line ends.

    Attributes:
        delimiter: what stands between cells.
    """

    def __init__(self, path: Path, encoding: str = "") -> None:
        """Finds out how it is written; if that is not UTF-8, in the encoding that is named.

        Raises:
            InputError: it cannot be read, or is in no encoding that can be recognised.
        """
        self.path = path
        self.notes: list[Message] = []
        with _reading(path):
            self._encoding = self._found_encoding(encoding)
            with path.open(encoding=self._encoding, newline="", errors="replace") as file:
                sample = file.read(_SAMPLE)
            hint = _HINT.match(sample)
            self._skipped = 1 if hint else 0
            self.delimiter = (
                hint["delimiter"]
                if hint
                else _delimiter(sample, prefer_tab=path.suffix.lower() in _TAB_SUFFIXES)
            )

    def rows(self) -> Iterator[Row | InputError]:
        """The header and every row that is not empty."""
        csv.field_size_limit(_LONGEST_CELL)
        file_name = str(self.path)
        with (
            _reading(self.path),
            self.path.open(encoding=self._encoding, newline="", errors="replace") as file,
        ):
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            width = 0
            while True:
                place = at_line(reader.line_num + 1)
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield InputError(file_name, _why(error), place)
                    continue
                is_hint = reader.line_num <= self._skipped
                if is_hint or not any(cell.strip() for cell in cells):
                    continue
                width = width or len(cells)
                while len(cells) > width and not cells[-1]:
                    cells.pop()
                if len(cells) == width:
                    yield Row(place, cells)
                else:
                    yield InputError(
                        file_name,
                        message(
                            "row-of-another-length",
                            cells=len(cells),
                            header=width,
                            delimiter=message(_DELIMITER_NAMES[self.delimiter]),
                        ),
                        place,
                    )

    def _found_encoding(self, chosen: str) -> str:
        with self.path.open("rb") as file:
            head = file.read(_BLOCK)
            for bom, encoding in _BOMS:
                if head.startswith(bom):
                    return encoding
            decoder = codecs.getincrementaldecoder("utf-8")()
            done, block = 0, head
            try:
                while block:
                    decoder.decode(block)
                    done += len(block)
                    block = file.read(_BLOCK)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError as error:
                # What no encoding but the right one fits stands where UTF-8 failed.
                place = done + error.start
                file.seek(max(0, place - _BLOCK))
                found = Guess(chosen, 1) if chosen else guess(file.read(2 * _BLOCK))
                if found is None:
                    raise InputError(
                        str(self.path),
                        message("encoding-unknown-csv", byte=place),
                    ) from error
                if not chosen and found.encoding != "utf-8":
                    self.notes.append(of_file(self.path, found.note))
                self.notes += self._strays(found.encoding)
                return found.encoding
        return chosen if chosen and self._is_ascii() else "utf-8"

    def _strays(self, encoding: str) -> Iterator[Message]:
        """Names the first bytes that the encoding does not know, and how many lines have such."""
        places: list[int] = []
        # What UTF-8 cannot be is read so; the file's own U+FFFD is not counted for a stray byte.
        with self.path.open(encoding=encoding, newline="", errors="surrogateescape") as file:
            places = [n for n, line in enumerate(file, 1) if _ESCAPED.search(line)]
        if places:
            shown = first_of([*map(str, places)], _MOST_NAMED)
            note = message("stray-bytes-in-lines", count=len(places), shown=shown)
            yield of_file(self.path, note)

    def _is_ascii(self) -> bool:
        with self.path.open("rb") as file:
            return all(block.isascii() for block in iter(lambda: file.read(_BLOCK), b""))


@contextmanager
def _reading(path: Path) -> Generator[None, None, None]:
    """Says what the system says of a file."""
    try:
        yield
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeError as error:
        raise InputError(str(path), message("not-text-throughout", reason=str(error))) from error


def is_of_an_export(path: Path) -> bool:
    """Whether it is one of the tables that an export of a project wrote."""
    try:
        header = next(CsvTable(path).rows(), None)
    except InputError:
        return False
    return isinstance(header, Row) and is_own_table([str(cell) for cell in header.cells])


class _Fit(msgspec.Struct, frozen=True, order=True):
    """How well a delimiter fits; the better ones compare greater."""

    has_text: bool
    is_preferred: bool
    consistent: float
    columns: int


def _delimiter(sample: str, *, prefer_tab: bool) -> str:
    """The one by which the header names a text, most rows are as wide, and columns are many."""
    fits: dict[str, _Fit] = {}
    for delimiter in _DELIMITERS:
        rows = _sampled(sample, delimiter)
        if not rows:
            continue
        header = rows[0]
        widths = [len(row) for row in rows]
        fits[delimiter] = _Fit(
            has_text=has_text_column(header),
            is_preferred=prefer_tab and delimiter == "\t" and len(header) > 1,
            consistent=round(widths.count(len(header)) / len(widths), 2),
            columns=len(header),
        )
    return max(fits, key=lambda delimiter: fits[delimiter]) if fits else ","


def _sampled(sample: str, delimiter: str) -> Sequence[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    is_whole = len(sample) < _SAMPLE
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if any(row):
                rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                return rows
    except csv.Error:
        pass
    return rows if is_whole or len(rows) < 2 else rows[:-1]


def _why(error: csv.Error) -> Message:
    said = str(error)
    if "unexpected end" in said:
        return message("quote-not-closed")
    if "field larger" in said:
        return message("quote-beyond-bounds")
    if "expected after" in said:
        return message("quote-not-doubled")
    return message("no-csv", reason=said)
