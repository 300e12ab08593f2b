"""How far the coders of a project agree."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import FINISHED
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.team.agreement import measures, of_what_was_coded
from annotator.core.team.confusion import Confusion, confusions
from annotator.core.team.measure import CodedArticle, Measure, groups_of
from annotator.services.progress import Progress, silent
from annotator.services.team.adjudication import GOLD
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries

_AT_ONCE = 500
BEGUN: tuple[ArticleState, ...] = ("in_progress", *FINISHED)

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
        units: how many articles and records at least two of the coders have finished.
        measures: with the coders' names.
        confusion: the matrices of each two coders, with their names.
    """

    units: dict[str, int]
    pairs: list[Pair]
    measures: list[Measure]
    confusion: list[Confusion]


class AgreementQuestion(msgspec.Struct, frozen=True):
    """What is to be compared.

    Attributes:
        coders: their names, “gold” for what adjudication decided; everybody else who finished an
            article if empty.
        types: the keys of the record types; all if empty.
        unfinished: whether articles count that a coder has only begun.
        threshold: from which share of the characters of both (Jaccard) on two are in one place.
    """

    coders: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    unfinished: bool = False
    threshold: float = 0.5


class Agreement:
    """Compares what coders made of the same articles."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

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
            articles = list(_compared(read, states, question, progress))
        active = [coder for coder in names if any(coder in each.records for each in articles)]
        if len(active) < 2:
            raise AnnotatorError(message("nobody-to-compare"))
        wanted = msgspec.structs.replace(codebook, types=tuple(chosen))
        found = measures(articles, wanted, active, threshold=question.threshold)
        pairs = [group for group in groups_of(active) if len(group) == 2]
        coded = of_what_was_coded(articles, wanted)
        confused = confusions(articles, coded, pairs, question.threshold)
        return AgreementReport(
            {
                "article": len(articles),
                "record": sum(len(made) for each in articles for made in each.records.values()),
            },
            [_pair(articles, states, (one, other), names) for one, other in pairs],
            [
                msgspec.structs.replace(each, coders=tuple(names[coder] for coder in each.coders))
                for each in found
            ],
            [
                msgspec.structs.replace(each, coders=tuple(names[coder] for coder in each.coders))
                for each in confused
            ],
        )


def _coders(read: Queries, wanted: Sequence[str]) -> list[Coder]:
    known = read.coders()
    by_name = {coder.name: coder for coder in known}
    for name in wanted:
        if name not in by_name:
            raise AnnotatorError(message("no-such-coder", name=name, known=", ".join(by_name)))
    if wanted:
        return [by_name[name] for name in dict.fromkeys(wanted)]
    return [coder for coder in known if coder != GOLD]


def _compared(
    read: Queries, states: _States, question: AgreementQuestion, progress: Progress
) -> Iterator[CodedArticle]:
    """The articles that at least two have finished, with what those made of them."""
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
            yield CodedArticle(article.id, article.text, records)


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
