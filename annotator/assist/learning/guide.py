"""What the model of quotes that comes with the program sees, as a hint for what a project teaches.

So a few coded articles go a long way: they teach how this project differs from what is known.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from annotator.assist.quotes.finder import quotes
from annotator.assist.quotes.model import QuoteModel
from annotator.assist.quotes.tokens import Token

_UNSURE = 0.5
OUTSIDE = "O"


class Hints(msgspec.Struct, frozen=True):
    """For each token of a text what it is in a quote, and in which of the quotes found.

    Attributes:
        labels: such as ``B-speaker``, with ``?`` where the quote is less likely than not.
        quotes: numbers; -1 for none.
    """

    labels: list[str]
    quotes: list[int]


class Guide:
    """Gives the hints for texts."""

    def __init__(self, model: QuoteModel, *, keeps: bool = False) -> None:
        """Takes the model of quotes.

        Args:
            keeps: whether texts come again later, so that hints are kept; else only the last are.
        """
        self._model = model
        self._keeps = keeps
        self._known: dict[str, Hints] = {}

    def hints(self, text: str, tokens: Sequence[Token]) -> Hints:
        """The hints for the tokens of a text."""
        if text not in self._known:
            if not self._keeps:
                self._known.clear()
            self._known[text] = self._made(text, tokens)
        return self._known[text]

    def _made(self, text: str, tokens: Sequence[Token]) -> Hints:
        starts = [token.start for token in tokens]
        made = Hints([OUTSIDE] * len(tokens), [-1] * len(tokens))
        for number, found in enumerate(quotes(text, self._model)):
            doubt = "?" if found.confidence < _UNSURE else ""
            parts = [("content", span) for span in found.content]
            parts += [("cue", found.cue)] if found.cue else []
            parts += [("speaker", found.speaker)] if found.speaker else []
            for name, span in parts:
                first = bisect_left(starts, span.start)
                for n in range(first, bisect_left(starts, span.end)):
                    if made.quotes[n] < 0:
                        made.labels[n] = f"{'I' if n > first else 'B'}-{name}{doubt}"
                        made.quotes[n] = number
        return made
