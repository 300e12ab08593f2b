"""The system may end the program, and that is no crash."""

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.app import ShutdownHandler
from annotator.ui.features import AnnotatorWindow
from annotator.ui.shell.stopping import Stopping


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_arrives_in_the_loop(qtbot: QtBot, name: str) -> None:
    before = signal.getsignal(signal.SIGTERM)
    stopping = Stopping()
    with qtbot.waitSignal(stopping.asked):
        os.kill(os.getpid(), getattr(signal, name))
    stopping.close()
    assert signal.getsignal(signal.SIGTERM) is before


def test_the_window_closes_in_order(window: AnnotatorWindow) -> None:
    ShutdownHandler(window).leave()
    assert not window.isVisible()
    assert window.session.project is None
