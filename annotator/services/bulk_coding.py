"""Coding many hits of a search as one change, after a look at what would be made."""

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal

import msgspec

from annotator.core.changes import change_kinds as kinds
from annotator.core.changes.change_kinds import Named
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.core.search.concordance import HitArticle, context
from annotator.core.text.sentences import paragraph_around, sentences_around
from annotator.core.text.span import Span, cut
from annotator.services.articles import begin_article
from annotator.services.ids import new_id
from annotator.services.progress import Progress, silent
from annotator.services.search import Hit, ProjectSearch, Search
from annotator.services.workspace import Workspace
from annotator.storage.unit_of_work import UnitOfWork

Extent = Literal["words", "sentence", "paragraph"]
"""What is coded of each hit: the words that were found, or all of the sentence or paragraph."""

MOST = 10_000
"""How many candidates one look offers; who finds more narrows the search."""

_GROWN: dict[Extent, Callable[[str, Span], Span]] = {
    "words": lambda _text, span: span,
    "sentence": sentences_around,
    "paragraph": paragraph_around,
}


class Candidate(msgspec.Struct, frozen=True):
    """Text that would become a record.

    Attributes:
        sha256: of the article's text in which it was found.
        coded: whether the coder has a record of the type there already.
    """

    article: HitArticle
    sha256: str
    span: Span
    before: str
    words: str
    after: str
    coded: bool


class Candidates(msgspec.Struct, frozen=True):
    """What a search offers to code; ``more`` says whether it found more than that."""

    items: list[Candidate]
    more: bool


class Coded(msgspec.Struct, frozen=True):
    """What was made."""

    records: int
    articles: int


class BulkCoding:
    """Makes records of the hits of a search."""

    def __init__(self, workspace: Workspace, search: ProjectSearch) -> None:
        self._workspace = workspace
        self._search = search

    def candidates(
        self, search: Search, type_key: str, extent: Extent, progress: Progress = silent
    ) -> Candidates:
        """What would be coded: a hit each, or several that share a sentence or paragraph.

        Hits in titles and in values of fields have no place in a text, and are left out.
        """
        by_place: dict[tuple[str, Span], Candidate] = {}
        hits: list[Hit] = []
        more = False
        for hit in self._search.hits(search, progress):
            if hit.place not in ("text", "evidence"):
                continue
            if hits and (hits[-1].article.id != hit.article.id or len(hits) > MOST):
                self._add(by_place, hits, type_key, extent)
                hits = []
            if len(by_place) >= MOST:
                more = True
                break
            hits.append(hit)
        self._add(by_place, hits, type_key, extent)
        items = list(by_place.values())
        return Candidates(items[:MOST], more or len(items) > MOST)

    def _add(
        self,
        by_place: dict[tuple[str, Span], Candidate],
        hits: Sequence[Hit],
        type_key: str,
        extent: Extent,
    ) -> None:
        if not hits:
            return
        about = hits[0].article
        with self._workspace.reading() as read:
            article = read.article(about.id)
            records = read.records_of_article(about.id)
        if article is None:
            return
        own = [
            fragment
            for record in records
            if record.type == type_key
            and record.coder == self._workspace.coder.id
            and record.state != "rejected"
            for fragment in record.spans
        ]
        for hit in hits:
            if hit.span.end > len(article.text):
                continue
            span = _GROWN[extent](article.text, hit.span)
            coded = any(fragment.contains(hit.span) for fragment in own)
            known = by_place.get((about.id, span))
            coded = coded or (known is not None and known.coded)
            shown = context(article.text, span)
            by_place[about.id, span] = Candidate(about, article.sha256, span, *shown, coded)

    def code(
        self,
        chosen: Sequence[Candidate],
        type_key: str,
        words: str,
        progress: Progress = silent,
    ) -> Coded:
        """Makes a draft of each candidate, all as one Change; new articles are in progress then.

        Args:
            words: what was searched for, as the Change says.
            progress: may stop the work, of which nothing is then kept.

        Raises:
            ConflictError: the text of an article was changed or removed since; nothing is written.
        """
        if not chosen:
            raise AnnotatorError(message("no-hits-chosen"))
        record_type = self._workspace.codebook.type(type_key)
        plural = Named(record_type.key, record_type.plural)
        what = kinds.CodeHits(len(chosen), Named.of(record_type), plural, words)
        done = articles = 0
        with self._workspace.writing(what) as unit:
            ordered = sorted(chosen, key=lambda each: (each.article.id, each.span))
            for article_id, group in groupby(ordered, key=attrgetter("article.id")):
                some = list(group)
                text = _same_text(unit.read.article(article_id), some[0])
                for each in some:
                    progress(done, len(chosen), record_type.plural)
                    unit.create(self._draft(unit, each, type_key, text))
                    done += 1
                begin_article(unit, article_id, self._workspace.coder)
                articles += 1
            progress(done, done, record_type.plural)
        return Coded(done, articles)

    def _draft(self, unit: UnitOfWork, candidate: Candidate, type_key: str, text: str) -> Record:
        return Record(
            id=new_id(),
            article=candidate.article.id,
            type=type_key,
            coder=self._workspace.coder.id,
            state="draft",
            created=unit.time,
            updated=unit.time,
            spans=(cut(text, candidate.span),),
        )


def _same_text(article: Article | None, seen: Candidate) -> str:
    if article is None or article.sha256 != seen.sha256:
        code = "hit-removed" if article is None else "hit-corrected"
        raise ConflictError(message(code, title=seen.article.title))
    return article.text
