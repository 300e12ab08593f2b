"""The declared commands as Qt actions, bound to what they do."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import structs
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.core.codebook.model import RecordType
from annotator.ui.actions import ACTIONS, MENUS, Action, Need, Scope, create_actions
from annotator.ui.kit.icons import icon, ink_icon
from annotator.ui.kit.theme import Theme


class BoundAction(QAction):
    """A command bound to what it does."""

    def __init__(
        self,
        declared: Action,
        handler: Callable[..., None],
        parent: QObject | None = None,
        keys: Sequence[str] | None = None,
    ) -> None:
        """
        Args:
            handler: what it does; a checkable command's takes whether it is checked.
            keys: the person's own; those that were declared if not given.
        """
        super().__init__(declared.title, parent)
        self.declared = declared
        self._handler = handler
        self.setObjectName(declared.id)
        self.setCheckable(declared.checkable)
        anywhere = declared.context == "window"
        self.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if anywhere
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.set_keys(declared.keys if keys is None else keys)
        if declared.short:
            self.setIconText(QCoreApplication.translate("Actions", declared.short))
        self.setMenuRole(QAction.MenuRole.NoRole)
        self.triggered.connect(self._run)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in force, as Qt writes them on every system."""
        return tuple(key.toString() for key in self.shortcuts())

    def key_texts(self) -> list[str]:
        """The keys in force as the person's system writes them."""
        return [key.toString(key.SequenceFormat.NativeText) for key in self.shortcuts()]

    def key_text(self) -> str:
        """The first of them; empty if there is none."""
        return next(iter(self.key_texts()), "")

    def set_keys(self, keys: Sequence[str]) -> None:
        """Let it be reached by these keys alone; menus and tooltips say so."""
        self.setShortcuts([QKeySequence(key) for key in keys])
        self.setToolTip(self._tooltip())

    def _tooltip(self) -> str:
        title = self.declared.title.removesuffix("…")
        keys = self.key_text()
        tip = QCoreApplication.translate("Actions", self.declared.tip) if self.declared.tip else ""
        first = f"{title}  ({keys})" if keys else title
        return f"{first}\n{tip}" if tip else first

    def _run(self, checked: bool = False) -> None:
        if not self.declared.checkable:
            self._handler()
        elif checked or not self.declared.radio:
            self._handler(checked)


class Actions(QObject):
    """The commands of one window as Qt actions, those of the codebook's types among them."""

    keys_changed = Signal()
    """Other keys are in force than before."""

    def __init__(self, window: QWidget, keys: Mapping[str, Sequence[str]] | None = None) -> None:
        """Make none yet: `bind` does, once all that they act on is there.

        Args:
            keys: the person's own keys by action id, in place of those declared.
        """
        super().__init__(window)
        self._window = window
        self._scopes: Mapping[Scope, Sequence[QWidget]] = {}
        self._create: Callable[[str], None] | None = None
        self._keys = dict(keys or {})
        self._bound: dict[str, BoundAction] = {}
        self._radios: dict[str, QActionGroup] = {}
        self._created: list[BoundAction] = []
        self._declared = [declared.id for declared in ACTIONS]

    def bind(
        self,
        bindings: Mapping[str, Callable[..., None]],
        create: Callable[[str], None],
        scopes: Mapping[Scope, Sequence[QWidget]],
    ) -> None:
        """Make and bind every declared command.

        Args:
            bindings: the method by action id; a checkable action's takes whether it is checked.
            create: makes a record of the type of that key.
            scopes: the widgets that a context stands for.

        Raises:
            KeyError: a declared command is not bound.
        """
        self._scopes, self._create = scopes, create
        for declared in ACTIONS:
            self._add(declared, bindings[declared.id])

    def __getitem__(self, action_id: str) -> BoundAction:
        return self._bound[action_id]

    def all(self) -> list[BoundAction]:
        """Every command, those that make records first in their menu."""
        others = [action for action in self._bound.values() if action not in self._created]
        at = next(i for i, action in enumerate(others) if action.declared.menu == "Record")
        return [*others[:at], *self._created, *others[at:]]

    def some(self, *action_ids: str) -> list[BoundAction]:
        """The commands of these ids, as a menu takes them."""
        return [self._bound[action_id] for action_id in action_ids]

    def creators(self) -> list[BoundAction]:
        """The commands that make records."""
        return list(self._created)

    def set_record_types(self, types: Sequence[RecordType]) -> None:
        """Offer to make records of these types."""
        for action in self._created:
            for widget in (self._window, *self._widgets(action.declared)):
                widget.removeAction(action)
            del self._bound[action.declared.id]
            action.setParent(None)
        made = create_actions(types)
        self._declared = [declared.id for declared in (*ACTIONS, *made)]
        self._created = [
            self._add(declared, partial(self._create, record_type.key))
            for declared, record_type in zip(made, types, strict=True)
            if self._create is not None
        ]

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Let the commands be reached by the person's own keys, the others by those declared."""
        self._keys = dict(keys)
        for action in self._bound.values():
            action.set_keys(self._in_force(action.declared))
        self.keys_changed.emit()

    def lettered(self, types: Sequence[RecordType]) -> tuple[RecordType, ...]:
        """These record types with the keys in force in place of the codebook's letters."""
        return tuple(
            structs.replace(each, letter=self._bound[action_id].key_text())
            if (action_id := f"record.create.{each.key}") in self._bound
            else each
            for each in types
        )

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus of the menu bar anew."""
        bar.clear()
        for name in MENUS:
            menu = bar.addMenu(QCoreApplication.translate("Actions", name))
            menu.setObjectName(f"menu{name}")
            self._fill_menu(menu, name)

    def _fill_menu(self, menu: QMenu, name: str) -> None:
        group = None
        for action in self.all():
            if action.declared.menu != name:
                continue
            if group is not None and action.declared.group != group:
                menu.addSeparator()
            group = action.declared.group
            menu.addAction(action)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        for action in self._bound.values():
            declared = action.declared
            if declared.colour:
                action.setIcon(ink_icon(theme, declared.icon, declared.colour))
            elif declared.icon:
                action.setIcon(icon(theme, declared.icon))

    def update_enabled(self, present: frozenset[Need], *, writable: bool) -> None:
        """Enable what can be done.

        Args:
            present: what is open or selected.
            writable: whether nothing else is writing.
        """
        for action in self._bound.values():
            declared = action.declared
            needed = not declared.needs or declared.needs in present
            action.setEnabled(needed and (writable or not declared.edits))

    def _add(self, declared: Action, handler: Callable[..., None]) -> BoundAction:
        action = BoundAction(declared, handler, self, self._in_force(declared))
        self._bound[declared.id] = action
        for widget in self._widgets(declared):
            widget.addAction(action)
        if declared.radio:
            group = self._radios.setdefault(declared.radio, QActionGroup(self))
            group.addAction(action)
        return action

    def _in_force(self, declared: Action) -> Sequence[str]:
        """The person's own keys; else those declared but for what the person gave to another.

        Were a codebook's letter the key of another command as well, neither would act.
        """
        if declared.id in self._keys:
            return self._keys[declared.id]
        known = self._keys.keys() & self._declared
        given = {key for name in known for key in self._keys[name]}
        return [key for key in declared.keys if QKeySequence(key).toString() not in given]

    def _widgets(self, declared: Action) -> Sequence[QWidget]:
        return [self._window] if declared.context == "window" else self._scopes[declared.context]
