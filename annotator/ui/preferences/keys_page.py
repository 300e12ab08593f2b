"""The preferences' page of keys: every command, found by its name or its keys, and changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from annotator.ui.actions import MENUS
from annotator.ui.actions.bound_actions import BoundAction
from annotator.ui.context import Context
from annotator.ui.preferences.key_box import KeyBox
from annotator.ui.preferences.key_rules import obstacle
from annotator.ui.preferences.page import PreferencesPage

_COMMAND = Qt.ItemDataRole.UserRole
_MENU = Qt.ItemDataRole.UserRole + 1


class KeysPage(PreferencesPage):
    """What is pressed in the box becomes the chosen command's key, unless something has it."""

    def __init__(self, context: Context) -> None:
        super().__init__("preferencesKeys", QCoreApplication.translate("KeysPage", "Keys"), context)
        self._pressed: QKeySequence | None = None
        self._holder: BoundAction | None = None
        self._heads: list[QTreeWidgetItem] = []
        self.search = QLineEdit()
        self.search.setObjectName("preferencesKeysSearch")
        self.search.setAccessibleName(self.tr("Find a command or a key"))
        self.search.setPlaceholderText(self.tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = self._make_tree()
        self.box = KeyBox()
        self.box.setObjectName("preferencesKeysBox")
        self.box.setAccessibleName(self.tr("New keys"))
        self.box.setPlaceholderText(self.tr("Press the new keys here"))
        self.box.pressed.connect(self._on_pressed)
        self.status = QLabel()
        self.status.setObjectName("preferencesKeysStatus")
        self.status.setWordWrap(True)
        self.status.setMinimumHeight(2 * self.status.fontMetrics().lineSpacing())
        self.status.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.take = self._button("Take", self.tr("Take it"), self._take_from_holder)
        self.take.setToolTip(self.tr("Leave the other command without this key"))
        self.remove = self._button("Remove", self.tr("No key"), self._remove)
        self.reset = self._button("Reset", self.tr("As it was"), self._reset)
        self.reset_all = self._button("ResetAll", self.tr("Reset all keys"), self._reset_all)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.box, 1)
        for button in (self.take, self.remove, self.reset):
            line.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.status, 1)
        foot.addWidget(self.reset_all, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.search)
        self.column.addWidget(self.tree, 1)
        self.column.addLayout(line)
        self.column.addLayout(foot)
        context.actions.keys_changed.connect(self.refresh)

    def refresh(self) -> None:
        chosen = self.chosen()
        self._fill(chosen.declared.id if chosen else "")
        self._filter(self.search.text())
        self._update()

    def chosen(self) -> BoundAction | None:
        """The command that is chosen in the list."""
        item = self.tree.currentItem()
        command = item.data(0, _COMMAND) if item else None
        known = {action.declared.id: action for action in self.context.actions.all()}
        return known.get(command) if command else None

    def choose(self, command: str) -> None:
        """Choose a command by its id."""
        for item in self._items():
            if item.data(0, _COMMAND) == command:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("preferencesKeysList")
        tree.setAccessibleName(self.tr("Commands and their keys"))
        tree.setColumnCount(3)
        tree.setHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("Normally")])
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionsMovable(False)
        tree.setColumnWidth(1, 150)
        tree.setColumnWidth(2, 120)
        tree.header().setStretchLastSection(False)
        tree.currentItemChanged.connect(self._on_chosen)
        tree.itemActivated.connect(self._focus_box)
        return tree

    def _button(self, name: str, text: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"preferencesKeys{name}")
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def _fill(self, chosen: str) -> None:
        # What is chosen is chosen again afterwards; nobody needs to hear of it meanwhile.
        self.tree.blockSignals(True)
        self._heads.clear()
        self.tree.clear()
        bold = QFont(self.font())
        bold.setBold(True)
        for menu in MENUS:
            title = QCoreApplication.translate("Actions", menu)
            head = QTreeWidgetItem(self.tree, [title])
            self._heads.append(head)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(0, bold)
            head.setFirstColumnSpanned(True)
            head.setExpanded(True)
            for action in self.context.actions.all():
                if action.declared.menu == menu:
                    item = self._item(head, action, bold)
                    if action.declared.id == chosen:
                        self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)

    def _item(self, head: QTreeWidgetItem, action: BoundAction, bold: QFont) -> QTreeWidgetItem:
        is_changed = action.declared.id in self.settings.keys
        normally = ", ".join(_native(QKeySequence(key)) for key in action.declared.keys)
        keys = ", ".join(action.key_texts())
        title = action.text().removesuffix("…")
        item = QTreeWidgetItem(head, [title, keys, normally if is_changed else ""])
        item.setData(0, _COMMAND, action.declared.id)
        item.setData(0, _MENU, head.text(0))
        if is_changed:
            item.setFont(1, bold)
        spoken = self.tr("{title}, {keys}").format(title=title, keys=keys or self.tr("no key"))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for head in self._heads for item in _children(head)]

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()
        for item in self._items():
            menu = item.data(0, _MENU)
            hay = f"{menu} {item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in hay for word in words))
        for head in self._heads:
            head.setHidden(all(child.isHidden() for child in _children(head)))
        current = self.tree.currentItem()
        if words and (current is None or current.isHidden()):
            for item in self._items():
                if not item.isHidden():
                    self.tree.setCurrentItem(item)
                    break

    def _on_chosen(self) -> None:
        self.box.clear()
        self._pressed, self._holder = None, None
        self.status.clear()
        self._update()

    def _focus_box(self) -> None:
        if self.chosen() is not None:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, key: QKeySequence) -> None:
        action = self.chosen()
        if action is None:
            self.status.setText(self.tr("Choose a command in the list first."))
            return
        self.box.setText(_native(key))
        project = self.context.session.project
        types = project.codebook.types if project else ()
        hindrance = obstacle(key, action, self.context.actions.all(), types)
        self._pressed = key
        self._holder = hindrance.holder if hindrance else None
        if hindrance is None:
            self._give(action, [key.toString()])
        else:
            self.status.setText(hindrance.reason)
            self._update()

    def _take_from_holder(self) -> None:
        action, holder, key = self.chosen(), self._holder, self._pressed
        if action is None or holder is None or key is None:
            return
        left = [each for each in holder.keys if QKeySequence(each) != key]
        self._store({holder.declared.id: left, action.declared.id: [key.toString()]})
        self._say(action)

    def _remove(self) -> None:
        action = self.chosen()
        if action is not None:
            self._give(action, [])

    def _give(self, action: BoundAction, keys: list[str]) -> None:
        self._store({action.declared.id: keys})
        self._say(action)

    def _say(self, action: BoundAction) -> None:
        title, keys = action.text().removesuffix("…"), ", ".join(action.key_texts())
        text = (
            self.tr("“{title}” is now {keys}.").format(title=title, keys=keys)
            if keys
            else self.tr("“{title}” has no key now.").format(title=title)
        )
        self._holder = None
        self.status.setText(text)
        self._update()

    def _reset(self) -> None:
        action = self.chosen()
        if action is None:
            return
        project = self.context.session.project
        types = project.codebook.types if project else ()
        actions = self.context.actions.all()
        for declared in action.declared.keys:
            hindrance = obstacle(QKeySequence(declared), action, actions, types)
            if hindrance is not None and hindrance.holder is not None:
                self._pressed, self._holder = QKeySequence(declared), hindrance.holder
                self.box.setText(_native(self._pressed))
                self.status.setText(hindrance.reason)
                self._update()
                return
        assigned = self.settings.keys
        assigned.pop(action.declared.id, None)
        self._apply(assigned)
        self._say(action)

    def _reset_all(self) -> None:
        self._apply({})
        self._holder = None
        self.status.setText(self.tr("All keys are as they were."))
        self._update()

    def _store(self, changes: dict[str, list[str]]) -> None:
        assigned: dict[str, tuple[str, ...]] = self.settings.keys
        known = {action.declared.id: action for action in self.context.actions.all()}
        for command, keys in changes.items():
            declared = [QKeySequence(key).toString() for key in known[command].declared.keys]
            if keys == declared:
                assigned.pop(command, None)
            else:
                assigned[command] = tuple(keys)
        self._apply(assigned)

    def _apply(self, keys: dict[str, tuple[str, ...]]) -> None:
        self.settings.keys = keys
        self.context.actions.set_keys(keys)

    def _update(self) -> None:
        action = self.chosen()
        self.take.setVisible(self._holder is not None)
        self.box.setEnabled(action is not None)
        self.remove.setEnabled(action is not None and bool(action.shortcuts()))
        assigned = self.settings.keys
        self.reset.setEnabled(action is not None and action.declared.id in assigned)
        self.reset_all.setEnabled(bool(assigned))


def _children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for n in range(head.childCount()) if (child := head.child(n))]


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)
