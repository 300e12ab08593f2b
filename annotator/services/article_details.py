"""Describing an article: its title, outlet, author, date, language and address."""

from annotator.core.coding import change_kinds as kinds
from annotator.core.coding.article import Article
from annotator.core.coding.article_details import (
    Detail,
    detail_of,
    read_detail,
    with_detail,
)
from annotator.core.errors import ConflictError
from annotator.core.messages import message
from annotator.services.workspace import Workspace


class ArticleDetails:
    """Changes what is known of articles besides their text; each method is one Change."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def set_detail(self, seen: Article, detail: Detail, typed: str) -> Article:
        """Gives an article another title, outlet, author, date, language or address.

        Args:
            seen: the article as the caller saw it; what changed meanwhile elsewhere is kept.
            typed: what a person wrote; empty for unknown.

        Raises:
            FieldValueError: the article cannot hold that; the message says what it takes.
            ConflictError: somebody changed the same detail meanwhile, or removed the article.
        """
        text = read_detail(detail, typed)
        with self._workspace.writing(kinds.ChangeDetail(detail)) as unit:
            current = unit.read.article(seen.id)
            if current is None:
                raise ConflictError(message("article-removed"))
            if detail_of(current, detail) != detail_of(seen, detail):
                raise ConflictError(message("detail-changed", detail=message(f"detail-{detail}")))
            after = unit.update(current, with_detail(current, detail, text))
        return after if isinstance(after, Article) else current
