"""How likely all of a found quote is right: logistic regression over how sure its parts are."""

import math
from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

Kind = Literal["direct", "indirect", "mixed"]

_FURTHEST = 6.0
"""Log odds beyond this are as good as certain."""


class Certainty(msgspec.Struct, frozen=True):
    """How sure the chain is of a part.

    Attributes:
        inside: the probability of its least certain token.
        bounds: that it begins and ends where it does.
    """

    inside: float
    bounds: float


class Signs(msgspec.Struct, frozen=True):
    """What speaks for or against a found quote.

    Attributes:
        contents: of its fragments.
        cue, speaker: None where it has none.
        link: how likely its least likely link is.
        kind: direct, indirect or mixed.
    """

    contents: Sequence[Certainty]
    cue: Certainty | None
    speaker: Certainty | None
    link: float
    kind: Kind

    def numbers(self) -> list[float]:
        """As many for each quote, in the order of `Confidence.weights`."""
        cue, speaker = self.cue or _NONE, self.speaker or _NONE
        return [
            1.0,
            _log_odds(min(one.inside for one in self.contents)),
            _log_odds(min(one.bounds for one in self.contents)),
            _log_odds(min(cue.inside, cue.bounds)) if self.cue else 0.0,
            _log_odds(min(speaker.inside, speaker.bounds)) if self.speaker else 0.0,
            _log_odds(self.link),
            float(self.cue is None),
            float(self.speaker is None),
            float(len(self.contents) > 1),
            float(self.kind == "direct"),
            float(self.kind == "mixed"),
        ]


SIGNS = 11
_DIRECT = 9
_NONE = Certainty(1.0, 1.0)


class Confidence(msgspec.Struct, frozen=True):
    """The weights of the signs, and what is too unlikely to be offered.

    Attributes:
        weights: one a sign; without any, a quote is as sure as its least sure part.
        threshold: quotes less likely than this are not offered unless asked for.
    """

    weights: tuple[float, ...] = ()
    threshold: float = 0.0

    def of(self, signs: Signs) -> float:
        """How likely all of a quote is right, from 0 to 1."""
        if not self.weights:
            parts = [*signs.contents, *(one for one in (signs.cue, signs.speaker) if one)]
            return min(signs.link, *(min(one.inside, one.bounds) for one in parts))
        return self.likelihood(signs.numbers())

    def likelihood(self, numbers: Sequence[float]) -> float:
        """How likely a quote with these numbers of its signs is right."""
        total = sum(a * b for a, b in zip(self.weights, numbers, strict=True))
        return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))

    def offers(self, numbers: Sequence[float]) -> bool:
        """Whether a quote is worth offering: what holds words in marks always is."""
        in_marks = any(numbers[_DIRECT:])
        return not self.weights or in_marks or self.likelihood(numbers) >= self.threshold


def fitted(
    rows: Sequence[Sequence[float]], right: Sequence[bool], penalty: float = 1.0
) -> tuple[float, ...]:
    """The weights that make these most likely (Newton's method), of held-out quotes.

    Args:
        rows: the numbers of the signs of each quote.
        right: whether all of it was.
        penalty: of the squares of all weights but the first.
    """
    signs, wanted = np.array(rows), np.array(right, dtype=float)
    weights = np.zeros(signs.shape[1])
    ridge = np.full(signs.shape[1], penalty)
    ridge[0] = 1e-6
    for _ in range(50):
        chances = 1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30)))
        slope = signs.T @ (wanted - chances) - ridge * weights
        bend = (signs * (chances * (1 - chances))[:, None]).T @ signs + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return tuple(float(one) for one in weights)


def _log_odds(chance: float) -> float:
    inside = min(max(chance, 1e-9), 1 - 1e-9)
    return max(-_FURTHEST, min(math.log(inside / (1 - inside)), _FURTHEST))
