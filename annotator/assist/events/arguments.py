"""Who, to whom, when, where and how many: what stands around a trigger."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from annotator.assist.candidates import candidates
from annotator.assist.events.lexicon import Match
from annotator.assist.events.triggers import Sentence, clause, is_passive
from annotator.assist.known_names import KnownNames
from annotator.assist.reporting_verbs import word_set
from annotator.core.codebook.model import FieldKind
from annotator.core.coding.actor import TITLES
from annotator.core.text.span import Span

_PRONOUNS = word_set("he she they it we i you him her them us me who")
_IN_A_PHRASE = word_set(
    "of in on at by for from to with against near over into about after than outside between "
    "under before during"
)
_ARTICLES = word_set("the a an his her their its")
_ANY_DAY = date(2000, 1, 1)
"""What means a day on one day does so on another."""
_DEAD = r"killed|dead|died|slain|lost their lives"
_HURT = r"wounded|injured|hurt|hospitali[sz]ed"
_PEOPLE = r"(?:\s+\w+){0,3}?"
_COUNTED = {
    "deaths": (
        re.compile(rf"^{_PEOPLE}\s+(?:were\s+|was\s+|had\s+)?(?:{_DEAD})\b"),
        re.compile(r"\b(?:kill(?:s|ed|ing)?|the deaths? of|leaving)\s+$"),
        re.compile(r"\bleaving\s+$"),
    ),
    "injured": (
        re.compile(rf"^{_PEOPLE}\s+(?:were\s+|was\s+)?(?:{_HURT})\b"),
        re.compile(r"\b(?:wound(?:s|ed|ing)?|injur(?:es|ed|ing)?|hurt(?:ing)?)\s+$"),
        re.compile(r"\bleaving\s+$"),
    ),
}


class Offered(msgspec.Struct, frozen=True):
    """What a text offers, found once for all its events, each in reading order."""

    actors: Sequence[Span]
    dates: Sequence[Span]
    places: Sequence[Span]
    ranges: Sequence[Span]


class Arguments(msgspec.Struct, frozen=True):
    """Where the words for each stand; None where there are none."""

    actor: Span | None
    recipient: Span | None
    date: Span | None
    place: Span | None
    deaths: Span | None
    injured: Span | None


def offered(
    text: str, sentences: Sequence[Sentence], groups: frozenset[str], known: KnownNames[str] | None
) -> Offered:
    """What the text offers: names, pronouns and words for groups as actors."""

    def spans(kind: FieldKind, names: KnownNames[str] | None = None) -> list[Span]:
        return [each.span for each in candidates(kind, text, names)]

    actors = spans("actor", known)
    taken = {place for span in actors for place in range(span.start, span.end)}
    actors += [
        Span(token.start, token.end)
        for sentence in sentences
        for token, word in zip(sentence.tokens, sentence.words, strict=True)
        if (word in groups or word in _PRONOUNS)
        # “Senator Dorr” is one: the title is no actor beside him.
        and not taken.intersection((token.start, token.end + 1))
    ]
    dated = candidates("date", text, None, _ANY_DAY)
    dates = [each.span for each in dated if each.value is not None]
    return Offered(sorted(actors), dates, spans("place"), spans("range"))


def arguments(text: str, sentence: Sentence, match: Match, found: Offered) -> Arguments:
    """What stands around a trigger in its clause, else in its sentence."""
    first, last = clause(sentence, match)
    tokens = sentence.tokens
    start, end = tokens[match.first].start, tokens[match.last].end
    here = _within(found.actors, sentence.span)
    left = [each for each in here if each.end <= start]
    right = [each for each in here if each.start >= end]
    near = [each for each in left if each.start >= tokens[first].start]
    subject = _subject(text, near) or _subject(text, left)
    clause_end = tokens[last - 1].end
    after = [each for each in right if each.end <= clause_end]
    by = next((each for each in after if _word_before(text, each) == "by"), None)
    if is_passive(sentence, match) or (match.entry.is_noun and by is not None):
        actor, recipient = by, subject
    else:
        actor, recipient = subject, next(iter(after), None)
    trigger = Span(start, end)
    counted = {
        key: _counted(text, _within(found.ranges, sentence.span), patterns)
        for key, patterns in _COUNTED.items()
    }
    return Arguments(
        actor,
        recipient,
        _nearest(_within(found.dates, sentence.span), trigger),
        _nearest(_within(found.places, sentence.span), trigger),
        counted["deaths"],
        counted["injured"],
    )


def _within(spans: Sequence[Span], whole: Span) -> list[Span]:
    return [each for each in spans if whole.start <= each.start and each.end <= whole.end]


def _word_before(text: str, span: Span) -> str:
    before = re.findall(r"[\w’']+", text[max(span.start - 30, 0) : span.start].lower())
    while before and (before[-1] in _ARTICLES or before[-1] in TITLES):
        before.pop()
    return before[-1] if before else ""


def _subject(text: str, spans: Sequence[Span]) -> Span | None:
    """The nearest that hangs on no preposition; else the nearest."""
    free = [each for each in spans if _word_before(text, each) not in _IN_A_PHRASE]
    return (free or [*spans] or [None])[-1]


def _nearest(spans: Sequence[Span], trigger: Span) -> Span | None:
    return min(
        spans,
        key=lambda each: max(each.start - trigger.end, trigger.start - each.end),
        default=None,
    )


def _counted(
    text: str, spans: Sequence[Span], patterns: tuple[re.Pattern[str], ...]
) -> Span | None:
    """The number that counts them: before the word for them or right behind its verb."""
    behind, before, leaving = patterns
    for span in spans:
        after = text[span.end : span.end + 60]
        ahead = text[max(span.start - 30, 0) : span.start]
        if behind.search(after) or (before.search(ahead) and not leaving.search(ahead)):
            return span
    return None
