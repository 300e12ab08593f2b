"""Another theme in a window with a form of each record type, against the opening of an article."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication

from annotator.ui.kit.style import ApplicationStyle
from annotator.ui.kit.theme import ThemeChoice
from tests.benchmarks.crowded import CrowdedKeys, crowded
from tests.benchmarks.kit.table import Row

_RECORDS = 100
_ROUNDS = 8
_AIM = 5
_THEMES: tuple[ThemeChoice, ...] = ("dark", "contrast", "light")


class ThemedKeys(CrowdedKeys):
    """Hands that choose a theme."""

    def open(self) -> float:
        """Milliseconds of the processor until the article is shown anew."""
        session = self.window.session
        article = session.article
        assert article is not None
        begun = process_time()
        session.show_article(article.id)
        self._settle()
        return (process_time() - begun) * 1000

    def choose(self, theme: ThemeChoice) -> float:
        """The same until everything is painted in the theme."""
        begun = process_time()
        self.window.themes.choose(theme)
        self._settle()
        return (process_time() - begun) * 1000

    def fill_forms(self) -> None:
        """Show a record of each type once."""
        for record in self.window.session.records[:3]:
            self.window.session.select(record.id)
            self._settle()


def rows() -> Iterator[Row]:
    """In turn, by the time of the processor."""
    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    style, palette = ApplicationStyle(made), made.palette()
    with tempfile.TemporaryDirectory() as place:
        keys = ThemedKeys(crowded(_RECORDS, Path(place)), Path(place))
        keys.window.themes.changed.connect(style.paint)
        style.paint(keys.window.themes.theme)
        keys.activate()
        keys.fill_forms()
        opened: list[float] = []
        chosen: list[float] = []
        for n in range(_ROUNDS):
            opened.append(keys.open())
            chosen.append(keys.choose(_THEMES[n % len(_THEMES)]))
        keys.close()
    made.setStyleSheet("")
    made.setPalette(palette)
    floor = statistics.median(opened)
    yield Row("choose another theme", statistics.median(chosen), "open an article", floor, _AIM)
