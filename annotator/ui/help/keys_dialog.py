"""Every key: those of the commands as they are now, the letters of fields, and the fixed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from annotator.core.codebook.model import RecordType
from annotator.core.deferred import deferred
from annotator.ui.actions import MENUS
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.kit.text_dialogs import ReadingDialog

if TYPE_CHECKING:
    from PySide6 import QtPrintSupport
else:
    # Printing takes a library of its own, and is rare.
    QtPrintSupport = deferred("PySide6.QtPrintSupport")


@dataclass(frozen=True)
class KeySection:
    """Keys that belong together: each row is the keys and what they do."""

    title: str
    rows: tuple[tuple[tuple[str, ...], str], ...]


def key_sections(
    actions: Sequence[BoundAction], types: Sequence[RecordType]
) -> Iterator[KeySection]:
    """All keys, menu by menu, then those of the codebook's fields, of texts, fields and cells."""
    for menu in MENUS:
        rows = tuple(
            (tuple(command.key_texts()), command.text().removesuffix("…"))
            for command in actions
            if command.declared.menu == menu and command.shortcuts()
        )
        if rows:
            yield KeySection(QCoreApplication.translate("Actions", menu), rows)
    translate = QCoreApplication.translate
    for record_type in types:
        title = translate("KeysDialog", "Take the selection into a field of a {type}").format(
            type=record_type.label.lower()
        )
        letters = tuple(
            ((field.letter,), field.label) for field in record_type.fields if field.letter
        )
        if letters:
            yield KeySection(title, letters)
    yield KeySection(
        translate("KeysDialog", "In the article"),
        (
            (
                (translate("KeysDialog", "Shift+arrows"),),
                translate("KeysDialog", "Select letters and lines"),
            ),
            (
                (translate("KeysDialog", "Ctrl+Shift+arrows"),),
                translate("KeysDialog", "Select words and paragraphs"),
            ),
            (
                (translate("KeysDialog", "Alt+drag"),),
                translate("KeysDialog", "Select the exact letters"),
            ),
            (
                (translate("KeysDialog", "Click again"),),
                translate("KeysDialog", "The next of the records that overlap there"),
            ),
            (
                (translate("KeysDialog", "Esc"),),
                translate("KeysDialog", "Back to the article; there: nothing selected"),
            ),
        ),
    )
    yield KeySection(
        translate("KeysDialog", "In a field"),
        (
            (
                (translate("KeysDialog", "Tab"),),
                translate("KeysDialog", "Save and go to the next field"),
            ),
            (
                (translate("KeysDialog", "Enter"),),
                translate("KeysDialog", "Save the value; once more: add another"),
            ),
            (
                (translate("KeysDialog", "Enter"),),
                translate("KeysDialog", "In an empty field that shows a proposal: take them all"),
            ),
            (
                (translate("KeysDialog", "Ctrl+H"),),
                translate("KeysDialog", "Unfold what the field is for, with examples"),
            ),
            (
                (translate("KeysDialog", "Ctrl+Enter"),),
                translate("KeysDialog", "Save a text of several lines; open an address or a place"),
            ),
            (
                (translate("KeysDialog", "Ctrl+Left"), translate("KeysDialog", "Ctrl+Right")),
                translate("KeysDialog", "Walk what the text offers for the field"),
            ),
            (
                (translate("KeysDialog", "Ctrl+Down"),),
                translate("KeysDialog", "Fill the field with it"),
            ),
            ((translate("KeysDialog", "Ctrl+Up"),), translate("KeysDialog", "Add it as one more")),
            ((translate("KeysDialog", "Esc"),), translate("KeysDialog", "Back to the article")),
        ),
    )
    yield _sheet_section()


def _sheet_section() -> KeySection:
    translate = QCoreApplication.translate
    return KeySection(
        translate("KeysDialog", "In the sheet"),
        (
            (
                (translate("KeysDialog", "Enter"),),
                translate("KeysDialog", "Open the row in its article"),
            ),
            (
                (translate("KeysDialog", "F2"), translate("KeysDialog", "Typing")),
                translate("KeysDialog", "Edit the cell"),
            ),
            (
                (translate("KeysDialog", "Enter"),),
                translate("KeysDialog", "While editing: save and go to the cell below"),
            ),
            (
                (translate("KeysDialog", "Tab"), translate("KeysDialog", "Shift+Tab")),
                translate("KeysDialog", "While editing: save and edit the next or previous cell"),
            ),
            (
                (translate("KeysDialog", "Del"),),
                translate("KeysDialog", "Delete the records of the chosen rows"),
            ),
            (
                (translate("KeysDialog", "Ctrl+C"),),
                translate("KeysDialog", "Copy the cells, as a spreadsheet takes them"),
            ),
            (
                (translate("KeysDialog", "Ctrl+V"),),
                translate("KeysDialog", "Paste one value into all chosen cells of a column"),
            ),
            (
                (translate("KeysDialog", "Alt+Up"), translate("KeysDialog", "Alt+Down")),
                translate("KeysDialog", "Sort by the column, smallest or largest first"),
            ),
            (
                (translate("KeysDialog", "Up"),),
                translate("KeysDialog", "In the first row: go to the column’s filter"),
            ),
            ((translate("KeysDialog", "Esc"),), translate("KeysDialog", "Back to the article")),
        ),
    )


