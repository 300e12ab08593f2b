"""The form of an actor: what it is called and what it is, each part saved as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.countries import ALPHA_3, countries_like, country_code
from annotator.core.coding.actor import Actor, clean, name_key, with_alias, without_aliases
from annotator.ui.fields.appearance import restyle
from annotator.ui.fields.chips import ChipStrip, ChipText
from annotator.ui.fields.keys import has_left, is_undo_or_redo
from annotator.ui.fields.picker import Option, PickerLine, Proposals
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_LABEL_WIDTH = 80
_TAIL_WIDTH = 128
_NOTE_HEIGHT = 72
_MOST_KINDS = 30


class NoteArea(QPlainTextEdit):
    """Text on several lines; Tab goes on."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if has_left(event):
            self.left.emit()

    def raw(self) -> str:
        """The text as it is; `toPlainText` would turn no-break spaces into spaces."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")


class ActorForm(QWidget):
    """Shows one actor. Each change is told with the actor as it was shown."""

    changed = Signal(object, object)
    """The actor as seen, and as it shall be."""
    renamed = Signal(object, str, bool)
    """The actor as seen, its new name, and whether the old one is kept as an alias."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actor: Actor | None = None
        self._left: dict[str, tuple[Actor, dict[str, str]]] = {}
        self._schemes: list[str] = []
        self.kinds: Callable[[], Sequence[str]] = tuple
        """The kinds that are used, to propose them."""
        self.setObjectName("actorForm")
        self.setAccessibleName(self.tr("Form of the actor"))
        self.name = self._line("actorName", self.tr("Name"), QLineEdit(self))
        self.keep_old = QCheckBox(self.tr("Keep the old name as an alias"), self)
        self.keep_old.setObjectName("actorKeepOld")
        self.keep_old.setAccessibleName(self.keep_old.text())
        self.keep_old.setChecked(True)
        self.keep_old.hide()
        self.kind = PickerLine(self, tab_picks=False)
        self._line("actorKind", self.tr("Kind"), self.kind)
        self.kind.setPlaceholderText(self.tr("person, government, armed group"))
        self.country = PickerLine(self)
        self._line("actorCountry", self.tr("Country"), self.country)
        self.country.setPlaceholderText(self.tr("a name or three letters"))
        self.country_name = QLabel(self)
        self.country_name.setObjectName("actorCountryName")
        self.country_name.setProperty("role", "hint")
        self.country_name.hide()
        self.aliases = self._strip("actorAliases", self.tr("Aliases"))
        self.alias_line = self._tail(self.aliases, "actorAliasAdd", self.tr("Add an alias"))
        self.alias_line.setPlaceholderText(self.tr("add …"))
        self.identifiers = self._strip("actorIdentifiers", self.tr("Identifiers"))
        self.identifier_line = self._tail(
            self.identifiers, "actorIdentifierAdd", self.tr("Add an identifier")
        )
        self.identifier_line.setPlaceholderText(self.tr("wikidata: Q42"))
        self.note = NoteArea(self)
        self.note.setObjectName("actorNote")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.problem = QLabel(self)
        self.problem.setObjectName("actorProblem")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _line(self, name: str, label: str, line: QLineEdit) -> QLineEdit:
        line.setObjectName(name)
        line.setAccessibleName(label)
        return line

    def _strip(self, name: str, label: str) -> ChipStrip:
        strip = ChipStrip("tag", self)
        strip.setObjectName(name)
        strip.setAccessibleName(label)
        return strip

    def _tail(self, strip: ChipStrip, name: str, label: str) -> QLineEdit:
        line = self._line(name, label, QLineEdit(strip))
        strip.set_tail(line, _TAIL_WIDTH)
        line.installEventFilter(self)
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Name"), (self.name, self.keep_old)),
            (self.tr("Aliases"), (self.aliases,)),
            (self.tr("Kind"), (self.kind,)),
            (self.tr("Country"), (self.country, self.country_name)),
            (self.tr("Note"), (self.note,)),
            (self.tr("Identifiers"), (self.identifiers,)),
        )
        for n, (text, widgets) in enumerate(rows):
            label = QLabel(text, self)
            label.setProperty("role", "fieldLabel")
            label.setFixedWidth(_LABEL_WIDTH)
            label.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignTop)
            box = QVBoxLayout()
            box.setSpacing(4)
            for widget in widgets:
                box.addWidget(widget)
            grid.addLayout(box, n, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addStretch(1)
        order = [self.name, self.keep_old, self.alias_line, self.kind, self.country, self.note]
        for before, after in zip(order, [*order[1:], self.identifier_line], strict=True):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_name_edited)
        self.name.returnPressed.connect(self._save_name)
        for widget in (self.name, self.keep_old, self.kind, self.country, self.note):
            widget.installEventFilter(self)
        self.kind.asked.connect(self._propose_kinds)
        self.kind.picked.connect(self._pick_kind)
        self.kind.editingFinished.connect(self._save_kind)
        self.country.asked.connect(self._propose_countries)
        self.country.picked.connect(self._pick_country)
        self.country.editingFinished.connect(self._save_country)
        self.aliases.followed.connect(self._on_alias_followed)
        self.aliases.removed.connect(self._on_alias_removed)
        self.aliases.escaped.connect(self.alias_line.setFocus)
        self.alias_line.returnPressed.connect(self._save_alias)
        self.identifiers.removed.connect(self._on_identifier_removed)
        self.identifiers.escaped.connect(self.identifier_line.setFocus)
        self.identifier_line.returnPressed.connect(self._save_identifier)
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
        shown = actor or Actor("", "")
        if afresh:
            self._say("")
            self.keep_old.setChecked(True)
            for line in (self.alias_line, self.identifier_line):
                line.clear()
        self._put(self.name, shown.name, before.name if before else "", afresh=afresh)
        self._put(self.kind, shown.kind, before.kind if before else "", afresh=afresh)
        self._put(self.country, shown.country, before.country if before else "", afresh=afresh)
        self._show_country(shown.country)
        is_typed = not afresh and before is not None and self.note.raw() != before.note
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

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name,
            "kind": self.kind,
            "country": self.country,
            "alias": self.alias_line,
            "identifier": self.identifier_line,
        }

    def _typed(self) -> dict[str, str]:
        if self._actor is None:
            return {}
        typed = {
            part: line.text() for part, line in self._lines().items() if self._is_unsaved(line)
        }
        if self.note.raw() != self._actor.note:
            typed["note"] = self.note.raw()
        return typed

    def _put_typed(self, typed: dict[str, str]) -> None:
        lines = self._lines()
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

    def _show_country(self, code: str) -> None:
        self.country_name.setText(ALPHA_3.get(code, ""))
        self.country_name.setVisible(code in ALPHA_3)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        cross = icon(theme, "remove", "muted")
        self.aliases.set_cross(cross)
        self.identifiers.set_cross(cross)
        for line in (self.kind, self.country):
            line.set_icon(icon(theme, "chevron-down", "muted"))

    def say(self, problem: str) -> None:
        """Say what was refused; what was typed stays, to be corrected."""
        self._say(problem)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.setAccessibleDescription(problem)

    # Saving

    def flush(self) -> bool:
        """Save what is typed; False if some of it was refused."""
        if self._actor is None:
            return True
        self._say("")
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
            self._say("")
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
        self._say("")
        self.keep_old.setVisible(self._is_renaming())

    def _save_name(self) -> None:
        actor, name = self._actor, clean(self.name.text())
        if actor is None or name == actor.name:
            self.keep_old.hide()
            return
        if not name:
            self._say(self.tr("An actor needs a name."))
            restyle(self.name, "invalid", True)
            return
        restyle(self.name, "invalid", False)
        self.renamed.emit(actor, name, self.keep_old.isChecked())

    def _propose_kinds(self, text: str) -> None:
        wanted = name_key(text)
        kinds = [kind for kind in self.kinds() if wanted in name_key(kind)]
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
            self._say(
                self.tr("“{0}” is no country. Choose one from the list: press Down.").format(typed)
            )
            return
        if self.country.text() != code:
            self.country.setText(code)
        self._show_country(code)
        self._change(replace(self._actor, country=code))

    def _save_alias(self) -> None:
        typed = clean(self.alias_line.text())
        if self._actor is None or not typed:
            return
        if self._actor.is_called(typed):
            self._say(self.tr("It is called “{0}” already.").format(typed))
            return
        self._change(with_alias(self._actor, typed))
        if self.problem.text() == "":
            self.alias_line.clear()

    def _on_alias_followed(self, n: int) -> None:
        if self._actor is not None:
            alias = self._actor.aliases[n]
            self._say("")
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
            self._say(self.tr("Write the scheme, a colon and the id, such as “wikidata: Q42”."))
            return
        self._change(replace(self._actor, identifiers={**self._actor.identifiers, scheme: value}))
        if self.problem.text() == "":
            self.identifier_line.clear()

    def _on_identifier_removed(self, n: int) -> None:
        if self._actor is not None:
            gone = self._schemes[n]
            rest = {key: value for key, value in self._actor.identifiers.items() if key != gone}
            self._change(replace(self._actor, identifiers=rest))

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
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(watched, event)
        if has_left(event):
            if watched is self.alias_line:
                self._save_alias()
            elif watched is self.identifier_line:
                self._save_identifier()
            elif watched in (self.name, self.keep_old) and not self._is_at_name():
                self._save_name()
        return super().eventFilter(watched, event)

    def _is_unsaved(self, watched: QObject) -> bool:
        actor = self._actor or Actor("", "")
        saved = {self.name: actor.name, self.kind: actor.kind, self.country: actor.country}
        if watched is self.note:
            return self.note.raw() != actor.note
        return isinstance(watched, QLineEdit) and watched.text() != saved.get(watched, "")

    def _handle_key(self, watched: QObject, event: QKeyEvent) -> bool:
        strips = {self.alias_line: self.aliases, self.identifier_line: self.identifiers}
        for line, strip in strips.items():
            backwards = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
            if watched is line and backwards and not line.text() and not event.isAutoRepeat():
                return strip.focus_last()
        if watched is self.keep_old and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save_name()
            return True
        return False
