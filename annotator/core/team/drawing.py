"""Drawing which coder codes which article, in strata and balanced."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from random import Random

import msgspec

from annotator.core.coding.assignment import Assignment

ALL = 100
"""Per cent."""


class Drawable(msgspec.Struct, frozen=True, order=True):
    """An article that is to be drawn.

    Attributes:
        stratum: what the draw is to be spread over, such as the outlet or the month.
        id: of the article.
    """

    stratum: str
    id: str


class Design(msgspec.Struct, frozen=True):
    """How articles are drawn; the same design draws the same of the same articles and coders.

    Attributes:
        coders_each: how many coders an article of the overlap gets; all others get one.
        overlap: the share of articles in the overlap, in per cent from 0 to 100.
        seed: of the generator.
    """

    coders_each: int = 1
    overlap: int = ALL
    seed: int = 0


def draw(articles: Sequence[Drawable], coders: Sequence[str], design: Design) -> list[Assignment]:
    """Stratified random assignment of articles to coders.

    No two coders differ by more than one article, in all and within the overlap. Of each stratum
    the overlap takes its share, rounded up or down. The order in which articles and coders are
    given does not matter.

    Args:
        articles: each id once.
        coders: the ids of those who are to code, each once.
        design: how many coders, and the seed.

    Returns:
        By article, then coder.

    Raises:
        ValueError: an article is to get fewer than one coder or more than there are, or the
            overlap is no percentage.
    """
    if not 1 <= design.coders_each <= len(coders):
        raise ValueError(f"{design.coders_each} coders an article, of {len(coders)}")
    if not 0 <= design.overlap <= ALL:
        raise ValueError(f"an overlap of {design.overlap} %")
    generator = Random(design.seed)  # noqa: S311 - a draw that is to be repeated
    shared: list[str] = []
    single: list[str] = []
    for place, article in enumerate(_in_strata(articles, generator)):
        # Every stretch of the order, and so every stratum, holds its share.
        is_shared = (place + 1) * design.overlap // ALL > place * design.overlap // ALL
        (shared if is_shared else single).append(article)
    loads = dict.fromkeys(sorted(coders), 0)
    drawn: list[Assignment] = []
    for stretch, each in ((shared, design.coders_each), (single, 1)):
        for article in stretch:
            for coder in _least_loaded(loads, each, generator):
                loads[coder] += 1
                drawn.append(Assignment(article, coder))
    return sorted(drawn)


def _in_strata(articles: Sequence[Drawable], generator: Random) -> Iterator[str]:
    """The articles' ids stratum by stratum, shuffled within each."""
    for _, stratum in groupby(sorted(articles), attrgetter("stratum")):
        yield from _shuffled([article.id for article in stratum], generator)


def _least_loaded(loads: dict[str, int], count: int, generator: Random) -> list[str]:
    """So many coders with the fewest articles, drawn where several have as few."""
    return sorted(_shuffled(list(loads), generator), key=loads.__getitem__)[:count]


def _shuffled(things: Sequence[str], generator: Random) -> list[str]:
    """In random order; by `random`, whose numbers are the same in every release of Python."""
    return sorted(things, key=lambda _: generator.random())
