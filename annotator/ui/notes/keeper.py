"""Carries a note between what it is about and the section that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.ui.kit.window_language import error_words
from annotator.ui.notes.section import NoteSection

Noted = TypeVar("Noted", Article, Record)


class _Signals(QObject):
    saved = Signal()
    failed = Signal(str)


class NoteKeeper(Generic[Noted]):
    """Saves what is typed into the thing as it was when typing began; nothing typed is lost.

    A note that could not be saved is kept for when its thing comes back.
    """

    def __init__(
        self,
        section: NoteSection,
        note: Callable[[Noted, str], Noted],
        flag: Callable[[Noted, bool], Noted],
    ) -> None:
        """
        Args:
            note: writes a note; what raises is shown in the section.
            flag: writes a flag.
        """
        self.section = section
        self.thing: Noted | None = None
        self._note = note
        self._flag = flag
        self._seen: Noted | None = None
        self._drafts: dict[str, tuple[Noted, str]] = {}
        self._signals = _Signals(section)
        self.failed = self._signals.failed
        section.finished_typing.connect(self.save)
        section.flag_clicked.connect(self.set_flag)
        section.kept_mine.connect(self._keep_mine)
        section.took_theirs.connect(self._take_theirs)

    def show(self, thing: Noted | None) -> None:
        """Show the note of another thing, or of the same as it stands now."""
        if self.thing is not None and (thing is None or thing.id != self.thing.id):
            self._leave()
        is_other = self.thing is None or thing is None or thing.id != self.thing.id
        self.thing = thing
        if thing is None:
            return
        self.section.show_flag(flagged=thing.flagged)
        if is_other and thing.id in self._drafts:
            self._seen, draft = self._drafts.pop(thing.id)
            self.section.show_note(draft, edited=True)
            self.save()
        elif is_other or not self.section.edited:
            self._seen = thing
            self.section.show_note(thing.note)
            self.section.show_problem("")

    def save(self) -> bool:
        """Save what is typed; False if it was refused, which stays and is said."""
        seen = self._seen
        if seen is None or not self.section.edited:
            return True
        text = self.section.text().strip()
        try:
            saved = self._note(seen, text)
        except ConflictError as error:
            self.section.show_problem(error_words(error), conflict=self.thing is not None)
            return False
        except AnnotatorError as error:
            self.section.show_problem(error_words(error))
            return False
        self._settle(saved)
        return True

    def set_flag(self, flagged: bool) -> None:
        """Say whether somebody should look again."""
        thing = self.thing
        if thing is None:
            return
        try:
            self._flag(thing, flagged)
        except AnnotatorError as error:
            self.section.show_flag(flagged=thing.flagged)
            self.failed.emit(error_words(error))

    def forget(self) -> None:
        """Another project: what was typed there is gone with it."""
        self.thing, self._seen = None, None
        self._drafts.clear()
        self.section.show_note("")
        self.section.show_problem("")

    def has_unsaved(self) -> bool:
        """Whether something typed is not saved, here or in what was left."""
        return self.section.edited or bool(self._drafts)

    def unsaved(self) -> list[tuple[Noted, str]]:
        """Notes that are not saved, with their things as they were when typing began."""
        drafts = list(self._drafts.values())
        if self._seen is not None and self.section.edited:
            drafts.append((self._seen, self.section.text()))
        return drafts

    def put_draft(self, seen: Noted, text: str) -> None:
        """Put a note back that was not saved, now or when its thing is shown."""
        if self.thing is not None and self.thing.id == seen.id:
            self._seen = seen
            self.section.show_note(text, edited=True)
            self.save()
        else:
            self._drafts[seen.id] = (seen, text)

    def drop(self, thing_id: str) -> None:
        """Give up a note whose thing is gone."""
        self._drafts.pop(thing_id, None)

    def _leave(self) -> None:
        if not self.save() and self._seen is not None:
            self._drafts[self._seen.id] = (self._seen, self.section.text())
        self.section.edited = False
        self._seen = None

    def _settle(self, saved: Noted) -> None:
        self._seen = saved
        self.section.show_problem("")
        self.section.show_note(saved.note)

    def _keep_mine(self) -> None:
        """What was typed is written over what somebody else wrote: it was shown and is undoable."""
        if self.thing is not None:
            self._seen = self.thing
            self.save()

    def _take_theirs(self) -> None:
        if self.thing is not None:
            self._settle(self.thing)
