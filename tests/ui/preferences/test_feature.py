"""What is chosen in the preferences holds at once and comes back; keys never mean two things."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.preferences.dialog import PreferencesDialog
from annotator.ui.preferences.key_rules import obstacle
from annotator.ui.preferences.keys_page import KeysPage

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(window: AnnotatorWindow, qtbot: QtBot) -> PreferencesDialog:
    window.bound_actions["app.preferences"].trigger()
    preferences = window.preferences
    assert preferences.dialog is not None
    return preferences.dialog


@pytest.fixture
def keys(dialog: PreferencesDialog) -> KeysPage:
    dialog.show_page("preferencesKeys")
    return next(page for page in dialog.pages if isinstance(page, KeysPage))


def choose(dialog: PreferencesDialog, name: str, data: object) -> None:
    box = dialog.findChild(QComboBox, name)
    assert box is not None
    at = box.findData(data)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_reading_changes_at_once_and_is_remembered(
    window: AnnotatorWindow, dialog: PreferencesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, "preferencesTheme", "dark")
    choose(dialog, "preferencesFont", "sans")
    choose(dialog, "preferencesSize", 1.4)
    choose(dialog, "preferencesSpacing", 2.0)
    snapping = dialog.findChild(QCheckBox, "preferencesSnapping")
    qtbot.mouseClick(snapping, Qt.MouseButton.LeftButton)
    assert window.themes.theme.name == "dark"
    assert window.bound_actions["theme.dark"].isChecked()
    assert not window.bound_actions["view.serif"].isChecked()
    assert window.view.zoom == 1.4
    assert window.view.snapping is False
    assert window.status.snapping.text() == "Snap: off"
    family = dialog.findChild(QComboBox, "preferencesFont")
    assert family is not None
    named = family.itemData(family.count() - 1)
    choose(dialog, "preferencesFont", named)
    window.viewing.remember()
    window.settings.sync()
    reopened = Settings(tmp_path / "window.ini")
    assert (reopened.theme, reopened.serif, reopened.zoom) == ("dark", False, 1.4)
    assert (reopened.line_spacing, reopened.snapping, f"={reopened.family}") == (2.0, False, named)


def test_what_changes_in_the_window_shows(
    window: AnnotatorWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    window.bound_actions["view.zoom_in"].trigger()
    size = dialog.findChild(QComboBox, "preferencesSize")
    assert size is not None
    assert size.currentData() == window.view.zoom


def test_the_name_is_taken_by_enter(
    window: AnnotatorWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    box = dialog.findChild(QLineEdit, "preferencesCoder")
    assert box is not None
    box.selectAll()
    qtbot.keyClicks(box, "  Ben  Okri ")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.status.coder.text() == "Ben Okri")
    assert window.settings.coder == "Ben Okri"
    assert dialog.isVisible()


def test_a_language_is_spoken_from_the_next_start(
    window: AnnotatorWindow, dialog: PreferencesDialog
) -> None:
    choose(dialog, "preferencesLanguage", "en")
    assert window.settings.language == "en"
    restart = dialog.findChild(QLabel, "preferencesRestart")
    assert restart is not None
    assert restart.isVisibleTo(dialog)


def test_a_key_is_changed_by_pressing_it(
    window: AnnotatorWindow, keys: KeysPage, qtbot: QtBot, tmp_path: Path
) -> None:
    keys.choose("project.check")
    qtbot.keyClick(keys.box, Qt.Key.Key_K, CTRL | ALT)
    action = window.bound_actions["project.check"]
    assert action.shortcut() == QKeySequence("Ctrl+Alt+K")
    assert "Ctrl+Alt+K" in action.toolTip()
    assert "Ctrl+Alt+K" in keys.status.text()
    assert Settings(tmp_path / "window.ini").keys == {"project.check": ("Ctrl+Alt+K",)}
    keys.search.setText("ctrl+alt+k")
    shown = [item.text(0) for item in keys._items() if not item.isHidden()]
    assert shown == ["Check the project"]
    window.palette_box.open()
    qtbot.keyClicks(window.palette_box.box, "check the")
    spoken = window.palette_box.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Ctrl+Alt+K" in spoken
    window.palette_box.close_palette()
    window.bound_actions["help.keys"].trigger()
    listed = window.help.dialogs.current
    assert listed is not None
    assert "Ctrl+Alt+K" in {label.text() for label in listed.findChildren(QLabel)}
    keys.reset.click()
    assert action.shortcuts() == []
    assert window.settings.keys == {}


def test_a_key_that_is_taken_is_told_and_can_be_taken_over(
    window: AnnotatorWindow, keys: KeysPage, qtbot: QtBot
) -> None:
    keys.choose("project.check")
    qtbot.keyClick(keys.box, Qt.Key.Key_E, CTRL)
    assert "“Export”" in keys.status.text()
    assert window.bound_actions["project.check"].shortcuts() == []
    qtbot.mouseClick(keys.take, Qt.MouseButton.LeftButton)
    assert window.bound_actions["project.check"].keys == ("Ctrl+E",)
    assert window.bound_actions["project.export"].keys == ()
    assert not keys.take.isVisible()
    keys.choose("project.export")
    qtbot.mouseClick(keys.reset, Qt.MouseButton.LeftButton)
    assert "Check the project" in keys.status.text()
    qtbot.mouseClick(keys.reset_all, Qt.MouseButton.LeftButton)
    assert window.bound_actions["project.export"].keys == ("Ctrl+E",)
    assert window.bound_actions["project.check"].keys == ()


@pytest.mark.parametrize(
    ("command", "key", "word"),
    [
        ("project.check", "B", "add Ctrl"),
        ("project.check", "Ctrl+C", "stays that"),
        ("record.next", "Right", "stays that"),
        ("record.next", "Esc", "stays that"),
        ("record.next", "S", "Speaker"),
        ("record.next", "Q", "New quote"),
        ("record.next", "Ctrl+Z", "Undo"),
        ("record.next", "Ctrl+Alt+J", ""),
        ("project.check", "F8", ""),
    ],
)
def test_what_stands_in_the_way_of_a_key(
    window: AnnotatorWindow, command: str, key: str, word: str
) -> None:
    project = window.session.project
    assert project is not None
    found = obstacle(
        QKeySequence(key),
        window.bound_actions[command],
        window.bound_actions.all(),
        project.codebook.types,
    )
    assert (word in found.reason) if found else not word


def test_a_record_types_letter_can_be_changed_too(
    window: AnnotatorWindow, keys: KeysPage, qtbot: QtBot
) -> None:
    keys.choose("record.create.quote")
    qtbot.keyClick(keys.box, Qt.Key.Key_F9)
    keys.window().close()
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    window.view.set_selection(Span(0, 4))
    qtbot.keyClick(window.view, Qt.Key.Key_F9)
    assert window.session.record is not None
    assert window.session.record.type == "quote"


def test_hints_name_the_keys_in_force(window: AnnotatorWindow) -> None:
    def hint_text(name: str) -> str:
        label = window.records.panel.findChild(QLabel, name)
        assert label is not None
        return label.text()

    assert hint_text("chooseHint") == "Choose a record, or press J for the next one."
    window.bound_actions.set_keys(
        {"record.next": ("Y",), "record.create.quote": ("F9",), "edit.undo": ("F8",)}
    )
    assert hint_text("chooseHint") == "Choose a record, or press Y for the next one."
    assert "press F9 for quote, C for claim" in window.hints["select"].accessibleName()
    assert "F8 undoes anything" in window.hints["saved"].accessibleName()
    assert "press F9 for quote, C for claim" in hint_text("recordsEmpty")


def test_what_a_person_gave_a_letter_to_keeps_it_from_the_codebook(window: AnnotatorWindow) -> None:
    window.bound_actions.set_keys({"record.next": ("C",), "record.create.gone": ("Q",)})
    assert window.bound_actions["record.next"].keys == ("C",)
    assert window.bound_actions["record.create.claim"].keys == ()
    assert window.bound_actions["record.create.quote"].keys == ("Q",)
    window.bound_actions.set_keys({})
    assert window.bound_actions["record.create.claim"].keys == ("C",)


def test_changed_keys_hold_from_the_start(window: AnnotatorWindow) -> None:
    assert Settings(window.settings.folder / "none.ini").keys == {}
    window.settings.keys = {"project.check": ("F8",), "project.export": ()}
    window.bound_actions.set_keys(window.settings.keys)
    assert window.bound_actions["project.check"].keys == ("F8",)
    assert window.bound_actions["project.export"].keys == ()
