"""What became of a coder's record, in words."""

from PySide6.QtCore import QCoreApplication

from annotator.core.codebook import values
from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.core.errors import CodebookError
from annotator.core.team.feedback import Outcome, Score
from annotator.core.text.span import joined_text
from annotator.services.team.feedback import Example


def verdict_words(outcome: Outcome) -> str:
    """What became of it."""
    return {
        "kept": QCoreApplication.translate("Feedback", "kept"),
        "changed": QCoreApplication.translate("Feedback", "changed"),
        "rejected": QCoreApplication.translate("Feedback", "not in the gold"),
        "missed": QCoreApplication.translate("Feedback", "missed"),
    }[outcome.verdict]


def outcome_cells(outcome: Outcome, title: str, codebook: Codebook) -> list[str]:
    """Outcome, type, own words, what differs, article."""
    words = joined_text(outcome.record.spans)
    return [
        verdict_words(outcome),
        _type(codebook, outcome.record.type),
        words,
        difference_words(outcome, codebook),
        title,
    ]


def difference_words(outcome: Outcome, codebook: Codebook) -> str:
    """What the gold has where the coder has something else, and why all was rejected."""
    own, gold = outcome.own, outcome.gold
    if own is None or gold is None:
        return outcome.reason
    parts: list[str] = []
    if outcome.type:
        parts.append(f"{_type(codebook, own.type)} → {_type(codebook, gold.type)}")
    if outcome.spans:
        text = QCoreApplication.translate("Feedback", "words: {gold}")
        parts.append(text.format(gold=joined_text(gold.spans)))
    other = QCoreApplication.translate("Feedback", "{field}: other evidence")
    parts += [
        f"{_field(codebook, gold.type, key)}: "
        f"{_values(codebook, own, key) or '—'} → {_values(codebook, gold, key) or '—'}"
        for key in outcome.fields
    ]
    parts += [other.format(field=_field(codebook, gold.type, key)) for key in outcome.evidence]
    return " · ".join(parts)


def score_line(score: Score, codebook: Codebook) -> str:
    """Precision, recall and F1, and each field that is not always as in the gold."""
    what = (
        _type(codebook, score.type)
        if score.type
        else QCoreApplication.translate("Feedback", "All types")
    )
    text = QCoreApplication.translate(
        "Feedback",
        "{what}: {found} of {gold} found, {own} made, {exact} with the same words; F1 {f1}",
    )
    line = text.format(
        what=what,
        found=f"{score.found:,}",
        gold=f"{score.gold:,}",
        own=f"{score.own:,}",
        exact=f"{score.exact:,}",
        f1=f"{score.f1:.2f}" if score.f1 is not None else "—",
    )
    wrong = [
        f"{_field(codebook, score.type, key)} {same:,}/{of:,}"
        for key, (same, of) in score.fields.items()
        if same < of
    ]
    return " · ".join([line, *wrong])


def example_cells(example: Example, field: str, codebook: Codebook) -> list[str]:
    """The gold's words, its fields or the one, what coders had instead, the article."""
    gold = example.gold
    keys = [field] if field else list(gold.fields)
    held = [
        f"{_field(codebook, gold.type, key)}: {_values(codebook, gold, key)}"
        for key in keys
        if key in gold.fields
    ]
    others: list[str] = []
    if example.hard is not None:
        coded = example.hard.records.values()
        if field:
            others = [_values(codebook, each, field) or "—" for each in coded]
        else:
            others = [joined_text(each.spans) for each in coded]
            others += ["—"] * len(example.hard.missing)
    return [joined_text(gold.spans), " · ".join(held), " | ".join(others), example.title]


def _values(codebook: Codebook, record: Record, key: str) -> str:
    try:
        field = codebook.type(record.type).field(key)
    except CodebookError:
        return ""
    held = record.fields.get(key, ())
    return "; ".join(
        values.display(field, each.value) if each.value is not None else joined_text(each.spans)
        for each in held
    )


def _type(codebook: Codebook, key: str) -> str:
    return next((each.label for each in codebook.types if each.key == key), key)


def _field(codebook: Codebook, type_key: str, key: str) -> str:
    try:
        return codebook.type(type_key).field(key).label
    except CodebookError:
        return key
