"""Copies of whole projects, verified after writing."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, select

from annotator.core.location import is_server, shown
from annotator.core.messages import Message, in_turn, message
from annotator.storage.driver_errors import speaking
from annotator.storage.engine import (
    backup_sqlite,
    claim_file,
    file_of,
    make_engine,
    snapshot,
)
from annotator.storage.errors import StorageError
from annotator.storage.integrity import check_database
from annotator.storage.migrations import schema
from annotator.storage.opening import open_store
from annotator.storage.own_work import is_held_back
from annotator.storage.sqlite.placement import placed_file
from annotator.storage.sqlite.write_ahead_log import require_own_log
from annotator.storage.tables import ArticleRow, Base, ChangeRow, OpRow, ProjectRow, RecordRow

_ROWS = 2000
Report = Callable[[int, int], None]
"""Called with steps done and in all; may raise to stop."""


def copy_project(source: str, target: str, report: Report) -> None:
    """Copies a project, which may be in use, to a place where nothing is, and verifies the copy.

    Either may be a file or a PostgreSQL database. A copy that fails or is stopped is removed; a
    file is there under its name once it is whole, and not before.

    Raises:
        StorageError: there is no project, something is at the target, or the copy is not sound.
    """
    if is_server(target):
        copy_into(source, target, report)
    else:
        with placed_file(file_of(target)) as part:
            copy_into(source, str(part), report, target)


def copy_into(source: str, target: str, report: Report, place: str = "") -> None:
    """Copies a project, which may be in use, to a target that the caller prepared, and verifies it.

    Args:
        source: the project's path or PostgreSQL URL.
        target: a file that is not there, and is left half-made if this fails; or an empty database.
        report: called with steps done and in all; may raise to stop.
        place: what a person knows the target by, if it is not yet called so.

    Raises:
        StorageError: there is no project, the target cannot be written, or the copy is not sound.
    """
    # Opening checks that it is a project of ours, and brings an older one up to date.
    store = open_store(source, as_source=True)
    try:
        with speaking(place or target):
            if is_server(source) or is_server(target):
                _copy_rows(store.engine, target, report)
            else:
                backup_sqlite(file_of(source), file_of(target), report, place)
            found = _problems_of(target)
        if found:
            raise StorageError(
                message("copy-not-sound", place=shown(place or target), problems=in_turn(found))
            )
    finally:
        store.close()


def _copy_rows(source: Engine, target: str, report: Report) -> None:
    if not is_server(target):
        claim_file(file_of(target))
    engine = make_engine(target)
    try:
        with (
            snapshot(source) as reader,
            engine.connect() as writer,
            writer.execution_options(writes=True).begin(),
        ):
            if is_held_back(reader):
                raise StorageError(message("held-back"))
            schema.create_empty(writer, shown(target))
            _stream_tables(reader, writer, report)
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


def _problems_of(target: str) -> list[Message]:
    """What is wrong in the copy: unsound pages, loose references, a journal with gaps."""
    engine = make_engine(target)
    try:
        with engine.connect() as copy, copy.begin():
            problems = [each.in_words() for each in check_database(copy)]
            written = copy.scalars(select(func.count()).select_from(ChangeRow)).one()
            summed = copy.scalars(select(func.sum(ChangeRow.ops))).one() or 0
            ops = copy.scalars(select(func.count()).select_from(OpRow)).one()
        if ops != summed:
            problems.append(message("ops-missing", found=ops, expected=summed, changes=written))
    finally:
        engine.dispose()
    return problems


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
        with speaking(location), snapshot(engine) as connection:
            found = connection.execute(select(ProjectRow.id, ProjectRow.name)).one()

            def count(row: type[Base]) -> int:
                return connection.scalars(select(func.count()).select_from(row)).one()

            newest = select(ChangeRow.id).order_by(ChangeRow.seq.desc()).limit(1)
            change = connection.scalars(newest).one_or_none() or ""
            return Contents(found.id, found.name, change, count(ArticleRow), count(RecordRow))
    finally:
        engine.dispose()
