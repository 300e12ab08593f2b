"""What a file holds or a project gives: the one shape that readers return and writers take."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.errors import InputError

COMMON_TABLES = ("articles", "actors", "links", "evidence", "codebook")
"""The tables that every project has; one a record type joins them."""


class CodedArticle(msgspec.Struct, frozen=True, gc=False):
    """An article with what coders made of it."""

    article: Article
    statuses: Sequence[ArticleStatus] = ()
    records: Sequence[Record] = ()


class Content(Protocol):
    """A whole project, or as much of one as a file holds.

    Articles are given one at a time, so that neither side holds all of them. Every method may
    be called again and starts anew.
    """

    @property
    def info(self) -> ProjectInfo | None:
        """The project, if the file names one."""
        ...

    @property
    def codebook(self) -> Codebook | None:
        """What the records follow; None where there can be no records."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What a person should know of how it was read."""
        ...

    def coders(self) -> Sequence[Coder]:
        """Everybody whom records and statuses name, and perhaps more."""
        ...

    def actors(self) -> Iterator[Actor]:
        """The registry, in the order of ids."""
        ...

    def articles(self) -> Iterator[CodedArticle]:
        """The articles in the order of ids, each one's records and statuses likewise."""
        ...

    def links(self) -> Iterator[Link]:
        """The links in the order of ids."""
        ...


@runtime_checkable
class Surveyed(Content, Protocol):
    """Content of a file that is too large to be checked before its reader returns.

    Its articles may be taken only once it was surveyed.
    """

    @property
    def problems(self) -> Sequence[InputError]:
        """What of the file is left out, and why; complete once it was surveyed."""
        ...

    def survey(self) -> Iterator[str]:
        """Checks the file from top to end; the SHA-256 of each article's text on the way.

        Raises:
            InputError: something in it does not hold, so that all of it is left out.
        """
        ...
