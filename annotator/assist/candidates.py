"""What a text offers for a field: dates, numbers, ranges, places and names, by simple patterns.

They are candidates and no more: a person walks from one to the next and takes what is right.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec

from annotator.assist.date_phrases import DAY, DAYS, MONTHS, calendar_dates, date_phrases
from annotator.assist.known_names import KnownNames
from annotator.core.codebook.dates import parse_date
from annotator.core.codebook.model import FieldKind
from annotator.core.codebook.numbers import parse_number, parse_range
from annotator.core.coding.actor import TITLES
from annotator.core.text.sentences import sentence_at
from annotator.core.text.span import Span, extent


class Candidate(msgspec.Struct, frozen=True):
    """A piece of text that may be the value of a field.

    Attributes:
        known: whether the project knows the name.
        value: of a date what it means; None where that cannot be told, as of “recently”.
    """

    span: Span
    text: str
    known: bool = False
    value: str | None = None


_SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALE = "dozen|hundred|thousand|million|billion"
_SPELLED = rf"(?:(?:{_TENS})(?:[\s-](?:{_SMALL}))?|{_SMALL})"
_FIGURES = (
    r"(?<![\w.,:/-])(?:[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
    r"(?![\w:/]|[.,][0-9])"
)
_WORDED = rf"\b(?:{_SPELLED}|an?(?=\s(?:{_SCALE})\b))(?:\s(?:{_SCALE}))*(?:\sand\s{_SPELLED})?\b"
_ANY_NUMBER = re.compile(rf"(?:{_FIGURES})(?:\s(?:{_SCALE}))?|{_WORDED}", re.IGNORECASE)
_HYPHENED = re.compile(r"(?<![\w.,:/-])[0-9]+\s?[–—-]\s?[0-9]+(?![\w:/-]|[.,][0-9])")
_PLURAL = (
    r"\b(?:tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands|millions)\b"
)
_RANGE_LEAD = (
    r"(?:between|from|at least|more than|no (?:fewer|less) than|upwards of|over|at most|up to"
    r"|as many as|no more than|fewer than|less than|under)\s"
)
_RANGE_TAIL = r"(?:\s?\+|\sor (?:more|fewer|less))"

_UPPER = "A-Z" + "".join(
    chr(point) for point in (*range(0xC0, 0x530), *range(0x1E00, 0x2000)) if chr(point).isupper()
)
"""Latin, Greek, Cyrillic and Armenian capitals."""

_LETTER = r"[^\W\d_]"
_INITIALS = rf"(?:[{_UPPER}]\.)+"
_BODY = (
    "Army|Assembly|Association|Chamber|Commission|Committee|Confederation|Congress|Council|Court"
    "|Federation|Front|Fund|Guard|Guild|League|Movement|Office|Organi[sz]ation|Party|Republic"
    "|Society|Syndicate|Tribunal|Union"
)
_OF_A_BODY = (
    rf"[’']s?(?=(?:\sand\s[{_UPPER}]{_LETTER}+[’']s?)?\s(?:[{_UPPER}]{_LETTER}+\s)?(?:{_BODY})\b)"
)
"""The genitive within a name: “Workers’ Party”, “Seafarers’ and Ferrymen’s Union”."""
_CAPITALISED = (
    rf"(?:{_INITIALS}|(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Gov|Rep|Rev|Prof)\."
    rf"|[{_UPPER}](?:{_LETTER}|[’'](?=[{_UPPER}]))*(?:-{_LETTER}+)*(?:{_OF_A_BODY})?)"
)
_PARTICLE = (
    r"(?:al|el|as|ash|ad|ar|at|an|bin|ibn|bint|ben|abu|de|del|della|di|da|dos|das|do|du|des|la|le"
    r"|van|von|der|den|ter|ten|zu|y|of|of the|for|and)"
)
_JOINT = rf"(?:\s|[-’'])(?:{_PARTICLE}(?:\s|[-’']))*"
_RUN = re.compile(
    rf"(?<![\w])(?:(?:al|el|as|ash)-)?{_CAPITALISED}"
    rf"(?:{_JOINT}(?:(?:al|el|as|ash)-)?{_CAPITALISED})*"
)
_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|near|from|outside|around|across|towards?|into|inside|between|via|north of"
    r"|south of|east of|west of|city of|town of|village of|port of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^({_CAPITALISED}(?:[ -]{_CAPITALISED})*)(?:, {_CAPITALISED}[.]?)?"
    rf"(?:, (?:{DAY} )?(?:{MONTHS})|\s?\([^)\n]*\)\s?[-–—]|\s[-–—]+\s)"
)
_NEVER_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        a about after all also although an and another any are as at be because before both but by
        can
        could did do does during each even every few first for from had has have he her here his how
        however i if in is it its just last many may meanwhile more most mr mrs ms much must my next
        no not now of on once one only or other our out over she should since so some still such
        than
        that the their then there these they this those though three through thus to today tomorrow
        two under until up was we were what when where whether which while who whose why will with
        would yes yesterday yet you your nobody nothing somebody everybody everyone someone
        """,
    )
)
_CALENDAR = re.compile(rf"(?:{MONTHS}|{DAYS})\.?")


