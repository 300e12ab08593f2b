"""Which suggester has read which article: rows beside the journal."""

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import and_, delete, exists, insert, or_, select

from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.tables import ArticleRow, SuggestionReadingRow, SuggestionRow


class SuggestionReading(msgspec.Struct, frozen=True):
    """That a suggester has read an article.

    Attributes:
        asked: what was asked for, in short; one who asks for something else has it read again.
        model: the version of what it suggests by.
        revision: that of the article's text.
        found: how many suggestions were stored, so that undoing to store them is noticed.
    """

    article_id: str
    suggester: str
    asked: str
    model: str
    revision: int
    found: int


class SuggestionReadings(QueryBase):
    """What was read, and what is to be."""

    def due(self, suggester: str, model: str, asked: str) -> list[tuple[str, str]]:
        """The id and language of the articles that a suggester has not read as they are now, in
        the order of the ids."""
        row, seen = SuggestionReadingRow, SuggestionRow
        stands = exists().where(
            *(seen.article_id == ArticleRow.id, seen.state == "open"),
            *(seen.suggester == suggester, seen.model == model),
        )
        is_read = exists().where(
            and_(row.article_id == ArticleRow.id, row.suggester == suggester, row.asked == asked),
            and_(row.model == model, row.revision == ArticleRow.revision),
            or_(row.found == 0, stands),
        )
        query = select(ArticleRow.id, ArticleRow.language).where(~is_read).order_by(ArticleRow.id)
        return [(each.id, each.language) for each in self.rows(query)]

    def note(self, readings: Iterable[SuggestionReading]) -> None:
        """Keeps them instead of what was known; in the transaction of what was stored."""
        row = SuggestionReadingRow
        for each in readings:
            same = (row.article_id == each.article_id, row.suggester == each.suggester)
            self.connection.execute(delete(row).where(*same, row.asked == each.asked))
            self.connection.execute(insert(row).values(msgspec.structs.asdict(each)))

    def forget(self, suggesters: Collection[str] | None = None) -> None:
        """Lets everything be read again, or what these suggesters have read."""
        row = SuggestionReadingRow
        if suggesters is None:
            self.connection.execute(delete(row))
        else:
            for some in chunks(suggesters):
                self.connection.execute(delete(row).where(row.suggester.in_(some)))
