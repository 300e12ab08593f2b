"""SQLite files of other tools: read, whatever they say, in bounded time and without running it."""

import sqlite3
import struct
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.qda.sqlite_file import opened

_PAGE = 512
_FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"
_SAYS_TABLE = (
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET type = 'table' WHERE name = 'other'"
)


def database(path: Path, script: str) -> Path:
    """A table of ten tags, and what else the script makes."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA page_size = {_PAGE}")
        db.executescript("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT);")
        db.executemany("INSERT INTO tags VALUES (?, ?)", [(n, f"tag {n}") for n in range(10)])
        db.commit()
        db.executescript(script)
    return path


def read(path: Path, table: str = "tags", columns: tuple[str, ...] = ("id", "name")) -> list[int]:
    """The ids of the rows."""
    with opened(path.name, path, {}) as file:
        return [row[0] for row in file.rows(table, columns)]


@pytest.mark.parametrize(
    "script",
    [
        "",
        f"CREATE VIEW other AS {_FOREVER}",
        "CREATE TRIGGER evil AFTER INSERT ON tags BEGIN DELETE FROM tags; END",
        "CREATE INDEX slow ON tags (hex(zeroblob(length(name))))",
        "CREATE VIRTUAL TABLE other USING fts5(name)",
        "ALTER TABLE tags ADD COLUMN slow AS (hex(zeroblob(200000000)))",
    ],
)
def test_what_else_a_file_says_is_not_run(tmp_path: Path, script: str) -> None:
    path = database(tmp_path / "f.db", script)
    began = time.process_time()
    assert read(path) == list(range(10))
    assert read(path, "other", ("id",)) == []
    assert read(path, "tags", ("id", "slow")) == list(range(10))
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "script", [f"CREATE VIEW other AS {_FOREVER};", "CREATE VIRTUAL TABLE other USING fts5(id);"]
)
def test_what_says_it_is_a_table_is_none(tmp_path: Path, script: str) -> None:
    path = database(tmp_path / "f.db", script + _SAYS_TABLE)
    # SQLite itself notices the one, and the reader the other.
    with suppress(InputError):
        assert read(path, "other", ("id",)) == []


def test_very_many_tables_cost_little(tmp_path: Path) -> None:
    path = database(
        tmp_path / "f.db",
        "PRAGMA writable_schema = ON; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
        "n LIMIT 50000) INSERT INTO sqlite_master SELECT 'view', 'v' || i, 'v' || i, 0, "
        "'CREATE VIEW v' || i || ' AS SELECT 1' FROM n",
    )
    began = time.process_time()
    with pytest.raises(InputError):
        read(path)
    assert time.process_time() - began < 3


def test_a_long_default_is_not_read_for_every_row(tmp_path: Path) -> None:
    rows = (
        "WITH RECURSIVE n(i) AS (SELECT 20 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
        "INSERT INTO tags SELECT i, '' FROM n;"
    )
    long = f"ALTER TABLE tags ADD COLUMN long TEXT DEFAULT '{'x' * 50_000}'"
    path = database(tmp_path / "f.db", rows + long)
    with pytest.raises(InputError, match="more than fits"):
        read(path, "tags", ("id", "long"))


@pytest.mark.parametrize("levels", [1, 5])
@pytest.mark.parametrize("order", ["id", "name"])
def test_pages_that_are_read_many_times_over_end(tmp_path: Path, levels: int, order: str) -> None:
    path = database(tmp_path / "f.db", "")
    with closing(sqlite3.connect(path)) as db:
        [root] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tags'").fetchone()
    pages = bytearray(path.read_bytes())
    leaf = pages[(root - 1) * _PAGE : root * _PAGE]
    first = len(pages) // _PAGE + 1
    # The root becomes a node all of whose children are one page, and so on down to the leaf.
    nodes = [_node(first + level) for level in range(levels)]
    pages[(root - 1) * _PAGE : root * _PAGE] = nodes[0]
    pages += b"".join(nodes[1:]) + leaf
    pages[28:32] = struct.pack(">I", len(pages) // _PAGE)
    path.write_bytes(pages)
    began = time.process_time()
    with pytest.raises(InputError, match="damaged"):
        read(path, "tags", (order, "id"))
    assert time.process_time() - began < 3


def _node(child: int) -> bytes:
    cells = [struct.pack(">IB", child, n + 1) for n in range(60)]
    content = b"".join(reversed(cells))
    start = _PAGE - len(content)
    head = struct.pack(">BHHHBI", 5, 0, len(cells), start, 0, child)
    pointers = b"".join(struct.pack(">H", _PAGE - 5 * (n + 1)) for n in range(len(cells)))
    return (head + pointers).ljust(start, b"\0") + content
