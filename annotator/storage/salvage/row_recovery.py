"""Gathers all rows that a damaged database still holds into a database of their own."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from annotator.storage.salvage.pages import Image, Pages
from annotator.storage.salvage.records import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    DamagedRowError,
    Row,
    children_of,
    row_at,
    rows_of_leaf,
    words_of_index,
)
from annotator.storage.salvage.shapes import Shape, shape_of, shapes

IN_PLACE, FOUND, STALE = 0, 1, 2
"""Where a row was: in its table; in a page that no table leads to; in a page that held it once."""

_EVERY = 200
_BATCH = 5000

Report = Callable[[int, int], None]
"""Called with pages done and in all; may raise to stop."""


class RecoveredRows(msgspec.Struct, frozen=True):
    """The outcome of the row recovery.

    Attributes:
        pages: how many pages there are.
        damaged: those that could not be read as they stand, each with the table or index that it
            is of; empty where that is not known.
    """

    pages: int
    damaged: dict[int, str]


def gather(
    file: Path | None,
    logs: Sequence[Path],
    asides: Sequence[Path],
    into: Path,
    report: Report,
) -> RecoveredRows:
    """Reads every page, and puts each row that may be one of a project into ``into``.

    Its tables are those of a project, without keys, and with the columns ``found_`` (`IN_PLACE`,
    `FOUND` or `STALE`) and ``whole_``. A row may be there several times, in different states.

    Args:
        file: the damaged file, or a copy of it, that nobody has open in this process.
        logs: its logs, oldest first.
        asides: logs of other states of it.
        into: a new file.

    Raises:
        OSError: something cannot be read.
    """
    with Pages(file, logs, asides) as pages, closing(sqlite3.connect(into)) as scratch:
        scratch.execute("PRAGMA synchronous = OFF")
        scratch.execute("PRAGMA journal_mode = OFF")
        for shape in shapes().values():
            listed = ", ".join(f'"{name}"' for name in shape.names)
            scratch.execute(f'CREATE TABLE "{shape.table}" ({listed}, found_, whole_)')
        reading = _Gathering(pages)
        waiting: dict[str, list[tuple[object, ...]]] = {}
        for n, image in enumerate(pages.images()):
            if n % _EVERY == 0:
                report(min(image.number, pages.count), pages.count)
            for shape, row, found in reading.rows(image):
                batch = waiting.setdefault(shape.table, [])
                batch.append((*shape.filled(row), found, row.whole))
                if len(batch) >= _BATCH:
                    _insert(scratch, shape.table, batch)
        for table, batch in waiting.items():
            _insert(scratch, table, batch)
        scratch.execute("CREATE TABLE words_ (word)")
        scratch.executemany("INSERT INTO words_ VALUES (?)", [(word,) for word in reading.words])
        for table, columns in _INDEXES:
            scratch.execute(
                f'CREATE INDEX "by_{table}_{columns[0]}" ON "{table}" ({", ".join(columns)})'
            )
        scratch.commit()
        return RecoveredRows(pages.count, dict(sorted(reading.damaged.items())))


_INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((table, ("id",)) for table in ("articles", "records", "actors", "links", "coders")),
    ("records", ("article_id",)),
    ("statuses", ("article_id", "coder_id")),
    ("assignments", ("coder_id", "article_id")),
    ("field_values", ("record_id",)),
    ("fragments", ("record_id",)),
    ("changes", ("seq",)),
    ("ops", ("seq", "n")),
    ("ops", ("entity_id", "kind", "seq", "n")),
)


def _insert(scratch: sqlite3.Connection, table: str, batch: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(batch[0]))
    scratch.executemany(f'INSERT INTO "{table}" VALUES ({marks})', batch)  # noqa: S608 - our names
    batch.clear()


class _Gathering:
    """Knows which pages the tables lead to, as far as that can be told."""

    def __init__(self, pages: Pages) -> None:
        self.damaged: dict[int, str] = {}
        self.words: set[str] = set()
        self._pages = pages
        self._free = pages.free_pages()
        self._owners: dict[int, Shape] = {}
        # Of a log alone, most pages are elsewhere.
        for name, root in self._roots().items() if pages.has_file else ():
            for leaf in self._below(root, name):
                if name in shapes():
                    self._owners.setdefault(leaf, shapes()[name])

    def rows(self, image: Image) -> Iterator[tuple[Shape, Row, int]]:
        """The rows of a page in one of its states."""
        start = _start_of(image.number)
        kind = image.data[start]
        if kind == INDEX_LEAF:
            self.words.update(filter(_may_be_name, words_of_index(image.data, start)))
        if kind in (INDEX_LEAF, INDEX_INTERIOR, TABLE_INTERIOR):
            return
        owner = self._owners.get(image.number) if image.is_current else None
        is_free = image.number in self._free
        found = STALE if not image.is_current or is_free else FOUND
        seen = 0
        try:
            if kind != TABLE_LEAF:
                raise DamagedRowError
            for row in self._of_leaf(image):
                shape = owner if owner and owner.fits(row, known=True) else shape_of(row)
                if shape:
                    seen += 1
                    yield shape, row, IN_PLACE if shape is owner else found
        except DamagedRowError:
            # Pages that a long text goes on in begin with a zero, and hold no rows.
            carved = list(self._carve(image, owner)) if owner or kind else []
            if (owner or seen or carved) and image.is_current and not is_free:
                self.damaged.setdefault(image.number, owner.table if owner else "")
            yield from ((shape, row, found) for shape, row in carved)

    def _of_leaf(self, image: Image) -> Iterator[Row]:
        start = _start_of(image.number)
        return rows_of_leaf(image.data, start, self._pages.reserved, self._next(image))

    def _carve(self, image: Image, owner: Shape | None) -> Iterator[tuple[Shape, Row]]:
        """Rows of a page whose list of them is damaged, wherever in it they lie."""
        for at in range(8, len(image.data) - 8):
            # Before a row stand its size and number; a zero there begins no row of a table.
            if not image.data[at]:
                continue
            try:
                row = row_at(image.data, at, self._pages.reserved, self._next(image))
            except DamagedRowError:
                continue
            shape = shape_of(row)
            if shape and (owner is None or shape is owner):
                yield shape, row

    def _next(self, image: Image) -> Callable[[int], bytes | None]:
        pages, moment = self._pages, None if image.is_current else image.moment
        return lambda number: pages.page(number, moment) if 0 < number <= pages.count else None

    def _roots(self) -> dict[str, int]:
        """Where each table and index begins, as far as the schema can be read."""
        roots: dict[str, int] = {}
        for number in self._below(1, "sqlite_schema"):
            page = self._pages.page(number)
            if page is None:
                continue
            image = Image(number, page, 0, is_current=True)
            try:
                for row in self._of_leaf(image):
                    match row.values:
                        case ("table" | "index", str(name), _, int(root), *_) if root:
                            roots[name] = root
                        case _:
                            pass
            except DamagedRowError:
                self.damaged[number] = "sqlite_schema"
        return roots

    def _below(self, root: int, name: str) -> list[int]:
        """The leaves of a table or an index."""
        leaves: list[int] = []
        waiting, seen = [root], {root}
        while waiting:
            number = waiting.pop()
            page = self._pages.page(number)
            start = _start_of(number)
            kind = page[start] if page else 0
            if page and kind in (TABLE_INTERIOR, INDEX_INTERIOR):
                below = set(children_of(page, start)) - seen
                seen |= below
                waiting += below
                continue
            # What a page held whose kind is not told any more, its rows may tell.
            leaves.append(number)
            if kind not in (TABLE_LEAF, INDEX_LEAF):
                self.damaged[number] = name
        return leaves


def _start_of(number: int) -> int:
    return 100 if number == 1 else 0


def _may_be_name(word: str) -> bool:
    # Most of what one column of text is indexed for are ids, and checksums of texts.
    return len(word) not in (36, 64)
