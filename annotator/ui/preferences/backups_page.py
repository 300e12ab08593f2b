"""The preferences' page of backups that make themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton

from annotator.ui.context import Context
from annotator.ui.kit.dialog import PathRow
from annotator.ui.preferences.page import PreferencesPage

_MINUTES = (10, 20, 30, 60, 120)
_KEPT = (3, 5, 10, 20, 50)


class Backups(Protocol):
    """Backups that make themselves."""

    def apply(self) -> None:
        """Go by the settings from now on."""
        ...

    def back_up_now(self) -> None:
        """Copy the open project."""
        ...

    def status(self) -> str:
        """The state of the backups as a sentence."""
        ...


class BackupsPage(PreferencesPage):
    """Whether, how often and where to, and how many are kept."""

    def __init__(self, context: Context, backups: Backups) -> None:
        super().__init__(
            "preferencesBackups", QCoreApplication.translate("BackupsPage", "Backups"), context
        )
        self._backups = backups
        self.on_box = self._check("preferencesBackupOn", self.tr("Back up projects by itself"))
        self.minutes_box = QComboBox()
        for minutes in _MINUTES:
            self.minutes_box.addItem(self.tr("Every {n} minutes").format(n=minutes), minutes)
        self.minutes_box.activated.connect(self._take_minutes)
        self.kept_box = QComboBox()
        for count in _KEPT:
            self.kept_box.addItem(f"{count}", count)
        self.kept_box.activated.connect(self._take_kept)
        self.folder_row = PathRow("preferencesBackupFolder", self.tr("Folder"), "folder")
        self.folder_row.box.editingFinished.connect(self._take_folder)
        self.folder_row.chosen.connect(self._take_folder)
        self.servers_box = self._check(
            "preferencesBackupServers", self.tr("Copy projects on a database server too")
        )
        self.last = QLabel()
        self.last.setObjectName("preferencesBackupLast")
        self.last.setWordWrap(True)
        self.last.setProperty("role", "muted")
        self.rows.addRow(self.on_box)
        self.add_row(
            self.tr("While you work"),
            self.minutes_box,
            "preferencesBackupMinutes",
            self.tr("Only if something changed; also soon after opening and when closing."),
        )
        self.add_row(
            self.tr("Keep the newest"),
            self.kept_box,
            "preferencesBackupKept",
            self.tr("Of each project, and one a day for a week."),
        )
        self.rows.addRow(self.tr("Folder"), self.folder_row)
        self.rows.addRow(self.servers_box)
        self.rows.addRow(
            self.note(
                self.tr(
                    "A server is usually backed up by whoever runs it; copying row by row takes "
                    "longer the larger the project is."
                )
            )
        )
        self.rows.addRow(self.last)
        now = self._button("preferencesBackupNow", self.tr("Back up now"))
        now.clicked.connect(backups.back_up_now)
        show = self._button("preferencesBackupList", self.tr("Show the backups…"))
        show.clicked.connect(context.actions["project.backups"].trigger)
        self._now = now
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(now)
        line.addWidget(show)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def refresh(self) -> None:
        settings = self.settings
        self.on_box.setChecked(settings.backs_up)
        minutes, count = settings.backup_minutes, settings.backups_kept
        _choose(self.minutes_box, self.tr("Every {n} minutes").format(n=minutes), minutes)
        _choose(self.kept_box, f"{count}", count)
        if not self.folder_row.box.hasFocus():
            self.folder_row.set_text(str(settings.backup_folder))
        self.servers_box.setChecked(settings.backs_up_servers)
        self._now.setEnabled(self.context.session.project is not None)
        self.last.setText(self._backups.status())
        self._update()

    def _update(self) -> None:
        on = self.settings.backs_up
        for widget in (self.minutes_box, self.kept_box, self.servers_box):
            widget.setEnabled(on)

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setAccessibleName(text)
        box.clicked.connect(self._take_checks)
        return box

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button

    def _take_checks(self) -> None:
        self.settings.backs_up = self.on_box.isChecked()
        self.settings.backs_up_servers = self.servers_box.isChecked()
        self._apply()

    def _take_minutes(self) -> None:
        self.settings.backup_minutes = self.minutes_box.currentData()
        self._apply()

    def _take_kept(self) -> None:
        self.settings.backups_kept = self.kept_box.currentData()

    def _take_folder(self) -> None:
        text = self.folder_row.text()
        if text:
            self.settings.backup_folder = Path(text).expanduser()
            self._apply()

    def _apply(self) -> None:
        self._backups.apply()
        self.refresh()


def _choose(box: QComboBox, text: str, value: int) -> None:
    """Show a value, also one that is not among those that are offered."""
    if box.findData(value) < 0:
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(value))
