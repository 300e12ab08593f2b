"""What coders learn from adjudication: what became of their work, and what the gold shows."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.changes import adjudication_kinds as kinds
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.article_listing import FINISHED
from annotator.core.coding.coder import coder_called
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.team.adjudication import Comparison
from annotator.core.team.feedback import Outcome, Score, outcomes, scores
from annotator.services.progress import Progress, silent
from annotator.services.team.adjudication_case import GOLD, comparisons
from annotator.services.team.coders import may_lead
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries

_AT_ONCE = 200
_EXAMPLES = 50


class ArticleFeedback(msgspec.Struct, frozen=True):
    """What the gold made of a coder's work in one article.

    Attributes:
        training: whether the article is one to learn from.
    """

    article: str
    title: str
    outcomes: list[Outcome]
    training: bool = False


class FeedbackReport(msgspec.Struct, frozen=True):
    """What the gold made of a coder's work.

    Attributes:
        coder: the name.
        scores: of all types together, then of each.
    """

    coder: str
    articles: list[ArticleFeedback]
    scores: list[Score]


class Example(msgspec.Struct, frozen=True):
    """Gold of a type, or that has a field.

    Attributes:
        hard: what coders made of the same, where they differed; None where all found it alike or
            nobody coded it.
    """

    article: str
    title: str
    gold: Record
    hard: Comparison | None = None


class Feedback:
    """Shows coders what the gold says of their work; while coding is blind, of training alone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def report(self, coder: str = "", progress: Progress = silent) -> FeedbackReport:
        """What became of a coder's work in all articles that the coder and the gold finished.

        Args:
            coder: the name; who works here if empty.

        Raises:
            AnnotatorError: there is no such coder, or their work is not to be seen here.
        """
        with self._workspace.reading() as read:
            known = read.coders()
            own = coder_called(known, coder) if coder else self._workspace.coder
            if own is None:
                names = ", ".join(each.name for each in known)
                raise AnnotatorError(message("no-such-coder", name=coder, known=names))
            if own.id != self._workspace.coder.id and not self._workspace.sees_all:
                raise AnnotatorError(message("work-held-back", name=own.name))
            articles = [*_articles(read, own.id, read.statuses_of_several(), progress)]
        return FeedbackReport(own.name, articles, self._scores(articles))

    def of_article(self, article_id: str) -> FeedbackReport | None:
        """The same of one article; None if the coder or the gold has not finished it."""
        with self._workspace.reading() as read:
            statuses = {article_id: read.statuses(article_id)}
            articles = [*_articles(read, self._workspace.coder.id, statuses, silent)]
        if not articles:
            return None
        return FeedbackReport(self._workspace.coder.name, articles, self._scores(articles))

    def is_training(self, article_id: str) -> bool:
        """Whether coders learn from the article."""
        with self._workspace.reading() as read:
            gold = read.status(article_id, GOLD.id)
        return gold is not None and gold.training

    def set_training(self, article_ids: Sequence[str], training: bool) -> None:
        """Shows the gold of these articles to each coder who has finished them, or no more.

        Raises:
            AnnotatorError: the gold has not finished one of them; who works here does not lead.
        """
        kind = kinds.UseForTraining if training else kinds.StopTraining
        with self._workspace.writing(kind(len(article_ids))) as unit:
            if not may_lead(unit.read, self._workspace.coder):
                raise AnnotatorError(message("training-is-the-leads"))
            for article_id in article_ids:
                before = unit.read.status(article_id, GOLD.id)
                if before is None or before.state not in FINISHED:
                    raise AnnotatorError(message("training-needs-gold"))
                if before.training != training:
                    unit.update(before, replace(before, training=training))

    def examples(self, type_key: str, field_key: str = "") -> list[Example]:
        """Gold of a type that has the field, if one is named; hard cases first, fifty at most."""
        found: list[Example] = []
        with self._workspace.reading() as read:
            several = read.statuses_of_several()
            ids = [key for key, each in several.items() if _of(each, GOLD.id) is not None]
            for at in range(0, len(ids), _AT_ONCE):
                some = ids[at : at + _AT_ONCE]
                titles, records = read.titles(some), read.records_of_articles(some)
                for article_id in some:
                    for each in comparisons(records[article_id], several[article_id]):
                        gold = next((one for one in each.outcomes if one.state == "gold"), None)
                        if gold is None or gold.type != type_key:
                            continue
                        if field_key and field_key not in gold.fields | dict.fromkeys(each.fields):
                            continue
                        hard = _is_hard(each, field_key)
                        found.append(
                            Example(article_id, titles[article_id], gold, each if hard else None)
                        )
        return sorted(found, key=lambda each: each.hard is None)[:_EXAMPLES]

    def _scores(self, articles: Sequence[ArticleFeedback]) -> list[Score]:
        types = self._workspace.codebook.types
        fields = {each.key: [field.key for field in each.fields] for each in types}
        return scores((each for article in articles for each in article.outcomes), fields)


def _articles(
    read: Queries, coder: str, statuses: Mapping[str, Sequence[ArticleStatus]], progress: Progress
) -> Iterator[ArticleFeedback]:
    """Those of the articles that the coder and the gold have finished.

    Args:
        statuses: by article.
    """
    finished = {
        article_id: gold
        for article_id, each in statuses.items()
        if _of(each, coder) and (gold := _of(each, GOLD.id))
    }
    ids = list(finished)
    for at in range(0, len(ids), _AT_ONCE):
        progress(at, len(ids), "Comparing with the gold")
        some = ids[at : at + _AT_ONCE]
        titles, records = read.titles(some), read.records_of_articles(some)
        for article_id in some:
            made = records[article_id]
            own = [each for each in made if each.coder == coder and each.state != "rejected"]
            gold = [each for each in made if each.coder == GOLD.id]
            training = finished[article_id].training
            yield ArticleFeedback(article_id, titles[article_id], outcomes(own, gold), training)


def _of(statuses: Sequence[ArticleStatus], coder: str) -> ArticleStatus | None:
    """The status of a coder who has finished."""
    return next((each for each in statuses if each.coder == coder and each.state in FINISHED), None)


def _is_hard(comparison: Comparison, field_key: str) -> bool:
    if field_key:
        return field_key in comparison.fields
    return bool(comparison.records) and not comparison.unanimous