def sections_as_html(title: str, sections: Sequence[KeySection]) -> str:
    """The same for paper."""
    parts = [f"<h1>{escape(title)}</h1>"]
    for section in sections:
        parts.append(f"<h3>{escape(section.title)}</h3><table cellpadding='3' width='100%'>")
        for keys, text in section.rows:
            shown = " &nbsp; ".join(f"<code>{escape(key)}</code>" for key in keys)
            parts.append(f"<tr><td width='40%'>{shown}</td><td>{escape(text)}</td></tr>")
        parts.append("</table>")
    return "".join(parts)


class KeysDialog(ReadingDialog):
    """The list, searched by what a key does or by the key itself, and printed."""

    def __init__(
        self, actions: Sequence[BoundAction], types: Sequence[RecordType], parent: QWidget
    ) -> None:
        super().__init__("keysHelp", QCoreApplication.translate("KeysDialog", "Keys"), parent)
        self.sections = list(key_sections(actions, types))
        self._rows: list[tuple[str, list[QWidget]]] = []
        self._headings: list[tuple[QLabel, range]] = []
        self.column.addWidget(self.label(self.tr("Keys"), "title"))
        self.search = QLineEdit()
        self.search.setObjectName("keysSearch")
        self.search.setAccessibleName(self.tr("Find a key or what it does"))
        self.search.setPlaceholderText(self.tr("Find a key or what it does"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.column.addWidget(self.search)
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(0, 0, 16, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for section in self.sections:
            self._add_section(section)
        self._nothing = self.label(self.tr("No key does that."), "muted")
        self._nothing.hide()
        self._grid.addWidget(self._nothing, self._grid.rowCount(), 0, 1, 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = QScrollArea()
        area.setObjectName("keysList")
        area.setAccessibleName(self.tr("Keys"))
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        self.column.addWidget(area, 1)
        buttons = self.add_close()
        printing = QPushButton(self.tr("Print…"))
        printing.setObjectName("keysPrint")
        printing.setAccessibleName(self.tr("Print the keys"))
        printing.setAutoDefault(False)
        printing.clicked.connect(self._ask_printer)
        buttons.addButton(printing, QDialogButtonBox.ButtonRole.ActionRole)
        self._printer_dialog: QDialog | None = None
        self.resize(600, 680)
        self.search.setFocus()

    def document(self) -> QTextDocument:
        """The list as it is printed."""
        document = QTextDocument(self)
        document.setHtml(sections_as_html(self.tr("Annotator: keys"), self.sections))
        return document

    def _add_section(self, section: KeySection) -> None:
        grid = self._grid
        heading = self.label(section.title, "heading")
        heading.setContentsMargins(0, 12, 0, 4)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        first = len(self._rows)
        for keys, text in section.rows:
            row = grid.rowCount()
            holder = QWidget()
            line = QGridLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setHorizontalSpacing(4)
            for n, key in enumerate(keys):
                line.addWidget(self.label(key, "keycap"), 0, n)
            line.setColumnStretch(len(keys), 1)
            label = self.label(text)
            label.setWordWrap(True)
            grid.addWidget(holder, row, 0)
            grid.addWidget(label, row, 1)
            hay = f"{section.title} {' '.join(keys)} {text}".casefold()
            self._rows.append((hay, [holder, label]))
        self._headings.append((heading, range(first, len(self._rows))))

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()
        found = [all(word in hay for word in words) for hay, _widgets in self._rows]
        for (_hay, widgets), shown in zip(self._rows, found, strict=True):
            for widget in widgets:
                widget.setVisible(shown)
        for heading, rows in self._headings:
            heading.setVisible(any(found[n] for n in rows))
        self._nothing.setVisible(not any(found))

    def _ask_printer(self) -> None:
        dialog = QtPrintSupport.QPrintDialog(self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(self._print)
        self._printer_dialog = dialog
        dialog.show()

    def _print(self) -> None:
        if isinstance(self._printer_dialog, QtPrintSupport.QPrintDialog):
            self.document().print_(self._printer_dialog.printer())
