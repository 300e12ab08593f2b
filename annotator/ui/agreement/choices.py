"""What is to be compared, chosen in one line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.services.team.agreement import AgreementQuestion, Clock


class _Several(QToolButton):
    """A button with a menu in which several can be checked; none checked means all."""

    def __init__(self, name: str, label: str, everything: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._everything = everything
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._show()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these, each a key and a label; what was checked stays so."""
        checked = set(self.keys())
        self._menu.clear()
        for key, label in choices:
            action = self._menu.addAction(label)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in checked)
            action.toggled.connect(self._show)
        self._show()

    def keys(self) -> tuple[str, ...]:
        """What is checked."""
        return tuple(each.data() for each in self._menu.actions() if each.isChecked())

    def _show(self) -> None:
        labels = [each.text() for each in self._menu.actions() if each.isChecked()]
        self.setText(", ".join(labels) or self._everything)


class Choices(QWidget):
    """Coders, types, how much of their work, and the button that begins or ends it."""

    wanted = Signal(object)
    """The `AgreementQuestion` that is to be answered."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coders = _Several("agreementCoders", self.tr("Coders"), self.tr("All coders"))
        self.types = _Several("agreementTypes", self.tr("Types"), self.tr("All types"))
        self.unfinished = QCheckBox(self.tr("Unfinished too"))
        self.unfinished.setObjectName("agreementUnfinished")
        self.unfinished.setToolTip(self.tr("Also articles that a coder has only begun"))
        self.suggested = QCheckBox(self.tr("Suggested too"))
        self.suggested.setObjectName("agreementSuggested")
        self.suggested.setChecked(True)
        self.suggested.setToolTip(
            self.tr("Also what a coder took from a suggestion; else it is left out of all coders")
        )
        self.threshold = QSpinBox()
        self.threshold.setObjectName("agreementThreshold")
        self.threshold.setRange(1, 100)
        self.threshold.setValue(50)
        self.threshold.setSuffix(" %")
        self.threshold.setToolTip(
            self.tr("From which share of the characters of both on two records are in one place")
        )
        label = QLabel(self.tr("&Overlap"))
        label.setBuddy(self.threshold)
        self.clock = QComboBox()
        self.clock.setObjectName("agreementMonths")
        self.clock.setAccessibleName(self.tr("Month by month"))
        self.clock.addItem(self.tr("All months together"), "")
        self.clock.addItem(self.tr("By month of coding"), "coded")
        self.clock.addItem(self.tr("By month of publication"), "published")
        self.button = QPushButton()
        self.button.setObjectName("agreementMeasure")
        self.button.setDefault(True)
        self.button.clicked.connect(self._press)
        self._arrange(label)
        self.set_busy(busy=False)

    def _arrange(self, label: QLabel) -> None:
        """Whom and what above, how much of it below: one line is too long for small screens."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for widget in (self.coders, self.types, self.clock):
            upper.addWidget(widget)
        for widget in (self.unfinished, self.suggested, label, self.threshold):
            lower.addWidget(widget)
        for row in (upper, lower):
            row.setSpacing(8)
            row.addStretch(1)
            rows.addLayout(row)
        upper.addWidget(self.button)

    def question(self) -> AgreementQuestion:
        """What was chosen."""
        clock: Clock = self.clock.currentData()
        return AgreementQuestion(
            self.coders.keys(),
            self.types.keys(),
            self.unfinished.isChecked(),
            self.threshold.value() / 100,
            clock,
            without_suggested=not self.suggested.isChecked(),
        )

    def set_busy(self, *, busy: bool) -> None:
        """Whether it is being measured, which can be cancelled."""
        self._busy = busy
        self.button.setText(self.tr("Cancel") if busy else self.tr("Measure"))

    def _press(self) -> None:
        if self._busy:
            self.cancelled.emit()
        else:
            self.wanted.emit(self.question())
