"""A person at the window, by keys, in a process that may be killed at any moment."""

import os
import sys
import time
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.errors import AnnotatorError
from annotator.resources import resources_folder
from annotator.ui.app import make_application
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.e2e.hands import CTRL, SHIFT
from tests.e2e.keyboard_job import Keys
from tests.faults.processes import Worker
from tests.opening import open_project

Key = Qt.Key


def work_at_window(worker: Worker) -> None:
    """Opens the window on the project and codes; what the status bar calls saved is noted."""

    def broken(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, AnnotatorError):
            # As in the program itself: no fault of it, and said in the window.
            worker.note("refused", f"{kind.__name__}: {error}")
            return
        worker.note("fault", "".join(traceback.format_exception(kind, error, trace)))
        os._exit(3)

    sys.excepthook = broken
    application = make_application(["annotator"])
    settings = Settings(worker.folder / f"{worker.name}.ini")
    settings.coder = worker.name
    settings.backup_folder = worker.folder / "kept"
    themes = Themes(resources_folder() / "themes", application.styleHints(), "light")
    window = AnnotatorWindow(settings, themes)
    window.resize(1440, 900)
    window.show()
    assert QTest.qWaitForWindowExposed(window, 20_000)
    window.activateWindow()
    person = _Person(worker, window)
    while not worker.stopped:
        if window.session.project is None and not person.open():
            QTest.qWait(20)
            continue
        person.edit()
    window.close_keeping()


class _Person:
    """Does one thing after another with the keyboard."""

    def __init__(self, worker: Worker, window: AnnotatorWindow) -> None:
        self._worker = worker
        self._window = window
        self._keys = Keys(window)

    def open(self) -> bool:
        """Opens the project; whether it could be."""
        if not open_project(self._window, self._worker.location):
            return False
        assert self._window.session.project is not None
        self._worker.listen(self._window.session.project)
        deadline = time.monotonic() + 10
        while not self._window.view.text and time.monotonic() < deadline:
            QTest.qWait(5)
        return True

    def edit(self) -> None:
        """Does one thing and waits until it is called saved, or is not."""
        view, chance = self._window.view, self._worker.chance
        view.setFocus()
        chosen = chance.choices(
            ["make", "take", "name", "undo", "redo", "walk", "copy"], [6, 3, 3, 2, 1, 2, 1]
        )
        match chosen[0]:
            case "make":
                self._select()
                self._press(chance.choice("qce"))
                self._press(Key.Key_Escape)
            case "take":
                self._select()
                self._press("u")
            case "name":
                self._select()
                self._press("q")
                self._press(f"Speaker {chance.randrange(1000)}")
                self._press(Key.Key_Return)
                self._press(Key.Key_Escape)
            case "undo":
                self._press(Key.Key_Z, CTRL)
            case "redo":
                self._press(Key.Key_Z, CTRL | SHIFT)
            case "walk":
                self._press(chance.choice("jkd"))
            case _:
                self._back_up()
        self._settle()

    def _press(
        self, key: str | Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        if QApplication.focusWidget() is None:
            self._window.activateWindow()
            self._window.view.setFocus()
        if QApplication.focusWidget() is not None:
            self._keys.press(key, modifiers)

    def _select(self) -> None:
        words = self._window.view.text[:400].split()
        if not words:
            return
        self._press(Key.Key_F, CTRL)
        self._press(Key.Key_A, CTRL)
        self._press(self._worker.chance.choice(words))
        self._press(Key.Key_Escape)

    def _back_up(self) -> None:
        self._window.automatic_backups.back_up_now()

    def _settle(self) -> None:
        """Gives the window its turn; what it calls saved then is acknowledged."""
        for _ in range(20):
            QApplication.processEvents()
            if self._window.status.saved.text().startswith("Saved "):
                self._worker.acknowledge()
                return
            QTest.qWait(2)
