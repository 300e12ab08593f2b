"""What the window shows of a project without articles: one card that says how to get some."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.core.coding.change import Kind
from annotator.services.notifications import Changed
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.background_reads import Stop
from annotator.ui.kit.icons import icon
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.actions.bound_actions import Actions

_WIDTH = 460
_COUNT = "articles.any"


class EmptyProjectCard(QFrame):
    """Import, paste or drop articles, in the middle of the window."""

    def __init__(self, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("emptyProject")
        self.setAccessibleName(self.tr("A project without articles"))
        self._actions = actions
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._codebook = QLabel()
        self._codebook.setProperty("role", "muted")
        self._codebook.setWordWrap(True)
        self._import = self._button("importFirst", self.tr("Import articles…"), "project.import")
        self._import.setProperty("role", "primary")
        self._paste = self._button("pasteFirst", self.tr("Paste an article"), "article.paste")
        hint = QLabel(self.tr("Or drop files, folders or archives here, or a colleague’s project."))
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._codebook)
        column.addSpacing(16)
        column.addWidget(self._import)
        column.addWidget(self._paste)
        column.addSpacing(8)
        column.addWidget(hint)
        column.addStretch(3)
        holder = QWidget()
        holder.setMaximumWidth(_WIDTH)
        holder.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.addStretch(1)
        row.addWidget(holder, 20)
        row.addStretch(1)
        self.set_theme(theme)

    def describe(self, project: Project) -> None:
        """Name the project and what is coded in it."""
        self._title.setText(isolated(project.info.name))
        types = ", ".join(kind.plural for kind in project.codebook.types)
        self._codebook.setText(
            self.tr("No articles yet. To be coded: {types}.").format(types=isolated(types))
        )

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._import.setIcon(icon(theme, "plus", "accent_text"))
        self._paste.setIcon(icon(theme, "article", "text"))

    def take_focus(self) -> None:
        """Let the keyboard begin with the import."""
        self._import.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What was copied becomes an article here as well."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._actions["article.paste"].trigger()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, text: str, command: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setMinimumHeight(40)
        button.setIconSize(QSize(18, 18))
        button.setAutoDefault(True)
        action = self._actions[command]
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


class EmptyProject(Feature):
    """The card takes the text's place, and the docks rest, while a project has no articles.

    Attributes:
        card: None before it is first shown.
    """

    follows: ClassVar[frozenset[Kind]] = frozenset({"article"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.card: EmptyProjectCard | None = None

    def set_project(self, project: Project | None) -> None:
        """Come, and go with the project."""
        self._hide()
        self._ask(project)

    def refresh(self, changed: Changed) -> None:  # noqa: ARG002 - whatever it was
        """Come and go with the last and the first article."""
        self._ask(self.context.session.project)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self.card is not None:
            self.card.set_theme(theme)

    def _ask(self, project: Project | None) -> None:
        self.context.background_reads.forget(_COUNT)
        if project is not None:
            self.context.background_reads.ask(_COUNT, _counting(project), self._on_count)

    def _on_count(self, count: int) -> None:
        project = self.context.session.project
        if count or project is None:
            self._hide()
            return
        if self.card is None:
            self.card = EmptyProjectCard(self.context.actions, self.context.themes.theme)
            self.context.add_beside_text(self.card, stretch=1)
        self.context.leave_sheet()
        self.context.docks.put_away()
        self.context.view.hide()
        self.card.describe(project)
        self.card.show()
        self.card.take_focus()

    def _hide(self) -> None:
        if self.card is not None and self.card.isVisibleTo(self.context.window):
            focused = self.context.window.focusWidget()
            had_focus = focused is not None and self.card.isAncestorOf(focused)
            self.card.hide()
            self.context.view.show()
            if had_focus:
                # Else Qt gives it to what comes next, such as the button that closes a banner.
                self.context.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.context.docks.bring_back()


def _counting(project: Project) -> Callable[[Stop], int]:
    articles = project.articles

    def count(_stop: Stop) -> int:
        return articles.count()

    return count
