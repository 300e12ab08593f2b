"""Queries on the links between records."""

from collections.abc import Collection, Iterator

from sqlalchemy import or_, select

from annotator.core.coding.link import Link
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.tables import LinkRow


class LinkQueries(QueryBase):
    """Links, asked by id, by record or in order."""

    def links_of(self, record_ids: Collection[str]) -> list[Link]:
        """The links from or to any of the records, each once."""
        links = {
            row["id"]: mapping.link_of(row)
            for chunk in chunks(record_ids)
            for row in self.mappings(
                select(LinkRow.__table__)
                .where(or_(LinkRow.source_id.in_(chunk), LinkRow.target_id.in_(chunk)))
                .order_by(LinkRow.id)
            )
        }
        return list(links.values())

    def links(self, ids: Collection[str]) -> list[Link]:
        """The links of these ids that exist."""
        found = self.named(select(LinkRow.__table__), LinkRow.id, ids)
        return [mapping.link_of(row) for row in found]

    def iter_links(self) -> Iterator[Link]:
        """All links by id, in flat memory."""
        for row in self.streamed(select(LinkRow.__table__).order_by(LinkRow.id)):
            yield mapping.link_of(row)
