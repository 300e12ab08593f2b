"""What a change of the codebook does to what was coded, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.recoding import Loss
from annotator.services.codebook_editing import Example, Review, StepEffect
from annotator.ui.codebook.labels import step_words


class ReviewPage(QWidget):
    """The steps, those that touch what was coded first and each with its choices."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("codebookReview")
        self._boxes: dict[str, QComboBox] = {}
        self._heading = QLabel()
        self._heading.setObjectName("codebookReviewHeading")
        self._heading.setProperty("role", "title")
        self._heading.setWordWrap(True)
        self._about = QLabel()
        self._about.setObjectName("codebookReviewAbout")
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setObjectName("codebookReviewSteps")
        self._area.setAccessibleName(self.tr("What will happen"))
        self._area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addWidget(self._area, 1)

    def show_review(self, review: Review) -> None:
        """Show what a plan would do."""
        self._boxes = {}
        coded = [each for each in review.effects if each.records]
        coded.sort(key=lambda each: not each.deletes)
        plain = [each for each in review.effects if not each.records]
        if review.deletes:
            self._heading.setText(
                self.tr("This deletes what was coded: {n:,} records").format(n=review.deletes)
            )
        else:
            self._heading.setText(self.tr("This changes what was coded"))
        self._about.setText(
            self.tr("It is one change for all coders’ records, and undo takes all of it back.")
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 12, 16)
        column.setSpacing(12)
        for effect in coded:
            column.addWidget(self._card(effect))
        if plain:
            column.addWidget(self._plain(plain))
        column.addStretch(1)
        self._area.setWidget(inside)

    def losses(self) -> dict[str, Loss]:
        """What shall become of values that cannot be kept, by step."""
        return {step: box.currentData() for step, box in self._boxes.items()}

    def _card(self, effect: StepEffect) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(_label(step_words(effect.step), "heading"))
        column.addWidget(_label(self._counts(effect)))
        if effect.converted:
            column.addWidget(_label(self._examples(self.tr("Becomes:"), effect.converted), "muted"))
        if effect.refused and effect.step.change_type != "removed":
            text = self._examples(self.tr("Cannot be read:"), effect.refused)
            column.addWidget(_label(text, "muted"))
        if effect.lost and effect.step.may_lose:
            column.addLayout(self._choice(effect))
        return card

    def _counts(self, effect: StepEffect) -> str:
        step = effect.step
        if effect.deletes:
            return self.tr("Records deleted with their values and links: {n:,}.").format(
                n=effect.records
            )
        if step.subject == "type":
            return self.tr("Records that go with it: {n:,}. Nothing of them is lost.").format(
                n=effect.records
            )
        if step.change_type == "single":
            return self.tr(
                "Records with several values: {records:,}. The first stays; after it come: {n:,}."
            ).format(records=effect.records, n=effect.lost)
        text = self.tr("Values: {values:,}, in records: {records:,}.").format(
            values=effect.values, records=effect.records
        )
        converted = effect.values - effect.lost
        if not effect.lost:
            return text + " " + self.tr("All are kept, with their evidence.")
        if not converted:
            return text + " " + self.tr("None can stay where it is.")
        return (
            text
            + " "
            + self.tr("Kept: {kept:,}; cannot be kept: {lost:,}.").format(
                kept=converted, lost=effect.lost
            )
        )

    def _examples(self, lead: str, examples: Sequence[Example]) -> str:
        shown = [
            self.tr("“{was}” → “{now}” ({n:,}×)").format(
                was=_short(each.was), now=each.now, n=each.count
            )
            if each.now
            else self.tr("“{was}” ({n:,}×)").format(was=_short(each.was), n=each.count)
            for each in examples
        ]
        return f"{lead} {', '.join(shown)}"

    def _choice(self, effect: StepEffect) -> QHBoxLayout:
        box = QComboBox()
        box.setObjectName(f"codebook_loss_{len(self._boxes)}")
        box.setAccessibleName(
            self.tr("What becomes of values that cannot be kept: {step}").format(
                step=step_words(effect.step)
            )
        )
        box.addItem(self.tr("Write them into the record’s working note"), "note")
        box.addItem(self.tr("Drop them"), "drop")
        box.activated.connect(self.changed)
        self._boxes[effect.step.id] = box
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_label(self.tr("What cannot be kept:")))
        row.addWidget(box)
        row.addStretch(1)
        return row

    def _plain(self, effects: Sequence[StepEffect]) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(_label(self.tr("Touches nothing that was coded"), "heading"))
        for effect in effects:
            column.addWidget(_label("• " + step_words(effect.step), "muted"))
        return card


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role != "" or len(text) > 40)
    if role:
        label.setProperty("role", role)
    return label


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rstrip()}…"
