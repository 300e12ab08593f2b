"""Which words of the examples may be features, and how often each is an anchor."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from annotator.assist.learning.labelled import Labelled
from annotator.assist.learning.layout import Layout
from annotator.assist.quotes.features import folded_word, word_hash
from annotator.assist.quotes.tokens import Token

ARTICLES = 5
"""A word is a feature itself only if it stands in so many articles."""

_BUCKETS = (0, 0.05, 0.2, 0.45, 0.75)
_ANCHOR_BEGINS = 3
"""Of a span that is its own anchor so many words are counted as such."""


class Words:
    """Counts of the words of labelled articles.

    Attributes:
        allowed: those that stand in enough articles and are never capitalised inside a sentence:
            all others are seen by their shape alone.
    """

    def __init__(self, articles: Sequence[Labelled], layout: Layout) -> None:
        self._all: Counter[str] = Counter()
        self._anchors: Counter[str] = Counter()
        self._of_article: dict[str, tuple[Counter[str], Counter[str]]] = {}
        self._begins = "B-" + layout.name(layout.anchor)
        self._goes_on = "I-" + layout.name(layout.anchor)
        seen: Counter[str] = Counter()
        names: set[str] = set()
        for article in articles:
            own = self._count(article)
            self._of_article[article.example.id] = own
            self._all.update(own[0])
            self._anchors.update(own[1])
            seen.update(own[0].keys())
            for tokens in article.paragraphs:
                # A heading, which ends in no sign, is no sentence.
                if not tokens[-1].text[0].isalnum():
                    names |= _capitalised(tokens)
        self.allowed = frozenset(
            word
            for word, count in seen.items()
            if count >= ARTICLES
            and (not word[0].isalnum() or (word.isalpha() and word not in names))
        )
        self._priors = {word_hash(word): self._bucket(word) for word in self.allowed}

    def _count(self, article: Labelled) -> tuple[Counter[str], Counter[str]]:
        every = Counter(folded_word(token.text) for token in article.tokens)
        anchors: Counter[str] = Counter()
        since = 0
        for label, token in zip(article.labels[0], article.tokens, strict=True):
            since = 0 if label == self._begins else since + 1
            if label == self._begins or (label == self._goes_on and since < _ANCHOR_BEGINS):
                anchors[folded_word(token.text)] += 1
        return every, anchors

    def priors(self, without: str = "") -> dict[int, int]:
        """How often each word is an anchor, in buckets, by its hash.

        Args:
            without: an article whose own counts are left out, as if it were not known yet.
        """
        if not without:
            return dict(self._priors)
        every, anchors = self._of_article[without]
        own = {
            word_hash(word): self._bucket(word, anchors[word], every[word])
            for word in every
            if word in self.allowed
        }
        return self._priors | own

    def _bucket(self, word: str, fewer_anchors: int = 0, fewer: int = 0) -> int:
        share = (self._anchors[word] - fewer_anchors) / (self._all[word] - fewer + 1)
        return sum(share > edge for edge in _BUCKETS)


def _capitalised(tokens: list[Token]) -> set[str]:
    """The words, in lower case, that are capitalised inside a sentence."""
    lower = [
        folded_word(token.text)
        for before, token in pairwise(tokens)
        if token.text[0].isupper() and before.text[0].isalnum()
    ]
    return {*lower, *(re.split("[’']", word)[0] for word in lower)}
