"""What a correction does to places of records, as rows: first those that wait for a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.text.correction import Anchor, Correction, Decision, Reanchored
from annotator.core.text.span import Span

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """Item data roles beside the text."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    LABEL = Qt.ItemDataRole.UserRole + 2
    AFTER = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4
    WAITS = Qt.ItemDataRole.UserRole + 5


class CorrectionModel(QAbstractListModel):
    """The places that do not simply keep their words, and what was decided about the lost ones."""

    def __init__(self, label: Callable[[Reanchored], str], parent: QObject | None = None) -> None:
        """``label`` names what a place is, such as “Quote · Speaker”."""
        super().__init__(parent)
        self._label = label
        self._items: list[Reanchored] = []
        self._correction: Correction | None = None
        self._decisions: dict[Anchor, Decision] = {}
        self._gone: frozenset[str] = frozenset()

    @property
    def decisions(self) -> Mapping[Anchor, Decision]:
        """What was decided so far."""
        return self._decisions

    def show(self, correction: Correction | None, decisions: Mapping[Anchor, Decision]) -> None:
        """Show what another text does; decisions about what is not lost any more are dropped."""
        self.beginResetModel()
        self._correction = correction
        lost = correction.lost if correction else ()
        self._items = [*lost, *correction.moved, *correction.corrected] if correction else []
        anchors = {each.anchor for each in lost}
        self._decisions = {
            anchor: decision for anchor, decision in decisions.items() if anchor in anchors
        }
        self._gone = correction.deleted(self._decisions) if correction else frozenset()
        self.endResetModel()

    def decide(self, row: int, decision: Decision) -> None:
        """Say what becomes of a lost place."""
        self._decisions[self._items[row].anchor] = decision
        self._tell_decided()

    def decide_rest(self, decision: Decision) -> None:
        """Say the same of every place that still waits."""
        if self._correction is not None and self._items:
            for each in self._correction.undecided(self._decisions):
                self._decisions[each.anchor] = decision
            self._tell_decided()

    def _tell_decided(self) -> None:
        """Announces decisions: one about a record's own text may settle its evidence too."""
        if self._correction is not None:
            self._gone = self._correction.deleted(self._decisions)
        self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def item(self, row: int) -> Reanchored | None:
        """The place of a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def next_waiting(self, row: int) -> int | None:
        """The first row from there on that waits for a decision, round at the end."""
        for step in range(len(self._items)):
            at = (row + step) % len(self._items)
            if self._waits(self._items[at]):
                return at
        return None

    def is_gone(self, item: Reanchored) -> bool:
        """Whether the place is removed along with its record."""
        return item.anchor.record in self._gone

    def place(self, item: Reanchored) -> Span | None:
        """Where the place is in the new text, as far as that is decided."""
        decision = self._decisions.get(item.anchor)
        if item.anchor.record in self._gone:
            return None
        if item.after is not None:
            return item.after.span
        if decision is None or decision.choice == "nearest":
            return item.nearest.span if item.nearest else None
        return decision.span if decision.choice == "place" else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row())
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.before.text
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (self._label(item), item.before.text, self._state(item), self._after(item))
                return ", ".join(part for part in parts if part)
            case Role.ITEM:
                return item
            case Role.LABEL:
                return self._label(item)
            case Role.AFTER:
                return self._after(item)
            case Role.STATE:
                return self._state(item)
            case Role.WAITS:
                return self._waits(item)
            case _:
                return None

    def _waits(self, item: Reanchored) -> bool:
        return (
            item.how == "lost"
            and item.anchor not in self._decisions
            and item.anchor.record not in self._gone
        )

    def _after(self, item: Reanchored) -> str:
        place = self.place(item)
        if place is None or self._correction is None or self._waits(item):
            return ""
        return self._correction.text[place.start : place.end]

    def _state(self, item: Reanchored) -> str:
        if item.anchor.record in self._gone and not item.alone:
            return self.tr("goes with its record")
        if item.how == "corrected":
            return self.tr("words corrected")
        if item.how == "moved":
            return self.tr("found elsewhere")
        match self._decisions.get(item.anchor):
            case None:
                return self.tr("waits for a decision")
            case Decision(choice="nearest"):
                return self.tr("nearest passage, look again")
            case Decision(choice="place"):
                return self.tr("placed by hand")
            case _:
                return self.tr("deleted") if item.alone else self.tr("removed")
