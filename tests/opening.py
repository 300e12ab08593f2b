"""Opening a project in a window, which it does on another thread."""

from pathlib import Path

from PySide6.QtTest import QTest

from annotator.ui.features import AnnotatorWindow


def open_project(window: AnnotatorWindow, location: str | Path) -> bool:
    """Opens a project and waits for it; False if it could not be opened, or something is asked."""
    answers: list[bool] = []
    window.projects.open(str(location), answers.append)
    wait_for_tasks(window)
    return answers == [True]


def wait_for_tasks(window: AnnotatorWindow) -> None:
    """Lets the window do what it has to until nothing runs any more."""
    while window.tasks.busy:
        QTest.qWait(5)
