"""What is suggested in an article: asked beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article
from annotator.core.coding.suggestion import Suggestion
from annotator.core.deferred import deferred
from annotator.services.assistance.by_address import MODELS_FILE

if TYPE_CHECKING:
    from annotator.services.assistance import suggesting
    from annotator.services.assistance.by_address import model_address
    from annotator.services.assistance.by_address import suggester as by_address
    from annotator.services.assistance.suggesters import Loadable
    from annotator.services.project import Project
    from annotator.ui.kit.background_reads import Stop
else:
    by_address = deferred("annotator.services.assistance.by_address.suggester")
    model_address = deferred("annotator.services.assistance.by_address.model_address")
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
        folder: where the models by address are named.
    """

    article: Article
    without: frozenset[str]
    folder: Path


def with_models(project: Project, folder: Path) -> None:
    """Lets the project ask the models by address that the person named."""

    def suggesters(codebook: Codebook) -> Sequence[Loadable]:
        if not (folder / MODELS_FILE).exists():
            return ()
        return by_address.suggesters_by_address(model_address.ModelAddresses(folder), codebook)

    project.suggesting.by_address = suggesters


def offered(project: Project, asked: Question, stop: Stop) -> Offered:
    """The answer."""
    with_models(project, asked.folder)
    kinds = [each.kind for each in project.suggesting.chosen(suggesting.Choice())]
    # What models by address saw is stored, and shown like what is seen here.
    remote = [each.kind for each in project.suggesting.remote()]
    types = tuple(
        each.key
        for each in project.codebook.offered_types
        if any(each.key in kind.types for kind in (*kinds, *remote))
    )
    wanted = frozenset(types) - asked.without
    is_read = any(kind.reads(asked.article.language) for kind in kinds)
    found: list[Suggestion] = []
    if wanted:
        choice = suggesting.Choice(types=wanted)
        found = project.suggestions.open_in(asked.article, choice, stop)
    return Offered(asked.article.id, types, is_read, tuple(found))
