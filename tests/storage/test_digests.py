"""Checksums: what they find that nothing else does, and that they hold where nothing is off."""

from contextlib import suppress
from random import Random

import pytest
from sqlalchemy import text

from annotator.core.coding.article import Article
from annotator.core.coding.digest import digest
from annotator.core.coding.record import FieldValue, Record
from annotator.core.finding import Finding
from annotator.core.text.span import Span
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.storage import digests
from annotator.storage.integrity import check_derived, check_journal

OTHER_MOMENT = "does not have the checksum"


class _Back(Exception):  # noqa: N818 - it takes back what was broken
    pass


@pytest.fixture
def worked_on(project: Project, article: Article) -> Project:
    """A project with something of every kind, that was edited, undone and redone."""
    quote = project.records.create(article.id, "quote", [Span(21, 28)])
    project.records.name_actor(quote, "speaker", 0, "Ilan Dorr")
    project.records.create(article.id, "claim", [Span(0, 4)])
    project.articles.set_status(article.id, "done")
    project.history.undo()
    project.history.redo()
    project.actors.create("Port Bruma Council")
    return project


BREAKS = [
    ("UPDATE records SET note = 'x' WHERE type = 'claim'", "record", OTHER_MOMENT),
    ("UPDATE records SET created = updated, state = 'done'", "record", OTHER_MOMENT),
    ("UPDATE records SET version = 9", "record", OTHER_MOMENT),
    ("UPDATE articles SET title = 'Tales'", "article", OTHER_MOMENT),
    ("UPDATE actors SET country = 'LBY'", "actor", OTHER_MOMENT),
    ("UPDATE coders SET version = 2", "coder", OTHER_MOMENT),
    ("UPDATE statuses SET reason = 'x'", "status", OTHER_MOMENT),
    ("UPDATE project SET name = 'x'", "project", OTHER_MOMENT),
    ("UPDATE codebook SET digest = NULL", "codebook", OTHER_MOMENT),
    ("UPDATE changes SET label = 'x' WHERE seq = 3", "change 3", "not the entry"),
    ("UPDATE changes SET kind = 'recover' WHERE seq = 3", "change 3", "not the entry"),
    ("UPDATE changes SET parameters = '{\"count\": 2}' WHERE seq = 3", "change 3", "not the entry"),
    ("UPDATE changes SET digest = NULL WHERE seq = 3", "change 4", "followed the last"),
    ("UPDATE ops SET after = '{\"x\": 1}' WHERE seq = 3 AND n = 0", "change 3", "not the entry"),
    ("UPDATE ops SET digest = NULL", "article", OTHER_MOMENT),
    ("UPDATE records SET start = start + 1", "record", "its place in the article"),
    ("UPDATE actor_names SET key = 'x'", "actor", "looked up"),
]


def test_a_byte_that_nothing_else_looks_after_is_found(worked_on: Project) -> None:
    assert check(worked_on) == []
    for sql, where, problem in BREAKS:
        findings: list[Finding] = []
        with suppress(_Back), worked_on.writing("Break") as unit:
            connection = unit.read.connection
            connection.execute(text(sql))
            findings += [*check_journal(connection), *check_derived(connection)]
            raise _Back
        found = [str(each.problem) for each in findings if where in str(each.where)]
        assert any(problem in each for each in found), (sql, findings)
    assert check(worked_on) == []


def test_what_has_no_checksums_gets_them(worked_on: Project) -> None:
    with worked_on.writing("Clear") as unit:
        for table in ("project", "codebook", "changes", "ops"):
            # The tables are ours.
            unit.read.connection.execute(text(f"UPDATE {table} SET digest = NULL"))  # noqa: S608
        digests.complete(unit.read.connection)
    assert check(worked_on) == []


def test_numbers_come_back_as_they_went_in(project: Project) -> None:
    anyhow = Random(8)  # noqa: S311 - no secret
    values: list[float] = [
        *(anyhow.randrange(-(2**63) + 1, 2**63) for _ in range(50)),
        *(anyhow.uniform(-1000, 1000) for _ in range(50)),
        *(anyhow.randrange(10**18) / 10 ** anyhow.randrange(1, 18) for _ in range(200)),
        *(0.1 + 0.2, 1e300, -1e-300, 1200.0, 2.0**60),
    ]
    article = Article(new_id(), "t", "Text", "x")
    record = Record(
        *(new_id(), article.id, "event", project.coder.id, "draft", now(), now(), ()),
        fields={"size": tuple(map(FieldValue, values))},
    )
    with project.writing("Import") as unit:
        unit.create_all([article, record])
    reread = project.records.get(record.id)
    assert reread is not None
    assert [value.value for value in reread.fields.get("size", ())] == values
    assert digest(reread) == digest(record)
