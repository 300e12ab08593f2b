"""Where a text may have events, and what speaks for each: no word but those of the language."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from annotator.assist.events.lexicon import Lexicon, Match
from annotator.assist.quotes.features import shape
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens
from annotator.assist.reporting_verbs import REPORTING, word_set
from annotator.core.text.sentences import sentences
from annotator.core.text.span import Span

_HYPHENS = "-\u2010\u2011"
BREAKS = frozenset(",;:—–()")
"""Signs at which a clause may end."""

_FUNCTION = word_set(
    "a about after against all also an and any are as at back be because been before being both "
    "but by can could did do does down during each ever for from had has have having he her him "
    "his how i if in into is it its just last may me might more must my never next no not now of "
    "off on once one or other our out over own said say says she should since so some still such "
    "than that the their them then there these they this those through to too under unless until "
    "up us was we were what when where whether which while who whose why will with without would "
    "yet you your yesterday today tomorrow monday tuesday wednesday thursday friday saturday "
    "sunday ’s 's"
)
_BEFORE_NOUN = word_set(
    "a an the this that these those their his her its our your my no any some another each every "
    "of in for at with after during by against from before since new first last ’s 's"
)
_MODAL = word_set("to will would can could may might must shall should did do does n’t not")
AUXILIARIES = word_set("am is are was were be been being get gets got")
_FORWARD = word_set("will shall plan plans planned expected due intends intend scheduled promised")
_PRONOUNS = word_set("he she they it we i you who him her them us me")
_PREPOSITIONS = word_set("of in on at by for from to with against over into about after than")
_FAR = 7
_IF = word_set("if unless would could might may whether should")
_NOT = word_set("not never no without nor neither refused failed declined denied denies cannot")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence's tokens without hyphens, and its words in lower case.

    Attributes:
        number: of the sentence in its text, from 0.
    """

    span: Span
    tokens: list[Token]
    words: list[str]
    number: int


class Trigger(msgspec.Struct, frozen=True):
    """A place that may be an event, and what it looks like."""

    match: Match
    features: list[str]


def read(text: str) -> list[Sentence]:
    """The sentences of a text that have words."""
    tokens = [
        token
        for paragraph in paragraphs_of_tokens(text)
        for token in paragraph
        if token.text not in _HYPHENS
    ]
    found: list[Sentence] = []
    at = 0
    for number, span in enumerate(sentences(text)):
        while at < len(tokens) and tokens[at].start < span.start:
            at += 1
        end = at
        while end < len(tokens) and tokens[end].start < span.end:
            end += 1
        if end > at:
            here = tokens[at:end]
            found.append(Sentence(span, here, [each.text.lower() for each in here], number))
        at = end
    return found


def triggers(
    sentence: Sentence, lexicon: Lexicon, groups: frozenset[str], seen: Counter[str]
) -> list[Trigger]:
    """What may be an event in a sentence.

    Args:
        groups: words for those who act.
        seen: how often each word of the lexicon came before in the text; counted on.
    """
    matches = [each for each in lexicon.matches(sentence.words) if _is_possible(sentence, each)]
    found: list[Trigger] = []
    for n, match in enumerate(matches):
        found.append(Trigger(match, _features(sentence, match, groups, (n, len(matches)), seen)))
        seen[match.entry.key] += 1
        seen[match.entry.type] += 1
    return found


def _is_possible(sentence: Sentence, match: Match) -> bool:
    """“The order” and “a call” are no verbs; “they protest” is no noun."""
    before = sentence.words[match.first - 1] if match.first else ""
    if match.entry.is_noun:
        return before not in _MODAL
    return match.form not in ("base", "s") or before not in _BEFORE_NOUN


def clause(sentence: Sentence, match: Match) -> tuple[int, int]:
    """The words between the commas and other breaks around a trigger; the end is not included."""
    first, last = match.first, match.last + 1
    while first and sentence.words[first - 1] not in BREAKS:
        first -= 1
    while last < len(sentence.words) and sentence.words[last] not in BREAKS:
        last += 1
    return first, last


