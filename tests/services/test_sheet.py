"""Edits and copies of the sheet, on either database."""

import pytest

from annotator.core.coding.record import FieldValue
from annotator.core.errors import ConflictError, FieldValueError
from annotator.core.text.span import Fragment
from annotator.services.project import Project
from annotator.services.sheet import tsv
from tests.storage.sheet.events import ask, columns, fill


def test_a_cell_is_one_change_and_can_be_undone(project: Project) -> None:
    fill(project)
    sheet, cell = project.sheet, columns(project)["fields.actor"]
    row = sheet.rows(["e1"])["e1"]
    sheet.set_cells([row], cell, "Ilan Dorr | the Minister | Eva Roth")
    change = project.history.undoable()
    assert change is not None
    assert change.sentence() == "Change actor of event"
    after = sheet.rows(["e1"])["e1"]
    values = after.record.fields["actor"]
    assert values[0] == FieldValue("Dorr", "x1")
    assert values[1] == FieldValue("the Minister", "x1")
    assert values[2].value == "Eva Roth"
    assert after.names[values[2].actor or ""] == "Eva Roth"
    project.history.undo()
    assert sheet.rows(["e1"])["e1"].record.fields == row.record.fields
    assert project.actors.named("Eva Roth") is None


def test_what_a_cell_cannot_hold_changes_nothing(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    rows = list(sheet.rows(["e0", "e1"]).values())
    for key, text in (("fields.deaths", "some"), ("state", "lost"), ("flagged", "perhaps")):
        with pytest.raises(FieldValueError):
            sheet.set_cells(rows, known[key], text)
    assert list(sheet.rows(["e0", "e1"]).values()) == rows


def test_a_cell_that_somebody_changed_is_left_alone(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    seen = sheet.rows(["e1"])["e1"]
    sheet.set_cells([seen], known["fields.start_date"], "2016")
    sheet.set_cells([seen], known["state"], "gold")
    with pytest.raises(ConflictError):
        sheet.set_cells([seen], known["fields.start_date"], "2015")
    with pytest.raises(ConflictError):
        sheet.set_cells([seen], known["state"], "draft")


def test_many_cells_are_one_change(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    rows = sheet.rows(["e0", "e1", "e2"])
    sheet.set_cells(list(rows.values()), known["state"], "gold")
    sheet.set_cells(list(sheet.rows(["e0", "e3"]).values()), known["flagged"], "yes")
    sheet.set_cells([sheet.rows(["e0"])["e0"]], known["note"], "ask Eva")
    assert ask(project, state="gold") == ["e0", "e1", "e2"]
    assert ask(project, flagged="yes") == ["e0", "e3"]
    assert ask(project, note="EVA") == ["e0"]
    for _ in range(3):
        project.history.undo()
    assert sheet.rows(["e0"])["e0"].record.state == "draft"


def test_deleting_is_one_change(project: Project) -> None:
    fill(project)
    sheet = project.sheet
    project.links.add("q0", "e0", "reports")
    assert sheet.delete(["e0", "e3", "gone"]) == 2
    assert ask(project) == ["e1", "e2"]
    project.history.undo()
    assert ask(project) == ["e0", "e1", "e2", "e3"]
    assert len(project.links.of_record("q0")) == 1


def test_copies_paste_into_a_spreadsheet(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    chosen = [known[key] for key in ("title", "text", "fields.deaths", "fields.actor", "note")]
    row = sheet.rows(["e1"])["e1"]
    sheet.set_cells([row], known["note"], '=1+1\t“a”\nb "c"')
    text = sheet.copied(["e1", "e0", "gone"], chosen, ["A", "B", "C", "D", "E"])
    assert text.split("\r\n") == [
        "A\tB\tC\tD\tE",
        'Zebra\tTalks\t\tIlan Dorr | Élan Party\t"\'=1+1\t“a”\nb ""c"""',
        "Zebra\tÄrzte\t10–20\t\t",
        "",
    ]


def test_lines_of_cells() -> None:
    assert tsv([["a", "b\tc"], ['"', "\n"]]) == 'a\t"b\tc"\r\n""""\t"\n"\r\n'


def test_linked_records_are_named_by_their_text(project: Project) -> None:
    fill(project)
    assert Fragment(0, 5, "Ärzte") in project.sheet.rows(["q0"])["q0"].record.spans
