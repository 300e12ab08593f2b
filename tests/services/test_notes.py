"""Working notes and flags: one change each, and nobody's words are written over."""

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import ConflictError
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check


def test_notes_and_flags_are_changes_of_their_own(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    noted = project.notes.note_record(record, " who is “we”?\r\n")
    assert (noted.note, noted.updated) == ("who is “we”?", record.updated)
    flagged = project.notes.flag_record(record, True)
    assert flagged.flagged
    assert flagged.note == noted.note
    assert project.notes.note_article(article, "second wire").note == "second wire"
    assert project.notes.flag_article(article, True).flagged
    changes = len(project.history.entries())
    assert project.notes.flag_article(article, True).flagged
    assert project.notes.note_record(noted, "who is “we”?").note == noted.note
    assert len(project.history.entries()) == changes
    assert check(project) == []
    for _ in range(4):
        project.history.undo()
    assert project.records.get(record.id).note == ""  # type: ignore[union-attr] - it is there
    assert project.articles.get(article.id).flagged is False


def test_a_note_that_somebody_changed_is_kept(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    project.notes.note_record(record, "mine")
    with pytest.raises(ConflictError, match="It says: mine"):
        project.notes.note_record(record, "yours")
    project.notes.note_article(article, "mine")
    with pytest.raises(ConflictError, match="It says: mine"):
        project.notes.note_article(article, "yours")
    project.records.delete([project.records.of_article(article.id)[0]])
    with pytest.raises(ConflictError, match="deleted"):
        project.notes.note_record(record, "late")
    with pytest.raises(ConflictError, match="deleted"):
        project.notes.flag_record(record, True)
