"""What is to be decided in an article, and what was: the questions behind `Adjudication`."""

from collections.abc import Iterable, Sequence

import msgspec

from annotator.core.coding.article import Article, ArticleState, ArticleStatus
from annotator.core.coding.article_listing import FINISHED
from annotator.core.coding.coder import GOLD as GOLD_NAME
from annotator.core.coding.coder import GOLD_ID, Coder
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.core.team.adjudication import Comparison, compared
from annotator.core.team.gold_links import GoldLink
from annotator.services.ids import new_id
from annotator.storage.listing.links import LinkQueries
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

GOLD = Coder(GOLD_ID, GOLD_NAME)
"""Whose records the gold is, whoever adjudicates."""


class Case(msgspec.Struct, frozen=True):
    """An article and what is to be decided in it.

    Attributes:
        coders: those who have finished it, by name.
        comparisons: disagreements first.
        state: how far its adjudication is.
        links: from and to the records of the article.
    """

    article: Article
    coders: tuple[Coder, ...]
    comparisons: tuple[Comparison, ...]
    state: ArticleState
    links: tuple[Link, ...] = ()

    @property
    def open(self) -> list[Comparison]:
        """Those of which nothing is decided yet."""
        return [each for each in self.comparisons if not each.decided]


def links_of_gold(case: Case) -> list[tuple[Link, GoldLink]]:
    """The links between the gold records of an article, and what each says."""
    gold_ids = ids_of(each for group in case.comparisons for each in group.outcomes)
    return [
        (link, GoldLink(link.source, link.target, link.relation))
        for link in case.links
        if gold_ids.issuperset(link.ends)
    ]


def create_links(unit: UnitOfWork, case: Case, wanted: Iterable[GoldLink]) -> None:
    there = {said for _link, said in links_of_gold(case)}
    for each in wanted:
        if each not in there:
            unit.create(Link(new_id(), each.source, each.target, each.relation))


def require_as_seen(unit: UnitOfWork, seen: Comparison, others: Sequence[Record] = ()) -> None:
    held = [*seen.records.values(), *seen.outcomes, *others]
    standing = {each.id: each.version for each in unit.read.records(ids_of(held))}
    is_as_seen = all(standing.get(each.id) == each.version for each in held)
    if not is_as_seen or outcomes_of(unit.read, [*seen.records.values()]) - ids_of(seen.outcomes):
        raise ConflictError(message("compared-changed"))


def outcomes_of(read: Queries, records: Sequence[Record]) -> set[str]:
    """The ids of what was decided of any of the records."""
    ids = ids_of(records)
    return {
        each.id
        for each in (read.records_of_article(records[0].article) if records else ())
        if each.coder == GOLD.id and each.origin and not ids.isdisjoint(each.origin.records)
    }


def ids_of(records: Iterable[Record]) -> set[str]:
    return {record.id for record in records}


def case_of(read: Queries, article_id: str) -> Case:
    article = article_of(read, article_id)
    statuses = read.statuses(article_id)
    finished = finished_by(statuses)
    if len(finished) < 2:
        raise AnnotatorError(message("nobody-to-adjudicate"))
    return Case(
        article,
        tuple(coder for coder in read.coders() if coder.id in finished),
        tuple(comparisons(read.records_of_article(article_id), statuses)),
        state_of(statuses),
        tuple(LinkQueries(read.connection).of_article(article_id)),
    )


def comparisons(records: Sequence[Record], statuses: Iterable[ArticleStatus]) -> list[Comparison]:
    """What those made of an article who have finished it, in groups about the same."""
    by_coder: dict[str, list[Record]] = {coder: [] for coder in finished_by(statuses)}
    for each in records:
        if each.coder in by_coder and each.state != "rejected":
            by_coder[each.coder].append(each)
    return compared(by_coder, [each for each in records if each.coder == GOLD.id])


def finished_by(statuses: Iterable[ArticleStatus]) -> list[str]:
    return [each.coder for each in statuses if each.state in FINISHED and each.coder != GOLD.id]


def state_of(statuses: Iterable[ArticleStatus]) -> ArticleState:
    for each in statuses:
        if each.coder == GOLD.id:
            return each.state
    return "new"


def article_of(read: Queries, article_id: str) -> Article:
    article = read.article(article_id)
    if article is None:
        raise ConflictError(message("article-removed"))
    return article


def standing_gold(seen: Comparison) -> Record:
    if not seen.outcomes or seen.outcomes[0].state != "gold":
        raise AnnotatorError(message("take-record-first"))
    return seen.outcomes[0]


def require_gold_coder(unit: UnitOfWork) -> None:
    if not unit.read.entities("coder", [GOLD.id]):
        unit.create(GOLD)
