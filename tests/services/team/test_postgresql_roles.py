# ruff: noqa: S608 - what is tried are statements of a coder who means no good
"""A coder's day on a server with the rights that docs/postgresql.md gives, on real roles."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from annotator.cli import common
from annotator.core.errors import AnnotatorError, PasswordNeededError
from annotator.core.location import with_password
from annotator.core.text.span import Span
from annotator.services.codebooks import load
from annotator.services.notifications import Changed
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.services.search import Search
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.storage.engine import make_engine
from annotator.storage.errors import StorageError
from annotator.storage.migrations import schema
from tests.conftest import an_article

DOC = Path(__file__).parents[3] / "docs" / "postgresql.md"
_BLOCK = re.compile(r"```sql\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def server(postgresql: Any) -> Iterator[Any]:
    """The server with the roles and the project of the page, where roles need passwords."""
    roles, rights = _BLOCK.findall(DOC.read_text(encoding="utf-8"))
    postgresql.psql(roles)
    lead = Project.create(_url(postgresql, "news_lead"), coder="Lea")
    for name in ("Ada", "Ben"):
        lead.coders.make(name)
    lead.close()
    postgresql.psql(f"\\connect news\nSET ROLE news_lead;\n{rights}")
    rules = Path(postgresql.pgdata) / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local news ada,ben scram-sha-256\n{before}")
    postgresql.psql("SELECT pg_reload_conf();")
    yield postgresql
    rules.write_text(before)
    postgresql.psql("SELECT pg_reload_conf(); DROP DATABASE news WITH (FORCE);")
    postgresql.psql("DROP ROLE news_lead, news_coders, ada, ben;")


def _url(server: Any, role: str) -> str:
    return f"postgresql://{role}@/news?host={server.pgdata}"


def _coder(server: Any) -> str:
    return with_password(_url(server, "ada"), "change-this-2")


@pytest.fixture
def project(server: Any) -> Iterator[Project]:
    """The project as a coder opens it."""
    opened = Project.open(_coder(server), coder="Ada")
    yield opened
    opened.close()


def test_a_coder_works_as_on_any_project(project: Project, server: Any, tmp_path: Path) -> None:
    other = Project.open(with_password(_url(server, "ben"), "change-this-3"), coder="Ben")
    news: list[Changed] = []
    other.notify.subscribe(news.append)
    (tmp_path / "a.txt").write_text("Ports\n\nThe docks stay closed, Ilan Dorr said.\n")
    assert import_paths(project, [tmp_path / "a.txt"]).articles == 1
    [article_id] = [each.id for each in project.articles.all() if "docks" in each.text]
    record = project.records.create(article_id, "quote", [Span(7, 22)])
    project.records.set_state(record, "done")
    project.actors.create("Ilan Dorr")
    assert project.history.undo() is not None
    assert [each.id for each in project.records.of_article(article_id)] == [record.id]
    assert len(list(project.search.hits(Search("docks")))) == 1
    export(project, tmp_path / "out.json")
    backup(project.location, tmp_path / "copy.annotator")
    other.poll()
    assert len(news) >= 3
    other.close()
    assert check(project) == []


def test_a_large_import_completes_its_own_entry_alone(project: Project) -> None:
    with project.writing("Import many") as unit:
        unit.create_all([an_article(f"Text {n}.", f"Title {n}") for n in range(1010)])
    assert project.history.entries()[0].change.ops == 1010
    project.history.undo()
    assert check(project) == []


_EARLIER = "seq = (SELECT min(seq) FROM changes WHERE coder_id = own_coder())"

REFUSED = [
    "CREATE TABLE mine (x int)",
    "CREATE TEMP TABLE mine (x int)",
    "CREATE SCHEMA mine",
    "DROP TABLE links",
    "ALTER TABLE links ADD COLUMN x int",
    "TRUNCATE links",
    "DROP TRIGGER keep_journal ON changes",
    "UPDATE ops SET verb = 'update'",
    "DELETE FROM ops",
    "DELETE FROM changes",
    f"UPDATE changes SET label = 'other' WHERE {_EARLIER}",
    f"UPDATE changes SET kind = 'other', parameters = '{{}}' WHERE {_EARLIER}",
    "UPDATE changes SET coder_id = 'x' WHERE seq = (SELECT max(seq) FROM changes)",
    "UPDATE codebook SET body = '{}'",
    "DELETE FROM project",
    "UPDATE project SET blind = false",
    "UPDATE coders SET role = 'lead'",
    "INSERT INTO coders (id, name, version) VALUES ('x', 'Mallory', 1)",
    "INSERT INTO assignments (article_id, coder_id, version) SELECT id, 'x', 1 FROM articles",
    "SELECT * FROM logins",
    "INSERT INTO logins SELECT 'ada', id FROM coders WHERE name = 'Ben'",
    "ALTER TABLE records DISABLE ROW LEVEL SECURITY",
    "DROP POLICY sees ON records",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "INSERT INTO statuses (article_id, coder_id, state, reason, version) "
    "SELECT a.id, c.id, 'done', '', 1 FROM articles a, coders c WHERE c.name = 'Ben' LIMIT 1",
    "UPDATE alembic_version SET version_num = '9999'",
    "SET ROLE news_lead",
    "COPY links TO PROGRAM 'cat'",
    "SELECT * FROM pg_authid",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_what_coding_does_not_take_is_refused(project: Project, statement: str) -> None:
    for n in range(2):
        with project.writing("One more") as unit:
            unit.create(an_article(f"{statement} {n}", "One"))
    with (
        pytest.raises(AnnotatorError, match="has no right"),
        project.writing("Something else") as unit,
    ):
        unit.read.connection.execute(text(statement))


def test_an_older_project_is_the_leads_to_open_first(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.psql("CREATE DATABASE old OWNER news_lead; GRANT CONNECT ON DATABASE old TO ada;")
    lead = _url(server, "news_lead").replace("/news?", "/old?")
    engine = make_engine(lead)
    with engine.begin() as connection:
        alembic = schema.config()
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "0002")
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO ada"))
    engine.dispose()
    with pytest.raises(StorageError, match="Ask whoever leads the project to open it first"):
        Project.open(_url(server, "ada").replace("/news?", "/old?"), coder="Ada")
    server.psql("DROP DATABASE old WITH (FORCE);")


def test_passwords_come_from_where_libpq_looks(
    server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = _url(server, "ada")
    with pytest.raises(PasswordNeededError, match="asks for a password"):
        Project.open(bare, coder="Ada")
    with pytest.raises(PasswordNeededError, match="refused the password") as refused:
        Project.open(with_password(bare, "hunter2"), coder="Ada")
    assert "hunter2" not in str(refused.value)
    with monkeypatch.context() as here:
        here.setenv("PGPASSWORD", "change-this-2")
        Project.open(bare, coder="Ada").close()
    passwords = tmp_path / "pgpass"
    passwords.write_text("*:*:news:ada:change-this-2\n")
    passwords.chmod(0o600)
    Project.open(f"{bare}&passfile={passwords}", coder="Ada").close()
    services = tmp_path / "services"
    services.write_text(f"[team]\nhost={server.pgdata}\ndbname=news\nuser=ada\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    Project.open("postgresql://?service=team", coder="Ada").close()


def test_who_sits_at_the_terminal_is_asked(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = _url(server, "ada")
    with pytest.raises(PasswordNeededError), common.opened(bare, "Ada"):
        pass
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    asked: list[str] = []
    answers = iter(["wrong", "change-this-2"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or next(answers))
    with common.opened(bare, "Ada") as opened:
        assert opened.counts() is not None
    assert len(asked) == 2
    assert "wrong" not in asked[1]


def test_parameters_of_tls_reach_the_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        first: list[bytes] = []

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                first.append(connection.recv(8))
                connection.sendall(b"N")

        thread = threading.Thread(target=answer)
        thread.start()
        place = f"postgresql://ada:hunter2@127.0.0.1:{listening.getsockname()[1]}/news"
        with pytest.raises(StorageError, match="SSL") as refused:
            Project.open(f"{place}?sslmode=require", coder="Ada")
        thread.join()
    assert first == [(8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")]
    assert "hunter2" not in str(refused.value)


def test_a_lead_edits_the_codebook(server: Any) -> None:
    lead = Project.open(_url(server, "news_lead"), coder="Lea")
    assert lead.codebook == load("news")
    lead.close()
