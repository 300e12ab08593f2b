"""Spans of text: half-open, in Unicode code points."""

from collections.abc import Iterable, Sequence

import msgspec

from annotator.core.errors import SpanError
from annotator.core.messages import message


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """The code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: "Span") -> bool:
        """Whether the other lies inside this one, edges included."""
        return self.start <= other.start and other.end <= self.end


class Fragment(Span, frozen=True, gc=False):
    """A span and the exact text that it held when it was marked."""

    text: str

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)


def cut(text: str, span: Span) -> Fragment:
    """The fragment of the text at a span.

    Raises:
        SpanError: the span is empty or reaches beyond the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise SpanError(
            message("span-outside-text", start=span.start, end=span.end, length=len(text))
        )
    return Fragment(span.start, span.end, text[span.start : span.end])


def cut_all(text: str, spans: Iterable[Span]) -> tuple[Fragment, ...]:
    """The fragments of the text at the spans, in reading order, overlapping ones as one.

    Raises:
        SpanError: as `cut` raises it.
    """
    return tuple([cut(text, span) for span in merged(spans)])


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in reading order, those that overlap or touch as one."""
    result: list[Span] = []
    for span in sorted([Span(span.start, span.end) for span in spans]):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def without(spans: Iterable[Span], hole: Span) -> list[Span]:
    """The spans in reading order, less what the hole covers."""
    remaining: list[Span] = []
    for span in merged(spans):
        if not span.overlaps(hole):
            remaining.append(span)
            continue
        if span.start < hole.start:
            remaining.append(Span(span.start, hole.start))
        if hole.end < span.end:
            remaining.append(Span(hole.end, span.end))
    return remaining


def extent(spans: Sequence[Span]) -> Span:
    """The one span from the first start to the last end; the spans must not be empty."""
    return Span(min([span.start for span in spans]), max([span.end for span in spans]))


def joined_text(fragments: Iterable[Fragment]) -> str:
    """The fragments' text as one reads it, gaps shown as an ellipsis."""
    return " … ".join([fragment.text for fragment in fragments])


def first_mismatch(fragments: Iterable[Fragment], text: str) -> Fragment | None:
    """The first fragment that the text does not hold at its place, if any."""
    for fragment in fragments:
        if text[fragment.start : fragment.end] != fragment.text or not fragment.text:
            return fragment
    return None
