"""The tools above the article: going left, coding in the middle, undoing at the right."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from annotator.ui.actions.bound_actions import Actions, BoundAction


class MainToolbar(QToolBar):
    """Shows the commands that a hand reaches for most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("MainToolbar", "Main tools"), parent)
        self.setObjectName("mainToolbar")
        self.setAccessibleName(self.tr("Main tools"))
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.toggleViewAction().setVisible(False)

    def fill(self, actions: Actions) -> None:
        """Show the commands anew, after the codebook's types have changed."""
        self.clear()
        self.addActions([actions["article.previous"], actions["article.next"]])
        self.addSeparator()
        for action in actions.creators():
            self.addAction(action)
            self._name_button(action, beside=True)
        self.addSeparator()
        for name in ("article.done", "article.nothing"):
            self.addAction(actions[name])
            self._name_button(actions[name], beside=True)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.addActions([actions["edit.undo"], actions["edit.redo"], actions["view.palette"]])
        for action in self.actions():
            if isinstance(action, BoundAction):
                self._name_button(action)

    def _name_button(self, action: BoundAction, *, beside: bool = False) -> None:
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setObjectName(f"tool_{action.declared.id}")
            button.setAccessibleName(action.text())
            if beside:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
