"""`check` looks after what the database cannot; see also tests/storage/test_integrity.py."""

from pathlib import Path

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.origin import MENDED, Origin
from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.conftest import an_article


def test_a_link_to_a_record_that_is_gone_is_found(tmp_path: Path) -> None:
    answers = Field("answers", "Answers", "link")
    quote = RecordType("quote", "Quote", "quotes", "Q", "blue", fields=(answers,))
    project = Project.create(
        tmp_path / "p", coder="Ada", codebook=Codebook("small", "Small", (quote,))
    )
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    first, second = (
        project.records.create(article.id, "quote", [Span(start, start + 5)]) for start in (0, 10)
    )
    second = project.records.set_values(second, "answers", [FieldValue(first.id)])
    assert check(project) == []
    with project.writing("Delete it as nobody should") as unit:
        unit.delete_all([first])
    [finding] = check(project)
    assert str(finding.where) == f"record {second.id}"
    assert str(finding.problem) == f"“answers” leads to the record {first.id}, which does not exist"
    project.close()


def test_gold_can_come_only_from_what_was_compared(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    record = project.records.create(article.id, "quote", [Span(0, 5)])
    origins = (
        Origin(("gone",), spans=("gone",), fields={"cue": (MENDED,)}),
        Origin(("gone",), spans=("stranger",), reason="no quote"),
    )
    with project.writing("Compose it") as unit:
        for origin in origins:
            made = replace(record, id=new_id(), state="gold", origin=origin)
            unit.create(made)
    assert [str(each.problem) for each in check(project)] == [
        "came from the record stranger, which was not among those compared",
    ]
    project.close()
