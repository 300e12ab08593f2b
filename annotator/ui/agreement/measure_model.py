"""Figures of agreement as rows of a table."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.codebook.model import Codebook
from annotator.core.team.measure import Measure
from annotator.ui.kit.translation import marked

_Index = QModelIndex | QPersistentModelIndex
_NUMBERS = frozenset({"value", "n"})
SORT_ROLE = Qt.ItemDataRole.UserRole

_NAMES = {
    "nominal_alpha": marked("Krippendorff’s alpha"),
    "ordinal_alpha": marked("Krippendorff’s alpha, ordinal"),
    "interval_alpha": marked("Krippendorff’s alpha, interval"),
    "jaccard_alpha": marked("Alpha of sets, Jaccard"),
    "masi_alpha": marked("Alpha of sets, MASI"),
    "cohen_kappa": marked("Cohen’s kappa"),
    "fleiss_kappa": marked("Fleiss’ kappa"),
    "percent_agreement": marked("Same answer, share of pairs"),
    "unitizing_alpha": marked("Unitizing alpha"),
    "unitizing_alpha_1995": marked("Unitizing alpha of 1995"),
    "binary_unitizing_alpha": marked("Unitizing alpha, found at all"),
    "coding_alpha": marked("Unitizing alpha, which type"),
    "label_unitizing_alpha": marked("Unitizing alpha, one type"),
    "detection_f1": marked("Found in one place, F1"),
    "detection_precision": marked("Found in one place, precision"),
    "detection_recall": marked("Found in one place, recall"),
    "span_f1_exact": marked("Same words, F1"),
    "span_precision_exact": marked("Same words, precision"),
    "span_recall_exact": marked("Same words, recall"),
    "span_f1_overlap": marked("Overlapping words, F1"),
    "span_precision_overlap": marked("Overlapping words, precision"),
    "span_recall_overlap": marked("Overlapping words, recall"),
    "agr": marked("Also found by the other (agr)"),
    "role_f1_exact": marked("Same evidence, F1"),
    "role_f1_overlap": marked("Overlapping evidence, F1"),
}
_UNITS = {
    "record": marked("record"),
    "span": marked("span"),
    "field": marked("field"),
    "character": marked("character"),
    "token": marked("token"),
}
REASONS = (
    marked("found by one coder"),
    marked("of different types"),
    marked("not found by all"),
    marked("without a number"),
    marked("without a choice"),
)
"""Why something was left out, as `core.team` says it."""
MOST_ASKED = frozenset(
    {
        ("token", "nominal_alpha"),
        ("span", "span_f1_exact"),
        ("span", "span_f1_overlap"),
        ("record", "detection_f1"),
        ("record", "nominal_alpha"),
        ("character", "unitizing_alpha"),
        ("field", "nominal_alpha"),
        ("field", "jaccard_alpha"),
        ("field", "interval_alpha"),
    }
)
"""The unit and name of those that are shown at first."""

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("coders", marked("Coders")),
    ("of", marked("Of")),
    ("unit", marked("Unit")),
    ("measure", marked("Measure")),
    ("value", marked("Value")),
    ("interval", marked("95 %")),
    ("n", marked("n")),
    ("left_out", marked("Left out")),
)
_MONTH = ("month", marked("Month"))


def words(text: str) -> str:
    """What is marked for translation here, in the person's language."""
    return QCoreApplication.translate("Actions", text)


def name_of(codebook: Codebook, type_key: str, field_key: str) -> str:
    """The labels of a type and a field; keys where the codebook has them no longer."""
    if not type_key:
        return words(marked("all types"))
    held = next((each for each in codebook.types if each.key == type_key), None)
    if held is None:
        return ".".join(part for part in (type_key, field_key) if part)
    if not field_key:
        return held.label
    field = next((each for each in held.fields if each.key == field_key), None)
    return f"{held.label} · {field.label if field else field_key}"


class MeasureModel(QAbstractTableModel):
    """A row a figure; with months, a row a month and figure."""

    def __init__(self, parent: QObject | None = None, *, months: bool = False) -> None:
        super().__init__(parent)
        self._columns = (_MONTH, *_COLUMNS) if months else _COLUMNS
        self._rows: list[tuple[str, Measure]] = []
        self._of: Callable[[str, str], str] = lambda kind, field: f"{kind} {field}"

    def show(self, rows: Sequence[tuple[str, Measure]], codebook: Codebook) -> None:
        """Show these: each with its month, which is empty where it is of all or of none."""
        self.beginResetModel()
        self._rows = list(rows)
        self._of = lambda kind, field: name_of(codebook, kind, field)
        self.endResetModel()

    def measure(self, row: int) -> Measure:
        """The figure of a row."""
        return self._rows[row][1]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words(self._columns[section][1])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        column = self._columns[index.column()][0]
        month, measure = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(column, month, measure)
            case Qt.ItemDataRole.ToolTipRole:
                return measure.measure if column == "measure" else _left_out(measure)
            case Qt.ItemDataRole.TextAlignmentRole if column in _NUMBERS:
                return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            case _ if role == SORT_ROLE:
                if column == "value":
                    return -2.0 if measure.value is None else measure.value
                return measure.n if column == "n" else self._cell(column, month, measure)
        return None

    def _cell(self, column: str, month: str, measure: Measure) -> str:
        match column:
            case "month":
                return month or words(marked("undated"))
            case "coders":
                return ", ".join(measure.coders)
            case "of":
                return self._of(measure.type, measure.field)
            case "unit":
                return words(_UNITS[measure.unit])
            case "measure":
                return words(_NAMES.get(measure.measure, measure.measure))
            case "value":
                return "–" if measure.value is None else f"{measure.value:.3f}"
            case "interval":
                if measure.low is None or measure.high is None:
                    return ""
                return f"{measure.low:.2f} – {measure.high:.2f}"
            case "n":
                return f"{measure.n:,}"
            case _:
                return f"{count:,}" if (count := sum(measure.left_out.values())) else ""


def _left_out(measure: Measure) -> str:
    return "\n".join(f"{count:,} {words(reason)}" for reason, count in measure.left_out.items())
