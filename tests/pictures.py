"""Makes the pictures of the guide and of the docs anew: `python -m tests.pictures`.

They are of the real window on sample articles, without a screen, at the same size and in the same
colours each time.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Twice the pixels: the pictures stay sharp where the screen has more of them.
os.environ["QT_SCALE_FACTOR"] = "2"

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.resources import resources_folder, seeds_folder
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from annotator.ui.app import make_application
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.dialog import PathRow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.style import ApplicationStyle
from annotator.ui.kit.theme import Themes
from tests.e2e.keyboard_job import Keys, steps
from tests.e2e.team_job import Lead, made_project
from tests.opening import open_project, wait_for_tasks

_SETTLE_MS = 400
_OF_TEAM = frozenset({"assign", "agreement", "adjudicate"})
_DOCS = Path(__file__).parent.parent / "docs"
_ARTICLE = "libya-talks-meridian-wire.txt"
_INTRODUCTION = (
    "One fresh article, from reading to the exported tables, without a mouse. "
    "`tests/e2e/test_keyboard_only.py` does the same."
)


def main() -> None:
    """Grab every picture into its place."""
    application = make_application(["annotator"])
    with tempfile.TemporaryDirectory() as place, _window(application, Path(place)) as window:
        window.projects.open_sample(Path(place) / "sample.annotator")
        wait_for_tasks(window)
        window.messages.clear()
        QTest.qWait(_SETTLE_MS)
        _take(window, resources_folder() / "help")
    with tempfile.TemporaryDirectory() as place, _window(application, Path(place)) as window:
        _take_keyboard(window, Path(place))
    with tempfile.TemporaryDirectory() as place, _window(application, Path(place)) as window:
        _take_team(window, Path(place))


@contextmanager
def _window(application: QApplication, place: Path) -> Iterator[AnnotatorWindow]:
    settings = Settings(place / "window.ini")
    settings.coder, settings.backs_up, settings.theme = "Ada", False, "light"
    for hint in ("select", "fields", "saved"):
        settings.dismiss(hint)
    themes = Themes(resources_folder() / "themes", application.styleHints(), "light")
    style = ApplicationStyle(application)
    style.paint(themes.theme)
    window = AnnotatorWindow(settings, themes)
    window.resize(1240, 780)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    themes.deleteLater()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _take_keyboard(window: AnnotatorWindow, place: Path) -> None:
    """The main job by keyboard, a picture a step, and the page that shows them."""
    project = Project.create(place / "talks.annotator", coder="Ada", name="Talks")
    import_paths(project, [seeds_folder() / _ARTICLE])
    project.close()
    open_project(window, place / "talks.annotator")
    window.view.setFocus()
    page = ["# The main job by keyboard", "", _INTRODUCTION, ""]
    _DOCS.joinpath("keyboard").mkdir(exist_ok=True)
    for number, (name, done) in enumerate(steps(Keys(window), place / "tables"), 1):
        QTest.qWait(_SETTLE_MS)
        file = f"keyboard/{number}-{name}.png"
        dialog = window.projects.dialog
        shown = dialog if dialog is not None and dialog.isVisible() else window
        _save(shown, _DOCS / file, shown.rect())
        page += [f"{number}. {done}", "", f"   ![{name}]({file})", ""]
    while window.tasks.busy:
        QTest.qWait(_SETTLE_MS)
    _DOCS.joinpath("keyboard.md").write_text("\n".join(page), encoding="utf-8")


def _take_team(window: AnnotatorWindow, place: Path) -> None:
    """A lead's steps with a team of three; `docs/team.md` and `docs/agreement.md` show them."""
    open_project(window, made_project(place))
    _DOCS.joinpath("team").mkdir(exist_ok=True)
    for name, _done, shown in Lead(window, place).steps():
        QTest.qWait(_SETTLE_MS)
        # The others show where the files lie.
        if name in _OF_TEAM:
            _save(shown, _DOCS / "team" / f"{name}.png", shown.rect())


def _take(window: AnnotatorWindow, folder: Path) -> None:
    window.bound_actions["record.next"].trigger()
    window.bound_actions["record.next"].trigger()
    QTest.qWait(_SETTLE_MS)
    _save(window, folder / "desk.png", window.rect())
    panel = window.records.panel
    _save(panel, folder / "fields.png", panel.rect())
    articles = window.articles.panel
    _save(articles, folder / "articles.png", QRect(0, 0, articles.width(), 420))
    window.bound_actions["project.export"].trigger()
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
    main()
