"""Steps, kinds and attributes of a codebook in the person's words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.core.codebook.diff import ChangeType, CodebookChange
from annotator.core.codebook.model import FieldKind

KINDS: dict[FieldKind, str] = {
    "text": str(QT_TRANSLATE_NOOP("Codebook", "Text")),
    "choice": str(QT_TRANSLATE_NOOP("Codebook", "Choice from a list")),
    "tree": str(QT_TRANSLATE_NOOP("Codebook", "Choice with subtypes")),
    "actor": str(QT_TRANSLATE_NOOP("Codebook", "Actor")),
    "place": str(QT_TRANSLATE_NOOP("Codebook", "Place")),
    "date": str(QT_TRANSLATE_NOOP("Codebook", "Date")),
    "number": str(QT_TRANSLATE_NOOP("Codebook", "Number")),
    "range": str(QT_TRANSLATE_NOOP("Codebook", "Range of numbers")),
    "boolean": str(QT_TRANSLATE_NOOP("Codebook", "Yes or no")),
    "link": str(QT_TRANSLATE_NOOP("Codebook", "Link to a record")),
    "url": str(QT_TRANSLATE_NOOP("Codebook", "Web address")),
}
_ATTRIBUTES: dict[str, str] = {
    "label": str(QT_TRANSLATE_NOOP("Codebook", "label")),
    "plural": str(QT_TRANSLATE_NOOP("Codebook", "plural")),
    "letter": str(QT_TRANSLATE_NOOP("Codebook", "letter")),
    "colour": str(QT_TRANSLATE_NOOP("Codebook", "colour")),
    "span_label": str(QT_TRANSLATE_NOOP("Codebook", "name of its own text")),
    "help": str(QT_TRANSLATE_NOOP("Codebook", "help")),
    "examples": str(QT_TRANSLATE_NOOP("Codebook", "examples")),
    "kind": str(QT_TRANSLATE_NOOP("Codebook", "kind")),
    "many": str(QT_TRANSLATE_NOOP("Codebook", "several values")),
    "required": str(QT_TRANSLATE_NOOP("Codebook", "required")),
    "long": str(QT_TRANSLATE_NOOP("Codebook", "several lines")),
    "ordinal": str(QT_TRANSLATE_NOOP("Codebook", "ranks")),
}
_STEPS: dict[ChangeType, str] = {
    "added": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” is new")),
    "removed": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” is removed")),
    "merged": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” becomes one with “{now}”")),
    "renamed": str(
        QT_TRANSLATE_NOOP("Codebook", "“{label}” gets the key “{now}” instead of “{was}”")
    ),
    "converted": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” changes from “{was}” to “{now}”")),
    "single": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” takes one value instead of several")),
    "retired": str(
        QT_TRANSLATE_NOOP("Codebook", "“{label}” is retired: it stays where it was coded")
    ),
    "restored": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” is offered again")),
    "moved": str(QT_TRANSLATE_NOOP("Codebook", "What is in “{label}” stands in another order")),
    "changed": str(QT_TRANSLATE_NOOP("Codebook", "“{label}” changes: {now}")),
}
_BOOK_MOVED = str(QT_TRANSLATE_NOOP("Codebook", "The record types stand in another order"))
_BOOK_CHANGED = str(QT_TRANSLATE_NOOP("Codebook", "The codebook’s title, name or help changes"))


def kind_word(kind: FieldKind) -> str:
    """What a kind of field is called."""
    return _translated(KINDS[kind])


def step_words(step: CodebookChange) -> str:
    """A step as a sentence without its full stop."""
    if step.subject == "codebook":
        return _translated(_BOOK_MOVED if step.change_type == "moved" else _BOOK_CHANGED)
    was, now = step.was, step.now
    if step.change_type == "converted":
        was, now = (_translated(words) for words in (_kind(was), _kind(now)))
    elif step.change_type == "changed":
        names = now.split(", ")
        now = ", ".join(_translated(_ATTRIBUTES.get(name, name)) for name in names)
    return _translated(_STEPS[step.change_type]).format(label=step.label, was=was, now=now)


def _kind(kind: str) -> str:
    return next((words for key, words in KINDS.items() if key == kind), kind)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Codebook", text)
