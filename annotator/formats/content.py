"""What a file holds or a project gives: the one shape that readers return and writers take."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import InputError
from annotator.core.messages import Message

COMMON_TABLES = (
    *("articles", "publications", "coders", "assignments", "draws"),
    *("actors", "links", "evidence", "codebook"),
)
"""The tables that every project has; one a record type joins them."""


class CodedArticle(msgspec.Struct, frozen=True, gc=False):
    """An article with what coders made of it, who is to code it, and what suggesters see in it."""

    article: Article
    statuses: Sequence[ArticleStatus] = ()
    records: Sequence[Record] = ()
    assignments: Sequence[Assignment] = ()
    suggestions: Sequence[Suggestion] = ()

    @property
    def coders(self) -> set[str]:
        """The ids of those whom it names."""
        named = {each.coder for each in (*self.statuses, *self.records, *self.assignments)}
        return named | {each.coder for each in self.suggestions if each.coder is not None}


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
    def notes(self) -> Sequence[Message]:
        """What a person should know of how it was read."""
        ...

    def coders(self) -> Sequence[Coder]:
        """Everybody whom records, statuses and assignments name, and perhaps more."""
        ...

    def actors(self) -> Iterator[Actor]:
        """The registry, in the order of ids."""
        ...

    def articles(self) -> Iterator[CodedArticle]:
        """The articles in the order of ids, each one's records, statuses and so on likewise."""
        ...

    def links(self) -> Iterator[Link]:
        """The links in the order of ids."""
        ...


class ReadContent(Content, Protocol):
    """What a reader gives: content whose problems are told apart from what holds.

    A file may be too large to be checked before its reader returns. So its articles may be taken
    only once the hashes of their texts were; then its problems and notes are complete.
    """

    @property
    def problems(self) -> Sequence[InputError]:
        """What is left out, and why."""
        ...

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text, everything checked on the way.

        Raises:
            InputError: something does not hold, so that all of it is left out.
        """
        ...


class Uncoded:
    """What a reader gives of articles that nobody coded, but for the articles."""

    info: ProjectInfo | None = None
    codebook: Codebook | None = None

    @property
    def problems(self) -> Sequence[InputError]:
        """None."""
        return ()

    @property
    def notes(self) -> Sequence[Message]:
        """None."""
        return ()

    def articles(self) -> Iterator[CodedArticle]:
        """The articles, uncoded."""
        raise NotImplementedError

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text."""
        return (coded.article.sha256 for coded in self.articles())

    def coders(self) -> Sequence[Coder]:
        """Nobody."""
        return ()

    def actors(self) -> Iterator[Actor]:
        """None."""
        return iter(())

    def links(self) -> Iterator[Link]:
        """None."""
        return iter(())
