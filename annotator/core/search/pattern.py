"""Regular expressions as a person types them, in texts as they stand: nothing is folded.

They are those of the library ``regex``, which understands what Python's `re` does, and which can
be stopped: some patterns would take longer than anybody lives.
"""

from collections.abc import Callable
from typing import Any

import regex

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.span import Span
from annotator.core.text.words import is_cut

SECONDS = 2.0
"""How long one text may take."""
_LONGEST = 1000


class PatternError(AnnotatorError):
    """What was typed is no regular expression, or one that takes too long."""


class PatternMatcher:
    """Finds in texts what a regular expression matches; empty matches do not count."""

    def __init__(self, typed: str, *, match_case: bool = False) -> None:
        """
        Raises:
            PatternError: it is no regular expression; says where it stops being one.
        """
        flags = regex.MULTILINE if match_case else regex.MULTILINE | regex.IGNORECASE
        if len(typed) > _LONGEST:
            raise PatternError(message("pattern-too-long", most=_LONGEST))
        try:
            self._pattern = regex.compile(typed, flags)
        except regex.error as error:
            said: Any = error
            place = (said.pos or 0) + 1
            raise PatternError(message("no-pattern", reason=str(said.msg), place=place)) from error
        except (RecursionError, OverflowError, MemoryError) as error:
            raise PatternError(message("pattern-too-long", most=_LONGEST)) from error

    def matches(self, text: str) -> bool:
        """Whether the text has a match.

        Raises:
            PatternError: it takes too long to tell.
        """
        return bool(self.find(text))

    def find(
        self,
        text: str,
        *,
        plain: bool | None = None,  # noqa: ARG002 - as a `Matcher` is asked
        whole_words: bool = False,
        stop: Callable[[], None] = lambda: None,
    ) -> list[Span]:
        """Where the text has matches, in reading order, in code points.

        Args:
            stop: called between matches; may raise to give up.

        Raises:
            PatternError: it takes too long.
        """
        found: list[Span] = []
        try:
            for match in self._pattern.finditer(text, timeout=SECONDS, concurrent=True):
                start, end = match.span()
                if end > start and not (whole_words and is_cut(text, start, end)):
                    found.append(Span(start, end))
                if len(found) % 1000 == 0:
                    stop()
        except TimeoutError as error:
            raise PatternError(message("pattern-too-slow", seconds=int(SECONDS))) from error
        return found
