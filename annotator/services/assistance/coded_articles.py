"""The articles of a project that teach: those that somebody finished, or that are gold."""

from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.assist.learning.examples import OWN, CodedRecord, Example, coded
from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.coder import GOLD_ID
from annotator.core.coding.record import Record
from annotator.services.progress import Progress
from annotator.storage.queries import Queries

_AT_ONCE = 100
_MOST_CHARACTERS = 6_000_000
"""Some million words: more would not go into the memory of a small machine."""


def finished_by(read: Queries, coders: frozenset[str] | None = None) -> dict[str, str]:
    """By the id of each article that teaches that of the coder whose work is taken.

    What adjudication finished is before all others, then who has finished most articles.

    Args:
        coders: the ids of those whose work counts; None for everybody.
    """

    def counts(pair: tuple[str, str]) -> bool:
        return coders is None or pair[1] in coders

    finished = list(filter(counts, read.finished()))
    chosen = dict(filter(counts, read.with_gold()))
    work = Counter(coder for _article, coder in finished)
    # What adjudication finished comes last and so stays; its unfinished gold gives way.
    in_order = sorted(finished, key=lambda pair: (pair[1] == GOLD_ID, work[pair[1]], pair[1]))
    return chosen | dict(in_order)


def gold_of(read: Queries) -> dict[str, str]:
    """By the id of each article that has gold, or of which adjudication is finished, its coder."""
    finished = {article: coder for article, coder in read.finished() if coder == GOLD_ID}
    return dict(read.with_gold()) | finished


def examples_of(
    read: Queries, codebook: Codebook, chosen: dict[str, str], progress: Progress
) -> dict[str, list[Example]]:
    """By record type every chosen article with its records; the newest if there are too many."""
    found: dict[str, list[Example]] = {each.key: [] for each in codebook.offered_types}
    ids = sorted(chosen, reverse=True)
    characters = 0
    for at in range(0, len(ids), _AT_ONCE):
        progress(at, len(ids), "Reading articles")
        some = ids[at : at + _AT_ONCE]
        records = read.records_of_articles(some)
        for article in read.articles(some):
            characters += len(article.text)
            if characters > _MOST_CHARACTERS and at:
                return found
            own = [each for each in records[article.id] if each.coder == chosen[article.id]]
            for record_type in codebook.offered_types:
                made = tuple(_coded(own, record_type))
                example = Example(article.id, article.text, made, article.language)
                found[record_type.key].append(example)
    return found


def _coded(records: Iterable[Record], record_type: RecordType) -> Iterator[CodedRecord]:
    for record in records:
        if record.type == record_type.key and record.state not in ("rejected", "suggested"):
            example = coded(record, record_type)
            if example.places[OWN]:
                yield example
