"""An article's text with the passages of its records marked, also where they overlap."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

_LONGEST_SEARCH = 2000


class Mark(msgspec.Struct, frozen=True):
    """A passage of a record.

    Attributes:
        label: such as ``Q12``; shown where the passage ends.
        colour: the role name of the theme's tint.
        target: the id of what the label leads to.
    """

    start: int
    end: int
    label: str
    colour: str
    target: str


class Segment(msgspec.Struct, frozen=True):
    """A piece of the text in which the same passages lie throughout.

    Attributes:
        ending: those of ``marks`` that end with it.
    """

    text: str
    marks: tuple[Mark, ...]
    ending: tuple[Mark, ...]


def segments(text: str, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The text cut wherever a passage begins or ends; joined again it is the text."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.label))
    waiting.reverse()
    open_marks: list[Mark] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start <= start:
            open_marks.append(waiting.pop())
        ending = tuple(mark for mark in open_marks if mark.end == end)
        yield Segment(text[start:end], tuple(open_marks), ending)
        open_marks = [mark for mark in open_marks if mark.end > end]


def direction(text: str) -> str:
    """``rtl`` if the first letter is of a script that runs so, else ``ltr``."""
    for character in text[:_LONGEST_SEARCH]:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return "rtl"
            case "L":
                return "ltr"
            case _:
                continue
    return "ltr"
