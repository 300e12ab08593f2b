"""How far coders find the same: records by place, by bounds and by type, and units of text."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from annotator.core.codebook.model import Codebook
from annotator.core.team import coefficients as of
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.labelling import Labels
from annotator.core.team.measure import (
    CodedArticle,
    Coders,
    Measure,
    Place,
    Unit,
    coders_of,
    compared,
    finished_by,
    measured,
)
from annotator.core.team.runs import runs_of
from annotator.core.team.unitizing import (
    Part,
    alpha_of_lengths,
    bounds_disagreement,
    shared_lengths,
)


def span_measures(
    articles: Sequence[CodedArticle],
    codebook: Codebook,
    groups: Sequence[Coders],
    threshold: float,
) -> Iterator[Measure]:
    """Precision, recall and F1 of each two, by type and of all types; unitizing alphas of all."""
    types = [each.key for each in codebook.types]
    for group in groups:
        both = [each for each in articles if compared(each, group)]
        if both and len(group) == 2:
            one, other = group
            matched = [_matched(each, one, other, types, threshold) for each in both]
            counts = np.array(matched, dtype=float)
            for at, key in enumerate(["", *types]):
                yield from _pair_measures(counts[:, at], group, key)
    yield from _unitizing_measures(articles, groups, types)


def _pair_measures(counts: Counts, group: Coders, key: str) -> Iterator[Measure]:
    total = counts.sum(axis=0)
    if not total[:2].any():
        return
    bootstrap = Bootstrap(len(counts))
    unit: Unit = "span" if key else "record"
    one = measured(key, group, unit, round(total[:2].sum()))
    for way, column in (("exact", 2), ("overlap", 3)) if key else (("overlap", 3),):
        name = f"span_{{}}_{way}" if key else "detection_{}"
        yield one(name.format("f1"), bootstrap.estimate(counts, partial(_f1, found=column)))
        yield one(name.format("precision"), bootstrap.estimate(counts, _share(column, 1)))
        yield one(name.format("recall"), bootstrap.estimate(counts, _share(column, 0)))
    for directed, column, whole in ((group, 4, 0), (group[::-1], 5, 1)):
        agr = measured(key, directed, "record", round(total[whole]))
        yield agr("agr", bootstrap.estimate(counts, _share(column, whole)))


def _f1(sums: Counts, found: int) -> Counts:
    return of.f1(sums[:, found], sums[:, 0], sums[:, 1])


def _share(part: int, whole: int) -> Callable[[Counts], Counts]:
    return lambda sums: of.share(sums[:, part], sums[:, whole])


def _matched(
    article: CodedArticle, one: str, other: str, types: Sequence[str], threshold: float
) -> list[list[float]]:
    """Of all types and of each: how many records the first and the second have; how many with the
    same bounds, and in the same place; and of each how many that some record of the other
    overlaps."""
    pair = article.aligner.overlaps(one, other)
    mine, theirs = article.places[one], article.places[other]
    common = mine & theirs
    counts: list[list[float]] = []
    for key in ["", *types]:
        edges = [
            each
            for each in pair.edges
            if not key or pair.one[each.row].type == pair.other[each.column].type == key
        ]
        counts.append(
            [
                _of_type(mine, key),
                _of_type(theirs, key),
                _of_type(common, key),
                len(pair.matched(threshold, key)) if edges else 0,
                len({each.row for each in edges if each.share + each.meaning}),
                len({each.column for each in edges if each.share + each.meaning}),
            ]
        )
    return counts


def _of_type(places: Counter[tuple[str, Place]], key: str) -> int:
    return sum(count for (its_type, _), count in places.items() if key in ("", its_type))


def _unitizing_measures(
    articles: Sequence[CodedArticle], groups: Sequence[Coders], types: Sequence[str]
) -> Iterator[Measure]:
    """Each text is a continuum of its own; those of a text count by its length."""
    coders = coders_of(groups)
    present = finished_by(articles, coders)
    runs = runs_of((_painted(each, coders, types) for each in articles), present)
    for group in groups:
        rows = [coders.index(coder) for coder in group]
        is_compared = runs.compared(rows)
        met = shared_lengths(runs, rows, len(types) + 1)[is_compared]
        if not met[:, 0, 1:].any():
            continue
        parts: list[tuple[str, str, Part]] = [
            ("unitizing_alpha", "", "all"),
            ("binary_unitizing_alpha", "", "units"),
            ("coding_alpha", "", "labels"),
            *(("label_unitizing_alpha", key, row) for row, key in enumerate(types, 1)),
        ]
        bootstrap = Bootstrap(len(met))
        for name, key, part in parts:
            estimate = bootstrap.estimate(met, partial(alpha_of_lengths, of=part))
            yield measured(key, group, "character", runs.units(rows))(name, estimate)
    for key in types:
        runs = runs_of((_painted(each, coders, [key]) for each in articles), present)
        length = np.bincount(runs.article, runs.lengths, len(articles))
        for group in groups:
            rows = [coders.index(coder) for coder in group]
            found = length[:, None] * bounds_disagreement(runs, rows)
            found = found[runs.compared(rows)]
            if found.any():
                one = measured(key, group, "character", runs.units(rows))
                estimate = Bootstrap(len(found)).estimate(found, _less_than_chance)
                yield one("unitizing_alpha_1995", estimate)


def _painted(article: CodedArticle, coders: Coders, types: Sequence[str]) -> Labels:
    """By coder and character the number of its type, from 1; of several the first of the types."""
    labels = np.zeros((len(coders), len(article.text)), dtype=np.int8)
    for row, coder in zip(labels, coders, strict=True):
        made = article.records.get(coder, ())
        for number in range(len(types), 0, -1):
            for record in made:
                if record.type == types[number - 1]:
                    for span in record.spans:
                        row[span.start : span.end] = number
    return labels


def _less_than_chance(sums: Counts) -> Counts:
    return 1 - of.share(sums[:, 0], sums[:, 1])
