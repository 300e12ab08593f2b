"""Makes a project's database, and opens the one that is there: looked at, and migrated, first."""

from sqlalchemy import insert, inspect

from annotator import leftovers
from annotator.core.codebook.model import Codebook
from annotator.core.coding.project import ProjectInfo
from annotator.core.location import is_server, shown
from annotator.core.messages import message
from annotator.storage import mapping
from annotator.storage.driver_errors import speaking
from annotator.storage.engine import claim_file, file_of, make_engine, require_project_file
from annotator.storage.errors import NotAProjectError
from annotator.storage.migrations import schema
from annotator.storage.sqlite import write_ahead_log
from annotator.storage.sqlite.file_keeper import identity_of, moved_meanwhile, place_of
from annotator.storage.sqlite.placement import placed_file
from annotator.storage.sqlite.read_only import ReadOnlyError, way_to_open
from annotator.storage.store import Store


def create_store(location: str, info: ProjectInfo, codebook: Codebook) -> Store:
    """A new project there.

    Raises:
        StorageError: something is there already, or the place cannot be written.
    """
    with speaking(location):
        if is_server(location):
            _fill_new(location, info, codebook)
        else:
            with placed_file(file_of(location)) as part:
                claim_file(part)
                _fill_new(str(part), info, codebook)
    return Store(location, make_engine(location))


def _fill_new(location: str, info: ProjectInfo, codebook: Codebook) -> None:
    engine = make_engine(location)
    try:
        with (
            engine.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            schema.create_empty(connection, shown(location))
            for entity in (info, codebook):
                for table, rows in mapping.rows_of(entity).items():
                    connection.execute(insert(table), rows)
    finally:
        engine.dispose()


def open_store(location: str, *, as_source: bool = False) -> Store:
    """The project there; one of an older version is backed up, then migrated.

    Args:
        location: the file's path or the PostgreSQL URL.
        as_source: whether it is only copied from, as a backup is, and so is left without the log
            that a file may have been moved away from.

    Raises:
        NotAProjectError: there is no project; what is there was not touched.
        NewerProjectError: a newer version of the program wrote it.
        StorageError: the database cannot be reached.
    """
    foreign_log = None
    identity = None if is_server(location) else identity_of(file_of(location))
    is_writable = True
    if not is_server(location):
        path = file_of(location)
        # A restore that was killed may have left what it was about to replace to be put back.
        leftovers.clear(path.resolve().parent)
        require_project_file(path)
        is_writable = way_to_open(path.absolute()) == "rw"
        if is_writable:
            if not as_source:
                write_ahead_log.adopt(path.absolute())
            if not write_ahead_log.belongs(path):
                foreign_log = write_ahead_log.set_aside(path)
    engine = make_engine(location)
    try:
        with speaking(location):
            with engine.connect() as connection, connection.begin():
                revision = schema.revision_of(connection)
                is_project = revision is not None and inspect(connection).has_table("project")
            if revision is None or not is_project:
                raise NotAProjectError(message("database-not-a-project", place=shown(location)))
            if not is_writable and schema.is_older(revision):
                raise ReadOnlyError(shown(location), is_older=True)
            backup = schema.bring_up_to_date(engine, location, revision)
            store = Store(location, engine, backup, foreign_log)
    except BaseException:
        moved_to = place_of(identity) if identity else None
        engine.dispose()
        if moved_to:
            write_ahead_log.remove_left_behind(file_of(location), moved_to)
        raise
    if identity and identity != identity_of(file_of(location)):
        store.close()
        raise moved_meanwhile(file_of(location))
    return store
