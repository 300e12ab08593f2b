"""While something runs: its progress is shown, it can be cancelled, and closing stops it."""

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.services.progress import Progress
from annotator.ui.features import AnnotatorWindow


def test_while_something_writes_nothing_can_be_edited(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> None:
        progress(1, 4, "articles")
        gate.wait(5)

    window.tasks.run("Importing", work, lambda _: None, writes=True)
    assert not window.bound_actions["record.create.quote"].isEnabled()
    assert not window.bound_actions["edit.undo"].isEnabled()
    qtbot.waitUntil(lambda: "1 / 4" in window.status.progress_text.text())
    assert window.status.cancel.isVisible()
    with qtbot.waitSignal(window.tasks.ended):
        gate.set()
    assert window.bound_actions["record.create.quote"].isEnabled()
    assert not window.status.cancel.isVisible()


def test_cancelling_from_the_status_bar(window: AnnotatorWindow, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "articles")

    window.tasks.run("Importing", work, print)
    with qtbot.waitSignal(window.tasks.cancelled):
        qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    assert "cancelled" in window.messages.banners()[0].text


def test_closing_stops_running_work(window: AnnotatorWindow, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "articles")

    window.tasks.run("Importing", work, print)
    window.close()
    assert not window.tasks.busy
