"""The codebook that is being edited: its draft, the way back, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from annotator.core.codebook.draft import Draft, Node, draft_of, free_key, free_letter
from annotator.core.codebook.model import Choice, Codebook, Field, Problem, RecordType, problems
from annotator.services.codebook_editing import Plan

COLOURS = ("blue", "amber", "green", "violet", "rose", "teal", "slate")
"""The tints that every theme has."""


class CodebookState(QObject):
    """The shared state of the codebook editor; its parts show it when a signal says so.

    Attributes:
        before: the project's codebook, as the draft began with it.
        draft: the codebook as it stands in the editor.
        current: the id of the part that is looked at; None for the codebook as a whole.
    """

    changed = Signal()
    """The draft has changed, or another one has taken its place."""
    moved = Signal()
    """Another part is looked at."""

    def __init__(self, codebook: Codebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.before = codebook
        self.draft: Draft = draft_of(codebook)
        self.current: int | None = None
        self._undo: list[tuple[Draft, int | None]] = []
        self._redo: list[tuple[Draft, int | None]] = []
        self._last_edit: object = None
        self._problems: dict[int | None, list[Problem]] = {}

    @property
    def is_changed(self) -> bool:
        """Whether the draft differs from the project's codebook."""
        return self.draft.codebook() != self.before or self.draft.origins() != self._untouched()

    def _untouched(self) -> object:
        return draft_of(self.before).origins()

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit that was taken back."""
        return bool(self._redo)

    @property
    def node(self) -> Node | None:
        """The part that is looked at, if it is not the codebook as a whole."""
        return self.draft.node(self.current) if self.current is not None else None

    def plan(self) -> Plan:
        """The planned change from the project's codebook to the draft."""
        after = replace(self.draft.codebook(), version=self.before.version)
        return Plan(self.before, after, self.draft.origins())

    def begin(self, codebook: Codebook) -> None:
        """Start anew from the project's codebook as it stands."""
        line = self._keys_of_current()
        self.before = codebook
        self.draft = draft_of(codebook)
        self._undo, self._redo, self._last_edit = [], [], None
        self.current = self._by_keys(line)
        self._tell()

    def look_at(self, node_id: int | None) -> None:
        """Look at another part."""
        if node_id != self.current:
            self.current = node_id
            self._last_edit = None
            self.moved.emit()

    # Problems

    def problems_of(self, node_id: int | None) -> list[Problem]:
        """What is wrong with a part itself; None for the codebook as a whole."""
        return self._problems.get(node_id, [])

    def problem_count(self) -> int:
        """How much is wrong in all."""
        return sum(len(found) for found in self._problems.values())

    def first_problem(self) -> int | None:
        """The part that the first problem is about."""
        return next(iter(self._problems), None)

    # Edits

    def edit(self, attribute: str, value: Any) -> None:
        """Give the part that is looked at another attribute; keys of what is new follow labels."""
        if self.current is None:
            draft = replace(self.draft, head=replace(self.draft.head, **{attribute: value}))
        elif attribute == "label":
            draft = self.draft.relabelled(self.current, value)
        else:
            draft = self.draft.edited(self.current, **{attribute: value})
        self._take(draft, self.current, (self.current, attribute))

    def add_type(self) -> None:
        """Add a record type, in a colour that none has yet."""
        items = [node.item for node in self.draft.types]
        label = self.tr("New type")
        used = {each.colour for each in items if isinstance(each, RecordType)}
        colour = next((name for name in COLOURS if name not in used), "slate")
        key = free_key(label, items)
        letter = free_letter(self.draft, label, None)
        self._add(None, RecordType(key, label, f"{key}s", letter, colour), None)

    def add_field(self) -> None:
        """Add a field to the type that is looked at, after the field that is looked at."""
        line = self.draft.line(self.current) if self.current is not None else []
        if not line:
            return
        label = self.tr("New field")
        items = [node.item for node in line[0].children]
        at = line[0].children.index(line[1]) + 1 if len(line) > 1 else None
        letter = free_letter(self.draft, label, line[0].id)
        field = Field(free_key(label, items), label, "text", letter)
        self._add(line[0].id, field, at)

    def add_choice(self) -> None:
        """Add a choice to the field that is looked at, or after the choice that is."""
        line = self.draft.line(self.current) if self.current is not None else []
        if len(line) < 2:
            return
        parent = line[1] if len(line) == 2 else line[-2]
        at = None if len(line) == 2 else parent.children.index(line[-1]) + 1
        self._add_choice_to(parent, at)

    def add_subtype(self) -> None:
        """Add a subtype to the choice that is looked at."""
        node = self.node
        if node is not None and isinstance(node.item, Choice):
            self._add_choice_to(node, None)

    def _add_choice_to(self, parent: Node, at: int | None) -> None:
        label = self.tr("New choice")
        others = [node.item for node in parent.children]
        taken = {item.label for item in others}
        n, wanted = 2, label
        while label in taken:
            label, n = f"{wanted} {n}", n + 1
        self._add(parent.id, Choice(free_key(label, others), label), at)

    def _add(self, parent_id: int | None, item: RecordType | Field | Choice, at: int | None):
        new_id = self.draft.next_id
        self._take(self.draft.added(parent_id, item, at), new_id)

    def remove(self) -> None:
        """Remove the part that is looked at; the one after it is looked at then."""
        if self.current is None or self.node is None:
            return
        beside = self.draft.siblings(self.current)
        at = [node.id for node in beside].index(self.current)
        remaining = [node.id for node in beside if node.id != self.current]
        line = self.draft.line(self.current)
        above = line[-2].id if len(line) > 1 else None
        following = remaining[min(at, len(remaining) - 1)] if remaining else above
        self._take(self.draft.removed(self.current), following)

    def toggle_retired(self) -> None:
        """Retire the part that is looked at, or bring it back."""
        if self.node is not None:
            self.edit("retired", not self.node.item.retired)
            self._last_edit = None

    def step(self, by: int) -> None:
        """Move the part that is looked at up or down among those beside it."""
        if self.current is None or self.node is None:
            return
        beside = [node.id for node in self.draft.siblings(self.current)]
        at = beside.index(self.current) + by
        if 0 <= at < len(beside):
            line = self.draft.line(self.current)
            self.move(self.current, line[-2].id if len(line) > 1 else None, at)

    def move(self, node_id: int, parent_id: int | None, at: int) -> None:
        """Move a part somewhere else, where it may lie."""
        if self.draft.may_move(node_id, parent_id):
            self._take(self.draft.moved(node_id, parent_id, at), node_id)

    def merge_into(self, node_id: int) -> None:
        """Make the choice that is looked at one with another."""
        if self.current is not None:
            self._take(self.draft.merged(self.current, node_id), node_id)

    def replace_by(self, codebook: Codebook) -> None:
        """Take another codebook in place of this one; parts of the same keys are the same."""
        self._take(self.draft.replaced_by(codebook, self.before), None)

    def discard(self) -> None:
        """Go back to the project's codebook; undo brings the draft back."""
        self._take(draft_of(self.before), None)

    def undo(self) -> None:
        """Take the last edit back."""
        if self._undo:
            self._redo.append((self.draft, self.current))
            self.draft, self.current = self._undo.pop()
            self._last_edit = None
            self._tell()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._redo:
            self._undo.append((self.draft, self.current))
            self.draft, self.current = self._redo.pop()
            self._last_edit = None
            self._tell()

    def _take(self, draft: Draft, current: int | None, edit: object = None) -> None:
        if draft == self.draft:
            return
        # What is typed into one line is one edit.
        if edit is None or edit != self._last_edit:
            self._undo.append((self.draft, self.current))
        self._redo.clear()
        self._last_edit = edit
        self.draft, self.current = draft, current
        self._tell()

    def _tell(self) -> None:
        self._problems = {}
        for problem in problems(self.draft.codebook()):
            line = self.draft.at(problem.place)
            self._problems.setdefault(line[-1].id if line else None, []).append(problem)
        if self.current is not None and self.draft.node(self.current) is None:
            self.current = None
        self.changed.emit()

    def _keys_of_current(self) -> list[str]:
        line = self.draft.line(self.current) if self.current is not None else []
        return [node.item.key for node in line]

    def _by_keys(self, keys: list[str]) -> int | None:
        nodes, found = self.draft.types, None
        for key in keys:
            match = next((node for node in nodes if node.item.key == key), None)
            if match is None:
                break
            nodes, found = match.children, match.id
        return found
