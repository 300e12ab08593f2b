"""Words and sentences around a place in a text. Offsets are code points into that text."""

import re
from bisect import bisect_right

from PySide6.QtCore import QTextBoundaryFinder

from annotator.core.span import Span
from annotator.core.text import Utf16Map, trim

_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘«‹(\\[„"
_STOP = re.compile(
    rf"(?P<stop>[.!?…؟۔]+)[{_CLOSING}]*(?=\s+[{_OPENING}]*(?P<next>\S)|\s*$)"
    rf"|[。！？]+[{_CLOSING}」』）]*"
)
_LAST_WORD = re.compile(r"[^\s" + _OPENING + r"]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATION = re.compile(
    r"(?:mrs?|ms|dr|prof|gen|col|lt|sgt|capt|maj|adm|gov|sen|rep|rev|hon|st|messrs|pres|vs|dept"
    r"|est|fig|approx|ca|cf|eds?|vols?|pp"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)",
    re.IGNORECASE,
)


class WordBorders:
    """The borders of the words of one piece of text, by the rules of Unicode."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._map = Utf16Map(text)
        self._finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)

    def word_at(self, offset: int) -> Span:
        """The word, run of space or sign that holds an offset; at a border, the one after it."""
        if not self._text:
            return Span(0, 0)
        offset = min(offset, len(self._text) - 1)
        # From the position after the character, the border before it is the word's start.
        self._finder.setPosition(self._map.to_utf16(offset + 1))
        start = max(self._finder.toPreviousBoundary(), 0)
        self._finder.setPosition(self._map.to_utf16(offset))
        end = self._finder.toNextBoundary()
        return Span(self._map.to_code_point(start), self._map.to_code_point(end))

    def start(self, offset: int) -> int:
        """The start of the word that the offset lies inside of; else the offset itself."""
        return self.word_at(offset).start if self._inside(offset) else offset

    def end(self, offset: int) -> int:
        """The end of the word that the offset lies inside of; else the offset itself."""
        return self.word_at(offset).end if self._inside(offset) else offset

    def _inside(self, offset: int) -> bool:
        if not 0 < offset < len(self._text):
            return False
        self._finder.setPosition(self._map.to_utf16(offset))
        return not self._finder.isAtBoundary()


def sentence_at(text: str, offset: int) -> Span:
    """The sentence of a paragraph that holds an offset, without the white space around it.

    A full stop ends none after titles, initials and other abbreviations, nor before lower case.
    """
    ends = [0, *_sentence_ends(text)]
    at = min(bisect_right(ends, offset), len(ends) - 1)
    return trim(text, Span(ends[at - 1], ends[at]))


def _sentence_ends(text: str) -> list[int]:
    ends = [found.end() for found in _STOP.finditer(text) if _ends_sentence(text, found)]
    # What follows a sentence's end up to the next letter belongs to it: the space.
    ends = [end + len(text[end:]) - len(text[end:].lstrip()) for end in ends]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    following = found["next"]
    if found["stop"] is None or following is None:
        return True
    if following.islower():
        return False
    if found["stop"] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, found.start() - 40), found.start())
    if word is None:
        return True
    if word[0].casefold() in ("no", "nos"):
        return not following.isdigit()
    # “J. Smith” and “U.S. Army” go on; so does, now and then, what really ends on “the U.S.”.
    return not (_ABBREVIATION.fullmatch(word[0]) or _INITIALS.fullmatch(word[0]))
