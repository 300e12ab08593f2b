"""What a person reads of a suggestion."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.suggestion import Suggestion
from annotator.core.text.span import joined_text
from annotator.ui.suggestions.offered import Offered

_LONGEST = 300


def own_words(suggestion: Suggestion) -> str:
    """Its own text on one line."""
    words = " ".join(joined_text(suggestion.spans).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def who(suggestion: Suggestion, record_type: RecordType | None) -> str:
    """Whom its first field of actors names, by the words of the text if it names nobody."""
    for field in record_type.offered_fields if record_type is not None else ():
        values = suggestion.fields.get(field.key)
        if field.kind == "actor" and values:
            said = values[0].value
            return str(said) if said is not None else joined_text(values[0].spans)
    return ""


def percent(suggestion: Suggestion) -> str:
    """How sure it is."""
    return QCoreApplication.translate("Suggestions", "{percent} %").format(
        percent=round(100 * suggestion.confidence)
    )


def told(found: Offered | None, off: Collection[str], *, has_decided: bool) -> str:
    """What is said where nothing is suggested.

    Args:
        found: what came of asking; None while it is read.
        off: the keys of the record types that are switched off.
        has_decided: whether the coder has just decided on suggestions of the article.
    """
    if found is None:
        return QCoreApplication.translate("Suggestions", "Reading the article for suggestions …")
    if not found.is_read:
        return QCoreApplication.translate(
            "Suggestions", "Nothing reads this language yet: select words, and press a type's key."
        )
    if not found.types:
        return QCoreApplication.translate(
            "Suggestions", "These types are suggested once it has learned them: finish articles."
        )
    if set(off) >= set(found.types):
        return QCoreApplication.translate(
            "Suggestions", "All types are switched off: the list has their switches."
        )
    if set(off) & set(found.types):
        return QCoreApplication.translate(
            "Suggestions",
            "Nothing more is suggested here; some types are switched off: the list has their "
            "switches.",
        )
    if has_decided:
        return QCoreApplication.translate(
            "Suggestions", "All suggestions are decided on. What is missing? D marks as done."
        )
    return QCoreApplication.translate(
        "Suggestions", "Nothing more is suggested here: select words, and press a type's key."
    )


def switched_off() -> str:
    """What is said of keys that do nothing."""
    return QCoreApplication.translate(
        "Suggestions", "Suggestions are switched off: see the menu “Suggestions”."
    )


def labels(codebook: Codebook) -> Mapping[tuple[str, str], str]:
    """What fields are called, by type and field."""
    return {
        (record_type.key, field.key): field.label
        for record_type in codebook.types
        for field in record_type.fields
    }


def types_by_key(codebook: Codebook | None) -> Mapping[str, RecordType]:
    """The record types by their keys."""
    return {each.key: each for each in codebook.types} if codebook is not None else {}
