"""Records of several coders, made of what matters to agreement."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Fragment, Span, cut_all

TEXT = "The minister said on Friday that the cranes would not move. “Never,” she told the council."
_NUMBERS = count(1)
_TIME = datetime(2024, 3, 1, tzinfo=UTC)


def record(
    *spans: tuple[int, int],
    kind: str = "quote",
    coder: str = "ada",
    text: str = TEXT,
    fields: Mapping[str, tuple[FieldValue, ...]] | None = None,
) -> Record:
    """A record of these words."""
    return Record(
        id=f"r{next(_NUMBERS)}",
        article="a",
        type=kind,
        coder=coder,
        state="done",
        created=_TIME,
        updated=_TIME,
        spans=cut_all(text, [Span(start, end) for start, end in spans]),
        fields=dict(fields or {}),
    )


def words(text: str, wanted: str) -> tuple[Fragment, ...]:
    """The fragment of these words."""
    start = text.index(wanted)
    return (Fragment(start, start + len(wanted), wanted),)
