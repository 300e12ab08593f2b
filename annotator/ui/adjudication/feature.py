"""Deciding what several coders made of the open article, group by group, in a panel under it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from annotator.core.deferred import deferred
from annotator.core.text.span import extent
from annotator.services.notifications import Changed
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.theme import Theme

if TYPE_CHECKING:
    from annotator.core.team import drafting
    from annotator.core.team.adjudication import Comparison
    from annotator.services.project import Project
    from annotator.services.team.adjudication import Adjudication, QueuedArticle
    from annotator.services.team.adjudication_case import Case
    from annotator.ui.adjudication import group_view, panel
    from annotator.ui.adjudication.panel import AdjudicationPanel
    from annotator.ui.kit.background_reads import Stop
else:
    # They compute with numpy, which the window need not wait for.
    drafting = deferred("annotator.core.team.drafting")
    group_view = deferred("annotator.ui.adjudication.group_view")
    panel = deferred("annotator.ui.adjudication.panel")

_CASE, _QUEUE = "adjudication", "adjudication queue"


class AdjudicationFeature(Feature):
    """The panel, which is there once it was asked for, and what is decided in it."""

    follows = frozenset({"article", "codebook", "link", "record", "status"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._panel: AdjudicationPanel | None = None
        self._case: Case | None = None
        self._at = 0
        context.session.article_changed.connect(self._on_article)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "adjudicate.open": self.open,
            "adjudicate.next_article": self.open_next_article,
            "adjudicate.next": self.go_to_next,
            "adjudicate.previous": self.go_to_previous,
            "adjudicate.take": self.take_current,
            "adjudicate.take_text": self.take_current_text,
            "adjudicate.take_links": self.take_current_links,
            "adjudicate.merge": self.merge,
            "adjudicate.reject": self.ask_reason,
            "adjudicate.unanimous": self.take_unanimous,
            "adjudicate.majority": self.draft_by_majority,
            "adjudicate.finish": self.finish,
            "adjudicate.blind": self.set_blind,
        }

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        self._close()
        self.context.actions["adjudicate.blind"].setChecked(self.context.settings.adjudicates_blind)

    def set_theme(self, theme: Theme) -> None:
        if self._panel is not None:
            self._panel.set_theme(theme)
            self._show()

    def refresh(self, changed: Changed) -> None:
        article = self.context.session.article
        is_shown = self._panel is not None and self._panel.isVisible()
        if not is_shown or article is None:
            return
        if changed.touches_article(article.id) or "link" in changed.kinds:
            self._read()

    def focus_parts(self) -> list[QWidget]:
        is_shown = self._panel is not None and self._panel.isVisible()
        return [self._panel.table] if self._panel is not None and is_shown else []

    # What is shown

    def open(self) -> None:
        """Show what is to be decided in the open article."""
        if self.context.session.article is not None:
            self._read(focuses=True)

    def open_next_article(self) -> None:
        """Go to the next article in which something is to be decided."""
        service = self._service()
        if service is not None:
            ask = partial(_queue, service)
            self.context.background_reads.ask(_QUEUE, ask, self._on_queue)

    def _on_queue(self, queued: list[QueuedArticle]) -> None:
        left = [each.id for each in queued if each.disagreements or each.unanimous]
        here = self._open_id()
        others = [*left[left.index(here) + 1 :], *left] if here in left else left
        if not others:
            self.context.hint(self.tr("Nothing is left to adjudicate."))
            return
        self.context.go_to(others[0])
        self.open()

    def _ready(self) -> AdjudicationPanel:
        if self._panel is None:
            made = panel.AdjudicationPanel(self.context.themes.theme)
            self._panel = made
            self.context.add_beside_text(made, below=True)
            made.closed.connect(self._leave)
            made.rejected.connect(self._reject)
            made.finish.clicked.connect(self.finish)
            made.table.record_requested.connect(self._take)
            made.table.text_requested.connect(self._take_text)
            made.table.links_requested.connect(self._take_links)
            made.table.field_requested.connect(self._take_field)
            made.table.pressed.connect(self._on_key)
        return self._panel

    def _on_key(self, name: str) -> None:
        self.context.actions[f"adjudicate.{name}"].trigger()

    def _on_article(self) -> None:
        if self._case is not None and self._case.article.id != self._open_id():
            self._close()

    def _open_id(self) -> str:
        article = self.context.session.article
        return article.id if article is not None else ""

    def _service(self) -> Adjudication | None:
        project = self.context.session.project
        return project.adjudication if project is not None else None

    def _read(self, *, focuses: bool = False) -> None:
        service, article = self._service(), self.context.session.article
        if service is None or article is None:
            self._close()
            return
        answered = partial(self._on_case, focuses=focuses)
        self.context.background_reads.ask(_CASE, partial(_case, service, article.id), answered)

    def _on_case(self, case: Case, *, focuses: bool) -> None:
        if case.article.id != self._open_id():
            return
        made, before = self._ready(), self._shown()
        made.show()
        self._case = case
        self._at = _same_place(case, before, self._at)
        if before is None:
            self._at = next((n for n, each in enumerate(case.comparisons) if not each.decided), 0)
        self._show()
        if before is None:
            self._reveal()
        if focuses:
            made.focus_table()

    def _shown(self) -> Comparison | None:
        """The group that is shown."""
        groups = self._case.comparisons if self._case is not None else ()
        return groups[self._at] if self._at < len(groups) else None

    def _show(self) -> None:
        case, shown, project = self._case, self._shown(), self.context.session.project
        if self._panel is None or case is None or project is None:
            return
        if shown is None:
            title = self.tr("Nobody found anything here")
            self._panel.show_group(title, group_view.GroupView((), ()))
            return
        title = self.tr("Group {n} of {count} · {open} to decide").format(
            n=self._at + 1, count=len(case.comparisons), open=len(case.open)
        )
        if case.state == "done":
            title += " · " + self.tr("finished")
        blind = self.context.settings.adjudicates_blind
        self._panel.show_group(
            title, group_view.group_view(case, shown, project.codebook, blind=blind)
        )

    def _reveal(self) -> None:
        shown = self._shown()
        held = [*shown.records.values(), *shown.outcomes] if shown is not None else []
        spans = [each for record in held for each in record.spans]
        if spans:
            self.context.view.reveal(extent(spans), flash=True)

    def set_blind(self, blind: bool) -> None:
        """Show coders as numbers, or by name."""
        self.context.settings.adjudicates_blind = blind
        self._show()

    def _leave(self) -> None:
        self._close()
        self.context.focus_text()

    def _close(self) -> None:
        self.context.background_reads.forget(_CASE)
        self._case, self._at = None, 0
        if self._panel is not None:
            self._panel.hide()

    # Going through the groups

    def go_to_next(self) -> None:
        """Go to the next group of which nothing is decided, disagreements first."""
        if not self._is_open():
            return
        groups = self._case.comparisons if self._case is not None else ()
        order = [*range(self._at + 1, len(groups)), *range(self._at + 1)]
        place = next((n for n in order if n < len(groups) and not groups[n].decided), None)
        if place is None:
            self.context.hint(self.tr("Everything here is decided. Finish, or go on elsewhere."))
        else:
            self._go_to(place)

    def go_to_previous(self) -> None:
        """Go back one group."""
        if self._is_open() and self._case is not None and self._case.comparisons:
            self._go_to((self._at - 1) % len(self._case.comparisons))

    def _go_to(self, place: int) -> None:
        self._at = place
        self._show()
        self._reveal()

    def _is_open(self) -> bool:
        """Whether the groups are there; else they are opened first."""
        if self._case is None:
            self.open()
        return self._case is not None

    # Deciding

    def take_current(self) -> None:
        """Make the record of the current row gold."""
        if self._is_open() and self._panel is not None:
            self._take(self._panel.table.currentRow())

    def take_current_text(self) -> None:
        """Give the gold the text of the current row."""
        if self._is_open() and self._panel is not None:
            self._take_text(self._panel.table.currentRow())

    def take_current_links(self) -> None:
        """Give the gold the links of the current row."""
        if self._is_open() and self._panel is not None:
            self._take_links(self._panel.table.currentRow())

    def _take(self, row: int) -> None:
        shown, coder = self._shown(), self._coder_of(row)
        if shown is not None and coder:
            self._decide(self.tr("Take a record as gold"), lambda each: each.take(shown, coder))

    def _take_text(self, row: int) -> None:
        shown, coder = self._shown(), self._coder_of(row)
        if shown is not None and coder:
            source = [shown.records[coder]]
            self._decide(
                self.tr("Take the text of a record"), lambda each: each.take_spans(shown, source)
            )

    def _take_links(self, row: int) -> None:
        shown, coder = self._shown(), self._coder_of(row)
        if shown is not None and coder:
            self._decide(
                self.tr("Take the links of a record"), lambda each: each.take_links(shown, coder)
            )

    def _take_field(self, row: int, field: str) -> None:
        shown, coder = self._shown(), self._coder_of(row)
        if shown is not None and coder:
            self._decide(
                self.tr("Take a field of a record"),
                lambda each: each.take_field(shown, field, coder),
            )

    def merge(self) -> None:
        """Give the gold the fragments of all coders."""
        shown = self._shown() if self._is_open() else None
        if shown is not None and shown.records:
            sources = list(shown.records.values())
            self._decide(
                self.tr("Merge the fragments"), lambda each: each.take_spans(shown, sources)
            )

    def ask_reason(self) -> None:
        """Ask why all of the group are rejected."""
        shown = self._shown() if self._is_open() else None
        if shown is not None and shown.records and self._panel is not None:
            self._panel.ask_reason()

    def _reject(self, reason: str) -> None:
        shown = self._shown()
        if shown is not None and shown.records:
            self._decide(self.tr("Reject all"), lambda each: each.reject(shown, reason))

    def take_unanimous(self) -> None:
        """Make gold of all that everybody found alike."""
        article = self.context.session.article
        if article is not None and self._is_open():
            self._decide(
                self.tr("Take all that is unanimous"), lambda each: each.take_unanimous(article.id)
            )

    def draft_by_majority(self) -> None:
        """Make gold of what more than half of the coders have."""
        article = self.context.session.article
        if article is not None and self._is_open():
            rule = drafting.DraftRule("majority")
            self._decide(self.tr("Draft gold"), lambda each: each.draft(article.id, rule))

    def finish(self) -> None:
        """Say that everything in the article is decided."""
        article = self.context.session.article
        if article is not None:
            self._decide(self.tr("Finish the adjudication"), lambda each: each.finish(article.id))

    def _decide(self, title: str, decide: Callable[[Adjudication], Any]) -> None:
        service = self._service()
        if service is not None:
            self.write(title, partial(_decided, service, decide), lambda _made: None, much=False)

    def _coder_of(self, row: int) -> str:
        """The coder of a row who has a record there; empty where nobody has."""
        case, shown = self._case, self._shown()
        if case is None or shown is None:
            return ""
        blind = self.context.settings.adjudicates_blind
        coders = [coder for coder, _ in group_view.coders_in_order(case, blind=blind)]
        coder = coders[row] if 0 <= row < len(coders) else ""
        return coder if coder in shown.records else ""


def _same_place(case: Case, before: Comparison | None, at: int) -> int:
    """Where the group stands now that was shown before."""
    if before is not None:
        ids = {record.id for record in (*before.records.values(), *before.outcomes)}
        for place, each in enumerate(case.comparisons):
            if any(record.id in ids for record in (*each.records.values(), *each.outcomes)):
                return place
    return min(at, max(len(case.comparisons) - 1, 0))


def _case(service: Adjudication, article: str, stop: Stop) -> Case:
    stop()
    return service.open(article)


def _queue(service: Adjudication, stop: Stop) -> list[QueuedArticle]:
    def going_on(done: int, total: int, what: str) -> None:  # noqa: ARG001 - nobody is shown it
        stop()

    return service.queue(going_on)


def _decided(
    service: Adjudication, decide: Callable[[Adjudication], Any], _progress: Progress
) -> Any:
    return decide(service)
