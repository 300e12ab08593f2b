"""Text set in lines beside other text: heads, quotations, the rows of a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from annotator.core.text.marks import direction
from annotator.ui.article.layout.piece_layout import Line, PieceLayout
from annotator.ui.article.layout.typography import Typography
from annotator.ui.article.paper.page import Block, Sheet


@dataclass(frozen=True)
class Cell:
    """A text and where it stands.

    Attributes:
        inset: from where the lines of the column begin.
    """

    text: str
    fonts: Typography
    inset: float
    width: float
    colour: QColor


def row(sheet: Sheet, cells: Sequence[Cell]) -> Iterator[Block]:
    """The lines of texts that stand side by side."""
    set_cells = [list(_lines(sheet, cell)) for cell in cells if cell.text]
    for n in range(max(map(len, set_cells), default=0)):
        parts = [lines[n] for lines in set_cells if n < len(lines)]

        def paint(painter: QPainter, top: float, parts: list[_SetLine] = parts) -> None:
            for part in parts:
                part.paint(painter, top)

        yield Block(max(part.line.height for part in parts), paint)


@dataclass(frozen=True)
class _SetLine:
    # The lines are gone with the layout.
    piece: PieceLayout
    line: Line
    left: float
    colour: QColor

    def paint(self, painter: QPainter, top: float) -> None:
        painter.setPen(self.colour)
        self.line.line.draw(painter, QPointF(self.left, top - self.line.top))


def _lines(sheet: Sheet, cell: Cell) -> Iterator[_SetLine]:
    left = sheet.at(cell.inset, cell.width)
    for paragraph in cell.text.splitlines():
        if not paragraph.strip():
            continue
        # A short text in a mirrored page stands at the page's side, whatever its script.
        backwards = direction(paragraph) == "rtl"
        piece = PieceLayout(paragraph, cell.fonts, int(cell.width), right_to_left=backwards)
        for line in piece.lines:
            natural = line.line.naturalTextRect()
            shift = 0.0
            if sheet.mirrored and not backwards:
                shift = cell.width - natural.right()
            elif backwards and not sheet.mirrored:
                shift = -natural.left()
            yield _SetLine(piece, line, left + shift, cell.colour)