def candidates(
    kind: FieldKind,
    text: str,
    known: KnownNames[str] | None = None,
    reference: date | None = None,
) -> list[Candidate]:
    """What the text offers for a field of this kind, in reading order; none overlap.

    Args:
        known: the names that the project knows for such a field.
        reference: the article's date, against which relative dates resolve.
    """
    match kind:
        case "date":
            return [
                Candidate(span, words, value=parse_date(words, reference))
                for span in date_phrases(text)
                for words in [text[span.start : span.end]]
            ]
        case "number":
            found = _numbers(text)
        case "range":
            found = _ranges(text)
        case "place":
            found = _with_known(text, known, _places(text))
        case "actor":
            found = _with_known(text, known, _names(text))
        case _:
            return []
    return [
        Candidate(span, text[span.start : span.end], is_known) for span, is_known in _apart(found)
    ]


def nearest_first(offered: Iterable[Candidate], spans: Iterable[Span]) -> list[Candidate]:
    """The candidates in the order in which one walks them: those next to the spans first.

    Those within the spans come first of all, in reading order.
    """
    targets = list(spans)
    if not targets:
        return list(offered)
    whole = extent(targets)
    return sorted(
        offered, key=lambda each: (_distance(each.span, targets), each.span.start < whole.start)
    )


def _distance(span: Span, targets: list[Span]) -> int:
    return min(max(place.start - span.end, span.start - place.end, 0) for place in targets)


def _apart(spans: Iterable[tuple[Span, bool]]) -> Iterator[tuple[Span, bool]]:
    end = 0
    for span, is_known in sorted(spans, key=lambda each: (each[0].start, -each[0].end)):
        if span.start >= end:
            yield span, is_known
            end = span.end


def _numbers(text: str) -> Iterator[tuple[Span, bool]]:
    dates = _Taken(calendar_dates(text))
    for match in _ANY_NUMBER.finditer(text):
        span = Span(*match.span())
        if parse_number(match[0]) is None or dates.overlap(span):
            continue
        if match[0].lower() == "one" and _is_no_count(text, span):
            continue
        yield span, False


def _is_no_count(text: str, span: Span) -> bool:
    """“One of them”, “no one”, “one another” count nothing."""
    after = text[span.end : span.end + 10].lower()
    before = text[max(span.start - 8, 0) : span.start].lower()
    return after.startswith((" of ", " another", "’s", "'s")) or before.endswith(
        ("no ", "any", "every", "this ", "that ", "which ")
    )


@cache
def _range_pattern() -> re.Pattern[str]:
    number = _ANY_NUMBER.pattern
    return re.compile(
        rf"(?:\b{_RANGE_LEAD})?(?:{number})(?:(?:\s?[–—-]\s?|\sto\s|\sand\s)(?:{number}))?"
        rf"(?:{_RANGE_TAIL})?|{_PLURAL}",
        re.IGNORECASE,
    )


