"""Articles, and how far each coder is with them."""

from datetime import date, datetime
from typing import Any, Literal

import msgspec

from annotator.core.coding.publication import Publication, Publications

ArticleState = Literal["new", "in_progress", "done", "nothing"]
"""How far a coder is; ``nothing`` is done with nothing to code."""


class Article(msgspec.Struct, frozen=True, gc=False):
    """A news article. The text stays the same within a revision.

    Attributes:
        sha256: of the text's UTF-8 bytes; two articles of one project never share it.
        language: a BCP 47 tag, such as ``en``; empty if unknown.
        source: the outlet.
        published: an ISO 8601 date or date and time; empty if unknown.
        note: what coders tell one another about it; about the coding, not part of the data.
        flagged: whether somebody should look again.
        publications: where else the text appeared, besides what ``source``, ``published`` and
            ``url`` say.
    """

    id: str
    title: str
    text: str
    sha256: str
    language: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    metadata: dict[str, Any] = {}
    revision: int = 1
    note: str = ""
    flagged: bool = False
    publications: Publications = {}
    version: int = 1

    @property
    def first_publication(self) -> Publication:
        """Where the article's own details say that it appeared; its section is in the metadata."""
        section = self.metadata.get("section", "")
        section = section if isinstance(section, str) else ""
        return Publication(self.source, self.published, section, self.url)


class ArticleStatus(msgspec.Struct, frozen=True, gc=False):
    """How far one coder is with one article, and why nothing was coded.

    Attributes:
        relevant: whether it is to be coded at all, as the coder said when screening; None where
            nothing was said.
        training: of the gold alone: whether coders are shown it once they have finished.
    """

    article: str
    coder: str
    state: ArticleState = "new"
    reason: str = ""
    relevant: bool | None = None
    training: bool = False
    version: int = 1

    @property
    def id(self) -> str:
        """The identifier of the status in the journal: article and coder."""
        return f"{self.article}/{self.coder}"


def article_date(article: Article) -> date | None:
    """The day the article was published, against which its relative dates are read."""
    return day_of(article.published)


def is_moment(published: str) -> bool:
    """Whether it is a date, or date and time, that a calendar has."""
    try:
        datetime.fromisoformat(published)
    except ValueError:
        return False
    return True


def day_of(published: str) -> date | None:
    """The day of a date of publication; None if it is unknown, or no finer than a month."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
