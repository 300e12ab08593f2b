"""How far coders agree on which articles are to be coded at all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

import msgspec
import numpy as np

from annotator.core.team import coefficients as of
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.measure import Coders, Measure, groups_of, measured

NOT_ALL = "not screened by all"
"""Why articles are left out of Fleiss' kappa."""

Verdicts = Mapping[str, bool]
"""By the coder's id, whether the article is relevant."""

_Pattern = tuple[bool | None, ...]
"""The verdict of each of a group's coders; None where there is none."""


class Screened(msgspec.Struct, frozen=True):
    """How many articles a coder, by name, found relevant and irrelevant."""

    coder: str
    relevant: int
    irrelevant: int


class ScreeningReport(msgspec.Struct, frozen=True):
    """Who screened how many articles, and how far they agree; with the coders' names."""

    coders: list[Screened]
    measures: list[Measure]


def screening_report(articles: Sequence[Verdicts], names: Mapping[str, str]) -> ScreeningReport:
    """What was screened, and every measure of those who did.

    Args:
        articles: the verdicts of each.
        names: of the coders, by id.
    """
    counts: Counter[tuple[str, bool]] = Counter()
    for verdicts in articles:
        counts.update(verdicts.items())
    active = [each for each in names if counts[each, True] or counts[each, False]]
    found = screening_measures(articles, active) if len(active) > 1 else ()
    return ScreeningReport(
        [Screened(names[each], counts[each, True], counts[each, False]) for each in active],
        [
            msgspec.structs.replace(each, coders=tuple(names[coder] for coder in each.coders))
            for each in found
        ],
    )


def screening_measures(articles: Sequence[Verdicts], coders: Sequence[str]) -> Iterator[Measure]:
    """Per cent agreement, nominal alpha and the kappa of each two and, if there are more, of all.

    The unit is the article; those are compared that at least two of a group have screened.

    Args:
        articles: the verdicts of each.
        coders: the ids of those compared, at least two.
    """
    for group in groups_of(coders):
        patterns = Counter(tuple(each.get(coder) for coder in group) for each in articles)
        several = {pattern: n for pattern, n in patterns.items() if _given(pattern) > 1}
        if several:
            yield from _of_group(group, several)


def _of_group(group: Coders, patterns: Mapping[_Pattern, int]) -> Iterator[Measure]:
    """Of articles by their verdicts: few different ones, however many articles there are."""
    bootstrap = Bootstrap(np.array(list(patterns.values()), dtype=np.int64))
    one = measured("", group, "article", sum(patterns.values()))
    agreed = np.array([[_agreed(each), 1.0] for each in patterns])
    yield one("percent_agreement", bootstrap.estimate(agreed, lambda s: of.share(s[:, 0], s[:, 1])))
    met = np.array([of.coincidences(_counts(each)[None]) for each in patterns])
    yield one("nominal_alpha", bootstrap.estimate(met, of.alpha))
    if len(group) == 2:
        crossed = np.array([_crossed(each) for each in patterns])
        yield one("cohen_kappa", bootstrap.estimate(crossed, of.cohen_kappa))
    else:
        yield _fleiss(group, patterns)


def _fleiss(group: Coders, patterns: Mapping[_Pattern, int]) -> Measure:
    """Of the articles that all have screened, as it asks for the same number of verdicts."""
    whole = {pattern: n for pattern, n in patterns.items() if None not in pattern}
    lost = sum(patterns.values()) - sum(whole.values())
    left_out = {NOT_ALL: lost} if lost else {}
    one = measured("", group, "article", sum(whole.values()), left_out=left_out)
    if not whole:
        return one("fleiss_kappa", (None, None, None))
    counts = np.array([[_agreed(each), *_counts(each)] for each in whole])
    bootstrap = Bootstrap(np.array(list(whole.values()), dtype=np.int64))
    return one(
        "fleiss_kappa",
        bootstrap.estimate(counts, lambda s: of.fleiss_kappa(s[:, 0], s[:, 1:], len(group))),
    )


def _given(pattern: _Pattern) -> int:
    return len(pattern) - pattern.count(None)


def _agreed(pattern: _Pattern) -> float:
    """The share of pairs of verdicts that are the same."""
    pairs = combinations([each for each in pattern if each is not None], 2)
    return sum(one == other for one, other in pairs) / comb(_given(pattern), 2)


def _counts(pattern: _Pattern) -> Counts:
    """How often the article was found irrelevant, and relevant."""
    return np.array([pattern.count(False), pattern.count(True)], dtype=float)


def _crossed(pattern: _Pattern) -> Counts:
    """The one's verdict by the other's."""
    crossed = np.zeros((2, 2))
    one, other = pattern
    crossed[int(bool(one)), int(bool(other))] = 1
    return crossed