def _ranges(text: str) -> Iterator[tuple[Span, bool]]:
    taken = [*calendar_dates(text)]
    for pattern in (_HYPHENED, _range_pattern()):
        before = _Taken(taken)
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if before.overlap(span):
                continue
            for part in _readable(text, span):
                if text[part.start : part.end].lower() == "one" and _is_no_count(text, part):
                    continue
                taken.append(part)
                yield part, False


class _Taken:
    """Spans that do not overlap one another, to be asked whether another span overlaps one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def overlap(self, span: Span) -> bool:
        """Whether it does."""
        at = bisect_left(self._spans, Span(span.end, 0)) - 1
        return at >= 0 and self._spans[at].end > span.start


def _readable(text: str, span: Span) -> list[Span]:
    """The phrase if it is a range, else the numbers in it."""
    if parse_range(text[span.start : span.end]) is not None:
        return [span]
    return [
        Span(span.start + match.start(), span.start + match.end())
        for match in _ANY_NUMBER.finditer(text[span.start : span.end])
        if parse_number(match[0]) is not None
    ]


def _with_known(
    text: str, known: KnownNames[str] | None, unknown: Iterable[Span]
) -> Iterator[tuple[Span, bool]]:
    """Known names, and beside them what looks like a name."""
    spans = [found.span for found in known.find(text)] if known is not None else []
    taken = _Taken(spans)
    yield from ((span, True) for span in spans)
    yield from ((span, False) for span in unknown if not taken.overlap(span))


def _places(text: str) -> Iterator[Span]:
    yield from _datelines(text)
    for match in _RUN.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()]
        if _BEFORE_PLACE.search(before) and (
            span := _without_edges(text, match, strip_titles=False)
        ):
            # “in Tobruk and Tripoli” are two, “Trinidad and Tobago” is for the project to know.
            yield _until_conjunction(text, span)


def _datelines(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", text):
        if dateline := _DATELINE.match(line[0]):
            yield Span(line.start() + dateline.start(1), line.start() + dateline.end(1))


def _until_conjunction(text: str, span: Span) -> Span:
    match = re.search(r"\s(?:and|for)\s", text[span.start : span.end])
    return Span(span.start, span.start + match.start()) if match else span


def _names(text: str) -> Iterator[Span]:
    datelines = _Taken(_datelines(text))
    for match in _RUN.finditer(text):
        for part in _parts(text, match):
            span = _without_edges(text, part, strip_titles=True)
            if span is None or datelines.overlap(span):
                continue
            words = text[span.start : span.end].split()
            if len(words) == 1 and _begins_sentence(text, span.start):
                continue
            yield span


def _parts(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """A run that “and” joins is two names: “Ilan Dorr and Mira Sol”."""
    names = re.split(r"(?<![’'])(?<![’']s)\s(?:and|y)\s", match[0])
    if len(names) == 1:
        yield match
        return
    at = match.start()
    for piece in names:
        start = text.index(piece, at)
        if found := _RUN.match(text, start, start + len(piece)):
            yield found
        at = start + len(piece)


def _without_edges(text: str, match: re.Match[str], *, strip_titles: bool) -> Span | None:
    """The run without the words at its ends that belong to no name; None if nothing is left."""
    start, end = match.span()
    words = [
        Span(start + each.start(), start + each.end()) for each in re.finditer(r"\S+", match[0])
    ]
    while words and _is_edge(text, words[0], strip_titles=strip_titles and len(words) > 1):
        words.pop(0)
    while words and _is_edge(text, words[-1], strip_titles=False):
        words.pop()
    if not words:
        return None
    span = Span(words[0].start, min(words[-1].end, end))
    only = text[span.start : span.end].lower().rstrip(".")
    if not only or (strip_titles and only in TITLES):
        return None
    return span


def _is_edge(text: str, word: Span, *, strip_titles: bool) -> bool:
    token = text[word.start : word.end].rstrip(".,")
    if token.lower() in _NEVER_NAMES or _CALENDAR.fullmatch(token):
        return True
    return strip_titles and token.lower() in TITLES


def _begins_sentence(text: str, offset: int) -> bool:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : len(text) if end < 0 else end]
    sentence = sentence_at(line, offset - start)
    between = line[sentence.start : offset - start]
    return not any(each.isalnum() for each in between)
