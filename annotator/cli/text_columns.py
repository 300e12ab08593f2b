"""Columns of text that stand under each other in a terminal."""

import unicodedata
from collections.abc import Iterable, Sequence

_WIDE = ("W", "F")


def width(text: str) -> int:
    """How many places it takes: two for a wide character, none for one that joins the last."""
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in _WIDE)
        for character in text
    )


def aligned(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """The rows as lines whose columns begin at the same place, two blanks apart.

    Args:
        rows: cells; a row may have fewer than others.
        right: the columns that end at the same place instead, such as those of numbers.
    """
    table = [list(row) for row in rows]
    count = max(map(len, table), default=0)
    widths = [max(width(row[n]) for row in table if n < len(row)) for n in range(count)]
    at_right = set(right)

    def cell(n: int, text: str) -> str:
        blanks = " " * (widths[n] - width(text))
        return blanks + text if n in at_right else text + blanks

    return ["  ".join(cell(n, text) for n, text in enumerate(row)).rstrip() for row in table]
