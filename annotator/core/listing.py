"""Articles as a list shows them, and which ones it shows."""

import msgspec

from annotator.core.article import ArticleState


class ArticleFilter(msgspec.Struct, frozen=True):
    """Which articles a list shows.

    Attributes:
        text: stands in the title or the outlet, letter case aside; empty for any.
        states: how far the coder is; empty for any.
    """

    text: str = ""
    states: tuple[ArticleState, ...] = ()


class ArticleSummary(msgspec.Struct, frozen=True):
    """An article as a list shows it.

    Attributes:
        state: of the coder who asks.
        counts: how many records it has, by the type's key; of all coders.
    """

    id: str
    title: str
    source: str
    published: str
    language: str
    state: ArticleState
    counts: dict[str, int]
