"""An Excel workbook for analysis: a sheet a record type, each readable without a join."""

import math
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import Message, message
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.tables import xlsx_read as xlsx_reading
from annotator.formats.tables.coding_tables import write_tables
from annotator.formats.tables.content import TableReader

MOST_ROWS = 1_048_576
"""Of a sheet, its header among them; a larger table goes on in a second sheet."""
_LONGEST_CELL = 32_767
"""In UTF-16 units, as Excel counts."""
_CUT = " …"
_LONGEST_NAME = 31
_MOST_LINKS = 65_000
_MOST_DIGITS = 15
_NARROW, _WIDE, _WIDEST = 14, 28, 60
_WIDTHS = {"text": _WIDEST, "title": 40, "help": _WIDEST, "note": 40, "metadata": _WIDE}
_ROW_HEIGHT = 30
_NUMBER_NAMES = frozenset({"start", "end", "ordinal", "fragment", "revision"})


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a workbook; what a person should know of it.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
    """
    if content.codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    with replacing_file(out) as file:
        options = {"constant_memory": True, "strings_to_urls": False}
        # Loaded here, for it takes a moment and only this needs it.
        library: Any = import_module("xlsxwriter")
        workbook = library.Workbook(file, options)
        workbook.use_zip64()
        book = _Workbook(workbook)
        try:
            if content.info is not None:
                created = content.info.created.replace(tzinfo=None)
                workbook.set_properties({"title": content.info.name, "created": created})
            write_tables(content, content.codebook, book)
            book.finish()
            workbook.close()
        except library.exceptions.XlsxWriterException as error:
            cause = error.args[0] if error.args else error
            if isinstance(cause, OSError):
                raise cause from error
            raise AnnotatorError(
                message("cannot-be-written", path=str(out), reason=str(error))
            ) from error
        finally:
            for worksheet in workbook.worksheets():
                worksheet._opt_close()  # noqa: SLF001 - its temporary file, if it is still open
    return list(book.notes())


class _Workbook:
    """The sheets of one workbook."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.text = workbook.add_format({"valign": "top", "text_wrap": True})
        self.head = workbook.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.link = workbook.add_format(
            {"valign": "top", "font_color": "#1D4FA8", "underline": 1, "text_wrap": True}
        )
        self.cut_cells = 0
        self.unlinked = 0
        self.article_at = ""
        self._names: set[str] = set()
        self._sheets: list[_Sheet] = []

    def sheet(self, name: str, columns: Sequence[str], numeric: frozenset[str]) -> "_Sheet":
        """A new table."""
        made = _Sheet(self, name, columns, numeric)
        self._sheets.append(made)
        return made

    def worksheet(self, name: str) -> Any:
        """A new worksheet of that name, or of one like it that Excel takes."""
        number, given = 1, name[:_LONGEST_NAME]
        # Excel keeps the name History for itself.
        while given.casefold() in self._names or given.casefold() == "history":
            number += 1
            suffix = f" {number}"
            given = name[: _LONGEST_NAME - len(suffix)] + suffix
        self._names.add(given.casefold())
        return self.workbook.add_worksheet(given)

    def finish(self) -> None:
        """What can be said of a sheet only once all its rows are there."""
        for sheet in self._sheets:
            sheet.finish()

    def notes(self) -> list[Message]:
        """What a person should know of it."""
        notes: list[Message] = []
        if self.cut_cells:
            notes.append(message("cells-cut", count=self.cut_cells, most=_LONGEST_CELL))
        notes.extend(
            message("sheet-goes-on", sheet=sheet.name) for sheet in self._sheets if sheet.parts > 1
        )
        if self.unlinked:
            notes.append(message("rows-unlinked", count=self.unlinked))
        return notes


class _Sheet:
    """One table, on as many sheets as it needs."""

    def __init__(
        self, book: _Workbook, name: str, columns: Sequence[str], numeric: frozenset[str]
    ) -> None:
        self.name = name
        self.parts = 0
        self._book = book
        self._columns = columns
        self._numeric = [column in numeric for column in columns]
        # Only a record's row leads to its article's, which is written just before.
        self._link = 1 if tuple(columns[:2]) == ("record_id", "article_id") else -1
        self._row = self._links = 0
        self._begin()

    def add(self, *cells: str | int) -> None:
        """Adds a row."""
        if self._row == MOST_ROWS:
            self.finish()
            self._begin()
        for column, cell in enumerate(cells):
            if column == self._link:
                self._write_link(column, str(cell))
            elif isinstance(cell, int):
                self._sheet.write_number(self._row, column, cell, self._book.text)
            elif cell:
                self._write(column, cell)
        if self.name == "articles":
            self._book.article_at = f"internal:'{self._sheet.get_name()}'!A{self._row + 1}"
        self._row += 1

    def finish(self) -> None:
        """Lets the rows be filtered."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), len(self._columns) - 1)

    def _begin(self) -> None:
        self.parts += 1
        part = self.name if self.parts == 1 else f"{self.name} {self.parts}"
        self._sheet = self._book.worksheet(part)
        self._sheet.freeze_panes(1, 0)
        # Without a height of their own, rows grow with the text that they hold.
        self._sheet.set_default_row(_ROW_HEIGHT)
        for column, name in enumerate(self._columns):
            self._sheet.set_column(column, column, self._width(column, name))
            self._sheet.write_string(0, column, name, self._book.head)
        self._row, self._links = 1, 0

    def _width(self, column: int, name: str) -> int:
        if name in _WIDTHS:
            return _WIDTHS[name]
        is_narrow = self._numeric[column] or name.endswith("_id") or name in _NUMBER_NAMES
        return _NARROW if is_narrow else _WIDE

    def _write_link(self, column: int, cell: str) -> None:
        if self._links == _MOST_LINKS:
            self._book.unlinked += 1
            self._write(column, cell)
            return
        self._links += 1
        self._sheet.write_url(self._row, column, self._book.article_at, self._book.link, cell)

    def _write(self, column: int, cell: str) -> None:
        if self._numeric[column] and (number := _number(cell)) is not None:
            self._sheet.write_number(self._row, column, number, self._book.text)
            return
        if len(cell) > _LONGEST_CELL // 2:
            cell = self._fitting(cell)
        if cell.startswith("<r>") and cell.endswith("</r>"):
            # The library takes such a text for its own markup; in pieces it does not.
            runs = ("<", "r", cell[2:])
            self._sheet.write_rich_string(self._row, column, *runs, self._book.text)
        else:
            self._sheet.write_string(self._row, column, cell, self._book.text)

    def _fitting(self, cell: str) -> str:
        units = cell.encode("utf-16-le", "surrogatepass")
        if len(units) <= 2 * _LONGEST_CELL:
            return cell
        self._book.cut_cells += 1
        truncated = units[: 2 * (_LONGEST_CELL - len(_CUT))]
        # Half of a pair at the end is no character.
        return truncated.decode("utf-16-le", "ignore") + _CUT


def _number(cell: str) -> float | None:
    """The number that Excel can hold exactly; None if it is none, or several."""
    if sum(map(str.isdigit, cell)) > _MOST_DIGITS:
        return None
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


FORMAT = Format(
    name="xlsx",
    title="Excel workbook: a row an article; written with a sheet a record type",
    extensions=(".xlsx", ".xlsm"),
    reader=TableReader(
        lambda path, _: xlsx_reading.XlsxTable(path), skips=xlsx_reading.is_of_an_export
    ),
    writer=Writer(
        write, loses="the structure: it is for analysis, and its coding cannot be imported again"
    ),
)
