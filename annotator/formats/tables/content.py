"""Tables with an article a row, whatever kind of file they lie in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, message, of_file
from annotator.core.text.normalization import normalise, sha256
from annotator.formats.annotations.corpus import Reading
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.paragraphs import title_of
from annotator.formats.parsing.table_columns import ATTRIBUTES, Columns, header_key, layout_of
from annotator.formats.parsing.table_rows import CellError, Row, Table, header_of, written
from annotator.formats.parsing.uncoded import UncodedFile
from annotator.formats.readers import FileReader


class TableReader(FileReader):
    """Reads tables with an article a row, of whose columns a person may say what they are."""

    def __init__(
        self, table: Callable[[Path, str], Table], *, skips: Callable[[Path], bool]
    ) -> None:
        """Claims the files with the format's extensions.

        Args:
            table: opens a file, in the encoding that a person names or none.
            skips: tells of a file found in a folder that nobody means to import it.
        """
        super().__init__(
            lambda path, new_id: TableContent(table(path, ""), new_id, {}), skips=skips
        )
        self.table = table

    def open(self, files: Sequence[Path], reading: Reading) -> "TableContent":
        """What the table holds, its columns as the reading says."""
        [path] = files
        columns, remembered = reading.columns, reading.remembered_columns
        return TableContent(self.table(path, reading.encoding), reading.new_id, columns, remembered)


class TableContent(UncodedFile[Row]):
    """The articles of a table. Rows are read again each time the articles are asked for.

    Attributes:
        table: the file.
        header_key: what stands for the names of its columns.
        layout: what each column is.
        columns: what a person said of them, for this table or one like it before.
    """

    more_left_out = "more-rows-left-out"
    none = "header-but-no-row"

    def __init__(
        self,
        table: Table,
        new_id: Callable[[], str],
        columns: Columns,
        remembered: Mapping[str, Columns] | None = None,
    ) -> None:
        """Reads the header.

        Args:
            table: the file.
            new_id: makes ids for articles.
            columns: what some columns are, whatever was said before.
            remembered: what was said of columns before, by what stands for their header.

        Raises:
            InputError: the table has none, or none of its columns is the text.
        """
        super().__init__(table.path, new_id)
        self.table = table
        self._broken_cells = 0
        self._broken_example: CellError | None = None
        names = header_of(table)
        self.header_key = header_key(names)
        before = (remembered or {}).get(self.header_key, {})
        self.columns = columns or {a: name for a, name in before.items() if a in ATTRIBUTES}
        self.layout = layout_of(self._file, names, self.columns)

    @property
    def notes(self) -> Sequence[Message]:
        """How it was read, and what was not understood."""
        notes = [*self.table.notes, *(of_file(self._file, note) for note in self._dates.notes())]
        if first := self._broken_example:
            note = message(
                "cells-with-errors",
                count=self._broken_cells,
                error=first.message,
                place=first.place,
            )
            notes.append(of_file(self._file, note))
        return notes

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text, every row checked on the way.

        Raises:
            InputError: the file cannot be read to its end, or has no row.
        """
        self._broken_cells, self._broken_example = 0, None
        return super().text_hashes()

    def _items(self) -> Iterator[Row | InputError]:
        return islice(self.table.rows(), 1, None)

    def _see(self, item: Row) -> None:
        self._dates.see(self._cell(item, "published"), item.place)
        for cell in item.cells:
            if isinstance(cell, CellError):
                self._broken_cells += 1
                self._broken_example = self._broken_example or cell

    def _cell(self, row: Row, attribute: str) -> str:
        place = self.layout.known.get(attribute)
        return written(row.cells[place]) if place is not None and place < len(row.cells) else ""

    def _text(self, item: Row) -> str | InputError:
        place = self.layout.known["text"]
        cell = item.cells[place] if place < len(item.cells) else None
        if isinstance(cell, CellError):
            return InputError(self._file, message("text-is-error", error=cell.message), cell.place)
        text = written(cell)
        if not text.strip():
            name = self.layout.names[place]
            return InputError(self._file, message("row-without-text", column=name), item.place)
        try:
            # What the other cells hold is stored too, so it must be text as well.
            for cell in item.cells:
                if isinstance(cell, str):
                    normalise(cell)
            return normalise(text)
        except TextError as error:
            return InputError(self._file, error.message, item.place)

    def _article(self, article_id: str, item: Row, text: str) -> Article:
        known = set(self.layout.known.values())
        metadata: dict[str, Any] = {
            name: normalise(cell) if isinstance(cell, str) else cell
            for place, (name, cell) in enumerate(zip(self.layout.names, item.cells, strict=False))
            if place not in known and written(cell)
        }
        day = self._cell(item, "published").strip()
        published = self._dates.iso(day)
        if day and not published:
            metadata[self.layout.names[self.layout.known["published"]]] = day
        title = " ".join(normalise(self._cell(item, "title")).split())
        return Article(
            id=article_id,
            title=title or title_of(text, markdown=False),
            text=text,
            sha256=sha256(text),
            language=self._cell(item, "language").strip() or language_of(text),
            source=self._line(item, "source"),
            author=self._line(item, "author"),
            published=published,
            url=self._cell(item, "url").strip(),
            metadata={**self._origin, **metadata},
        )

    def _line(self, row: Row, attribute: str) -> str:
        return " ".join(normalise(self._cell(row, attribute)).split())
