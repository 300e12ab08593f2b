"""Values of fields as other tools have them, and back."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.core.codebook.values import Place, Range, Value
from annotator.core.coding.record import FieldValue
from annotator.core.errors import FieldValueError
from annotator.core.text.span import Fragment, joined_text
from annotator.formats.annotations.model import Scalar


def parsed(field: Field, written: Scalar, day: date | None) -> Value | None:
    """The value that the field can hold; None if it can hold none that is meant by this.

    Args:
        day: when the article was published, which dates may leave out.
    """
    match field.kind, written:
        case ("boolean", bool()) | ("number", int() | float()):
            return written
        case ("text", str()) if written.strip():
            # What a person types is trimmed; what a file says is taken as it is.
            return written
        case _:
            try:
                return values.parse(field, str(written), day)
            except FieldValueError:
                return None


def quoted(field: Field, evidence: tuple[Fragment, ...], day: date | None) -> FieldValue:
    """The value that the words give, and the words as its evidence."""
    words = " ".join(joined_text(evidence).split())
    return FieldValue(parsed(field, words, day), None, evidence)


def fitting(field: Field, held: list[FieldValue]) -> tuple[FieldValue, ...]:
    """As many values as the field takes: in one of a single value, the evidence is united."""
    if field.many or len(held) < 2:
        return tuple(held)
    spans = sorted({fragment for value in held for fragment in value.spans})
    first = next((value.value for value in held if value.value is not None), None)
    overlap = any(before.end > after.start for before, after in pairwise(spans))
    return (FieldValue(first, held[0].actor, held[0].spans if overlap else tuple(spans)),)


def shown_values(field: Field, held: Iterable[FieldValue]) -> tuple[Scalar, ...]:
    """The values that their evidence does not say, as other tools can show them; none of a field
    of links."""
    if field.kind == "link":
        return ()
    return tuple(
        values.display(field, each.value) if isinstance(each.value, Place | Range) else each.value
        for each in held
        if each.value is not None and each.value != joined_text(each.spans)
    )
