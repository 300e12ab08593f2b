"""Which actors a person means by what they type or select: any word of a name, initials, titles
left out, accents and transliterations aside."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum, IntEnum

from annotator.core.coding.actor import TITLES, Actor, name_key
from annotator.core.text.folding import folded

_SIGNS = re.compile(r"[^\w\s.'’ʼ`-]|_")
_WITHIN = re.compile(r"[.'’ʼ`]")
SMALL_WORDS = frozenset(
    ("of", "the", "for", "and", "de", "des", "du", "la", "le", "et", "der", "und")
)
"""What joins the words of a name and gives no initial."""
_SOUNDS = (
    *(("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t")),
    *(("ph", "f"), ("dj", "j"), ("tz", "z"), ("ts", "z"), ("ck", "k"), ("q", "k"), ("g", "k")),
    *(("c", "k"), ("w", "v"), ("x", "ks")),
)
"""Latin spellings of one sound in names that are written in other scripts."""
_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_FEWEST_SOUNDS = 3
_PRONOUNS = frozenset(
    [
        *("i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "who"),
        *("his", "hers", "its", "their", "theirs", "our", "ours", "this", "that", "these", "those"),
        *("himself", "herself", "itself", "themselves"),
        *("er", "sie", "es", "wir", "ich", "ihm", "ihn", "ihnen", "dieser", "diese"),
        *("il", "elle", "ils", "elles", "on", "nous", "je", "lui", "leur", "eux"),
        *("el", "ella", "ellos", "ellas", "nosotros", "nosotras", "yo", "usted", "ustedes"),
        *("ele", "ela", "eles", "elas", "lei", "loro", "noi", "hij", "zij", "ze", "wij"),
        *("on", "ona", "oni", "one", "он", "она", "оно", "они", "мы", "я", "вона", "вони", "він"),
        *("هو", "هي", "هم", "هن", "هما", "نحن", "انا"),
        *("הוא", "היא", "הם", "הן", "אני", "אנחנו"),
    ]
)
"""Words that stand for somebody and name nobody, folded."""


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


class Unclear(Enum):
    """Why a name in a text does not say which registered actor it stands for."""

    SEVERAL = "several"
    """It may stand for any of several, or for one whose name only sounds like it."""
    NOBODY = "nobody"
    """No registered actor is called so."""
    PRONOUN = "pronoun"
    """It names nobody, as “she” does not."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared; “U.N.” is one, “al-Seraj” two."""
    plain = _WITHIN.sub("", _SIGNS.sub(" ", folded(name)))
    return tuple(plain.replace("-", " ").split())


def initials_of(words: Sequence[str]) -> str:
    """The first letters, without small words: those of “Ministry of the Interior” are “mi”."""
    return "".join(word[0] for word in words if word not in SMALL_WORDS)


def sound_of(word: str) -> str:
    """What spellings of a word in Latin letters share: “Gaddafi” and “Qadhafi”."""
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word.removesuffix("h")))


def fit(typed: str, name: str) -> Fit | None:
    """How well a name fits what is typed; None if it does not."""
    if name_key(typed) == name_key(name):
        return Fit.CALLED
    wanted, known = words_without_titles(words_of(typed)), words_of(name)
    if not wanted:
        return None
    if sorted(wanted) == sorted(words_without_titles(known)):
        return Fit.SAME_WORDS
    if all(word in known for word in wanted):
        return Fit.WORDS
    if _are_initials(wanted, known):
        return Fit.INITIALS
    if all(any(each.startswith(word) for each in known) for word in wanted):
        return Fit.BEGINNINGS
    sounds = [sound_of(word) for word in wanted]
    if are_enough(sounds) and set(sounds) <= {sound_of(each) for each in known}:
        return Fit.SOUNDS
    return None


def are_enough(sounds: Sequence[str]) -> bool:
    """Whether so much is left of the words that it tells them from others."""
    return sum(map(len, sounds)) >= max(_FEWEST_SOUNDS, 2 * len(sounds))


def words_without_titles(words: Sequence[str]) -> tuple[str, ...]:
    """The words without titles; all if there are no others."""
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
    """The actors that fit what is typed, the best first, by their own names before aliases."""
    found: list[tuple[Fit, bool, Actor]] = []
    for actor in actors:
        fits = [
            (each, name is not actor.name)
            for name in actor.names
            if (each := fit(typed, name)) is not None
        ]
        if fits:
            found.append((*min(fits), actor))
    found.sort(key=lambda each: (*each[:2], name_key(each[2].name), each[2].id))
    return [(each, actor) for each, _, actor in found]


def is_pronoun(name: str) -> bool:
    """Whether it names nobody by itself; “US”, “IT” and “WHO” are names."""
    return _PRONOUNS.issuperset(words_of(name)) and not name[1:].isupper()


