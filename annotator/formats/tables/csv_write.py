"""CSV tables for analysis: a folder with one file a record type, each readable without a join."""

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from annotator.core.codebook.model import Codebook
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_folder
from annotator.formats.tables import csv_read as csv_reading
from annotator.formats.tables.coding_tables import table_names, write_tables
from annotator.formats.tables.content import TableReader
from annotator.formats.tables.record_columns import neutral


class _Table:
    """One file that is being written."""

    def __init__(
        self,
        stack: ExitStack,
        path: Path,
        columns: Sequence[str],
        numeric: frozenset[str],
        *,
        spreadsheet: bool,
    ) -> None:
        encoding = "utf-8-sig" if spreadsheet else "utf-8"
        file = stack.enter_context(path.open("x", encoding=encoding, newline=""))
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(columns)
        self._text = [column not in numeric for column in columns] if spreadsheet else []

    def add(self, *cells: str | int) -> None:
        """Adds a row."""
        if self._text:
            cells = tuple(
                neutral(str(cell)) if is_text else cell
                for cell, is_text in zip(cells, self._text, strict=True)
            )
        self._writer.writerow(cells)


class _Folder:
    """The files of one export."""

    def __init__(self, stack: ExitStack, folder: Path, *, spreadsheet: bool) -> None:
        self._stack = stack
        self._folder = folder
        self._spreadsheet = spreadsheet

    def sheet(self, name: str, columns: Sequence[str], numeric: frozenset[str]) -> _Table:
        """A new file."""
        path = self._folder / f"{name}.csv"
        return _Table(self._stack, path, columns, numeric, spreadsheet=self._spreadsheet)


def write(content: Content, out: Path, *, spreadsheet: bool = False) -> None:
    """Writes the content to a folder.

    Args:
        content: what to write.
        out: the folder; an earlier export there is replaced, anything else is left alone.
        spreadsheet: whether to begin each file with a byte order mark and to keep spreadsheets
            from running cells as formulas.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    codebook = content.codebook
    if codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    names = frozenset(file_names(codebook))
    project = content.info.id if content.info else ""
    with replacing_folder(out, project, "csv", names) as folder, ExitStack() as stack:
        write_tables(content, codebook, _Folder(stack, folder, spreadsheet=spreadsheet))


def file_names(codebook: Codebook) -> list[str]:
    """The files of an export, by the plural of each record type.

    Raises:
        AnnotatorError: a record type is called like one of the other tables.
    """
    return [f"{name}.csv" for name in table_names(codebook)]


FORMAT = Format(
    name="csv",
    title="CSV: a row an article; written as tables for R, pandas and Excel",
    extensions=(".csv", ".tsv", ".tab"),
    reader=TableReader(csv_reading.CsvTable, skips=csv_reading.is_of_an_export),
    writer=Writer(
        write,
        folder=True,
        loses="the structure: it is for analysis, and its coding cannot be imported again",
        write_for_spreadsheets=partial(write, spreadsheet=True),
    ),
)
