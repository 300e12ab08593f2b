"""Working notes and “look again” flags of records and of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record, reading_order
from annotator.services.commands.articles import SetArticleFlag, SetArticleNote, without_text
from annotator.services.commands.drafts import AnyDraft, NoteDraft
from annotator.services.commands.records import SetFlag, SetNote
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.pending_words import record_words
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.notes.keeper import NoteKeeper
from annotator.ui.notes.section import NoteSection

if TYPE_CHECKING:
    from annotator.services.project import Project


class FormArea(Protocol):
    """The form of the selected record, as its note needs it."""

    def add_below(self, section: QWidget) -> None:
        """Show a section under the fields."""
        ...

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a section."""
        ...


class NotesFeature(Feature):
    """The record's note stands at the foot of its form, the article's above the text.

    The article's is there only where it says something, or when it is asked for.
    """

    def __init__(self, context: Context, form: FormArea) -> None:
        super().__init__(context)
        self._form = form
        theme = context.themes.theme
        self.record_section = NoteSection(
            "record", self.tr("Working note"), self.tr("Look again at the record"), theme
        )
        self.article_section = NoteSection(
            "article",
            self.tr("Working note on the article"),
            self.tr("Look again at the article"),
            theme,
        )
        self.records = NoteKeeper[Record](self.record_section, self._note_record, self._flag_record)
        self.articles = NoteKeeper[Article](
            self.article_section, self._note_article, self._flag_article
        )
        self._wanted = False
        self._place_sections()
        for keeper in (self.records, self.articles):
            keeper.failed.connect(context.session.not_saved)
            keeper.section.left.connect(context.focus_text)
        context.session.article_changed.connect(self._show_article)
        context.session.article_noted.connect(self._show_article)
        context.session.record_shown.connect(self._show_record)
        context.tasks.started.connect(self._update_editable)
        context.tasks.ended.connect(self._update_editable)
        self.article_section.finished_typing.connect(self._on_article_left)

    def _place_sections(self) -> None:
        self._form.add_below(self.record_section)
        self.context.add_beside_text(self.article_section)
        self.record_section.hide()
        self.article_section.hide()

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {
            "record.note": self.write_record_note,
            "record.flag": self.toggle_flag,
            "record.next_flagged": self.next_flagged,
            "record.previous_flagged": self.previous_flagged,
            "article.note": self.write_article_note,
            "article.flag": self.toggle_article_flag,
        }

    def set_project(self, project: Project | None) -> None:  # noqa: ARG002 - the session has it
        self.records.forget()
        self.articles.forget()
        self._wanted = False
        self._show_article()

    def set_theme(self, theme: Theme) -> None:
        self.record_section.set_theme(theme)
        self.article_section.set_theme(theme)

    def flush(self) -> bool:
        return all([self.records.save(), self.articles.save()])

    def unsaved(self) -> list[UnsavedInput]:
        project = self.context.session.project
        codebook = project.codebook if project is not None else Codebook("", "", ())
        inputs = [
            UnsavedInput(
                self.tr("Working note on: {what}").format(what=record_words(record, codebook)),
                text,
                partial(self._go_to_record, record),
                NoteDraft(text, record, None),
            )
            for record, text in self.records.unsaved()
        ]
        return inputs + [
            UnsavedInput(
                self.tr("Working note on: {what}").format(what=article.title),
                text,
                partial(self._go_to_article, article),
                NoteDraft(text, None, without_text(article)),
            )
            for article, text in self.articles.unsaved()
        ]

    def restore(self, draft: AnyDraft) -> bool:
        project = self.context.session.project
        if not isinstance(draft, NoteDraft) or project is None:
            return False
        if draft.record is not None and project.records.get(draft.record.id) is not None:
            self.records.put_draft(draft.record, draft.text)
            return True
        if draft.article is not None and project.articles.summary(draft.article.id) is not None:
            self.articles.put_draft(draft.article, draft.text)
            return True
        return False

    def _go_to_record(self, record: Record) -> None:

        def write() -> None:
            self.context.session.select(record.id)
            self.write_record_note()

        self.context.session.open_article(record.article, write)

    def _go_to_article(self, article: Article) -> None:
        self.context.session.open_article(article.id, self.write_article_note)

    # The commands

    def write_record_note(self) -> None:
        """Put the cursor into the note of the selected record."""
        self.context.docks.show("records")
        self.record_section.write()
        self._form.bring_into_sight(self.record_section)

    def write_article_note(self) -> None:
        """Put the cursor into the note of the article."""
        self._wanted = True
        self._show_article()
        self.article_section.write()

    def toggle_flag(self) -> None:
        """Flag the selected record, else the article; again: no longer."""
        record = self.context.session.record
        if record is None:
            self.toggle_article_flag()
        else:
            self.records.set_flag(not record.flagged)

    def toggle_article_flag(self) -> None:
        """Flag the article; again: no longer."""
        article = self.context.session.article
        if article is not None:
            self.articles.set_flag(not article.flagged)

    def next_flagged(self) -> None:
        """Go to the next record of the article that somebody should look at again."""
        self._go(1)

    def previous_flagged(self) -> None:
        """Go to the one before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        """In reading order, from the selected record or the caret; round at the end."""
        session = self.context.session
        flagged = [record for record in session.records if record.flagged]
        if not flagged:
            self.context.hint(self.tr("No record here waits for a second look."))
            return
        positions = [reading_order(record) for record in flagged]
        record = session.record
        here = reading_order(record) if record else (self.context.view.caret(), 0, "")
        if step > 0:
            at = bisect_right(positions, here) if record else bisect_left(positions, here)
        else:
            at = bisect_left(positions, here) - 1
        if not 0 <= at < len(flagged):
            self.context.hint(self.tr("Gone on from the other end of the article."))
        self.context.reveal(flagged[at % len(flagged)])

    # What is shown

    def _show_record(self) -> None:
        record = self.context.session.record
        self.records.show(record)
        self.record_section.setVisible(record is not None)

    def _show_article(self) -> None:
        article, before = self.context.session.article, self.articles.thing
        # Asked for on one article, it does not follow to the next.
        self._wanted = self._wanted and bool(article and before and article.id == before.id)
        self.articles.show(article)
        says_something = article is not None and (article.flagged or bool(article.note))
        is_typing = self.article_section.edited or self.article_section.area.hasFocus()
        self.article_section.setVisible(
            article is not None and (says_something or self._wanted or is_typing)
        )

    def _on_article_left(self) -> None:
        if not self.article_section.area.hasFocus():
            self._wanted = False
            self._show_article()

    def _update_editable(self) -> None:
        editable = not self.context.tasks.writes
        for keeper in (self.records, self.articles):
            keeper.section.set_editable(editable=editable)
            if editable:
                keeper.save()

    # How it is written

    def _note_record(self, seen: Record, note: str) -> Record:
        return self.context.session.write(SetNote(seen, note))

    def _flag_record(self, seen: Record, flagged: bool) -> Record:
        return self.context.session.write(SetFlag(seen, flagged))

    def _note_article(self, seen: Article, note: str) -> Article:
        return self.context.session.write(SetArticleNote(without_text(seen), note))

    def _flag_article(self, seen: Article, flagged: bool) -> Article:
        return self.context.session.write(SetArticleFlag(without_text(seen), flagged))
