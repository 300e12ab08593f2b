"""A regular expression that finds, in a text as it stands, what its folded form would have; for a
database that has regular expressions but cannot fold as `annotator.core.text.folding` does."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from annotator.core.text.folding import folded

_WITHOUT_FORMS = ((0x3400, 0x9FFF), (0xD800, 0xF8FF), (0x17000, 0x1CFFF), (0x20000, 0x2F7FF))
"""Ideographs and the like, which stand for themselves alone; surrogates and private use."""
_LAST = 0x2FFFF
_LONGEST_PART = 8


class _Cover(NamedTuple):
    """Characters of which each folds into the letters from ``start`` to ``end``, or more."""

    start: int
    end: int
    characters: str


class _Origins(NamedTuple):
    """Which characters fold into what.

    Attributes:
        letters: by the one letter that each becomes.
        longer: by the several that each becomes.
        left_out: those of which nothing is left.
    """

    letters: dict[str, str]
    longer: dict[str, str]
    left_out: str


@cache
def _origins() -> _Origins:
    letters: defaultdict[str, str] = defaultdict(str)
    longer: defaultdict[str, str] = defaultdict(str)
    left_out: list[str] = []
    begin = 1
    for first, last in (*_WITHOUT_FORMS, (_LAST, _LAST)):
        for character in map(chr, range(begin, first)):
            plain = folded(character)
            if not plain:
                left_out.append(character)
            elif plain != character:
                (letters if len(plain) == 1 else longer)[plain] += character
        begin = last + 1
    left_out += map(chr, (0xE0001, *range(0xE0020, 0xE0080)))
    return _Origins(letters, longer, _one_of("".join(left_out)))


def containing(wanted: str) -> str:
    """What finds a text whose folded form has the folded form of what is wanted in it.

    Python's `re` and PostgreSQL read it alike.
    """
    needle = folded(wanted)
    inside = [
        _Cover(0, len(needle), characters)
        for whole, characters in _origins().longer.items()
        if needle in whole[1:-1]
    ]
    begun: list[_Cover] = []
    for whole, characters in _origins().longer.items():
        for length in range(1, min(len(whole), len(needle) + 1)):
            if needle.startswith(whole[-length:]):
                begun.append(_Cover(0, length, characters))
            if needle.endswith(whole[:length]):
                begun.append(_Cover(len(needle) - length, len(needle), characters))
    return _pattern(needle, [*inside, *begun])


def equalling(wanted: str) -> str:
    """What finds a text whose folded form is that of what is wanted."""
    return f"^{_origins().left_out}*{_pattern(folded(wanted), [])}$"


def _pattern(needle: str, at_ends: Iterable[_Cover]) -> str:
    covers = [*at_ends, *_covers(needle)]
    parts: list[str] = []
    start = 0
    while start < len(needle):
        end = start + 1
        while end < len(needle) and end - start < _LONGEST_PART:
            if not any(each.start < end < each.end for each in covers):
                break
            end += 1
        parts.append(_part(needle, start, end, covers))
        start = end
    return "".join(parts)


def _covers(needle: str) -> list[_Cover]:
    longer = _origins().longer
    longest = max(map(len, longer))
    return [
        _Cover(start, end, longer[needle[start:end]])
        for start in range(len(needle))
        for end in range(start + 2, min(start + longest, len(needle)) + 1)
        if needle[start:end] in longer
    ]


def _part(needle: str, start: int, end: int, covers: Iterable[_Cover]) -> str:
    """What finds the letters from start to end, each way in which they may be written."""
    if start == end:
        return ""
    by_end: defaultdict[int, str] = defaultdict(str)
    letter = needle[start]
    by_end[start + 1] = letter + _origins().letters.get(letter, "")
    for each in covers:
        if each.start == start and each.end <= end:
            by_end[each.end] += each.characters
    ways = [
        f"{_one_of(characters)}{_origins().left_out}*{_part(needle, at, end, covers)}"
        for at, characters in by_end.items()
    ]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _one_of(characters: str) -> str:
    """A class of characters, in ranges."""
    points = sorted(set(map(ord, characters)))
    ranges: list[list[int]] = []
    for point in points:
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "[" + "".join(_range(first, last) for first, last in ranges) + "]"


def _range(first: int, last: int) -> str:
    ends = [re.sub(r"([\]\[\\^-])", r"\\\1", chr(each)) for each in (first, last)]
    return ends[0] if first == last else "-".join(ends)
