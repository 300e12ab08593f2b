"""Coded articles on paper or as PDF, each on pages of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QFile, QIODevice, QLocale, QMarginsF, QRectF
from PySide6.QtGui import (
    QFontMetricsF,
    QPagedPaintDevice,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from annotator import __version__
from annotator.core.coding.link import Link
from annotator.core.coding.record_reading import numbered
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.marks import direction
from annotator.resources import resources_folder
from annotator.ui.article.paper.marked_lines import MarkedLines
from annotator.ui.article.paper.page import (
    PER_INCH,
    POINT,
    Block,
    Fonts,
    Sheet,
    draw_label,
    fonts_of,
    paginated,
    sheet_of,
    space,
)
from annotator.ui.article.paper.record_list import RecordList
from annotator.ui.article.paper.set_text import Cell, row
from annotator.ui.kit.theme import load_theme

if TYPE_CHECKING:
    from annotator.services.transfer.exporting import CodedArticle, Content

_FOOT = 44 * POINT
_HEAD = 44 * POINT


def write_pdf(content: Content, file: BinaryIO, family: str = "") -> None:
    """Writes the articles as PDF.

    Args:
        content: whose articles.
        file: where to; it has a descriptor.
        family: what the text is set in; the best serif that is installed if it is empty.

    Raises:
        AnnotatorError: it cannot be written.
    """
    out = QFile()
    if not out.open(file.fileno(), QIODevice.OpenModeFlag.WriteOnly):
        raise AnnotatorError(message("cannot-be-written", path="", reason=out.errorString()))
    writer = QPdfWriter(out)
    writer.setPageSize(QPageSize(_usual_size()))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(PER_INCH)
    writer.setTitle(content.info.name if content.info else "")
    writer.setCreator(f"Annotator {__version__}")
    _Press(content, writer, family).run()
    out.close()


def print_articles(content: Content, device: QPagedPaintDevice, family: str = "") -> None:
    """Prints the articles on whole pages of a printer."""
    _Press(content, device, family).run()


def _usual_size() -> QPageSize.PageSizeId:
    is_metric = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return QPageSize.PageSizeId.A4 if is_metric else QPageSize.PageSizeId.Letter


class _Press:
    """Sets and paints the articles of a content, one after the other."""

    def __init__(self, content: Content, device: QPagedPaintDevice, family: str) -> None:
        self._content = content
        self._device = device
        self._fonts: Fonts = fonts_of(family)
        # Ink on white paper, whatever the window looks like.
        self._theme = load_theme(resources_folder() / "themes", "light")
        self._coders = {coder.id: coder.name for coder in content.coders()}
        self._actors = {actor.id: actor.name for actor in content.actors()}
        self._links: dict[str, list[Link]] = {}
        for link in content.links():
            self._links.setdefault(link.source, []).append(link)
            self._links.setdefault(link.target, []).append(link)

    def run(self) -> None:
        """Paints all pages."""
        painter: QPainter | None = None
        for coded in self._content.articles():
            sheet = self._sheet(coded)
            pages = list(paginated(list(self._blocks(coded, sheet)), sheet.bottom - sheet.top))
            for number, page in enumerate(pages, 1):
                if painter is None:
                    painter = self._painter()
                else:
                    self._device.newPage()
                self._paint(painter, sheet, page)
                self._paint_edges(painter, sheet, coded, number, len(pages))
        # A document without a page is none.
        (painter or self._painter()).end()

    def _painter(self) -> QPainter:
        painter = QPainter()
        if not painter.begin(self._device):
            raise AnnotatorError(message("cannot-be-printed"))
        scale = self._device.logicalDpiX() / PER_INCH
        painter.scale(scale, scale)
        return painter

    def _sheet(self, coded: CodedArticle) -> Sheet:
        size = self._device.pageLayout().fullRectPoints()
        mirrored = direction(coded.article.text) == "rtl"
        width, height = size.width() * POINT, size.height() * POINT
        return sheet_of(width, height, self._fonts, mirrored=mirrored)

    def _blocks(self, coded: CodedArticle, sheet: Sheet) -> Iterator[Block]:
        codebook = self._content.codebook
        records = numbered(codebook, coded.records) if codebook else []
        yield from self._head(coded, sheet)
        marks = [mark for each in records for mark in each.marks]
        text = MarkedLines(coded.article.text, marks, sheet, self._fonts, self._theme)
        yield from text.blocks()
        listed = RecordList(
            sheet,
            self._fonts,
            self._theme,
            coders=self._coders,
            actors=self._actors,
            links=self._links,
        )
        yield from listed.blocks(records)

    def _head(self, coded: CodedArticle, sheet: Sheet) -> Iterator[Block]:
        article, fonts = coded.article, self._fonts
        text, muted = self._theme.colour("text"), self._theme.colour("muted")
        yield from row(sheet, [Cell(_title(coded), fonts.title, 0, sheet.measure, text)])
        about = (article.source, article.author, article.published[:10])
        for line in (" · ".join(part for part in about if part), article.url):
            yield from row(sheet, [Cell(line, fonts.small, 0, sheet.measure, muted)])
        yield space(fonts.text.line_height * 0.9)

    def _paint(self, painter: QPainter, sheet: Sheet, page: list[Block]) -> None:
        top = sheet.top
        for block in page:
            block.paint(painter, top)
            top += block.height

    def _paint_edges(
        self, painter: QPainter, sheet: Sheet, coded: CodedArticle, number: int, count: int
    ) -> None:
        """The title at the head of all pages but the first, and the page's number."""
        small = self._fonts.small
        metrics = QFontMetricsF(small.text)
        painter.setPen(self._theme.colour("muted"))
        page = f"{number} / {count}"
        left = sheet.left + (sheet.measure - metrics.horizontalAdvance(page)) / 2
        draw_label(painter, small.text, left, sheet.height - _FOOT, page)
        if number == 1:
            return
        title = _title(coded)
        [line, *more] = row(
            sheet, [Cell(title, small, 0, sheet.measure, self._theme.colour("muted"))]
        )
        if more:
            shortened = title[: max(len(title) * 9 // 10 // (len(more) + 1), 1)].rstrip() + " …"
            [line, *_] = row(
                sheet, [Cell(shortened, small, 0, sheet.measure, self._theme.colour("muted"))]
            )
        line.paint(painter, _HEAD - small.line_height)
        rule = QRectF(sheet.left, _HEAD + 2 * POINT, sheet.measure, 0.5 * POINT)
        painter.fillRect(rule, self._theme.colour("border"))


def _title(coded: CodedArticle) -> str:
    return " ".join(coded.article.title.split()) or "…"
