"""Who says a quotation, and by what words: what stands beside it in the text.

By patterns of English news: “…”, said X; X said that …; according to X, …. They are proposals that
a person takes or leaves.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from annotator.assist.reporting_verbs import ACCORDING, REPORTING, STRONG, word_set
from annotator.core.text.normalization import paragraphs
from annotator.core.text.quotations import quotations
from annotator.core.text.sentences import sentences_around
from annotator.core.text.span import Span, extent

Kind = Literal["direct", "indirect", "mixed"]

_WORD = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Gov|Rep|Rev|St|[A-Z])\."
    r"|\w+(?:[’'-]\w+)*|[^\w\s]"
)
_FURTHEST = 12
"""So many words may lie between a quotation and its cue."""

_AUXILIARIES = word_set(
    "has have had is are was were be been being will would can could may might must should did do "
    "does also then later again still repeatedly publicly earlier since previously however once "
    "himself herself itself themselves never not reportedly only even just always often"
)
_ENDS_NAME = word_set(
    "on in at by during after before when while as that which who whom whose where because "
    "although though if since until but and or to from with about following amid according "
    "yesterday today tomorrow late early this last next"
)
_WITHIN_NAME = word_set("of for the a an de la von van al bin and in at")
_BREAKS = frozenset(',;:()[]—–“”"«»„')
_SUBORDINATE = word_set("that which who when while as after before because if although")
_BEFORE_NAME = _AUXILIARIES | word_set(
    "and but so yet on in at by monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december late early "
    "yesterday today meanwhile last this week month year night morning"
)
_CONJUNCTIONS = word_set("and but or")
_NAME_WORDS = 2
"""A first name and a surname: one word alone may be a place."""

_PRONOUNS = word_set("he she they it we i who")


class Attribution(msgspec.Struct, frozen=True):
    """What the text says of a quotation.

    Attributes:
        cue: the words that ascribe it.
        speaker: who says it, as named there; a pronoun too.
        kind: whether its words stand in quotation marks.
    """

    kind: Kind
    cue: Span | None = None
    speaker: Span | None = None


class _Word(msgspec.Struct, frozen=True):
    span: Span
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower().rstrip(".")


def attribution(text: str, spans: Sequence[Span]) -> Attribution:
    """What stands beside a quotation in its sentences.

    Args:
        text: the article's.
        spans: those of the quotation, in reading order; at least one.
    """
    whole = extent(spans)
    around = sentences_around(text, whole)
    quoted = _quoted(text, around)
    kind = _kind(spans, quoted)
    free = [
        word
        for word in _words(text, around)
        if not any(each.overlaps(word.span) for each in (*spans, *quoted))
    ]
    best = max(_cues(free, spans), key=lambda found: found[0], default=None)
    if best is None:
        return Attribution(kind)
    _, first, last = best
    cue = Span(free[first].span.start, free[last].span.end)
    return Attribution(kind, cue, _speaker(free, first, last, spans))


def _quoted(text: str, around: Span) -> list[Span]:
    found: list[Span] = []
    for line in paragraphs(text):
        if line.start < around.end and line.end > around.start:
            inner = quotations(text[line.start : line.end])
            found += [Span(line.start + each.start, line.start + each.end) for each in inner]
    return found


def _kind(spans: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """By how much of the quotation stands in marks; those at its ends may belong to it."""
    within = [
        any(each.start - 1 <= span.start and span.end <= each.end + 1 for each in quoted)
        for span in spans
    ]
    if all(within):
        return "direct"
    touched = any(each.overlaps(span) for each in quoted for span in spans)
    return "mixed" if touched else "indirect"


def _words(text: str, around: Span) -> Iterator[_Word]:
    for found in _WORD.finditer(text, around.start, around.end):
        yield _Word(Span(found.start(), found.end()), found[0])


def _cues(words: Sequence[_Word], spans: Sequence[Span]) -> Iterator[tuple[float, int, int]]:
    """The words that may ascribe it: how well, and the first and last word of each."""
    for n, word in enumerate(words):
        lower = word.lower
        is_according = lower == "according" and n + 1 < len(words) and words[n + 1].lower == "to"
        # Within a sentence a capital is a name's: “the United States”.
        is_verb = lower in REPORTING and (word.text[0].islower() or n == 0)
        if not is_according and not is_verb:
            continue
        between = min(_between(words, word.span, span) for span in spans)
        if between > _FURTHEST:
            continue
        score = -float(between) + 3 * (lower in STRONG) + 4 * is_according
        # An infinitive or a noun reports nothing: “to say”, “the claim”.
        if n and words[n - 1].lower in {"to", "the", "a", "an", "this", "no", "their", "his"}:
            score -= 8
        yield score, n, n + is_according


def _between(words: Sequence[_Word], cue: Span, span: Span) -> int:
    low, high = (cue.end, span.start) if cue.end <= span.start else (span.end, cue.start)
    return sum(low <= word.span.start < high and word.text.isalnum() for word in words)


def _speaker(words: Sequence[_Word], first: int, last: int, spans: Sequence[Span]) -> Span | None:
    """Who is named beside the cue: after it if the quotation ended just before it, else before."""
    if words[first].lower == ACCORDING.split()[0]:
        return _name_after(words, last + 1)
    end = max((span.end for span in spans if span.end <= words[first].span.start), default=None)
    led = [
        word
        for word in words[:first]
        if end is not None and word.span.start >= end and word.text[0].isalnum()
    ]
    if end is not None and not [word for word in led if word.lower not in _AUXILIARIES]:
        return _name_after(words, last + 1)
    return _name_before(words, first)


def _name_after(words: Sequence[_Word], at: int) -> Span | None:
    start = end = at
    while end < len(words) and _goes_on(words, start, end):
        end += 1
    while end > start and words[end - 1].lower in _WITHIN_NAME:
        end -= 1
    if end == start:
        return None
    return _apposition(words, end) or Span(words[start].span.start, words[end - 1].span.end)


def _apposition(words: Sequence[_Word], end: int) -> Span | None:
    """The name that a role ends in: “the union’s secretary, Rowan Tulloch,”; None without one."""
    after = end + 1
    while after < len(words) and words[after].text[:1].isupper() and not _is_gap(words, after):
        after += 1
    is_name = end < len(words) and words[end].text == "," and after - end > _NAME_WORDS
    if not is_name or words[end - 1].text[:1].isupper():
        return None
    return Span(words[end + 1].span.start, words[after - 1].span.end)


def _goes_on(words: Sequence[_Word], start: int, at: int) -> bool:
    """Whether the name that begins at ``start`` goes on with the word at ``at``."""
    word = words[at]
    if word.text in _BREAKS or word.text in ".!?":
        return False
    if at > start and words[at - 1].lower in _PRONOUNS:
        return False
    if at > start and _is_gap(words, at):
        return False
    following = words[at + 1].text if at + 1 < len(words) else ""
    if word.lower in _ENDS_NAME:
        return word.lower in _WITHIN_NAME and following[:1].isupper() and at > start
    return word.lower not in REPORTING


def _is_gap(words: Sequence[_Word], at: int) -> bool:
    """Whether something lies between the word and the one before, such as a quotation."""
    return words[at].span.start - words[at - 1].span.end > 1


def _name_before(words: Sequence[_Word], first: int) -> Span | None:
    end = first
    while end and words[end - 1].lower in _AUXILIARIES:
        end -= 1
    if end and words[end - 1].text in ",—–":
        # “Ilan Dorr, the minister, said”: the name stands before what is said of it.
        opening = next((n for n in range(end - 2, -1, -1) if words[n].text in ",—–"), None)
        end = opening if opening is not None else end - 1
    start = end
    while start and words[start - 1].text not in _BREAKS | {".", "!", "?"}:
        if words[start - 1].lower in _SUBORDINATE or (start < end and _is_gap(words, start)):
            break
        start -= 1
    while start < end and words[start].lower in _BEFORE_NAME:
        start += 1
    # “The company confirmed one case and said”: the verb before is the same person's.
    verbs = (n for n in range(start + 1, end) if words[n].lower in REPORTING)
    if end > start and words[end - 1].lower in _CONJUNCTIONS:
        end = next(verbs, start)
    return Span(words[start].span.start, words[end - 1].span.end) if start < end else None
