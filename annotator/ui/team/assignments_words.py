"""What assignments, progress and verdicts are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.core.team.assigning import Cell, CoderProgress


def cell_text(cell: Cell | None) -> str:
    """How far a coder is with an article; empty for somebody who has nothing to do with it."""
    if cell is None or (not cell.assigned and cell.state == "new" and cell.relevant is None):
        return ""
    if cell.relevant is False:
        return QCoreApplication.translate("TeamProgress", "screened out")
    match cell.state:
        case "new":
            return QCoreApplication.translate("TeamProgress", "assigned")
        case "in_progress":
            return QCoreApplication.translate("TeamProgress", "in progress")
        case "done":
            return QCoreApplication.translate("TeamProgress", "done")
        case "nothing":
            return QCoreApplication.translate("TeamProgress", "nothing to code")


def cell_glyph(cell: Cell) -> tuple[str, str]:
    """The icon of the same, and the role of its colour."""
    if cell.relevant is False:
        return "remove", "muted"
    return {
        "new": ("new", "muted"),
        "in_progress": ("in-progress", "accent"),
        "done": ("done", "success"),
        "nothing": ("nothing", "muted"),
    }[cell.state]


def total_text(progress: CoderProgress) -> str:
    """A coder's total in one line."""
    finished = progress.done + progress.nothing
    of = progress.assigned - progress.screened_out
    text = QCoreApplication.translate("TeamProgress", "{done:,} of {total:,} finished")
    return text.format(done=finished, total=of)


def all_totals(progress: CoderProgress) -> str:
    """All totals of a coder, a line each."""
    lines = (
        (QCoreApplication.translate("TeamProgress", "assigned"), progress.assigned),
        (QCoreApplication.translate("TeamProgress", "not begun"), progress.new),
        (QCoreApplication.translate("TeamProgress", "in progress"), progress.in_progress),
        (QCoreApplication.translate("TeamProgress", "done"), progress.done),
        (QCoreApplication.translate("TeamProgress", "nothing to code"), progress.nothing),
        (QCoreApplication.translate("TeamProgress", "screened out"), progress.screened_out),
    )
    return "\n".join(f"{name}: {count:,}" for name, count in lines)
