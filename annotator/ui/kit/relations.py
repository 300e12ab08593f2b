"""How relations between records are said, both ways."""

from PySide6.QtCore import QCoreApplication

from annotator.core.coding.link import Relation
from annotator.ui.kit.translation import marked

_FORWARD: dict[Relation, str] = {
    "reports": marked("reports"),
    "makes": marked("makes"),
    "supports": marked("supports"),
    "contradicts": marked("contradicts"),
    "repeats": marked("repeats"),
    "same_event": marked("is the same event as"),
}
_BACKWARD: dict[Relation, str] = {
    "reports": marked("reported by"),
    "makes": marked("made by"),
    "supports": marked("supported by"),
    "contradicts": marked("contradicted by"),
    "repeats": marked("repeated by"),
    "same_event": marked("is the same event as"),
}


def relation_text(relation: Relation, *, backwards: bool = False) -> str:
    """What the first record does to the second, or what is done to it by the second."""
    return QCoreApplication.translate("Actions", (_BACKWARD if backwards else _FORWARD)[relation])
