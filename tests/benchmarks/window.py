"""The same three by keys in the window, from the key until nothing is left to be done for it."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.text.span import Span
from annotator.resources import resources_folder
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.benchmarks.kit.sized import CODER, Sized, growth
from tests.benchmarks.kit.table import Row
from tests.opening import open_project

_ROUNDS = 10
_AT_ONCE = 5
_FRAME_MS = 1000 / 60
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Cost(NamedTuple):
    """Milliseconds by the clock, and those in which the processor worked for it."""

    clock: float
    processor: float


class Keys:
    """A window on a project, and hands that type."""

    def __init__(self, sized: Sized, folder: Path) -> None:
        settings = Settings(folder / f"{sized.records}.ini")
        settings.coder = CODER
        settings.backs_up = False
        style = QApplication.styleHints()
        self._themes = Themes(resources_folder() / "themes", style, "light")
        self.window = AnnotatorWindow(settings, self._themes)
        self.window.resize(1440, 900)
        self.window.show()
        assert open_project(self.window, sized.project)
        self.window.docks.show("history")
        self._settle()
        self._at = self._walked = 0

    def activate(self) -> None:
        """Come to the front, as keys go to the window in front."""
        self.window.activateWindow()
        self.window.view.setFocus()
        while not self.window.view.hasFocus():
            QApplication.processEvents()

    def open_next(self) -> Cost:
        """Until another article is shown: down the list, and up again."""
        before = self.window.session.article
        took = self._press(Qt.Key.Key_PageUp if self._upwards else Qt.Key.Key_PageDown, _CTRL)
        assert self.window.session.article != before
        self._walked += 1
        return took

    @property
    def _upwards(self) -> bool:
        return self._walked // _AT_ONCE % 2 == 1

    def mark(self) -> Cost:
        """Until a quote is made of eight selected characters, and shown."""
        self._at += 1
        self.window.view.set_selection(Span(self._at * 9, self._at * 9 + 8))
        self._settle()
        before = len(self.window.session.records)
        took = self._press(Qt.Key.Key_Q)
        assert len(self.window.session.records) == before + 1
        self.activate()
        return took

    def undo(self) -> Cost:
        """Until it is gone again."""
        self._at -= 1
        before = len(self.window.session.records)
        took = self._press(Qt.Key.Key_Z, _CTRL)
        assert len(self.window.session.records) == before - 1
        return took

    def _press(self, key: Qt.Key, keys: Qt.KeyboardModifier = _NONE) -> Cost:
        clock, processor = time.perf_counter(), time.process_time()
        QTest.keyClick(self.window.view, key, keys)
        self._settle()
        took, worked = time.perf_counter() - clock, time.process_time() - processor
        return Cost(took * 1000, worked * 1000)

    def _settle(self) -> None:
        QApplication.processEvents()
        while self.window.background_reads._open:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        self.window.repaint()

    def close(self) -> None:
        """Close the window, and with it the project."""
        self.window.close()
        self._themes.deleteLater()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def rows(projects: Sequence[Sized]) -> Iterator[Row]:
    """The three at each size, all windows in turn, and how they grow.

    That is told of the processor's time: by the clock other programs of the machine count too.
    """
    application = QApplication.instance() or QApplication([])
    deeds: dict[str, Callable[[Keys], Cost]] = {
        "open an article": Keys.open_next,
        "mark a span": Keys.mark,
        "undo it": Keys.undo,
    }
    costs: dict[str, dict[int, list[Cost]]] = {
        what: {each.records: [] for each in projects} for what in deeds
    }
    with tempfile.TemporaryDirectory() as folder:
        windows = {each.records: Keys(each, Path(folder)) for each in projects}
        for _ in range(_ROUNDS):
            for records, keys in windows.items():
                keys.activate()
                for what, deed in deeds.items():
                    # The first finds what the other windows have pushed out of the processor.
                    costs[what][records] += [deed(keys) for _ in range(_AT_ONCE)][1:]
        for keys in windows.values():
            keys.close()
    del application
    for what, found in costs.items():
        for records, each in found.items():
            took = statistics.median(cost.clock for cost in each)
            yield Row(f"window: {what}", took, "a frame at 60 Hz", _FRAME_MS, records=records)
        worked = {
            records: statistics.median(cost.processor for cost in each)
            for records, each in found.items()
        }
        yield from growth(f"window: {what}, processor", worked)
