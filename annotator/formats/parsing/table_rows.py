"""A table as rows of cells, whatever kind of file it lies in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, message


class CellError(msgspec.Struct, frozen=True):
    """What a cell holds whose formula failed.

    Attributes:
        place: such as ``cell E3``.
        message: such as ``#DIV/0!``.
    """

    place: Message | str
    message: str


Cell = str | int | float | bool | CellError | None


class Row(msgspec.Struct, frozen=True):
    """A row of a table.

    Attributes:
        place: where it stands, such as ``line 7``.
        cells: as long as the header, or as the row is.
    """

    place: Message | str
    cells: Sequence[Cell]


class Table(Protocol):
    """A file with a table."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def notes(self) -> Sequence[Message]:
        """What a person should know of how it is read."""
        ...

    def rows(self) -> Iterator[Row | InputError]:
        """The header and every row that is not empty; a row that cannot be read as its error.

        Raises:
            InputError: the file cannot be read any further.
        """
        ...


def header_of(table: Table) -> list[str]:
    """The names of its columns as they are written there.

    Raises:
        InputError: it cannot be read, or is empty.
    """
    header = next(table.rows(), None)
    if header is None:
        raise InputError(str(table.path), message("file-empty"))
    if isinstance(header, InputError):
        raise header
    return [written(cell) for cell in header.cells]


def written(cell: Cell) -> str:
    """What a cell says; nothing if it is empty or its formula failed."""
    match cell:
        case None | CellError():
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
