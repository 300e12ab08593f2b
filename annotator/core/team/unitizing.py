"""Krippendorff's alphas for units that coders cut out of a text themselves.

Of 1995: how far the bounds of units lie apart. Of 2016: how much of the text's length was given the
same label, with the gaps, without them, or of one label alone.

Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25,
47-76. Krippendorff, Mathet, Bouvry, Widlöcher (2016), On the reliability of unitizing textual
continua, Quality & Quantity 50, 2347-2364.
"""

from itertools import combinations
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.core.team.coefficients import Counts, share
from annotator.core.team.runs import Rows, Runs

Part = Literal["all", "units", "labels"] | int
"""What a coefficient is of; a number is a label's, from 1."""


class _Sections(msgspec.Struct, frozen=True):
    """What one coder cut the texts into: units and the gaps between them, in reading order.

    Attributes:
        article: the number of the article of each.
        label: 0 for a gap.
        begin: in code points, from the beginning of the first article.
        size: in code points.
        of_run: the section that each run belongs to.
    """

    article: NDArray[np.int64]
    label: NDArray[np.int64]
    begin: Counts
    size: Counts
    of_run: NDArray[np.int64]


def bounds_disagreement(runs: Runs, rows: Rows) -> Counts:
    """By article observed and expected disagreement on where units lie (Krippendorff 1995).

    The coefficient is 1 less observed through expected, each summed over labels and, weighted by
    their length, over texts. Both are 0 where nobody has a unit.

    Args:
        runs: of characters, labelled 1 within a unit and 0 outside; units that touch are one.
        rows: whom it is about.
    """
    articles = len(runs.present)
    length = np.maximum(np.bincount(runs.article, runs.lengths, articles), 1)
    count = np.maximum(runs.present[:, list(rows)].sum(axis=1), 2)
    cuts = [_sections(runs, row) for row in rows]
    observed = np.zeros(articles)
    for one, other in combinations(cuts, 2):
        observed += 2 * _differences(runs, one, other)
    article = np.concatenate([cut.article for cut in cuts])
    size = np.concatenate([cut.size for cut in cuts])
    is_unit = np.concatenate([cut.label for cut in cuts]) > 0
    unit_article, unit = article[is_unit], size[is_unit]
    units = np.bincount(unit_article, minlength=articles)
    among_units = (units[unit_article] - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
    room = _room(unit_article, unit, article[~is_unit], size[~is_unit])
    expected = np.bincount(unit_article, among_units + unit**2 * room, articles)
    everywhere = count * length * (count * length - 1)
    everywhere -= np.bincount(unit_article, unit * (unit - 1), articles)
    return np.stack(
        [observed / (count * (count - 1) * length**2), 2 / length * expected / everywhere], axis=1
    )


def shared_lengths(runs: Runs, rows: Rows, size: int) -> Counts:
    """By article observed and expected coincidences of labels by length (Krippendorff and others
    2016).

    Args:
        runs: of characters, labelled 0 in a gap.
        rows: whom it is about.
        size: how many labels there are, with the gap.

    Returns:
        Of shape (articles, 2, size, size). Observed: the length at which one coder's section of the
        first label meets another's of the second, both ways, through the number of the others.
        Expected: the products of the labels' lengths without those of a section with itself, scaled
        to the observed length.
    """
    articles = len(runs.present)
    observed = runs.coincidences(rows, size)
    lengths, squares = np.zeros((articles, size)), np.zeros((articles, size))
    for cut in (_sections(runs, row) for row in rows):
        place, whole = cut.article * size + cut.label, articles * size
        lengths += np.bincount(place, cut.size, whole).reshape(articles, size)
        squares += np.bincount(place, cut.size**2, whole).reshape(articles, size)
    expected = lengths[:, :, None] * lengths[:, None, :]
    expected[:, np.arange(size), np.arange(size)] -= squares
    whole = expected.sum(axis=(1, 2))
    scale = observed.sum(axis=(1, 2)) / np.where(whole > 0, whole, 1)
    return np.stack([observed, expected * scale[:, None, None]], axis=1)


def alpha_of_lengths(sums: Counts, of: Part) -> Counts:
    """One of the coefficients of 2016, by sample; not a number where nothing can differ.

    Args:
        sums: observed and expected coincidences, of shape (samples, 2, labels, labels), the gap
            first, as `shared_lengths` gives them.
        of: ``all`` for uα, labels and gaps; ``units`` for |uα, whether something was cut out
            at all; ``labels`` for cuα, which label where both cut something out; the number of a
            label for (k)uα, that label against all else wherever somebody gave it.
    """
    if isinstance(of, int):
        rows = sums[:, :, of]
        differing = rows.sum(axis=2) - rows[:, :, of]
        shares = share(differing, rows.sum(axis=2))
        return 1 - share(shares[:, 0], shares[:, 1])
    if of == "units":
        sums = np.stack(
            [
                np.stack([sums[..., 0, 0], sums[..., 0, 1:].sum(axis=-1)], axis=-1),
                np.stack([sums[..., 1:, 0].sum(axis=-1), sums[..., 1:, 1:].sum(axis=(-1, -2))], -1),
            ],
            axis=-2,
        )
    elif of == "labels":
        sums = sums[..., 1:, 1:]
    whole = sums.sum(axis=(2, 3))
    shares = share(whole - np.trace(sums, axis1=2, axis2=3), whole)
    return 1 - share(shares[:, 0], shares[:, 1])


def _sections(runs: Runs, row: int) -> _Sections:
    """The sections of a coder, of the articles that they have finished."""
    label, article = runs.labels[row].astype(np.int64), runs.article
    is_first = np.ones(len(label), dtype=bool)
    is_first[1:] = (label[1:] != label[:-1]) | (article[1:] != article[:-1])
    ends = np.cumsum(runs.lengths)
    starts = np.flatnonzero(is_first)
    begin = ends[starts] - runs.lengths[starts]
    size = np.diff(begin, append=ends[-1:])
    is_there = label[starts] >= 0
    number = np.where(is_there, np.cumsum(is_there) - 1, -1)
    return _Sections(
        article[starts][is_there],
        label[starts][is_there],
        begin[is_there],
        size[is_there],
        number[np.cumsum(is_first) - 1] if len(number) else number,
    )


def _differences(runs: Runs, one: _Sections, other: _Sections) -> Counts:
    """By article the squared differences of two coders' sections (Krippendorff 1995, equation 1).

    Only sections that meet differ; each two that do meet in runs that follow one another.
    """
    mine, theirs = one.of_run, other.of_run
    is_first = np.ones(len(mine), dtype=bool)
    is_first[1:] = (mine[1:] != mine[:-1]) | (theirs[1:] != theirs[:-1])
    is_first &= (mine >= 0) & (theirs >= 0)
    mine, theirs, article = mine[is_first], theirs[is_first], runs.article[is_first]
    size, width = one.size[mine], other.size[theirs]
    apart = one.begin[mine] - other.begin[theirs]
    apart_at_end = apart + size - width
    is_unit, is_other = one.label[mine] > 0, other.label[theirs] > 0
    difference = np.where(is_unit & is_other, apart**2 + apart_at_end**2, 0)
    is_within = is_unit & ~is_other & (apart >= 0) & (apart_at_end <= 0)
    difference += np.where(is_within, size**2, 0)
    is_around = is_other & ~is_unit & (apart <= 0) & (apart_at_end >= 0)
    difference += np.where(is_around, width**2, 0)
    return np.bincount(article, difference, len(runs.present)).astype(np.float64)


def _room(
    unit_article: NDArray[np.int64], unit: Counts, gap_article: NDArray[np.int64], gap: Counts
) -> Counts:
    """Of each unit, in how many places of the gaps of its article it would fit."""
    if not unit.size or not gap.size:
        return np.zeros(len(unit))
    stride = max(unit.max(), gap.max()) + 1
    keys: Counts = gap_article * stride + gap
    order = np.argsort(keys)
    keys, sums = keys[order], np.concatenate([[0], np.cumsum(gap[order])])
    least: Counts = unit_article * stride + unit
    first, end = np.searchsorted(keys, [least, (unit_article + 1) * stride])
    return sums[end] - sums[first] - (end - first) * (unit - 1)
