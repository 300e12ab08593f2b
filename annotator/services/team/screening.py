"""Screening: before articles are coded, each coder says which of them are to be coded at all.

The verdict stands with the coder's status of the article. Every edit is one Change.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from annotator.core.changes import assignment_kinds as kinds
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.article_listing import ArticleFilter, ArticleOrder
from annotator.core.coding.article_listing import Screening as Verdict
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.team.assignments import visible_coders
from annotator.services.workspace import Workspace
from annotator.storage.listing.assignments import AssignmentListing
from annotator.storage.queries import Queries

if TYPE_CHECKING:
    from annotator.core.team import screening
else:
    # It computes with numpy, which a verdict need not wait for.
    screening = deferred("annotator.core.team.screening")

_AS_THEY_CAME = ArticleOrder()


class ScreeningProgress(msgspec.Struct, frozen=True):
    """How far the coder is with the screening of own articles."""

    open: int
    relevant: int
    irrelevant: int


class Screening:
    """What the coder says of articles before coding, and how far coders agree on it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def screen(self, article_id: str, relevant: bool | None) -> ArticleStatus:
        """Says whether an article is to be coded; None takes back what was said.

        Raises:
            AnnotatorError: it has records of the coder, so that it cannot be irrelevant.
        """
        coder = self._workspace.coder.id
        kind = {True: kinds.ScreenIn, False: kinds.ScreenOut, None: kinds.Unscreen}[relevant]
        with self._workspace.writing(kind()) as unit:
            if relevant is False:
                records = unit.read.records_of_article(article_id)
                own = sum(each.coder == coder and each.state != "rejected" for each in records)
                if own:
                    raise AnnotatorError(message("coded-not-irrelevant", count=own))
            before = unit.read.status(article_id, coder)
            if before is None:
                after = ArticleStatus(article_id, coder, relevant=relevant)
                if relevant is not None:
                    unit.create(after)
                return after
            changed = unit.update(before, replace(before, relevant=relevant))
        return changed if isinstance(changed, ArticleStatus) else before

    def is_open(self, article_id: str) -> bool:
        """Whether an article is one of the coder's own that is not screened yet."""
        with self._workspace.reading() as read:
            coder = self._workspace.coder.id
            return read.listing.position(article_id, self._own(read, "open"), coder) is not None

    def next_open(self, article_id: str, order: ArticleOrder = _AS_THEY_CAME) -> str | None:
        """The next article of the coder's own that is not screened yet; from the first again
        after the last, None if there is no other."""
        with self._workspace.reading() as read:
            chosen, coder = self._own(read, "open"), self._workspace.coder.id
            for start in dict.fromkeys((article_id, "")):
                found = read.listing.neighbour(start, chosen, coder, order)
                if found is not None and found != article_id:
                    return found
        return None

    def progress(self) -> ScreeningProgress:
        """How many of the coder's own articles are screened; of all, who has no assignments."""
        with self._workspace.reading() as read:
            coder = self._workspace.coder.id
            verdicts: tuple[Verdict, ...] = ("open", "relevant", "irrelevant")
            counts = (read.listing.count(self._own(read, each), coder) for each in verdicts)
            return ScreeningProgress(*counts)

    def agreement(self) -> "screening.ScreeningReport":
        """How far the coders agree on which articles are relevant; over articles.

        In a blind project a coder is told only how many of the own were found what.
        """
        with self._workspace.reading() as read:
            shown = visible_coders(read, self._workspace.coder)
            names = {each.id: each.name for each in shown}
            articles = [
                {coder: relevant for coder, relevant in verdicts.items() if coder in names}
                for verdicts in _by_article(read)
            ]
        return screening.screening_report(articles, names)

    def _own(self, read: Queries, verdict: Verdict) -> ArticleFilter:
        """Of the articles that the coder is to code, those of such a verdict; of all without
        assignments."""
        has_own = AssignmentListing(read.connection).has_any(self._workspace.coder.id)
        return ArticleFilter(mine=has_own, screened=verdict)


def _by_article(read: Queries) -> Iterator[dict[str, bool]]:
    rows = AssignmentListing(read.connection).verdicts()
    for _article, group in groupby(rows, key=lambda row: row[0]):
        yield {coder: relevant for _, coder, relevant in group}