def realis_of(sentence: Sentence, match: Match) -> tuple[str, bool]:
    """Whether it happened (`actual`), is `planned` or `hypothetical`, or `denied`; and whether
    the sentence says that it did not happen."""
    first, _ = clause(sentence, match)
    near = sentence.words[max(first, match.first - 5) : match.first]
    close = near[-3:]
    is_negated = any(word in _NOT or word.endswith(("n’t", "n't")) for word in close)
    if any(word in ("denied", "denies", "deny", "denying") for word in near):
        return "denied", False
    ahead = sentence.words[: match.first]
    # “The union said that it would march”: said of what will be.
    foretold = "would" in near and "if" not in ahead and not REPORTING.isdisjoint(ahead)
    if not foretold and (any(word in _IF for word in near) or "if" in ahead[first:]):
        return "hypothetical", is_negated
    if match.entry.is_noun:
        planned = any(word in ("planned", "expected", "upcoming", "next") for word in close)
    else:
        ahead_of_it = "to" in close or any(word in _FORWARD for word in near)
        planned = foretold or (match.form == "base" and ahead_of_it)
    return ("planned" if planned else "actual"), is_negated


def is_passive(sentence: Sentence, match: Match) -> bool:
    """Whether a verb stands in the passive."""
    before = sentence.words[max(match.first - 3, 0) : match.first]
    return not match.entry.is_noun and match.form == "past" and not AUXILIARIES.isdisjoint(before)


def _side(sentence: Sentence, places: Iterable[int], groups: frozenset[str]) -> str:
    """What kind of word, of those who act, comes first; and whether a preposition is between."""
    before = ""
    for far, at in enumerate(places):
        word, text = sentence.words[at], sentence.tokens[at].text
        if far > _FAR:
            break
        if word in _PRONOUNS:
            return f"pronoun{before}"
        if word in groups:
            return f"group{before}"
        if text[0].isupper() and (at or word not in _FUNCTION):
            return f"name{before}"
        if text[0].isdigit():
            return f"number{before}"
        if word in _PREPOSITIONS:
            before = f" {word}"
        elif word not in _FUNCTION and not before:
            before = " word"
    return f"none{before}"


def _features(
    sentence: Sentence,
    match: Match,
    groups: frozenset[str],
    rank: tuple[int, int],
    seen: Counter[str],
) -> list[str]:
    words, tokens, entry = sentence.words, sentence.tokens, match.entry
    root = entry.type.partition("/")[0]

    def word(at: int) -> str:
        if not 0 <= at < len(words):
            return "|"
        return words[at] if words[at] in _FUNCTION else shape(tokens[at].text)

    first, last = clause(sentence, match)
    before, after = word(match.first - 1), word(match.last + 1)
    realis, is_negated = realis_of(sentence, match)
    quoted = "q" if tokens[match.first].quotation else "o"
    has_name = any(token.text[0].isupper() for token in tokens[max(first, 1) : match.first])
    reported = any(each in REPORTING for each in words[: match.first])
    pos = f"{'n' if entry.is_noun else 'v'}{match.form}"
    passive = is_passive(sentence, match)
    subject = _side(sentence, range(match.first - 1, first - 1, -1), groups)
    object_ = _side(sentence, range(match.last + 1, last), groups)
    place = min(match.first, 3) if match.first < 3 else 3 + min(match.first // 5, 4)
    return [
        "bias",
        f"e={entry.key}",
        f"ef={entry.key} {match.form}",
        f"en={entry.key} {entry.type} {match.is_near}",
        f"nr={bool(entry.near)}{match.is_near} {pos}",
        f"su={subject} {pos}",
        f"ob={object_} {pos}",
        f"so={subject} {object_}",
        f"ro={root} {object_}",
        f"rs={root} {subject}",
        f"t={entry.type}",
        f"r={root} {pos}",
        f"f={pos}",
        f"fq={pos} {quoted}",
        f"q={quoted}",
        f"b={before}",
        f"b2={word(match.first - 2)} {before}",
        f"a={after}",
        f"a2={after} {word(match.last + 2)}",
        f"fb={pos} {before}",
        f"fa={pos} {after}",
        f"x={realis}{is_negated} {pos}",
        f"p={passive} {root}",
        f"s={min(sentence.number, 6)}",
        f"sl={min(sentence.number // 5, 5)}",
        f"k={min(seen[entry.key], 2)}",
        f"kt={min(seen[entry.type], 2)}",
        f"n={has_name} {pos}",
        f"rp={reported} {pos}",
        f"rk={min(rank[0], 2)} {min(rank[1], 3)}",
        f"at={place}",
        f"len={min(len(words) // 8, 4)}",
        f"d={any(w in _FUNCTION and w.endswith('day') for w in words)}",
        f"w={word(first)}",
    ]
