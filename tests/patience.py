"""Hands for the window that wait as long as a busy machine needs before they see a fault."""

from functools import partial
from typing import Any

from pytestqt.qtbot import QtBot

_MILLISECONDS = 60_000


class PatientBot(QtBot):
    """Waits a minute where nothing else is said; a test that passes waits no longer than before."""

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
            setattr(self, name, partial(getattr(self, name), timeout=_MILLISECONDS))
