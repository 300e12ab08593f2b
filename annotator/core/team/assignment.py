"""Optimal assignment: whose records go together so that all in all most agrees."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def assign(gain: Matrix) -> list[tuple[int, int]]:
    """The pairs of rows and columns with the largest sum of gains, pairs without gain left out.

    The Hungarian method with potentials (Kuhn 1955; Munkres 1957), in O(rows² columns).

    Args:
        gain: of each row and column, not negative.

    Returns:
        Row and column, by row; no row and no column twice.
    """
    rows, columns = gain.shape
    if rows == 0 or columns == 0:
        return []
    gains = gain > 0
    if gains.sum(axis=0).max() <= 1 and gains.sum(axis=1).max() <= 1:
        # Nothing is to be chosen.
        return [(int(row), int(column)) for row, column in np.argwhere(gains)]
    if rows > columns:
        return sorted((row, column) for column, row in assign(gain.T))
    chosen = _row_of_column(gain.max() - gain)
    pairs = ((int(row), column) for column, row in enumerate(chosen) if row >= 0)
    return sorted((row, column) for row, column in pairs if gain[row, column] > 0)


def _row_of_column(cost: Matrix) -> NDArray[np.int64]:
    """By column, the row that takes it at the least cost of all; -1 for none."""
    rows, columns = cost.shape
    row_potential, column_potential = np.zeros(rows), np.zeros(columns + 1)
    # The last column is a place to begin at, which no row keeps.
    row_of = np.full(columns + 1, -1, dtype=np.int64)
    for first in range(rows):
        row_of[columns] = first
        column, came_from = columns, np.full(columns, columns, dtype=np.int64)
        least, is_used = np.full(columns, np.inf), np.zeros(columns + 1, dtype=bool)
        while row_of[column] >= 0:
            is_used[column] = True
            row = row_of[column]
            reduced = cost[row] - row_potential[row] - column_potential[:columns]
            is_free = ~is_used[:columns]
            is_better = is_free & (reduced < least)
            least[is_better], came_from[is_better] = reduced[is_better], column
            following = int(np.where(is_free, least, np.inf).argmin())
            step = least[following]
            used = np.flatnonzero(is_used)
            row_potential[row_of[used]] += step
            column_potential[used] -= step
            least[is_free] -= step
            column = following
        while column != columns:
            before = int(came_from[column])
            row_of[column] = row_of[before]
            column = before
    return row_of[:columns]
