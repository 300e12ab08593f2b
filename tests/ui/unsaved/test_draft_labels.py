"""What is said of a draft, and where it belongs, when its place may be gone."""

import pytest

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services.commands.articles import SetArticleNote, SetDetail, without_text
from annotator.services.commands.drafts import (
    ActorDraft,
    AnyDraft,
    CodebookDraft,
    CorrectionDraft,
    DetailDraft,
    NoteDraft,
    ValueDraft,
)
from annotator.services.commands.records import (
    CreateRecord,
    DeleteRecord,
    NameActor,
    SetNote,
    SetValues,
)
from annotator.services.project import Project
from annotator.ui.unsaved.draft_labels import place_of, typed_in


@pytest.fixture
def record(small_project: Project) -> Record:
    return small_project.records.create("a0", "quote", [Span(0, 4)])


@pytest.fixture
def article(small_project: Project) -> Article:
    return without_text(small_project.articles.get("a0"))


def test_the_text_of_an_edit(record: Record, article: Article) -> None:
    values = (FieldValue("said"), FieldValue(None), FieldValue("told"))
    texts = [
        typed_in(command)
        for command in (
            CreateRecord(record),
            NameActor(record, "speaker", 0, "A Nurse", True),
            SetNote(record, "ask"),
            SetArticleNote(article, "read again"),
            SetDetail(article, "title", "Ports"),
            SetValues(record, "cue", values),
            DeleteRecord(record),
        )
    ]
    own = record.spans[0].text
    assert texts == [own, "A Nurse", "ask", "read again", "Ports", "said | told", ""]


def test_where_a_draft_was_typed(record: Record, article: Article, small_project: Project) -> None:
    codebook: Codebook = small_project.codebook
    drafts: list[tuple[AnyDraft, str]] = [
        (ValueDraft("x", record, "cue", 0), record.spans[0].text),
        (NoteDraft("x", record, None), record.spans[0].text),
        (NoteDraft("x", None, article), article.title),
        (DetailDraft("x", article, "title"), article.title),
        (CorrectionDraft("x", article), article.title),
        (ActorDraft("x", Actor("1", "Ilan Dorr"), "name"), "Ilan Dorr"),
        (CodebookDraft("News", codebook), "News"),
    ]
    for draft, words in drafts:
        assert words in place_of(draft, codebook)
