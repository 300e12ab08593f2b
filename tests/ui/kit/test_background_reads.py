"""Questions are asked elsewhere; the newest answer under a key is the only one."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.errors import AnnotatorError
from annotator.ui.kit.background_reads import BackgroundReads, Stop


@pytest.fixture
def background_reads(qtbot: QtBot) -> Iterator[BackgroundReads]:
    made = BackgroundReads()
    yield made
    made.close()


def test_the_answer_arrives_on_the_windows_thread(
    background_reads: BackgroundReads, qtbot: QtBot
) -> None:
    seen: list[tuple[int, int]] = []

    def ask(_stop: Stop) -> int:
        return threading.get_ident()

    def answered(asked_on: int) -> None:
        seen.append((asked_on, threading.get_ident()))

    background_reads.ask("where", ask, answered)
    assert background_reads.is_open("where")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != seen[0][1] == threading.get_ident()
    assert not background_reads.is_open("where")


def test_an_older_question_is_given_up(background_reads: BackgroundReads, qtbot: QtBot) -> None:
    answers: list[str] = []
    begun, stopped = threading.Event(), threading.Event()

    def slow(stop: Stop) -> str:
        begun.set()
        while not stop.is_given_up:
            stopped.wait(0.001)
        stopped.set()
        return "old"

    background_reads.ask("list", slow, answers.append)
    qtbot.waitUntil(begun.is_set)
    background_reads.ask("list", lambda _stop: "new", answers.append)
    qtbot.waitUntil(stopped.is_set)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_nothing_is_answered_after_closing(background_reads: BackgroundReads, qtbot: QtBot) -> None:
    answers: list[int] = []
    background_reads.ask("one", lambda _stop: 1, answers.append)
    background_reads.close()
    background_reads.ask("two", lambda _stop: 2, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_errors_are_said_and_faults_are_delivered(
    background_reads: BackgroundReads, qtbot: QtBot
) -> None:
    def refuse(_stop: Stop) -> None:
        raise AnnotatorError("There is no such list.")

    def fail(_stop: Stop) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(background_reads.failed) as failed:
        background_reads.ask("refused", refuse, print)
    assert failed.args == ["There is no such list."]
    with qtbot.waitSignal(background_reads.broken) as broken:
        background_reads.ask("broken", fail, print)
    assert isinstance((broken.args or [None])[0], ZeroDivisionError)
