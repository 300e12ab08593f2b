"""Which actors a person means by what they type or select: any word of a name, initials, titles
left out, accents and transliterations aside."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum

from annotator.core.coding.actor import TITLES, Actor, name_key
from annotator.core.text.folding import folded

_SIGNS = re.compile(r"[^\w\s.'’ʼ`-]|_")
_WITHIN = re.compile(r"[.'’ʼ`]")
_SMALL = frozenset(("of", "the", "for", "and", "de", "des", "du", "la", "le", "et", "der", "und"))
_SOUNDS = (
    *(("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t")),
    *(("ph", "f"), ("dj", "j"), ("tz", "z"), ("ts", "z"), ("ck", "k"), ("q", "k"), ("g", "k")),
    *(("c", "k"), ("w", "v"), ("x", "ks")),
)
"""Latin spellings of one sound in names that are written in other scripts."""
_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_FEWEST_SOUNDS = 3


class Fit(IntEnum):
    """How well a name fits, the best first."""

    CALLED = 0
    """It is the name or an alias, letter case aside."""
    SAME_WORDS = 1
    """It has the same words, whatever their order, titles and accents."""
    WORDS = 2
    """Each word is one of the name's."""
    INITIALS = 3
    """It is the name's initials, or has some for words."""
    BEGINNINGS = 4
    """Each word begins one of the name's."""
    SOUNDS = 5
    """Each word sounds like one of the name's."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared; “U.N.” is one, “al-Seraj” two."""
    plain = _WITHIN.sub("", _SIGNS.sub(" ", folded(name)))
    return tuple(plain.replace("-", " ").split())


def initials_of(words: Sequence[str]) -> str:
    """The first letters, without small words: those of “Ministry of the Interior” are “mi”."""
    return "".join(word[0] for word in words if word not in _SMALL)


def sound_of(word: str) -> str:
    """What spellings of a word in Latin letters share: “Gaddafi” and “Qadhafi”."""
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word.removesuffix("h")))


def fit(typed: str, name: str) -> Fit | None:
    """How well a name fits what is typed; None if it does not."""
    if name_key(typed) == name_key(name):
        return Fit.CALLED
    wanted, known = _without_titles(words_of(typed)), words_of(name)
    if not wanted:
        return None
    if sorted(wanted) == sorted(_without_titles(known)):
        return Fit.SAME_WORDS
    if all(word in known for word in wanted):
        return Fit.WORDS
    if _are_initials(wanted, known):
        return Fit.INITIALS
    if all(any(each.startswith(word) for each in known) for word in wanted):
        return Fit.BEGINNINGS
    sounds = [sound_of(word) for word in wanted]
    if _are_enough(sounds) and set(sounds) <= {sound_of(each) for each in known}:
        return Fit.SOUNDS
    return None


def _are_enough(sounds: Sequence[str]) -> bool:
    """Whether so much is left of the words that it tells them from others."""
    return sum(map(len, sounds)) >= max(_FEWEST_SOUNDS, 2 * len(sounds))


def _without_titles(words: Sequence[str]) -> tuple[str, ...]:
    """The words without titles, unless there are no others."""
    return tuple(word for word in words if word not in TITLES) or tuple(words)


def _are_initials(wanted: Sequence[str], known: Sequence[str]) -> bool:
    """“un” of “United Nations” and the other way round, “f seraj” of “Fayez Seraj”."""
    if len(wanted) == 1 and len(wanted[0]) > 1 and wanted[0] == initials_of(known):
        return True
    if len(known) == 1 and len(known[0]) > 1 and known[0] == initials_of(wanted):
        return True
    single = [word for word in wanted if len(word) == 1]
    rest = [word for word in wanted if len(word) > 1]
    return (
        bool(single)
        and bool(rest)
        and all(word in known for word in rest)
        and all(any(each.startswith(word) for each in known) for word in single)
    )


def best_fits(typed: str, actors: Iterable[Actor]) -> list[tuple[Fit, Actor]]:
    """The actors that fit what is typed, the best first, then by name."""
    found: list[tuple[Fit, Actor]] = []
    for actor in actors:
        fits = [each for name in actor.names if (each := fit(typed, name)) is not None]
        if fits:
            found.append((min(fits), actor))
    return sorted(found, key=lambda each: (each[0], name_key(each[1].name)))


class ActorIndex:
    """Actors by the words of their names, so that few of many need to be compared."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for actor in self._actors.values():
            for name in actor.names:
                for key in _keys(words_of(name)):
                    self._by_key[key].add(actor.id)

    def find(self, typed: str, limit: int) -> list[Actor]:
        """The actors that fit what is typed, the best first."""
        ids = {each for key in _keys(words_of(typed)) for each in self._by_key.get(key, ())}
        spans = best_fits(typed, (self._actors[each] for each in ids))
        return [actor for _, actor in spans[:limit]]


def _keys(words: Sequence[str]) -> set[str]:
    """What two names of one actor share at least one of."""
    keys = {f"^{word[0]}" for word in words}
    keys |= {f"={initials_of(words)}", *(f"={word}" for word in words)}
    return keys | {f"~{sound_of(word)}" for word in words}


def likely_same(names: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Groups of actors that may be one by a name or alias of each.

    The names have the same words, titles and accents aside, or sound alike; or one is a surname or
    the initials that only one other has.

    Args:
        names: the id of an actor and one of its names, in any order.
    """
    groups = _Groups()
    first: dict[str, str] = {}
    short_for: dict[str, set[str]] = defaultdict(set)
    short: list[tuple[str, str]] = []
    for actor_id, name in names:
        words = list(_without_titles(words_of(name))) or [name_key(name)]
        keys = [f"={' '.join(sorted(words))}"]
        if len(words) > 1:
            short_for[f"surname {words[-1]}"].add(actor_id)
            short_for[f"initials {initials_of(words)}"].add(actor_id)
            sounds = [sound_of(word) for word in words]
            keys += [f"~{' '.join(sounds)}"] if _are_enough(sounds) else []
        else:
            short.append((actor_id, f"surname {words[0]}"))
            if _WITHIN.sub("", name).isupper():
                short.append((actor_id, f"initials {words[0]}"))
        for key in keys:
            groups.join(first.setdefault(key, actor_id), actor_id)
    for actor_id, key in short:
        if len(bearers := sorted(short_for.get(key, ()))) == 1:
            groups.join(bearers[0], actor_id)
    return groups.found()


class _Groups:
    """What has been joined, directly or by others (disjoint sets)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        if low != high:
            self._parents.setdefault(low, low)
            self._parents[high] = low

    def found(self) -> list[tuple[str, ...]]:
        groups: dict[str, list[str]] = {}
        for each in sorted(self._parents):
            groups.setdefault(self._root(each), []).append(each)
        return [tuple(group) for group in groups.values() if len(group) > 1]

    def _root(self, each: str) -> str:
        parents = self._parents
        while parents.get(each, each) != each:
            parents[each] = parents.get(parents[each], parents[each])
            each = parents[each]
        return each
