"""The texts of all articles as runs: stretches whose units have one label for each coder."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.core.team.coefficients import Counts
from annotator.core.team.labelling import Labels

ABSENT = -1
"""The label of every unit of an article that a coder has not finished."""

Rows = Sequence[int]
"""Which coders are compared, by their rows."""


class Runs(msgspec.Struct, frozen=True):
    """Runs of units, one after another, none reaching over the end of an article.

    Attributes:
        labels: of shape (coders, runs); `ABSENT` where the coder has not finished.
        lengths: of each run, in units.
        article: the number of the article of each.
        present: of shape (articles, coders), whether the coder has finished the article.
    """

    labels: Labels
    lengths: Counts
    article: NDArray[np.int64]
    present: NDArray[np.bool_]

    def compared(self, rows: Rows) -> NDArray[np.bool_]:
        """By article, whether at least two of these coders have finished it."""
        return self.present[:, list(rows)].sum(axis=1) >= 2

    def units(self, rows: Rows) -> int:
        """Of how many units the compared articles are."""
        return round(self.lengths[self.compared(rows)[self.article]].sum())

    def meetings(self, one: int, other: int, size: int) -> Counts:
        """By article, how many units have the first label by one and the second by another coder.

        Args:
            size: how many labels there are.

        Returns:
            Of shape (articles, size, size).
        """
        mine, theirs = self.labels[one], self.labels[other]
        is_both = (mine >= 0) & (theirs >= 0)
        place = (self.article * size + mine) * size + theirs
        count = len(self.present)
        found = np.bincount(place[is_both], self.lengths[is_both], count * size * size)
        return found.reshape(count, size, size).astype(np.float64)

    def coincidences(self, rows: Rows, size: int) -> Counts:
        """By article, each two coders' meetings both ways, through the number of the others who
        have finished it (Krippendorff 2011)."""
        found = np.zeros((len(self.present), size, size))
        for one, other in combinations(rows, 2):
            met = self.meetings(one, other, size)
            found += met + met.transpose(0, 2, 1)
        others = self.present[:, list(rows)].sum(axis=1) - 1
        return found / np.maximum(others, 1)[:, None, None]


def runs_of(articles: Iterable[Labels], present: NDArray[np.bool_]) -> Runs:
    """The runs of articles.

    Args:
        articles: of each the labels of its units, of shape (coders, units).
        present: of shape (articles, coders), whether the coder has finished the article.
    """
    labels: list[Labels] = [np.zeros((present.shape[1], 0), dtype=np.int8)]
    lengths: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    counts: list[int] = []
    for row, units in zip(present, articles, strict=True):
        starts = run_starts(units)
        found = units[:, starts]
        found[~row] = ABSENT
        labels.append(found)
        lengths.append(np.diff(starts, append=units.shape[1]))
        counts.append(len(starts))
    return Runs(
        np.concatenate(labels, axis=1),
        np.concatenate(lengths).astype(float),
        np.repeat(np.arange(len(counts)), counts),
        present,
    )


def run_starts(labels: Labels) -> NDArray[np.int64]:
    """Where a run of units begins that have one label for each coder."""
    if not labels.shape[1]:
        return np.zeros(0, dtype=np.int64)
    changes = (labels[:, 1:] != labels[:, :-1]).any(axis=0)
    return np.concatenate([[0], np.flatnonzero(changes) + 1])
