"""Who would be assigned what, and how far everybody is with it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.assignment import Assignment, Draw, Stratum, pool_of
from annotator.core.coding.coder import Coder
from annotator.core.team.drawing import Design, Drawable, draw


class AssigningQuestion(msgspec.Struct, frozen=True):
    """Which articles are to go to whom.

    Attributes:
        coders: their ids, each once.
        articles: the ids of those meant; all that ``chosen`` lets through if None.
        design: how articles are drawn among the coders, those that nobody is to code yet; every
            coder gets every article if None.
        strata: what a draw is spread over.
    """

    coders: tuple[str, ...]
    articles: tuple[str, ...] | None = None
    chosen: ArticleFilter = ArticleFilter()
    design: Design | None = None
    strata: Stratum = "none"


class CoderShare(msgspec.Struct, frozen=True):
    """What a coder would get.

    Attributes:
        articles: how many are new for the coder.
        shared: how many of them others are to code too.
        strata: how many there are of each stratum.
        before: how many the coder has already.
    """

    coder: Coder
    articles: int
    shared: int
    strata: dict[str, int]
    before: int


class AssigningPlan(msgspec.Struct, frozen=True):
    """What would be assigned.

    Attributes:
        assignments: those that are not there yet.
        articles: how many articles are meant.
        shared: how many of them two coders or more are to code.
        left_out: how many a draw leaves alone because somebody has them already.
        strata: how many articles there are of each stratum.
        pool: the checksum of the articles that are meant.
    """

    question: AssigningQuestion
    assignments: tuple[Assignment, ...]
    articles: int
    shared: int
    left_out: int
    strata: dict[str, int]
    shares: tuple[CoderShare, ...]
    pool: str


class RepeatedDraw(msgspec.Struct, frozen=True):
    """What a draw gives when it is drawn again.

    Attributes:
        same_pool: whether the same articles are there as then.
        assignments: what it gives now.
        gone: those of them that the project does not have, as they were taken back.
        added: assignments of its articles that it does not give.
    """

    draw: Draw
    same_pool: bool
    assignments: tuple[Assignment, ...]
    gone: tuple[Assignment, ...]
    added: tuple[Assignment, ...]


class Cell(msgspec.Struct, frozen=True):
    """How far a coder is with an article.

    Attributes:
        relevant: what the coder said when screening; None where nothing was said.
    """

    assigned: bool = False
    state: ArticleState = "new"
    relevant: bool | None = None


class BoardRow(msgspec.Struct, frozen=True):
    """An article, and how far each coder is who has to do with it, by the coder's id."""

    article: str
    title: str
    cells: dict[str, Cell]


class Board(msgspec.Struct, frozen=True):
    """A stretch of the assigned articles, and whose progress is shown.

    Attributes:
        start: the row of the first of ``rows``, from 0.
    """

    coders: tuple[Coder, ...]
    start: int
    rows: list[BoardRow]


class CoderProgress(msgspec.Struct, frozen=True):
    """How far a coder is with what was assigned.

    Attributes:
        screened_out: those that are not to be coded, whatever their state; they are in no other
            number but ``assigned``.
    """

    coder: Coder
    assigned: int
    new: int
    in_progress: int
    done: int
    nothing: int
    screened_out: int

    @property
    def left(self) -> int:
        """How many are still to be coded."""
        return self.new + self.in_progress


def planned(
    question: AssigningQuestion,
    coders: Sequence[Coder],
    meant: Sequence[Drawable],
    taken: Collection[str],
    held: Mapping[str, Collection[str]],
) -> AssigningPlan:
    """Who would get what.

    Args:
        coders: those of the question, in its order.
        meant: the articles of the question, each with its stratum.
        taken: the ids of the articles that anybody is to code already.
        held: by each coder's id, those that this coder is.
    """
    pool = meant
    if question.design is None:
        given = (Assignment(each.id, coder.id) for each in meant for coder in coders)
        new = sorted(each for each in given if each.article not in held[each.coder])
    else:
        pool = [each for each in meant if each.id not in taken]
        new = draw(pool, question.coders, question.design)
    stratum_of = {each.id: each.stratum for each in pool}
    among = Counter(each.article for each in new)
    of_coder: dict[str, list[str]] = {each.id: [] for each in coders}
    for each in new:
        of_coder[each.coder].append(each.article)
    shares = [
        CoderShare(
            coder,
            len(articles),
            sum(among[each] > 1 for each in articles),
            _counted(stratum_of[each] for each in articles),
            len(held[coder.id]),
        )
        for coder in coders
        for articles in [of_coder[coder.id]]
    ]
    return AssigningPlan(
        question,
        tuple(new),
        len(pool),
        sum(count > 1 for count in among.values()),
        len(meant) - len(pool),
        _counted(stratum_of.values()),
        tuple(shares),
        pool_of(stratum_of),
    )


def _counted(strata: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(strata).items()))
