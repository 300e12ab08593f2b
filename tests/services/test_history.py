"""Undo and redo: across restarts, per coder, refused when somebody else built on it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.conftest import an_article


def test_nothing_to_undo_or_redo_is_said(project: Project) -> None:
    for step in (project.history.undo, project.history.redo):
        with pytest.raises(AnnotatorError, match="nothing to"):
            step()


def test_undo_works_after_a_restart(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    project.records.set_state(record, "done")
    project.close()
    reopened = Project.open(project.location, coder="Ada")
    assert reopened.history.undo().sentence() == "Mark quote done"
    assert reopened.records.get(record.id) == replace(record, version=3)
    assert reopened.history.undo().sentence() == "Add quote"
    assert reopened.records.get(record.id) is None
    reopened.history.redo()
    reopened.history.redo()
    redone = reopened.records.get(record.id)
    assert redone
    assert redone.state == "done"
    assert check(reopened) == []
    reopened.close()


def test_a_new_change_ends_redoing(project: Project) -> None:
    project.actors.create("One")
    project.history.undo()
    project.actors.create("Two")
    assert project.history.redoable() is None


def test_everybody_undoes_their_own(project: Project, article: Article) -> None:
    colleague = Project.open(project.location, coder="Bob")
    project.records.create(article.id, "quote", [Span(0, 4)])
    colleague.records.create(article.id, "claim", [Span(0, 4)])
    project.history.undo()
    assert [record.type for record in project.records.of_article(article.id)] == ["claim"]
    assert colleague.history.undoable()
    colleague.close()


def test_what_a_colleague_built_on_is_not_pulled_away(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    colleague = Project.open(project.location, coder="Bob")
    theirs = colleague.records.set_state(record, "gold")
    with pytest.raises(ConflictError, match="“Add quote” cannot be undone"):
        project.history.undo()
    assert project.records.get(record.id) == theirs
    colleague.history.undo()
    project.history.undo()
    assert project.records.get(record.id) is None
    colleague.close()


def test_a_change_that_was_changed_again_names_the_part(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    record = project.records.set_values(record, "cue", [FieldValue("said")])
    colleague = Project.open(project.location, coder="Bob")
    colleague.records.set_values(record, "cue", [FieldValue("told")])
    with pytest.raises(ConflictError, match="“cue” of the record has been changed since"):
        project.history.undo()
    colleague.close()


def test_an_import_is_undone_but_not_under_a_colleagues_work(project: Project) -> None:
    articles = [an_article(f"Text {n}") for n in range(3)]
    with project.writing("Import 3 articles") as unit:
        unit.create_all(articles)
    colleague = Project.open(project.location, coder="Bob")
    theirs = colleague.records.create(articles[1].id, "claim", [Span(0, 4)])
    with pytest.raises(ConflictError, match="still in use"):
        project.history.undo()
    assert project.articles.count() == 3
    colleague.records.delete([theirs])
    colleague.articles.set_status(articles[1].id, "new")
    with pytest.raises(ConflictError, match="still in use"):
        project.history.undo()
    colleague.history.undo_to(0, colleague.history.entries()[0].change.seq)
    project.history.undo()
    assert project.articles.count() == 0
    colleague.close()


def test_undoing_down_to_a_point(project: Project) -> None:
    for name in ("One", "Two", "Three"):
        project.actors.create(name)
    first = project.history.entries()[-1].change
    project.history.undo_to(first.seq, first.seq + 2)
    assert [actor.name for actor in project.actors.called()] == ["One"]
    assert [entry.undone for entry in project.history.entries()][-3:] == [True, True, False]


def test_a_long_undo_can_be_stopped_and_leaves_all(project: Project) -> None:
    with project.writing("Import") as unit:
        unit.create_all(an_article(f"Text {n}") for n in range(1500))

    def stop(done: int, total: int, what: str) -> None:
        if done >= 1000:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        project.history.undo(progress=stop)
    assert project.articles.count() == 1500
    assert project.history.undoable()


def test_only_what_was_seen_is_undone(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    seen = project.history.undoable()
    other_window = Project.open(project.location, coder="Ada")
    other_window.records.set_state(record, "done")
    with pytest.raises(ConflictError, match=r"“Add quote” cannot be undone.*“Mark quote done”"):
        project.history.undo(seen)
    with pytest.raises(ConflictError, match="another window meanwhile: “Mark quote done”"):
        project.history.undo_to(1, 2)
    done = project.records.get(record.id)
    assert done is not None
    assert done.state == "done"
    other_window.history.undo()
    assert project.history.undo(seen).sentence() == "Add quote"
    with pytest.raises(ConflictError, match="undone already"):
        other_window.history.undo(seen)
    other_window.close()


def test_only_what_was_seen_is_redone(project: Project, article: Article) -> None:
    project.records.create(article.id, "quote", [Span(0, 4)])
    project.history.undo()
    seen = project.history.redoable()
    other_window = Project.open(project.location, coder="Ada")
    other_window.history.redo()
    with pytest.raises(ConflictError, match=r"“Add quote” cannot be redone.*another window"):
        project.history.redo(seen)
    other_window.history.undo()
    other_window.articles.set_status(article.id, "done")
    with pytest.raises(ConflictError, match="no longer what you undid last"):
        project.history.redo(seen)
    assert project.records.of_article(article.id) == []
    other_window.close()


_EDITS = """
import sys
from annotator.services.project import Project
project = Project.open(sys.argv[1], coder="Ada")
project.articles.set_status(sys.argv[2], "done")
project.close()
"""


def test_an_edit_of_another_process_is_not_undone(project: Project, article: Article) -> None:
    project.records.create(article.id, "quote", [Span(0, 4)])
    seen = project.history.undoable()
    subprocess.run(
        [sys.executable, "-c", _EDITS, project.location, article.id],
        cwd=Path(__file__).parents[2],
        check=True,
    )
    with pytest.raises(ConflictError, match="you made another one since"):
        project.history.undo(seen)
    assert len(project.records.of_article(article.id)) == 1


def _walk(project: Project, article: Article, step: str) -> None:
    """Does one step of a random walk, if it can be done now."""
    records = project.records.of_article(article.id)
    if step == "quote" and project.articles.count():
        project.records.create(article.id, "quote", [Span(0, 4)])
    elif step == "undo" and project.history.undoable():
        project.history.undo()
    elif step == "redo" and project.history.redoable():
        project.history.redo()
    elif records and step == "take":
        project.records.take(records[-1], "speaker", [Span(0, 4)])
    elif records and step == "cue":
        cue = f"said {len(project.history.entries())}"
        project.records.set_values(records[0], "cue", [FieldValue(cue)])
    elif records and step == "delete":
        project.records.delete(records[:1])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["quote", "take", "cue", "delete", "undo", "redo"]), max_size=12))
def test_any_walk_undone_and_redone_ends_where_it_was(
    project: Project, article: Article, steps: list[str]
) -> None:
    def contents() -> list[object]:
        return [replace(record, version=0) for record in project.records.of_article(article.id)]

    for step in steps:
        _walk(project, article, step)
    if not project.articles.count():
        project.history.redo()
    end = contents()
    undone = 0
    while (change := project.history.undoable()) and change.sentence() != "Import 1 article":
        project.history.undo()
        undone += 1
    assert contents() == []
    for _ in range(undone):
        project.history.redo()
    assert contents() == end
    assert check(project) == []
