"""What the suggesters see in the articles of a project. They suggest; nothing is written."""

from collections.abc import Iterator

import msgspec

from annotator.assist.quotes.finder import SuggestedQuote
from annotator.core.coding.article import Article
from annotator.core.text.span import Fragment, Span, cut
from annotator.services.assistance.quote_finder import DIGITS, QuoteFinder
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace


class SuggestedArticle(msgspec.Struct, frozen=True):
    """The article that a suggestion is about."""

    id: str
    title: str
    sha256: str


class SuggestedValue(msgspec.Struct, frozen=True):
    """What a field would hold, and where the words for it stand."""

    value: str
    spans: tuple[Fragment, ...] = ()


class Suggestion(msgspec.Struct, frozen=True):
    """A record that the coder may want to make.

    Attributes:
        type: the key of the record type.
        confidence: from 0 to 1, of the least certain part of it.
        spans: the record's own words, in code points.
        fields: by key.
    """

    article: SuggestedArticle
    type: str
    confidence: float
    spans: tuple[Fragment, ...]
    fields: dict[str, list[SuggestedValue]]


class Suggesting:
    """Reads the articles with what ships with the program."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def quotes(
        self, above: float | None = None, progress: Progress = silent
    ) -> Iterator[Suggestion]:
        """The quotes of all articles, article by article, in reading order.

        Args:
            above: suggestions that are less certain are left out; without it, those that are not
                worth offering.
            progress: told how many articles were read.
        """
        finder = QuoteFinder()
        with self._workspace.reading() as read:
            for done, article in enumerate(read.iter_articles()):
                progress(done, 0, "Reading articles")
                for found in finder.quotes(article.text, article.language, above):
                    yield _suggestion(article, found)


def _suggestion(article: Article, found: SuggestedQuote) -> Suggestion:
    fields = {"kind": [SuggestedValue(found.kind)]}
    for key, span, name in (
        ("speaker", found.speaker, found.speaker_name),
        ("cue", found.cue, ""),
    ):
        if span is not None:
            fields[key] = [_value(article.text, span, name)]
    return Suggestion(
        SuggestedArticle(article.id, article.title, article.sha256),
        "quote",
        round(found.confidence, DIGITS),
        tuple(cut(article.text, span) for span in found.content),
        fields,
    )


def _value(text: str, span: Span, name: str) -> SuggestedValue:
    fragment = cut(text, span)
    return SuggestedValue(name or " ".join(fragment.text.split()), (fragment,))
