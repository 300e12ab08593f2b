"""What the window shows of a project without articles: one card that says how to get some."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from annotator.core.coding.change import Kind
from annotator.services.notifications import Changed
from annotator.ui.actions.offers import centre, offer_button
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
_ANY = "articles.any"


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
        self._import = offer_button(
            "importFirst", self.tr("Import articles…"), actions["project.import"]
        )
        self._import.setProperty("role", "primary")
        self._paste = offer_button(
            "pasteFirst", self.tr("Paste an article"), actions["article.paste"]
        )
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
        centre(self, column, _WIDTH)
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
        self.context.background_reads.forget(_ANY)
        if project is not None:
            self.context.background_reads.ask(_ANY, _whether_any(project), self._on_answer)

    def _on_answer(self, has_articles: bool) -> None:
        project = self.context.session.project
        if has_articles or project is None:
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


def _whether_any(project: Project) -> Callable[[Stop], bool]:
    articles = project.articles

    def ask(_stop: Stop) -> bool:
        # The first one is found at once, and counting goes through all.
        return articles.neighbour("") is not None

    return ask
