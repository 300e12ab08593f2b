"""Dialogs about what is damaged or to be replaced: recovering, and going back to a backup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from annotator.ui.kit.dialog import FormDialog, PathRow
from annotator.ui.kit.window_language import change_words

if TYPE_CHECKING:
    from annotator.core.coding.change import Change
    from annotator.services.safekeeping.comparison import Comparison, State


class RecoverDialog(FormDialog):
    """Asks for a damaged project, and where what can be saved of it goes."""

    def __init__(self, damaged: str, to: str, parent: QWidget) -> None:
        super().__init__(
            "recoverProject",
            self.tr("Recover a damaged project"),
            self.tr(
                "What can be read is saved into a new project, page by page; what is lost is taken "
                "from backups where they have it, and listed where they do not. The damaged file "
                "is not touched."
            ),
            self.tr("Recover"),
            parent,
        )
        self.damaged_row = PathRow("recoverFrom", self.tr("Damaged file"), "file")
        self.damaged_row.set_text(damaged)
        self.place_row = PathRow("recoverTo", self.tr("New project file"), "new file")
        self.place_row.set_text(to)
        for row in (self.damaged_row, self.place_row):
            row.changed.connect(self._update)
        self.rows.addRow(self.tr("Damaged file"), self.damaged_row)
        self.rows.addRow(self.tr("New project file"), self.place_row)
        self._update()

    def damaged(self) -> Path:
        """The file to read."""
        return Path(self.damaged_row.text()).expanduser()

    def to(self) -> Path:
        """The project to make."""
        return Path(self.place_row.text()).expanduser()

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.damaged_row.text() and self.place_row.text()))


class GoBackDialog(FormDialog):
    """Shows what a backup would change before it takes the place of its project."""

    def __init__(self, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(
            "goBack",
            self.tr("Go back to this backup?"),
            self.tr("What is there now is kept beside it, as “…before-restore…”."),
            self.tr("Restore in its place"),
            parent,
        )
        for name, title, state in (
            ("goBackThere", self.tr("There now"), comparison.there),
            ("goBackBackup", self.tr("The backup"), comparison.other),
        ):
            label = QLabel(self._state(state))
            label.setObjectName(name)
            label.setWordWrap(True)
            self.rows.addRow(title, label)
        self.changes = QPlainTextEdit("\n".join(self._lines(comparison)))
        self.changes.setObjectName("goBackChanges")
        self.changes.setAccessibleName(self.tr("What differs"))
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.rows.addRow(self.changes)

    def _state(self, state: State) -> str:
        if state.problem:
            return self.tr("Cannot be read: {reason}").format(reason=state.problem)
        return self.tr("{articles:,} articles, {records:,} records, {changes:,} changes").format(
            articles=state.articles, records=state.records, changes=state.changes
        )

    def _lines(self, comparison: Comparison) -> Iterator[str]:
        there, other = comparison.there, comparison.other
        if there.problem or other.problem:
            yield self.tr("What differs is not known, as one of them cannot be read.")
            return
        if there.project_id != other.project_id:
            yield self.tr("They are two projects: the backup is of another one.")
        if comparison.gone:
            yield self.tr("Changes that would go: {n:,}").format(n=comparison.gone)
            yield from _entries(comparison.newest_gone, comparison.gone)
        if comparison.come:
            yield self.tr("Changes that would come: {n:,}").format(n=comparison.come)
            yield from _entries(comparison.newest_come, comparison.come)
        if not comparison.gone and not comparison.come:
            yield self.tr("Both hold the same changes.")


def _entries(newest: Sequence[Change], count: int) -> Iterator[str]:
    for change in newest:
        yield f"    {change.time.astimezone():%Y-%m-%d %H:%M}  {change_words(change)}"
    if count > len(newest):
        yield "    …"
