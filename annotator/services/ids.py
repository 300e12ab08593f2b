"""Ids and the clock, which the core does without."""

import threading
from datetime import UTC, datetime
from uuid import UUID, uuid5

import uuid_utils

from annotator.core.coding.actor import name_key

_CODERS = UUID("5d0a34c8-6b3f-5c7e-9f43-8f1f8b0f1c55")


class _Ascending:
    """A generator of strictly ascending UUIDv7 ids within one process."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def next(self) -> str:
        with self._lock:
            self._last = max(uuid_utils.uuid7().int, self._last + 1)
            return str(UUID(int=self._last))


_ids = _Ascending()


def new_id() -> str:
    """A UUIDv7 (RFC 9562): sorts by time and stays unique when offline projects merge.

    Of one process each sorts after the one before, also where the clock was put back.
    """
    return _ids.next()


def coder_id(name: str) -> str:
    """The same id for the same name everywhere, so that a coder's offline projects merge."""
    return str(uuid5(_CODERS, name_key(name)))


def now() -> datetime:
    """This moment in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
