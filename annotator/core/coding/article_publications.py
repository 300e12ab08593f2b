"""What an article gains of another one with exactly its text: where else that appeared."""

from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.publication import Publication, in_order, joined, keyed


def all_publications(article: Article) -> list[Publication]:
    """Every publication of an article, the one of its own details first, if they say any."""
    first = article.first_publication
    return [*([first] if first else []), *in_order(article.publications)]


def with_publications(ours: Article, theirs: Article) -> Article:
    """An article with the publications of another one that has its text.

    What is known of a publication is kept, and filled in where the other says more of it. Of one
    and the same article, as two projects have it, the own details are no second publication.
    """
    told = in_order(theirs.publications)
    if ours.id != theirs.id:
        told.insert(0, theirs.first_publication)
    for each in told:
        ours = _with(ours, each) if each else ours
    return ours


def _with(article: Article, told: Publication) -> Article:
    first = article.first_publication
    if not first and not article.publications:
        # Nothing was known of where it appeared.
        return _with_first(article, told)
    if any(joined(known, told) == known for known in (first, *article.publications.values())):
        # Said already; another one of which less is known could be the same too.
        return article
    if (same := joined(first, told)) is not None:
        return article if same == first else _with_first(article, same)
    for known in in_order(article.publications):
        if (same := joined(known, told)) is not None:
            others = {key: each for key, each in article.publications.items() if key != known.key}
            return replace(article, publications=others | keyed([same]))
    if _says_no_more(told, first):
        return article
    return replace(article, publications=article.publications | keyed([told]))


def _with_first(article: Article, said: Publication) -> Article:
    metadata = article.metadata
    if said.section and not article.first_publication.section:
        metadata = {**metadata, "section": said.section}
    return replace(
        article, source=said.outlet, published=said.date, url=said.url, metadata=metadata
    )


def _says_no_more(told: Publication, first: Publication) -> bool:
    """Whether it names neither outlet nor address, and nothing that the article does not say."""
    return (
        not told.outlet
        and not told.url
        and first.date.startswith(told.date)
        and told.section in ("", first.section)
    )
