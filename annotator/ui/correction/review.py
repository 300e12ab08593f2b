"""What a correction does to the records: how much, to which, and what is to be decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.core.text.correction import Anchor, Choice, Correction, Decision, Reanchored
from annotator.core.text.span import Span
from annotator.ui.correction.delegate import CorrectionDelegate
from annotator.ui.correction.model import CorrectionModel
from annotator.ui.kit.theme import Theme

_SHOWN = 160


class CorrectionReview(QWidget):
    """Counts, the list of places, and the decision about the one that is current."""

    decided = Signal()
    place_shown = Signal(object)
    """A `Span` of the new text to look at, or None."""
    selection_wanted = Signal()
    """What is selected in the new text should be the place of the current one."""

    def __init__(
        self, theme: Theme, label: Callable[[Reanchored], str], parent: QWidget | None = None
    ) -> None:
        """``label`` names what a place is, such as “Quote · Speaker”."""
        super().__init__(parent)
        self.setObjectName("correctionReview")
        self.setAccessibleName(self.tr("What happens to the records"))
        self._correction: Correction | None = None
        self._showing = False
        self.summary = QLabel(self)
        self.summary.setObjectName("correctionSummary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.model = CorrectionModel(label, self)
        self._delegate = CorrectionDelegate(theme, self)
        self.view = QListView(self)
        self.view.setObjectName("correctionList")
        self.view.setAccessibleName(self.tr("Places that change"))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self._decision = self._make_decision()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.view, 1)
        column.addWidget(self._decision)
        self.show_correction(None, {})

    def _make_decision(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("correctionDecision")
        self._question = QLabel(frame)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self._group = QButtonGroup(frame)
        self._choices: dict[Choice, QRadioButton] = {}
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._question)
        names: tuple[tuple[Choice, str], ...] = (
            ("nearest", "decideNearest"),
            ("place", "decidePlace"),
            ("remove", "decideRemove"),
        )
        for choice, name in names:
            button = QRadioButton(frame)
            button.setObjectName(name)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._choices[choice] = button
            self._group.addButton(button)
            column.addWidget(button)
        self._group.buttonClicked.connect(self._on_chosen)
        self.rest_button = QPushButton(frame)
        self.rest_button.setObjectName("decideRest")
        self.rest_button.setAutoDefault(False)
        self.rest_button.clicked.connect(self._decide_rest)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.rest_button)
        column.addLayout(row)
        return frame

    @property
    def decisions(self) -> Mapping[Anchor, Decision]:
        """What was decided so far."""
        return self.model.decisions

    def show_correction(
        self, correction: Correction | None, decisions: Mapping[Anchor, Decision]
    ) -> None:
        """Show what the text as it stands does; the place that was current stays so."""
        current = self._item()
        self._correction = correction
        self._showing = True
        self.model.show(correction, decisions)
        self.summary.setText(self._summed_up())
        row = self._row_of(current.anchor) if current else None
        row = self.model.next_waiting(0) if row is None else row
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))
        # Somebody is typing: nothing scrolls there until they come here.
        self._showing = False
        self._show_decision()

    def take_place(self, span: Span) -> None:
        """Put the current place there."""
        self._decide(Decision("place", span))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.set_theme(theme)
        self.view.viewport().update()

    def _summed_up(self) -> str:
        correction = self._correction
        if correction is None or not correction.changes_anything:
            return self.tr("Edit the text at the left. What it does to the records shows here.")
        if not correction.records:
            return self.tr("No record points into this article: only the text changes.")
        corrected, moved, lost = (
            len(correction.corrected),
            len(correction.moved),
            len(correction.lost),
        )
        lines = [self.tr("{n} places keep their words.").format(n=f"{correction.unchanged:,}")]
        if corrected:
            lines.append(self.tr("{n} with corrected words.").format(n=f"{corrected:,}"))
        if moved:
            lines.append(self.tr("{n} found again elsewhere.").format(n=f"{moved:,}"))
        if lost:
            waiting = len(correction.undecided(self.decisions))
            text = self.tr("{n} have lost their words, {waiting} of them wait for a decision.")
            lines.append(text.format(n=f"{lost:,}", waiting=f"{waiting:,}"))
        return "\n".join(lines)

    def _item(self) -> Reanchored | None:
        return self.model.item(self.view.currentIndex().row())

    def _row_of(self, anchor: Anchor) -> int | None:
        for row in range(self.model.rowCount()):
            item = self.model.item(row)
            if item is not None and item.anchor == anchor:
                return row
        return None

    def _show_current(self) -> None:
        if self._showing:
            return
        self._show_decision()
        item = self._item()
        self.place_shown.emit(self.model.place(item) if item else None)

    def _show_decision(self) -> None:
        item = self._item()
        self._decision.setVisible(item is not None and item.how == "lost")
        self._decision.setEnabled(item is None or item.alone or not self.model.is_gone(item))
        if item is None or item.how != "lost":
            return
        self._question.setText(
            self.tr("What becomes of “{text}”?").format(text=_short(item.before.text))
        )
        nearest = _short(item.nearest.text) if item.nearest else ""
        gone = self.tr("Delete the record") if item.alone else self.tr("Remove it, keep the record")
        decision = self.decisions.get(item.anchor)
        texts: dict[Choice, str] = {
            "nearest": self.tr("Nearest passage, to look again: “{text}”").format(text=nearest),
            "place": self.tr("Here: what is selected in the text at the left"),
            "remove": gone,
        }
        self._group.setExclusive(False)
        for choice, button in self._choices.items():
            button.setText(texts[choice].replace("&", "&&"))
            button.setAccessibleName(texts[choice])
            button.setToolTip(texts[choice])
            button.setChecked(decision is not None and decision.choice == choice)
        self._group.setExclusive(True)
        self._choices["nearest"].setEnabled(item.nearest is not None)
        waiting = len(self._correction.undecided(self.decisions)) if self._correction else 0
        self.rest_button.setText(self.tr("The same for the other {n}").format(n=f"{waiting:,}"))
        self.rest_button.setAccessibleName(self.rest_button.text())
        can_repeat = decision is not None and decision.choice != "place"
        self.rest_button.setVisible(waiting > 0 and can_repeat)

    def _on_chosen(self) -> None:
        for choice, button in self._choices.items():
            if not button.isChecked():
                continue
            if choice == "place":
                self.selection_wanted.emit()
            else:
                self._decide(Decision(choice))
        self._show_decision()

    def _decide(self, decision: Decision) -> None:
        self.model.decide(self.view.currentIndex().row(), decision)
        self._after_deciding()

    def _decide_rest(self) -> None:
        item = self._item()
        decision = self.decisions.get(item.anchor) if item else None
        if decision is not None:
            self.model.decide_rest(decision)
            self._after_deciding()

    def _after_deciding(self) -> None:
        self.summary.setText(self._summed_up())
        self.view.doItemsLayout()
        self._show_current()
        self.decided.emit()


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
