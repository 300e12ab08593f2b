"""From lines that stand somewhere on pages to the paragraphs that a reader sees."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

_MARGIN = 0.12
"""The part of a page, above and below, where heads and feet stand."""
_SAME_HEIGHT = 4.0
_FEWEST_SHARE = 1 / 3
_PAGE_OF = re.compile(r"(?:\w+\s)?\d+\s*(?:/|of|von|de|sur|из|من)\s*\d+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:。！？؟۔।][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"(\w+)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"\w+(?:-\w+)*")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


class Line(msgspec.Struct, frozen=True):
    """A line of a page; measures are in points from the page's lower left corner.

    Attributes:
        size: the height of its letters.
        page: from 0.
        height: of the page.
        turn: by how many quarters its letters are turned clockwise, 1 also of letters that stand
            under one another; its measures are those of the page turned so that it reads on.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    height: float
    turn: int = 0


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[Line], list[str]]:
    """The lines without what pages repeat at head and foot, and what that was.

    A line is left out if it stands near the edge of its page, and in the same place of another
    page stands the same but for figures.
    """
    filled = sum(1 for page in pages if page)
    by_pattern: dict[str, list[Line]] = {}
    for page in pages:
        for line in page:
            if _is_marginal(line):
                by_pattern.setdefault(_pattern(line), []).append(line)
    left_out: set[int] = set()
    dropped: dict[str, None] = {}
    for pattern, lines in by_pattern.items():
        for line in lines:
            # Facing pages mirror one another, so only the height counts.
            alike = {each.page for each in lines if abs(each.bottom - line.bottom) <= _SAME_HEIGHT}
            repeats = len(alike) >= 2 and len(alike) >= filled * _FEWEST_SHARE
            is_number = line.text.strip("-–— ") == str(line.page + 1)
            if repeats or is_number or _PAGE_OF.fullmatch(line.text):
                left_out.add(id(line))
                dropped.setdefault(lines[0].text if pattern else line.text)
    remaining = [line for page in pages for line in page if id(line) not in left_out]
    # A file that is nothing but such lines is an article after all.
    return (
        (remaining, list(dropped)) if remaining else ([line for page in pages for line in page], [])
    )


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The lines as paragraphs, with words that a line's end broke whole again."""
    if not lines:
        return []
    columns = _columns(lines)
    pitch = _usual_pitch(columns)
    words = {word.casefold() for line in lines for word in _WORDS.findall(line.text)}
    paragraphs_found: list[str] = []
    above: tuple[Line, Sequence[Line]] | None = None
    for column in columns:
        for line in column:
            if (
                above is not None
                and above[1] is column
                and "\t" in above[0].text
                and "\t" in line.text
            ):
                paragraphs_found[-1] += f"\n{line.text}"
            elif above is not None and _goes_on(above[0], line, above[1], column, pitch):
                paragraphs_found[-1] = _mended(paragraphs_found[-1], line.text, words)
            else:
                paragraphs_found.append(line.text)
            above = (line, column)
    return paragraphs_found


def _is_marginal(line: Line) -> bool:
    return line.bottom > line.height * (1 - _MARGIN) or line.top < line.height * _MARGIN


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand under one another, in the order of the file."""
    columns: list[list[Line]] = [[lines[0]]]
    for above, line in pairwise(lines):
        is_below = line.bottom < above.bottom + above.size * 0.5
        is_beside = line.left > above.right or line.right < above.left
        is_turned = line.turn != above.turn
        if line.page == above.page and is_below and not is_beside and not is_turned:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _usual_pitch(columns: Sequence[Sequence[Line]]) -> float:
    """How far lines of a paragraph stand from one another, as a multiple of their size."""
    steps = [
        step
        for column in columns
        for above, line in pairwise(column)
        if 0.5 < (step := (above.bottom - line.bottom) / max(above.size, 0.1)) < 3
        and _same_size(above, line)
    ]
    return median(steps) if steps else 1.2


def _same_size(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) <= 0.1 * max(above.size, line.size)


def _goes_on(
    above: Line, line: Line, upper: Sequence[Line], column: Sequence[Line], pitch: float
) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if not _same_size(above, line) or "\t" in above.text + line.text or line.turn != above.turn:
        return False
    right = max(each.right for each in upper)
    left = min(each.left for each in upper)
    is_rtl = bool(RIGHT_TO_LEFT.search(line.text))
    margin = above.left - left if is_rtl else right - above.right
    is_full = margin < 0.25 * max(right - left, 0.1)
    ends = bool(_SENTENCE_END.search(above.text))
    if column is not upper:
        return bool(_BROKEN_WORD.search(above.text)) or (is_full and not ends)
    if (above.bottom - line.bottom) / max(above.size, 0.1) > pitch * 1.3:
        return False
    indented = above.right - line.right if is_rtl else line.left - above.left
    is_indented = indented > 0.7 * line.size and (ends or not is_rtl)
    return not is_indented and (is_full or not ends)


def _mended(text: str, line: str, words: set[str]) -> str:
    """The line after the text; a word that was broken between them is put together."""
    broken, continuation = _BROKEN_WORD.search(text), _FIRST_WORD.match(line)
    if not broken or not continuation:
        return f"{text} {line}" if _parts_words(text, line) else text + line
    head, tail = broken[1], continuation[0]
    # Both spellings may be meant: the rest of the text knows, or else the word was one.
    with_hyphen = f"{head}-{tail}".casefold() in words and (head + tail).casefold() not in words
    is_one_word = head.isalpha() and tail[0].islower() and not with_hyphen
    return (text[: broken.end(1)] if is_one_word else text) + line


def _parts_words(text: str, line: str) -> bool:
    """Whether a space stands between them: not in scripts that write without."""
    return not (_is_wide(text[-1:]) and _is_wide(line[:1]))


def _is_wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\uffef"
