"""Pages of a file and of its log, read without SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.services.safekeeping.recovery_sources import copied
from annotator.storage.salvage.pages import Pages
from annotator.storage.salvage.records import rows_of_leaf

_ROWS = [(n, f"row {n}", n / 3, None, bytes([n])) for n in range(20)]


@pytest.fixture(params=[512, 4096, 65536])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A database with a long row, and its log with one row more."""
    file = tmp_path / "live.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {request.param}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (a, b, c, d, e)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", _ROWS)
        connection.execute("INSERT INTO t VALUES (-5, ?, 1, 0, 2)", ("long " * 40_000,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("INSERT INTO t VALUES (99, 'in the log', 0, 0, 0)")
        made = copied([file, Path(f"{file}-wal")], tmp_path)
        yield made[0], made[1]


def _rows(pages: Pages) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for image in pages.images():
        if image.is_current and image.number > 1 and image.data[0] == 0x0D:
            rows = rows_of_leaf(image.data, 0, pages.reserved, pages.page)
            found += [row.values for row in rows if row.whole]
    return sorted(found, key=str)


def test_rows_are_those_that_sqlite_wrote(database: tuple[Path, Path]) -> None:
    file, log = database
    long = (-5, "long " * 40_000, 1, 0, 2)
    with Pages(file) as pages:
        assert _rows(pages) == sorted([*_ROWS, long], key=str)
    with Pages(file, [log]) as pages:
        assert _rows(pages) == sorted([*_ROWS, long, (99, "in the log", 0, 0, 0)], key=str)


def test_a_damaged_frame_of_the_log_is_left_out(database: tuple[Path, Path]) -> None:
    file, log = database
    content = bytearray(log.read_bytes())
    content[-1] ^= 1
    log.write_bytes(content)
    with Pages(file, [log]) as pages:
        assert (99, "in the log", 0, 0, 0) not in _rows(pages)


def test_the_page_size_is_guessed_where_the_header_is_gone(database: tuple[Path, Path]) -> None:
    file, _log = database
    with Pages(file) as pages:
        size = pages.size
    content = file.read_bytes()
    file.write_bytes(bytes(100) + content[100:])
    if len(content) // size > 4:
        with Pages(file) as pages:
            assert pages.size == size
