"""The list of backups that made themselves, and ways back to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.core.location import is_address
from annotator.ui.kit.dialog import EnterDialog

if TYPE_CHECKING:
    from annotator.services.safekeeping.automatic_backups import KeptBackup

_AT = Qt.ItemDataRole.UserRole


class BackupsDialog(EnterDialog):
    """Newest first. What a person chooses is announced once the dialog has closed."""

    copy_wanted = Signal(object)
    """A `KeptBackup` is to become a project of its own."""
    return_wanted = Signal(object)
    """A `KeptBackup` is to take the place of its project."""
    other_wanted = Signal()
    """A backup that is not in the list is to be restored."""

    def __init__(self, backups: Sequence[KeptBackup], folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backups")
        self.setWindowTitle(self.tr("Backups"))
        self.setAccessibleName(self.tr("Backups"))
        self._backups = backups
        title = QLabel(self.tr("Backups"))
        title.setProperty("role", "title")
        explanation = QLabel(
            self.tr("Verified copies that made themselves while you worked. They lie in {folder}.")
            if backups
            else self.tr(
                "There are none yet. One is made soon after a project is opened or changed, and "
                "put into {folder}."
            )
        )
        explanation.setText(explanation.text().format(folder=folder))
        explanation.setTextFormat(Qt.TextFormat.PlainText)
        explanation.setProperty("role", "muted")
        explanation.setWordWrap(True)
        self.tree = self._make_tree()
        self._note = QLabel(
            self.tr(
                "In its place: the project goes back to how it was then; how it is now is kept "
                "beside it. As a copy: nothing else is touched."
            )
        )
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        self._note.setVisible(bool(backups))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        for widget in (title, explanation):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        column.addWidget(self._note)
        column.addWidget(self._make_buttons())
        self.tree.currentItemChanged.connect(self._update)
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self._update()
        self.resize(720, 460)
        self.tree.setFocus()

    def chosen(self) -> KeptBackup | None:
        """The backup that is chosen in the list."""
        item = self.tree.currentItem()
        return self._backups[item.data(0, _AT)] if item else None

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("backupList")
        tree.setAccessibleName(self.tr("Backups"))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        headings = [
            self.tr("Project"),
            self.tr("Made"),
            self.tr("Articles"),
            self.tr("Records"),
            self.tr("Size"),
        ]
        tree.setHeaderLabels(headings)
        locale = QLocale()
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, backup in enumerate(self._backups):
            made = f"{backup.made.astimezone():%Y-%m-%d  %H:%M}"
            size = locale.formattedDataSize(backup.size, 1)
            row = [backup.project, made, f"{backup.articles:,}", f"{backup.records:,}", size]
            item = QTreeWidgetItem(tree, row)
            item.setData(0, _AT, at)
            item.setToolTip(0, backup.location)
            for n in (2, 3, 4):
                item.setTextAlignment(n, end)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for n in (2, 3, 4):
            tree.headerItem().setTextAlignment(n, end)
        return tree

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = buttons.addButton(self.tr("Restore as a copy…"), role)
        self.copy_button.setObjectName("backupCopy")
        self.copy_button.clicked.connect(self._copy)
        self.return_button = buttons.addButton(self.tr("Restore in its place"), role)
        self.return_button.setObjectName("backupReturn")
        self.return_button.clicked.connect(self._return)
        self.other_button = buttons.addButton(self.tr("Another file…"), role)
        self.other_button.setObjectName("backupOther")
        self.other_button.clicked.connect(self._other)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("close")
        for button in buttons.buttons():
            button.setAccessibleName(button.text())
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons

    def _update(self) -> None:
        backup = self.chosen()
        self.copy_button.setEnabled(backup is not None)
        # A server's database is not replaced: that is its administrator's to do.
        is_file = backup is not None and not is_address(backup.location)
        self.return_button.setEnabled(is_file)

    def _copy(self) -> None:
        backup = self.chosen()
        self.accept()
        self.copy_wanted.emit(backup)

    def _return(self) -> None:
        backup = self.chosen()
        self.accept()
        self.return_wanted.emit(backup)

    def _other(self) -> None:
        self.accept()
        self.other_wanted.emit()
