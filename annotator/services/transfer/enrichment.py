"""The content of a file with further metadata added to its articles."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.messages import Message
from annotator.formats.content import CodedArticle, Content

Amend = Callable[[Article], Article]
"""Says something more of an article; its text stays."""


class PassedContent:
    """Content that is given on as it is; whoever changes part of it derives from this."""

    def __init__(self, content: Content) -> None:
        """Takes content that was surveyed."""
        self._content = content

    @property
    def info(self) -> ProjectInfo | None:
        """The project, if the file names one."""
        return self._content.info

    @property
    def codebook(self) -> Codebook | None:
        """What the records follow."""
        return self._content.codebook

    @property
    def notes(self) -> Sequence[Message]:
        """What a person should know of how it was read."""
        return self._content.notes

    def coders(self) -> Sequence[Coder]:
        """Everybody whom records and statuses name."""
        return self._content.coders()

    def actors(self) -> Iterator[Actor]:
        """The registry."""
        return self._content.actors()

    def articles(self) -> Iterator[CodedArticle]:
        """The articles with their coding."""
        return self._content.articles()

    def links(self) -> Iterator[Link]:
        """The links."""
        return self._content.links()


class EnrichedContent(PassedContent):
    """Content whose articles are changed as they are given; their texts stay."""

    def __init__(self, content: Content, amend: Amend) -> None:
        super().__init__(content)
        self._amend = amend

    def articles(self) -> Iterator[CodedArticle]:
        """The articles, amended."""
        for coded in self._content.articles():
            yield replace(coded, article=self._amend(coded.article))


def combined(first: Amend | None, second: Amend) -> Amend:
    """Chains two amendments."""
    return second if first is None else lambda article: second(first(article))
