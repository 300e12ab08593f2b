"""Makes the guide's pictures anew from the real window: `python -m tests.pictures [FOLDER]`.

The window shows the sample project, without a screen, at the same size and in the same colours
each time.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Twice the pixels: the pictures stay sharp where the screen has more of them.
os.environ["QT_SCALE_FACTOR"] = "2"

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.resources import resources_folder
from annotator.ui.app import Painter, make_application
from annotator.ui.dialogs.asking import PathRow
from annotator.ui.main_window import MainWindow
from annotator.ui.settings import Settings
from annotator.ui.theme import Themes

_SETTLE_MS = 400


def main(folder: Path) -> None:
    """Grab every picture of the guide into the folder."""
    application = make_application(["annotator"])
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(Path(place) / "window.ini")
        settings.coder, settings.backs_up, settings.theme = "Ada", False, "light"
        for hint in ("select", "fields", "saved"):
            settings.dismiss(hint)
        themes = Themes(resources_folder() / "themes", application.styleHints(), "light")
        painter = Painter(application, themes, Path(place) / "images")
        painter.paint(themes.theme)
        window = MainWindow(settings, themes)
        window.resize(1240, 780)
        window.show()
        window.projects.open_sample(Path(place) / "sample.annotator")
        window.messages.clear()
        QTest.qWait(_SETTLE_MS)
        _take(window, folder)
        window.close()


def _take(window: MainWindow, folder: Path) -> None:
    window.commands["record.next"].trigger()
    window.commands["record.next"].trigger()
    QTest.qWait(_SETTLE_MS)
    _save(window, folder / "desk.png", window.rect())
    panel = window.records
    _save(panel, folder / "fields.png", panel.rect())
    articles = window.articles
    _save(articles, folder / "articles.png", QRect(0, 0, articles.width(), 420))
    window.commands["project.export"].trigger()
    QTest.qWait(_SETTLE_MS)
    dialog = window.projects.dialog
    if dialog is not None:
        for row in dialog.findChildren(PathRow):
            row.set_text("/home/ada/elections.json")
        _save(dialog, folder / "export.png", dialog.rect())
        dialog.reject()


def _save(widget: QWidget, file: Path, part: QRect) -> None:
    QApplication.processEvents()
    if not widget.grab(part).save(str(file)):
        sys.exit(f"{file} cannot be written.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resources_folder() / "help")
