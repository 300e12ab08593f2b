"""Ending in order when the system asks the program to, as at a shutdown or by `kill`."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class Stopping(QObject):
    """Carries the system's wish into Qt's loop.

    Python's own handlers run only when Python does, and Qt's loop may wait for long.
    """

    asked = Signal()
    """The program is to end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before = {
            number: signal.signal(number, _pass_on)
            for name in _NAMES
            if (number := getattr(signal, name, None)) is not None
        }
        self._wakeup = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def close(self) -> None:
        """Leave signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _on_signal(self) -> None:
        numbers = self._reader.recv(64)
        if any(number in self._before for number in numbers):
            self.asked.emit()


def _pass_on(_number: int, _frame: FrameType | None) -> None:
    """A no-op handler, so that Python does not exit at once; the listener acts on the signal."""
