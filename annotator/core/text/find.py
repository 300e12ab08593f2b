"""Literal search within one text, as in an editor's find bar."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.core.deferred import deferred
from annotator.core.text.folding import FoldedText, folded
from annotator.core.text.span import Span

if TYPE_CHECKING:
    from annotator.core.text import words
else:
    words = deferred("annotator.core.text.words")

_DOUBLE = re.compile("[“”„‟«»″]")
_SINGLE = re.compile("[‘’‚‛′]")


def _nothing() -> None:
    """The default of ``stop``: never cancels."""


class TextFinder:
    """Finds in one text; what it works out of the text is kept for the next question.

    Straight quotation marks find typographic ones, and any white space any other. Unless the case
    is to match, nothing counts that `annotator.core.text.folding` folds.

    Attributes:
        text: what is searched.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._quoted: str | None = None
        self._folded: FoldedText | None = None

    def find(
        self,
        wanted: str,
        *,
        match_case: bool = False,
        whole_words: bool = False,
        stop: Callable[[], None] = _nothing,
    ) -> list[Span]:
        """Every place that reads as wanted, in reading order; they do not overlap.

        Args:
            stop: called between steps; may raise to give up.
        """
        wanted = _straight(wanted)
        parts = (wanted if match_case else folded(wanted)).split()
        if not parts:
            return []
        if self._quoted is None:
            self._quoted = _straight(self.text)
        if not match_case and self._folded is None:
            self._folded = FoldedText(self._quoted, stop)
        whole = None if match_case else self._folded
        source = whole.text if whole is not None else self._quoted
        pattern = re.compile(r"\s+".join(map(re.escape, parts)))
        spans: list[Span] = []
        at = 0
        while place := pattern.search(source, at):
            start, end = place.span()
            if whole_words and words.is_cut(source, start, end):
                at = start + 1
                continue
            span = whole.span(start, end) if whole is not None else Span(start, end)
            # A ligature is found once, though it folds into the letter twice.
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
            at = end
            if len(spans) % 1000 == 0:
                stop()
        return spans


def _straight(text: str) -> str:
    if text.isascii():
        return text
    return _SINGLE.sub("'", _DOUBLE.sub('"', text))
