"""Searching the project: the dock, where its hits lead, and what is coded of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.core.search.concordance import Hit
from annotator.services.notifications import Changed
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.search import hints, pattern
    from annotator.services import search as services_search
    from annotator.services.bulk_coding import Candidates, Coded
    from annotator.services.progress import Progress
    from annotator.services.project import Project
    from annotator.services.search import Page, Search, Totals
    from annotator.ui.search import code_hits_dialog
    from annotator.ui.search import panel as search_panel
    from annotator.ui.search.code_hits_dialog import CodeHitsDialog
    from annotator.ui.search.panel import SearchPanel
else:
    hints = deferred("annotator.core.search.hints")
    pattern = deferred("annotator.core.search.pattern")
    services_search = deferred("annotator.services.search")
    code_hits_dialog = deferred("annotator.ui.search.code_hits_dialog")
    search_panel = deferred("annotator.ui.search.panel")

_LONGEST_FIRST = 100  # characters of a selection that is taken for what to search
_AGAIN_MS = 400


class SearchFeature(Feature):
    """Asks off the window's thread; of several searches only the last is answered."""

    follows = frozenset({"actor", "article", "codebook", "record", "status"})

    def __init__(self, context: Context, listed: Callable[[], ArticleFilter]) -> None:
        """
        Args:
            listed: which articles the article list shows.
        """
        super().__init__(context)
        self._listed = listed
        self.panel: SearchPanel | None = None
        self._search: Search | None = None
        self._after: Any = None
        self._dialogs = OneDialog(self)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_AGAIN_MS)
        self._search_timer.timeout.connect(self._search_again)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "find.project": self.open,
            "find.code": self.code,
            "view.search": self.set_shown,
        }

    def set_project(self, project: Project | None) -> None:
        self._forget()
        self._search_timer.stop()
        if self.panel is not None:
            self.panel.set_codebook(project.codebook if project else None)
            self._start(self.panel)

    def refresh(self, changed: Changed) -> None:
        project = self.context.session.project
        if self.panel is None or project is None:
            return
        if "codebook" in changed.kinds:
            self.panel.set_codebook(project.codebook)
        concerned = {"article"} if self.panel.scope == "text" else {"article", "record", "actor"}
        listed = {"status"} if self.panel.only_listed.isChecked() else set[str]()
        if self._search is not None and changed.kinds & (concerned | listed):
            self._search_timer.start()

    def set_theme(self, theme: Theme) -> None:
        if self.panel is not None:
            self.panel.set_theme(theme)

    def close(self) -> None:
        """The window was closed: no answer is wanted any longer."""
        self._search_timer.stop()
        self._forget()

    def set_shown(self, shown: bool) -> None:
        """Show or hide the dock."""
        if shown:
            self._shown_panel()
        elif "search" in self.context.docks:
            self.context.docks.show("search", shown=False)

    def open(self) -> None:
        """Show the dock to be typed in; a short selection is what to search for first."""
        panel = self._shown_panel()
        view = self.context.view
        selection = view.selection() if view.hasFocus() else None
        wanted = view.text[selection.start : selection.end] if selection else ""
        if len(wanted) > _LONGEST_FIRST or "\n" in wanted:
            wanted = ""
        panel.ask(f"“{wanted}”" if " " in wanted else wanted)

    def _shown_panel(self) -> SearchPanel:
        panel = self.panel or self._make()
        self.context.docks.show("search")
        return panel

    def _make(self) -> SearchPanel:
        context = self.context
        self.panel = panel = search_panel.SearchPanel(context.themes.theme)
        project = context.session.project
        panel.set_codebook(project.codebook if project else None)
        panel.changed.connect(self._on_changed)
        panel.opened.connect(self.go_to)
        panel.code_requested.connect(self.code)
        panel.model.more_wanted.connect(self._fetch)
        area = Qt.DockWidgetArea.BottomDockWidgetArea
        context.docks.add("search", self.tr("Project search"), panel, area).setMinimumHeight(160)
        return panel

    # Asking

    def _on_changed(self) -> None:
        if self.panel is not None:
            self._start(self.panel)

    def follow_list(self, another: bool) -> None:
        """The article list was read again; it may show other articles."""
        if another and self.panel is not None and self.panel.only_listed.isChecked():
            self._search_timer.start()

    def _search_again(self) -> None:
        """What was found may be out of date; the hit that one stands on stays the current one."""
        if self.panel is not None and self._search is not None:
            current = self.panel.model.hit(self.panel.view.currentIndex().row())
            self._start(self.panel, current)

    def _start(self, panel: SearchPanel, current: Hit | None = None) -> None:
        self._forget()
        project = self.context.session.project
        listed = self._listed() if panel.only_listed.isChecked() else None
        search = services_search.Search(
            panel.box.text(), panel.scope, panel.type_key, listed, panel.regex.isChecked()
        )
        if project is None or search.is_empty:
            self._search = None
            meant = None if project is None or search.regex else hints.hint(search.text)
            if meant is None:
                panel.show_nothing()
            else:
                panel.show_problem(error_words(meant))
            return
        try:
            search.matcher()
        except AnnotatorError as error:
            self._search = None
            panel.show_problem(error_words(error))
            return
        self._search = search
        panel.show_searching()
        searching = project.search
        shown = _Shown(panel, self, current)
        ask = self.context.background_reads.ask
        ask("search.page", _Asked(searching.page, search).first, shown.show)

    def _counted(self, totals: Totals) -> None:
        if self.panel is not None:
            self.panel.show_count(totals.articles, totals.hits)

    def took(self, page: Page) -> None:
        """The first page is shown: count what there is."""

        self._after = page.after
        project, search, panel = self.context.session.project, self._search, self.panel
        if project is None or search is None or panel is None:
            return
        if page.after is None:
            articles = len({hit.article.id for hit in page.hits})
            panel.show_count(articles, len(page.hits))
            return
        panel.show_counting()
        counting = _Asked(project.search.totals, search)
        self.context.background_reads.ask("search.totals", counting.count, self._counted)

    def _fetch(self) -> None:

        project, search = self.context.session.project, self._search
        if project is not None and search is not None and self._after is not None:
            asked = _Asked(project.search.page, search, self._after)
            self.context.background_reads.ask("search.page", asked.next, self._add)

    def _add(self, page: Page) -> None:
        self._after = page.after
        if self.panel is not None:
            self.panel.model.add(page.hits, has_more=page.after is not None)

    def _forget(self) -> None:
        self._after = None
        for key in ("search.page", "search.totals", "search.candidates"):
            self.context.background_reads.forget(key)

    # Going there

    def go_to(self, hit: Hit) -> None:
        """Open the article at a hit: the words selected, or the record whose field it is."""
        context = self.context
        context.go_to(hit.article.id, hit.record or "", flash=hit.place == "field")
        article = context.session.article
        if article is None or article.id != hit.article.id:
            return
        if hit.place == "field":
            context.docks.show("records")
        elif hit.place == "title":
            context.view.set_caret(0)
        elif _same(article.text[hit.span.start : hit.span.end], hit.words):
            context.view.set_selection(hit.span, exact=False)
            context.view.reveal(hit.span, flash=True)
        else:
            context.hint(self.tr("The article reads otherwise now: search again."))
        context.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Coding

    def code(self) -> None:
        """Show what would be coded of the hits, and code what is chosen of it."""
        project, panel, search = self.context.session.project, self.panel, self._search
        if project is None or panel is None or search is None or not panel.code.isEnabled():
            self.open()
            self.context.hint(self.tr("Search first: then all hits can be coded."))
            return
        self.context.flush()
        dialog = code_hits_dialog.CodeHitsDialog(
            project.codebook.offered_types,
            search.text,
            self.context.themes.theme,
            self.context.window,
        )
        dialog.wanted.connect(self._look)
        self._dialogs.show(dialog, self._code)
        self._look()

    def _look(self) -> None:
        dialog, project, search = self._dialogs.current, self.context.session.project, self._search
        if (
            not isinstance(dialog, code_hits_dialog.CodeHitsDialog)
            or project is None
            or search is None
        ):
            return
        dialog.show_searching()
        asked = _Looked(project.bulk_coding, search, dialog)
        self.context.background_reads.ask("search.candidates", asked, self._looked)

    def _looked(self, found: Candidates) -> None:
        dialog = self._dialogs.current
        if isinstance(dialog, code_hits_dialog.CodeHitsDialog):
            dialog.show_candidates(found.items, more=found.more)

    def _code(self, dialog: CodeHitsDialog) -> None:

        project = self.context.session.project
        if project is None:
            return
        work = _Work(project.bulk_coding, dialog)
        self._title = dialog.accept_button.text()
        with self.context.session.reporting():
            self.context.tasks.run(self._title, work, self._coded, writes=True)

    def _coded(self, made: Coded) -> None:
        self.context.messages.success(
            self.tr("{title}: done, in {articles} articles. Undo takes all of them back.").format(
                title=self._title, articles=f"{made.articles:,}"
            )
        )


