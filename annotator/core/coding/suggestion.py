"""Suggestions: what a suggester sees in an article; no records until somebody takes them."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Fragment

SuggestionState = Literal["open", "taken", "dropped"]

_SAME = 0.5
"""So much of what either covers both must cover to be about the same words."""


class Suggestion(msgspec.Struct, frozen=True, gc=False):
    """A record that somebody may want to make.

    What is open is anybody's. Whoever takes or drops it leaves a suggestion of their own that says
    so; the open one stays for the other coders, who are to decide for themselves.

    Attributes:
        article: the id of the article.
        revision: that of the article's text which the suggester read.
        type: the key of the record type.
        spans: the record's own text.
        fields: the values by field key, as a record has them.
        confidence: from 0 to 1, how sure the suggester is that all of it is right.
        suggester: the name of what suggests it.
        model: the version of what it suggests by.
        reason: why it may be one, in the suggester's words.
        coder: the id of who took or dropped it; None while it is open.
    """

    id: str
    article: str
    revision: int
    type: str
    spans: tuple[Fragment, ...]
    fields: dict[str, tuple[FieldValue, ...]]
    confidence: float
    suggester: str
    model: str
    reason: str = ""
    state: SuggestionState = "open"
    coder: str | None = None
    version: int = 1


def is_same_place(one: Sequence[Fragment], other: Sequence[Fragment]) -> bool:
    """Whether two texts lie so much over each other that they are about the same words.

    By the Jaccard index of the characters that they cover, so that a model that learned more, and
    moves an edge, does not suggest anew what was dropped.
    """
    both = sum(
        max(0, min(mine.end, theirs.end) - max(mine.start, theirs.start))
        for mine in one
        for theirs in other
    )
    all_of = sum(each.end - each.start for each in (*one, *other)) - both
    return all_of > 0 and both >= _SAME * all_of


def left_open(
    suggestions: Iterable[Suggestion],
    decided: Iterable[tuple[str, Sequence[Fragment]]],
) -> list[Suggestion]:
    """Those that are about nothing that was decided, the surest of several about the same words.

    Args:
        suggestions: open ones of one article.
        decided: the type and the text of what a coder took, dropped or coded there.

    Returns:
        In reading order.
    """
    taken: dict[str, list[Sequence[Fragment]]] = {}
    for record_type, spans in decided:
        taken.setdefault(record_type, []).append(spans)
    left: list[Suggestion] = []
    for each in sorted(suggestions, key=lambda one: -one.confidence):
        there = taken.setdefault(each.type, [])
        if not any(is_same_place(each.spans, spans) for spans in there):
            there.append(each.spans)
            left.append(each)
    return sorted(left, key=lambda one: (one.spans[0].start, -one.spans[-1].end, one.id))
