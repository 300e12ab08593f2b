"""Dialogs that change the registry: each says first what would become of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook.countries import ALPHA_3
from annotator.core.coding.actor import Actor, name_key, united
from annotator.core.coding.actor_listing import ActorUse, Mention
from annotator.ui.kit.dialog import FormDialog

_MOST_NAMES = 12
_LIST_HEIGHT = 168
_PAUSE_MS = 200


class _ActorDialog(FormDialog):
    """Has a place that says what would happen, and another for what cannot be."""

    def _add_preview(self) -> None:
        self.preview = QLabel()
        self.preview.setObjectName("preview")
        self.preview.setAccessibleName(self.tr("What would become of it"))
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.column.insertWidget(self.column.count() - 1, self.preview)

    def _listed(self, names: Sequence[str]) -> str:
        shown = " · ".join(names[:_MOST_NAMES])
        more = len(names) - _MOST_NAMES
        return f"{shown} · " + self.tr("{0} more").format(more) if more > 0 else shown


class NewActorDialog(_ActorDialog):
    """Asks what a new actor is called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "newActor",
            QCoreApplication.translate("NewActorDialog", "New actor"),
            QCoreApplication.translate("NewActorDialog", "A person or body that records can name."),
            QCoreApplication.translate("NewActorDialog", "Register"),
            parent,
        )
        self.name = QLineEdit()
        self.name.setObjectName("newActorName")
        self.name.setAccessibleName(self.tr("Name"))
        self.name.textChanged.connect(self._check)
        self.rows.addRow(self.tr("Name"), self.name)
        self._check()

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.name.text().strip()))


class MergeDialog(_ActorDialog):
    """Asks into which of several actors the others are merged."""

    def __init__(
        self, actors: Sequence[Actor], counts: dict[str, int], use: ActorUse, parent: QWidget
    ) -> None:
        """
        Args:
            actors: those to be made one.
            counts: how many records name each, by id.
        """
        super().__init__(
            "mergeActors",
            QCoreApplication.translate("MergeDialog", "Merge {0} actors").format(len(actors)),
            QCoreApplication.translate(
                "MergeDialog",
                "One of them stays; what the others are called becomes its aliases. Values keep "
                "the words with which they were coded. Undo takes it back as a whole.",
            ),
            QCoreApplication.translate("MergeDialog", "Merge"),
            parent,
        )
        self._actors = list(actors)
        self._use = use
        self._choice = QButtonGroup(self)
        rows = QWidget()
        box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        # The one that most records name is the likeliest to stay.
        first = max(range(len(actors)), key=lambda n: counts.get(actors[n].id, 0))
        for n, actor in enumerate(self._actors):
            about = self._about(actor, counts.get(actor.id, 0))
            button = QRadioButton(about.replace("&", "&&"))
            button.setObjectName(f"keep_{n}")
            button.setAccessibleName(self.tr("Keep {0}").format(about))
            button.setChecked(n == first)
            self._choice.addButton(button, n)
            box.addWidget(button)
        area = QScrollArea()
        area.setObjectName("mergeChoice")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(rows)
        area.setMaximumHeight(2 * _LIST_HEIGHT)
        area.setMinimumHeight(min(rows.sizeHint().height() + 4, _LIST_HEIGHT))
        self.rows.addRow(QLabel(self.tr("Which one stays?")))
        self.rows.addRow(area)
        self._add_preview()
        self._choice.idToggled.connect(self._show)
        self._show()

    def target(self) -> Actor:
        """The one that stays."""
        return self._actors[self._choice.checkedId()]

    def others(self) -> list[Actor]:
        """The actors that are merged into it."""
        return [actor for actor in self._actors if actor.id != self.target().id]

    def _about(self, actor: Actor, records: int) -> str:
        parts = [actor.name, actor.kind, ALPHA_3.get(actor.country, actor.country)]
        parts.append(
            self.tr("1 record") if records == 1 else self.tr("{0} records").format(records)
        )
        return " · ".join(part for part in parts if part)

    def _show(self) -> None:
        after = united(self.target(), self.others())
        lines = [
            self.tr("{0} records will name “{1}”.").format(f"{self._use.records:,}", after.name),
            self.tr("Aliases: {0}").format(self._listed(after.aliases)) if after.aliases else "",
        ]
        self.preview.setText("\n".join(line for line in lines if line))


