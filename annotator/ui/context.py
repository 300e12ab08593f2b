"""What the window gives to its features: they know this of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDockWidget, QWidget

from annotator.core.coding.record import Record
from annotator.core.text.span import extent
from annotator.ui.actions.bound_actions import Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.kit.hint import HintTurns
from annotator.ui.kit.messages import Messages
from annotator.ui.kit.session import Session
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.tasks import Tasks
from annotator.ui.kit.theme import Themes


class Docks(Protocol):
    """The docks of the window by name, such as ``records``."""

    def __contains__(self, name: str, /) -> bool: ...

    def __getitem__(self, name: str, /) -> QDockWidget: ...

    def add(
        self,
        name: str,
        title: str,
        widget: QWidget,
        area: Qt.DockWidgetArea,
        *,
        behind: str = "",
    ) -> QDockWidget:
        """Make a dock, as a tab behind another one if that is named."""
        ...

    def show(self, name: str, *, shown: bool = True) -> None:
        """Show a dock on top, or hide it."""
        ...

    def put_away(self) -> None:
        """Hide them all until they are brought back."""
        ...

    def bring_back(self) -> None:
        """Show those that were put away."""
        ...


@dataclass(frozen=True)
class Context:
    """The parts of one window that its features share.

    Attributes:
        window: the parent of dialogs.
        background_reads: reads on another thread.
        actions: every command by its id; there only once all features are made.
        hint: says something in the status bar for a moment.
        hint_turns: lets one word of help show at a time.
        flush: saves what is being typed, wherever that is; False if some of it was refused.
    """

    window: QWidget
    session: Session
    view: ArticleView
    tasks: Tasks
    background_reads: BackgroundReads
    settings: Settings
    docks: Docks
    messages: Messages
    themes: Themes
    actions: Actions
    hint: Callable[[str], None]
    hint_turns: HintTurns
    flush: Callable[[], bool]

    def reveal(self, record: Record, *, flash: bool = False) -> None:
        """Select a record of the open article and scroll to it."""
        self.session.select(record.id)
        if record.spans:
            self.view.reveal(extent(record.spans), flash=flash)

    def go_to(
        self,
        article_id: str,
        record_id: str = "",
        *,
        flash: bool = True,
        then: Callable[[Record | None], object] = lambda _record: None,
    ) -> None:
        """Show an article, a record of it selected and in sight.

        Args:
            then: is called once they are shown with the record; with None if the article has none
                of that id.
        """

        def show() -> None:
            record = self.session.find(record_id)
            if record is not None:
                self.reveal(record, flash=flash)
            then(record)

        self.leave_sheet()
        self.session.open_article(article_id, show)

    def leave_sheet(self) -> None:
        """Show the text, if the sheet stands in its place."""
        sheet = self.actions["view.sheet"]
        if sheet.isChecked():
            sheet.trigger()

    def focus_text(self) -> None:
        """Let keys go to the text."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_beside_text(self, widget: QWidget, *, below: bool = False, stretch: int = 0) -> None:
        """Put a widget over the text, or below it."""
        centre = self.view.parentWidget()
        column = centre.layout() if centre is not None else None
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(self.view) + below, widget, stretch)
