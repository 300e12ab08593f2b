"""Krippendorff's alphas for units that coders cut out of a text themselves.

Of 1995: how far the bounds of units lie apart. Of 2016: how much of the text's length was given the
same label, with the gaps, without them, or of one label alone.

Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25,
47-76. Krippendorff, Mathet, Bouvry, Widlöcher (2016), On the reliability of unitizing textual
continua, Quality & Quantity 50, 2347-2364.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.core.team.coefficients import share
from annotator.core.text.span import Span

Units = Mapping[str, Sequence[Span]]
"""By label one coder's units, in reading order, none of one label overlapping another."""


Part = Literal["all", "units", "labels"] | int
"""What a coefficient is of; a number is a label's, from 1."""


class Continuum(msgspec.Struct, frozen=True):
    """A text that several coders have cut into units.

    Attributes:
        length: in code points, from 0.
        coders: what each cut out.
    """

    length: int
    coders: tuple[Units, ...]


def bounds_disagreement(continuum: Continuum, label: str) -> tuple[float, float]:
    """Observed and expected disagreement on the units of a label (Krippendorff 1995).

    The coefficient is 1 less observed through expected, each summed over labels and, weighted by
    their length, over texts. Both are 0 where nobody has a unit of the label.
    """
    length, count = continuum.length, len(continuum.coders)
    if not any(units.get(label) for units in continuum.coders):
        return 0.0, 0.0
    sections = [list(_sections(units.get(label, ()), length)) for units in continuum.coders]
    units = [(begin, size) for coded in sections for begin, size, is_unit in coded if is_unit]
    if count < 2 or length < 1:
        return 0.0, 0.0
    observed = sum(
        _difference(mine, theirs)
        for place, coded in enumerate(sections)
        for beside, other in enumerate(sections)
        if place != beside
        for mine in coded
        for theirs in other
    ) / (count * (count - 1) * length**2)
    gaps = [size for coded in sections for _, size, is_unit in coded if not is_unit]
    expected = sum(
        (len(units) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        for _, size in units
    )
    everywhere = count * length * (count * length - 1)
    everywhere -= sum(size * (size - 1) for _, size in units)
    return observed, 2 / length * expected / everywhere


def shared_lengths(
    continuum: Continuum, labels: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Observed and expected coincidences of labels by length (Krippendorff and others 2016).

    Where a coder gave two labels to the same words, the one that comes first in `labels` counts.

    Returns:
        Each of shape (labels + 1, labels + 1), the gap first. Observed: the length at which one
        coder's section of the first label meets another's of the second, both ways, through the
        number of the others. Expected: the products of the labels' lengths without those of a
        section with itself, scaled to the observed length.
    """
    rows = [_labelled(units, labels, continuum.length) for units in continuum.coders]
    size, count = len(labels) + 1, len(rows)
    observed = np.zeros((size, size))
    for place, one in enumerate(rows):
        for other in rows[place + 1 :]:
            meets = np.bincount(one * size + other, minlength=size**2).reshape(size, size)
            observed += (meets + meets.T) / (count - 1)
    lengths = np.zeros(size)
    squares = np.zeros(size)
    for row in rows:
        edges = np.flatnonzero(np.diff(row, prepend=-1, append=-1))
        sections = np.diff(edges).astype(float)
        kinds = row[edges[:-1]]
        lengths += np.bincount(kinds, sections, size)
        squares += np.bincount(kinds, sections**2, size)
    expected = np.outer(lengths, lengths) - np.diag(squares)
    whole = expected.sum()
    return observed, expected * (observed.sum() / whole) if whole else expected


def alpha_of_lengths(sums: NDArray[np.float64], of: Part) -> NDArray[np.float64]:
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


def _sections(units: Sequence[Span], length: int) -> Iterator[tuple[int, int, bool]]:
    """Begin, length and whether it is a unit, of each unit and each gap, in reading order."""
    at = 0
    for unit in units:
        if unit.start > at:
            yield at, unit.start - at, False
        yield unit.start, unit.length, True
        at = unit.end
    if at < length:
        yield at, length - at, False


def _difference(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> float:
    """The squared difference of two sections (Krippendorff 1995, equation 1)."""
    (begin, size, is_unit), (beside, width, is_other) = one, other
    if is_unit and is_other:
        if not -size < begin - beside < width:
            return 0.0
        return (begin - beside) ** 2 + (begin + size - beside - width) ** 2
    if is_unit and width - size >= begin - beside >= 0:
        return size**2
    if is_other and size - width >= beside - begin >= 0:
        return width**2
    return 0.0


def _labelled(units: Units, labels: Sequence[str], length: int) -> NDArray[np.int64]:
    row = np.zeros(length, dtype=np.int64)
    for number in range(len(labels), 0, -1):
        for unit in units.get(labels[number - 1], ()):
            row[unit.start : unit.end] = number
    return row
