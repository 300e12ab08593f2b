"""The articles of the training corpus as articles that a coder has finished."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut_all
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from tests.conftest import an_article
from training.marked_text import MarkedArticle, MarkedRecord

_TYPES = {"quote": "q", "claim": "c", "event": "e"}
_CHOICES = ("choice", "tree")
_AT_ONCE = 40

Harm = Callable[[int, Span], Span | None]
"""What a careless coder makes of the own span of a record by its number; None if they miss it."""


def add_finished(
    project: Project,
    articles: Iterable[MarkedArticle],
    types: Iterable[str] = tuple(_TYPES),
    harm: Harm = lambda _n, span: span,
) -> None:
    """Adds them with the records of these types, each finished by the coder."""
    codebook, coder, time = project.codebook, project.coder.id, now()
    waiting = list(articles)
    for at in range(0, len(waiting), _AT_ONCE):
        with project.writing("Code articles") as unit:
            for marked in waiting[at : at + _AT_ONCE]:
                article = replace(an_article(marked.text, marked.name), language="en")
                made = _records(marked, codebook, types, harm, (article.id, coder), time)
                unit.create_all([article, *made, ArticleStatus(article.id, coder, "done")])


def _records(
    marked: MarkedArticle,
    codebook: Codebook,
    types: Iterable[str],
    harm: Harm,
    place: tuple[str, str],
    time: datetime,
) -> Iterator[Record]:
    article, coder = place
    for key in types:
        record_type = codebook.type(key)
        for n, record in enumerate(marked.of(_TYPES[key])):
            spans = [harmed for span in record.spans if (harmed := harm(n, span)) is not None]
            if spans:
                fields = dict(_fields(marked.text, record, record_type))
                own = cut_all(marked.text, spans)
                yield Record(new_id(), article, key, coder, "done", time, time, own, fields)


def _fields(
    text: str, record: MarkedRecord, record_type: RecordType
) -> Iterator[tuple[str, tuple[FieldValue, ...]]]:
    for field in record_type.offered_fields:
        if spans := record.evidence.get(field.key):
            yield field.key, (FieldValue(None, None, cut_all(text, spans)),)
        elif field.kind in _CHOICES and (held := record.values.get(field.key)):
            yield field.key, (FieldValue(held),)
        elif field.kind == "boolean" and record.values.get(field.key):
            yield field.key, (FieldValue(True),)
