"""Working notes and flags: one change each, and nobody's words are written over."""

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import ConflictError
from annotator.core.text.span import Span
from annotator.services.notes import flag_article, flag_record, note_article, note_record
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check


def test_notes_and_flags_are_changes_of_their_own(project: Project, article: Article) -> None:
    record = project.edit.create_record(article.id, "quote", [Span(0, 4)])
    noted = note_record(project, record, " who is “we”?\r\n")
    assert (noted.note, noted.updated) == ("who is “we”?", record.updated)
    flagged = flag_record(project, record, True)
    assert flagged.flagged
    assert flagged.note == noted.note
    assert note_article(project, article, "second wire").note == "second wire"
    assert flag_article(project, article, True).flagged
    changes = len(project.history.entries())
    assert flag_article(project, article, True).flagged
    assert note_record(project, noted, "who is “we”?").note == noted.note
    assert len(project.history.entries()) == changes
    assert check(project) == []
    for _ in range(4):
        project.history.undo()
    assert project.read.record(record.id).note == ""  # type: ignore[union-attr] - it is there
    assert project.read.article(article.id).flagged is False


def test_a_note_that_somebody_changed_is_kept(project: Project, article: Article) -> None:
    record = project.edit.create_record(article.id, "quote", [Span(0, 4)])
    note_record(project, record, "mine")
    with pytest.raises(ConflictError, match="It says: mine"):
        note_record(project, record, "yours")
    note_article(project, article, "mine")
    with pytest.raises(ConflictError, match="It says: mine"):
        note_article(project, article, "yours")
    project.edit.delete_records([project.read.records(article.id)[0]])
    with pytest.raises(ConflictError, match="deleted"):
        note_record(project, record, "late")
    with pytest.raises(ConflictError, match="deleted"):
        flag_record(project, record, True)
