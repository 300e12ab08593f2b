"""Where else an article's text appeared, as rows to type in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from annotator.core.coding.article_details import Detail, read_detail
from annotator.core.coding.publication import Publication, Publications, in_order, keyed
from annotator.core.errors import FieldValueError
from annotator.ui.kit.dialog import FormDialog
from annotator.ui.kit.window_language import error_words

_READ_AS: tuple[Detail, ...] = ("source", "published", "source", "url")
"""How what is typed into a row is read: as that detail of an article."""
_LOWEST = 160


class PublicationsDialog(FormDialog):
    """Asks for the further publications of an article."""

    def __init__(self, title: str, publications: Publications, parent: QWidget) -> None:
        """
        Args:
            title: the article's.
            publications: those that are known.
        """
        super().__init__(
            "publications",
            self.tr("Where else the text appeared"),
            title,
            self.tr("Save"),
            parent,
        )
        self._rows: list[tuple[QLineEdit, ...]] = []
        self._names = (
            self.tr("Outlet"),
            self.tr("Date"),
            self.tr("Section"),
            self.tr("Address"),
        )
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for column, name in enumerate(self._names):
            self._grid.addWidget(QLabel(name), 0, column)
            self._grid.setColumnStretch(column, 3 if column == len(self._names) - 1 else 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(_LOWEST)
        area.setWidget(inside)
        self._more = QPushButton(self.tr("One more"))
        self._more.setObjectName("publicationsMore")
        self._more.setAccessibleName(self._more.text())
        self._more.setAutoDefault(False)
        self._more.clicked.connect(self._add_empty)
        self.problem = QLabel()
        self.problem.setObjectName("publicationsProblem")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.rows.addRow(area)
        self.rows.addRow(self._more)
        self.rows.addRow(self.problem)
        for each in [*in_order(publications), Publication()]:
            self._add(each)
        self.resize(640, self.sizeHint().height())

    def publications(self) -> Publications:
        """What was typed; rows of nothing are left out.

        Raises:
            FieldValueError: a date or an address cannot be read.
        """
        return keyed(Publication(*self._read(row)) for row in self._rows)

    def accept(self) -> None:
        """Say what cannot be read, or let it be saved."""
        for row in self._rows:
            try:
                self._read(row)
            except FieldValueError as error:
                self.problem.setText(error_words(error))
                self.problem.show()
                return
        super().accept()

    def _read(self, row: Sequence[QLineEdit]) -> list[str]:
        parts: list[str] = []
        for detail, line in zip(_READ_AS, row, strict=True):
            try:
                parts.append(read_detail(detail, line.text()))
            except FieldValueError:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                line.selectAll()
                raise
        return parts

    def _add_empty(self) -> None:
        self._add(Publication())
        self.order_focus()
        self._rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, publication: Publication) -> None:
        number = len(self._rows) + 1
        lines: list[QLineEdit] = []
        held = (publication.outlet, publication.date, publication.section, publication.url)
        for column, (name, text) in enumerate(zip(self._names, held, strict=True)):
            line = QLineEdit(text)
            line.setObjectName(f"publication{number}_{column}")
            line.setAccessibleName(f"{name} {number}")
            line.setCursorPosition(0)
            self._grid.addWidget(line, number, column)
            lines.append(line)
        remove = QPushButton(self.tr("Remove"))
        remove.setObjectName(f"publication{number}_remove")
        remove.setAccessibleName(self.tr("Remove publication {n}").format(n=number))
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda: self._clear(lines))
        self._grid.addWidget(remove, number, len(self._names))
        self._rows.append(tuple(lines))

    @staticmethod
    def _clear(lines: Sequence[QLineEdit]) -> None:
        """A row of nothing is not saved."""
        for line in lines:
            line.clear()
        lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
