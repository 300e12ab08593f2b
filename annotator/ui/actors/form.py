"""The form of an actor: what it is called and what it is, each part saved as it is left."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.core.codebook.countries import ALPHA_3, countries_like, country_code
from annotator.core.coding.actor import Actor, clean, name_key, with_alias, without_aliases
from annotator.ui.actors.form_fields import ActorFields
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.chips import ChipText
from annotator.ui.fields.keys import has_left, is_undo_or_redo
from annotator.ui.fields.picker import Option, Proposals
from annotator.ui.kit.theme import Theme

_MOST_KINDS = 30
_NOBODY = Actor("", "")


class ActorForm(ActorFields):
    """Shows one actor. Each change is told with the actor as it was shown."""

    changed = Signal(object, object)
    """The actor as seen, and as it shall be."""
    renamed = Signal(object, str, bool)
    """The actor as seen, its new name, and whether the old one is kept as an alias."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._actor: Actor | None = None
        self._left: dict[str, tuple[Actor, dict[str, str]]] = {}
        self._schemes: list[str] = []
        self.kinds: Sequence[str] = ()
        """The kinds that are used, to propose them."""
        self._connect()

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_name_edited)
        self.name.returnPressed.connect(self._save_name)
        for widget in (*self.lines().values(), self.keep_old, self.note):
            widget.installEventFilter(self)
        self.kind.asked.connect(self._propose_kinds)
        self.kind.picked.connect(self._pick_kind)
        self.kind.editingFinished.connect(self._save_kind)
        self.country.asked.connect(self._propose_countries)
        self.country.picked.connect(self._pick_country)
        self.country.editingFinished.connect(self._save_country)
        self.aliases.followed.connect(self._on_alias_followed)
        self.aliases.removed.connect(self._on_alias_removed)
        self.aliases.entered.connect(self._save_alias)
        self.identifiers.removed.connect(self._on_identifier_removed)
        self.identifiers.entered.connect(self._save_identifier)
        self.note.left.connect(self._save_note)

    # Showing

    @property
    def actor(self) -> Actor | None:
        """Who is shown, as last seen."""
        return self._actor

    def show_actor(self, actor: Actor | None) -> None:
        """Show an actor; of the same one, what is being typed stays."""
        before = self._actor
        afresh = actor is None or before is None or before.id != actor.id
        if before is not None and afresh and (typed := self._typed()):
            self._left[before.id] = (before, typed)
        self._actor = actor
        self.setEnabled(actor is not None)
        shown, seen = actor or _NOBODY, before or _NOBODY
        if afresh:
            self.say("")
            self.keep_old.setChecked(True)
            for line in (self.alias_line, self.identifier_line):
                line.clear()
        self._put(self.name, shown.name, seen.name, afresh=afresh)
        self._put(self.kind, shown.kind, seen.kind, afresh=afresh)
        self._put(self.country, shown.country, seen.country, afresh=afresh)
        self.show_country(shown.country)
        is_typed = not afresh and self.note.raw() != seen.note
        if not is_typed and self.note.raw() != shown.note:
            self.note.setPlainText(shown.note)
        self.keep_old.setVisible(self._is_renaming())
        make_name = self.tr("Make “{0}” the name")
        self.aliases.set_chips(
            [
                ChipText(f"actorAlias_{n}", alias, make_name.format(alias))
                for n, alias in enumerate(shown.aliases)
            ]
        )
        self._schemes = list(shown.identifiers)
        self.identifiers.set_chips(
            [
                ChipText(f"actorIdentifier_{scheme}", f"{scheme}: {shown.identifiers[scheme]}")
                for scheme in self._schemes
            ]
        )

        if actor is not None and afresh and actor.id in self._left:
            self._put_typed(self._left.pop(actor.id)[1])

    def unsaved(self) -> list[tuple[Actor, str, str]]:
        """What is typed and not saved, here and about actors that were left: whom, what, text."""
        left = list(self._left.values())
        if self._actor is not None:
            left.append((self._actor, self._typed()))
        return [(actor, part, text) for actor, typed in left for part, text in typed.items()]

    def put_draft(self, actor: Actor, part: str, text: str) -> None:
        """Put such text back, now or when its actor is shown."""
        if self._actor is not None and self._actor.id == actor.id:
            self._put_typed({part: text})
        else:
            self._left.setdefault(actor.id, (actor, {}))[1][part] = text

    def forget_drafts(self) -> None:
        """Another project: what was typed there is gone with it."""
        self._left.clear()

    def _typed(self) -> dict[str, str]:
        if self._actor is None:
            return {}
        typed = {part: line.text() for part, line in self.lines().items() if self._is_unsaved(line)}
        if self.note.raw() != self._actor.note:
            typed["note"] = self.note.raw()
        return typed

    def _put_typed(self, typed: dict[str, str]) -> None:
        lines = self.lines()
        for part, text in typed.items():
            if part in lines:
                lines[part].setText(text)
            else:
                self.note.setPlainText(text)
        self.keep_old.setVisible(self._is_renaming())

    def _put(self, line: QLineEdit, text: str, before: str, *, afresh: bool) -> None:
        if (afresh or line.text() == before) and line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)

    # Saving

    def flush(self) -> bool:
        """Save what is typed; False if some of it was refused."""
        if self._actor is None:
            return True
        self.say("")
        for save in (
            self._save_name,
            self._save_alias,
            self._save_kind,
            self._save_country,
            self._save_note,
            self._save_identifier,
        ):
            save()
        return self.problem.text() == ""

    def _change(self, after: Actor) -> None:
        if self._actor is not None and after != self._actor:
            self.say("")
            self.changed.emit(self._actor, after)

    def _is_renaming(self) -> bool:
        typed = clean(self.name.text())
        return (
            self._actor is not None
            and bool(typed)
            and name_key(typed) != name_key(self._actor.name)
        )

    def _is_at_name(self) -> bool:
        return QApplication.focusWidget() in (self.name, self.keep_old)

    def _on_name_edited(self) -> None:
        self.say("")
        self.keep_old.setVisible(self._is_renaming())

    def _save_name(self) -> None:
        actor, name = self._actor, clean(self.name.text())
        if actor is None or name == actor.name:
            self.keep_old.hide()
            return
        if not name:
            self.say(self.tr("An actor needs a name."))
            restyle(self.name, "invalid", True)
            return
        restyle(self.name, "invalid", False)
        self.renamed.emit(actor, name, self.keep_old.isChecked())

    def _propose_kinds(self, text: str) -> None:
        wanted = name_key(text)
        kinds = [kind for kind in self.kinds if wanted in name_key(kind)]
        options = [Option(kind, kind) for kind in kinds[:_MOST_KINDS] if kind != text]
        self.kind.propose(Proposals(options))

    def _pick_kind(self, kind: str) -> None:
        self.kind.setText(kind)
        self._save_kind()

    def _save_kind(self) -> None:
        if self._actor is not None:
            self._change(replace(self._actor, kind=clean(self.kind.text())))

    def _propose_countries(self, text: str) -> None:
        options = [Option(code, ALPHA_3[code], code) for code in countries_like(text, 260)]
        self.country.propose(Proposals(options, 0 if text.strip() else -1))

    def _pick_country(self, code: str) -> None:
        self.country.setText(code)
        self._save_country()

    def _save_country(self) -> None:
        if self._actor is None:
            return
        typed = clean(self.country.text())
        code = country_code(typed) if typed else ""
        restyle(self.country, "invalid", code is None)
        if code is None:
            self.say(
                self.tr("“{0}” is no country. Choose one from the list: press Down.").format(typed)
            )
            return
        if self.country.text() != code:
            self.country.setText(code)
        self.show_country(code)
        self._change(replace(self._actor, country=code))

    def _save_alias(self) -> None:
        typed = clean(self.alias_line.text())
        if self._actor is None or not typed:
            return
        if self._actor.is_called(typed):
            self.say(self.tr("It is called “{0}” already.").format(typed))
            return
        self._change(with_alias(self._actor, typed))
        if self.problem.text() == "":
            self.alias_line.clear()

    def _on_alias_followed(self, n: int) -> None:
        if self._actor is not None:
            alias = self._actor.aliases[n]
            self.say("")
            self.name.setText(self._actor.name)
            self.renamed.emit(self._actor, alias, True)

    def _on_alias_removed(self, n: int) -> None:
        if self._actor is not None:
            self._change(without_aliases(self._actor, [self._actor.aliases[n]]))

    def _save_identifier(self) -> None:
        typed = self.identifier_line.text().strip()
        if self._actor is None or not typed:
            return
        scheme, colon, value = (part.strip() for part in typed.partition(":"))
        if not (scheme and colon and value):
            self.say(self.tr("Write the scheme, a colon and the id, such as “wikidata: Q42”."))
            return
        self._change(replace(self._actor, identifiers={**self._actor.identifiers, scheme: value}))
        if self.problem.text() == "":
            self.identifier_line.clear()

    def _on_identifier_removed(self, n: int) -> None:
        if self._actor is not None:
            gone = self._schemes[n]
            remaining = {
                key: value for key, value in self._actor.identifiers.items() if key != gone
            }
            self._change(replace(self._actor, identifiers=remaining))

    def _save_note(self) -> None:
        if self._actor is not None:
            self._change(replace(self._actor, note=self.note.raw()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Undo and redo are the window's, unless there is unsaved typing to undo.
            if is_undo_or_redo(event) and not self._is_unsaved(watched):
                event.ignore()
                return True
            return False
        if (
            watched is self.keep_old
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._save_name()
            return True
        if has_left(event) and watched in (self.name, self.keep_old) and not self._is_at_name():
            self._save_name()
        return super().eventFilter(watched, event)

    def _is_unsaved(self, watched: QObject) -> bool:
        actor = self._actor or _NOBODY
        saved = {self.name: actor.name, self.kind: actor.kind, self.country: actor.country}
        if watched is self.note:
            return self.note.raw() != actor.note
        return isinstance(watched, QLineEdit) and watched.text() != saved.get(watched, "")
