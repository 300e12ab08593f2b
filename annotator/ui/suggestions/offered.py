"""What is suggested in an article: asked beside the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from annotator.core.coding.article import Article
from annotator.core.coding.suggestion import Suggestion
from annotator.core.deferred import deferred

if TYPE_CHECKING:
    from annotator.services.assistance import suggesting
    from annotator.services.project import Project
    from annotator.ui.kit.background_reads import Stop
else:
    suggesting = deferred("annotator.services.assistance.suggesting")


class Offered(msgspec.Struct, frozen=True):
    """What came of asking.

    Attributes:
        article: the id of the article.
        types: the keys of the record types that are suggested at all.
        is_read: whether any suggester reads the article's language.
        suggestions: in reading order.
    """

    article: str
    types: tuple[str, ...]
    is_read: bool
    suggestions: tuple[Suggestion, ...]


class Question(msgspec.Struct, frozen=True):
    """What is asked.

    Attributes:
        without: the keys of the record types that nobody wants suggestions of.
        learned: whether those count that learned from coders of the project.
    """

    article: Article
    without: frozenset[str]
    learned: bool


def offered(project: Project, asked: Question, stop: Stop) -> Offered:
    """The answer."""
    every = suggesting.Choice(learned=asked.learned)
    kinds = [each.kind for each in project.suggesting.chosen(every)]
    types = tuple(
        each.key
        for each in project.codebook.offered_types
        if any(each.key in kind.types for kind in kinds)
    )
    wanted = frozenset(types) - asked.without
    is_read = any(kind.reads(asked.article.language) for kind in kinds)
    found: list[Suggestion] = []
    if wanted:
        choice = suggesting.Choice(types=wanted, learned=asked.learned)
        found = project.suggestions.open_in(asked.article, choice, stop)
    return Offered(asked.article.id, types, is_read, tuple(found))
