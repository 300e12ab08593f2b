"""How far the coders of a project agree."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from annotator.core.coding.article import Article, ArticleState
from annotator.core.coding.article_listing import FINISHED
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.team.agreement import measures, of_what_was_coded
from annotator.core.team.alignment import align
from annotator.core.team.confusion import Confusion, confusions
from annotator.core.team.drift import Period, drift
from annotator.core.team.measure import CodedArticle, Measure, groups_of
from annotator.services.progress import Progress, silent
from annotator.services.team.adjudication_case import GOLD
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries

_AT_ONCE = 500
_MONTH = re.compile(r"\d{4}-\d\d")
BEGUN: tuple[ArticleState, ...] = ("in_progress", *FINISHED)

Clock = Literal["", "coded", "published"]
"""By which date articles are put into months: when they were coded last, or when they appeared."""

_T = TypeVar("_T")
_Found = TypeVar("_Found", Measure, Confusion)
_States = Mapping[str, Mapping[str, ArticleState]]
"""By article and coder."""


class Pair(msgspec.Struct, frozen=True):
    """Two coders, by name, and what of their work can be compared.

    Attributes:
        articles: that both have finished.
        unfinished: that both have begun, and one of them not finished.
    """

    coders: tuple[str, str]
    articles: int
    unfinished: int


class AgreementReport(msgspec.Struct, frozen=True):
    """What was measured.

    Attributes:
        units: how many articles and records at least two of the coders have finished, and how many
            of the records came from suggestions.
        measures: with the coders' names.
        confusion: the matrices of each two coders, with their names.
        months: how the agreement changed, if that was asked for.
    """

    units: dict[str, int]
    pairs: list[Pair]
    measures: list[Measure]
    confusion: list[Confusion]
    months: list[Period] = []


class AgreementQuestion(msgspec.Struct, frozen=True):
    """What is to be compared.

    Attributes:
        coders: their names, “gold” for what adjudication decided; everybody else who finished an
            article if empty.
        types: the keys of the record types; all if empty.
        unfinished: whether articles count that a coder has only begun.
        threshold: from which share of the characters of both (Jaccard) on two are in one place.
        by_month: by which date it is measured month by month too; not at all if empty.
        without_suggested: whether places are left out where a record came from a suggestion:
            coders who took the same one agree with the suggester, not with each other.
    """

    coders: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    unfinished: bool = False
    threshold: float = 0.5
    by_month: Clock = ""
    without_suggested: bool = False


class Agreement:
    """Compares what coders made of the same articles."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def names(self) -> list[str]:
        """The names of those who can be compared; “gold” is one where something was decided."""
        with self._workspace.reading() as read:
            return [coder.name for coder in read.coders()]

    def measure(self, question: AgreementQuestion, progress: Progress = silent) -> AgreementReport:
        """Every measure, of each two coders and of all together.

        Raises:
            AnnotatorError: there are not two coders to compare, or no such coder or type.
        """
        codebook = self._workspace.codebook
        chosen = [codebook.type(key) for key in question.types] or [*codebook.types]
        with self._workspace.reading() as read:
            names = {coder.id: coder.name for coder in _coders(read, question.coders)}
            states: _States = {
                article_id: {each.coder: each.state for each in statuses if each.coder in names}
                for article_id, statuses in read.statuses_of_several().items()
            }
            dates = dict[str, str]()
            articles = list(_compared(read, states, question, progress, dates))
        suggested = sum(
            _is_suggested(made)
            for each in articles
            for records in each.records.values()
            for made in records
        )
        if question.without_suggested:
            articles = [_without_suggested(each, question.threshold) for each in articles]
        active = [coder for coder in names if any(coder in each.records for each in articles)]
        if len(active) < 2:
            raise AnnotatorError(message("nobody-to-compare"))
        wanted = msgspec.structs.replace(codebook, types=tuple(chosen))
        found = measures(articles, wanted, active, threshold=question.threshold)
        pairs = [group for group in groups_of(active) if len(group) == 2]
        coded = of_what_was_coded(articles, wanted)
        confused = confusions(articles, coded, pairs, question.threshold)
        months = (
            drift(articles, dates, wanted, active, question.threshold) if question.by_month else ()
        )
        return AgreementReport(
            {
                "article": len(articles),
                "record": sum(len(made) for each in articles for made in each.records.values()),
                "suggested": suggested,
            },
            [_pair(articles, states, (one, other), names) for one, other in pairs],
            [_named(each, names) for each in _reported(found, progress)],
            [_named(each, names) for each in _reported(confused, progress)],
            [
                msgspec.structs.replace(
                    each, measures=[_named(measure, names) for measure in each.measures]
                )
                for each in _reported(months, progress)
            ],
        )