def referent(name: str, fits: Sequence[tuple[Fit, Actor]]) -> Actor | Unclear:
    """The registered actor for whom a name stands in a text.

    That is who is called so, or else the only one whose name has the same words, or has its words,
    or whose initials it is. A title alone, such as “the minister”, has to be a name or alias.

    Args:
        fits: as `best_fits` gives them.
    """
    called = [actor for each, actor in fits if each is Fit.CALLED]
    own = [actor for actor in called if name_key(actor.name) == name_key(name)]
    if not called and is_pronoun(name):
        return Unclear.PRONOUN
    same = [actor for each, actor in fits if each is Fit.SAME_WORDS]
    likely = [actor for each, actor in fits if each in (Fit.WORDS, Fit.INITIALS)]
    is_title = TITLES.issuperset(words_of(name))
    for actors in (own, called, [] if is_title else same, [] if is_title else likely):
        if actors:
            return actors[0] if len(actors) == 1 else Unclear.SEVERAL
    asks = is_title or any(each is Fit.SOUNDS for each, _ in fits)
    return Unclear.SEVERAL if fits and asks else Unclear.NOBODY


class ActorIndex:
    """Actors by the words of their names, so that few of many need to be compared."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors: dict[str, Actor] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for actor in actors:
            self.put(actor)

    def put(self, actor: Actor) -> None:
        """Add an actor, in place of the one that had its id."""
        self.drop(actor.id)
        self._actors[actor.id] = actor
        for key in _keys_of(actor):
            self._by_key[key].add(actor.id)

    def drop(self, actor_id: str) -> None:
        """Leave an actor out from now on."""
        if (actor := self._actors.pop(actor_id, None)) is not None:
            for key in _keys_of(actor):
                self._by_key[key].discard(actor_id)

    def find(self, typed: str, limit: int) -> list[Actor]:
        """The actors that fit what is typed, the best first."""
        ids = {each for key in _keys(words_of(typed)) for each in self._by_key.get(key, ())}
        found = best_fits(typed, (self._actors[each] for each in ids))
        return [actor for _, actor in found[:limit]]


def _keys_of(actor: Actor) -> set[str]:
    return {key for name in actor.names for key in _keys(words_of(name))}


def _keys(words: Sequence[str]) -> set[str]:
    """What two names of one actor share at least one of."""
    keys = {f"^{word[0]}" for word in words}
    keys |= {f"={initials_of(words)}", *(f"={word}" for word in words)}
    return keys | {f"~{sound_of(word)}" for word in words}


def likely_same(
    names: Iterable[tuple[str, str]], tied: Iterable[Sequence[str]] = ()
) -> list[tuple[str, ...]]:
    """Groups of actors that may be one by a name or alias of each.

    The names have the same words, titles and accents aside, or sound alike; or one is a surname or
    the initials that only one other has, or several that may be one.

    Args:
        names: the id of an actor and one of its names, in any order.
        tied: the ids of such as a text calls one.
    """
    groups = _Groups()
    for one, *others in tied:
        for other in others:
            groups.join(one, other)
    first: dict[str, str] = {}
    short_for: dict[str, set[str]] = defaultdict(set)
    short: list[tuple[str, str]] = []
    for actor_id, name in names:
        words = list(words_without_titles(words_of(name))) or [name_key(name)]
        keys = [f"={' '.join(sorted(words))}"]
        if len(words) > 1:
            short_for[f"surname {words[-1]}"].add(actor_id)
            short_for[f"initials {initials_of(words)}"].add(actor_id)
            sounds = [sound_of(word) for word in words]
            keys += [f"~{' '.join(sounds)}"] if are_enough(sounds) else []
        else:
            short.append((actor_id, f"surname {words[0]}"))
            if _WITHIN.sub("", name).isupper():
                short.append((actor_id, f"initials {words[0]}"))
        for key in keys:
            groups.join(first.setdefault(key, actor_id), actor_id)
    for actor_id, key in short:
        if len(bearers := {groups.root(each) for each in short_for.get(key, ())}) == 1:
            groups.join(bearers.pop(), actor_id)
    return groups.found()


class _Groups:
    """What has been joined, directly or by others (disjoint sets)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._parents.setdefault(low, low)
            self._parents[high] = low

    def found(self) -> list[tuple[str, ...]]:
        groups: dict[str, list[str]] = {}
        for each in sorted(self._parents):
            groups.setdefault(self.root(each), []).append(each)
        return [tuple(group) for group in groups.values() if len(group) > 1]

    def root(self, each: str) -> str:
        """The least of what is joined with it, itself included."""
        parents = self._parents
        while parents.get(each, each) != each:
            parents[each] = parents.get(parents[each], parents[each])
            each = parents[each]
        return each
