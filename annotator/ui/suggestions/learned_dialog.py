"""What the assistant learned from the project: its models, how good they are, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.model import Codebook
from annotator.services.assistance.learning import LearnReport, ModelOfType
from annotator.services.assistance.training import Figures
from annotator.ui.kit.dialog import EnterDialog
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.translation import marked
from annotator.ui.suggestions.learning_curve import LearningCurve, Point

_STATES = {
    "used": marked("suggests"),
    "old": marked("earlier"),
    "withdrawn": marked("withdrawn"),
    "outdone": marked("what came with the program is better, and suggests"),
}
_MODEL_COLUMNS = (
    *(marked("Type"), marked("Model"), marked("Learned"), marked("Articles"), marked("Records")),
    *(marked("F1 exact"), marked("F1 overlapping"), marked("State")),
)
_FIGURE_COLUMNS = (
    *(marked("Part"), marked("Match"), marked("Coded"), marked("Suggested")),
    *(marked("Precision"), marked("Recall"), marked("F1"), marked("F1 without learning")),
)


def report_words(report: LearnReport, codebook: Codebook) -> str:
    """What came of learning, in sentences."""
    translate = QCoreApplication.translate
    better = [each for each in report.learned if each.state == "used"]
    worse = [each for each in report.learned if each.state == "outdone"]
    learned = translate("LearnedDialog", "Learned from {n} articles.")
    suggests = translate("LearnedDialog", "From the next article on it suggests: {types}.")
    outdone = translate("LearnedDialog", "What came with the program is still better at: {types}.")
    said = [learned.format(n=report.articles)]
    if better:
        said.append(suggests.format(types=_names(better, codebook)))
    if worse:
        said.append(outdone.format(types=_names(worse, codebook)))
    return " ".join(said)


class LearnedDialog(EnterDialog):
    """Stays open beside the article."""

    learn_wanted = Signal()
    cancel_wanted = Signal()
    use_wanted = Signal(str, int)
    """A type, and the number of the model that is to suggest."""
    withdraw_wanted = Signal(str)
    take_back_wanted = Signal()
    """To go back to before the last learning, withdrawal or choice of a model."""
    forget_wanted = Signal()

    def __init__(self, codebook: Codebook, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("learnedDialog")
        self.setWindowTitle(self.tr("What it learned"))
        self._codebook = codebook
        self._models: Sequence[ModelOfType] = ()
        self._is_sure = False
        self.summary = QLabel()
        self.summary.setObjectName("learnedSummary")
        self.summary.setWordWrap(True)
        self.table = _table("learnedModels", self.tr("Models"), _MODEL_COLUMNS)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.figures = _table("learnedFigures", self.tr("Figures of the model"), _FIGURE_COLUMNS)
        self.told = QLabel()
        self.told.setObjectName("learnedTold")
        self.told.setProperty("role", "small")
        self.told.setWordWrap(True)
        self.curve = LearningCurve(theme)
        self.by_itself = QCheckBox(self.tr("Learn by itself from finished articles"))
        self.by_itself.setObjectName("learnsByItself")
        self.progress = QProgressBar()
        self.progress.setObjectName("learningProgress")
        self.progress.setAccessibleName(self.tr("How far learning is"))
        self.progress.setTextVisible(False)
        self.learn = self._button("learnNow", self.tr("Learn now"))
        self.learn.clicked.connect(self.learn_wanted)
        self.cancel = self._button("learnCancel", self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_wanted)
        self.use = self._button("learnedUse", self.tr("Use this model"))
        self.use.clicked.connect(self._use)
        self.withdraw = self._button("learnedWithdraw", self.tr("Withdraw"))
        self.withdraw.clicked.connect(self._withdraw)
        self.take_back = self._button("learnedUndo", self.tr("Undo the last"))
        self.take_back.setToolTip(
            self.tr("Goes back to before the last learning, withdrawal or choice of a model")
        )
        self.take_back.clicked.connect(self.take_back_wanted)
        self.forget = self._button("learnedForget", self.tr("Forget all…"))
        self.forget.clicked.connect(self._forget)
        self._arrange()
        self.show_models(())
        self.show_state(busy=False, blind=False)
        self.resize(min(880, parent.width() - 48), min(620, parent.height() - 48))

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _arrange(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for each in (self.by_itself, self.progress, self.cancel, self.learn):
            upper.addWidget(each)
        upper.insertStretch(1, 1)
        for each in (self.use, self.withdraw, self.take_back):
            lower.addWidget(each)
        lower.addStretch(1)
        lower.addWidget(self.forget)
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(8)
        body.addWidget(self.summary)
        body.addLayout(upper)
        body.addWidget(self.table, 2)
        body.addLayout(lower)
        body.addWidget(self.figures, 3)
        body.addWidget(self.told)
        body.addWidget(self.curve)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.curve.set_theme(theme)

    def show_state(self, *, busy: bool, blind: bool) -> None:
        """Show whether it is learning, and what it may learn from."""
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.learn.setVisible(not busy)
        if busy:
            self.progress.setRange(0, 0)
        text = (
            self.tr(
                "While coding is blind it learns from your own finished articles alone, for you "
                "alone, keeps numbers and no text, and is tried on articles that it has not seen."
            )
            if blind
            else self.tr(
                "It learns from every article that somebody finished, keeps numbers and no text, "
                "and is tried on articles that it has not seen."
            )
        )
        self.summary.setText(text)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far learning is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def say(self, text: str) -> None:
        """Say what came of it."""
        self.summary.setText(text)

    def show_models(self, models: Sequence[ModelOfType]) -> None:
        """Show the models, the newest of each type first; the selected one stays so."""
        before = self._selected()
        self._models = models
        _fill(self.table, [self._cells(each) for each in models])
        kept = [
            n
            for n, each in enumerate(models)
            if before is not None and (each.type, each.number) == (before.type, before.number)
        ]
        if models:
            self.table.selectRow(kept[0] if kept else 0)
        self._on_selected()

    def _cells(self, model: ModelOfType) -> list[str]:
        figures = model.figures
        return [
            _label(self._codebook, model.type),
            str(model.number),
            f"{model.learned.astimezone():%Y-%m-%d %H:%M}",
            f"{figures.articles:,}",
            f"{figures.records:,}",
            *(_percent(_of_record(figures, unit)) for unit in ("exact", "overlap")),
            _translated(_STATES[model.state]),
        ]

    def _selected(self) -> ModelOfType | None:
        row = self.table.currentRow()
        return self._models[row] if 0 <= row < len(self._models) else None

    def _on_selected(self) -> None:
        chosen = self._selected()
        self.use.setEnabled(chosen is not None and chosen.state != "used")
        newest = chosen is not None and chosen.state in ("used", "outdone")
        self.withdraw.setEnabled(newest)
        self.take_back.setEnabled(bool(self._models))
        self.forget.setEnabled(bool(self._models))
        self._ask_nothing()
        figures = chosen.figures if chosen is not None else None
        rows = self._score_rows(chosen) if chosen is not None else []
        _fill(self.figures, rows)
        self.told.setText(_told(figures) if figures else self.tr("Nothing was learned yet."))
        self.curve.show_points(_points(figures) if figures else ())

    def _score_rows(self, model: ModelOfType) -> list[list[str]]:
        parts = {"record": self.tr("whole record"), "span": self.tr("own words")}
        units = {"exact": self.tr("exact"), "overlap": self.tr("overlapping")}
        figures = model.figures
        shipped = {(each.part, each.field, each.unit): each.f1 for each in figures.shipped}
        return [
            [
                parts.get(each.part) or _field_label(self._codebook, model.type, each.field or ""),
                units[each.unit],
                f"{each.expected:,}",
                f"{each.found:,}",
                *map(_percent, (each.precision, each.recall, each.f1)),
                _percent(shipped.get((each.part, each.field, each.unit))),
            ]
            for each in figures.scores
        ]

    def _use(self) -> None:
        if (chosen := self._selected()) is not None:
            self.use_wanted.emit(chosen.type, chosen.number)

    def _withdraw(self) -> None:
        if (chosen := self._selected()) is not None:
            self.withdraw_wanted.emit(chosen.type)

    def _forget(self) -> None:
        """Asks in place: it cannot be undone."""
        if not self._is_sure:
            self._is_sure = True
            self.forget.setText(self.tr("Forget all for good"))
            return
        self._ask_nothing()
        self.forget_wanted.emit()

    def _ask_nothing(self) -> None:
        self._is_sure = False
        self.forget.setText(self.tr("Forget all…"))


def _told(figures: Figures) -> str:
    translate = QCoreApplication.translate
    tried = translate("LearnedDialog", "Tried in {n} parts, each by a model of the others.")
    confident = translate(
        "LearnedDialog", "Of the most confident 30 %, {share} % are right in all parts."
    )
    said = [tried.format(n=figures.folds)]
    if figures.most_confident is not None:
        said.append(confident.format(share=_percent(figures.most_confident)))
    return " ".join(said)


def _points(figures: Figures) -> list[Point]:
    """The curve, and where it has come to: what all but one part of the articles taught."""
    points = [(each.articles, each.exact, each.overlap) for each in figures.curve]
    f1 = {(each.part, each.unit): each.f1 or 0.0 for each in figures.scores}
    if figures.folds > 1:
        learned_from = figures.articles - figures.articles // figures.folds
        last = (f1.get(("record", "exact"), 0.0), f1.get(("span", "overlap"), 0.0))
        points.append((learned_from, *last))
    return points


def _of_record(figures: Figures, unit: str) -> float | None:
    return next(
        (each.f1 for each in figures.scores if each.part == "record" and each.unit == unit), None
    )


def _percent(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def _label(codebook: Codebook, type_key: str) -> str:
    return next((each.label for each in codebook.types if each.key == type_key), type_key)


def _field_label(codebook: Codebook, type_key: str, field_key: str) -> str:
    fields = (field for each in codebook.types if each.key == type_key for field in each.fields)
    return next((field.label for field in fields if field.key == field_key), field_key)


def _names(models: Sequence[ModelOfType], codebook: Codebook) -> str:
    return ", ".join(_label(codebook, each.type) for each in models)


def _translated(text: str) -> str:
    """One that was marked."""
    return QCoreApplication.translate("Actions", text)


def _table(name: str, label: str, columns: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setObjectName(name)
    table.setAccessibleName(label)
    table.setHorizontalHeaderLabels([_translated(each) for each in columns])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return table


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.blockSignals(True)
    table.setRowCount(len(rows))
    for n, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            table.setItem(n, place, item)
    table.blockSignals(False)
    table.resizeColumnsToContents()
