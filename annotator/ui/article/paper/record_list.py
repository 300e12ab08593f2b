"""The records of an article, listed below its text: passage, fields with evidence, links."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.core.coding.link import Link
from annotator.core.coding.record_reading import NumberedRecord, field_lines
from annotator.core.text.span import joined_text
from annotator.ui.article.paper.page import POINT, Block, Fonts, Sheet, draw_label, space
from annotator.ui.article.paper.set_text import Cell, row
from annotator.ui.kit.relations import relation_text
from annotator.ui.kit.theme import Theme

_NUMBER_WIDTH = 34 * POINT
_FIELD_SHARE = 0.26


class RecordList:
    """Sets the records of one article."""

    def __init__(
        self,
        sheet: Sheet,
        fonts: Fonts,
        theme: Theme,
        *,
        coders: Mapping[str, str],
        actors: Mapping[str, str],
        links: Mapping[str, Sequence[Link]],
    ) -> None:
        """
        Args:
            coders: names by id, as ``actors``.
            links: those of each record.
        """
        self._sheet = sheet
        self._fonts = fonts
        self._theme = theme
        self._coders = coders
        self._actors = actors
        self._links = links
        self._width = sheet.measure - _NUMBER_WIDTH

    def blocks(self, records: Sequence[NumberedRecord]) -> Iterator[Block]:
        """All of them, under a heading."""
        if not records:
            return
        labels = {each.record.id: each.label for each in records}
        yield space(1.4 * self._fonts.text.line_height)
        yield _kept(self._rule())
        heading = QCoreApplication.translate("Paper", "Records")
        text = self._theme.colour("text")
        cell = Cell(heading, self._fonts.text, 0, self._sheet.measure, text)
        yield from map(_kept, row(self._sheet, [cell]))
        for each in records:
            rows = list(self._rows(each, labels))
            # What a record is stands with the first of its words.
            yield from (_kept(block) for block in rows[:2])
            yield from rows[2:]
            yield space(7 * POINT)

    def _rule(self) -> Block:
        sheet, colour = self._sheet, self._theme.colour("border")

        def paint(painter: QPainter, top: float) -> None:
            painter.fillRect(QRectF(sheet.left, top, sheet.measure, 0.6 * POINT), colour)

        return Block(5 * POINT, paint)

    def _rows(self, each: NumberedRecord, labels: Mapping[str, str]) -> Iterator[Block]:
        record, theme, fonts = each.record, self._theme, self._fonts
        muted, text = theme.colour("muted"), theme.colour("text")
        coder = self._coders.get(record.coder, "")
        about = " · ".join(part for part in (each.type.label, coder, _state(record.state)) if part)
        head = Cell(about, fonts.small, _NUMBER_WIDTH, self._width, muted)
        [first, *more] = row(self._sheet, [head])
        yield Block(first.height, self._with_number(first, each), keeps=True)
        yield from more
        said = Cell(joined_text(record.spans), fonts.said, _NUMBER_WIDTH, self._width, text)
        yield from row(self._sheet, [said])
        last = ""
        for name, value in self._pairs(each, labels):
            # Of several values the field is named once.
            yield from self._pair("" if name == last else name, value)
            last = name

    def _pairs(self, each: NumberedRecord, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What stands beside what below a record."""
        for line in field_lines(each, self._actors, labels):
            yield line.field, " ".join(filter(None, (line.value, line.evidence)))
        elsewhere = QCoreApplication.translate("Paper", "a record of another article")
        for link in self._links.get(each.record.id, ()):
            relation = relation_text(link.relation, backwards=link.source != each.record.id)
            yield relation, labels.get(link.other(each.record.id), elsewhere)

    def _pair(self, name: str, value: str) -> Iterator[Block]:
        share = self._width * _FIELD_SHARE
        muted, text = self._theme.colour("muted"), self._theme.colour("text")
        small, inset = self._fonts.small, _NUMBER_WIDTH
        width = self._width - share
        gap = 6 * POINT
        return row(
            self._sheet,
            [
                Cell(name, small, inset, share - gap, muted),
                Cell(value, small, inset + share, width, text),
            ],
        )

    def _with_number(self, first: Block, each: NumberedRecord):
        theme, font = self._theme, self._fonts.small.text
        tint, ink = theme.tint(each.type.colour), theme.ink(each.type.colour)
        width = QFontMetricsF(font).horizontalAdvance(each.label)
        pad = 3 * POINT
        left = self._sheet.at(0, width + 2 * pad)

        def paint(painter: QPainter, top: float) -> None:
            small = self._fonts.small
            place = QRectF(left, top + small.band_top, width + 2 * pad, small.band_height)
            painter.fillRect(place, tint)
            painter.fillRect(QRectF(left, place.bottom(), place.width(), 0.8 * POINT), ink)
            painter.setPen(ink)
            draw_label(painter, font, left + pad, top + small.baseline, each.label)
            first.paint(painter, top)

        return paint


def _kept(block: Block) -> Block:
    return Block(block.height, block.paint, keeps=True, is_space=block.is_space)


def _state(state: str) -> str:
    return {
        "suggested": QCoreApplication.translate("Paper", "suggested"),
        "draft": QCoreApplication.translate("Paper", "draft"),
        "done": QCoreApplication.translate("Paper", "done"),
        "rejected": QCoreApplication.translate("Paper", "rejected"),
        "gold": QCoreApplication.translate("Paper", "gold"),
    }[state]
