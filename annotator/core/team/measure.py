"""What is measured, and of whom."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.core.coding.record import Record
from annotator.core.team.alignment import Aligner
from annotator.core.team.labelling import token_bounds

Unit = Literal["article", "record", "span", "field", "character", "token"]
Coders = tuple[str, ...]
"""The ids of those compared; of two the first is the reference where a measure has one."""

Place = tuple[tuple[int, int], ...]
"""The bounds of a record's fragments."""


class Measure(msgspec.Struct, frozen=True):
    """One figure of agreement.

    Attributes:
        measure: its name in the literature, such as ``nominal_alpha``.
        unit: what was compared.
        type: the key of the record type; empty where all types are taken together.
        field: the key of the field; empty for the record's own words or its type.
        value: as a fraction; None where it is undefined.
        low: the lower bound of the 95 per cent bootstrap interval; None where nothing can be drawn.
        high: the upper bound.
        n: the number of units compared; of a share or F1 that of the things that it is a share of.
        left_out: how many were left out, by reason.
    """

    measure: str
    unit: Unit
    type: str
    field: str
    coders: Coders
    value: float | None
    low: float | None
    high: float | None
    n: int
    left_out: dict[str, int] = {}


@dataclass(frozen=True)
class CodedArticle:
    """An article and what those coders found in it who have finished it.

    Attributes:
        records: by the coder's id; empty where they found nothing.
    """

    id: str
    text: str
    records: Mapping[str, Sequence[Record]]

    @cached_property
    def aligner(self) -> Aligner:
        """The records, prepared for the alignment of any of the coders."""
        return Aligner(self.records)

    @cached_property
    def token_bounds(self) -> NDArray[np.int64]:
        """Start and end of each token of the text, one after another."""
        return token_bounds(self.text)

    @cached_property
    def places(self) -> dict[str, Counter[tuple[str, Place]]]:
        """By coder, how many records there are of a type and with the same bounds."""
        return {
            coder: Counter((each.type, _place(each)) for each in made)
            for coder, made in self.records.items()
        }


def groups_of(coders: Sequence[str]) -> list[Coders]:
    """Each two coders and, if there are more, all."""
    pairs = [(one, other) for at, one in enumerate(coders) for other in coders[at + 1 :]]
    return [*pairs, tuple(coders)] if len(coders) > 2 else pairs


def compared(article: CodedArticle, group: Coders) -> bool:
    """Whether at least two of the group have finished the article."""
    return sum(coder in article.records for coder in group) >= 2


def coders_of(groups: Sequence[Coders]) -> Coders:
    """Everybody in the groups, once."""
    return tuple(dict.fromkeys(coder for group in groups for coder in group))


def finished_by(articles: Sequence[CodedArticle], coders: Coders) -> NDArray[np.bool_]:
    """Whether the coder has finished the article, of shape (articles, coders)."""
    rows = [[coder in article.records for coder in coders] for article in articles]
    return np.array(rows, dtype=bool).reshape(len(articles), len(coders))


def _place(record: Record) -> Place:
    return tuple([(span.start, span.end) for span in record.spans])


Estimate = tuple[float | None, float | None, float | None]
"""A value with the bounds of its interval."""


def measured(
    record_type: str,
    group: Coders,
    unit: Unit,
    n: int,
    *,
    field: str = "",
    left_out: dict[str, int] | None = None,
) -> Callable[[str, Estimate], Measure]:
    """Makes measures of one thing: from the name of each and its estimate."""

    def measure(name: str, estimate: Estimate) -> Measure:
        return Measure(name, unit, record_type, field, group, *estimate, n, left_out or {})

    return measure
