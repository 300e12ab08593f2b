"""The words that say what somebody does, in all their forms, and the type that each stands for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from annotator.assist.reporting_verbs import word_set

Form = Literal["base", "s", "past", "ing", "one", "many"]
"""Of a verb: the first four; of a noun: singular and plural."""

_BEFORE, _AFTER = 6, 10
"""So many words around a trigger are searched for what an entry demands."""
_TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)
_REACH = 3
"""A particle may stand so many words behind its verb: “pulled its troops out”."""


class Words(msgspec.Struct, frozen=True):
    """The words of a type, as the data file has them.

    Attributes:
        verbs: lemma and particles, then after “~” beginnings of words of which one must be near.
        nouns: likewise; the last word may be in the plural.
    """

    verbs: Sequence[str] = ()
    nouns: Sequence[str] = ()


class Entry(msgspec.Struct, frozen=True):
    """A verb or noun that stands for a type.

    Attributes:
        type: as a path of the codebook for news, such as ``ASSAULT/aerial``.
        head: the word that is inflected.
        others: a verb's particles; the words before a noun.
        near: beginnings of words of which one must be near; none if nothing is demanded.
    """

    type: str
    head: str
    is_noun: bool
    others: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def key(self) -> str:
        """What names it, whatever it demands."""
        return ("n:" if self.is_noun else "v:") + " ".join((self.head, *self.others))


class Match(msgspec.Struct, frozen=True):
    """A trigger in a sentence.

    Attributes:
        first: the number of its first word.
        last: that of its last word, which is included.
        is_near: whether a word that the entry demands is near.
    """

    entry: Entry
    form: Form
    first: int
    last: int
    is_near: bool


class Lexicon:
    """Finds triggers in the words of a sentence."""

    def __init__(self, types: Mapping[str, Words], irregular: Mapping[str, str]) -> None:
        self._by_form: dict[str, list[tuple[Form, Entry]]] = {}
        for type_, words in types.items():
            for written in words.verbs:
                entry = _entry(type_, written, is_noun=False)
                self._add(entry, verb_forms(entry.head, irregular.get(entry.head, "")))
            for written in words.nouns:
                entry = _entry(type_, written, is_noun=True)
                self._add(entry, noun_forms(entry.head))

    def _add(self, entry: Entry, forms: Iterable[tuple[str, Form]]) -> None:
        for word, form in forms:
            self._by_form.setdefault(word, []).append((form, entry))

    def matches(self, words: Sequence[str]) -> list[Match]:
        """The triggers in a sentence's words (lower case, no hyphens), in reading order.

        Of two in one place the one with more demands met counts; of equal ones that with a mode.
        """
        found: list[Match] = []
        for at, word in enumerate(words):
            here = [
                match
                for form, entry in self._by_form.get(word, ())
                if (match := _match(words, at, form, entry)) is not None
            ]
            if here:
                best = max(here, key=_rank)
                if not found or best.first > found[-1].last:
                    found.append(best)
                elif best.last - best.first > found[-1].last - found[-1].first:
                    found[-1] = best
        return found


def _entry(type_: str, written: str, *, is_noun: bool) -> Entry:
    words, _, near = written.partition("~")
    parts = words.replace("-", " ").split()
    head = parts.pop() if is_noun else parts.pop(0)
    demanded = tuple(each.strip() for each in near.split("|") if each.strip())
    return Entry(type_, head, is_noun, tuple(parts), demanded)


def _rank(match: Match) -> tuple[bool, int, int, bool]:
    entry = match.entry
    others = len(entry.others)
    # What misses the words that it demands is the last choice.
    return match.is_near or not entry.near, others + match.is_near, others, "/" in entry.type


def _match(words: Sequence[str], at: int, form: Form, entry: Entry) -> Match | None:
    first = last = at
    if entry.is_noun:
        first = at - len(entry.others)
        if first < 0 or tuple(words[first:at]) != entry.others:
            return None
    elif entry.others:
        particle = entry.others
        for begin in range(at + 1, min(at + 1 + _REACH, len(words))):
            end = begin + len(particle)
            # “Vote on Monday” has a date, and no particle.
            if tuple(words[begin:end]) == particle and not _is_time(words[end : end + 1]):
                # A particle apart from its verb is no part of the words for it.
                last = end - 1 if begin == at + 1 else at
                break
        else:
            return None
    window = " ".join(("", *words[max(first - _BEFORE, 0) : last + 1 + _AFTER]))
    return Match(entry, form, first, last, any(f" {each}" in window for each in entry.near))


def _is_time(words: Sequence[str]) -> bool:
    return any(word in _TIMES or word[:1].isdigit() for word in words)


def verb_forms(lemma: str, irregular: str = "") -> list[tuple[str, Form]]:
    """The forms of a verb; `irregular` are its forms of the past, parted by spaces.

    Where the rules leave open whether the last consonant doubles, both ways are there.
    """
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        stems, past = [lemma[:-1]], [f"{lemma}d"]
    elif lemma.endswith("e"):
        stems, past = [lemma], [f"{lemma}d"]
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        stems, past = [lemma], [f"{lemma[:-1]}ied"]
    else:
        doubles = len(lemma) > 2 and lemma[-1] not in "aeiouwxyh" and lemma[-2] in "aeiou"
        stems = [lemma, lemma + lemma[-1]] if doubles else [lemma]
        past = [f"{stem}ed" for stem in stems]
    pasts = irregular.split() or past
    found: dict[str, Form] = {f"{stem}ing": "ing" for stem in stems}
    found |= dict.fromkeys(pasts, "past")
    found |= {_with_s(lemma): "s", lemma: "base"}
    return list(found.items())


def noun_forms(noun: str) -> list[tuple[str, Form]]:
    """The singular and the plural."""
    return [(noun, "one"), (_with_s(noun), "many")]


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z", "go")) else f"{word}s"
