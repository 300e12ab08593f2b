"""What the active filters of the article list are called, and how each is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import (
    FINISHED,
    TO_DO,
    ArticleFilter,
    ArticleKey,
    Screening,
)


@dataclass(frozen=True)
class ActiveFilter:
    """One part of a filter.

    Attributes:
        name: of the chip that stands for it.
        without: the filter that is left when it is taken away.
    """

    name: str
    text: str
    without: ArticleFilter


def active_filters(chosen: ArticleFilter, types: Iterable[RecordType]) -> list[ActiveFilter]:
    """The parts of a filter that have no place of their own above the list."""
    return [
        ActiveFilter(name, text, msgspec.structs.replace(chosen, **left))
        for parts in (
            _of_coder(chosen),
            _states(chosen),
            _sources(chosen),
            _days(chosen),
            _records(chosen, types),
        )
        for name, text, left in parts
    ]


_Part = tuple[str, str, dict[str, object]]
"""The name, the text, and what takes it away."""


def _of_coder(chosen: ArticleFilter) -> Iterator[_Part]:
    if chosen.mine:
        yield "mine", mine_label(), {"mine": False}
    if chosen.screened:
        yield "screened", screened_label(chosen.screened), {"screened": ""}


def _states(chosen: ArticleFilter) -> Iterator[_Part]:
    if chosen.states not in ((), TO_DO, FINISHED):
        yield "states", " / ".join(map(state_label, chosen.states)), {"states": ()}


def _sources(chosen: ArticleFilter) -> Iterator[_Part]:
    for n, source in enumerate(chosen.sources):
        remaining = tuple(each for each in chosen.sources if each != source)
        yield f"source{n}", outlet_label(source), {"sources": remaining}


def _days(chosen: ArticleFilter) -> Iterator[_Part]:
    if chosen.first and chosen.last:
        text = chosen.first if chosen.first == chosen.last else f"{chosen.first} – {chosen.last}"
    elif chosen.first:
        since = QCoreApplication.translate("ArticleFilters", "since {day}")
        text = since.format(day=chosen.first)
    elif chosen.last:
        until = QCoreApplication.translate("ArticleFilters", "until {day}")
        text = until.format(day=chosen.last)
    else:
        return
    yield "days", text, {"first": "", "last": ""}


def _records(chosen: ArticleFilter, types: Iterable[RecordType]) -> Iterator[_Part]:
    if chosen.without_records:
        yield "records", without_records_label(), {"without_records": False, "types": ()}
    else:
        labels = {each.key: each.label for each in types}
        for key in chosen.types:
            remaining = tuple(each for each in chosen.types if each != key)
            has = QCoreApplication.translate("ArticleFilters", "has {type}")
            yield f"type_{key}", has.format(type=labels.get(key, key).lower()), {"types": remaining}
    if chosen.flagged:
        yield "flagged", look_again_label(), {"flagged": False}


def state_label(state: ArticleState) -> str:
    """How far a coder is, in words."""
    match state:
        case "new":
            return QCoreApplication.translate("ArticleFilters", "New")
        case "in_progress":
            return QCoreApplication.translate("ArticleFilters", "In progress")
        case "done":
            return QCoreApplication.translate("ArticleFilters", "Done")
        case "nothing":
            return QCoreApplication.translate("ArticleFilters", "Nothing to code")


def outlet_label(source: str) -> str:
    """The outlet's name, or that there is none."""
    return source or QCoreApplication.translate("ArticleFilters", "No outlet")


def without_records_label() -> str:
    """The filter for articles in which nothing is coded."""
    return QCoreApplication.translate("ArticleFilters", "No records")


def look_again_label() -> str:
    """The filter for what is flagged."""
    return QCoreApplication.translate("ArticleFilters", "Look again")


def mine_label() -> str:
    """The filter for what is assigned to the coder."""
    return QCoreApplication.translate("ArticleFilters", "My articles")


def screened_label(screened: Screening) -> str:
    """What the coder said when screening, in words."""
    match screened:
        case "":
            return QCoreApplication.translate("ArticleFilters", "Any")
        case "open":
            return QCoreApplication.translate("ArticleFilters", "Not screened")
        case "relevant":
            return QCoreApplication.translate("ArticleFilters", "Found relevant")
        case "irrelevant":
            return QCoreApplication.translate("ArticleFilters", "Screened out")


def order_label(key: ArticleKey) -> str:
    """What a list is sorted by, in words."""
    match key:
        case "added":
            return QCoreApplication.translate("ArticleFilters", "Order added")
        case "title":
            return QCoreApplication.translate("ArticleFilters", "Title")
        case "source":
            return QCoreApplication.translate("ArticleFilters", "Outlet")
        case "published":
            return QCoreApplication.translate("ArticleFilters", "Date")
        case "uncertainty":
            return QCoreApplication.translate("ArticleFilters", "What teaches most")
