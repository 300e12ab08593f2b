"""What one coder said where another said something else, with the passages."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np

from annotator.core.codebook.model import Codebook, Field, RecordType, paths
from annotator.core.coding.record import Record
from annotator.core.team.field_agreement import answer_of
from annotator.core.team.labelling import roles
from annotator.core.team.measure import CodedArticle, Coders, Unit, coders_of, compared
from annotator.core.team.text_agreement import token_runs

_KINDS = ("choice", "tree", "boolean")
"""The fields of which there is a matrix: those with few values that the codebook knows."""


class Passage(msgspec.Struct, frozen=True):
    """Words of an article, in code points; from 0 to 0 for records without words."""

    article: str
    start: int
    end: int


class Cell(msgspec.Struct, frozen=True):
    """How often the first coder said one label where the second said another.

    Attributes:
        row: the number of the first coder's label.
        column: that of the second's.
        n: how many units.
        passages: where; empty where both said the same.
    """

    row: int
    column: int
    n: int
    passages: list[Passage]


class Confusion(msgspec.Struct, frozen=True):
    """A confusion matrix of two coders.

    Attributes:
        unit: token, by the role that it has; record, by its type; or field, by its value.
        type: the key of the record type; empty for the types themselves.
        field: the key of the field; empty for others.
        coders: of the first are the rows, of the second the columns.
        labels: the keys of roles, types or choices; empty for none: no role, no record, no value.
        cells: by row and column, without those where nothing is.
    """

    unit: Unit
    type: str
    field: str
    coders: Coders
    labels: list[str]
    cells: list[Cell]


_Met = tuple[str, str, Passage]
"""What the one and what the other said, and where."""


def confusions(
    articles: Sequence[CodedArticle],
    codebook: Codebook,
    groups: Sequence[Coders],
    threshold: float,
) -> Iterator[Confusion]:
    """The matrices of each two coders: of tokens by role, of records by type, of choice fields.

    Args:
        articles: each with the records of those who have finished it.
        groups: those of two are compared.
        threshold: from which share of the characters of both (Jaccard) on two are in one place.
    """
    pairs = [group for group in groups if len(group) == 2]
    for record_type in codebook.types:
        yield from _of_tokens(articles, record_type, pairs)
    for pair in pairs:
        matched = [each for each in articles if compared(each, pair)]
        aligned = [
            (article.id, group.records)
            for article in matched
            for group in article.aligner.align(pair, threshold)
        ]
        if not aligned:
            continue
        types = [_types(pair, found, article) for article, found in aligned]
        yield _matrix("record", "", "", pair, ["", *(each.key for each in codebook.types)], types)
        for record_type in codebook.types:
            both = [
                (article, found[pair[0]], found[pair[1]])
                for article, found in aligned
                if len(found) == 2 and all(e.type == record_type.key for e in found.values())
            ]
            yield from _of_fields(both, record_type, pair)


def _of_tokens(
    articles: Sequence[CodedArticle], record_type: RecordType, pairs: Sequence[Coders]
) -> Iterator[Confusion]:
    labels, coders = roles(record_type), coders_of(pairs)
    runs = token_runs(articles, record_type, coders)
    bounds = np.concatenate([article.token_bounds for article in articles] or [np.zeros(0)])
    end = np.cumsum(runs.lengths).astype(np.int64)
    begin = end - runs.lengths.astype(np.int64)
    for pair in pairs:
        one, other = (coders.index(coder) for coder in pair)
        counts = runs.meetings(one, other, len(labels)).sum(axis=0)
        if not counts.any():
            continue
        mine, theirs = runs.labels[one], runs.labels[other]
        passages: dict[tuple[int, int], list[Passage]] = {}
        last = (-1, -1, -1, -1)
        for run in np.flatnonzero((mine != theirs) & (mine >= 0) & (theirs >= 0)).tolist():
            row, column, article = int(mine[run]), int(theirs[run]), int(runs.article[run])
            first, behind = int(bounds[2 * begin[run]]), int(bounds[2 * end[run] - 1])
            found = passages.setdefault((row, column), [])
            if last == (row, column, article, run - 1):
                # A third coder has another label within the passage.
                found[-1] = Passage(found[-1].article, found[-1].start, behind)
            else:
                found.append(Passage(articles[article].id, first, behind))
            last = (row, column, article, run)
        cells = [
            Cell(row, column, round(counts[row, column]), passages.get((row, column), []))
            for row, column in np.argwhere(counts).tolist()
        ]
        yield Confusion("token", record_type.key, "", pair, labels, cells)


def _types(pair: Coders, found: Mapping[str, Record], article: str) -> _Met:
    one, other = (found[coder].type if coder in found else "" for coder in pair)
    return one, other, _passage(article, *found.values())


def _of_fields(
    both: Sequence[tuple[str, Record, Record]], record_type: RecordType, pair: Coders
) -> Iterator[Confusion]:
    for field in record_type.fields:
        if field.kind not in _KINDS or field.many:
            continue
        met = [
            (_said(field, one), _said(field, other), _passage(article, one, other))
            for article, one, other in both
        ]
        given = {value for one, other, _ in met for value in (one, other)}
        if given <= {""}:
            continue
        choices = [path for path, _ in paths(field.choices)] or ["true", "false"]
        known = ["", *choices]
        labels = [*known, *sorted(given.difference(known))]
        yield _matrix("field", record_type.key, field.key, pair, labels, met)


def _said(field: Field, record: Record) -> str:
    value = answer_of(field, record)
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _matrix(
    unit: Unit, record_type: str, field: str, pair: Coders, labels: list[str], met: Sequence[_Met]
) -> Confusion:
    number = {label: at for at, label in enumerate(labels)}
    places: dict[tuple[int, int], list[Passage]] = {}
    for one, other, passage in met:
        places.setdefault((number[one], number[other]), []).append(passage)
    cells = [
        Cell(row, column, len(found), found if row != column else [])
        for (row, column), found in sorted(places.items())
    ]
    return Confusion(unit, record_type, field, pair, labels, cells)


def _passage(article: str, *records: Record) -> Passage:
    """From the first to the last word of the records."""
    spans = [span for record in records for span in record.spans]
    if not spans:
        return Passage(article, 0, 0)
    return Passage(article, min(span.start for span in spans), max(span.end for span in spans))
