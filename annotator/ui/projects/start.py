"""When the start page shows, and what comes of what is chosen there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from annotator.core.deferred import deferred
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.theme import Theme
from annotator.ui.projects.feature import ProjectsFeature

if TYPE_CHECKING:
    from annotator.services.project import Project
    from annotator.ui.projects import start_page
else:
    start_page = deferred("annotator.ui.projects.start_page")


class StartFeature(Feature):
    """The page takes the article's place, and the docks rest, while no project is open.

    Attributes:
        page: the start page; None before it is first shown.
        sample: where the sample project lies.
    """

    def __init__(self, context: Context, projects: ProjectsFeature) -> None:
        super().__init__(context)
        self._projects = projects
        self.page: start_page.StartPage | None = None
        self.sample = context.settings.folder / "sample.annotator"
        self._had_project = False
        # A project that is opened in place of another leaves none open for a moment.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.show)
        projects.refused.connect(self._on_refused)

    def set_project(self, project: Project | None) -> None:
        """Come and go."""
        if project is not None:
            self._had_project = True
            self._soon.stop()
            self._hide()
        elif self._had_project:
            self._had_project = False
            self._soon.start()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self.page is not None:
            self.page.set_theme(theme)

    def show(self) -> None:
        """Show the start page, unless a project is open or the window is not."""
        if self.context.session.project is not None or not self.context.window.isVisible():
            return
        if self.page is None:
            self.page = self._make()
        self._list()
        self.context.docks.put_away()
        self.context.view.hide()
        self.page.show()
        self.page.take_focus()

    def _make(self) -> start_page.StartPage:
        page = start_page.StartPage(self.context.actions, self.sample, self.context.themes.theme)
        page.chosen.connect(self._projects.open)
        page.forgotten.connect(self._forget)
        page.sample_wanted.connect(self._open_sample)
        self.context.add_beside_text(page, stretch=1)
        return page

    def _hide(self) -> None:
        if self.page is not None and self.page.isVisibleTo(self.context.window):
            self.page.hide()
            self.context.view.show()
            self.context.docks.bring_back()

    def _on_refused(self) -> None:
        if self.context.session.project is None:
            self._soon.start()

    def _list(self) -> None:
        locations = self.context.settings.recent_projects
        if self.page is not None:
            self.page.show_recent(locations)
        asked = start_page.missing_of(locations)
        self.context.background_reads.ask("start.missing", asked, self._on_missing)

    def _on_missing(self, missing: frozenset[str]) -> None:
        if self.page is not None and missing:
            self.page.show_recent(self.context.settings.recent_projects, missing)

    def _forget(self, place: str) -> None:
        self.context.settings.forget_recent_project(place)
        self._list()
        if self.page is not None:
            self.page.take_focus()

    def _open_sample(self) -> None:
        self._projects.open_sample(Path(self.sample))
