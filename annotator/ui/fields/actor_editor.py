"""The editor of an actor: completes from the registry, adds who is not in it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.core.codebook.model import Field
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.context import Entry, FormContext, Naming
from annotator.ui.fields.picker import Option, PickerLine, Proposals
from annotator.ui.fields.text_editor import LineEditor

_MOST_ACTORS = 30
_ADD = "add"


class ActorEditor(LineEditor):
    """A name; Enter takes it as it is typed, and registers it if nobody is called so.

    Tab completes it to the first actor whose name or alias begins so; so do the arrows and Enter
    to any.
    """

    picker: PickerLine

    def __init__(
        self, field: Field, form_context: FormContext, parent: QWidget | None = None
    ) -> None:
        self._names: dict[str, str] = {}
        self._registers = False
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

    def _on_asked(self, text: str) -> None:
        wanted = name_key(text)
        actors = self.form_context.actors(text.strip(), _MOST_ACTORS)
        self._names = {actor.id: actor.name for actor in actors}
        called = [n for n, actor in enumerate(actors) if wanted and actor.is_called(text)]
        begins = [
            n
            for n, actor in enumerate(actors)
            if wanted and any(name_key(name).startswith(wanted) for name in actor.names)
        ]
        completes = -1 if called else next(iter(begins), -1)
        options = [
            Option(actor.id, actor.name, self._tip(actor, wanted, by_tab=n == completes))
            for n, actor in enumerate(actors)
        ]
        if wanted and not called:
            label = self.tr("Add “{0}”").format(text.strip())
            options.append(Option(_ADD, label, self.tr("new actor: Enter")))
        self.picker.propose(Proposals(options, next(iter(called), -1), completes))

    def _tip(self, actor: Actor, wanted: str, *, by_tab: bool) -> str:
        detail = self._detail(actor, wanted)
        if not by_tab:
            return detail
        return self.tr("{0} · Tab").format(detail) if detail else self.tr("Tab")

    def _detail(self, actor: Actor, wanted: str) -> str:
        """The alias that was typed, or else what kind of actor it is."""
        if wanted and wanted not in name_key(actor.name):
            for alias in actor.aliases:
                if wanted in name_key(alias):
                    return alias
        return actor.kind

    def _on_picked(self, key: str) -> None:
        if key != _ADD:
            self._write(self._names[key])
        self.edited = True
        self._on_enter()

    def _on_enter(self) -> None:
        self.picker.close_list()
        # Enter on a name that is saved already still adds it to the registry.
        is_linked = self._value is not None and self._value.actor is not None
        if self.line.text().strip() and not self.line.isReadOnly():
            self._registers = self.edited = self.edited or not is_linked
        self.settled.emit()
