"""What the sheet's own columns and words are called in the person's language."""

from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.cells import join, split
from annotator.core.coding.record import RecordState
from annotator.core.sheet.model import STATES, SheetColumn


def column_label(column: SheetColumn) -> str:
    """What a column is called."""
    if column.field is not None:
        return column.field.label
    return {
        "title": QCoreApplication.translate("Sheet", "Article"),
        "source": QCoreApplication.translate("Sheet", "Outlet"),
        "published": QCoreApplication.translate("Sheet", "Published"),
        "coder": QCoreApplication.translate("Sheet", "Coder"),
        "state": QCoreApplication.translate("Sheet", "State"),
        "flagged": QCoreApplication.translate("Sheet", "Look again"),
        "text": QCoreApplication.translate("Sheet", "Text"),
        "note": QCoreApplication.translate("Sheet", "Working note"),
        "updated": QCoreApplication.translate("Sheet", "Last changed"),
    }[column.key]


def state_label(state: RecordState) -> str:
    """What a state is called."""
    return {
        "suggested": QCoreApplication.translate("Sheet", "Suggested"),
        "draft": QCoreApplication.translate("Sheet", "Draft"),
        "done": QCoreApplication.translate("Sheet", "Done"),
        "rejected": QCoreApplication.translate("Sheet", "Rejected"),
        "gold": QCoreApplication.translate("Sheet", "Gold"),
    }[state]


def flag_label() -> str:
    """What is said of a record that somebody should look at again."""
    return QCoreApplication.translate("Sheet", "Look again")


def states_meant(text: str) -> str:
    """A text in which states are called as a person calls them, with what they are called here."""
    names = {state_label(state).casefold(): str(state) for state in STATES}
    return join(names.get(part.casefold(), part) for part in split(text))
