"""The same three by keys in the window, from the key until nothing is left to be done for it."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.span import Span
from annotator.resources import resources_folder
from annotator.ui.main_window import MainWindow
from annotator.ui.settings import Settings
from annotator.ui.theme import Themes
from tests.benchmarks.sized import CODER, Sized, growth
from tests.benchmarks.table import Row

_ROUNDS = 4
_AT_ONCE = 8
_FRAME_MS = 1000 / 60
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """A window on a project, and hands that type."""

    def __init__(self, sized: Sized, folder: Path) -> None:
        settings = Settings(folder / f"{sized.records}.ini")
        settings.coder = CODER
        settings.backs_up = False
        style = QApplication.styleHints()
        self._themes = Themes(resources_folder() / "themes", style, "light")
        self.window = MainWindow(settings, self._themes)
        self.window.resize(1440, 900)
        self.window.show()
        assert self.window.projects.open(str(sized.project))
        self.window.docks.show("history")
        self._settle()
        self._at = self._walked = 0

    def activate(self) -> None:
        """Come to the front, as keys go to the window in front."""
        self.window.activateWindow()
        self.window.view.setFocus()
        while not self.window.view.hasFocus():
            QApplication.processEvents()

    def open_next(self) -> float:
        """Milliseconds until another article is shown: down the list, and up again."""
        before = self.window.session.article
        took = self._press(Qt.Key.Key_PageUp if self._upwards else Qt.Key.Key_PageDown, _CTRL)
        assert self.window.session.article != before
        self._walked += 1
        return took

    @property
    def _upwards(self) -> bool:
        return self._walked // _AT_ONCE % 2 == 1

    def mark(self) -> float:
        """Milliseconds until a quote is made of eight selected characters, and shown."""
        self._at += 1
        self.window.view.set_selection(Span(self._at * 9, self._at * 9 + 8))
        self._settle()
        before = len(self.window.session.records)
        took = self._press(Qt.Key.Key_Q)
        assert len(self.window.session.records) == before + 1
        self.activate()
        return took

    def undo(self) -> float:
        """Milliseconds until it is gone again."""
        self._at -= 1
        before = len(self.window.session.records)
        took = self._press(Qt.Key.Key_Z, _CTRL)
        assert len(self.window.session.records) == before - 1
        return took

    def _press(self, key: Qt.Key, keys: Qt.KeyboardModifier = _NONE) -> float:
        start = time.perf_counter()
        QTest.keyClick(self.window.view, key, keys)
        self._settle()
        return (time.perf_counter() - start) * 1000

    def _settle(self) -> None:
        QApplication.processEvents()
        while self.window.questions._open:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        self.window.repaint()

    def close(self) -> None:
        """Close the window, and with it the project."""
        self.window.close()
        self._themes.deleteLater()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def rows(projects: Sequence[Sized]) -> Iterator[Row]:
    """The three at each size, all windows in turn, and how they grow."""
    application = QApplication.instance() or QApplication([])
    deeds: dict[str, Callable[[Keys], float]] = {
        "open an article": Keys.open_next,
        "mark a span": Keys.mark,
        "undo it": Keys.undo,
    }
    times: dict[str, dict[int, list[float]]] = {
        what: {each.records: [] for each in projects} for what in deeds
    }
    with tempfile.TemporaryDirectory() as folder:
        windows = {each.records: Keys(each, Path(folder)) for each in projects}
        for _ in range(_ROUNDS):
            for records, keys in windows.items():
                keys.activate()
                for what, deed in deeds.items():
                    # The first finds what the other windows have pushed out of the processor.
                    times[what][records] += [deed(keys) for _ in range(_AT_ONCE)][1:]
        for keys in windows.values():
            keys.close()
    del application
    for what, found in times.items():
        medians = {records: statistics.median(each) for records, each in found.items()}
        for records, figure in medians.items():
            name = f"window: {what}, {records:,} records"
            yield Row(name, figure, "a frame at 60 Hz", _FRAME_MS)
        yield from growth(f"window: {what}", medians)
