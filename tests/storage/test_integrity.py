"""`check` names what is off; each test breaks one thing behind the program's back."""

import pytest
from sqlalchemy import text

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check


@pytest.fixture
def record(project: Project, article: Article) -> Record:
    """A record with values and evidence, after some changes, undoing and redoing."""
    record = project.records.create(article.id, "quote", [Span(21, 28), Span(70, 80)])
    record = project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
    record = project.records.take(record, "cue", [Span(31, 35)])
    record = project.records.set_values(record, "kind", [FieldValue("direct")])
    project.history.undo()
    project.history.undo()
    project.history.redo()
    return record


def test_a_sound_project_has_no_findings(project: Project, record: Record) -> None:
    assert check(project) == []


@pytest.mark.parametrize(
    ("sql", "where", "problem"),
    [
        ("UPDATE articles SET text = 'x' || text", "article", "not the one that was imported"),
        ("UPDATE articles SET text = 'x' || text", "record", "should read"),
        ("UPDATE fragments SET text = 'no' WHERE field = 'cue'", "record", "evidence of “cue”"),
        ("DELETE FROM fragments WHERE field = ''", "record", "no text of its own"),
        ("UPDATE records SET type = 'rumour'", "record", "no record type “rumour”"),
        (
            "UPDATE field_values SET field = 'rumour' WHERE field = 'cue'",
            "record",
            "no field “rumour”",
        ),
        ("UPDATE field_values SET value = '12' WHERE field = 'cue'", "record", "takes text"),
        ("UPDATE field_values SET value = '\"wrote\"' WHERE field = 'cue'", "record", "journal"),
        ("DELETE FROM ops WHERE n = 0 AND seq = 2", "change 2", "ops where it should have"),
        ("DELETE FROM ops WHERE n = 0 AND seq = 2", "record", "no change of the journal made it"),
        ("UPDATE changes SET ops = 7 WHERE seq = 3", "change 3", "ops where it should have 7"),
        ("DELETE FROM actor_names; DELETE FROM field_values; DELETE FROM actors", "actor", "gone"),
    ],
)
def test_what_is_off_is_named(
    project: Project, record: Record, sql: str, where: str, problem: str
) -> None:
    with project.writing("Break") as unit:
        for statement in sql.split(";"):
            unit.read.connection.execute(text(statement))
    findings = check(project)
    assert any(problem in str(found.problem) for found in findings if where in str(found.where)), (
        findings
    )
