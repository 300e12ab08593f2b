"""What the words around a quote tell of it: to whom, through whom it is known, whether it was said.

Told only where it is plain; the words for it are in English.
"""

import re

import msgspec

from annotator.assist.quotes.finder import SuggestedQuote
from annotator.core.text.span import Span

_SAYING = (
    r"(?:say|tell|speak|talk|comment|confirm|discuss|elaborate|specify|disclose|reveal|identify|name"
    r"|explain|respond|answer|repl(?:y|ied)|address|mention|offer|give|guess|predict|speculate|admit"
    r"|acknowledge|announce|provide|detail|said|told)"
)
_UNSAID = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bneither|\bcannot|\b(?:declin|refus)\w+(?:\sto)?)\s"
    rf"(?:\w+\s){{0,2}}?{_SAYING}\b"
    rf"|\b(?:yet to|unable to|avoid\w*|stopped|stop short of)\s{_SAYING}",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:nobody|no one|none|neither|no)\b", re.IGNORECASE)

_NAME = r"[A-Z][\w’'.&-]+(?:\s[A-Z][\w’'.&-]+){0,3}"
_OUTLET = rf"(?:(?:[Tt]he|an?)\s)?(?:[\w’'.&-]+\s){{0,3}}?{_NAME}"
_BLOG = r"an?\s[\w’'-]+(?:\s[\w’'-]+){0,4}?"
_THROUGH = re.compile(rf"\b(?:quoted|cited|heard|seen|shown)\s(?:by|in|on)\s({_OUTLET})(?=\s|$)")
_QUOTED_AS = re.compile(r"\b(?:quoted|cited)\sas\s\w+$", re.IGNORECASE)
_THROUGH_BEHIND = re.compile(rf"\s(?:by|in|on)\s({_BLOG}|{_OUTLET})(?=\s(?:that|as)\b|[,.])")
_WROTE = r"(?:reported|reports|wrote|said|says)"
_INSERTED = re.compile(rf",\s({_OUTLET}|{_BLOG})\s{_WROTE}\b[^,.]*,\s*$")
_CITING = re.compile(
    rf"(?:^|[.\s“\"]\s?)([Tt]he\s(?:[\w’'-]+\s){{0,2}}?{_NAME})(?:\s{_WROTE}\b[^,.]*)?,\s*$"
)

_TOLD = re.compile(
    r"(?:told|tells?|telling|assur\w+|remind\w*|inform\w*|urg\w+|ask(?:s|ed|ing)?|begg?\w*|advis\w+"
    r"|order(?:s|ed|ing)?|instruct\w*|implor\w+|warn(?:s|ed|ing)?|call(?:s|ed|ing)?\son|notif\w+"
    r"|direct(?:s|ed|ing)|promis\w+)$",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"\s((?:him|them|me|us|you|reporters|her(?=\s(?:in|at|by|over|only|to|that|on|how|why|what|once)\b))\b"
    r"|(?:(?:the|an?|his|her|their|its|our|my|this|that|these|those|all|both|some)\s)?"
    r"(?:[\w’'.-]+\s){0,4}?(?!(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|U)\b)(?:\d[\d,.]*\s)?[A-Za-z][\w’'-]*"
    r"(?=[\s,]*$|[,.;:]|\s(?:that|to|on|in|at|by|after|before|during|from|for|with|last|this|when"
    r"|while|as|not|how|why|what|whether|if|about|via|through|late|early|once|twice|then|over|only"
    r"|again|privately|afterwards|outside|yesterday|today"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b))"
)
_NO_PERSON = re.compile(
    r"(?:that|to|on|in|at|by|it|for|of|if|how|why|what|whether|not|about|yesterday|today|again|last"
    r"|all\s(?:day|week|month|year)|aloud|\w+\stimes|during|once|twice)\b",
    re.IGNORECASE,
)
_BEFORE = 120


class Particulars(msgspec.Struct, frozen=True):
    """What is plain of a quote.

    Attributes:
        addressee: the words for whom it was said to.
        reported_by: those for the outlet through which it is known.
        negated: whether the text says that it was not said.
    """

    addressee: Span | None = None
    reported_by: Span | None = None
    negated: bool = False


def particulars(text: str, quote: SuggestedQuote) -> Particulars:
    """What the cue and the words beside it tell."""
    if quote.cue is None:
        return Particulars()
    cue, speaker = quote.cue, quote.speaker
    words = text[cue.start : cue.end]
    named = text[speaker.start : speaker.end] if speaker else ""
    negated = bool(_UNSAID.search(words) or _NOBODY.match(named))
    return Particulars(_addressee(text, quote, cue), _reported_by(text, cue, speaker), negated)


def _addressee(text: str, quote: SuggestedQuote, cue: Span) -> Span | None:
    if not _TOLD.search(text[cue.start : cue.end]):
        return None
    behind = [span.start for span in quote.content if span.start >= cue.end]
    end = min(behind, default=min(cue.end + _BEFORE, len(text)))
    line = text.find("\n", cue.end, end)
    found = _WHOM.match(text[: line if line >= 0 else end], cue.end)
    if found is None or _NO_PERSON.match(found[1]):
        return None
    span = Span(*found.span(1))
    speaker = quote.speaker
    overlaps = speaker is not None and span.start < speaker.end and speaker.start < span.end
    return None if overlaps else span


def _reported_by(text: str, cue: Span, speaker: Span | None) -> Span | None:
    words = text[: cue.end]
    if found := _THROUGH.search(words, cue.start):
        return Span(*found.span(1))
    if _QUOTED_AS.search(words, cue.start) and (found := _THROUGH_BEHIND.match(text, cue.end)):
        return Span(*found.span(1))
    start = max(cue.start - _BEFORE, text.rfind("\n", 0, cue.start) + 1)
    before = text[: cue.start]
    if words[cue.start :].lower() == "citing" and (found := _CITING.search(before, start)):
        return Span(*found.span(1))
    if speaker is not None and speaker.end <= cue.start:
        found = _INSERTED.match(before, speaker.end)
        return Span(*found.span(1)) if found else None
    return None
