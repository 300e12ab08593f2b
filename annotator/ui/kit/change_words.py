"""What the journal calls a change, in the person's language; it is stored in English."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_LABELS = (
    QT_TRANSLATE_NOOP("Changes", "Import coding"),
    QT_TRANSLATE_NOOP("Changes", "Import 1 article"),
    QT_TRANSLATE_NOOP("Changes", "Import {n} articles"),
    QT_TRANSLATE_NOOP("Changes", "Change the codebook"),
    QT_TRANSLATE_NOOP("Changes", "Correct the text"),
    QT_TRANSLATE_NOOP("Changes", "Code the sample"),
    QT_TRANSLATE_NOOP("Changes", "Recovered from {name}"),
    QT_TRANSLATE_NOOP("Changes", "Note on {what}"),
    QT_TRANSLATE_NOOP("Changes", "Look again at {what}"),
    QT_TRANSLATE_NOOP("Changes", "Done looking at {what}"),
    QT_TRANSLATE_NOOP("Changes", "Add actor {name}"),
    QT_TRANSLATE_NOOP("Changes", "Change actor {name}"),
    QT_TRANSLATE_NOOP("Changes", "Rename actor {name} to {now}"),
    QT_TRANSLATE_NOOP("Changes", "Merge {n} actors into {name}"),
    QT_TRANSLATE_NOOP("Changes", "Split {name} from {other}"),
    QT_TRANSLATE_NOOP("Changes", "Delete actor {name}"),
    QT_TRANSLATE_NOOP("Changes", "Delete {n} actors"),
    QT_TRANSLATE_NOOP("Changes", "Delete {n} records"),
    QT_TRANSLATE_NOOP("Changes", "Delete {what}"),
    QT_TRANSLATE_NOOP("Changes", "Add {n} {noun} by search for “{words}”"),
    QT_TRANSLATE_NOOP("Changes", "Add {field} of {what}"),
    QT_TRANSLATE_NOOP("Changes", "Add {what}"),
    QT_TRANSLATE_NOOP("Changes", "Change link"),
    QT_TRANSLATE_NOOP("Changes", "Remove link"),
    QT_TRANSLATE_NOOP("Changes", "Link {one} to {other}"),
    QT_TRANSLATE_NOOP("Changes", "Change {field} of {n} records"),
    QT_TRANSLATE_NOOP("Changes", "Change {field} of {what}"),
    QT_TRANSLATE_NOOP("Changes", "Set {field} of {what}"),
    QT_TRANSLATE_NOOP("Changes", "Clear {field} of {what}"),
    QT_TRANSLATE_NOOP("Changes", "Take {field} of {what}"),
    QT_TRANSLATE_NOOP("Changes", "Mark article {state}"),
    QT_TRANSLATE_NOOP("Changes", "Mark {what} {state}"),
)
"""As the services write them; the first that fits counts."""

_WORDS = (
    QT_TRANSLATE_NOOP("Changes", "a record"),
    QT_TRANSLATE_NOOP("Changes", "article"),
    QT_TRANSLATE_NOOP("Changes", "author"),
    QT_TRANSLATE_NOOP("Changes", "date"),
    QT_TRANSLATE_NOOP("Changes", "done"),
    QT_TRANSLATE_NOOP("Changes", "draft"),
    QT_TRANSLATE_NOOP("Changes", "gold"),
    QT_TRANSLATE_NOOP("Changes", "in progress"),
    QT_TRANSLATE_NOOP("Changes", "language"),
    QT_TRANSLATE_NOOP("Changes", "new"),
    QT_TRANSLATE_NOOP("Changes", "nothing"),
    QT_TRANSLATE_NOOP("Changes", "outlet"),
    QT_TRANSLATE_NOOP("Changes", "rejected"),
    QT_TRANSLATE_NOOP("Changes", "state"),
    QT_TRANSLATE_NOOP("Changes", "suggested"),
    QT_TRANSLATE_NOOP("Changes", "text"),
    QT_TRANSLATE_NOOP("Changes", "title"),
)
"""Those that are ours; names, and the words of the codebook, stay as they are."""

_HOLE = re.compile(r"\\\{(\w+)\\\}")


def change_words(label: str) -> str:
    """A change's label as the person says it; one that is not known stays as it is."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(label):
            parts = {name: _word(part) for name, part in found.groupdict().items()}
            return _said(template).format(**parts)
    return label


def _word(part: str) -> str:
    return _said(part) if part in _WORDS else part


def _said(text: str) -> str:
    return QCoreApplication.translate("Changes", text)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    labels = [str(label) for label in _LABELS]
    return tuple((label, re.compile(_HOLE.sub(_group, re.escape(label)))) for label in labels)


def _group(hole: re.Match[str]) -> str:
    name = hole[1]
    return f"(?P<{name}>[\\d,.]+)" if name == "n" else f"(?P<{name}>.+)"
