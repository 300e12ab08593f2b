"""Articles: which there are, what is known of them, how far the coder is.

Every edit is one Change.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.coding.article import Article, ArticleState, ArticleStatus
from annotator.core.coding.article_details import Detail, detail_of, read_detail, with_detail
from annotator.core.coding.article_listing import (
    ArticleFilter,
    ArticleOrder,
    ArticleSummary,
    ArticleWindow,
    Outlet,
)
from annotator.core.coding.coder import Coder
from annotator.core.coding.publication import Publications, keyed
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.core.text.normalization import normalise, sha256
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.paragraphs import title_of
from annotator.services.deletion import delete_records
from annotator.services.ids import new_id
from annotator.services.workspace import Workspace
from annotator.storage.unit_of_work import UnitOfWork

_EVERY_ARTICLE = ArticleFilter()
_AS_THEY_CAME = ArticleOrder()


class Articles:
    """Questions about the articles of a project, and their edits by its coder."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # Questions

    def count(self, chosen: ArticleFilter = _EVERY_ARTICLE) -> int:
        """How many articles the filter lets through."""
        with self._workspace.reading() as read:
            return read.listing.count(chosen, self._workspace.coder.id)

    def page(
        self,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        offset: int = 0,
        limit: int = 100,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> list[ArticleSummary]:
        """A page of the articles that the filter lets through."""
        with self._workspace.reading() as read:
            return read.listing.page(chosen, self._workspace.coder.id, offset, limit, order)

    def window(
        self,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        offset: int = 0,
        limit: int = 100,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> ArticleWindow:
        """The same page, and how many articles the filter lets through."""
        with self._workspace.reading() as read:
            return read.listing.window(chosen, self._workspace.coder.id, offset, limit, order)

    def summary(self, article_id: str) -> ArticleSummary | None:
        """One article as a list shows it; None if it is gone."""
        with self._workspace.reading() as read:
            return read.listing.one(article_id, self._workspace.coder.id)

    def summaries(self, article_ids: Sequence[str]) -> list[ArticleSummary]:
        """A few articles as a list shows them, without those that are gone."""
        with self._workspace.reading() as read:
            return read.listing.summaries(article_ids, self._workspace.coder.id)

    def position(
        self,
        article_id: str,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        order: ArticleOrder = _AS_THEY_CAME,
    ) -> int | None:
        """Which row of the filtered list the article is, from 0; None if it is not in it."""
        with self._workspace.reading() as read:
            return read.listing.position(article_id, chosen, self._workspace.coder.id, order)

    def neighbour(
        self,
        article_id: str,
        chosen: ArticleFilter = _EVERY_ARTICLE,
        order: ArticleOrder = _AS_THEY_CAME,
        *,
        backwards: bool = False,
    ) -> str | None:
        """The article of the filtered list that comes next after one, or before it.

        Args:
            article_id: from where to go, in the list or not; from beyond the end if empty or if
                there is no such article.
        """
        with self._workspace.reading() as read:
            coder = self._workspace.coder.id
            return read.listing.neighbour(article_id, chosen, coder, order, backwards=backwards)

    def states(self, *, mine: bool = False) -> dict[ArticleState, int]:
        """How many articles there are by how far the coder is.

        Args:
            mine: only those that are assigned to the coder, who did not screen them out.
        """
        with self._workspace.reading() as read:
            return read.listing.states(self._workspace.coder.id, mine=mine)

    def outlets(self) -> list[Outlet]:
        """All outlets with the number of their articles, the one with the most first."""
        with self._workspace.reading() as read:
            return read.listing.outlets()

    def get(self, article_id: str) -> Article:
        """The article with its text.

        Raises:
            AnnotatorError: it is not in the project.
        """
        with self._workspace.reading() as read:
            article = read.article(article_id)
        if article is None:
            raise AnnotatorError(message("no-such-article", article=article_id))
        return article

    def all(self) -> Iterator[Article]:
        """All articles in the order they came in, in flat memory."""
        with self._workspace.reading() as read:
            yield from read.iter_articles()

    def status(self, article_id: str) -> ArticleStatus:
        """How far the coder is with the article."""
        with self._workspace.reading() as read:
            status = read.status(article_id, self._workspace.coder.id)
        return status or ArticleStatus(article_id, self._workspace.coder.id)

    def statuses(self, article_id: str) -> list[ArticleStatus]:
        """How far each coder is with the article."""
        with self._workspace.reading() as read:
            return read.statuses(article_id)

    # Edits

    def set_detail(self, seen: Article, detail: Detail, typed: str) -> Article:
        """Gives an article another title, outlet, author, date, language or address.

        Args:
            seen: the article as the caller saw it; what changed meanwhile elsewhere is kept.
            typed: what a person wrote; empty for unknown.

        Raises:
            FieldValueError: the article cannot hold that; the message says what it takes.
            ConflictError: somebody changed the same detail meanwhile, or removed the article.
        """
        text = read_detail(detail, typed)
        with self._workspace.writing(kinds.ChangeDetail(detail)) as unit:
            current = unit.read.article(seen.id)
            if current is None:
                raise ConflictError(message("article-removed"))
            if detail_of(current, detail) != detail_of(seen, detail):
                raise ConflictError(message("detail-changed", detail=message(f"detail-{detail}")))
            after = unit.update(current, with_detail(current, detail, text))
        return after if isinstance(after, Article) else current

    def set_publications(self, seen: Article, wanted: Publications) -> Article:
        """Says where else an article's text appeared.

        Args:
            seen: the article as the caller saw it; what was added meanwhile elsewhere is kept.
            wanted: by their keys; those that say nothing are left out.

        Raises:
            ConflictError: somebody removed the article meanwhile.
        """
        wanted = keyed(wanted.values())
        with self._workspace.writing(kinds.ChangePublications()) as unit:
            current = unit.read.article(seen.id)
            if current is None:
                raise ConflictError(message("article-removed"))
            gone = seen.publications.keys() - wanted.keys()
            kept = {key: each for key, each in current.publications.items() if key not in gone}
            new = {key: each for key, each in wanted.items() if key not in seen.publications}
            after = unit.update(current, replace(current, publications=kept | new))
        return after if isinstance(after, Article) else current

    def add(self, pasted: str) -> tuple[Article, bool]:
        """Makes an article of a text, its title as that of a text file; nobody coded it yet.

        Returns:
            The article, and whether it is new: one that has exactly this text stands for it.

        Raises:
            AnnotatorError: there is no word in the text, or it cannot be stored.
        """
        text = normalise(pasted)
        if not text.strip():
            raise AnnotatorError(message("nothing-to-paste"))
        title = title_of(text, markdown=False)
        made = Article(new_id(), title, text, sha256(text), language_of(text))
        with self._workspace.writing(kinds.AddArticle(title)) as unit:
            known = unit.read.known_sha256([made.sha256]).get(made.sha256)
            there = unit.read.article(known) if known else None
            if there is not None:
                return there, False
            unit.create(made)
        return made, True

    def delete(self, article_id: str) -> int:
        """Deletes an article with its records, what leads to them, and how far each coder was.

        Returns:
            How many records went with it.

        Raises:
            ConflictError: somebody removed it meanwhile.
        """
        with self._workspace.writing(kinds.DeleteArticle("")) as unit:
            article = unit.read.article(article_id)
            if article is None:
                raise ConflictError(message("article-removed"))
            unit.say(kinds.DeleteArticle(article.title))
            records = unit.read.records_of_article(article_id)
            deleted = delete_records(unit, unit.read.codebook(), records)
            unit.delete_all(unit.read.statuses(article_id))
            unit.delete_all(unit.read.assignments(article_id))
            unit.delete_all(unit.read.suggestions_of_article(article_id))
            unit.delete(article)
        return deleted

    def set_status(self, article_id: str, state: ArticleState, reason: str = "") -> ArticleStatus:
        """Says how far the coder is with an article, and why there is nothing to code in it.

        Raises:
            AnnotatorError: an article with records of the coder has “nothing to code”.
        """
        after = ArticleStatus(article_id, self._workspace.coder.id, state, reason.strip())
        with self._workspace.writing(kinds.SetStatus(state)) as unit:
            own = [
                record
                for record in unit.read.records_of_article(article_id)
                if record.coder == after.coder and record.state != "rejected"
            ]
            if state == "nothing" and own:
                raise AnnotatorError(message("something-coded", count=len(own)))
            before = unit.read.status(article_id, after.coder)
            if before is None:
                unit.create(after)
                return after
            changed = unit.update(before, replace(before, state=state, reason=after.reason))
        return changed if isinstance(changed, ArticleStatus) else after


def begin_article(unit: UnitOfWork, article_id: str, coder: Coder) -> None:
    """Notes that the coder codes an article: one that was new or empty is in progress now."""
    status = unit.read.status(article_id, coder.id)
    if status is None:
        unit.create(ArticleStatus(article_id, coder.id, "in_progress"))
    elif status.state in ("new", "nothing"):
        unit.update(status, replace(status, state="in_progress", reason=""))
