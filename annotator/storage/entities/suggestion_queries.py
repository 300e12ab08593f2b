"""Queries on the suggestions."""

from collections.abc import Collection, Iterator

from sqlalchemy import select

from annotator.core.coding.suggestion import Suggestion
from annotator.storage import mapping
from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.tables import SuggestionRow


class SuggestionQueries(QueryBase):
    """Suggestions, asked by id, by article or in order."""

    def suggestions(self, ids: Collection[str]) -> list[Suggestion]:
        """The suggestions of these ids that exist."""
        found = self.named(select(SuggestionRow.__table__), SuggestionRow.id, ids)
        return [mapping.suggestion_of(row) for row in found]

    def suggestions_of_article(self, article_id: str) -> list[Suggestion]:
        """All of an article: the open ones, and what every coder took or dropped."""
        return self.suggestions_of_articles([article_id])[article_id]

    def suggestions_of_articles(self, ids: Collection[str]) -> dict[str, list[Suggestion]]:
        """All of several articles, each article's in the order of their ids."""
        found: dict[str, list[Suggestion]] = {article_id: [] for article_id in ids}
        for chunk in chunks(ids):
            query = select(SuggestionRow.__table__).where(SuggestionRow.article_id.in_(chunk))
            for row in self.mappings(query.order_by(SuggestionRow.id)):
                found[row["article_id"]].append(mapping.suggestion_of(row))
        return found

    def iter_suggestions(self) -> Iterator[Suggestion]:
        """All by id, in flat memory."""
        for row in self.streamed(select(SuggestionRow.__table__).order_by(SuggestionRow.id)):
            yield mapping.suggestion_of(row)
