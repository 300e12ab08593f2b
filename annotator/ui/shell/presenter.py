"""Shows what is open: the article, its records, and how things stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from annotator.core.changes.change_kinds import CreateRecord
from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import Article
from annotator.core.text.span import Span, joined_text
from annotator.services.notifications import Changed
from annotator.ui.article.heading import heading_of
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.hint import Hint
from annotator.ui.kit.session import Session
from annotator.ui.shell.status_bar import StatusBar

_STACK_TEXT = 48
_COUNT_AFTER_MS = 40
_COUNTED = 200_000  # characters; of longer selections the words are not counted


class Presenter(QObject):
    """Carries the session's state to the article view and the status bar."""

    def __init__(
        self,
        session: Session,
        view: ArticleView,
        status: StatusBar,
        hints: dict[str, Hint],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._status = status
        self._hints = hints
        self._types: Sequence[RecordType] = ()
        self._edited = False
        self._shown: Article | None = None
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count_selection)
        session.article_changed.connect(self._show_article)
        session.records_changed.connect(self._show_records)
        session.coders_changed.connect(self._show_records)
        session.record_changed.connect(self._show_record)
        view.selection_changed.connect(self._on_selection)
        view.hovered.connect(self._name_stack)

    def show_project(self) -> None:
        """Show how a project that was just opened stands."""
        project = self._session.project
        self._edited = False
        if project is None:
            self._status.show_nothing()
            self._view.set_empty_message(self.tr("Open a project, or start a new one."))
            return
        self._view.set_empty_message(self.tr("Choose an article, or drop some here."))
        self._status.show_open()
        self._status.show_read_only(on=project.read_only)
        self._status.coder.setText(project.coder.name)
        self._offer_hints()

    def set_keys(self, types: Sequence[RecordType], undo: str) -> None:
        """Name the keys in force in the hints.

        Args:
            types: those on offer, with the keys that make their records as letters.
            undo: the key that undoes; empty if none does.
        """
        self._types = types
        self._hints["select"].set_text(self._selection_hint())
        saved = self.tr("That is saved already. {key} undoes anything, tomorrow too.")
        self._hints["saved"].set_text(saved.format(key=undo or self.tr("Undo")))

    def refresh(self, changed: Changed) -> None:
        """Say that a change was saved."""
        if changed.own:
            if changed.change.kind == CreateRecord.__struct_config__.tag:
                self._hints["select"].retire()
            if self._edited and self._hints["saved"].isVisible():
                self._hints["saved"].retire()
            self._edited = True
            self._status.show_saved(datetime.now(UTC))
        self._offer_hints()

    def _show_article(self) -> None:
        article, before = self._session.article, self._shown
        self._shown = article
        if article is None or before is None or article.id != before.id:
            self._view.show_article(article, heading_of(article) if article else None)
        elif article.text == before.text:
            # Its title or date was changed: who reads on must not lose their place.
            self._view.set_heading(heading_of(article))
        else:
            self._show_corrected(article)
        self._show_records()
        self._on_selection()
        self._offer_hints()

    def _show_corrected(self, article: Article) -> None:
        """The text is another: where the eye was stays in sight, as far as that can be told."""
        top = self._view.visible_span().start
        self._view.show_article(article, heading_of(article))
        if top > 0:
            self._view.reveal(Span(top, top))
        self._view.select_record(self._session.record_id)

    def _show_records(self) -> None:
        project = self._session.project
        if project is not None:
            session = self._session
            self._view.set_coders(self._coder_names())
            self._view.set_records(session.records, project.codebook, session.record_id)

    def _coder_names(self) -> dict[str, str]:
        """The names of those who have records in the article, if they are several."""
        wanted = {record.coder for record in self._session.records}
        if len(wanted) < 2:
            return {}
        names = self._session.coder_names
        return {each: names[each] for each in sorted(wanted & names.keys())}

    def _show_record(self) -> None:
        self._view.select_record(self._session.record_id)

    def _on_selection(self) -> None:
        self._counting.start()

    def _count_selection(self) -> None:
        article, span = self._session.article, self._view.selection()
        if article is None or span is None:
            self._status.show_selection(0, 0)
            return
        words = _words(article.text, span) if span.length <= _COUNTED else None
        self._status.show_selection(span.length, words)

    def _name_stack(self, record_ids: list[str]) -> None:
        names: list[str] = []
        for record_id in record_ids:
            record = self._session.find(record_id)
            record_type = self._session.type_of(record) if record else None
            if record is not None and record_type is not None:
                text = " ".join(joined_text(record.spans).split())
                short = text if len(text) <= _STACK_TEXT else f"{text[: _STACK_TEXT - 1]}…"
                names.append(f"{record_type.label}: {short}")
        if len(names) > 1:
            names.append(self.tr("Click again for the next one"))
        self._status.show_stack("   ·   ".join(names))

    def _offer_hints(self) -> None:
        self._hints["select"].offer(self._session.article is not None and not self._edited)
        self._hints["saved"].offer(self._edited)

    def _selection_hint(self) -> str:
        keys = ", ".join(
            self.tr("{key} for {type}").format(key=known.letter, type=known.label.lower())
            for known in self._types
            if known.letter
        )
        return self.tr("Select words with the mouse or Shift+arrows, then press {keys}.").format(
            keys=keys
        )


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())
