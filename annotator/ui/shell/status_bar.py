"""The line at the foot of the window: saved, who codes, the selection, undo, running work."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from annotator.ui.kit.mirroring import isolated

_UNDO_LABEL = 40
_HINT_MS = 4000


class _YieldingLabel(QLabel):
    """A label that takes the room which is left, and ends in dots where that is too little."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        elide = Qt.TextElideMode.ElideRight
        shown = isolated(self.fontMetrics().elidedText(self.text(), elide, room.width()))
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            QPainter(self), room, side, self.palette(), True, shown, self.foregroundRole()
        )


class StatusBar(QStatusBar):
    """Says at a glance how things stand."""

    cancel_clicked = Signal()
    snapping_clicked = Signal()
    undo_clicked = Signal()
    unsaved_clicked = Signal()
    """What is not saved is to be listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName(self.tr("Status"))
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.saved = self._label("statusSaved", self.tr("Saved"))
        self._when: datetime | None = None
        self._unsaved = 0
        self._is_refused = self._is_elsewhere = False
        self.unsaved = self._button("statusUnsaved", self.tr("Show what is not saved"))
        self.unsaved.setText(self.tr("Show…"))
        self.unsaved.clicked.connect(self.unsaved_clicked)
        self.unsaved.hide()
        self.stack = self._label(
            "statusStack", self.tr("Records under the pointer"), _YieldingLabel()
        )
        self._hinting = QTimer(self)
        self._hinting.setSingleShot(True)
        self._hinting.setInterval(_HINT_MS)
        self._hinting.timeout.connect(self.stack.clear)
        self.progress_text = self._label("statusTask", self.tr("Running work"))
        self.progress = QProgressBar()
        self.progress.setObjectName("statusProgress")
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.cancel = self._button("statusCancel", self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_clicked)
        self.selection = self._label("statusSelection", self.tr("Selection"))
        self.undo = self._button("statusUndo", self.tr("What undo would undo"))
        self.undo.clicked.connect(self.undo_clicked)
        self.snapping = self._button("statusSnapping", self.tr("Snap selections to words"))
        self.snapping.setToolTip(self.tr("Whether selections snap to words"))
        self.snapping.clicked.connect(self.snapping_clicked)
        self.present = self._label("statusPresent", self.tr("Who else is here"))
        self.present.hide()
        self.coder = self._label("statusCoder", self.tr("Coder"))
        self.read_only = self._label("statusReadOnly", self.tr("Read-only"))
        self.read_only.setText(self.tr("Read-only"))
        self.read_only.hide()
        self.addWidget(self.saved)
        self.addWidget(self.read_only)
        self.addWidget(self.unsaved)
        self.addWidget(self.stack, 1)
        for widget in (
            self.progress_text,
            self.progress,
            self.cancel,
            self.selection,
            self.undo,
            self.snapping,
            self.present,
            self.coder,
        ):
            self.addPermanentWidget(widget)
        self.end_task()

    def show_saved(self, when: datetime) -> None:
        """An edit was written at this moment; that is said unless something else waits."""
        self._when = when
        self._show_how_saved()

    def show_open(self) -> None:
        """Nothing was written yet, and nothing needs to be."""
        self._when = None
        self._show_how_saved()

    def show_unsaved(self, count: int, is_refused: bool, is_elsewhere: bool) -> None:
        """Say how much is not saved.

        Args:
            count: what waits here; with none of it everything is saved.
            is_refused: whether what was done last was refused.
            is_elsewhere: whether something waits in another window of this process.
        """
        self._unsaved, self._is_refused, self._is_elsewhere = count, is_refused, is_elsewhere
        self._show_how_saved()

    def _show_how_saved(self) -> None:
        self.unsaved.setVisible(bool(self._unsaved))
        if self._unsaved:
            self._say_saved(self.tr("Not saved yet: {n:,}").format(n=self._unsaved), "error")
        elif self._is_refused:
            self._say_saved(self.tr("NOT saved"), "error")
        elif self._is_elsewhere:
            self._say_saved(self.tr("Not saved yet in another window"), "error")
        elif self._when is None:
            self._say_saved(self.tr("All saved"), "success")
        else:
            text = self.tr("Saved {time}").format(time=f"{self._when.astimezone():%H:%M:%S}")
            self._say_saved(text, "success")

    def show_read_only(self, *, on: bool) -> None:
        """Say that the project can only be read, if that is so."""
        self.read_only.setVisible(on)

    def show_nothing(self) -> None:
        """Say nothing; no project is open."""
        self.read_only.hide()
        self._when, self._unsaved = None, 0
        self._is_refused = self._is_elsewhere = False
        self.unsaved.hide()
        self._say_saved("", "success")
        self.coder.setText("")
        self.show_undo("")
        self.show_selection(0, None)

    def show_selection(self, characters: int, words: int | None) -> None:
        """Count what is selected; None where the words were not counted."""
        parts: list[str] = []
        if characters:
            one = characters == 1
            template = self.tr("1 character") if one else self.tr("{n:,} characters")
            parts.append(template.format(n=characters))
        if words:
            template = self.tr("1 word") if words == 1 else self.tr("{n:,} words")
            parts.append(template.format(n=words))
        self.selection.setText(" · ".join(parts))

    def show_undo(self, label: str) -> None:
        """Name what undo would undo; empty if nothing."""
        short = label if len(label) <= _UNDO_LABEL else f"{label[: _UNDO_LABEL - 1]}…"
        if label:
            # Without a text the button would be higher, and with it the bar.
            self.undo.setText(self.tr("Undo: {label}").format(label=short))
            self.undo.setToolTip(self.tr("Undo: {label}").format(label=label))
        self.undo.setVisible(bool(label))

    def show_snapping(self, on: bool) -> None:
        """Say whether selections snap."""
        self.snapping.setText(self.tr("Snap: words") if on else self.tr("Snap: off"))

    def show_stack(self, text: str) -> None:
        """Name the records under the pointer."""
        self._hinting.stop()
        self.stack.setText(text)

    def hint(self, text: str) -> None:
        """Say something for a moment."""
        self.show_stack(text)
        self._hinting.start()

    def begin_task(self, title: str) -> None:
        """Show that work has begun."""
        self.progress_text.setText(title)
        self.progress.setRange(0, 0)
        for widget in (self.progress_text, self.progress, self.cancel):
            widget.show()
        self.cancel.setEnabled(True)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        count = f"{done:,} / {total:,}" if total else f"{done:,}"
        self.progress_text.setText(f"{what} {count}".strip())

    def end_task(self) -> None:
        """Show that no work is running."""
        for widget in (self.progress_text, self.progress, self.cancel):
            widget.hide()

    def _say_saved(self, text: str, level: str) -> None:
        self.saved.setText(text)
        self.saved.setAccessibleName(text)
        if self.saved.property("level") != level:
            self.saved.setProperty("level", level)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)

    def _label(self, name: str, accessible: str, label: QLabel | None = None) -> QLabel:
        label = label or QLabel()
        label.setObjectName(name)
        label.setAccessibleName(accessible)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, name: str, accessible: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(accessible)
        button.setText(accessible)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
