"""Transcripts with times: WebVTT and SubRip (SRT), one article a file.

The text has a paragraph for each turn, which begins with its speaker where the file names one; the
times of the paragraphs are metadata (`annotator.core.text.turns`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import unescape
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import at_line, message
from annotator.core.text.turns import TIMES, written_times
from annotator.formats.format import Format
from annotator.formats.parsing.one_article import MOST_BYTES_OF_TEXT, Extracted, OneArticle
from annotator.formats.parsing.paragraphs import one_line, title_of
from annotator.formats.parsing.plain_text import decoded
from annotator.formats.readers import TextReader

_CLOCK = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,80}\}")
_SPEAKER = re.compile(r"(?:>>+ ?|[-–—] ?)?(?P<name>[^\W\d_a-z][^:\n.!?]{0,59}) ?: +(?=\S)")
_CHANGE = re.compile(r"(?:>>+|[-–—]) ?(?=\S)")
_TITLE = re.compile(r"WEBVTT[ \t]+(?:-[ \t]*)?(?P<title>\S.*)")
_SKIPPED = ("NOTE", "STYLE", "REGION")
_PAUSE = 3.0
_LONG = 500
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)]*$")


class _Cue(msgspec.Struct, frozen=True):
    """What is shown at a time; `speaker` is empty if it is not said anew."""

    start: float
    end: float
    speaker: str
    text: str
    is_change: bool = False


def read(path: Path, new_id: Callable[[], str], encoding: str = "") -> OneArticle:
    """A transcript with times, in that encoding if it is not UTF-8; told by its bytes if empty.

    Raises:
        InputError: it cannot be read, or no time of it is understood.
    """
    return OneArticle(path, new_id(), partial(_extracted, encoding=encoding), MOST_BYTES_OF_TEXT)


def _extracted(file: str, raw: bytes, *, encoding: str) -> Extracted:
    whole, notes = decoded(file, raw, encoding)
    lines = whole.split("\n")
    paragraphs = list(_paragraphs(list(_cues(file, lines))))
    if not paragraphs:
        raise InputError(file, message("transcript-without-times"))
    text = "\n\n".join(
        f"{each.speaker}: {each.text}" if each.speaker else each.text for each in paragraphs
    )
    named = _TITLE.fullmatch(lines[0].strip())
    times = written_times([(each.start, each.end) for each in paragraphs])
    return Extracted(
        text=text,
        title=named["title"] if named else title_of(text, markdown=False),
        metadata={TIMES: times},
        notes=notes,
    )


def _cues(file: str, lines: Sequence[str]) -> Iterator[_Cue]:
    """The cues.

    Raises:
        InputError: a line has the arrow of times, but its times are not understood.
    """
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if line.startswith(_SKIPPED):
            while place < len(lines) and lines[place].strip() and "-->" not in lines[place]:
                place += 1
            continue
        if "-->" not in line:
            continue
        timing = _TIMING.fullmatch(line)
        if timing is None:
            raise InputError(file, message("time-not-understood", text=line[:60]), at_line(place))
        begun = place
        while place < len(lines) and lines[place].strip():
            place += 1
        numbers = timing.groups()
        yield from _spoken(_seconds(numbers[:4]), _seconds(numbers[4:]), lines[begun:place])


def _spoken(start: float, end: float, lines: Sequence[str]) -> Iterator[_Cue]:
    """The parts of a cue, one a speaker: a line may name another than the one before."""
    for line in lines:
        parts = _VOICE.split(line)
        for n in range(0, len(parts), 2):
            speaker = one_line(unescape(parts[n - 1])).rstrip(":") if n else ""
            text = one_line(unescape(_TAG.sub("", parts[n])))
            if not text:
                continue
            is_change = bool(speaker)
            if not speaker and (named := _SPEAKER.match(text)):
                speaker, text = named["name"].strip(), text[named.end() :]
            elif changed := _CHANGE.match(text):
                is_change, text = True, text[changed.end() :]
            yield _Cue(start, end, speaker, text, is_change)


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """The turns; where nobody is named, what is parted by pauses or gets long."""
    turn: _Cue | None = None
    for cue in cues:
        if turn is None or _begins(turn, cue):
            if turn is not None:
                yield turn
            turn = cue
        else:
            text = turn.text if turn.text.endswith(cue.text) else f"{turn.text} {cue.text}"
            turn = msgspec.structs.replace(turn, end=cue.end, text=text)
    if turn is not None:
        yield turn


def _begins(turn: _Cue, cue: _Cue) -> bool:
    if cue.speaker:
        return cue.speaker != turn.speaker
    if turn.speaker:
        return cue.is_change
    is_over = _SENTENCE_END.search(turn.text) is not None
    return cue.is_change or (
        is_over and (cue.start - turn.end >= _PAUSE or len(turn.text) >= _LONG)
    )


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (part or "0" for part in parts)
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(thousandths.ljust(3, "0")) / 1000


VTT = Format(
    name="vtt",
    title="WebVTT transcript, one article a file",
    extensions=(".vtt",),
    reader=TextReader(read),
)

SRT = Format(
    name="srt",
    title="SubRip (SRT) transcript, one article a file",
    extensions=(".srt",),
    reader=TextReader(read),
)
