"""Repeated clicks at one place go through the records that overlap there."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF

_NEAR = 5


class OverlapCycle:
    """Remembers the last click."""

    def __init__(self) -> None:
        self._place = QPointF()
        self._record: str | None = None

    def next(self, records: Sequence[str], place: QPointF) -> str | None:
        """The record that a click means: of the same stack at the same place, the next one."""
        near = (place - self._place).manhattanLength() <= _NEAR
        self._place = place
        if not records:
            self._record = None
        elif near and self._record in records:
            self._record = records[(records.index(self._record) + 1) % len(records)]
        else:
            self._record = records[0]
        return self._record
