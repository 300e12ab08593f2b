"""Where English texts speak of time: days, months and years, spans of time, vague words.

What is marked follows TIMEX3 (Pustejovsky et al. 2005) but for ages, which are no dates.
"""

import re
from collections.abc import Iterator

from annotator.core.text.span import Span

MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
DAYS = (
    "Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?"
    "|Sun(?:day)?"
)
DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_LONG_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_TO = r"\s?(?:[–—-]|to|and)\s?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![-/][0-9])"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty"
)
_COUNT = rf"(?:[0-9]{{1,3}}|an?|{_SMALL})"
_PART = r"(?:[Ee]arly|[Ll]ate|[Mm]id)(?:\s+in)?[\s-]"
_WHICH = r"(?:[Ll]ast|[Tt]his(?:\spast)?|[Nn]ext|[Cc]oming|[Pp]revious)"
_SOONER = r"(?:[Ee]arlier|[Ll]ater)\s(?:on\s|in\s)?"
_HOURS = r"\s(?:morning|afternoon|evening|night)"
_SEASON = "[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"

_CALENDAR = (
    rf"[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?"
    rf"|[0-9]{{1,2}}[./][0-9]{{1,2}}[./][0-9]{{4}}"
    rf"|(?:{_PART})?(?:(?:{DAYS})\.?,?\s)?{DAY}(?:{_TO}{DAY})?\s(?:of\s)?(?:{MONTHS})\b"
    rf"(?:\.?,?\s{_YEAR})?"
    rf"|(?:{_PART})?(?:(?:{DAYS})\.?,?\s)?(?:{MONTHS})\.?\s{DAY}(?:{_TO}{DAY})?(?![\w])"
    rf"(?:,?\s{_YEAR})?"
    rf"|(?:{_PART})?(?:{MONTHS})\.?(?:\sof)?,?\s{_YEAR}"
    rf"|(?:{_WHICH}|[Ee]arly|[Ll]ate|[Mm]id|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y)[\s-](?:{MONTHS})"
    rf"(?:,?\s{_YEAR})?(?![\w])"
    rf"|(?:{_SOONER}|{_PART})?(?:{_WHICH}\s)?(?:{_LONG_DAYS})(?:{_HOURS})?"
    r"(?:\s(?:of\s)?(?:last|this|next)\sweek)?"
    rf"|(?:{_SOONER}|{_PART})?{_WHICH}\s(?:week(?:end)?|month|year)"
    rf"|(?:the\s)?day\s(?:before\syesterday|after\stomorrow)"
    rf"|(?:{_SOONER}|{_PART})?(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)(?:{_HOURS})?|[Tt]onight"
    r"|[Ll]ast\snight|[Tt]his\s(?:morning|afternoon|evening)"
    rf"|(?i:{_COUNT})\s(?:day|week|fortnight|month|year)s?\s(?:ago|earlier|later|from\snow)"
    rf"|(?:[Tt]he\s)?(?:{_PART})?[0-9]{{3}}0s"
    rf"|(?:{_SEASON})\s(?:of\s)?{_YEAR}"
    rf"|(?:{_PART})?{_YEAR}(?![\w%]|[.,][0-9])"
)
_FEW = r"few|several|couple\sof|many|dozen|half[\s-]dozen"
_MANY = rf"(?i:{_COUNT}|several|(?:a|the)\s(?:few|couple(?:\sof)?|dozen)|many|half\san?|dozens\sof)"
_UNIT = "second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie)|quarter"
_LONG = "week|month|year|decade|century|quarter"
_QUARTER = r"(?:first|second|third|fourth)[\s-](?:quarter|half)"
_WIDER = (
    # Parts of time that are told from the day of the text.
    rf"(?:[Tt]he\s)?(?:[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]revious|[Ff]ollowing|[Rr]ecent)\s"
    rf"(?:(?:{_COUNT}|{_FEW})\s)?(?:{_UNIT})s?"
    rf"|(?:{_SOONER}|{_PART})?{_WHICH}\s(?:{_SEASON}|decade|century|quarter)"
    rf"|(?:[Tt]he\s)?{_WHICH}\s{_QUARTER}|(?:[Tt]he\s)?{_QUARTER}"
    rf"(?:\s(?:of\s)?(?:{_YEAR}|(?:last|this|next)\syear|the\syear))?"
    rf"|(?:[Tt]he\s)?(?:end|beginning|start|middle)\sof\s(?:{_YEAR}|(?:{_WHICH}|the)\s(?:{_LONG})"
    rf"|(?:{MONTHS})\b(?:\s{_YEAR})?)"
    rf"|{_SOONER}the\s(?:day|week|month|year)"
    r"|(?:[Tt]he\s)?(?:same|following|next|previous)\s(?:day|morning|night|evening|week|month|year)"
    rf"|[Tt]hat\s(?:day|morning|afternoon|evening|night|week|month|year)"
    rf"|[Ee](?:very|ach)\s(?:{_LONG_DAYS}|day|night|morning|week|month|year)"
    r"|[Tt]he\sweekend|(?:[Tt]he\s)?(?:(?:early|late|mid)[\s-])?[’']?[2-9]0s"
    # Durations, and so many units before or after.
    rf"|{_MANY}[\s-](?:more\s)?(?:{_UNIT})s?(?!-old|\solds?\b)(?:\s(?:ago|earlier|later|before"
    r"|from\snow))?"
    r"|[Dd]ecades(?:\sago)?|(?<!million\s)[Yy]ears\s(?:ago|earlier|later)"
    r"|(?:[Mm]onths|[Ww]eeks|[Dd]ays|[Hh]ours)\s(?:ago|earlier|later)"
    # Clock times, holidays, vague words.
    r"|[0-1]?[0-9](?:[:.][0-5][0-9])?\s?(?:[ap]\.m\.|[ap]m\b)|(?:[Nn]oon|[Mm]idnight)"
    r"|(?:Christmas|New\sYear[’']s)\s(?:Day|Eve)|Thanksgiving(?:\sDay)?|Christmas|Election\sDay"
    r"|(?:Labor|Memorial|Inauguration|Independence|Veterans)\sDay|Super\sTuesday|9/11"
    r"|[Rr]ecently|[Cc]urrently|[Aa]t\spresent|[Nn]owadays|(?:[Tt]hese|[Tt]hose)\sdays"
    r"|[Nn]ow(?!\sthat\b)|[Tt]he\s(?:near\s)?future|[Oo]vernight"
    rf"|(?:January|February|April|June|July|August|September|October|November|December)"
    r"(?![’']|\s[A-Z])"
)
_BEFORE = r"(?<![\w$€£.,/-])"
_DATE = re.compile(rf"{_BEFORE}(?:{_CALENDAR})(?!\w)")
_PHRASE = re.compile(rf"{_BEFORE}(?:{_WIDER})(?!\w)")
_LED = re.compile(r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y)[\s-](?=[A-Z])")


def calendar_dates(text: str) -> Iterator[Span]:
    """Days, months and years, also relative ones, with the words that lead to a month."""
    return (Span(*match.span()) for match in _DATE.finditer(text))


def date_phrases(text: str) -> list[Span]:
    """All words for time, in reading order; none overlap, of two the longer counts."""
    found: list[Span] = []
    for match in _DATE.finditer(text):
        led = _LED.match(match[0])
        found.append(Span(match.start() + (led.end() if led else 0), match.end()))
    found += [Span(*match.span()) for match in _PHRASE.finditer(text)]
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
