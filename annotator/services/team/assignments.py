"""Assignments: which coder is to code which article, and how far they are.

Every edit is one Change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from annotator.core.changes import assignment_kinds as kinds
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.assignment import Assignment, Draw, pool_of
from annotator.core.coding.coder import GOLD_ID, Coder
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.core.team.assigning import (
    AssigningPlan,
    AssigningQuestion,
    Board,
    BoardRow,
    CoderProgress,
    RepeatedDraw,
    planned,
)
from annotator.core.team.drawing import Design, Drawable, draw
from annotator.services.ids import new_id
from annotator.services.team.coders import may_lead
from annotator.services.workspace import Workspace
from annotator.storage.listing.assignments import AssignmentListing, StateCount
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork


class Assignments:
    """Questions about who is to code what, and the edits of it.

    Coders are passed by id.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # Questions

    def coders(self) -> list[Coder]:
        """Those to whom articles can be assigned: all but who retired."""
        with self._workspace.reading() as read:
            return [each for each in read.coders() if each.active and each.id != GOLD_ID]

    def of_articles(self, article_ids: Sequence[str]) -> dict[str, list[str]]:
        """The ids of the coders who are to code each of the articles."""
        with self._workspace.reading() as read:
            found = read.assignments_of_articles(article_ids)
        return {article: [each.coder for each in held] for article, held in found.items()}

    def begins_with_own(self) -> bool:
        """Whether the coder who asks only codes, and has assignments: those are shown first."""
        own = self._workspace.coder
        with self._workspace.reading() as read:
            return own.role == "coder" and _listing(read).has_any(own.id)

    def progress(self) -> list[CoderProgress]:
        """How far each coder is who has assignments, by name; in a blind project only oneself."""
        with self._workspace.reading() as read:
            shown = visible_coders(read, self._workspace.coder)
            sums = _listing(read).sums()
        found = [_progress(coder, [s for s in sums if s.coder == coder.id]) for coder in shown]
        return [each for each in found if each.assigned]

    def board(self, offset: int = 0, limit: int = 100, *, everything: bool = False) -> Board:
        """A page of the articles in the order in which they came in, each with how far everybody
        is who codes or has assignments; in a blind project only oneself.

        Args:
            everything: articles that nobody is to code too.
        """
        with self._workspace.reading() as read:
            listing = _listing(read)
            shown = [
                each
                for each in visible_coders(read, self._workspace.coder)
                if (each.role == "coder" and each.active) or listing.has_any(each.id)
            ]
            rows = _with_cells_of(shown, listing.page(offset, limit, everything=everything))
            return Board(tuple(shown), offset, rows)

    def board_length(self, *, everything: bool = False) -> int:
        """How many articles the board has; to count them takes longer than a page of it."""
        with self._workspace.reading() as read:
            return _listing(read).count(everything=everything)

    def board_rows(self, article_ids: Sequence[str]) -> list[BoardRow]:
        """A few rows of it again."""
        with self._workspace.reading() as read:
            shown = visible_coders(read, self._workspace.coder)
            return _with_cells_of(shown, _listing(read).rows_of(article_ids))

    def plan(self, question: AssigningQuestion) -> AssigningPlan:
        """Who would get what; nothing is written.

        Raises:
            AnnotatorError: who asks is no lead, there is no such coder, one has retired, or there
                are too few.
        """
        with self._workspace.reading() as read:
            return self._plan(read, question)

    def held(self, coder_ids: Sequence[str], article_ids: Sequence[str] | None = None) -> int:
        """How many assignments `take_back` would take."""
        with self._workspace.reading() as read:
            _require(read, coder_ids, retired=True)
            return sum(1 for _ in _held(read, coder_ids, article_ids))

    def draws(self) -> dict[str, Draw]:
        """The draws that the project keeps, by id, the oldest first."""
        with self._workspace.reading() as read:
            return dict(sorted(read.info().draws.items()))

    def repeat(self, draw_id: str) -> RepeatedDraw:
        """Draws again as was drawn once, and compares; nothing is changed.

        Raises:
            AnnotatorError: the project keeps no such draw, or one of its coders is gone.
        """
        with self._workspace.reading() as read:
            kept = read.info().draws.get(draw_id)
            if kept is None:
                raise AnnotatorError(message("no-such-draw", draw=draw_id))
            _require(read, kept.coders, retired=True)
            pool = _pool_of(read, kept, draw_id)
            given = draw(pool, kept.coders, Design(kept.coders_each, kept.overlap, kept.seed))
            held = read.assignments_of_articles([each.id for each in pool])
        there = {(each.article, each.coder) for of_one in held.values() for each in of_one}
        wanted = {(each.article, each.coder) for each in given}
        return RepeatedDraw(
            kept,
            pool_of(each.id for each in pool) == kept.pool,
            tuple(given),
            tuple(Assignment(*pair) for pair in sorted(wanted - there)),
            tuple(Assignment(*pair) for pair in sorted(there - wanted)),
        )

    # Edits

    def assign(self, seen: AssigningPlan) -> int:
        """Assigns what a plan said; how many assignments that are.

        Raises:
            ConflictError: articles or assignments changed, so that it would be something else.
        """
        question = seen.question
        with self._workspace.writing(kinds.Assign(0, "")) as unit:
            plan = self._plan(unit.read, question)
            if plan.assignments != seen.assignments:
                raise ConflictError(message("assignments-changed"))
            if not plan.assignments:
                return 0
            articles = len({each.article for each in plan.assignments})
            names = ", ".join(each.coder.name for each in plan.shares)
            if question.design is None:
                unit.say(kinds.Assign(articles, names))
            else:
                draw_id = _keep_draw(unit, plan, question.design)
                unit.say(kinds.DrawAssignments(articles, names, question.design.seed, draw_id))
            return unit.create_all(plan.assignments)

    def give(self, article_ids: Sequence[str], coder_ids: Sequence[str]) -> int:
        """Assigns these articles to each of these coders; how many assignments are new."""
        return self.assign(self.plan(AssigningQuestion(tuple(coder_ids), tuple(article_ids))))

    def take_back(self, coder_ids: Sequence[str], article_ids: Sequence[str] | None = None) -> int:
        """Takes articles from coders, all if none are named; how many assignments those were.

        What was coded stays.

        Raises:
            AnnotatorError: who asks is no lead, or there is no such coder.
        """
        with self._workspace.writing(kinds.TakeBack(0, "")) as unit:
            self._require_lead(unit.read)
            coders = _require(unit.read, coder_ids, retired=True)
            found = list(_held(unit.read, coder_ids, article_ids))
            if not found:
                return 0
            articles = len({each.article for each in found})
            unit.say(kinds.TakeBack(articles, ", ".join(each.name for each in coders)))
            return unit.delete_all(found)

    def _plan(self, read: Queries, question: AssigningQuestion) -> AssigningPlan:
        self._require_lead(read)
        return _plan(read, question, self._workspace.coder.id)

    def _require_lead(self, read: Queries) -> None:
        if not may_lead(read, self._workspace.coder):
            raise AnnotatorError(message("only-the-lead-assigns"))


