"""Keyword in context: hits of a search, each with the words before and after it."""

from typing import Literal

import msgspec

from annotator.core.text.span import Span

Scope = Literal["text", "fields", "evidence"]
"""Where is searched: titles and texts of articles, values of fields, or coded text."""

Place = Literal["title", "text", "field", "evidence"]
"""What a hit stands in."""

CONTEXT = 120
"""How many characters of the context are kept on either side."""


class HitArticle(msgspec.Struct, frozen=True):
    """What a hit says of the article it belongs to."""

    id: str
    title: str
    source: str
    published: str


class Hit(msgspec.Struct, frozen=True):
    """One place that a search found.

    Attributes:
        span: where it is in ``source``.
        source: the title, the article's text (also for evidence), or the value as a person reads
            it.
        record: the id of the record whose field or evidence it is; empty for titles and texts.
        type: the record's type.
        field: the field whose value or evidence it is; empty for the record's own text.
        ordinal: which value of the field.
    """

    article: HitArticle
    place: Place
    span: Span
    source: str
    record: str = ""
    type: str = ""
    field: str = ""
    ordinal: int = 0

    # Made when they are shown: of many hits a window shows few.

    @property
    def before(self) -> str:
        """The context before the words that were found, on one line."""
        return on_line(self.source[max(self.span.start - CONTEXT, 0) : self.span.start])

    @property
    def words(self) -> str:
        """What was found, on one line."""
        return on_line(self.source[self.span.start : self.span.end])

    @property
    def after(self) -> str:
        """The context after it, on one line."""
        return on_line(self.source[self.span.end : self.span.end + CONTEXT])


def context(text: str, span: Span) -> tuple[str, str, str]:
    """What stands before a span, in it and after it, each on one line."""
    before = text[max(span.start - CONTEXT, 0) : span.start]
    return (
        on_line(before),
        on_line(text[span.start : span.end]),
        on_line(text[span.end : span.end + CONTEXT]),
    )


def on_line(text: str) -> str:
    """The text on one line; white space at its edges stays, for it parts words."""
    if "\n" in text or "\t" in text:
        inner = " ".join(text.split())
        return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else " "
    return text
