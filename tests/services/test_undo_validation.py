"""Undoing is refused where it would leave records that fit neither their text nor the codebook."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from annotator.core.codebook.model import Choice, Codebook, Field
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.errors import ConflictError
from annotator.core.text.span import Span
from annotator.services.codebook_editing import Plan
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check


@pytest.fixture
def colleague(project: Project) -> Iterator[Project]:
    """Another coder at work on the project."""
    opened = Project.open(project.location, coder="Bob")
    yield opened
    opened.close()


def correct_text(project: Project, article: Article, old: str, new: str) -> None:
    project.poll()
    seen = project.articles.get(article.id)
    assert seen is not None
    project.correction.carry_out(project.correction.plan(seen, seen.text.replace(old, new)), {})


def refused(project: Project, step: Callable[[], object], why: str) -> None:
    project.poll()
    before = len(project.history.entries())
    with pytest.raises(ConflictError, match=why):
        step()
    assert len(project.history.entries()) == before
    assert check(project) == []


def test_a_corrected_text_stays_once_somebody_coded_it(
    project: Project, colleague: Project, article: Article
) -> None:
    correct_text(project, article, "Port", "Old Port")
    colleague.poll()
    record = colleague.records.create(article.id, "quote", [Span(30, 38)])
    refused(project, project.history.undo, "would lose its place")
    colleague.records.delete([record])
    project.history.undo()
    colleague.records.create(article.id, "quote", [Span(30, 38)])
    refused(project, project.history.redo, "would lose its place")


def test_what_was_deleted_does_not_come_back_into_another_text(
    project: Project, colleague: Project, article: Article
) -> None:
    record = project.records.create(article.id, "quote", [Span(30, 38)])
    project.records.delete([record])
    correct_text(colleague, article, "Port", "Old Port")
    refused(project, project.history.undo, "would lose its place")
    colleague.history.undo()
    project.history.undo()
    assert project.records.get(record.id) is not None
    assert check(project) == []


def with_field(codebook: Codebook, field: Field) -> Codebook:
    """The codebook with a field of quotes, in place of the one of that key if there is one."""
    quote = codebook.type("quote")
    fields = (*(each for each in quote.fields if each.key != field.key), field)
    types = (replace(each, fields=fields) if each is quote else each for each in codebook.types)
    return replace(codebook, types=tuple(types))


HOT, COLD = Choice("hot", "Hot"), Choice("cold", "Cold")


@pytest.mark.parametrize(
    ("before", "after", "values"),
    [
        (None, Field("tone", "Tone", "text"), ["sharp"]),
        (Field("tone", "Tone", "text"), Field("tone", "Tone", "number"), [12]),
        (Field("tone", "Tone", "text"), Field("tone", "Tone", "text", many=True), ["a", "b"]),
        (
            Field("tone", "Tone", "choice", choices=(COLD,)),
            Field("tone", "Tone", "choice", choices=(COLD, HOT)),
            ["hot"],
        ),
    ],
)
def test_a_codebook_stays_once_somebody_coded_by_it(
    project: Project,
    colleague: Project,
    article: Article,
    before: Field | None,
    after: Field,
    values: list[str | int],
) -> None:
    for field in (before, after):
        if field is not None:
            changed = with_field(project.codebook, field)
            project.codebook_editing.apply(Plan.of_file(project.codebook, changed))
    colleague.poll()
    record = colleague.records.create(article.id, "quote", [Span(0, 4)])
    record = colleague.records.set_values(record, "tone", [FieldValue(value) for value in values])
    refused(project, project.history.undo, "“Tone” of “Quote” was coded")
    colleague.records.set_values(record, "tone", [])
    project.history.undo()
    assert check(project) == []


def test_what_was_deleted_does_not_come_back_under_another_codebook(
    project: Project, colleague: Project, article: Article
) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    record = project.records.set_values(record, "cue", [FieldValue("said")])
    project.records.delete([record])
    colleague.poll()
    changed = with_field(colleague.codebook, Field("cue", "Cue", "number"))
    colleague.codebook_editing.apply(Plan.of_file(colleague.codebook, changed))
    refused(project, project.history.undo, "codebook was changed since")


def test_what_one_change_touched_twice_is_undone(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    with project.writing("Note twice") as unit:
        once = unit.update(record, replace(record, note="once"))
        assert not isinstance(once, Codebook)
        unit.update(once, replace(once, note="twice"))
    project.history.undo()
    now = project.records.get(record.id)
    assert now is not None
    assert now.note == ""
    project.history.redo()
    now = project.records.get(record.id)
    assert now is not None
    assert now.note == "twice"
    assert check(project) == []
