"""Python's cyclic garbage collector, during work that makes very many small things."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

_NEW_THINGS = 50_000
"""Containers that are made before those which are new are looked through; Python has 700."""

_lock = Lock()
_running = 0
_usual: tuple[int, int, int] = gc.get_threshold()


@contextmanager
def fewer_collections() -> Generator[None, None, None]:
    """Looks for unreachable cycles less often meanwhile.

    What an import, an export or a correction makes is let go of by its counts of references, and
    holds no cycles; to look for some took an eighth of the time.
    """
    global _running, _usual  # noqa: PLW0603 - the collector is one for the whole process
    with _lock:
        if not _running:
            _usual = gc.get_threshold()
            gc.set_threshold(_NEW_THINGS, *_usual[1:])
        _running += 1
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if not _running:
                gc.set_threshold(*_usual)
