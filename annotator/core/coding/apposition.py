"""Titles that a text ties to a name: “Fayez Seraj, the prime minister, said”."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotator.core.coding.actor import TITLES
from annotator.core.coding.actor_matching import SMALL_WORDS, words_of

_AFTER = re.compile(r"\s?[,(–—-]\s?([^,.;:!?()–—\n]+)")
_BEFORE = re.compile(r"([^,.;:!?()–—\n]+?)\s?,?\s?$")
_WORD = re.compile(r"[\w.'’-]+")
_MOST_WORDS = 8
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "our"))
_RANKS = TITLES - _ARTICLES

BESIDE = 100
"""How many characters before and after a mention are enough to look at."""


class Titles:
    """The actors that are registered by a title, such as “the prime minister”."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """
        Args:
            names: the id of an actor and one of its names, in any order.
        """
        self._ids: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for actor_id, name in names:
            words = _without_article(words_of(name))
            if _RANKS.intersection(words):
                self._ids[words].add(actor_id)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def tied(self, before: str, after: str) -> set[str]:
        """The actors whose title stands in apposition to a name.

        Args:
            before: the text up to the name.
            after: the text from its end on.
        """
        found: set[str] = set()
        if phrase := _AFTER.match(after):
            words = _WORD.findall(phrase[1])[: _MOST_WORDS + 1]
            for end in range(1, len(words) + 1):
                # “…, minister Dorr”: the title is somebody else's.
                if not words[end:] or not words[end][:1].isupper():
                    found |= self._called(words[:end])
        if phrase := _BEFORE.search(before):
            words = _WORD.findall(phrase[1])[-_MOST_WORDS - 1 :]
            for start in range(len(words)):
                # “deputy prime minister …” is no prime minister.
                if not start or not _RANKS.intersection(words_of(words[start - 1])):
                    found |= self._called(words[start:])
        return found

    def _called(self, words: Sequence[str]) -> set[str]:
        plain = words_of(" ".join(words))
        title = _without_article(plain)
        # Without an article only what is nothing but a title is one: “Ada Holm, Minister Dorr”.
        if title == plain and not (TITLES | SMALL_WORDS).issuperset(title):
            return set()
        return self._ids.get(title, set())


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in _ARTICLES else words
