"""The article view: the text of an article with its records, read and coded."""

from annotator.ui.article.heading import ArticleHeading
from annotator.ui.article.view import ArticleView

__all__ = ["ArticleHeading", "ArticleView"]
