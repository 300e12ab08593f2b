"""The turns of a transcript: who speaks in which part of the text, and when.

The speaker stands in the text, as ``ADA HOLM: Why did the talks fail?``, so that a correction of
the text keeps turns and speakers together. The times are kept beside it, one a paragraph, and hold
as long as there are as many paragraphs as times.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, cast

import msgspec

from annotator.core.text.span import Span

TIMES = "times"
"""What an article's metadata calls the times of its paragraphs."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_SPEAKER = re.compile(
    r"(?P<name>[^\W\d_][^:\n.!?;“”\"]{0,59}?)(?: ?\([^()\n]{1,40}\))? ?[:：](?=\s|$)\s*"
)
_TIME = re.compile(r"(?P<start>\d{2,}:\d\d:\d\d\.\d{3})(?: --> (?P<end>\d{2,}:\d\d:\d\d\.\d{3}))?")
_MOST_WORDS = 6
_FEWEST = 2


class Turn(msgspec.Struct, frozen=True):
    """What somebody says until somebody else does.

    Attributes:
        speaker: as the text has it.
        name: where the speaker's name stands.
        speech: where what is said stands, over paragraphs.
        start: when it begins, in seconds; None if that is not known.
        end: when it ends.
    """

    speaker: str
    name: Span
    speech: Span
    start: float | None = None
    end: float | None = None


def turns_of(text: str, metadata: dict[str, Any] | None = None) -> list[Turn]:
    """The turns of an article's text; none if it is no transcript.

    It is one if its first paragraph is a turn, or most are, and if somebody speaks twice or there
    are times; an article that only has a line such as “Note: …” is none.

    Args:
        text: the article's.
        metadata: the article's, for the times.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    begun = [(n, found) for n, span in enumerate(paragraphs) if (found := _speaker(text, span))]
    times = _times(metadata or {}, len(paragraphs))
    counts = Counter(found["name"].casefold() for _, found in begun)
    is_told = bool(times) or max(counts.values(), default=0) >= _FEWEST
    are_most = begun and (begun[0][0] == 0 or 2 * len(begun) > len(paragraphs))
    if not is_told or not are_most:
        return []
    ends = [n for n, _ in begun[1:]] + [len(paragraphs)]
    return [
        Turn(
            found["name"],
            Span(*found.span("name")),
            Span(found.end(), paragraphs[after - 1][1]),
            times[n][0] if times else None,
            times[after - 1][1] if times else None,
        )
        for (n, found), after in zip(begun, ends, strict=True)
        if found.end() < paragraphs[after - 1][1]
    ]


def written_times(times: Sequence[tuple[float, float]]) -> list[str]:
    """Times of paragraphs, each from and to in seconds, as metadata keeps them."""
    return [f"{_clock(start)} --> {_clock(end)}" for start, end in times]


def _speaker(text: str, span: tuple[int, int]) -> re.Match[str] | None:
    found = _SPEAKER.match(text, *span)
    if found is None or len(words := found["name"].split()) > _MOST_WORDS:
        return None
    # Names are written with capitals, in scripts that have them, or are one word, such as “Q”.
    is_name = any(not word[0].islower() for word in words) and not words[-1][0].islower()
    return found if is_name else None


def _times(metadata: dict[str, Any], count: int) -> list[tuple[float, float | None]]:
    """The times of so many paragraphs; none if they are not known of each."""
    kept = metadata.get(TIMES)
    if not isinstance(kept, list) or len(cast("list[Any]", kept)) != count:
        return []
    read = list(_read_times(cast("list[Any]", kept)))
    return read if len(read) == count else []


def _read_times(kept: Sequence[Any]) -> Iterator[tuple[float, float | None]]:
    for each in kept:
        if isinstance(each, str) and (found := _TIME.fullmatch(each)):
            yield _seconds(found["start"]), _seconds(found["end"]) if found["end"] else None


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
