"""What the form says quietly of a record that was taken from a suggestion."""

from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.model import RecordType
from annotator.core.coding.origin import MENDED
from annotator.core.coding.record import Record


def suggested_by(record: Record, record_type: RecordType) -> str:
    """What suggested it, how sure that was, and what was changed since; empty if nothing did."""
    origin = record.origin
    if origin is None or origin.suggestion is None:
        return ""
    suggestion = origin.suggestion
    text = QCoreApplication.translate(
        "SuggestedBy", "Suggested by “{suggester}” {model}, {percent} % sure"
    ).format(
        suggester=suggestion.suggester,
        model=suggestion.model,
        percent=round(100 * suggestion.confidence),
    )
    by_hand = (MENDED,)
    labels = {field.key: field.label for field in record_type.fields}
    changed = [labels.get(key, key) for key, source in origin.fields.items() if source == by_hand]
    if origin.spans == by_hand:
        changed.insert(0, QCoreApplication.translate("SuggestedBy", "Text"))
    if not changed:
        return text
    mended = QCoreApplication.translate("SuggestedBy", "changed: {parts}")
    return f"{text} · {mended.format(parts=', '.join(changed))}"
