"""What stands above an article's text: its title, and where and when it appeared."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from annotator.core.article import Article
from annotator.ui.article.piece_layout import is_right_to_left
from annotator.ui.article.typography import Typography
from annotator.ui.theme import Theme


@dataclass(frozen=True)
class ArticleHeading:
    """The title and one line of details, such as “Reuters · 19 February 2017”."""

    title: str
    details: str = ""


def heading_of(article: Article) -> ArticleHeading:
    """The heading that the article's own data make."""
    # Between letters that run from right to left a date's own parts would change places.
    published = f"\u2066{article.published}\u2069" if article.published else ""
    parts = (article.source, article.author, published)
    return ArticleHeading(article.title, " · ".join(part for part in parts if part))


class HeadingLayout:
    """A heading laid out at a width."""

    def __init__(self, heading: ArticleHeading, fonts: Typography, width: int) -> None:
        self._title = _lay_out(heading.title, fonts.title, width)
        self._details = _lay_out(heading.details, fonts.small, width)
        self._width = width
        self._above = fonts.line_height * 1.3
        self._between = fonts.gap * 0.6
        details_height = _height(self._details) + self._between if heading.details else 0
        below = fonts.line_height * 1.2
        self._rule = self._above + _height(self._title) + details_height + below * 0.5
        self.height = round(self._rule + below * 0.7)

    def paint(self, painter: QPainter, left: float, top: float, theme: Theme) -> None:
        """Paints it with its top left corner there."""
        painter.setPen(theme.colour("text"))
        y = top + self._above
        self._title.draw(painter, QPointF(left, y))
        painter.setPen(theme.colour("muted"))
        y += _height(self._title) + self._between
        self._details.draw(painter, QPointF(left, y))
        rule = QRectF(left, round(top + self._rule), self._width, 1)
        painter.fillRect(rule, theme.colour("border"))


def _lay_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text, 0, len(text)):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.05
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    return layout.boundingRect().height() if layout.text() else 0