def _reported(found: Iterable[_T], progress: Progress) -> Iterator[_T]:
    """The same, and between any two of them it can be cancelled."""
    for count, each in enumerate(found):
        progress(count, 0, "Measuring")
        yield each


def _named(found: _Found, names: Mapping[str, str]) -> _Found:
    return msgspec.structs.replace(found, coders=tuple(names[coder] for coder in found.coders))


def _coders(read: Queries, wanted: Sequence[str]) -> list[Coder]:
    known = read.coders()
    by_name = {coder.name: coder for coder in known}
    for name in wanted:
        if name not in by_name:
            raise AnnotatorError(message("no-such-coder", name=name, known=", ".join(by_name)))
    if wanted:
        return [by_name[name] for name in dict.fromkeys(wanted)]
    return [coder for coder in known if coder.id != GOLD.id]


def _compared(
    read: Queries,
    states: _States,
    question: AgreementQuestion,
    progress: Progress,
    months: dict[str, str],
) -> Iterator[CodedArticle]:
    """The articles that at least two have finished, with what those made of them.

    Args:
        months: gets the month of each that has one, by the article's id.
    """
    counting = BEGUN if question.unfinished else FINISHED
    finished = {
        article_id: [coder for coder, state in by_coder.items() if state in counting]
        for article_id, by_coder in states.items()
    }
    several = [article_id for article_id, coders in finished.items() if len(coders) > 1]
    for at in range(0, len(several), _AT_ONCE):
        progress(at, len(several), "Reading articles")
        ids = several[at : at + _AT_ONCE]
        made = read.records_of_articles(ids)
        for article in read.articles(ids):
            records: dict[str, list[Record]] = {coder: [] for coder in finished[article.id]}
            for each in made[article.id]:
                if each.coder in records and _counts(each, question):
                    records[each.coder].append(each)
            if month := _month(article, records, question.by_month):
                months[article.id] = month
            yield CodedArticle(article.id, article.text, records)


def _is_suggested(record: Record) -> bool:
    return record.origin is not None and record.origin.suggestion is not None


def _without_suggested(article: CodedArticle, threshold: float) -> CodedArticle:
    """The article without the records of all coders about what somebody took from a suggestion."""
    out = {
        made.id
        for group in align(article.records, threshold=threshold)
        if any(map(_is_suggested, group.records.values()))
        for made in group.records.values()
    }
    left = {
        coder: [each for each in made if each.id not in out]
        for coder, made in article.records.items()
    }
    return CodedArticle(article.id, article.text, left)


def _month(article: Article, records: Mapping[str, Sequence[Record]], clock: Clock) -> str:
    """The month of an article, such as ``2026-11``; empty if it is not known."""
    if clock == "published":
        found = _MONTH.match(article.published)
        return found[0] if found else ""
    coded = [each.created for made in records.values() for each in made]
    return f"{max(coded):%Y-%m}" if clock and coded else ""


def _counts(record: Record, question: AgreementQuestion) -> bool:
    return record.state != "rejected" and (not question.types or record.type in question.types)


def _pair(
    articles: Sequence[CodedArticle],
    states: _States,
    group: tuple[str, str],
    names: Mapping[str, str],
) -> Pair:
    one, other = group
    both = sum(one in each.records and other in each.records for each in articles)
    begun = sum(
        by_coder.get(one) in BEGUN and by_coder.get(other) in BEGUN for by_coder in states.values()
    )
    return Pair((names[one], names[other]), both, begun - both)
