"""Copies of whole projects, verified after writing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from annotator.core.location import is_server, shown
from annotator.storage.engine import (
    backup_sqlite,
    claim_file,
    file_of,
    make_engine,
    remove_file,
)
from annotator.storage.errors import StorageError
from annotator.storage.integrity import check_database
from annotator.storage.migrations import schema
from annotator.storage.store import open_store, speaking
from annotator.storage.tables import ArticleRow, Base, ChangeRow, OpRow, ProjectRow, RecordRow
from annotator.storage.write_ahead_log import require_own_log

_ROWS = 2000
Report = Callable[[int, int], None]
"""Called with steps done and in all; may raise to stop."""


def copy_project(source: str, target: str, report: Report) -> None:
    """Copies a project, which may be in use, to a place where nothing is, and verifies the copy.

    Either may be a file or a PostgreSQL database. A copy that fails or is stopped is removed.

    Raises:
        StorageError: there is no project, something is at the target, or the copy is not sound.
    """
    # Opening checks that it is a project of ours, and brings an older one up to date.
    store = open_store(source)
    try:
        if is_server(source) or is_server(target):
            _copy_rows(store.engine, target, report)
        else:
            _copy_file(file_of(source), file_of(target), report)
        try:
            _verify(target)
        except BaseException:
            if not is_server(target):
                remove_file(file_of(target))
            raise
    finally:
        store.close()


def _copy_file(source: Path, target: Path, report: Report) -> None:
    claim_file(target)
    try:
        with speaking(str(target)):
            backup_sqlite(source, target, report)
    except BaseException:
        remove_file(target)
        raise


def _copy_rows(source: Engine, target: str, report: Report) -> None:
    path = None if is_server(target) else file_of(target)
    if path:
        claim_file(path)
    engine = make_engine(target)
    # A snapshot: what colleagues write meanwhile is not torn in two. SQLite always gives one.
    level = "REPEATABLE READ" if source.dialect.name == "postgresql" else "SERIALIZABLE"
    try:
        with (
            speaking(target),
            source.connect().execution_options(isolation_level=level) as reader,
            engine.connect() as writer,
            reader.begin(),
            writer.execution_options(writes=True).begin(),
        ):
            schema.create_empty(writer, shown(target))
            _stream_tables(reader, writer, report)
    except BaseException:
        if path:
            remove_file(path)
        raise
    finally:
        engine.dispose()


def _stream_tables(reader: Connection, writer: Connection, report: Report) -> None:
    tables = Base.metadata.sorted_tables
    counts = [select(func.count()).select_from(table) for table in tables]
    total = sum(reader.scalars(count).one() for count in counts)
    done = 0
    for table in tables:
        query = select(table).order_by(*table.primary_key.columns)
        rows = reader.execute(query, execution_options={"yield_per": _ROWS}).mappings()
        for batch in rows.partitions():
            writer.execute(insert(table), [dict(row) for row in batch])
            done += len(batch)
            report(done, total)


def _verify(target: str) -> None:
    """Opens the copy and looks through it: sound pages, no loose reference, a whole journal."""
    engine = make_engine(target)
    try:
        with speaking(target), engine.connect() as copy, copy.begin():
            found = [f"{finding.where} {finding.problem}" for finding in check_database(copy)]
            written = copy.scalars(select(func.count()).select_from(ChangeRow)).one()
            summed = copy.scalars(select(func.sum(ChangeRow.ops))).one() or 0
            ops = copy.scalars(select(func.count()).select_from(OpRow)).one()
        if ops != summed:
            found.append(f"{ops} of {summed} ops of {written} changes arrived")
    finally:
        engine.dispose()
    if found:
        raise StorageError(f"The copy at {shown(target)} is not sound: {'; '.join(found)}.")


@dataclass(frozen=True)
class Contents:
    """What a project's file holds, at a glance.

    Attributes:
        change: the id of the newest change in its journal; empty if there is none.
    """

    project_id: str
    name: str
    change: str
    articles: int
    records: int


def contents_of(location: str) -> Contents:
    """What the project there holds, without bringing it up to date or writing to it.

    Raises:
        StorageError: there is no project, it cannot be read, or the log beside it is another's.
    """
    if not is_server(location):
        require_own_log(file_of(location))
    engine = make_engine(location)
    try:
        with speaking(location), engine.connect() as connection, connection.begin():
            found = connection.execute(select(ProjectRow.id, ProjectRow.name)).one()

            def count(row: type[Base]) -> int:
                return connection.scalars(select(func.count()).select_from(row)).one()

            newest = select(ChangeRow.id).order_by(ChangeRow.seq.desc()).limit(1)
            change = connection.scalars(newest).one_or_none() or ""
            return Contents(found.id, found.name, change, count(ArticleRow), count(RecordRow))
    finally:
        engine.dispose()
