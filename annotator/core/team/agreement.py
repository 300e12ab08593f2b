"""How far coders agree: every measure, of each two of them and of all."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.team.field_agreement import field_measures
from annotator.core.team.measure import CodedArticle, Measure, groups_of
from annotator.core.team.span_agreement import span_measures
from annotator.core.team.text_agreement import text_measures


def measures(
    articles: Sequence[CodedArticle],
    codebook: Codebook,
    coders: Sequence[str],
    *,
    threshold: float = 0.5,
) -> Iterator[Measure]:
    """Every measure, of each two coders and, if there are more, of all together.

    Of an article those are compared who have finished it, if they are at least two.

    Args:
        articles: each with the records of those who have finished it.
        coders: the ids of those compared, at least two.
        threshold: from which share of the characters of both (Jaccard) on two are in one place.
    """
    groups, codebook = groups_of(coders), of_what_was_coded(articles, codebook)
    for record_type in codebook.types:
        yield from text_measures(articles, record_type, groups)
    yield from span_measures(articles, codebook, groups, threshold)
    yield from field_measures(articles, codebook, groups, threshold)


def of_what_was_coded(articles: Sequence[CodedArticle], codebook: Codebook) -> Codebook:
    """The codebook without the types of which there is no record."""
    coded = {
        each.type for article in articles for made in article.records.values() for each in made
    }
    return replace(codebook, types=tuple(each for each in codebook.types if each.key in coded))
