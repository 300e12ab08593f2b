"""Everything that is not saved, in one place: shown, listed before it could be lost, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from annotator.core.codebook.model import Codebook
from annotator.services.commands.command import Command
from annotator.services.commands.drafts import (
    AnyCommand,
    AnyDraft,
    CellDraft,
)
from annotator.services.commands.records import (
    CreateRecord,
    RecordCommand,
)
from annotator.services.notifications import Changed
from annotator.ui.context import Context
from annotator.ui.feature import EVERYTHING, Feature
from annotator.ui.kit.messages import BannerHandle, Offer
from annotator.ui.kit.pending_edits import DeferredWork, PendingEdit
from annotator.ui.kit.pending_words import edit_words, shortened
from annotator.ui.kit.unsaved_input import UnsavedInput
from annotator.ui.unsaved.dialog import DISCARD, GO_TO, KEEP, UnsavedDialog
from annotator.ui.unsaved.draft_keeper import DraftKeeper
from annotator.ui.unsaved.draft_labels import as_of_record, place_of, typed_in

if TYPE_CHECKING:
    from annotator.services.project import Project

_ARRIVES_MS = 500
"""Most edits that are on their way to a server arrive within that time."""
_BUSY_SHOWN_MS = 700
"""Most waiting for others ends before anybody could read about it."""


class UnsavedFeature(Feature):
    """Knows every place where something can wait, and says “Saved” only if none holds anything."""

    follows = EVERYTHING

    counted = Signal(int, bool, bool)
    """What waits here, whether what was done last was refused, and whether other windows wait."""

    def __init__(self, context: Context, parts: Sequence[Feature]) -> None:
        """
        Args:
            parts: the other features of the window.
        """
        super().__init__(context)
        self._parts = parts
        self._keeper = DraftKeeper(context.settings.folder, self)
        self._keeper.found.connect(self._restore)
        self._keeper.failed.connect(context.messages.warning)
        self._dialog: UnsavedDialog | None = None
        self._waiting: BannerHandle | None = None
        self._refusals: list[BannerHandle] = []
        self._gone: list[_Gone] = []
        self._had_inputs = False
        self._restored: BannerHandle | None = None
        self._typing: QMetaObject.Connection | None = None
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_BUSY_SHOWN_MS)
        self._busy.timeout.connect(self._say_hindrance)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._update)
        pending = context.session.pending
        pending.changed.connect(self.update)
        pending.hindrance_changed.connect(self._on_hindrance)
        pending.refused.connect(self._on_refused)
        context.session.not_saved.connect(self.say_not_saved)
        for part in parts:
            part.unsaved_changed.connect(self.update)
            part.orphaned.connect(self._on_orphaned)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"project.save": self.save}

    @property
    def is_looking(self) -> bool:
        """Whether it is not known yet what earlier runs left."""
        return self._keeper.is_looking

    # What there is

    def inputs(self) -> list[UnsavedInput]:
        """Everything that is not saved, what was done first; then what is typed."""
        session = self.context.session
        if session.project is None:
            return []
        codebook = session.project.codebook
        inputs_found = [self._of_edit(edit, codebook) for edit in session.pending.edits]
        inputs_found += [each for part in self._parts for each in part.unsaved()]
        return inputs_found + [
            UnsavedInput(each.what, each.draft.text, partial(self._say_gone, each), each.draft)
            for each in self._gone
        ]

    def _of_edit(self, edit: PendingEdit, codebook: Codebook) -> UnsavedInput:
        command = edit.command
        draft = None if isinstance(command, DeferredWork) else command
        go = partial(self._go_to_thing, command)
        text = "" if isinstance(command, CreateRecord) else typed_in(command)
        # The kind tells what the draft is.
        return UnsavedInput(edit_words(command, codebook), text, go, draft)  # type: ignore[arg-type]

    def _go_to_thing(self, command: object) -> None:
        if isinstance(command, RecordCommand):
            self.context.go_to(command.seen.article, command.seen.id)

    # Showing it

    def update(self) -> None:
        """Show how things stand now, here and in the other windows of this process."""
        self._update()
        # Once more, when whatever is saving just now has said that it is done.
        self._soon.start()

    def _update(self) -> None:
        inputs = self.inputs()
        self._show_state(inputs)
        for other in self._others():
            other.show_state()
        self._keeper.keep([each.draft for each in inputs if each.draft is not None])

    def show_state(self) -> None:
        """Show whether everything is saved."""
        self._show_state(self.inputs())

    def _show_state(self, inputs: Sequence[UnsavedInput]) -> None:
        if self._had_inputs and not inputs:
            self._withdraw_refusals()
        self._had_inputs = bool(inputs)
        is_refused = any(handle.is_shown for handle in self._refusals)
        is_elsewhere = any(other.has_inputs for other in self._others())
        self.counted.emit(len(inputs), is_refused, is_elsewhere)

    @property
    def has_inputs(self) -> bool:
        """Whether anything was not saved when that was last looked at."""
        return self._had_inputs

    def _others(self) -> list[UnsavedFeature]:
        """The unsaved features of this process's other windows."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        features = [
            each.findChild(UnsavedFeature, "", direct) for each in QApplication.topLevelWidgets()
        ]
        return [each for each in features if each is not None and each is not self]

    def refresh(self, changed: Changed) -> None:
        if not self._had_inputs and not self._refusals and self._restored is None:
            return  # what was written cannot have made anything unsaved
        if changed.own and not self.inputs():
            self._withdraw_refusals()
        self.update()

    def say_not_saved(self, text: str) -> None:
        """Say that an edit was refused; it is said as long as that is the last word."""
        self._refusals.append(self.context.messages.error(text))
        self.update()

    def _withdraw_refusals(self) -> None:
        """Withdraws banners of refusals that were resolved since."""
        for handle in [*self._refusals, *([self._restored] if self._restored else [])]:
            handle.withdraw()
        self._refusals, self._restored = [], None

    def save(self) -> None:
        """Save what is being typed, and say that everything is saved or go to what is not."""
        self.context.flush()
        inputs = self.inputs()
        if len(inputs) == 1:
            inputs[0].go()
        elif inputs:
            self.show_list()
        else:
            self.context.hint(self.tr("Everything is saved."))

    def show_list(self) -> None:
        """List what is not saved."""
        if inputs := self.inputs():
            self._ask(inputs, None)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Watches the focused widget, whose input may be unsaved from the first letter on."""
        if self._typing is not None:
            QObject.disconnect(self._typing)
            self._typing = None
        if isinstance(now, QLineEdit):
            self._typing = now.textEdited.connect(self.update)
        elif isinstance(now, QPlainTextEdit | QTextEdit):
            self._typing = now.textChanged.connect(self.update)

    # What stands in the way

    def _on_hindrance(self) -> None:
        hindrance = self.context.session.pending.hindrance
        self._busy.stop()
        if self._waiting is not None:
            self._waiting.withdraw()
            self._waiting = None
        if hindrance == "busy":
            self._busy.start()
        elif hindrance == "unreachable":
            self._say_hindrance()

    def _say_hindrance(self) -> None:
        if self.context.session.pending.hindrance == "busy":
            text = self.tr(
                "Another window or program is writing to this project. What you do meanwhile is "
                "kept in its order and saved as soon as that is done; you can go on."
            )
        else:
            text = self.tr(
                "The server of this project does not answer. What was saved is safe there. What "
                "you mark and type meanwhile is kept here and saved as soon as it answers again. "
                "Articles that were open and those that come next can be read meanwhile."
            )
        offer = Offer(self.tr("Show what waits"), self.show_list)
        self._waiting = self.context.messages.warning(text, offer)

    def _on_refused(self, edit: PendingEdit) -> None:
        project, pending = self.context.session.project, self.context.session.pending
        if project is None:
            return
        text = self.tr("Not saved: {what}. {reason} It is kept until you decide.")
        what = edit_words(edit.command, project.codebook)
        offers = [Offer(self.tr("Try again"), partial(pending.try_again, edit))]
        if typed := typed_in(edit.command):
            offers.append(self._offer_copy(typed))
            if edit.standing:
                text = self.tr(
                    "Not saved: {what}. {reason} There it says “{theirs}”; you wrote “{mine}”. "
                    "It is kept until you decide."
                )
        offers.append(Offer(self.tr("Discard it"), partial(pending.drop, edit)))
        theirs, mine = shortened(edit.standing), shortened(typed)
        text = text.format(what=what, reason=edit.refusal, theirs=theirs, mine=mine)
        self._refusals.append(self.context.messages.error(text, *offers))

    def _on_orphaned(self, what: str, draft: AnyDraft) -> None:
        self._keep_gone(_Gone(what, draft))
        self.update()

    def _keep_gone(self, gone: _Gone) -> None:
        self._gone.append(gone)
        self._say_gone(gone)

    def _say_gone(self, gone: _Gone) -> None:
        text = self.tr("{what} is gone, and with it the place of what you typed: {text}")
        text = text.format(what=gone.what, text=shortened(gone.draft.text))
        self.context.messages.warning(
            text,
            Offer(self.tr("Copy the text"), partial(self._let_go, gone, copy=True)),
            Offer(self.tr("Discard it"), partial(self._let_go, gone, copy=False)),
        )

    def _let_go(self, gone: _Gone, *, copy: bool) -> None:
        if copy:
            QGuiApplication.clipboard().setText(gone.draft.text)
        if gone in self._gone:
            self._gone.remove(gone)
        self.update()

    def _offer_copy(self, text: str) -> Offer:
        return Offer(self.tr("Copy the text"), partial(QGuiApplication.clipboard().setText, text))

    # Before it could be lost

    def asks_before(self, leave: Callable[[], object]) -> bool:
        """Whether the person is asked first, since something is not saved.

        Args:
            leave: lets go of the project, once the person says what becomes of that.
        """
        self.context.flush()
        self.context.session.pending.settle(_ARRIVES_MS)
        inputs = self.inputs()
        if inputs:
            self._ask(inputs, leave)
        return bool(inputs)

    def keep_for_next_time(self) -> None:
        """Keeps the draft file of unsaved input when the project is closed."""
        self._keeper.keep([each.draft for each in self.inputs() if each.draft is not None])
        self._keeper.stays = True

    def _ask(self, inputs: list[UnsavedInput], leave: Callable[[], object] | None) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        dialog = UnsavedDialog(inputs, self.context.window, leaving=leave is not None)
        self._dialog = dialog
        dialog.finished.connect(partial(self._on_answer, dialog, leave))
        dialog.open()

    def _on_answer(
        self, dialog: UnsavedDialog, leave: Callable[[], object] | None, answer: int
    ) -> None:
        self._dialog = None
        dialog.deleteLater()
        if answer == GO_TO:
            dialog.chosen.go()
        elif answer == KEEP and leave is not None:
            self.keep_for_next_time()
            leave()
        elif answer == DISCARD and leave is not None:
            leave()

    # Over the end of the program

    def set_project(self, project: Project | None) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self._had_inputs = False
        self._refusals, self._restored, self._gone = [], None, []
        self._keeper.set_project(project)
        self.update()

    def close(self) -> None:
        """The window was closed."""
        self._keeper.set_project(None)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._watch)
        if self._typing is not None:
            QObject.disconnect(self._typing)
            self._typing = None

    def _restore(self, drafts: list[AnyDraft | AnyCommand]) -> None:
        """Put back what an earlier run could not save, each thing where it was."""
        project = self.context.session.project
        if project is None or not drafts:
            return
        back = 0
        for draft in drafts:
            if isinstance(draft, Command):
                self.context.session.pending.keep(draft)
                back += 1
            elif self._put_back(draft):
                back += 1
            else:
                self._keep_gone(_Gone(place_of(draft, project.codebook), draft))
        if back:
            text = self.tr(
                "What was not saved when this project was last left is back where it was: {n}. "
                "Nothing of it is lost."
            )
            offer = Offer(self.tr("Show it"), self.show_list)
            self._restored = self.context.messages.info(text.format(n=back), offer)
        self.update()

    def _put_back(self, draft: AnyDraft) -> bool:
        if isinstance(draft, CellDraft):
            draft = as_of_record(draft)
        return any(part.restore(draft) for part in self._parts)


@dataclass(frozen=True)
class _Gone:
    """Text whose place is gone: there to be copied until the person lets go of it."""

    what: str
    draft: AnyDraft
