"""Tables with an article a row, whatever kind of file they lie in."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import msgspec

from annotator.core.actor import Actor
from annotator.core.article import Article
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder
from annotator.core.errors import InputError, TextError
from annotator.core.link import Link
from annotator.core.project import ProjectInfo
from annotator.core.text import normalise, sha256
from annotator.formats.content import CodedArticle
from annotator.formats.languages import language_of
from annotator.formats.one_article import file_name
from annotator.formats.plain import title_of
from annotator.formats.table_columns import Columns, layout_of
from annotator.formats.table_dates import Dates

_MOST_PROBLEMS = 1000
_BLOCK = 1 << 20


class CellError(msgspec.Struct, frozen=True):
    """What a cell holds whose formula failed.

    Attributes:
        place: such as ``cell E3``.
        said: such as ``#DIV/0!``.
    """

    place: str
    said: str


Cell = str | int | float | bool | CellError | None


class Row(msgspec.Struct, frozen=True):
    """A row of a table.

    Attributes:
        place: where it stands, such as ``line 7``.
        cells: as long as the header, or as the row is.
    """

    place: str
    cells: Sequence[Cell]


class Table(Protocol):
    """A file with a table."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What a person should know of how it is read."""
        ...

    def rows(self) -> Iterator[Row | InputError]:
        """The header and every row that is not empty; a row that cannot be read as its error.

        Raises:
            InputError: the file cannot be read any further.
        """
        ...


class TableContent:
    """The articles of a table. Rows are read again each time the articles are asked for.

    Attributes:
        problems: the rows that were left out, once it was surveyed.
    """

    info: ProjectInfo | None = None
    codebook: Codebook | None = None

    def __init__(self, table: Table, new_id: Callable[[], str], columns: Columns) -> None:
        """Reads the header.

        Raises:
            InputError: the table has none, or none of its columns is the text.
        """
        self._table = table
        self._file = str(table.path)
        self._new_id = new_id
        self._ids: list[str] = []
        self._dates = Dates()
        self._is_surveyed = False
        self._left_out = 0
        self._broken_cells = 0
        self._broken_example: CellError | None = None
        self.problems: list[InputError] = []
        header = next(table.rows(), None)
        if header is None:
            raise InputError(self._file, "the file is empty.")
        if isinstance(header, InputError):
            raise header
        self._layout = layout_of(self._file, [_written(cell) for cell in header.cells], columns)
        self._origin = {"file": file_name(table.path.name), "file_sha256": _file_sha256(table.path)}

    @property
    def notes(self) -> Sequence[str]:
        """How it was read, and what was not understood."""
        notes = [*self._table.notes, *(f"{self._file}: {note}" for note in self._dates.notes())]
        if first := self._broken_example:
            count = self._broken_cells
            noun = "cell holds an error" if count == 1 else "cells hold errors"
            notes.append(
                f"{self._file}: {count:,} {noun} instead of a value, such as {first.said} in "
                f"{first.place}; they were taken as empty."
            )
        return notes

    def survey(self) -> Iterator[str]:
        """The SHA-256 of each article's text, every row checked on the way.

        Raises:
            InputError: the file cannot be read to its end, or has no row.
        """
        self._ids.clear()
        self.problems.clear()
        self._left_out = 0
        self._broken_cells, self._broken_example = 0, None
        self._dates = Dates()
        for row in self._body():
            found = row if isinstance(row, InputError) else self._text(row)
            if isinstance(found, InputError):
                self._leave_out(found)
                continue
            self._ids.append(self._new_id())
            if isinstance(row, Row):
                self._dates.see(self._cell(row, "published"), row.place)
                self._note_errors(row)
            yield sha256(found)
        if not self._ids and not self.problems:
            raise InputError(self._file, "the table has a header but no row.")
        if more := self._left_out - len(self.problems):
            reason = f"{more:,} more rows were left out for such reasons."
            self.problems.append(InputError(self._file, reason))
        self._is_surveyed = True

    def coders(self) -> Sequence[Coder]:
        """Nobody."""
        return ()

    def actors(self) -> Iterator[Actor]:
        """None."""
        return iter(())

    def articles(self) -> Iterator[CodedArticle]:
        """An article of each sound row, uncoded.

        Raises:
            InputError: the file is not what it was when it was surveyed.
        """
        if not self._is_surveyed:
            for _ in self.survey():
                pass
        ids = iter(self._ids)
        for row in self._body():
            if isinstance(row, InputError) or isinstance(text := self._text(row), InputError):
                continue
            article_id = next(ids, None)
            if article_id is None:
                raise InputError(self._file, "the file was changed while it was read. Try again.")
            yield CodedArticle(self._article(article_id, row, text))

    def links(self) -> Iterator[Link]:
        """None."""
        return iter(())

    def _body(self) -> Iterator[Row | InputError]:
        return islice(self._table.rows(), 1, None)

    def _leave_out(self, problem: InputError) -> None:
        self._left_out += 1
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)

    def _note_errors(self, row: Row) -> None:
        for cell in row.cells:
            if isinstance(cell, CellError):
                self._broken_cells += 1
                self._broken_example = self._broken_example or cell

    def _cell(self, row: Row, attribute: str) -> str:
        place = self._layout.known.get(attribute)
        return _written(row.cells[place]) if place is not None and place < len(row.cells) else ""

    def _text(self, row: Row) -> str | InputError:
        place = self._layout.known["text"]
        cell = row.cells[place] if place < len(row.cells) else None
        if isinstance(cell, CellError):
            return InputError(self._file, f"the text is the error {cell.said}.", cell.place)
        text = _written(cell)
        if not text.strip():
            name = self._layout.names[place]
            return InputError(self._file, f"the row has no text in “{name}”.", row.place)
        try:
            # What the other cells hold is stored too, so it must be text as well.
            for cell in row.cells:
                if isinstance(cell, str):
                    normalise(cell)
            return normalise(text)
        except TextError as error:
            return InputError(self._file, str(error), row.place)

    def _article(self, article_id: str, row: Row, text: str) -> Article:
        known = set(self._layout.known.values())
        metadata: dict[str, Any] = {
            name: normalise(cell) if isinstance(cell, str) else cell
            for place, (name, cell) in enumerate(zip(self._layout.names, row.cells, strict=False))
            if place not in known and _written(cell)
        }
        written = self._cell(row, "published").strip()
        published = self._dates.iso(written)
        if written and not published:
            metadata[self._layout.names[self._layout.known["published"]]] = written
        title = " ".join(normalise(self._cell(row, "title")).split())
        return Article(
            id=article_id,
            title=title or title_of(text, markdown=False),
            text=text,
            sha256=sha256(text),
            language=self._cell(row, "language").strip() or language_of(text),
            source=self._line(row, "source"),
            author=self._line(row, "author"),
            published=published,
            url=self._cell(row, "url").strip(),
            metadata={**self._origin, **metadata},
        )

    def _line(self, row: Row, attribute: str) -> str:
        return " ".join(normalise(self._cell(row, attribute)).split())


def _written(cell: Cell) -> str:
    match cell:
        case None | CellError():
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def _file_sha256(path: Path) -> str:
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(_BLOCK), b""):
                found.update(block)
    except OSError as error:
        raise InputError(str(path), f"it cannot be read: {error.strerror or error}.") from error
    return found.hexdigest()
