"""Queries on links: those of an article, their ends, and candidates for new links."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import or_, select

from annotator.core.coding.link import Link, LinkEnd
from annotator.core.text.span import Fragment
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.mapping import AnyRow
from annotator.storage.tables import OWN_SPAN, ArticleRow, FragmentRow, LinkRow, RecordRow

_PORTION = 500


class LinkQueries(QueryBase):
    """Answered from one state of the project."""

    def of_article(self, article_id: str) -> list[Link]:
        """The links from or to any record of an article, each once, by one query."""
        here = select(RecordRow.id).where(RecordRow.article_id == article_id)
        query = (
            select(LinkRow.__table__)
            .where(or_(LinkRow.source_id.in_(here), LinkRow.target_id.in_(here)))
            .order_by(LinkRow.id)
        )
        return [mapping.link_of(row) for row in self.mappings(query)]

    def between(self, source: str, target: str) -> list[Link]:
        """The links from one record to another."""
        query = select(LinkRow.__table__).where(
            LinkRow.source_id == source, LinkRow.target_id == target
        )
        return [mapping.link_of(row) for row in self.mappings(query)]

    def ends(self, record_ids: Collection[str]) -> dict[str, LinkEnd]:
        """What the records of these ids are, by id; one query for up to 500."""
        found: dict[str, LinkEnd] = {}
        for chunk in chunks(record_ids):
            query = _named.where(RecordRow.id.in_(chunk)).order_by(
                RecordRow.id, FragmentRow.position
            )
            found |= {end.record: end for end in _gathered(self.rows(query))}
        return found

    def newest(self) -> Iterator[list[LinkEnd]]:
        """All records of the project, those that were made last first, in portions."""
        before: str | None = None
        while True:
            some = select(RecordRow.id).order_by(RecordRow.id.desc()).limit(_PORTION)
            if before is not None:
                some = some.where(RecordRow.id < before)
            ids = [row.id for row in self.rows(some)]
            if not ids:
                return
            ends = self.ends(ids)
            yield [ends[each] for each in ids if each in ends]
            before = ids[-1]


_named = (
    select(
        RecordRow.id,
        RecordRow.type,
        RecordRow.article_id,
        ArticleRow.title,
        ArticleRow.source,
        FragmentRow.start,
        FragmentRow.end,
        FragmentRow.text,
    )
    .join(ArticleRow, ArticleRow.id == RecordRow.article_id)
    .join(FragmentRow, FragmentRow.record_id == RecordRow.id)
    .where(FragmentRow.field == OWN_SPAN)
)


def _gathered(rows: Iterable[AnyRow]) -> Iterator[LinkEnd]:
    """Groups consecutive rows into one end per record."""
    last: AnyRow | None = None
    spans: list[Fragment] = []
    for row in rows:
        if last is not None and row.id != last.id:
            yield _end(last, spans)
            spans = []
        spans.append(Fragment(row.start, row.end, row.text))
        last = row
    if last is not None:
        yield _end(last, spans)


def _end(row: AnyRow, spans: list[Fragment]) -> LinkEnd:
    return LinkEnd(row.id, row.type, row.article_id, row.title, tuple(spans), row.source)
