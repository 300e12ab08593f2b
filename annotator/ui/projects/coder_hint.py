"""Under which name one codes, asked in a quiet line while only the system has said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.hint import Hint

if TYPE_CHECKING:
    from annotator.services.project import Project


class CoderHint(Feature):
    """Every record and change bears the coder's name; that of an account may mean nobody."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._hint = Hint("coder", "", context.hint_turns)
        change = self._hint.offer_button("hintCoder", self.tr("Choose a name…"))
        change.clicked.connect(self._ask)
        context.add_beside_text(self._hint, below=True)

    def set_project(self, project: Project | None) -> None:
        if project is not None:
            text = self.tr("Your records will bear the name “{name}”, that of your account here.")
            self._hint.set_text(text.format(name=project.coder.name))
        self._hint.offer(project is not None and self.context.settings.coder_is_guessed)

    def _ask(self) -> None:
        self.context.actions["project.coder"].trigger()
