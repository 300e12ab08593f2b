"""Work runs elsewhere; its outcome arrives here, whatever it is."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.errors import AnnotatorError
from annotator.services.progress import Progress
from annotator.ui.kit.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


def test_the_result_arrives_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []

    def work(progress: Progress) -> int:
        progress(1, 1, "steps")
        return threading.get_ident()

    def done(ident: int) -> None:
        here = threading.get_ident()
        seen.append((here, ident != here))

    with qtbot.waitSignals([tasks.started, tasks.progressed, tasks.ended]):
        tasks.run("Counting", work, done, writes=True)
        assert tasks.busy
        assert tasks.writes
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(threading.get_ident(), True)]
    assert not tasks.busy
    assert not tasks.writes


def test_an_error_that_a_person_can_act_on_is_said(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise AnnotatorError("The folder cannot be written.")

    with qtbot.waitSignal(tasks.failed) as failed:
        tasks.run("Exporting", work, print)
    assert failed.args == ["The folder cannot be written."]


def test_a_fault_is_delivered(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.broken) as broken:
        tasks.run("Exporting", work, print)
    assert broken.args is not None
    assert isinstance(broken.args[0], ZeroDivisionError)


def test_cancelling_stops_at_the_next_report(tasks: Tasks, qtbot: QtBot) -> None:
    reached = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "steps")
            reached.set()

    with qtbot.waitSignal(tasks.cancelled) as cancelled:
        tasks.run("Importing", work, print)
        assert reached.wait(5)
        tasks.cancel()
    assert cancelled.args == ["Importing"]


def test_one_thing_at_a_time(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()

    def work(_progress: Progress) -> None:
        gate.wait(5)

    with qtbot.waitSignal(tasks.ended):
        tasks.run("Importing", work, lambda _: None)
        with pytest.raises(AnnotatorError, match="“Importing” is still running"):
            tasks.run("Exporting", work, print)
        gate.set()


def test_stopping_waits_and_says_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "steps")

    with qtbot.assertNotEmitted(tasks.ended):
        tasks.run("Importing", work, print)
        tasks.stop()
    assert not tasks.busy
    qtbot.wait(1)
