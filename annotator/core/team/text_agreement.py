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
    token_bounds,
    token_labels,
)
from annotator.core.team.measure import CodedArticle, Coders, Measure, Unit, compared, measured


def text_measures(
    articles: Sequence[CodedArticle], record_type: RecordType, groups: Sequence[Coders]
) -> Iterator[Measure]:
    """Nominal alpha of the roles of tokens and characters, of two also Cohen's kappa."""
    size = len(roles(record_type))
    counts: dict[tuple[Unit, Coders], list[Counts]] = {}
    for article in articles:
        row_of = {coder: row for row, coder in enumerate(article.records)}
        characters = _painted(article, record_type)
        tokens = token_labels(characters, token_bounds(article.text))
        of_unit: dict[Unit, tuple[Labels, Counts]] = {
            unit: _runs(labels) for unit, labels in _by_unit(tokens, characters)
        }
        for group in groups:
            if compared(article, group):
                rows = [row_of[coder] for coder in group if coder in row_of]
                for unit, (labels, lengths) in of_unit.items():
                    found = _counted(labels[rows], lengths, size)
                    counts.setdefault((unit, group), []).append(found)
    for (unit, group), found in counts.items():
        sums = np.array(found)
        bootstrap, n = Bootstrap(len(found)), round(sums[:, -1, 0].sum())
        one = measured(record_type.key, group, unit, n)
        met = sums[:, :size]
        if len(group) == 2:
            yield one("cohen_kappa", bootstrap.estimate(met, of.cohen_kappa))
            met = met + met.transpose(0, 2, 1)
        yield one("nominal_alpha", bootstrap.estimate(met, of.alpha))


def _by_unit(tokens: Labels, characters: Labels) -> Iterator[tuple[Unit, Labels]]:
    yield "token", tokens
    yield "character", characters


def _painted(article: CodedArticle, record_type: RecordType) -> Labels:
    """By coder, in the order of the records, and character, the role that it has."""
    length, key = len(article.text), record_type.key
    rows = [
        character_labels(length, record_type, [each for each in records if each.type == key])
        for records in article.records.values()
    ]
    return np.array(rows, dtype=np.int8).reshape(len(rows), length)


def _runs(labels: Labels) -> tuple[Labels, Counts]:
    """The labels of each run of units that are alike for every coder, and the runs' lengths."""
    if not labels.shape[1]:
        return labels, np.zeros(0)
    changes = (labels[:, 1:] != labels[:, :-1]).any(axis=0)
    starts = np.concatenate([[0], np.flatnonzero(changes) + 1])
    return labels[:, starts], np.diff(starts, append=labels.shape[1]).astype(float)


def _counted(labels: Labels, lengths: Counts, size: int) -> Counts:
    """How often one coder's label met another's, and in a last row how many units there are.

    Of two coders the label of the one by row, that of the other by column; of more each pair
    both ways, through the number of the others (coincidences).
    """
    found = np.zeros((size + 1, size))
    numbered = labels.astype(np.int64)
    if len(labels) == 2:
        met = np.bincount(numbered[0] * size + numbered[1], lengths, size * size)
        found[:size] = met.reshape(size, size)
    else:
        given = np.array([(labels == label).sum(axis=0) for label in range(size)], dtype=float)
        found[:size] = of.coincidences(given.T, lengths)
    found[size, 0] = lengths.sum()
    return found
