"""From the start of the process to a window that is painted, against a bare Qt window.

Both are whole processes; they end themselves when their window has painted for the first time.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.benchmarks.kit.table import Row

_RUNS = 11
_PATIENCE = 120  # seconds, for a start that never paints
_OURS = """
import gc, os, sys
gc.disable()  # as annotator.cli.launching does it, which here loads the window before that
from PySide6.QtCore import QTimer
from annotator.ui.features import AnnotatorWindow

class Painted:
    def paintEvent(self, event):
        super(AnnotatorWindow, self).paintEvent(event)
        QTimer.singleShot(0, end)

def end():
    os._exit(0)

AnnotatorWindow.paintEvent = Painted.paintEvent
sys.argv = ["annotator"]
from annotator.__main__ import main
main()
"""
_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, end)

def end():
    os._exit(0)

application = QApplication([])
window = Window()
window.show()
application.exec()
"""
_WITH_ARTICLE = """
import gc, os, sys
gc.disable()
from PySide6.QtCore import QTimer
from annotator.ui.kit.session import Session

shown = Session.show_article

def show_article(self, *given):
    shown(self, *given)
    QTimer.singleShot(0, end)

def end():
    os._exit(0)

Session.show_article = show_article
sys.argv = ["annotator"]
from annotator.__main__ import main
main()
"""


def rows() -> Iterator[Row]:
    """The window, and for comparison the window with its first article."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home}
        # Python keeps compiled modules, as it does on a person's machine.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        # The first start compiles and makes the sample project, every later one only opens it.
        for program in (_WITH_ARTICLE, _BARE):
            _seconds(program, environment)
        ours: list[float] = []
        with_article: list[float] = []
        floor: list[float] = []
        for _ in range(_RUNS):
            ours.append(_seconds(_OURS, environment))
            floor.append(_seconds(_BARE, environment))
            with_article.append(_seconds(_WITH_ARTICLE, environment))
    bare = statistics.median(floor) * 1000
    yield Row("start to visible window", statistics.median(ours) * 1000, "bare window", bare, aim=2)
    yield Row("start to the article", statistics.median(with_article) * 1000, "bare window", bare)


def _seconds(program: str, environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=_PATIENCE)
    return time.perf_counter() - start
