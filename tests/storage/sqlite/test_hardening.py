"""SQL that a stranger put into a project file is not run, whoever reads the file."""

# ruff: noqa: S608 - what is put together here is an attack

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.automatic_backups import rotate_backups
from annotator.services.safekeeping.backups import backup, restore
from annotator.services.safekeeping.checks import check
from annotator.storage.backup import contents_of
from annotator.storage.engine import connect_file, make_engine
from annotator.storage.errors import ForeignSchemaError, NewerProjectError, StorageError
from annotator.storage.migrations import schema
from annotator.storage.opening import open_store
from annotator.storage.sqlite import expected_schema, hardening
from annotator.storage.sqlite.identity import project_id_of
from annotator.storage.sqlite.write_ahead_log import belongs
from tests.conftest import an_article
from tests.schemas import schema_file

_FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
_ALTER = "PRAGMA writable_schema = ON; UPDATE sqlite_master SET {} WHERE name = '{}'"
_REBUILT = "PRAGMA legacy_alter_table = ON; ALTER TABLE links RENAME TO old; "

ATTACKS = {
    "a trigger that deletes": (
        "CREATE TRIGGER evil AFTER INSERT ON records BEGIN DELETE FROM articles; END",
        "trigger “evil”",
    ),
    "a view without end": (f"CREATE VIEW evil AS {_FOREVER}", "view “evil”"),
    "a view in a table's place": (
        f"{_REBUILT} CREATE VIEW links AS SELECT * FROM old, ({_FOREVER})",
        "view “links”",
    ),
    "a view for the revision": (
        f"DROP TABLE alembic_version; CREATE VIEW alembic_version AS SELECT '{schema.HEAD}' AS "
        f"version_num FROM ({_FOREVER})",
        "view “alembic_version”",
    ),
    "a revision that is computed": (
        "CREATE INDEX evil ON alembic_version (hex(zeroblob(9)))",
        "index “evil”",
    ),
    "a generated column": (
        "ALTER TABLE actors ADD COLUMN heavy AS (hex(zeroblob(200000000)))",
        "table “actors”",
    ),
    "an index on an expression": (
        "CREATE INDEX evil ON articles (hex(zeroblob(length(text))))",
        "index “evil”",
    ),
    "a check that calls functions": (
        _ALTER.format(
            "sql = replace(sql, 'seq INTEGER NOT NULL', "
            "'seq INTEGER NOT NULL CHECK (load_extension(1))')",
            "ops",
        ),
        "table “ops”",
    ),
    "a default that calls functions": (
        "ALTER TABLE links ADD COLUMN evil TEXT DEFAULT (hex(randomblob(9)))",
        "table “links”",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE evil USING fts5(x)", "table “evil”"),
    "another trigger of a known name": (
        "DROP TRIGGER search_articles_insert; CREATE TRIGGER search_articles_insert "
        "AFTER INSERT ON articles BEGIN DELETE FROM records; END",
        "trigger “search_articles_insert”",
    ),
    "another tokenizer": (
        _ALTER.format("sql = replace(sql, 'unicode61', 'trigram')", "search_articles"),
        "table “search_articles”",
    ),
}
LIES = {
    "a view that says it is a table": f"{_REBUILT} CREATE VIEW links AS SELECT * FROM old; "
    + _ALTER.format("type = 'table'", "links"),
    "a trigger of a harmless name": "CREATE TRIGGER evil AFTER INSERT ON records BEGIN DELETE FROM "
    "articles; END; " + _ALTER.format("name = 'sqlite_stat1'", "evil"),
    "a name that is no text": "CREATE VIEW evil AS SELECT 1; "
    + _ALTER.format("name = x'0a22'", "evil"),
    "a name that is a number": "CREATE VIEW evil AS SELECT 1; " + _ALTER.format("name = 1", "evil"),
    "SQL that is no text": "CREATE VIEW evil AS SELECT 1; " + _ALTER.format("sql = x'ff'", "evil"),
    "SQL of any length": "CREATE VIEW evil AS SELECT 1; "
    + _ALTER.format("sql = sql || replace(hex(zeroblob(1000000)), '0', '+1')", "evil"),
}


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project with an article and a record."""
    file = tmp_path_factory.mktemp("sound") / "p.annotator"
    project = Project.create(file, coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    project.records.create(article.id, "quote", [Span(0, 4)])
    project.close()
    return file


@pytest.fixture
def file(sound_file: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(sound_file, tmp_path / "p.annotator"))


def _attack(file: Path, script: str) -> None:
    """Alters the file as a stranger would."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)


@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_of_others_is_refused_by_name(file: Path, attack: str) -> None:
    script, named = ATTACKS[attack]
    _attack(file, script)
    content = file.read_bytes()
    began = time.process_time()
    with pytest.raises(ForeignSchemaError, match=named) as refused:
        open_store(str(file))
    assert time.process_time() - began < 2
    assert "\n" not in str(refused.value)
    assert file.read_bytes() == content


@pytest.mark.parametrize("lie", LIES)
def test_a_schema_that_lies_is_refused(file: Path, lie: str) -> None:
    _attack(file, LIES[lie])
    with pytest.raises(StorageError) as refused:
        open_store(str(file))
    assert "\n" not in str(refused.value)


READERS: dict[str, Callable[[Path, Path], object]] = {
    "a glance": lambda file, _out: contents_of(str(file)),
    "backup": lambda file, out: backup(file, out / "copy.annotator"),
    "restore": lambda file, out: restore(file, out / "restored.annotator"),
    "rotation": lambda file, out: rotate_backups(str(file), out / "backups", 10),
    "opening": lambda file, _out: Project.open(file, coder="Ada"),
}


@pytest.mark.parametrize("reader", READERS)
def test_whoever_reads_refuses(file: Path, tmp_path: Path, reader: str) -> None:
    _attack(file, ATTACKS["a trigger that deletes"][0])
    content = file.read_bytes()
    with pytest.raises(ForeignSchemaError, match="evil"):
        READERS[reader](file, tmp_path)
    assert file.read_bytes() == content
    assert [each.name for each in tmp_path.rglob("*.annotator")] == [file.name]


def test_what_sqlite_makes_by_itself_is_harmless(file: Path) -> None:
    _attack(file, "ANALYZE; VACUUM; REINDEX; PRAGMA optimize;")
    project = Project.open(file, coder="Ada")
    assert check(project) == []
    project.close()


def test_white_space_counts_only_within_quotes() -> None:
    with closing(sqlite3.connect(":memory:")) as one, closing(sqlite3.connect(":memory:")) as two:
        one.execute("CREATE TABLE t (\n\ta  TEXT DEFAULT 'x  y')")
        two.execute("CREATE TABLE t ( a TEXT DEFAULT 'x  y')")
        assert expected_schema.read_schema(one) == expected_schema.read_schema(two)
        one.execute("CREATE TABLE u (a TEXT DEFAULT 'x  y')")
        two.execute("CREATE TABLE u (a TEXT DEFAULT 'x y')")
        assert expected_schema.read_schema(one) != expected_schema.read_schema(two)


@pytest.mark.parametrize("glance", [lambda file: open_store(str(file)), project_id_of, belongs])
def test_a_schema_of_very_many_parts_costs_little(
    file: Path, glance: Callable[[Path], object]
) -> None:
    _attack(
        file,
        "PRAGMA writable_schema = ON; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
        "n LIMIT 200000) INSERT INTO sqlite_master SELECT 'view', 'v' || i, 'v' || i, 0, "
        "'CREATE VIEW v' || i || ' AS SELECT 1' FROM n",
    )
    file.with_name(f"{file.name}-wal").write_bytes(bytes(64))
    began = time.process_time()
    with suppress(StorageError):
        assert glance(file) in (None, True)
    assert time.process_time() - began < 3


def test_the_schemas_that_are_kept_are_those_of_the_migrations() -> None:
    known = schema.known_revisions()
    assert {f"{revision}.json" for revision in known} == {
        each.name for each in expected_schema.FOLDER.iterdir()
    }, "run: python -m tests.schemas"
    for revision in known:
        stored = (expected_schema.FOLDER / f"{revision}.json").read_bytes()
        assert stored == schema_file(revision), "run: python -m tests.schemas"


@pytest.mark.parametrize("revision", ["9999", "../0001", "", "0001\0"])
def test_a_revision_that_nobody_knows_is_a_newer_one(revision: str) -> None:
    with pytest.raises(NewerProjectError):
        expected_schema.expected_schema(revision)


def test_a_trigger_that_comes_later_is_not_run(file: Path) -> None:
    project = Project.open(file, coder="Ada")
    _attack(file, ATTACKS["a trigger that deletes"][0])
    article = next(project.articles.all())
    with pytest.raises(AnnotatorError):
        project.records.create(article.id, "quote", [Span(5, 9)])
    assert project.counts().articles == 1
    assert [str(each.where) for each in check(project)] == ["trigger evil"]
    project.close()


def test_a_part_that_is_missing_is_found(file: Path) -> None:
    _attack(file, "DROP TRIGGER search_articles_update; DROP INDEX ix_links_source_id")
    project = Project.open(file, coder="Ada")
    found = [str(each.where) for each in check(project)]
    assert found == ["index ix_links_source_id", "trigger search_articles_update"]
    project.close()


FORBIDDEN = [
    "ATTACH ':memory:' AS other",
    "SELECT load_extension('x')",
    "SELECT fts3_tokenizer('simple')",
    "PRAGMA writable_schema = ON",
    "PRAGMA temp_store_directory = '/'",
    "PRAGMA ignore_check_constraints = ON",
    "CREATE TEMP TABLE t (x)",
    "CREATE TEMP VIEW t AS SELECT 1",
    "VACUUM INTO 'copy'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_what_the_program_does_not_use_is_forbidden(file: Path, statement: str) -> None:
    with closing(connect_file(file, "rw")) as connection:
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute(statement)
        with pytest.raises((sqlite3.DatabaseError, AttributeError)):
            connection.load_extension("x")


def test_a_value_of_any_size_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _attack(file, "UPDATE project SET name = hex(zeroblob(1000000))")
    monkeypatch.setitem(hardening._LIMITS, sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000)
    with pytest.raises(StorageError, match="larger than"):
        Project.open(file, coder="Ada")


def test_what_is_in_force_is_asked_of_the_connection(file: Path) -> None:
    store = open_store(str(file))
    protections = {each.name: each for each in store.protections()}
    store.close()
    always = ("expected_schema", "authorizer", "cell_size_check", "limits")
    assert all(protections[name].in_force for name in always)
    has_config = hasattr(sqlite3.Connection, "setconfig")
    assert protections["defensive"].in_force == has_config
    for each in protections.values():
        assert each.in_force == (not each.reason)
    with closing(connect_file(file, "rw")) as bare:
        assert bare.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert next(e for e in hardening.in_force(bare) if e.name == "trusted_schema_off").in_force


def test_a_stranger_is_found_out_in_little_time(file: Path) -> None:
    def seconds(mode: str) -> float:
        # Of the processor: a machine that is busy with something else says nothing of this.
        began = time.process_time()
        with closing(connect_file(file, mode)) as connection:
            expected_schema.require_expected_schema(connection, file)
        return time.process_time() - began

    assert min(seconds("rw") for _ in range(10)) < 0.005


def test_the_engine_closes_what_it_refuses(file: Path) -> None:
    _attack(file, ATTACKS["a view without end"][0])
    engine = make_engine(str(file))
    with pytest.raises(ForeignSchemaError):
        engine.connect().execute(text("SELECT 1"))
    engine.dispose()
    assert not file.with_name(file.name + "-shm").exists()


def test_schemas_are_kept_as_objects() -> None:
    stored = (expected_schema.FOLDER / f"{schema.HEAD}.json").read_bytes()
    rows = msgspec.json.decode(stored, type=list[expected_schema.SchemaObject])
    assert {row.type for row in rows} == {"table", "index", "trigger", "view"}
