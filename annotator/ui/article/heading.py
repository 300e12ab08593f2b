"""What stands above an article's text: its title, and where and when it appeared."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from annotator.core.coding.article import Article
from annotator.core.coding.article_details import Detail
from annotator.core.coding.publication import in_order
from annotator.core.text.normalization import Utf16Map
from annotator.ui.article.layout.piece_layout import is_right_to_left
from annotator.ui.article.layout.typography import Typography
from annotator.ui.kit.mirroring import runs_backwards
from annotator.ui.kit.theme import Theme

_SEPARATOR = " · "
PUBLICATIONS = "publications"
"""The part of the line that says where else the text appeared; no `Detail`."""
HeadingPart = Detail | Literal["publications"]
_MOST_OUTLETS = 3
_PADDING = 3.0
_BEGINNING = 200
"""So many characters tell which way a text is read."""


class Part(NamedTuple):
    """Where in the line of details one of them stands, in code points."""

    detail: HeadingPart
    start: int
    end: int


@dataclass(frozen=True)
class ArticleHeading:
    """The title and one line of details, such as “Reuters · 19 February 2017”.

    Attributes:
        backwards: whether the article is read from right to left, and so the details too.
    """

    title: str
    details: str = ""
    parts: tuple[Part, ...] = ()
    backwards: bool = False


def heading_of(article: Article) -> ArticleHeading:
    """The heading that the article's own data make."""
    known: list[tuple[HeadingPart, str]] = [
        ("source", article.source),
        ("author", article.author),
        ("published", article.published),
        ("language", language_name(article.language)),
        ("url", _host(article.url)),
        (PUBLICATIONS, _elsewhere(article)),
    ]
    shown = " ".join(text for _, text in known)
    backwards = runs_backwards(article.text[:_BEGINNING]) or runs_backwards(article.title)
    if backwards or is_right_to_left(shown, 0, len(shown)):
        # Between letters that run from right to left a date's own parts would change places, and
        # so would names in Latin letters that stand next to one another.
        known = [(detail, f"\u2068{text}\u2069" if text else "") for detail, text in known]
    details = ""
    parts: list[Part] = []
    for detail, text in known:
        if text:
            details += _SEPARATOR if details else ""
            parts.append(Part(detail, len(details), len(details) + len(text)))
            details += text
    if not parts:
        details = QCoreApplication.translate("ArticleHeading", "Outlet, author, date …")
        parts.append(Part("source", 0, len(details)))
    return ArticleHeading(article.title, details, tuple(parts), backwards)


def language_name(tag: str) -> str:
    """The name of a language, its own where the window is not in English; else its tag."""
    locale = QLocale(tag.replace("-", "_"))
    if not tag or locale.language() is QLocale.Language.C:
        return tag
    # Qt has the names in English and in the language itself.
    english = (QLocale.Language.English, QLocale.Language.C)
    is_english = QLocale().language() in english or locale.language() in english
    name = "" if is_english else locale.nativeLanguageName()
    name = name or QLocale.languageToString(locale.language())
    return f"{name} ({tag})" if "-" in tag else name


def _elsewhere(article: Article) -> str:
    """The outlets in which the text appeared too, or the hosts of their addresses."""
    names = [each.outlet or _host(each.url) or each.date for each in in_order(article.publications)]
    outlets = list(dict.fromkeys(name for name in names if name))
    if not outlets:
        return ""
    shown = ", ".join(outlets[:_MOST_OUTLETS])
    shown += " …" if len(outlets) > _MOST_OUTLETS else ""
    return QCoreApplication.translate("ArticleHeading", "also in {outlets}").format(outlets=shown)


def _host(url: str) -> str:
    return QUrl(url).host().removeprefix("www.") or url


class HeadingLayout:
    """A heading laid out at a width."""

    def __init__(self, heading: ArticleHeading, fonts: Typography, width: int) -> None:
        self._title = _lay_out(heading.title, fonts.title, width)
        self._details = _lay_out(heading.details, fonts.small, width, backwards=heading.backwards)
        self._parts = heading.parts
        self._map = Utf16Map(heading.details)
        self._width = width
        self._above = fonts.line_height * 1.3
        self._between = fonts.gap * 0.6
        details_height = _height(self._details) + self._between if heading.details else 0
        below = fonts.line_height * 1.2
        self._rule = self._above + _height(self._title) + details_height + below * 0.5
        self.height = round(self._rule + below * 0.7)

    @property
    def _details_top(self) -> float:
        return self._above + _height(self._title) + self._between

    def paint(
        self, painter: QPainter, left: float, top: float, theme: Theme, hovered: HeadingPart | None
    ) -> None:
        """Paints it with its top left corner there; what the pointer is on, as to be clicked."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        for rect in self.rects(hovered) if hovered else ():
            grown = rect.translated(left, top).adjusted(-_PADDING, -1, _PADDING, 1)
            painter.drawRoundedRect(grown, 4, 4)
        painter.restore()
        painter.setPen(theme.colour("text"))
        self._title.draw(painter, QPointF(left, top + self._above))
        painter.setPen(theme.colour("muted"))
        self._details.draw(painter, QPointF(left, top + self._details_top))
        rule = QRectF(left, round(top + self._rule), self._width, 1)
        painter.fillRect(rule, theme.colour("border"))

    def rects(self, detail: HeadingPart) -> list[QRectF]:
        """What a detail covers, from the heading's top left corner."""
        if detail == "title":
            lines = [self._title.lineAt(n) for n in range(self._title.lineCount())]
            return [line.naturalTextRect().translated(0, self._above) for line in lines]
        return [
            run.boundingRect().translated(0, self._details_top)
            for part in self._parts
            if part.detail == detail
            for run in self._details.glyphRuns(
                self._map.to_utf16(part.start),
                self._map.to_utf16(part.end) - self._map.to_utf16(part.start),
            )
        ]

    def detail_at(self, x: float, y: float) -> HeadingPart | None:
        """Which detail covers a place, from the heading's top left corner."""
        details: list[HeadingPart] = ["title", *(part.detail for part in self._parts)]
        for detail in details:
            for rect in self.rects(detail):
                if rect.adjusted(-_PADDING, -2, _PADDING, 2).contains(x, y):
                    return detail
        return None


def _lay_out(text: str, font: QFont, width: int, *, backwards: bool = False) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if backwards or is_right_to_left(text, 0, len(text)):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
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
