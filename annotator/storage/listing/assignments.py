"""Who is to code what, and how far they are: in pages and in sums, of any number of articles."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import and_, bindparam, func, select

from annotator.core.changes.change_kinds import Parameters
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.assignment import Stratum
from annotator.core.team.assigning import BoardRow, Cell
from annotator.core.team.drawing import Drawable
from annotator.storage.entities.query_base import QueryBase
from annotator.storage.listing.article_conditions import ArticleConditions
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.tables import ArticleRow, AssignmentRow, ChangeRow, OpRow, StatusRow

_MONTH = len("2017-02")

_IS_OF_ASSIGNED = and_(
    StatusRow.article_id == AssignmentRow.article_id, StatusRow.coder_id == AssignmentRow.coder_id
)
# Not `count(DISTINCT …)`: for that SQLite goes by the other index, and sorts once more.
_COUNT = PreparedStatement(
    select(func.count()).select_from(
        select(AssignmentRow.article_id).group_by(AssignmentRow.article_id).subquery()
    )
)
_PAGE = PreparedStatement(
    select(AssignmentRow.article_id)
    .distinct()
    .order_by(AssignmentRow.article_id)
    .offset(bindparam("offset"))
    .limit(bindparam("limit"))
)
_COUNT_ALL = PreparedStatement(select(func.count()).select_from(ArticleRow))
_PAGE_OF_ALL = PreparedStatement(
    select(ArticleRow.id)
    .order_by(ArticleRow.id)
    .offset(bindparam("offset"))
    .limit(bindparam("limit"))
)
_TITLES = PreparedStatement(
    select(ArticleRow.id, ArticleRow.title).where(among(ArticleRow.id, "ids"))
)
_ASSIGNED = PreparedStatement(
    select(AssignmentRow.article_id, AssignmentRow.coder_id).where(
        among(AssignmentRow.article_id, "ids")
    )
)
_STATES = PreparedStatement(
    select(StatusRow.article_id, StatusRow.coder_id, StatusRow.state, StatusRow.relevant).where(
        among(StatusRow.article_id, "ids")
    )
)
_SUMS = PreparedStatement(
    select(
        AssignmentRow.coder_id,
        func.coalesce(StatusRow.state, "new"),
        StatusRow.relevant,
        func.count(),
    )
    .outerjoin(StatusRow, _IS_OF_ASSIGNED)
    .group_by(AssignmentRow.coder_id, StatusRow.state, StatusRow.relevant)
)
_ALL_ASSIGNED = PreparedStatement(select(AssignmentRow.article_id).distinct())
_ASSIGNED_TO = PreparedStatement(
    select(AssignmentRow.article_id).where(AssignmentRow.coder_id == bindparam("coder"))
)
_ANY_OF = PreparedStatement(
    select(AssignmentRow.article_id).where(AssignmentRow.coder_id == bindparam("coder")).limit(1)
)
_VERDICTS = select(StatusRow.article_id, StatusRow.coder_id, StatusRow.relevant).where(
    StatusRow.relevant.is_not(None)
)


class StateCount(msgspec.Struct, frozen=True):
    """How many of a coder's articles are in one state."""

    coder: str
    state: ArticleState
    relevant: bool | None
    articles: int


class AssignmentListing(QueryBase):
    """Questions about assignments and progress."""

    def count(self, *, everything: bool = False) -> int:
        """How many articles are assigned to anybody; or how many there are."""
        return (_COUNT_ALL if everything else _COUNT).value(self.connection)

    def page(self, offset: int, limit: int, *, everything: bool = False) -> list[BoardRow]:
        """Assigned articles, or all, in the order in which they came in."""
        page = _PAGE_OF_ALL if everything else _PAGE
        ids = [article for (article,) in page.tuples(self.connection, offset=offset, limit=limit)]
        return self.rows_of(ids)

    def rows_of(self, ids: Sequence[str]) -> list[BoardRow]:
        """Of these articles those that there are, in this order."""
        titles = dict(_TITLES.tuples(self.connection, ids=ids))
        cells: dict[str, dict[str, Cell]] = {article: {} for article in ids}
        for article, coder in _ASSIGNED.tuples(self.connection, ids=ids):
            cells[article][coder] = Cell(assigned=True)
        for article, coder, state, relevant in _STATES.tuples(self.connection, ids=ids):
            assigned = coder in cells[article]
            cells[article][coder] = Cell(assigned, state, relevant)
        return [
            BoardRow(article, titles[article], cells[article])
            for article in ids
            if article in titles
        ]

    def sums(self) -> list[StateCount]:
        """How many assigned articles there are by coder and state."""
        return [StateCount(*row) for row in _SUMS.tuples(self.connection)]

    def has_any(self, coder_id: str) -> bool:
        """Whether an article is assigned to the coder."""
        return bool(_ANY_OF.tuples(self.connection, coder=coder_id))

    def assigned(self) -> frozenset[str]:
        """The articles that anybody is to code."""
        return frozenset(article for (article,) in _ALL_ASSIGNED.tuples(self.connection))

    def assigned_to(self, coder_id: str) -> frozenset[str]:
        """The articles that one coder is to code."""
        found = _ASSIGNED_TO.tuples(self.connection, coder=coder_id)
        return frozenset(article for (article,) in found)

    def pool(self, chosen: ArticleFilter, coder_id: str, strata: Stratum) -> list[Drawable]:
        """The articles that the filter lets through, each with its stratum."""
        holds = ArticleConditions(self.connection, chosen, coder_id).all
        # Two columns that an index has, so that no row with its long text is read.
        of = {"outlet": ArticleRow.source, "month": ArticleRow.published}.get(strata)
        columns = [ArticleRow.id] if of is None else [of, ArticleRow.id]
        return [
            Drawable(_stratum(row[0], strata) if of is not None else "", row[-1])
            for row in self.rows(select(*columns).where(*holds))
        ]

    def drawn_in(self, draw_id: str) -> list[str]:
        """The articles that a draw of the journal assigned, each once; empty if there is none."""
        draws = select(ChangeRow.seq, ChangeRow.parameters).where(
            ChangeRow.kind == "draw-assignments", ChangeRow.action == "do"
        )
        for row in self.rows(draws):
            parameters: Parameters = row.parameters or {}
            if parameters.get("draw") == draw_id:
                ops = select(OpRow.entity_id).where(
                    OpRow.seq == row.seq, OpRow.kind == "assignment", OpRow.verb == "create"
                )
                created = (each.entity_id.partition("/")[2] for each in self.rows(ops))
                return list(dict.fromkeys(created))
        return []

    def verdicts(self) -> Iterator[tuple[str, str, bool]]:
        """What each coder said of each article when screening, by article; in flat memory."""
        by_article = _VERDICTS.order_by(StatusRow.article_id, StatusRow.coder_id)
        for row in self.streamed(by_article):
            yield row["article_id"], row["coder_id"], row["relevant"]


def _stratum(value: str, strata: Stratum) -> str:
    return value[:_MONTH] if strata == "month" else value
