"""What may be a claim in a text, and what speaks for each: its words are seen as hashes alone."""

import re
from collections.abc import Sequence

import msgspec

from annotator.assist.quotes.features import shape
from annotator.assist.quotes.finder import SuggestedQuote
from annotator.assist.reporting_verbs import word_set
from annotator.core.text.sentences import sentences
from annotator.core.text.span import Span

WORD = re.compile(r"\w+(?:[’']\w+)*")
_TOKEN = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
_LEAD = re.compile(r"[\s“”\"‘’'«»„(,;:—–-]*(?:that\s+)?[“\"‘'«„]*", re.IGNORECASE)
_TAIL = re.compile(r"[\s“”\"‘’'«»)(.,;:!?…—–-]+$")
_PARTS = re.compile(r"[;:—–]\s|,\s(?=(?:and|but|or|while|which|though|although|because|as)\s)")
_LEAST = 3
"""A claim has so many words."""

PLAIN, SENTENCE, CONTENT = "plain", "sentence", "content"

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|half|third|quarter|fifth|twice|double[ds]?|triple[ds]?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"%|\bper ?cent\b|\bone in\b|\bout of\b|\bin (?:ten|five|four|three)\b", re.IGNORECASE
)
_MONEY = re.compile(r"[$€£]|\b(?:dollars?|euros?|pounds?)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_COMPARED = re.compile(r"\b(?:more|less|fewer|\w{2,}er)\s(?:\w+\s){0,3}?than\b", re.IGNORECASE)
_EXTREME = re.compile(r"\b(?:most|least|best|worst|never|ever|always|\w{3,}est)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|going to|could|may|might)\b|[’']ll\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|going to)\b|[’']ll\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:because|caus(?:e[sd]?|ing)|led to|due to|thanks to|blam\w+)\b", re.IGNORECASE
)
_OUGHT = re.compile(r"\b(?:should|must|ought|needs? to|have to|has to)\b", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:because|caus\w+|led to|leads? to|due to|thanks to|result\w*|blam\w+|cost|makes?|made"
    r"|driv\w+|drove|ruin\w*|kill\w*)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|we|my|our|us|me)\b|\bI[’']", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{2,}ed)\b", re.IGNORECASE)
_SIGNS = {
    "number": _NUMBER,
    "share": _SHARE,
    "money": _MONEY,
    "year": _YEAR,
    "compared": _COMPARED,
    "extreme": _EXTREME,
    "future": _FUTURE,
    "ought": _OUGHT,
    "cause": _CAUSE,
    "first": _FIRST,
    "past": _PAST,
}
_PRONOUNS = word_set("he she they it we i you")


def kind_of(claim: str) -> str:
    """The kind of a claim, by its words: prediction, number, norm, cause or fact."""
    if _WILL.search(claim):
        return "prediction"
    if _NUMBER.search(_YEAR.sub(" ", claim)) or _SHARE.search(claim):
        return "number"
    if _OUGHT.search(claim):
        return "norm"
    return "cause" if _BECAUSE.search(claim) else "fact"


class Unit(msgspec.Struct, frozen=True):
    """A clause or sentence that may be a claim.

    Attributes:
        sentence: the number of its sentence.
        quote: that it stands in, if any.
    """

    span: Span
    sentence: int
    quote: SuggestedQuote | None
    features: list[str]


def units(text: str, quotes: Sequence[SuggestedQuote]) -> list[Unit]:
    """What may be a claim: sentences, what is ascribed in them, and parts of both.

    Args:
        quotes: those found in the text.
    """
    found: list[Unit] = []
    for number, sentence in enumerate(sentences(text)):
        here = [
            (quote, within)
            for quote in quotes
            for span in quote.content
            if (within := _common(span, sentence)) is not None
        ]
        pieces: dict[Span, tuple[str, SuggestedQuote | None]] = {}
        for quote, within in here:
            pieces.setdefault(_trimmed(text, within), (CONTENT, quote))
        joined: dict[int, list[Span]] = {}
        for quote, within in here:
            joined.setdefault(id(quote), []).append(within)
        whole = _trimmed(text, sentence)
        around = next((q for q, span in here if span.start <= sentence.start + 1), None)
        pieces.setdefault(whole, (SENTENCE if here else PLAIN, around))
        for span, (kind, quote) in [*pieces.items()]:
            for part in _parts(text, span):
                pieces.setdefault(part, (f"part of {kind}", quote))
        for span, (kind, quote) in pieces.items():
            if len(WORD.findall(text, span.start, span.end)) >= _LEAST:
                features = _features(text, span, kind, quote, number, sentence)
                found.append(Unit(span, number, quote, features))
    return found


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _trimmed(text: str, span: Span) -> Span:
    """Without “that” before it and without signs at its ends."""
    piece = text[span.start : span.end]
    lead = _LEAD.match(piece)
    start = lead.end() if lead else 0
    tail = _TAIL.search(piece, start)
    end = tail.start() if tail else len(piece)
    return Span(span.start + start, span.start + max(start, end))


def _parts(text: str, span: Span) -> list[Span]:
    cuts = list(_PARTS.finditer(text, span.start, span.end))
    if not cuts:
        return []
    bounds = [span.start, *(each.end() for each in cuts)]
    ends = [*(each.start() for each in cuts), span.end]
    return [_trimmed(text, Span(a, b)) for a, b in zip(bounds, ends, strict=True) if a < b]


def _features(
    text: str, span: Span, kind: str, quote: SuggestedQuote | None, number: int, sentence: Span
) -> list[str]:
    piece = text[span.start : span.end]
    words = [each.lower() for each in _TOKEN.findall(piece)]
    signs = [name for name, pattern in _SIGNS.items() if pattern.search(piece)]
    length = len(words)
    said = quote.kind if quote else "own"
    features = [
        "bias",
        f"k={kind}",
        f"kq={kind} {said}",
        f"n={min(number, 4)} {kind}",
        f"np={min(number // 5, 5)}",
        f"len={min(length // 4, 8)} {kind}",
        f"share={(span.end - span.start) * 6 // max(sentence.end - sentence.start, 1)} {kind}",
        *(f"s={name}" for name in signs),
        *(f"sk={name} {kind}" for name in signs),
        *(f"sq={name} {said}" for name in signs),
        f"ns={min(len(signs), 5)}",
        f"end={text[span.end : span.end + 1].strip()}",
        f"first={shape(words[0]) if words else ''} {kind}",
        *(f"w:{word}" for word in sorted(set(words))),
        f"f:{words[0]}" if words else "f:",
    ]
    before = _TOKEN.findall(text[max(span.start - 24, sentence.start) : span.start])
    features.append(f"b:{before[-1].lower() if before else ''}")
    if quote is not None:
        features += [f"sure={int(quote.confidence * 5)}", f"cue={quote.cue is not None}"]
        if quote.cue is not None:
            cue = text[quote.cue.start : quote.cue.end].lower()
            features += [f"c:{word}" for word in WORD.findall(cue)]
            features.append(f"side={quote.cue.start < span.start} {kind}")
        speaker = text[quote.speaker.start : quote.speaker.end] if quote.speaker else ""
        first = speaker.split()[0].lower() if speaker.strip() else ""
        features.append(f"sp={first in _PRONOUNS} {bool(speaker)} {min(len(speaker.split()), 4)}")
    return features
