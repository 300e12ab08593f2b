"""A lock that is given in the order in which it was asked for."""

import threading
import time


class FairLock:
    """Unlike `threading.Lock`, which a thread that writes without pause leaves to nobody."""

    def __init__(self) -> None:
        self._waiting = threading.Lock()
        self._held = threading.Lock()

    def acquire(self, timeout: float) -> bool:
        """Takes the lock; whether it was to be had within so many seconds."""
        deadline = time.monotonic() + timeout
        if not self._waiting.acquire(timeout=timeout):
            return False
        try:
            return self._held.acquire(timeout=max(0.0, deadline - time.monotonic()))
        finally:
            self._waiting.release()

    def release(self) -> None:
        """Leaves it to whoever waits."""
        self._held.release()