class SplitDialog(_ActorDialog):
    """Asks which names and records become an actor of their own."""

    preview_wanted = Signal()
    """Something was chosen: whoever knows says with `show_use` what would go."""

    def __init__(self, actor: Actor, mentions: Sequence[Mention], parent: QWidget) -> None:
        super().__init__(
            "splitActor",
            QCoreApplication.translate("SplitDialog", "Split “{0}”").format(actor.name),
            QCoreApplication.translate(
                "SplitDialog",
                "Choose the names and the records that belong to another actor. Undo takes it back "
                "as a whole.",
            ),
            QCoreApplication.translate("SplitDialog", "Split"),
            parent,
        )
        self._actor = actor
        self._named = False
        self.name = QLineEdit()
        self.name.setObjectName("splitName")
        self.name.setAccessibleName(self.tr("Name of the new actor"))
        self.aliases = self._list("splitAliases", self.tr("Names that go"))
        for alias in actor.aliases:
            self._add(self.aliases, alias, alias)
        self.by_name = QCheckBox(self.tr("Records that were coded by these names go with them"))
        self.by_name.setObjectName("splitByName")
        self.by_name.setAccessibleName(self.by_name.text())
        self.by_name.setChecked(True)
        self.records = self._list("splitRecords", self.tr("Records that go"))
        for mention in mentions:
            names = ", ".join(dict.fromkeys(each.text for each in mention.named if each.text))
            where = " · ".join(part for part in (mention.published, mention.title) if part)
            self._add(self.records, f"{names}: “{mention.words[:80]}” · {where}", mention.record)
        self.rows.addRow(self.tr("New actor"), self.name)
        if actor.aliases:
            self.rows.addRow(self.tr("Names"), self.aliases)
        else:
            self.aliases.hide()
        self.rows.addRow("", self.by_name)
        if mentions:
            self.rows.addRow(self.tr("Records"), self.records)
        else:
            self.records.hide()
        self._add_preview()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.preview_wanted)
        self.name.textEdited.connect(self._on_named)
        self.name.textChanged.connect(self._on_choice)
        self.aliases.itemChanged.connect(self._on_alias)
        self.records.itemChanged.connect(self._on_choice)
        self.by_name.toggled.connect(self._on_choice)
        self.setMinimumWidth(560)
        self._on_choice()

    def _list(self, name: str, label: str) -> QListWidget:
        shown = QListWidget(self)
        shown.setObjectName(name)
        shown.setAccessibleName(label)
        shown.setMaximumHeight(_LIST_HEIGHT)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        return shown

    def _add(self, shown: QListWidget, text: str, key: str) -> None:
        item = QListWidgetItem(text, shown)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setToolTip(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)

    def _checked(self, shown: QListWidget) -> tuple[str, ...]:
        items = (shown.item(n) for n in range(shown.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def new_name(self) -> str:
        """What the new actor is called."""
        return " ".join(self.name.text().split())

    def chosen_aliases(self) -> tuple[str, ...]:
        """The aliases that go."""
        return self._checked(self.aliases)

    def chosen_records(self) -> frozenset[str]:
        """The ids of the records that go."""
        return frozenset(self._checked(self.records))

    def show_use(self, use: ActorUse) -> None:
        """Say how much would go."""
        name = self.new_name()
        if not name:
            self.preview.setText(self.tr("The new actor needs a name."))
        elif name_key(name) == name_key(self._actor.name):
            self.preview.setText(self.tr("The new actor needs a name of its own."))
        else:
            self.preview.setText(
                self.tr("{0} records will name “{1}” instead of “{2}”.").format(
                    f"{use.records:,}", name, self._actor.name
                )
            )

    def _on_named(self) -> None:
        self._named = True

    def _on_alias(self) -> None:
        chosen = self.chosen_aliases()
        if not self._named:
            self.name.setText(chosen[0] if chosen else "")
        self._on_choice()

    def _on_choice(self) -> None:
        name = self.new_name()
        self.accept_button.setEnabled(bool(name) and name_key(name) != name_key(self._actor.name))
        self._soon.start()


class DeleteActorsDialog(_ActorDialog):
    """Asks whether actors shall go, and says what that leaves."""

    def __init__(self, actors: Sequence[Actor], use: ActorUse, parent: QWidget) -> None:
        several = len(actors) > 1
        super().__init__(
            "deleteActors",
            QCoreApplication.translate("DeleteActorsDialog", "Delete {0} actors").format(
                len(actors)
            )
            if several
            else QCoreApplication.translate("DeleteActorsDialog", "Delete “{0}”").format(
                actors[0].name
            ),
            "",
            QCoreApplication.translate("DeleteActorsDialog", "Delete"),
            parent,
        )
        self._add_preview()
        lines = [self._listed([actor.name for actor in actors])] if several else []
        if use.values:
            lines.append(
                self.tr(
                    "{0} records keep the words with which they name them, but no longer say who "
                    "that is."
                ).format(f"{use.records:,}")
                if several
                else self.tr(
                    "{0} records keep the words with which they name it, but no longer say who "
                    "that is."
                ).format(f"{use.records:,}")
            )
        else:
            lines.append(
                self.tr("No record names them.") if several else self.tr("No record names it.")
            )
        lines.append(self.tr("Undo brings everything back."))
        self.preview.setText("\n".join(lines))
