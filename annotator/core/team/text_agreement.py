"""How far coders agree on each token and character."""

from collections.abc import Iterator, Sequence

import numpy as np

from annotator.core.codebook.model import RecordType
from annotator.core.team import coefficients as of
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.labelling import (
    Labels,
    character_labels,
    roles,
    token_labels,
)
from annotator.core.team.measure import (
    CodedArticle,
    Coders,
    Measure,
    Unit,
    coders_of,
    finished_by,
    measured,
)
from annotator.core.team.runs import Runs, runs_of


def text_measures(
    articles: Sequence[CodedArticle], record_type: RecordType, groups: Sequence[Coders]
) -> Iterator[Measure]:
    """Nominal alpha of the roles of tokens and characters, of two also Cohen's kappa."""
    coders = coders_of(groups)
    present = finished_by(articles, coders)
    characters = [_painted(article, record_type, coders) for article in articles]
    tokens = [
        token_labels(labels, article.token_bounds)
        for article, labels in zip(articles, characters, strict=True)
    ]
    size = len(roles(record_type))
    units: tuple[tuple[Unit, list[Labels]], ...] = (("token", tokens), ("character", characters))
    for unit, labels in units:
        runs = runs_of(labels, present)
        for group in groups:
            rows = [coders.index(coder) for coder in group]
            yield from _of_group(runs, rows, size, record_type.key, group, unit)


def token_runs(articles: Sequence[CodedArticle], record_type: RecordType, coders: Coders) -> Runs:
    """The tokens of the articles, by the role that each coder's records of a type give them."""
    labels = (
        token_labels(_painted(each, record_type, coders), each.token_bounds) for each in articles
    )
    return runs_of(labels, finished_by(articles, coders))


def _of_group(
    runs: Runs, rows: list[int], size: int, key: str, group: Coders, unit: Unit
) -> Iterator[Measure]:
    is_compared = runs.compared(rows)
    if not is_compared.any():
        return
    one = measured(key, group, unit, runs.units(rows))
    bootstrap = Bootstrap(int(is_compared.sum()))
    if len(rows) > 2:
        met = runs.coincidences(rows, size)[is_compared]
        yield one("nominal_alpha", bootstrap.estimate(met, of.alpha))
        return
    met = runs.meetings(rows[0], rows[1], size)[is_compared]
    yield one("cohen_kappa", bootstrap.estimate(met, of.cohen_kappa))
    yield one("nominal_alpha", bootstrap.estimate(met, _alpha_of_two))


def _alpha_of_two(met: Counts) -> Counts:
    return of.alpha(met + met.transpose(0, 2, 1))


def _painted(article: CodedArticle, record_type: RecordType, coders: Coders) -> Labels:
    """By coder and character, the role that it has."""
    length, key = len(article.text), record_type.key
    rows = [
        character_labels(
            length,
            record_type,
            [each for each in article.records.get(coder, ()) if each.type == key],
        )
        for coder in coders
    ]
    return np.array(rows, dtype=np.int8).reshape(len(rows), length)
