# ruff: noqa: S608 - what is tried are statements of a coder who means no good
"""What a coder's own database role gets to see of a project that is coded blind: nothing of others.

Whatever program asks, so that SQL is what is tried here; `tests/services/team/test_blind.py` asks
the services.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest

from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.storage.own_work import SHARED_CHANGES, conditions
from tests.conftest import an_article

DOC = Path(__file__).parents[3] / "docs" / "postgresql.md"
_BLOCK = re.compile(r"```sql\n(.*?)```", re.DOTALL)
HIDDEN = "zebra"
"""Stands in what others made, and nowhere else."""


class Desk(NamedTuple):
    """A project that is coded blind, with the roles of the page.

    Attributes:
        ada: a connection of Ada's role, by no program of ours.
        theirs: a record of Ben's.
        foreign: ids and words of Ben's and the lead's.
    """

    lead: Project
    of_ada: Project
    of_ben: Project
    ada: Any
    article: str
    own: Record
    theirs: Record
    foreign: list[str]


def _code(project: Project, article: str, start: int, word: str) -> list[Record]:
    one = project.records.create(article, "quote", [Span(start, start + 5)])
    one = project.records.set_values(one, "cue", [FieldValue(word)])
    other = project.records.create(article, "claim", [Span(start, start + 4)])
    project.links.add(one.id, other.id, "reports")
    return [one, other]


@pytest.fixture(scope="module")
def desk(postgresql: Any) -> Iterator[Desk]:
    def url(role: str) -> str:
        return f"postgresql://{role}@/news?host={postgresql.pgdata}"

    roles, rights = _BLOCK.findall(DOC.read_text(encoding="utf-8"))
    postgresql.psql(roles)
    lead = Project.create(url("news_lead"), coder="Lea")
    for name in ("Ada", "Ben", "gold"):
        lead.coders.make(name)
    postgresql.psql(f"\\connect news\nSET ROLE news_lead;\n{rights}")
    # Once more, as after an upgrade.
    postgresql.psql(f"\\connect news\nSET ROLE news_lead;\n{rights}")
    article = an_article("The docks stay closed, Ilan Dorr said on Friday.")
    with lead.writing("Import") as unit:
        unit.create(article)
    of_ada = Project.open(url("ada"), coder="Ada")
    of_ben = Project.open(url("ben"), coder="Ben")
    own, _ = _code(of_ada, article.id, 0, "said")
    theirs, claim = _code(of_ben, article.id, 4, HIDDEN)
    gone, _ = _code(of_ben, article.id, 9, HIDDEN)
    of_ben.records.delete([gone])
    of_ben.articles.set_status(article.id, "done", HIDDEN)
    leads, _ = _code(lead, article.id, 14, HIDDEN)
    foreign = [theirs.id, claim.id, gone.id, leads.id, HIDDEN]
    lead.coders.set_blind(True)
    of_ada.poll()
    postgresql.psql("\\connect news\nANALYZE;")
    with psycopg.connect(url("ada"), autocommit=True) as ada:
        yield Desk(lead, of_ada, of_ben, ada, article.id, own, theirs, foreign)
    for each in (lead, of_ada, of_ben):
        each.close()
    postgresql.psql("DROP DATABASE news WITH (FORCE);")
    postgresql.psql("DROP ROLE news_lead, news_coders, ada, ben;")


def _read(connection: Any, query: str) -> str:
    """All that a query shows, as text; nothing if it is refused."""
    try:
        return str(connection.execute(query).fetchall())
    except psycopg.errors.InsufficientPrivilege:
        return ""


def _leaks(desk: Desk, shown: str) -> list[str]:
    return [each for each in desk.foreign if each in shown]


def test_no_table_shows_what_others_made(desk: Desk) -> None:
    tables = [
        name
        for (name,) in desk.ada.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind IN ('r', 'v', 'm', 'p')"
        )
    ]
    assert {"records", "field_values", "ops", "changes", "logins", "assignments"} <= set(tables)
    shown = {name: _read(desk.ada, f'SELECT each::text FROM "{name}" AS each') for name in tables}
    assert {name: _leaks(desk, text) for name, text in shown.items() if _leaks(desk, text)} == {}
    assert not shown["logins"]
    assert desk.own.id in shown["records"]
    assert desk.own.id in shown["ops"]
    assert "said" in shown["field_values"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM ts_stat('SELECT search_vector FROM field_values')",
        "SELECT s::text FROM pg_stats AS s",
        "SELECT s::text FROM pg_stat_activity AS s",
        "SELECT pg_get_functiondef(p.oid) FROM pg_proc AS p WHERE proname = 'own_coder'",
        "SELECT * FROM pg_statistic",
        "SELECT writes_as()",
        "SELECT * FROM journal_end()",
        "TABLE records",
        "COPY records TO STDOUT",
        f"SELECT 1 / (SELECT count(*) FROM field_values WHERE value::text LIKE '%{HIDDEN}%')",
    ],
)
def test_nor_does_any_other_way_to_ask(desk: Desk, query: str) -> None:
    if query.startswith("SELECT 1 /"):
        with pytest.raises(psycopg.errors.DivisionByZero):
            desk.ada.execute(query)
    elif query.startswith("COPY"):
        with desk.ada.cursor() as cursor, cursor.copy(query) as copied:
            shown = b"".join(map(bytes, copied)).decode()
        assert desk.own.id in shown
        assert _leaks(desk, shown) == []
    else:
        assert _leaks(desk, _read(desk.ada, query)) == []


def test_news_tells_of_no_record(desk: Desk) -> None:
    desk.ada.execute("LISTEN annotator")
    desk.of_ben.records.set_values(desk.theirs, "note", [FieldValue(HIDDEN)])
    heard = [each.payload for each in desk.ada.notifies(timeout=5, stop_after=1)]
    assert len(heard) == 1
    assert _leaks(desk, str(heard)) == []


@pytest.mark.parametrize("blind", [True, False])
def test_what_others_made_is_never_changed(desk: Desk, *, blind: bool) -> None:
    desk.lead.coders.set_blind(blind)
    theirs = desk.theirs.id
    before = desk.lead.records.get(theirs)
    for statement in (
        f"UPDATE records SET state = 'rejected', coder_id = own_coder() WHERE id = '{theirs}'",
        f"UPDATE field_values SET value = '1' WHERE record_id = '{theirs}'",
        f"UPDATE fragments SET text = '' WHERE record_id = '{theirs}'",
        f"DELETE FROM fragments WHERE record_id = '{theirs}'",
        f"DELETE FROM field_values WHERE record_id = '{theirs}'",
        f"DELETE FROM links WHERE source_id = '{theirs}'",
        "UPDATE statuses SET state = 'new' WHERE coder_id <> own_coder()",
        "DELETE FROM statuses WHERE coder_id <> own_coder()",
    ):
        assert desk.ada.execute(statement).rowcount == 0, statement
    for statement in (
        'INSERT INTO fragments (record_id, field, ordinal, position, start, "end", text) '
        f"VALUES ('{theirs}', 'cue', 7, 7, 0, 1, 'T')",
        f"INSERT INTO field_values (record_id, field, ordinal) VALUES ('{theirs}', 'cue', 7)",
        "UPDATE records SET coder_id = (SELECT id FROM coders WHERE name = 'Ben')",
        "INSERT INTO changes (seq, id, time, coder_id, label, action, ops) SELECT 9999, 'x', now(),"
        " id, '', 'do', 0 FROM coders WHERE name = 'Ben'",
        "INSERT INTO ops (seq, n, kind, entity_id, verb) SELECT 1, 9999, 'record', 'x', 'create'",
        "DELETE FROM assignments",
        f"DELETE FROM articles WHERE id = '{desk.article}'",
    ):
        with pytest.raises(
            (psycopg.errors.InsufficientPrivilege, psycopg.errors.ForeignKeyViolation)
        ):
            desk.ada.execute(statement)
    assert desk.lead.records.get(theirs) == before
    desk.lead.coders.set_blind(True)


def test_a_coder_goes_on_with_own_work(desk: Desk, tmp_path: Path) -> None:
    ada = desk.of_ada
    ada.poll()
    assert {each.coder for each in ada.records.of_article(desk.article)} == {ada.coder.id}
    made = ada.records.create(desk.article, "quote", [Span(0, 3)])
    ada.articles.set_status(desk.article, "done")
    ada.history.undo()
    ada.history.undo()
    assert ada.records.get(made.id) is None
    ada.transfer.export(tmp_path / "out.json")
    assert _leaks(desk, (tmp_path / "out.json").read_text()) == []
    for whole in (lambda: backup(ada.location, tmp_path / "copy"), lambda: check(ada)):
        with pytest.raises(AnnotatorError, match="only what you made yourself"):
            whole()
    assert check(desk.lead) == []


def test_nobody_codes_under_anothers_name(desk: Desk) -> None:
    as_ben = Project.open(desk.of_ada.location, coder="Ben")
    with pytest.raises(AnnotatorError):
        as_ben.records.create(desk.article, "quote", [Span(0, 3)])
    assert {each.coder for each in as_ben.records.of_article(desk.article)} <= {
        desk.of_ada.coder.id
    }
    as_ben.close()


def test_an_adjudicator_reads_everything_and_writes_gold(desk: Desk) -> None:
    ada = desk.of_ada
    desk.lead.coders.set_role(ada.coder.id, "adjudicator")
    ada.articles.set_status(desk.article, "done")
    ada.poll()
    assert desk.theirs.id in {each.id for each in ada.records.of_article(desk.article)}
    case = ada.adjudication.open(desk.article)
    for comparison in case.open:
        ada.adjudication.take(comparison, next(iter(comparison.records)))
    assert not ada.adjudication.open(desk.article).open
    with pytest.raises(AnnotatorError):
        ada.records.delete([desk.theirs])
    desk.lead.coders.set_role(ada.coder.id, "coder")
    ada.poll()


def test_the_page_hides_what_the_program_hides() -> None:
    """The conditions of the page are those by which `own_work` makes views."""

    def plain(sql: str) -> str:
        return re.sub(r"[\s()]+", "", sql)

    page = plain(DOC.read_text(encoding="utf-8"))
    for table, condition in conditions("(SELECT own_coder())", "x", "before ->> 'coder'").items():
        assert plain(condition.replace("x.", "")) in page, table
    assert all(f"'{each}'" in page for each in SHARED_CHANGES)
