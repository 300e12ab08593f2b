"""How far coders find the same: records by place, by bounds and by type, and units of text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import Record
from annotator.core.team import coefficients as of
from annotator.core.team.assignment import assign
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import Bootstrap
from annotator.core.team.labelling import Labels
from annotator.core.team.measure import (
    CodedArticle,
    Coders,
    Estimate,
    Measure,
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
        if not both:
            continue
        if len(group) == 2:
            for key in ["", *types]:
                yield from _pair_measures(both, group, key, threshold)
    yield from _unitizing_measures(articles, groups, types)


def _pair_measures(
    articles: Sequence[CodedArticle], group: Coders, key: str, threshold: float
) -> Iterator[Measure]:
    counts = np.array([_matched(article, group, key, threshold) for article in articles])
    total = counts.sum(axis=0)
    if not total[:2].any():
        return
    bootstrap = Bootstrap(len(articles))
    unit: Unit = "span" if key else "record"
    one = measured(key, group, unit, round(total[:2].sum()))
    for way, column in (("exact", 2), ("overlap", 3)) if key else (("overlap", 3),):
        name = f"span_{{}}_{way}" if key else "detection_{}"
        found, mine, theirs = counts[:, column], counts[:, 0], counts[:, 1]
        yield one(name.format("f1"), bootstrap.estimate(np.stack([found, mine, theirs], 1), _f1))
        yield one(name.format("precision"), _estimate_share(bootstrap, found, theirs))
        yield one(name.format("recall"), _estimate_share(bootstrap, found, mine))
    for directed, column, whole in ((group, 4, 0), (group[::-1], 5, 1)):
        agr = measured(key, directed, "record", round(total[whole]))
        yield agr("agr", _estimate_share(bootstrap, counts[:, column], counts[:, whole]))


def _f1(sums: Counts) -> Counts:
    return of.f1(sums[:, 0], sums[:, 1], sums[:, 2])


def _estimate_share(bootstrap: Bootstrap, part: Counts, whole: Counts) -> Estimate:
    return bootstrap.estimate(np.stack([part, whole], 1), lambda s: of.share(s[:, 0], s[:, 1]))


def _matched(article: CodedArticle, group: Coders, key: str, threshold: float) -> Counts:
    """How many records the first and the second have; how many with the same bounds, and in the
    same place; and of each how many that some record of the other overlaps."""
    first, second = sorted(group)
    turned = first != group[0]
    pair = article.overlaps[first, second]
    rows = [n for n, record in enumerate(pair.one) if key in ("", record.type)]
    columns = [n for n, record in enumerate(pair.other) if key in ("", record.type)]
    within = np.ix_(rows, columns)
    touching = pair.close(0)[within] > 0
    same = Counter(_place(pair.one[n]) for n in rows) & Counter(
        _place(pair.other[n]) for n in columns
    )
    sizes = [len(rows), len(columns)]
    alike = [same.total(), len(assign(pair.close(threshold)[within]))]
    touched = [touching.any(axis=1).sum(), touching.any(axis=0).sum()]
    if turned:
        sizes, touched = sizes[::-1], touched[::-1]
    return np.array([*sizes, *alike, *touched], dtype=float)


def _place(record: Record) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in record.spans)


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
