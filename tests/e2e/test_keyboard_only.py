"""The main job on a fresh article without a mouse: read, find, code, fill, finish, export."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.span import joined_text
from annotator.services.checks import check
from annotator.services.project import Project
from tests.e2e.conftest import opened_window
from tests.e2e.hands import CTRL, NONE, SHIFT, Hands

Key = Qt.Key


class Keys(Hands):
    """A person whose hands stay on the keyboard: every key goes to whatever has the focus."""

    def find(self, words: str) -> None:
        """Finds the words in the article, which are then selected, and goes back to the text."""
        self.press(Key.Key_F, CTRL)
        self.press(Key.Key_A, CTRL)
        self.press(words)
        self.press(Key.Key_Escape)
        assert self.view.hasFocus()
        assert self.selected() == words

    def selected(self) -> str:
        """The selected words."""
        span = self.view.selection()
        return self.view.text[span.start : span.end] if span else ""

    def focused(self) -> str:
        """The name of what has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused.objectName()


def test_the_main_job_by_keyboard(place: Path, qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        keys = Keys(window)
        keys.find("The window is narrow, and it will not stay open")
        keys.press("q")
        keys.press("Ingrid Solheim")
        keys.press(Key.Key_Return)
        keys.press(Key.Key_Escape)
        keys.find("told")
        keys.press("u")
        quote = keys.record()

        keys.press(Key.Key_Home, CTRL)
        for _ in range(3):
            keys.press(Key.Key_Down, CTRL)
        keys.press(Key.Key_3, CTRL)
        sentence = keys.selected()
        keys.press("c")
        keys.press(Key.Key_Escape)
        claim = keys.record()

        keys.find("attack on a checkpoint")
        keys.press("e")
        keys.press("firearms")
        keys.press(Key.Key_Return)
        keys.press(Key.Key_Escape)
        keys.press(Key.Key_Right, CTRL | SHIFT)
        keys.find("four")
        keys.press("f")
        event = keys.record()

        keys.press("k")
        keys.press("j")
        assert keys.record() == event
        keys.press(Key.Key_Z, CTRL)
        keys.press(Key.Key_Z, CTRL | SHIFT)
        assert keys.record().fields == event.fields
        keys.press("d")
        _export(keys, qtbot, tmp_path / "tables")

    assert joined_text(quote.spans) == "The window is narrow, and it will not stay open"
    assert [value.value for value in quote.fields["speaker"]] == ["Ingrid Solheim"]
    assert [joined_text(value.spans) for value in quote.fields["cue"]] == ["told"]
    assert joined_text(claim.spans) == sentence
    assert sentence.endswith((".", "”"))
    assert event.fields["type"][0].value == "ASSAULT/firearms"
    assert joined_text(event.fields["deaths"][0].spans) == "four"
    assert (tmp_path / "tables" / "events.csv").exists()
    project = Project.open(place, coder="Ada")
    assert check(project) == []
    assert project.read.status(event.article).state == "done"
    project.close()


def _export(keys: Keys, qtbot: QtBot, out: Path) -> None:
    keys.press(Key.Key_E, CTRL)
    dialog = keys.window.projects.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in range(12):
        if keys.focused() == "exportFormat":
            break
        QTest.keyClick(dialog, Key.Key_Tab, NONE)
    assert keys.focused() == "exportFormat"
    keys.press(Key.Key_Down)
    for _ in range(12):
        if keys.focused() == "exportPlace":
            break
        keys.press(Key.Key_Tab)
    keys.press(Key.Key_A, CTRL)
    keys.press(str(out))
    keys.press(Key.Key_Return)
    qtbot.waitUntil(lambda: (out / "events.csv").exists() and not keys.window.tasks.busy)
