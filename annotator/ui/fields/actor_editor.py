"""The editor of an actor: completes from the registry, adds who is not in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.core.codebook.model import Field
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.actor_matching import Fit, fit, words_of
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.context import Entry, FormContext, Naming
from annotator.ui.fields.picker import Option, PickerLine, Proposals
from annotator.ui.fields.text_editor import LineEditor

_MOST_ACTORS = 30
_MOST_NAMES = 5
_ADD = "add"
_IN_TEXT = "text "


class ActorEditor(LineEditor):
    """A name; Enter and Tab take the registered actor that fits best, the arrows another.

    Where nobody fits Enter takes a longer name that the text has, and registers it; or else the
    name as it is typed, as it does where the list was closed with Escape.
    """

    picker: PickerLine

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        self._names: dict[str, str] = {}
        self._registers = False
        self._wanted = ""
        self._enters = False
        """Whether Enter waits for the actors that may be meant."""
        super().__init__(field, form_context, parent)
        self.line.setPlaceholderText(self.tr("a name"))

    def _make_line(self) -> QLineEdit:
        self.picker = PickerLine(self, opens_on_click=False, tab_stays=True)
        self.picker.asked.connect(self._on_asked)
        self.picker.picked.connect(self._on_picked)
        return self.picker

    def entry(self) -> Entry:
        name = " ".join(self.line.text().split())
        return Naming(name, self._registers) if name else None

    def show_value(self, value: FieldValue | None) -> None:
        self._registers = False
        super().show_value(value)

    def hint(self) -> str:
        value = self._value
        if self.edited or value is None or not isinstance(value.value, str):
            return ""
        actor = self.form_context.actor(value.actor) if value.actor else None
        if value.actor and actor is None and self.form_context.is_awaited(value.actor):
            return ""
        if actor is None:
            return self.tr("Not in the registry. Enter adds it.")
        return "" if name_key(actor.name) == name_key(value.value) else f"→ {actor.name}"

    def is_choosing(self) -> bool:
        return self.picker.is_open()

    def _display(self, value: FieldValue | None) -> str:
        return str(value.value) if value and value.value is not None else ""

    def _on_edited(self) -> None:
        self._registers = False
        super()._on_edited()

    def offer_choices(self) -> None:
        self._on_asked(self.line.text())

    def _on_asked(self, text: str) -> None:
        self._wanted, self._enters = text.strip(), False
        self.form_context.find_actors(
            self._wanted, _MOST_ACTORS, partial(self._offer, self._wanted)
        )

    def _offer(self, wanted: str, actors: list[Actor]) -> None:
        if wanted != self._wanted:
            return
        self._propose(wanted, actors)
        if self._enters:
            self._enters = False
            if not self.picker.take_highlighted():
                self._on_enter()

    def _propose(self, wanted: str, actors: list[Actor]) -> None:
        if not wanted:
            actors = self._recent_first(actors)
        self._names = {actor.id: actor.name for actor in actors}
        is_called = any(actor.is_called(wanted) for actor in actors)
        in_text = self._longer_in_text(wanted, actors) if wanted and not is_called else []
        takes_text = not actors and bool(in_text) and self._is_short_for(wanted, in_text[0])
        best = 0 if wanted and (actors or takes_text) else -1
        completes = -1 if is_called else best
        options = [
            Option(actor.id, actor.name, self._tip(actor, wanted, by_tab=n == completes))
            for n, actor in enumerate(actors)
        ]
        for n, name in enumerate(in_text):
            self._names[f"{_IN_TEXT}{name}"] = name
            tip = self.tr("new actor, in the text")
            tip = self.tr("{0} · Tab").format(tip) if takes_text and not n else tip
            options.append(Option(f"{_IN_TEXT}{name}", name, tip))
        if wanted and not is_called:
            tip = self.tr("new actor") if best == 0 else self.tr("new actor: Enter")
            options.append(Option(_ADD, self.tr("Add “{0}”").format(wanted), tip))
        self.picker.propose(Proposals(options, best, completes))

    def _longer_in_text(self, wanted: str, actors: Sequence[Actor]) -> list[str]:
        """Names that the text has and that may be meant in full, the best first, but for those
        of registered actors."""
        fitting = [
            (fits, n, name)
            for n, name in enumerate(self.form_context.names_in_text())
            if (fits := fit(wanted, name)) not in (None, Fit.CALLED, Fit.SOUNDS)
            and not any(actor.is_called(name) for actor in actors)
        ]
        return [name for _, _, name in sorted(fitting)[:_MOST_NAMES]]

    def _is_short_for(self, wanted: str, name: str) -> bool:
        """Whether who types that means the longer name: a surname, or what is no name in the
        text; “Libya” is not short for “Libya Dawn” where the text has both."""
        key = name_key(wanted)
        names = self.form_context.names_in_text()
        return words_of(name)[-1:] == words_of(wanted) or all(name_key(n) != key for n in names)

    def _recent_first(self, actors: list[Actor]) -> list[Actor]:
        """Those that the coder last used in this field, then the others."""
        recent = [value.actor for value in self.form_context.recent(self.field.key)]
        used = [self.form_context.actor(each) for each in dict.fromkeys(recent) if each]
        first = [each for each in used if each is not None]
        return [*first, *(each for each in actors if each not in first)][:_MOST_ACTORS]

    def _tip(self, actor: Actor, wanted: str, *, by_tab: bool) -> str:
        detail = self._detail(actor, wanted)
        if not by_tab:
            return detail
        return self.tr("{0} · Tab").format(detail) if detail else self.tr("Tab")

    def _detail(self, actor: Actor, wanted: str) -> str:
        """The alias by which it fits, or else what kind of actor it is."""
        if wanted and fit(wanted, actor.name) is None:
            fitting = [alias for alias in actor.aliases if fit(wanted, alias) is not None]
            return next(iter(fitting), actor.kind)
        return actor.kind

    def _on_picked(self, key: str) -> None:
        if key != _ADD:
            self._write(self._names[key])
        self._wanted = ""
        self.edited = True
        self._on_enter()

    def _on_enter(self) -> None:
        if self.edited and self._wanted and self.form_context.is_finding:
            self._enters = True
            return
        self.picker.close_list()
        # Enter on a name that is saved already still adds it to the registry.
        is_linked = self._value is not None and self._value.actor is not None
        if self.line.text().strip() and not self.line.isReadOnly():
            self._registers = self.edited = self.edited or not is_linked
        self.settled.emit()
