"""The main job without a mouse, step by step, for the test and for the pictures of it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.e2e.hands import CTRL, NONE, Hands

Key = Qt.Key

QUOTE = "The window is narrow, and it will not stay open"


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

    def tab_to(self, dialog: QWidget, name: str) -> None:
        """Presses Tab until the widget of that name in the dialog has the focus."""
        for _ in range(20):
            if self.focused() == name:
                return
            QTest.keyClick(dialog, Key.Key_Tab, NONE)
        raise AssertionError(f"Tab does not lead to {name}")


def steps(keys: Keys, out: Path) -> Iterator[tuple[str, str]]:
    """Does the job; after each step its name, and what was done in words.

    Args:
        keys: at a window that shows the article.
        out: the folder for the export.
    """
    keys.press(Key.Key_F, CTRL)
    keys.press(QUOTE)
    yield "find", "Ctrl+F finds the words; Esc leaves them selected."
    keys.press(Key.Key_Escape)
    assert keys.selected() == QUOTE
    keys.press("q")
    keys.press("Ingrid Solheim")
    yield "quote", "Q makes the quote. The form asks for the speaker; the name is typed."
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    keys.find("told")
    keys.press("u")
    yield "evidence", "“told” is found; U takes it as the cue, with its place as evidence."

    keys.press(Key.Key_Home, CTRL)
    for _ in range(3):
        keys.press(Key.Key_Down, CTRL)
    keys.press(Key.Key_3, CTRL)
    yield "sentence", "Ctrl+Down goes by paragraphs; Ctrl+3 selects the sentence."
    keys.press("c")
    keys.press(Key.Key_Escape)
    keys.find("attack on a checkpoint")
    keys.press("e")
    keys.press("firearms")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    keys.find("four")
    keys.press("f")
    yield (
        "event",
        "C made a claim of it. E makes an event: its type is typed, F takes “four” as deaths.",
    )

    keys.press("k")
    keys.press("j")
    keys.press(Key.Key_Z, CTRL)
    keys.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    keys.press("d")
    yield "done", "K and J go through the records, Ctrl+Z undoes; D marks the article as done."
    keys.press(Key.Key_E, CTRL)
    dialog = keys.window.projects.dialog
    assert dialog is not None
    while not dialog.isActiveWindow():
        QTest.qWait(10)
    keys.tab_to(dialog, "exportFormat")
    keys.press("CSV")
    keys.tab_to(dialog, "exportPlace")
    keys.press(Key.Key_A, CTRL)
    keys.press(str(out))
    yield "export", "Ctrl+E asks for the format and the place; Enter writes the tables."
    keys.press(Key.Key_Return)
