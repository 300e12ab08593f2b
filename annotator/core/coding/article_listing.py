"""Articles as a list shows them, which ones it shows, and in which order."""

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from annotator.core.coding.article import ArticleState
from annotator.core.deferred import deferred

if TYPE_CHECKING:
    from annotator.core.codebook import dates, edtf
else:
    dates = deferred("annotator.core.codebook.dates")
    edtf = deferred("annotator.core.codebook.edtf")

ArticleKey = Literal["added", "title", "source", "published", "uncertainty"]
"""What a list can be sorted by; ``added`` is the order in which the articles came in,
``uncertainty`` how unsure the stored suggestions are that nobody decided on: the least sure first,
and articles without any last."""

ARTICLE_KEYS: tuple[ArticleKey, ...] = get_args(ArticleKey)

Screening = Literal["", "open", "relevant", "irrelevant"]
"""What the coder said when screening; ``open`` is nothing yet, empty stands for any."""

SCREENINGS: tuple[Screening, ...] = get_args(Screening)

TO_DO: tuple[ArticleState, ...] = ("new", "in_progress")
FINISHED: tuple[ArticleState, ...] = ("done", "nothing")


class ArticleFilter(msgspec.Struct, frozen=True):
    """Which articles a list shows: those that fit every part of it.

    Attributes:
        text: each of its words stands in the title, the text or the outlet, the last one
            maybe only begun; empty for any.
        states: how far the coder is; empty for any.
        sources: one of these outlets, an empty one being none; empty for any.
        first: published then or later, an ISO 8601 day; empty for any.
        last: published then or earlier, likewise.
        types: has records of one of these types; empty for any.
        without_records: has no record of any type; goes before ``types``.
        flagged: it or one of its records is to be looked at again.
        mine: is assigned to the coder, who did not screen it out unless ``screened`` asks for it.
        screened: what the coder said of it when screening.
    """

    text: str = ""
    states: tuple[ArticleState, ...] = ()
    sources: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    types: tuple[str, ...] = ()
    without_records: bool = False
    flagged: bool = False
    mine: bool = False
    screened: Screening = ""

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return self != ArticleFilter()


class ArticleOrder(msgspec.Struct, frozen=True):
    """In which order a list shows its articles."""

    key: ArticleKey = "added"
    descending: bool = False


class ArticleSummary(msgspec.Struct, frozen=True):
    """An article as a list shows it.

    Attributes:
        state: of the coder who asks.
        counts: how many records it has, by the type's key; of all coders.
        flagged: whether the article itself is to be looked at again.
        flagged_records: how many of its records are.
    """

    id: str
    title: str
    source: str
    published: str
    language: str
    state: ArticleState
    counts: dict[str, int]
    flagged: bool = False
    flagged_records: int = 0


class ArticleWindow(msgspec.Struct, frozen=True):
    """A stretch of a list, all of it from one state of the project.

    Attributes:
        count: how many articles the list has.
        start: the row of the first of ``rows``, from 0.
    """

    count: int
    start: int
    rows: list[ArticleSummary]


class Outlet(msgspec.Struct, frozen=True):
    """An outlet, and how many articles are from it."""

    name: str
    articles: int


def days_of(text: str, today: date) -> tuple[str, str] | None:
    """The first and last day that a person means, as ISO 8601; None if it cannot be told.

    Args:
        text: what `parse_date` reads, such as ``2017``, ``2017-02``, ``last week``; an open side
            of an interval is empty.
        today: against which relative dates resolve.
    """
    written = dates.parse_date(text, today)
    if written is None:
        return None
    low, slash, high = written.partition("/")
    first, last = _side(low), _side(high if slash else low)
    if first is None or last is None:
        return None
    return first[0], last[1]


def _side(point: str) -> tuple[str, str] | None:
    """The first and last day of one side of an interval."""
    if point == "..":
        return "", ""
    plain = point.rstrip("?~%")
    if plain.endswith("X"):
        year = max(int(plain.replace("X", "0")), 1)
        return f"{year:04}-01-01", f"{plain.replace('X', '9')}-12-31"
    days = edtf.bounds(point)
    return (days[0].isoformat(), days[1].isoformat()) if days else None
