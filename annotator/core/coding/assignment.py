"""Assignments: which coder is to code which article, and how that was drawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import msgspec

from annotator.core.deferred import deferred

if TYPE_CHECKING:
    import hashlib
else:
    # It loads a library of the system.
    hashlib = deferred("hashlib")


class Assignment(msgspec.Struct, frozen=True, order=True, gc=False):
    """That a coder is to code an article; there is one at most for each two."""

    article: str
    coder: str
    version: int = 1

    @property
    def id(self) -> str:
        """The identifier in the journal: coder and article.

        The other way round than that of a status, for no two things of a journal share an id.
        """
        return f"{self.coder}/{self.article}"


Stratum = Literal["none", "outlet", "month"]
"""What a draw is spread over."""

STRATA: tuple[Stratum, ...] = get_args(Stratum)


class Draw(msgspec.Struct, frozen=True):
    """One draw of who codes what; the same pool and coders give the same assignments.

    Attributes:
        time: when it was drawn.
        coders: the ids of those among whom.
        coders_each: how many coders an article of the overlap got; all others got one.
        overlap: the share of articles in the overlap, in per cent.
        strata: what it was spread over.
        seed: of the generator.
        articles: how many were drawn.
        pool: which, as `pool_of` has it.
    """

    time: Annotated[datetime, msgspec.Meta(tz=True)]
    coders: tuple[str, ...]
    coders_each: int
    overlap: int
    strata: Stratum
    seed: int
    articles: int
    pool: str


Draws = dict[str, Draw]
"""By an id of its own, which sorts by time."""


def pool_of(article_ids: Iterable[str]) -> str:
    """The checksum of a set of articles: SHA-256 of their sorted ids, one a line."""
    return hashlib.sha256("\n".join(sorted(article_ids)).encode()).hexdigest()
