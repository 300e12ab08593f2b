"""A day's work in small: select, tag, fill, undo, close, reopen, export; by mouse and keys."""

import csv
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.record import Record
from annotator.core.text.span import joined_text
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.ui.features import AnnotatorWindow
from tests.e2e.conftest import opened_window
from tests.e2e.hands import CTRL, SHIFT, Hands


def _code_a_quote(hands: Hands) -> Record:
    hands.make("q", "The window is narrow, and it will not stay open")
    hands.take("s", "Ingrid Solheim")
    hands.take("u", "told")
    hands.take("w", "Friday")
    hands.click(hands.segment("kind", "direct"))
    hands.press(Qt.Key.Key_Escape)
    hands.type_into("occasion", "press")
    hands.type_into("speaker", "Ingrid Solheim")
    return hands.record()


def _code_a_claim(hands: Hands) -> Record:
    hands.make("c", "They walked out, they telephoned, they walked in again")
    hands.take("s", "Sabban", 2)
    hands.type_into("claim", "The eastern team left the security session and came back.")
    hands.type_into("check_worthiness", "check-worthy")
    hands.type_into("verdict", "unchecked")
    return hands.record()


def _code_an_event(hands: Hands) -> Record:
    hands.make("e", "attack on a checkpoint")
    hands.type_into("type", "firearms")
    hands.take("w", "Thursday", 2)
    hands.take("p", "Nawfaliya")
    hands.take("f", "four")
    hands.take("i", "eight")
    hands.take("r", "soldiers")
    hands.take("b", "A medical source")
    hands.type_into("realis", "actual")
    return hands.record()


def _value(record: Record, key: str) -> object:
    return record.fields[key][0].value


def _evidence(record: Record, key: str) -> str:
    return joined_text(record.fields[key][0].spans)


def test_the_main_job(place: Path, qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        hands = Hands(window)
        quote = _code_a_quote(hands)
        claim = _code_a_claim(hands)
        event = _code_an_event(hands)
        assert window.status.saved.text().startswith("Saved ")
        _export_by_dialog(window, qtbot, tmp_path / "tables")

    assert joined_text(quote.spans) == "The window is narrow, and it will not stay open"
    assert _value(quote, "speaker") == "Ingrid Solheim"
    assert quote.fields["speaker"][0].actor
    assert _evidence(quote, "speaker") == "Ingrid Solheim"
    assert (_value(quote, "cue"), _evidence(quote, "cue")) == ("told", "told")
    assert (_value(quote, "kind"), _value(quote, "said_on")) == ("direct", "2017-03-03")
    assert _evidence(claim, "claimant") == "Sabban"
    assert _value(claim, "verdict") == "unchecked"
    assert _value(event, "type") == "ASSAULT/firearms"
    assert (_value(event, "deaths"), _value(event, "injured")) == (Range(4, 4), Range(8, 8))
    assert _value(event, "start_date") == "2017-03-02"
    assert _value(event, "place") == Place("Nawfaliya")

    with (tmp_path / "tables" / "events.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["title"], row["text"]) == (
        "Libya talks end with prisoner swap, no deal on army",
        "attack on a checkpoint",
    )
    assert (row["type"], row["deaths_low"], row["place"]) == ("ASSAULT/firearms", "4", "Nawfaliya")

    project = Project.open(place, coder="Ada")
    assert check(project) == []
    assert {r.id for r in project.records.of_article(event.article)} == {
        quote.id,
        claim.id,
        event.id,
    }
    project.close()


def _export_by_dialog(window: AnnotatorWindow, qtbot: QtBot, out: Path) -> None:
    Hands(window).press(Qt.Key.Key_E, CTRL)
    dialog = window.projects.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    chosen = dialog.findChild(QComboBox, "exportFormat")
    assert chosen is not None
    while not chosen.currentText().startswith("CSV"):
        qtbot.keyClick(chosen, Qt.Key.Key_Down)
    path = dialog.findChild(QLineEdit, "exportPlace")
    assert path is not None
    path.selectAll()
    qtbot.keyClicks(path, str(out))
    accept = dialog.findChild(QPushButton, "accept")
    assert accept is not None
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (out / "events.csv").exists() and not window.tasks.busy)


def test_undo_and_redo_reach_back_over_a_restart(place: Path, qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        hands = Hands(window)
        record = _code_an_event(hands)
        article_id = record.article
    with opened_window(place, qtbot, tmp_path) as window:
        assert window.session.record_id == record.id
        hands, project = Hands(window), window.session.project
        assert project is not None
        while project.records.of_article(article_id):
            hands.press(Qt.Key.Key_Z, CTRL)
        assert project.articles.status(article_id).state == "new"
    with opened_window(place, qtbot, tmp_path) as window:
        hands, project = Hands(window), window.session.project
        assert project is not None
        while project.history.redoable():
            hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
        reread = project.records.get(record.id)
        assert reread
        assert reread.fields == record.fields
        assert check(project) == []


def test_two_windows_on_one_file_see_each_other(place: Path, qtbot: QtBot, tmp_path: Path) -> None:
    with (
        opened_window(place, qtbot, tmp_path) as theirs,
        opened_window(place, qtbot, tmp_path) as ours,
    ):
        hands = Hands(ours)
        qtbot.waitUntil(ours.view.hasFocus)
        record = hands.make("q", "You cannot light a hospital with a communique")
        qtbot.waitUntil(lambda: theirs.session.find(record.id) is not None)
        theirs.session.select(record.id)
        hands.take("s", "Huda Gritli")

        def seen() -> bool:
            shown = theirs.session.record
            return shown is not None and "speaker" in shown.fields

        qtbot.waitUntil(seen)
        editor = theirs.records.panel.findChild(QWidget, "editor_speaker_0")
        assert editor is not None
        hands.press(Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: theirs.session.find(record.id) is None)


def test_what_was_exported_makes_the_same_project_again(
    place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        hands = Hands(window)
        _code_a_quote(hands)
        _code_a_claim(hands)
        hands.press("d")
    first = Project.open(place, coder="Ada")
    export(first, tmp_path / "one.json")
    second = Project.create(tmp_path / "again", coder="Bob")
    import_paths(second, [tmp_path / "one.json"])
    export(second, tmp_path / "two.json")
    one, two = (
        msgspec.json.decode((tmp_path / f"{name}.json").read_bytes()) for name in ("one", "two")
    )
    assert one["articles"][0]["status"][0]["state"] == "done"
    for exported in (one, two):
        del exported["project"]["id"], exported["project"]["name"]
    assert one == two
    first.close()
    second.close()


@pytest.mark.parametrize("words", ["Rival Libyan delegations", "48 prisoners"])
def test_a_discontinuous_record_and_its_edges(
    place: Path, qtbot: QtBot, tmp_path: Path, words: str
) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        hands = Hands(window)
        hands.make("q", words)
        hands.select("reopen")
        hands.press("+")
        assert joined_text(hands.record().spans) == f"{words} … reopen"
        hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert hands.record().spans[-1].text != "reopen"
        hands.press(Qt.Key.Key_Z, CTRL)
        hands.press(Qt.Key.Key_Z, CTRL)
        assert joined_text(hands.record().spans) == words
