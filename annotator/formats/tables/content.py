"""Tables with an article a row, whatever kind of file they lie in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.text.normalization import normalise, sha256
from annotator.formats.annotations.corpus import Reading
from annotator.formats.content import CodedArticle, Uncoded
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.one_article import file_name, file_sha256
from annotator.formats.parsing.table_columns import ATTRIBUTES, Columns, header_key, layout_of
from annotator.formats.parsing.table_dates import Dates
from annotator.formats.parsing.table_rows import CellError, Row, Table, header_of, written
from annotator.formats.parsing.title import title_of
from annotator.formats.readers import FileReader

_MOST_PROBLEMS = 1000


class TableReader(FileReader):
    """Reads tables with an article a row, of whose columns a person may say what they are."""

    def __init__(self, table: Callable[[Path], Table], *, skips: Callable[[Path], bool]) -> None:
        """Claims the files with the format's extensions.

        Args:
            table: opens a file.
            skips: tells of a file found in a folder that nobody means to import it.
        """
        super().__init__(lambda path, new_id: TableContent(table(path), new_id, {}), skips=skips)
        self.table = table

    def open(self, files: Sequence[Path], reading: Reading) -> "TableContent":
        """What the table holds, its columns as the reading says."""
        [path] = files
        columns, remembered = reading.columns, reading.remembered_columns
        return TableContent(self.table(path), reading.new_id, columns, remembered)


class TableContent(Uncoded):
    """The articles of a table. Rows are read again each time the articles are asked for.

    Attributes:
        table: the file.
        header_key: what stands for the names of its columns.
        layout: what each column is.
        columns: what a person said of them, for this table or one like it before.
    """

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
        self.table = table
        self._file = str(table.path)
        self._new_id = new_id
        self._ids: list[str] = []
        self._dates = Dates()
        self._is_surveyed = False
        self._left_out = 0
        self._broken_cells = 0
        self._broken_example: CellError | None = None
        self._problems: list[InputError] = []
        names = header_of(table)
        self.header_key = header_key(names)
        before = (remembered or {}).get(self.header_key, {})
        self.columns = columns or {a: name for a, name in before.items() if a in ATTRIBUTES}
        self.layout = layout_of(self._file, names, self.columns)
        self._origin = {"file": file_name(table.path.name), "file_sha256": file_sha256(table.path)}

    @property
    def problems(self) -> Sequence[InputError]:
        """The rows that were left out, once all were checked."""
        return self._problems

    @property
    def notes(self) -> Sequence[str]:
        """How it was read, and what was not understood."""
        notes = [*self.table.notes, *(f"{self._file}: {note}" for note in self._dates.notes())]
        if first := self._broken_example:
            count = self._broken_cells
            noun = "cell holds an error" if count == 1 else "cells hold errors"
            notes.append(
                f"{self._file}: {count:,} {noun} instead of a value, such as {first.said} in "
                f"{first.place}; they were taken as empty."
            )
        return notes

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text, every row checked on the way.

        Raises:
            InputError: the file cannot be read to its end, or has no row.
        """
        self._ids.clear()
        self._problems.clear()
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
        if not self._ids and not self._problems:
            raise InputError(self._file, "the table has a header but no row.")
        if more := self._left_out - len(self._problems):
            reason = f"{more:,} more rows were left out for such reasons."
            self._problems.append(InputError(self._file, reason))
        self._is_surveyed = True

    def articles(self) -> Iterator[CodedArticle]:
        """An article of each sound row, uncoded.

        Raises:
            InputError: the file is not what it was when it was surveyed.
        """
        if not self._is_surveyed:
            for _ in self.text_hashes():
                pass
        ids = iter(self._ids)
        for row in self._body():
            if isinstance(row, InputError) or isinstance(text := self._text(row), InputError):
                continue
            article_id = next(ids, None)
            if article_id is None:
                raise InputError(self._file, "the file was changed while it was read. Try again.")
            yield CodedArticle(self._article(article_id, row, text))

    def _body(self) -> Iterator[Row | InputError]:
        return islice(self.table.rows(), 1, None)

    def _leave_out(self, problem: InputError) -> None:
        self._left_out += 1
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(problem)

    def _note_errors(self, row: Row) -> None:
        for cell in row.cells:
            if isinstance(cell, CellError):
                self._broken_cells += 1
                self._broken_example = self._broken_example or cell

    def _cell(self, row: Row, attribute: str) -> str:
        place = self.layout.known.get(attribute)
        return written(row.cells[place]) if place is not None and place < len(row.cells) else ""

    def _text(self, row: Row) -> str | InputError:
        place = self.layout.known["text"]
        cell = row.cells[place] if place < len(row.cells) else None
        if isinstance(cell, CellError):
            return InputError(self._file, f"the text is the error {cell.said}.", cell.place)
        text = written(cell)
        if not text.strip():
            name = self.layout.names[place]
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
        known = set(self.layout.known.values())
        metadata: dict[str, Any] = {
            name: normalise(cell) if isinstance(cell, str) else cell
            for place, (name, cell) in enumerate(zip(self.layout.names, row.cells, strict=False))
            if place not in known and written(cell)
        }
        day = self._cell(row, "published").strip()
        published = self._dates.iso(day)
        if day and not published:
            metadata[self.layout.names[self.layout.known["published"]]] = day
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
