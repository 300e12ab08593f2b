"""The tokens of an example with the labels that its records give them."""

from bisect import bisect_left

from annotator.assist.learning.examples import OWN, Example
from annotator.assist.learning.guide import Guide
from annotator.assist.learning.layout import Layout
from annotator.assist.quotes.finder import parts_of
from annotator.assist.quotes.linking import Part
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens
from annotator.core.text.span import Span


class Labelled:
    """An article's tokens and, for each layer, their labels.

    Attributes:
        labels: for each layer a label a token.
        hints: what the shipped model of quotes sees.
        belongs: which record a labelled token is of, by layer and token.
    """

    def __init__(self, example: Example, layout: Layout, guide: Guide | None = None) -> None:
        self.example = example
        self.paragraphs = paragraphs_of_tokens(example.text)
        self.tokens: list[Token] = [token for tokens in self.paragraphs for token in tokens]
        self.hints = guide.hints(example.text, self.tokens) if guide else None
        self._starts = [token.start for token in self.tokens]
        self.labels = [["O"] * len(self.tokens) for _ in layout.layers]
        self.belongs: dict[tuple[str, int], int] = {}
        # A record within another's span is no part of this one's labels: the longer one is.
        longest = sorted(
            range(len(example.records)),
            key=lambda n: -sum(span.length for span in example.records[n].places[OWN]),
        )
        for layer, parts in enumerate(layout.layers):
            for part in sorted(parts, key=lambda part: part != OWN):
                name = layout.name(part)
                for n in longest:
                    for span in example.records[n].places.get(part, ()):
                        self._label(layer, span, name, n)

    def inside(self, span: Span) -> range:
        """The tokens that lie wholly within."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        while last > first and self.tokens[last - 1].end > span.end:
            last -= 1
        return range(first, last)

    def _label(self, layer: int, span: Span, name: str, record: int) -> None:
        inside = self.inside(span)
        labels = self.labels[layer]
        if any(labels[n] != "O" for n in inside):
            return
        for n in inside:
            labels[n] = ("B-" if n == inside.start else "I-") + name
            self.belongs[name, n] = record

    def parts(self) -> list[Part]:
        """All labelled parts, in reading order; one that crosses paragraphs is several."""
        found: list[Part] = []
        for labels in self.labels:
            offset = 0
            for tokens in self.paragraphs:
                found += [
                    Part(part.label, part.first + offset, part.last + offset)
                    for part in parts_of(labels[offset : offset + len(tokens)])
                ]
                offset += len(tokens)
        return sorted(found, key=lambda part: (part.first, -part.last))
