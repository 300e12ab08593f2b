"""The command that asks the models by address about the open article: nothing is sent but by it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from annotator.core.deferred import deferred
from annotator.services.progress import Progress
from annotator.ui.feature import Feature

if TYPE_CHECKING:
    from annotator.services.assistance import suggesting
    from annotator.services.assistance.bulk_reading import StoreReport
    from annotator.services.assistance.by_address import model_address
    from annotator.services.project import Project
    from annotator.ui.suggestions import offered
else:
    # Who names no model needs nothing that asks one.
    model_address = deferred("annotator.services.assistance.by_address.model_address")
    offered = deferred("annotator.ui.suggestions.offered")
    suggesting = deferred("annotator.services.assistance.suggesting")


class ModelAsking(Feature):
    """Asks as a task, which can be cancelled while the article is coded; suggestions come of it."""

    preferences_wanted = Signal()
    """No model is switched on."""

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"suggest.ask_model": self.ask}

    def ask(self) -> None:
        """Send the article to every model that is switched on."""
        project, article = self.context.session.project, self.context.session.article
        if project is None or article is None:
            return
        models = model_address.ModelAddresses(self.context.settings.folder)
        names = frozenset(each.name for each in models.all() if each.on)
        if not names:
            self.context.hint(self.tr("No model by address is switched on: name one here first."))
            self.preferences_wanted.emit()
            return
        offered.with_models(project, models.folder)
        title = self.tr("Ask {models}").format(models=", ".join(sorted(names)))
        choice = suggesting.Choice(suggesters=names)
        work = partial(_asked, project, article.id, choice)
        with self.context.session.reporting():
            self.context.tasks.run(title, work, self._on_asked)

    def _on_asked(self, report: StoreReport) -> None:
        said = self.tr("Suggestions of models: {count}; not borne out by the text, left out: {n}.")
        self.context.hint(said.format(count=report.stored, n=report.left_out))


def _asked(
    project: Project, article: str, choice: suggesting.Choice, progress: Progress
) -> StoreReport:
    return project.suggestions.store_article(article, choice, progress)