def visible_coders(read: Queries, asking: Coder) -> list[Coder]:
    """Whose progress somebody may see, by name: in a blind project a coder only the own."""
    sees_all = asking.sees_all or not read.info().blind
    return [
        each for each in read.coders() if each.id != GOLD_ID and (sees_all or each.id == asking.id)
    ]


def _plan(read: Queries, question: AssigningQuestion, asking: str) -> AssigningPlan:
    coders = _require(read, question.coders)
    design = question.design
    if design is not None and not 1 <= design.coders_each <= len(coders):
        raise AnnotatorError(message("too-few-coders", each=design.coders_each, of=len(coders)))
    listing = _listing(read)
    meant = listing.pool(question.chosen, asking, question.strata)
    if question.articles is not None:
        named = frozenset(question.articles)
        meant = [each for each in meant if each.id in named]
    held = {each.id: listing.assigned_to(each.id) for each in coders}
    taken = listing.assigned() if design is not None else frozenset[str]()
    return planned(question, coders, meant, taken, held)


def _require(read: Queries, coder_ids: Sequence[str], *, retired: bool = False) -> list[Coder]:
    """The coders of these ids, in this order."""
    known = {each.id: each for each in read.coders() if each.id != GOLD_ID}
    if not coder_ids:
        raise AnnotatorError(message("no-coder-chosen"))
    for coder_id in coder_ids:
        if coder_id not in known:
            raise AnnotatorError(message("coder-gone"))
        if not retired and not known[coder_id].active:
            raise AnnotatorError(message("coder-retired", name=known[coder_id].name))
    return [known[each] for each in dict.fromkeys(coder_ids)]


def _keep_draw(unit: UnitOfWork, plan: AssigningPlan, design: Design) -> str:
    """Writes down with the project how it was drawn; the id of the draw."""
    kept = Draw(
        time=unit.time,
        coders=plan.question.coders,
        coders_each=design.coders_each,
        overlap=design.overlap,
        strata=plan.question.strata,
        seed=design.seed,
        articles=plan.articles,
        pool=plan.pool,
    )
    draw_id, info = new_id(), unit.read.info()
    unit.update(info, msgspec.structs.replace(info, draws={**info.draws, draw_id: kept}))
    return draw_id


def _pool_of(read: Queries, kept: Draw, draw_id: str) -> list[Drawable]:
    """The articles of a draw, as the journal names them; all that there are where it does not."""
    listing = _listing(read)
    drawn = frozenset(listing.drawn_in(draw_id))
    pool = listing.pool(ArticleFilter(), "", kept.strata)
    return [each for each in pool if each.id in drawn] if drawn else pool


def _held(
    read: Queries, coder_ids: Sequence[str], article_ids: Sequence[str] | None
) -> Iterator[Assignment]:
    if article_ids is None:
        for coder_id in coder_ids:
            yield from read.iter_assignments(coder_id)
        return
    for held in read.assignments_of_articles(article_ids).values():
        yield from (each for each in held if each.coder in coder_ids)


def _progress(coder: Coder, sums: Iterable[StateCount]) -> CoderProgress:
    states: Counter[str] = Counter()
    out = 0
    for each in sums:
        if each.relevant is False:
            out += each.articles
        else:
            states[each.state] += each.articles
    return CoderProgress(
        coder,
        assigned=states.total() + out,
        new=states["new"],
        in_progress=states["in_progress"],
        done=states["done"],
        nothing=states["nothing"],
        screened_out=out,
    )


def _with_cells_of(coders: Sequence[Coder], rows: Iterable[BoardRow]) -> list[BoardRow]:
    """The rows with the cells of these coders alone."""
    ids = {each.id for each in coders}
    return [
        msgspec.structs.replace(
            row, cells={coder: cell for coder, cell in row.cells.items() if coder in ids}
        )
        for row in rows
    ]


def _listing(read: Queries) -> AssignmentListing:
    return AssignmentListing(read.connection)
