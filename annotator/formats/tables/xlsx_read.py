"""Excel workbooks, an article a row of the first sheet; rows are streamed."""

import re
import tempfile
import warnings
import zipfile
from array import array
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from annotator.core.deferred import deferred
from annotator.core.errors import InputError, unreadable
from annotator.core.messages import Message, message
from annotator.formats.parsing.table_columns import is_own_table
from annotator.formats.parsing.table_rows import Cell, CellError, Row

if TYPE_CHECKING:
    from openpyxl.cell import text as cell_text
    from openpyxl.reader import excel
    from openpyxl.worksheet import _reader as sheet_reader
    from openpyxl.xml import constants, functions
else:
    # The library loads when a workbook is read: every import needs the registry.
    cell_text = deferred("openpyxl.cell.text")
    excel = deferred("openpyxl.reader.excel")
    sheet_reader = deferred("openpyxl.worksheet._reader")
    constants = deferred("openpyxl.xml.constants")
    functions = deferred("openpyxl.xml.functions")

_SPOOL_IN_MEMORY = 16 * 1024 * 1024
_MOST_MEMBERS = 10_000
_MOST_UNPACKED = 8 * 1024**3
_MOST_TIMES_LARGER = 200
_SMALL = 64 * 1024 * 1024
_MOST_COLUMNS = 16_384
_OLE = b"\xd0\xcf\x11\xe0"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class XlsxTable:
    """The first sheet of a workbook."""

    notes: Sequence[Message] = ()

    def __init__(self, path: Path) -> None:
        """Reads nothing yet but the list of what is in the file.

        Raises:
            InputError: it is no workbook, is protected by a password, or unpacks beyond measure.
        """
        self.path = path
        _require_workbook(path)

    def rows(self) -> Iterator[Row]:
        """The header and every row that is not empty."""
        with _reading(self.path), _opened(self.path) as (workbook, sheet):
            width = 0
            for number, cells in _parsed(workbook, sheet):
                row = self._row(number, cells, width)
                if row is None:
                    continue
                width = width or len(row.cells)
                yield row

    @staticmethod
    def _row(number: int, cells: list[dict[str, Any]], width: int) -> Row | None:
        given: dict[int, Cell] = {}
        for cell in cells:
            value, column = cell["value"], cell["column"]
            if value is None or column > (width or _MOST_COLUMNS):
                continue
            if cell["data_type"] == "e":
                value = CellError(
                    message("at-cell", cell=f"{_letters(column)}{number}"), str(value)
                )
            given[column - 1] = _plain(value)
        if not any(cell is not None and str(cell).strip() for cell in given.values()):
            return None
        count = width or max(given) + 1
        return Row(message("at-row", row=number), [given.get(place) for place in range(count)])


def is_of_an_export(path: Path) -> bool:
    """Whether an export of a project wrote it."""
    try:
        header = next(XlsxTable(path).rows(), None)
    except InputError:
        return False
    return isinstance(header, Row) and is_own_table([str(cell) for cell in header.cells])


def _require_workbook(path: Path) -> None:
    file = str(path)
    with _reading(path):
        with path.open("rb") as raw:
            head = raw.read(len(_OLE))
        if head == _OLE:
            raise InputError(
                file,
                message("old-or-protected-excel"),
            )
        if not head:
            raise InputError(file, message("file-empty"))
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    too_dense = unpacked > _SMALL and unpacked > _MOST_TIMES_LARGER * max(packed, 1)
    if len(members) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED or too_dense:
        raise InputError(file, message("workbook-too-large", size=unpacked))
    if "[Content_Types].xml" not in {member.filename for member in members}:
        raise InputError(file, message("zip-no-workbook"))


@contextmanager
def _reading(path: Path) -> Generator[None, None, None]:
    """Says what is wrong with a file; a damaged one can fail anywhere inside the library."""
    try:
        with warnings.catch_warnings():
            # Of what a workbook holds beside its cells, which nobody reads here.
            warnings.simplefilter("ignore")
            yield
    except InputError:
        raise
    except OSError as error:
        raise unreadable(path, error) from error
    except zipfile.BadZipFile as error:
        reason = message("no-workbook-or-cut-off")
        raise InputError(str(path), reason) from error
    except Exception as error:
        cause = f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
        raise InputError(str(path), message("damaged-workbook", reason=cause)) from error


@contextmanager
def _opened(path: Path) -> Generator[tuple[Any, Any], None, None]:
    """The workbook and its first sheet with cells."""
    library = cast("Any", excel)
    with path.open("rb") as file, tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as spool:
        reader = library.ExcelReader(file, read_only=True, data_only=True, keep_links=False)

        def read_strings() -> None:
            part = reader.package.find(library.SHARED_STRINGS)
            if part is not None:
                with reader.archive.open(part.PartName[1:]) as source:
                    reader.shared_strings = _Strings(spool, source)

        reader.read_strings = read_strings
        reader.read()
        sheets = [each for each in reader.wb.worksheets if hasattr(each, "_get_source")]
        if not sheets:
            raise InputError(str(path), message("no-sheet-with-cells"))
        yield reader.wb, sheets[0]


class _Strings:
    """The strings that cells share, on the disk: all of them may be more than memory holds."""

    def __init__(self, spool: Any, source: Any) -> None:
        item = f"{{{constants.SHEET_MAIN_NS}}}si"
        self._spool = spool
        self._ends = array("Q", [0])
        for _, node in cast("Any", functions).iterparse(source):
            if node.tag == item:
                text: str = cast("Any", cell_text).Text.from_tree(node).content
                spool.write(text.encode("utf-8", "surrogatepass"))
                self._ends.append(spool.tell())
                node.clear()
        self._cached = lru_cache(1024)(self._read)

    def __getitem__(self, index: int) -> str:
        if not 0 <= index < len(self._ends) - 1:
            raise IndexError(f"there is no shared string {index}")
        return self._cached(index)

    def _read(self, index: int) -> str:
        start = self._ends[index]
        self._spool.seek(start)
        return self._spool.read(self._ends[index + 1] - start).decode("utf-8", "surrogatepass")


def _parsed(workbook: Any, sheet: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The rows that the sheet writes down, by number, with the cells that they do."""
    with sheet._get_source() as source:  # noqa: SLF001 - what reads rows as they come
        parser = cast("Any", sheet_reader).WorkSheetParser(
            source,
            sheet._shared_strings,  # noqa: SLF001 - openpyxl has no public way
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,  # noqa: SLF001 - openpyxl has no public way
            # openpyxl has no public way.
            timedelta_formats=workbook._timedelta_formats,  # noqa: SLF001
        )
        for number, cells in parser.parse():
            parser.row_dimensions.clear()
            yield number, cells


def _plain(value: Any) -> Cell:
    """A cell's value as text, number or boolean."""
    match value:
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case bool() | int() | float() | CellError():
            return value
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
