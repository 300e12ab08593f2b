"""How agreement changes from month to month."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.team.agreement import of_what_was_coded
from annotator.core.team.measure import CodedArticle, Measure, groups_of
from annotator.core.team.span_agreement import span_measures
from annotator.core.team.text_agreement import text_measures

FOLLOWED = frozenset(
    {"nominal_alpha", "detection_f1", "span_f1_exact", "span_f1_overlap", "unitizing_alpha"}
)
"""The measures that are followed; those of single fields rest on too few records a month."""


class Period(msgspec.Struct, frozen=True):
    """What was measured of the articles of a month.

    Attributes:
        month: such as ``2026-11``; empty for articles without a date.
        articles: how many at least two of the coders have finished.
    """

    month: str
    articles: int
    measures: list[Measure]


def drift(
    articles: Sequence[CodedArticle],
    months: Mapping[str, str],
    codebook: Codebook,
    coders: Sequence[str],
    threshold: float,
) -> Iterator[Period]:
    """Measures of finding and bounds, of each two coders and of all, month by month.

    Args:
        articles: each with the records of those who have finished it.
        months: by the article's id; others have no date.
        coders: the ids of those compared, at least two.
        threshold: from which share of the characters of both (Jaccard) on two are in one place.
    """
    by_month: dict[str, list[CodedArticle]] = defaultdict(list)
    for article in articles:
        by_month[months.get(article.id, "")].append(article)
    groups = groups_of(coders)
    for month, some in sorted(by_month.items()):
        coded = of_what_was_coded(some, codebook)
        found = [
            *(each for kind in coded.types for each in text_measures(some, kind, groups)),
            *span_measures(some, coded, groups, threshold),
        ]
        yield Period(month, len(some), [each for each in found if each.measure in FOLLOWED])
