"""What the columns of a table become: the page of the import dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.services.transfer.preview import SeenTable
from annotator.ui.transfer.choice_tree import Choice, ChoiceRow, ChoiceTree


class ColumnsPage(QWidget):
    """The columns of the tables with one header, with their first rows, and what each becomes."""

    changed = Signal()
    """A person said what a column becomes."""

    def __init__(self, table: SeenTable, number: int) -> None:
        """
        Args:
            number: counts the tables of the dialog.
        """
        super().__init__()
        self.table = table
        self.is_edited = False
        self._names = {
            "title": self.tr("Title"),
            "text": self.tr("Text"),
            "source": self.tr("Outlet"),
            "author": self.tr("Author"),
            "published": self.tr("Published"),
            "url": self.tr("Web address"),
            "language": self.tr("Language"),
        }
        self.columns = {key: table.columns.get(key, "") for key in self._names}
        self.message = QLabel()
        self.message.setObjectName("importColumnsMessage")
        self.message.setWordWrap(True)
        rows = [self.tr("Row {n}").format(n=n) for n in range(1, len(table.rows) + 1)]
        self.tree = ChoiceTree(
            f"importColumns_{number}",
            self.tr("Columns of the table and what they become"),
            (self.tr("Column"), self.tr("Becomes"), *rows),
            1,
        )
        self.tree.setRootIsDecorated(False)
        self.tree.chosen.connect(self._choose)
        self.tree.wanted.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.tree, 1)
        self._show()

    def set_table(self, table: SeenTable) -> None:
        """Show what a preview found; what a person said before it is part of that."""
        self.table = table
        self.columns = {key: table.columns.get(key, "") for key in self._names} | (
            self.columns if self.is_edited else {}
        )
        self._show()

    def _offer(self) -> None:
        metadata = Choice("", self.tr("Keep in the metadata"))
        self.tree.offer([*(Choice(*each) for each in self._names.items()), metadata])

    def _choose(self, row: tuple[str, ...], key: str) -> None:
        name = row[1]
        self.columns = {a: "" if held == name else held for a, held in self.columns.items()}
        if key:
            self.columns[key] = name
        self.is_edited = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        becomes = {name: attribute for attribute, name in self.columns.items() if name}
        names = self._names | {"": self.tr("Keep in the metadata")}
        lacks_text = not self.columns["text"]
        self.message.setText(
            self.tr("Say which column is the text: without one nothing is imported.")
            if lacks_text
            else ""
        )
        self.message.setProperty("role", "warning")
        self.message.style().polish(self.message)
        self.message.setVisible(lacks_text)
        self.tree.set_rows(
            [
                ChoiceRow(
                    ("column", name),
                    (name, *(row[place] for row in self.table.rows)),
                    becomes.get(name, ""),
                    names[becomes.get(name, "")],
                )
                for place, name in enumerate(self.table.names)
            ]
        )
