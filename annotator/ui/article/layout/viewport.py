"""Which part of the column is in sight, held still while heights around it are corrected."""

from annotator.ui.article.layout.column import Column


class Viewport:
    """The stretch of a column that the viewport shows.

    It is anchored to the first piece that begins below its top, so that when a piece above gets
    its exact height, the text under the eye stays where it is.

    Args:
        above: free height before the text, where the heading is.
        below: free height after the text.
        height: that of the viewport.
    """

    def __init__(self, column: Column, above: int, below: int, height: int) -> None:
        self.column = column
        self.above = above
        self.below = below
        self.height = height
        self._anchor = 0
        self._from_anchor = -above
        self.settle()

    @property
    def y(self) -> int:
        """The top of what is in sight, in the column; negative within the heading."""
        return self.column.top(self._anchor) + self._from_anchor

    @property
    def highest(self) -> int:
        """The greatest `y`."""
        return max(-self.above, self.column.height + self.below - self.height)

    def move_to(self, y: int) -> None:
        """Shows the column from there, as far as it reaches, and lays out what is in sight."""
        to_the_end = y >= self.highest
        self._anchor_at(y)
        self.settle()
        while to_the_end and self.y < self.highest:
            self._anchor_at(self.highest)
            self.settle()

    def _anchor_at(self, y: int) -> None:
        y = min(max(y, -self.above), self.highest)
        column = self.column
        index = column.piece_at(y)
        top = column.top(index)
        if top < y and index + 1 < len(column.pieces):
            top += column.heights[index]
            index += 1
        self._anchor, self._from_anchor = index, y - top

    def settle(self) -> None:
        """Lays out what is in sight, until nothing moves any more."""
        while self._lay_out_in_sight():
            pass
        y = self.y
        if not -self.above <= y <= self.highest:
            self._anchor_at(y)
            self.settle()

    def _lay_out_in_sight(self) -> bool:
        column, y = self.column, self.y
        index = column.piece_at(y)
        top = column.top(index)
        moved = False
        while index < len(column.pieces) and top < y + self.height:
            moved |= column.lay_out(index) != 0
            top += column.heights[index]
            index += 1
        return moved

    def bring(self, top: float, bottom: float, margin: int) -> bool:
        """Moves as little as needed to show that stretch; returns whether it moved."""
        y = self.y
        if top - margin < y:
            target = round(top) - margin
            # With the first line comes the heading above it.
            if target <= 0 and bottom + margin + self.above <= self.height:
                target = -self.above
            self.move_to(target)
        elif bottom + margin > y + self.height:
            self.move_to(round(bottom) + margin - self.height)
        else:
            return False
        return True

    def centre(self, offset: int, at: float = 0.4) -> None:
        """Shows an offset at that share of the height, what surrounds it laid out first."""
        # What lies between the top and the offset gets its height only once in sight, so aim
        # until nothing moves.
        for _ in range(4):
            target = round(self.column.caret_rect(offset).top() - self.height * at)
            if self.y == min(max(target, -self.above), self.highest):
                return
            self.move_to(target)
