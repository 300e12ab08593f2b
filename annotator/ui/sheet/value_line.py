"""A line of one or several values that proposes what its column can hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.core.codebook.cells import escaped, raw_parts, unescaped
from annotator.core.sheet.model import STATES, SheetColumn
from annotator.ui.fields.picker import Option, PickerLine, Proposals, fitting
from annotator.ui.fields.picking_editors import choice_options
from annotator.ui.sheet.labels import state_label

if TYPE_CHECKING:
    from annotator.services.project import Project

_MOST_ACTORS = 30

OptionSource = Callable[[str], Sequence[Option]]
"""The proposals for a text."""


class ValuesLine(PickerLine):
    """Proposes for the value that the cursor is in; what is taken stands in its place."""

    taken = Signal()
    """A proposal was taken."""

    def __init__(
        self,
        source: OptionSource | None,
        parent: QWidget | None = None,
        *,
        many: bool,
        takes_first: bool = True,
    ) -> None:
        """Propose what the source knows.

        Args:
            many: whether it holds several values, bars between them.
            takes_first: whether Enter takes the first proposal; else what was typed stands.
        """
        super().__init__(parent, opens_on_click=source is not None, tab_picks=False)
        self._source = source
        self._many = many
        self._takes_first = takes_first
        self._labels: dict[str, str] = {}
        self.asked.connect(self._on_asked)
        self.picked.connect(self._on_picked)

    @property
    def proposes(self) -> bool:
        """Whether there is anything to choose from."""
        return self._source is not None

    def _on_asked(self, text: str) -> None:
        if self._source is None:
            return
        part = unescaped(self._part()[0]).strip() if self._many else text.strip()
        # A cell that is opened, and not typed in, shows everything there is.
        options = self._source(part if text else "")
        self._labels = {option.key: option.label for option in options}
        now = part.casefold()
        best = next((n for n, each in enumerate(options) if each.label.casefold() == now), -1)
        if best < 0 and part and text and self._takes_first:
            best = 0
        self.propose(Proposals(options, best))

    def _on_picked(self, key: str) -> None:
        label = self._labels.get(key, key)
        if not self._many:
            self.setText(label)
        else:
            raw, start = self._part()
            before, after = self.text()[:start].rstrip(), self.text()[start + len(raw) :].lstrip()
            lead = f"{before} " if before else ""
            tail = f" {after}" if after else ""
            self.setText(f"{lead}{escaped(label)}{tail}")
            self.setCursorPosition(len(lead) + len(escaped(label)))
        self.textEdited.emit(self.text())
        self.close_list()
        self.taken.emit()

    def _part(self) -> tuple[str, int]:
        """The value that the cursor is in as it is written, and where it begins."""
        at = self.cursorPosition()
        parts = raw_parts(self.text())
        return next((part for part in reversed(parts) if part[1] <= at), parts[0])


def options_of(column: SheetColumn, project: Project) -> OptionSource | None:
    """What a column's values can be chosen from; None if they cannot."""
    kind = column.field.kind if column.field else ""
    if column.key == "state":
        return _Listed([Option(state, state_label(state)) for state in STATES]).options
    if column.key == "flagged" or kind == "boolean":
        return _Listed([Option("yes", "yes"), Option("no", "no")]).options
    if column.key == "coder":
        return _Coders(project).options
    if column.field is not None and kind in ("choice", "tree"):
        return _Listed(choice_options(column.field)).options
    if kind == "actor":
        return _Actors(project).options
    return None


class _Listed:
    def __init__(self, options: Sequence[Option]) -> None:
        self._options = options

    def options(self, text: str) -> Sequence[Option]:
        """Those that fit; all where one of them was typed in full."""
        if any(option.label.casefold() == text.casefold() for option in self._options):
            return self._options
        return fitting(self._options, text)


class _Coders:
    def __init__(self, project: Project) -> None:
        self._project = project

    def options(self, text: str) -> Sequence[Option]:
        coders = [Option(coder.id, coder.name) for coder in self._project.coders.known()]
        return _Listed(coders).options(text)


class _Actors:
    def __init__(self, project: Project) -> None:
        self._project = project

    def options(self, text: str) -> Sequence[Option]:
        actors = self._project.actors.fitting(text, _MOST_ACTORS)
        return [Option(actor.id, actor.name, actor.kind) for actor in actors]
