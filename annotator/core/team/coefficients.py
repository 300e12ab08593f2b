"""Coefficients of agreement from counts, each for many samples at once.

A sample is a row: the counts of all articles, or of those that a bootstrap drew. Where a
coefficient is undefined, as where nothing varies or nothing was coded, it is not a number.
"""

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]


def f1(both: Counts, one: Counts, other: Counts) -> Counts:
    """Twice what both found through what each found, summed (van Rijsbergen 1979); symmetric.

    Args:
        both: things that both found, by sample.
        one: things that the one found.
        other: things that the other found.
    """
    return _ratio(2 * both, one + other)


def share(part: Counts, whole: Counts) -> Counts:
    """The part of the whole, by sample: precision, recall, agr, per cent agreement."""
    return _ratio(part, whole)


def cohen_kappa(confusion: Counts) -> Counts:
    """Agreement of two beyond chance, of each coder's own shares (Cohen 1960).

    Args:
        confusion: how often the one said the first and the other the second label, of shape
            (samples, labels, labels).
    """
    agreed = np.trace(confusion, axis1=1, axis2=2)
    return kappa_of_totals(agreed, confusion.sum(axis=2), confusion.sum(axis=1))


def kappa_of_totals(agreed: Counts, one: Counts, other: Counts) -> Counts:
    """The same of how often both said one label, and how often each coder gave each label.

    Args:
        agreed: by sample.
        one: of shape (samples, labels).
        other: the same.
    """
    total = one.sum(axis=1)
    observed = _ratio(agreed, total)
    expected = _ratio((one * other).sum(axis=1), total**2)
    return _ratio(observed - expected, 1 - expected)


def fleiss_kappa(agreed: Counts, labels: Counts, coders: int) -> Counts:
    """Agreement of many beyond chance, of the shares of all together (Fleiss 1971).

    Args:
        agreed: the sum over units of the share of pairs of coders that agree, by sample.
        labels: how often each label was given, of shape (samples, labels); the units are their
            sum through the coders.
    """
    given = labels.sum(axis=1)
    observed = _ratio(agreed, given / coders)
    expected = _ratio((labels**2).sum(axis=1), given**2)
    return _ratio(observed - expected, 1 - expected)


def alpha(coincidences: Counts, distances: Counts | None = None) -> Counts:
    """Krippendorff's alpha from coincidences of values (Krippendorff 2011, section 3).

    Args:
        coincidences: of shape (samples, values, values), symmetric; see `coincidences`.
        distances: how different two values are, squared as the metric says; of shape (values,
            values), or (samples, values, values) where the metric hangs on what was given.
            Nominal if left out.
    """
    given = coincidences.sum(axis=2)
    if distances is None:
        observed = given.sum(axis=1) - np.trace(coincidences, axis1=1, axis2=2)
    else:
        observed = (coincidences * distances).sum(axis=(1, 2))
    return alpha_of_totals(observed, given, distances)


def alpha_of_totals(observed: Counts, given: Counts, distances: Counts | None = None) -> Counts:
    """The same of the distances that were observed, and how often each value was given.

    Args:
        observed: the sum of the distances of the values that met, as often as they did, by sample.
        given: how often each value met others, of shape (samples, values).
        distances: as for `alpha`.
    """
    total = given.sum(axis=1)
    if distances is None:
        expected = total**2 - (given**2).sum(axis=1)
    elif distances.ndim == 2:
        expected = ((given @ distances) * given).sum(axis=1)
    else:
        expected = np.einsum("si,sij,sj->s", given, distances, given)
    return 1 - _ratio(observed * (total - 1), expected)


def coincidences(counts: Counts, weights: Counts | None = None) -> Counts:
    """How often values met in one unit (Krippendorff 2011): each pair of different coders' values
    counts 1 through the number of values in its unit less one.

    Args:
        counts: how many coders gave each value, of shape (units, values); units with fewer than
            two values pair nothing and are left out.
        weights: how many units each row stands for; one if left out.

    Returns:
        Of shape (values, values), symmetric; its sum is the number of values that met.
    """
    given = counts.sum(axis=1)
    is_paired = given >= 2
    paired = counts[is_paired]
    of_each = 1 / (given[is_paired] - 1)
    if weights is not None:
        of_each *= weights[is_paired]
    weighted = paired * of_each[:, None]
    return paired.T @ weighted - np.diag(weighted.sum(axis=0))


def interval_distances(values: Counts) -> Counts:
    """The square of the difference, for numbers and dates (Krippendorff 2011)."""
    return (values[:, None] - values[None, :]) ** 2


def ordinal_distances(given: Counts) -> Counts:
    """Of ranks: the square of how many values lie between two, half of both ends' own counted
    (Krippendorff 2011).

    Args:
        given: how often each rank was given, of shape (samples, ranks), from the lowest.

    Returns:
        Of shape (samples, ranks, ranks).
    """
    middle = np.cumsum(given, axis=1) - given / 2
    return (middle[:, :, None] - middle[:, None, :]) ** 2


def jaccard_distance(one: frozenset[object], other: frozenset[object]) -> float:
    """1 less the share of members that both sets have (Jaccard 1912); two empty sets are equal."""
    return 1 - len(one & other) / len(one | other) if one or other else 0.0


def masi_distance(one: frozenset[object], other: frozenset[object]) -> float:
    """1 less Jaccard's share, weighted by how the sets lie: the same 1, one within the other 2/3,
    with some in common 1/3, with none 0 (Passonneau 2006)."""
    if one == other:
        return 0.0
    common = one & other
    weight = 2 / 3 if common in (one, other) and common else 1 / 3 if common else 0.0
    return 1 - weight * (1 - jaccard_distance(one, other))


def _ratio(part: Counts, whole: Counts) -> Counts:
    """The part through the whole; not a number where there is no whole."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole == 0, np.nan, part / np.where(whole == 0, 1, whole))
