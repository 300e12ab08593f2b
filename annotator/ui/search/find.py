"""Finding in the open article: a bar over it, marks in the text, and the keys to go round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.core.text.find import TextFinder
from annotator.core.text.span import Span
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words
from annotator.ui.search.find_bar import FindBar

if TYPE_CHECKING:
    from annotator.core.search import pattern
else:
    # Regular expressions are slow to load, and seldom wanted.
    pattern = deferred("annotator.core.search.pattern")

_AT_ONCE = 100_000  # characters; longer texts are searched off the window's thread
_LONGEST_FIRST = 100  # characters of a selection that is taken for what to find


class FindFeature(Feature):
    """Keeps what was found; the match that is shown is selected, so that it can be coded."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.bar: FindBar | None = None
        self._finder = TextFinder("")
        self._spans: list[Span] = []
        self._starts: list[int] = []
        self._current: int | None = None
        self._from = 0
        self._follow: Callable[[], None] | None = None
        self._is_found = False
        context.session.article_changed.connect(self._on_article)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "find.article": self.open,
            "find.next": self.go_on,
            "find.previous": self.go_back,
        }

    def set_theme(self, theme: Theme) -> None:
        if self.bar is not None:
            self.bar.set_theme(theme)

    def open(self) -> None:
        """Show the bar; a short selection is what to find first."""
        self.context.leave_sheet()
        bar = self.bar or self._make()
        view = self.context.view
        selection = view.selection()
        self._from = selection.start if selection else view.caret()
        wanted = view.text[selection.start : selection.end] if selection else ""
        if len(wanted) > _LONGEST_FIRST or "\n" in wanted:
            wanted = ""
        bar.ask(wanted)
        self._search(self._show_nearest)

    def close(self) -> None:
        """The window was closed: an answer that is still to come is wanted no longer."""
        self.context.background_reads.forget("find.article")

    def close_bar(self) -> None:
        """Hide the bar; the match that was shown stays selected in the text."""
        if self.bar is not None:
            self.bar.hide()
        self._mark()
        self.context.focus_text()

    def go_on(self) -> None:
        """Show the next match after the caret, from the top again after the last."""
        self._go(self._show_next)

    def go_back(self) -> None:
        """Show the match before the caret, from the end again after the first."""
        self._go(self._show_previous)

    def _make(self) -> FindBar:
        bar = FindBar(self.context.themes.theme)
        bar.changed.connect(self._on_typed)
        bar.next_requested.connect(self.go_on)
        bar.previous_requested.connect(self.go_back)
        bar.closed.connect(self.close_bar)
        self.context.add_beside_text(bar)
        self.bar = bar
        return bar

    def _go(self, show: Callable[[], None]) -> None:
        if self.bar is None or not self.bar.text.strip():
            self.open()
        elif self._is_found:
            show()
        else:
            self._search(show)

    def _on_typed(self) -> None:
        self._search(self._show_nearest)

    def _on_article(self) -> None:
        """Another article, or the same with another text: what was found lies elsewhere."""
        self._is_found = False
        self._take([])
        if self.bar is not None and self.bar.isVisible():
            self._search(self._mark)

    def _search(self, follow: Callable[[], None]) -> None:
        """Find what the bar says, then go on with ``follow``."""
        bar, article = self.bar, self.context.session.article
        if bar is None:
            return
        text = article.text if article is not None else ""
        if self._finder.text is not text:
            self._finder = TextFinder(text)
        self._follow = follow
        asked = _Asked(self._finder, bar)
        # How long a regular expression takes is not known before.
        if len(text) <= _AT_ONCE and not asked.regex:
            self.context.background_reads.forget("find.article")
            self._found(asked(_no_stop))
        else:
            self._is_found = False
            bar.show_searching()
            self.context.background_reads.ask("find.article", asked, self._found)

    def _found(self, spans: list[Span] | AnnotatorError) -> None:
        if isinstance(spans, AnnotatorError):
            self._take([])
            self._mark()
            if self.bar is not None:
                self.bar.show_problem(error_words(spans))
            return
        self._is_found = True
        self._take(spans)
        if self._follow is not None:
            self._follow()

    def _take(self, spans: list[Span]) -> None:
        self._spans, self._starts = spans, [span.start for span in spans]
        self._current = None

    def _show_nearest(self) -> None:
        """The first match from where the caret was when the bar was opened."""
        at = bisect_left(self._starts, self._from)
        self._show(at if at < len(self._spans) else 0)

    def _place(self) -> Span:
        """Where the person is: the match that is selected, what else is selected, or the caret."""
        selection, caret = self.context.view.selection(), self.context.view.caret()
        match = self._spans[self._current] if self._current is not None else None
        if selection is not None and match is not None and selection.contains(match):
            return match
        return selection or Span(caret, caret)

    def _show_next(self) -> None:
        self._from = self._place().end
        at = bisect_left(self._starts, self._from)
        if at == len(self._spans) and self._spans:
            self.context.hint(self.tr("Went on from the top."))
        self._show(at if at < len(self._spans) else 0)

    def _show_previous(self) -> None:
        self._from = self._place().start
        at = bisect_left(self._starts, self._from) - 1
        if at < 0 and self._spans:
            self.context.hint(self.tr("Went on from the end."))
        self._show(at if at >= 0 else len(self._spans) - 1)

    def _show(self, at: int) -> None:
        self._current = at if self._spans else None
        if self._current is not None:
            span = self._spans[self._current]
            self.context.view.set_selection(span, exact=False)
            self.context.view.reveal(span)
        elif self.bar is not None and not self.bar.isVisible():
            self.context.hint(self.tr("Not found in this article."))
        self._mark()

    def mark_again(self) -> None:
        """Shows the matches again after another search used the marks."""
        self._mark()

    def _mark(self) -> None:
        shown = self.bar is not None and self.bar.isVisible()
        self.context.view.set_find_marks(self._spans if shown else [], self._current)
        if self.bar is not None and self._is_found:
            self.bar.show_count(self._current, len(self._spans))


def _no_stop() -> None:
    """Where nothing is given up."""


class _Asked:
    """A snapshot of the query.

    Attributes:
        regex: whether it is a regular expression.
    """

    def __init__(self, finder: TextFinder, bar: FindBar) -> None:
        self.regex = bar.regex.isChecked()
        self._finder = finder
        self._wanted = bar.text
        self._match_case = bar.match_case.isChecked()
        self._whole_words = bar.whole_words.isChecked()

    def __call__(self, stop: Callable[[], None]) -> list[Span] | AnnotatorError:
        """Find it, on any thread; or what is wrong with the regular expression."""
        try:
            if self.regex:
                matcher = pattern.PatternMatcher(self._wanted, match_case=self._match_case)
                text, whole = self._finder.text, self._whole_words
                return matcher.find(text, whole_words=whole, stop=stop)
            return self._finder.find(
                self._wanted,
                match_case=self._match_case,
                whole_words=self._whole_words,
                stop=stop,
            )
        except pattern.PatternError as error:
            return error
