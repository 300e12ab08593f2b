"""The pages of the import dialog, as a person reads and works them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotator.ui.transfer.choice_tree import ChoiceLine, ChoiceTree
from annotator.ui.transfer.import_dialog import ImportDialog
from annotator.ui.transfer.import_labels import LabelsPage


def labels(dialog: ImportDialog) -> LabelsPage:
    """The page of labels, which must be the one that is shown."""
    page = dialog.preview.pages.currentWidget()
    assert isinstance(page, LabelsPage)
    return page


def item(tree: ChoiceTree, *names: str) -> QTreeWidgetItem:
    """The row of these names from the root on."""
    found = tree.invisibleRootItem()
    for name in names:
        found = next(child for child in children(found) if child.text(0) == name)
    return found


def children(parent: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows below a row."""
    return [child for n in range(parent.childCount()) if (child := parent.child(n)) is not None]


def rows(tree: ChoiceTree) -> list[list[str]]:
    """What all rows say, in the order in which they are shown."""
    shown: list[list[str]] = []

    def add(parent: QTreeWidgetItem) -> None:
        for child in children(parent):
            shown.append([child.text(column) for column in range(tree.columnCount())])
            add(child)

    add(tree.invisibleRootItem())
    return shown


def choose(tree: ChoiceTree, qtbot: QtBot, row: QTreeWidgetItem, words: str) -> None:
    """By keys: type what the row is to become, and take it."""
    tree.setCurrentItem(row)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    line = tree.findChild(ChoiceLine)
    assert isinstance(line, ChoiceLine)
    assert line.is_open()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tree.findChild(ChoiceLine) is None)
