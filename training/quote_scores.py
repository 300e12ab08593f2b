"""How well found quotes match the marked ones, over word tokens."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.assist.quotes.confidence import Confidence
from annotator.assist.quotes.finder import quotes
from annotator.assist.quotes.model import QuoteModel
from annotator.core.text.span import Span
from training.examples import Example

_WORD = re.compile(r"\w+(?:[’']\w+)*")
Words = frozenset[int]


@dataclass(frozen=True)
class _Quote:
    content: Words
    cue: Words
    speaker: Words
    direct: bool


@dataclass
class Scores:
    """Counts over articles; `soft` are sums of shares."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    right: int = 0
    soft_gold: float = 0.0
    soft_found: float = 0.0
    direct: int = 0
    direct_found: int = 0

    def __add__(self, other: "Scores") -> "Scores":
        ours, theirs = vars(self), vars(other)
        return Scores(**{name: ours[name] + theirs[name] for name in ours})

    @property
    def all_three(self) -> tuple[float, float, float]:
        """F1 of exact quotes, of contents with their speaker, and soft."""
        return (
            _f1(self.exact, self.found, self.exact, self.gold),
            _f1(self.right, self.found, self.right, self.gold),
            _f1(self.soft_found, self.found, self.soft_gold, self.gold),
        )

    @property
    def total(self) -> float:
        """The sum of the three."""
        return sum(self.all_three)

    def __str__(self) -> str:
        """In per cent."""
        exact, right, soft = self.all_three
        return (
            f"exact {exact:5.1f}  content and speaker {right:5.1f}  soft {soft:5.1f}  "
            f"direct {100 * self.direct_found / max(self.direct, 1):5.1f}  "
            f"({self.found} found of {self.gold})"
        )


@dataclass(frozen=True)
class Found:
    """What a model sees in an article, beside what people marked."""

    name: str
    gold: list[_Quote]
    quotes: list[_Quote]
    signs: list[list[float]]

    @property
    def right(self) -> list[bool]:
        """Of each quote whether somebody marked the same."""
        gold = {(one.content, one.cue, one.speaker) for one in self.gold}
        return [(one.content, one.cue, one.speaker) in gold for one in self.quotes]


def found(example: Example, model: QuoteModel) -> Found:
    """All that the model sees, however unlikely."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(example.text)]
    seen = quotes(example.text, model)
    return Found(
        example.name,
        [_quote(example.text, words, one.content, one.cue, one.speaker) for one in example.quotes],
        [
            _quote(example.text, words, one.content, _some(one.cue), _some(one.speaker))
            for one in seen
        ],
        [one.signs.numbers() for one in seen if one.signs],
    )


def report(model: QuoteModel, examples: Sequence[Example]) -> Scores:
    """The scores of what the model would offer."""
    return scores_of([found(one, model) for one in examples], model.confidence)


def scores_of(examples: Sequence[Found], sure: Confidence) -> Scores:
    """The scores of what is worth offering: exact three parts; contents matched greedily by a
    Jaccard index of .5 and more whose speaker overlaps or is none; the mean share of a content's
    words in its best counterpart; matched contents among those in quotation marks.
    """
    scores = Scores()
    for one in examples:
        offered = [
            quote
            for quote, numbers in zip(one.quotes, one.signs, strict=True)
            if sure.offers(numbers)
        ]
        _add(scores, one.gold, offered)
    return scores


def reliability(parts: Sequence[tuple[Sequence[Found], Confidence]]) -> str:
    """A table: of quotes so sure, how many there are and what share is exactly right."""
    pairs = [
        (sure.likelihood(numbers), right)
        for examples, sure in parts
        for one in examples
        for numbers, right in zip(one.signs, one.right, strict=True)
    ]
    pairs.sort(reverse=True)
    lines = [f"thresholds {[sure.threshold for _, sure in parts]}"]
    for low in range(0, 100, 10):
        here = [pair for pair in pairs if low <= 100 * pair[0] < low + 10 + (low == 90)]
        if here:
            mean = sum(chance for chance, _ in here) / len(here)
            share = sum(right for _, right in here) / len(here)
            lines.append(f"| {low} to {low + 10} | {len(here)} | {mean:.2f} | {share:.2f} |")
    surest = pairs[: max(len(pairs) * 3 // 10, 1)]
    share = sum(right for _, right in surest) / len(surest)
    return "\n".join([*lines, f"of the most confident 30 %: {100 * share:.1f}\n"])


def _add(scores: Scores, gold: list[_Quote], found: list[_Quote]) -> None:
    scores.gold += len(gold)
    scores.found += len(found)
    left = [(one.content, one.cue, one.speaker) for one in found]
    for one in gold:
        if (one.content, one.cue, one.speaker) in left:
            left.remove((one.content, one.cue, one.speaker))
            scores.exact += 1
    pairs = sorted(
        (
            (_jaccard(g.content, f.content), n, m)
            for n, g in enumerate(gold)
            for m, f in enumerate(found)
        ),
        key=lambda pair: -pair[0],
    )
    matched: dict[int, int] = {}
    for alike, n, m in pairs:
        if alike >= 0.5 and n not in matched and m not in matched.values():
            matched[n] = m
    for n, m in matched.items():
        speaker = gold[n].speaker
        scores.right += not speaker or bool(speaker & found[m].speaker)
        scores.direct_found += gold[n].direct
    scores.direct += sum(one.direct for one in gold)
    scores.soft_gold += _soft(gold, found)
    scores.soft_found += _soft(found, gold)


def _soft(ones: list[_Quote], others: list[_Quote]) -> float:
    return sum(
        max((len(one.content & other.content) / len(one.content) for other in others), default=0)
        for one in ones
        if one.content
    )


def _jaccard(a: Words, b: Words) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _f1(hits: float, found: int, recalled: float, gold: int) -> float:
    precision, recall = hits / max(found, 1), recalled / max(gold, 1)
    return 200 * precision * recall / max(precision + recall, 1e-9)


def _some(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _quote(
    text: str,
    words: list[tuple[int, int]],
    content: Iterable[Span],
    cue: Iterable[Span],
    speaker: Iterable[Span],
) -> _Quote:
    spans = tuple(content)

    def inside(given: Iterable[Span]) -> Words:
        return frozenset(
            n for n, (a, b) in enumerate(words) for s in given if a < s.end and s.start < b
        )

    direct = bool(spans) and all(text[one.start] in '“"„«‘' for one in spans)
    return _Quote(inside(spans), inside(cue), inside(speaker), direct)
