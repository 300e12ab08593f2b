"""What a finder sees for a field of a record."""

import msgspec

from annotator.core.codebook.values import Value
from annotator.core.text.span import Span


class SeenValue(msgspec.Struct, frozen=True):
    """What a field would hold, and where the words for it stand.

    Attributes:
        value: as the field's kind takes it; None where the words alone are known.
    """

    value: Value | None
    spans: tuple[Span, ...] = ()


def words(text: str, span: Span) -> SeenValue:
    """The words themselves as the value."""
    return SeenValue(" ".join(text[span.start : span.end].split()), (span,))
