"""Work is taken back in three ways: by what both journals know."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.errors import AnnotatorError, InputError
from annotator.core.team.three_way import Side
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.services.team.merging.report import ConflictKey
from annotator.services.transfer.exporting import export
from annotator.storage.unit_of_work import UnitOfWork
from tests.services.team.merging_work import merged, own_records, totals, versions
from tests.services.team.team_projects import (
    TEXTS,
    add,
    cues,
    current,
    everything,
    handed_out,
    is_there,
    quote,
    set_cue,
)


def test_what_was_made_changed_and_deleted_there_is_so_here(lead: Project, ben: Project) -> None:
    first, second, third = own_records(ben)
    articles = list(ben.articles.all())
    quote(ben, articles[0], "harbour")
    set_cue(ben, second, "changed")
    ben.records.delete([current(ben, third)])
    ben.articles.set_status(articles[0].id, "done")
    before = everything(lead)
    done = merged(lead, ben)
    assert totals(done) == {"new": 1, "changed_there": 2, "deleted": 1}
    assert {(row.title, row.coder) for row in done.rows} == {
        (article.title, "Ben") for article in articles
    }
    assert current(lead, second).fields["cue"][0].value == "changed"
    assert is_there(lead, first)
    assert not is_there(lead, third)
    assert len(cues(lead)) == 3
    assert done.change is not None
    assert done.change.sentence() == "Merge 1 file"
    lead.history.undo()
    assert everything(lead) == before
    assert not check(lead)
    assert totals(lead.handover.merge([Path(ben.location)])) == totals(done)


def test_what_changed_here_stays(lead: Project, ben: Project) -> None:
    first, second, _ = own_records(ben)
    set_cue(lead, first, "here")
    lead.records.delete([current(lead, second)])
    done = merged(lead, ben)
    assert done.change is None
    assert totals(done) == {"changed_here": 2}
    assert current(lead, first).fields["cue"][0].value == "here"
    assert not is_there(lead, second)


def test_different_fields_go_together_and_one_field_is_a_conflict(
    lead: Project, ben: Project
) -> None:
    first, second, _ = own_records(ben)
    set_cue(lead, first, "here")
    ben.notes.note_record(current(ben, first), "there")
    set_cue(lead, second, "here")
    set_cue(ben, second, "there")
    done = merged(lead, ben)
    assert totals(done) == {"both": 2}
    after = current(lead, first)
    assert (after.fields["cue"][0].value, after.note) == ("here", "there")
    [conflict] = done.undecided
    assert (conflict.id, conflict.coder, conflict.label) == (second, "Ben", "quote")
    cues_of_both = [(state or {})["fields.cue"][0]["value"] for state in versions(conflict)]
    assert cues_of_both == ["here", "there"]
    assert current(lead, second).fields["cue"][0].value == "here"
    assert [each.choice for each in merged(lead, ben, take="theirs").conflicts] == ["theirs"]
    assert current(lead, second).fields["cue"][0].value == "there"


def test_deleted_there_and_changed_here_is_a_conflict(lead: Project, ben: Project) -> None:
    first, second, _ = own_records(ben)
    for record in (first, second):
        set_cue(lead, record, "here")
        ben.records.delete([current(ben, record)])
    done = merged(lead, ben)
    assert [(each.id, each.theirs) for each in done.undecided] == [(first, None), (second, None)]
    assert is_there(lead, first)
    choice: dict[ConflictKey, Side] = {done.conflicts[0].key: "theirs"}
    done = lead.handover.merge([Path(ben.location)], choices=choice, take="ours")
    assert [each.choice for each in done.conflicts] == ["theirs", "ours"]
    assert not is_there(lead, first)
    assert is_there(lead, second)
    assert not check(lead)


def test_deleted_here_and_changed_there_is_a_conflict(lead: Project, ben: Project) -> None:
    first, *_ = own_records(ben)
    lead.records.delete([current(lead, first)])
    set_cue(ben, first, "there")
    done = merged(lead, ben)
    [conflict] = done.undecided
    assert conflict.ours is None
    assert not is_there(lead, first)
    merged(lead, ben, take="theirs")
    assert current(lead, first).fields["cue"][0].value == "there"


def test_work_that_goes_on_after_a_merge_is_no_conflict(lead: Project, ben: Project) -> None:
    first, second, third = own_records(ben)
    for n, record in enumerate((first, second, third)):
        set_cue(ben, record, f"{n}")
    merged(lead, ben)
    set_cue(ben, first, "once more")
    set_cue(lead, second, "by the lead")
    ben.records.delete([current(ben, third)])
    done = merged(lead, ben)
    assert totals(done) == {"changed_here": 1, "changed_there": 1, "deleted": 1}
    assert not done.conflicts
    assert current(lead, first).fields["cue"][0].value == "once more"
    assert current(lead, second).fields["cue"][0].value == "by the lead"
    assert not is_there(lead, third)


def test_two_conflicted_copies_of_a_cloud_folder(lead: Project, tmp_path: Path) -> None:
    copy = backup(lead.location, tmp_path / "lead (conflicted copy).annotator")
    other = Project.open(copy, coder="Lea")
    first, second, third = own_records(lead)
    set_cue(lead, first, "here")
    set_cue(other, second, "there")
    other.records.delete([current(other, third)])
    quote(other, next(iter(other.articles.all())), "harbour")
    done = merged(lead, other)
    assert totals(done) == {"new": 1, "changed_here": 1, "changed_there": 1, "deleted": 1}
    merged(other, lead)
    assert everything(lead) == everything(other)
    other.close()


def test_links_statuses_notes_flags_and_actors_travel(lead: Project, ben: Project) -> None:
    first, second, _ = own_records(ben)
    article = next(iter(ben.articles.all()))
    actor = ben.actors.create("Ilan Dorr")
    link = ben.links.add(first, second, "repeats")
    ben.notes.note_article(article, "mind the date")
    ben.notes.flag_record(current(ben, second), True)
    ben.articles.set_status(article.id, "in_progress")
    merged(lead, ben)
    with lead.reading() as read:
        assert [each.id for each in read.iter_links()] == [link.id]
        assert [each.id for each in read.iter_actors()] == [actor.id]
        assert [each.note for each in read.articles([article.id])] == ["mind the date"]
        assert {each.state for each in read.statuses(article.id)} == {"in_progress"}
    assert current(lead, second).flagged
    ben.links.remove(link)
    ben.articles.set_status(article.id, "done")
    merged(lead, ben)
    with lead.reading() as read:
        assert not list(read.iter_links())
        assert {each.state for each in read.statuses(article.id)} == {"done", "in_progress"}


def test_a_json_export_is_merged_without_a_base(
    lead: Project, ben: Project, tmp_path: Path
) -> None:
    first, *_ = own_records(ben)
    export(ben, tmp_path / "before.json", format="json")
    quote(ben, next(iter(ben.articles.all())), "harbour")
    set_cue(lead, first, "here")
    export(ben, tmp_path / "after.json", format="json")
    done = lead.handover.merge([tmp_path / "after.json"])
    assert totals(done) == {"new": 1, "changed_here": 1}
    assert not done.conflicts
    assert lead.handover.merge([tmp_path / "before.json"]).change is None
    assert current(lead, first).fields["cue"][0].value == "here"


def test_a_json_export_of_a_handed_out_project_says_its_base(
    lead: Project, ben: Project, tmp_path: Path
) -> None:
    first, second, third = own_records(ben)
    [article, *_] = ben.articles.all()
    with lead.writing("Note") as unit:
        unit.update(article, replace(article, note="ask Lea"))
    set_cue(ben, first, "there")
    set_cue(lead, second, "here")
    set_cue(lead, third, "here")
    set_cue(ben, third, "there")
    ben.notes.flag_article(article, True)
    export(ben, tmp_path / "ben.jsonl", format="jsonl")
    done = lead.handover.merge([tmp_path / "ben.jsonl"])
    assert totals(done) == {"changed_here": 1, "changed_there": 1, "both": 2}
    assert [each.id for each in done.undecided] == [third]
    assert current(lead, first).fields["cue"][0].value == "there"
    assert current(lead, second).fields["cue"][0].value == "here"
    with lead.reading() as read:
        [found] = read.articles([article.id])
    assert (found.note, found.flagged) == ("ask Lea", True)
    assert lead.handover.merge([tmp_path / "ben.jsonl"]).change is None


def test_a_project_that_began_elsewhere_with_nearly_the_same_texts(
    lead: Project, tmp_path: Path
) -> None:
    other = Project.create(tmp_path / "elsewhere.annotator", coder="Ada")
    texts = [TEXTS[0], TEXTS[1].replace("Monday", "Tuesday"), "Story 9. Another one."]
    for article in add(other, texts):
        quote(other, article, article.text[-12:-1])
    done = merged(lead, other)
    assert done.articles == 1
    assert done.rows
    with lead.reading() as read:
        found = {
            article.text: {record.spans[0].text for record in read.records_of_article(article.id)}
            for article in read.iter_articles()
        }
    assert len(found) == 4
    assert "the harbour" in found[TEXTS[0]]
    assert "in the town" in found[TEXTS[1]]
    other.close()


def test_actors_and_codebook_are_merged(lead: Project, tmp_path: Path) -> None:
    actor = lead.actors.create("Ilan Dorr")
    ben = handed_out(lead, "Ben", tmp_path)
    with lead.writing("Change") as unit:
        unit.update(actor, replace(actor, aliases=("Dorr",), country="LBY"))
        _relabel(unit, "Said by")
    with ben.writing("Change") as unit:
        [theirs] = unit.read.actors([actor.id])
        unit.update(theirs, replace(theirs, aliases=("Mr Dorr",), country="EGY"))
        _relabel(unit, "Uttered by")
    done = merged(lead, ben)
    assert {(each.kind, tuple(each.ours or ())) for each in done.undecided} == {
        ("actor", ("country",)),
        ("codebook", ("Quote › Uttered by",)),
    }
    merged(lead, ben, take="theirs")
    with lead.reading() as read:
        [found] = read.actors([actor.id])
        speaker = read.codebook().type("quote").field("speaker")
    assert (found.aliases, found.country) == (("Dorr", "Mr Dorr"), "EGY")
    assert speaker.label == "Uttered by"
    ben.close()


def _relabel(unit: UnitOfWork, label: str) -> None:
    codebook = unit.read.codebook()
    quotes = codebook.type("quote")
    fields = tuple(
        replace(each, label=label) if each.key == "speaker" else each for each in quotes.fields
    )
    types = [replace(each, fields=fields) if each == quotes else each for each in codebook.types]
    unit.update(codebook, replace(codebook, types=tuple(types)))


def test_a_codebook_renamed_there_and_extended_here_is_no_conflict(
    lead: Project, tmp_path: Path
) -> None:
    ben = handed_out(lead, "Ben", tmp_path)
    with lead.writing("Change") as unit:
        _relabel(unit, "Said by")
    with ben.writing("Change") as unit:
        codebook = unit.read.codebook()
        unit.update(codebook, replace(codebook, title="Another title"))
    assert merged(lead, ben).change is None
    assert lead.codebook.type("quote").field("speaker").label == "Said by"
    ben.close()


def test_the_json_of_another_program_is_no_project(lead: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('[{"title": "A", "text": "A text."}]')
    report = lead.handover.merge([other])
    assert report.change is None
    assert [problem.code for problem in report.problems] == ["not-to-be-merged"]


def test_work_is_taken_back_into_any_database(project: Project, tmp_path: Path) -> None:
    articles = add(project)
    records = [quote(project, article, "talks had failed") for article in articles]
    theirs = handed_out(project, project.coder.name, tmp_path)
    set_cue(theirs, records[0].id, "there")
    theirs.records.delete([current(theirs, records[1].id)])
    set_cue(project, records[2].id, "here")
    quote(theirs, articles[0], "harbour")
    assert totals(merged(project, theirs)) == {
        "new": 1,
        "changed_here": 1,
        "changed_there": 1,
        "deleted": 1,
    }
    theirs.close()


def test_a_blind_project_is_merged_by_its_lead(lead: Project, tmp_path: Path) -> None:
    lead.coders.set_blind(True)
    cem = Project.open(lead.location, coder="Cem")
    ben = Project.open(cem.handover.hand_out("Ben", tmp_path / "Ben").out, coder="Ben")
    first, *_ = own_records(ben)
    set_cue(ben, first, "there")
    with pytest.raises(AnnotatorError):
        cem.handover.merge([Path(ben.location)])
    cem.close()
    assert totals(merged(lead, ben)) == {"changed_there": 1}
    assert current(lead, first).fields["cue"][0].value == "there"
    ben.close()


def test_what_cannot_be_merged_is_named(lead: Project, tmp_path: Path) -> None:
    other = tmp_path / "text.txt"
    other.write_text("A text.")
    with pytest.raises(InputError, match="neither a project"):
        lead.handover.merge([other])
    with pytest.raises(InputError, match="no such file"):
        lead.handover.merge([tmp_path / "none.annotator"])
    with pytest.raises(InputError, match="the project itself"):
        lead.handover.merge([Path(lead.location)])
