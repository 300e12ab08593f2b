"""Edits as data: what they will make, and that one that waited is written once or refused."""

import msgspec
import pytest

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, ConflictError, InputError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, Span, cut
from annotator.services.commands.articles import (
    AddLink,
    ChangeActor,
    RenameActor,
    SetArticleNote,
    SetDetail,
    SetStatus,
    without_text,
)
from annotator.services.commands.command import Command, write_waiting
from annotator.services.commands.drafts import decode, encode
from annotator.services.commands.records import (
    CreateRecord,
    DeleteRecord,
    FillValue,
    NameActor,
    RecordCommand,
    SetFlag,
    SetNote,
    SetSpans,
    SetState,
    SetValues,
    TakeProposals,
    TakeText,
    new_record,
)
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from tests.conftest import TEXT


def words(text: str) -> Fragment:
    start = TEXT.index(text)
    return cut(TEXT, Span(start, start + len(text)))


@pytest.fixture
def record(project: Project, article: Article) -> Record:
    return project.records.create(article.id, "quote", [words("We will")])


def edits_of(record: Record, coder: str) -> list[RecordCommand]:
    """One of each kind."""
    made = new_record(new_id(), record.article, "claim", coder, now(), (words("Tarsa"),))
    speaker, day = words("Ilan Dorr"), words("Thursday")
    return [
        CreateRecord(made),
        SetSpans(record, (*record.spans, words("not go"))),
        SetState(record, "done"),
        SetNote(record, "ask"),
        SetFlag(record, True),
        SetValues(record, "said_on", (FieldValue("2017-02-19"),)),
        NameActor(record, "speaker", 0, "Ilan Dorr", True),
        NameActor(record, "speaker", 0, "Nobody", False),
        TakeText(record, "speaker", True, (speaker,), FieldValue("Ilan Dorr")),
        FillValue(record, "said_on", 0, (day,), FieldValue("2017-03-02")),
        TakeProposals(
            record,
            {"speaker": FieldValue("Ilan Dorr", None, (speaker,)), "kind": FieldValue("direct")},
        ),
        FillValue(record, "speaker", 0, (speaker,), FieldValue("Ilan Dorr")),
    ]


def without_links(record: Record | None) -> object:
    """What it says, whoever is linked, whenever and in whichever version."""
    if record is None:
        return None
    fields = {
        key: tuple(msgspec.structs.replace(value, actor=None) for value in values)
        for key, values in record.fields.items()
    }
    return (record.type, record.state, record.spans, record.note, record.flagged, fields)


@pytest.mark.parametrize("which", range(11))
def test_what_is_shown_meanwhile_is_what_is_written(
    project: Project, record: Record, which: int
) -> None:
    command = edits_of(record, project.coder.id)[which]
    expected = command.expected()
    assert command.preview(expected) == expected
    write_waiting(project, command)
    assert without_links(project.records.get(command.seen.id)) == without_links(expected)


@pytest.mark.parametrize("which", range(11))
def test_what_was_written_before_the_news_of_it_was_lost_is_not_written_again(
    project: Project, record: Record, which: int
) -> None:
    command = edits_of(record, project.coder.id)[which]
    command.write(project)
    before = project.history.entries()
    write_waiting(project, command)
    assert project.history.entries() == before


def test_other_edits_are_not_written_twice_either(
    project: Project, article: Article, record: Record
) -> None:
    project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
    (actor,) = project.actors.called("Ilan")
    other = project.records.create(article.id, "claim", [words("Tarsa")])
    bare = without_text(article)
    changed = msgspec.structs.replace(actor, kind="person")
    commands: list[Command] = [
        SetArticleNote(bare, "ask"),
        SetDetail(bare, "author", "A. Writer"),
        SetStatus(article.id, "done"),
        ChangeActor(actor, changed),
        AddLink(record.id, other.id, "makes"),
        DeleteRecord(other),
    ]
    for command in commands:
        command.write(project)
        before = project.history.entries()
        write_waiting(project, command)
        assert project.history.entries() == before, command


def test_edits_of_one_thing_follow_one_another(project: Project, record: Record) -> None:
    first = NameActor(record, "speaker", 0, "Ilan Dorr", True)
    expected = first.expected()
    evidence = (FieldValue("Ilan Dorr", None, (words("Ilan Dorr"),)),)
    second = SetValues(expected, "speaker", evidence)
    written = write_waiting(project, first)
    write_waiting(project, second.following(written))
    after = project.records.get(record.id)
    assert after is not None
    (speaker,) = after.fields["speaker"]
    assert speaker.spans == (words("Ilan Dorr"),)
    assert speaker.actor is not None


def test_an_actor_that_is_renamed_and_changed_while_both_wait(
    project: Project, record: Record
) -> None:
    project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
    (actor,) = project.actors.called("Ilan")
    first = RenameActor(actor, "I. Dorr", True)
    seen = first.expected()
    second = ChangeActor(seen, msgspec.structs.replace(seen, kind="person"))
    written = write_waiting(project, first)
    write_waiting(project, second.following(written))
    (after,) = project.actors.called("I. Dorr")
    assert (after.name, after.kind, after.aliases) == ("I. Dorr", "person", ("Ilan Dorr",))


def test_what_does_not_fit_any_more_is_refused(project: Project, record: Record) -> None:
    project.records.set_state(record, "rejected")
    with pytest.raises(ConflictError):
        write_waiting(project, SetState(record, "done"))
    project.records.delete([record])
    with pytest.raises(AnnotatorError, match="deleted"):
        write_waiting(project, SetNote(record, "ask"))


def test_words_that_stand_there_no_longer_are_not_marked(
    project: Project, article: Article
) -> None:
    moved = Fragment(0, 4, "Dorr")
    made = new_record(new_id(), article.id, "quote", project.coder.id, now(), (moved,))
    with pytest.raises(ConflictError, match="Dorr"):
        write_waiting(project, CreateRecord(made))
    assert project.records.of_article(article.id) == []


def test_drafts_come_back_as_they_went() -> None:
    article = Article("a", "Talks", "", sha256(""))
    items = [SetArticleNote(article, "ask\u00a0again"), SetStatus("a", "nothing", "Weather")]
    assert decode(encode("p", "c", items), "drafts.json").items == tuple(items)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"project": "p", "coder": "c", "version": 2}', b"\xff\xfe"]
)
def test_what_are_no_drafts_is_said(data: bytes) -> None:
    with pytest.raises(InputError, match=r"drafts\.json"):
        decode(data, "drafts.json")