class _Asked:
    """A question, as it stood when it was asked."""

    def __init__(self, answer: Callable[..., Any], search: Search, after: Any = None) -> None:
        self._answer = answer
        self._search = search
        self._after = after

    def first(self, stop: Progress) -> Any:
        """The first page, or why there is none."""
        try:
            return self._answer(self._search, None, stop)
        except pattern.PatternError as error:
            return error

    def next(self, stop: Progress) -> Any:
        """The page after."""
        return self._answer(self._search, self._after, stop)

    def count(self, stop: Progress) -> Any:
        """Counts the hits; called on another thread."""
        return self._answer(self._search, stop)


class _Shown:
    """Where the first page of a search goes."""

    def __init__(self, panel: SearchPanel, owner: SearchFeature, current: Hit | None) -> None:
        self._panel = panel
        self._owner = owner
        self._current = current

    def show(self, page: Page | AnnotatorError) -> None:
        """Show it, and go on counting."""
        if isinstance(page, AnnotatorError):
            self._panel.show_problem(error_words(page))
            return
        self._panel.show_hits(page.hits, has_more=page.after is not None, current=self._current)
        self._owner.took(page)


class _Looked:
    """Which hits can be coded as what the dialog says."""

    def __init__(self, coding: Any, search: Search, dialog: CodeHitsDialog) -> None:
        self._coding = coding
        self._search = search
        self._type, self._extent = dialog.type_key, dialog.extent

    def __call__(self, stop: Progress) -> Candidates:
        """Look for them."""
        return self._coding.candidates(self._search, self._type, self._extent, stop)


class _Work:
    """Codes what was chosen in the dialog."""

    def __init__(self, coding: Any, dialog: CodeHitsDialog) -> None:
        self._coding = coding
        self._chosen = dialog.chosen()
        self._type, self._words = dialog.type_key, dialog.words

    def __call__(self, progress: Progress) -> Coded:
        """Code it."""
        return self._coding.code(self._chosen, self._type, self._words, progress)


def _same(text: str, words: str) -> bool:
    """Whether the text still reads as it did when it was found."""
    return text.split() == words.split()
