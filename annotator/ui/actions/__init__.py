"""Every command of the window, declared once: one file a menu.

Menus, shortcuts, the command palette, tooltips and the list of keys all come from `ACTIONS`; the
window binds each id to a method.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.model import RecordType
from annotator.ui.actions import (
    actors,
    adjudication,
    article,
    assignments,
    edit,
    handover,
    help,  # noqa: A004 - the menu's name
    notes,
    project,
    record,
    sheet,
    suggestions,
    team,
    view,
)
from annotator.ui.actions.action import Action, Need, Scope
from annotator.ui.kit.translation import marked

__all__ = ["ACTIONS", "MENUS", "Action", "Need", "Scope", "create_actions"]

MENUS: tuple[str, ...] = (
    marked("Project"),
    marked("Edit"),
    marked("Record"),
    marked("Article"),
    marked("Sheet"),
    marked("Actors"),
    marked("Suggestions"),
    marked("Team"),
    marked("View"),
    marked("Help"),
)

ACTIONS: tuple[Action, ...] = (
    *project.ACTIONS,
    *edit.ACTIONS,
    *record.ACTIONS,
    *notes.RECORD_ACTIONS,
    *article.ACTIONS,
    *notes.ARTICLE_ACTIONS,
    *notes.TEXT_ACTIONS,
    *sheet.ACTIONS,
    *actors.ACTIONS,
    *assignments.ACTIONS,
    *suggestions.ACTIONS,
    *adjudication.ACTIONS,
    *team.ACTIONS,
    *handover.ACTIONS,
    *view.ACTIONS,
    *help.ACTIONS,
)


def create_actions(types: Iterable[RecordType]) -> list[Action]:
    """The commands that make a record of the selection, one a record type."""
    text = QCoreApplication.translate("Actions", "New {type}")
    return [
        Action(
            f"record.create.{record_type.key}",
            text.format(type=record_type.label.lower()),
            "Record",
            (record_type.letter,) if record_type.letter else (),
            _icon_of(record_type),
            record_type.help,
            context="coding",
            group="create",
            needs="article",
            edits=True,
            colour=record_type.colour,
            short=record_type.label,
        )
        for record_type in types
        if not record_type.retired
    ]


def _icon_of(record_type: RecordType) -> str:
    return record_type.key if record_type.key in ("quote", "claim", "event") else "plus"
