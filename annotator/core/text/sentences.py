"""Sentences of a text, told by its stops. Offsets are code points into that text."""

import re
from bisect import bisect_right
from itertools import pairwise

from annotator.core.text.normalization import paragraphs, trim
from annotator.core.text.span import Span

_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘«‹(\\[„"
_STOP = (
    rf"(?P<stop>[.!?…؟۔]+)[{_CLOSING}]*(?=\s+[{_OPENING}]*(?P<next>\S)|\s*$)"
    rf"|[。！？]+[{_CLOSING}」』）]*"
)
_LAST_WORD = re.compile(r"[^\s" + _OPENING + r"]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATION = (
    r"(?:mrs?|ms|dr|prof|gen|col|lt|sgt|capt|maj|adm|gov|sen|rep|rev|hon|st|messrs|pres|vs|dept"
    r"|est|fig|approx|ca|cf|eds?|vols?|pp"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)


def sentence_at(text: str, offset: int) -> Span:
    """The sentence of a paragraph that holds an offset, without the white space around it.

    A full stop ends none after titles, initials and other abbreviations, nor before lower case.
    """
    ends = [0, *_sentence_ends(text)]
    at = min(bisect_right(ends, offset), len(ends) - 1)
    return trim(text, Span(ends[at - 1], ends[at]))


def sentences(text: str) -> list[Span]:
    """The sentences of all paragraphs, in order, each without the white space around it."""
    spans: list[Span] = []
    for line in paragraphs(text):
        ends = [0, *_sentence_ends(text[line.start : line.end])]
        for start, end in pairwise(ends):
            sentence = trim(text, Span(line.start + start, line.start + end))
            if sentence.length:
                spans.append(sentence)
    return spans


def sentences_around(text: str, span: Span) -> Span:
    """The span grown to the whole sentences that it touches, across paragraphs if it is."""
    first, last = span.start, max(span.end - 1, span.start)
    return Span(_sentence_of(text, first).start, _sentence_of(text, last).end)


def paragraph_around(text: str, span: Span) -> Span:
    """The span grown to the whole paragraphs that it touches, less white space at their edges."""
    last = max(span.end - 1, span.start)
    return trim(text, Span(_line_at(text, span.start).start, _line_at(text, last).end))


def _sentence_of(text: str, offset: int) -> Span:
    line = _line_at(text, offset)
    sentence = sentence_at(text[line.start : line.end], offset - line.start)
    return Span(line.start + sentence.start, line.start + sentence.end)


def _line_at(text: str, offset: int) -> Span:
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)


def _sentence_ends(text: str) -> list[int]:
    ends = [match.end() for match in re.finditer(_STOP, text) if _ends_sentence(text, match)]
    # What follows a sentence's end up to the next letter belongs to it: the space.
    ends = [end + len(text[end:]) - len(text[end:].lstrip()) for end in ends]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = match["next"]
    if match["stop"] is None or following is None:
        return True
    if following.islower():
        return False
    if match["stop"] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    if word is None:
        return True
    if word[0].casefold() in ("no", "nos"):
        return not following.isdigit()
    # “J. Smith” and “U.S. Army” go on; so does, now and then, what really ends on “the U.S.”.
    return not (re.fullmatch(_ABBREVIATION, word[0], re.IGNORECASE) or _INITIALS.fullmatch(word[0]))
