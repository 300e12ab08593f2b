"""The caret and the selection in a column: moving, extending, snapping to words."""

from enum import Enum, auto
from operator import attrgetter

from annotator.core.text.normalization import trim
from annotator.core.text.quotations import quotations
from annotator.core.text.sentences import sentence_at
from annotator.core.text.span import Span
from annotator.ui.article.layout.column import Column
from annotator.ui.article.words import WordBorders


class Motion(Enum):
    """A way to move the caret."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    PARAGRAPH_UP = auto()
    PARAGRAPH_DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    START = auto()
    END = auto()


class Unit(Enum):
    """The unit by which a selection is extended."""

    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


class TextCursor:
    """Where the caret is and what is selected, in code points.

    Attributes:
        snapping: whether selections grow to whole words.
        page: how far a page up or down moves, in pixels.
    """

    def __init__(self, column: Column) -> None:
        self.column = column
        self.snapping = True
        self.page = 400
        self.caret = 0
        self._anchor = Span(0, 0)
        self._exact = False
        self._wanted_x: float | None = None

    def begin(self, column: Column) -> None:
        """Goes to the start of another text."""
        self.column = column
        self.place(0)

    def place(self, offset: int) -> None:
        """Puts the caret somewhere and selects nothing."""
        self.caret = self._within(offset)
        self._anchor = Span(self.caret, self.caret)
        self._exact = False
        self._wanted_x = None

    def select(self, span: Span, *, exact: bool = True) -> None:
        """Selects that, the caret at its end; if not ``exact``, it snaps as by hand."""
        start = self._within(span.start)
        self._anchor = Span(start, start)
        self.caret = self._within(span.end)
        self._exact = exact
        self._wanted_x = None

    def select_unit(self, unit: Unit, offset: int) -> None:
        """Selects the unit that holds the offset; `extend` then goes on from the whole of it."""
        span = self.unit_at(unit, offset)
        self._anchor = span
        self.caret = span.end
        self._exact = True
        self._wanted_x = None

    def extend(self, offset: int, unit: Unit = Unit.CHARACTER, *, exact: bool = False) -> None:
        """Moves the caret and selects from where the selection began, in whole units."""
        self._exact = exact or unit is not Unit.CHARACTER
        self._wanted_x = None
        offset = self._within(offset)
        if unit is not Unit.CHARACTER:
            span = self.unit_at(unit, offset)
            offset = span.start if offset < self._anchor.start else span.end
        self.caret = offset

    def span(self) -> Span | None:
        """What is selected: whole words if snapping, without white space at the edges."""
        start = min(self._anchor.start, self.caret)
        end = max(self._anchor.end, self.caret)
        if start == end:
            return None
        if self.snapping and not self._exact:
            start, end = self._words(start).start(start), self._words(end).end(end)
        span = trim(self.column.text, Span(start, end))
        return span if span.start < span.end else None

    def snapped_edge(self, span: Span, edge: str, *, exact: bool) -> Span | None:
        """The span with its “start” or “end” snapped as a selection's would be, less white space
        at its edges; None if nothing is left."""
        start, end = span.start, span.end
        if self.snapping and not exact:
            if edge == "start":
                start = self._words(start).start(start)
            else:
                end = self._words(end).end(end)
        trimmed = trim(self.column.text, Span(self._within(start), self._within(end)))
        return trimmed if trimmed.length else None

    def unit_at(self, unit: Unit, offset: int) -> Span:
        """The word, sentence or paragraph that holds an offset."""
        pieces = self.column.pieces
        index = pieces.at(offset)
        if unit is Unit.CHARACTER:
            return Span(offset, offset)
        if unit is Unit.WORD:
            return self._words(offset).word_at(offset)
        paragraph = pieces.paragraph(index)
        if unit is Unit.PARAGRAPH:
            return paragraph
        # A paragraph of many pieces is no place to look for its sentences from the start on.
        piece = Span(pieces.starts[index], pieces.ends[index])
        text = self.column.text[piece.start : piece.end]
        found = sentence_at(text, offset - piece.start)
        return Span(found.start + piece.start, found.end + piece.start)

    def expand(self) -> None:
        """Selects the next larger of word, what stands in the quotation marks around, sentence and
        paragraph."""
        now, text = self.span() or Span(self.caret, self.caret), self.column.text
        units = [self.unit_at(unit, now.start) for unit in (Unit.WORD, Unit.SENTENCE)]
        line = self.unit_at(Unit.PARAGRAPH, now.start)
        quoted = [
            Span(line.start + each.start, line.start + each.end)
            for each in quotations(text[line.start : line.end])
        ]
        around = [trim(text, each) for each in (*units, *quoted, line)]
        larger = [each for each in around if each.contains(now) and each != now and each.length]
        if larger:
            self.select(min(larger, key=attrgetter("length")))

    def move(self, motion: Motion, *, extend: bool = False) -> None:
        """Moves the caret; extends the selection or drops it."""
        vertical = motion in (Motion.UP, Motion.DOWN, Motion.PAGE_UP, Motion.PAGE_DOWN)
        wanted = self._wanted_x
        selected = self.span()
        if vertical and wanted is None:
            wanted = self.column.caret_rect(self.caret).x()
        if not extend and selected and motion in (Motion.LEFT, Motion.RIGHT):
            self.place(self._edge(selected, motion))
            return
        offset = self._vertical(motion, wanted or 0) if vertical else self._target(motion)
        if extend:
            self.extend(offset)
        else:
            self.place(offset)
        self._wanted_x = wanted if vertical else None

    def _edge(self, selected: Span, motion: Motion) -> int:
        _, layout, _ = self.column.place(self.caret)
        forward = (motion is Motion.RIGHT) != layout.right_to_left
        return selected.end if forward else selected.start

    def _target(self, motion: Motion) -> int:
        index, layout, local = self.column.place(self.caret)
        start = self.column.pieces.starts[index]
        match motion:
            case Motion.LEFT | Motion.RIGHT:
                return self._sideways(motion)
            case Motion.WORD_LEFT | Motion.WORD_RIGHT:
                forward = (motion is Motion.WORD_RIGHT) != layout.right_to_left
                return self._next_word() if forward else self._previous_word()
            case Motion.LINE_START:
                return start + layout.lines[layout.line_index(local)].start
            case Motion.LINE_END:
                line = layout.line_index(local)
                end = layout.lines[line].end
                last = line + 1 == len(layout.lines)
                return start + (end if last else layout.previous(end))
            case Motion.PARAGRAPH_UP:
                return self._paragraph_up(index)
            case Motion.PARAGRAPH_DOWN:
                return self._paragraph_down(index)
            case Motion.START:
                return 0
            case _:
                return len(self.column.text)

    def _sideways(self, motion: Motion) -> int:
        index, layout, local = self.column.place(self.caret)
        moved = layout.left(local) if motion is Motion.LEFT else layout.right(local)
        if moved != local:
            return self.column.pieces.starts[index] + moved
        forward = (motion is Motion.RIGHT) != layout.right_to_left
        return self._across(index, forward=forward)

    def _across(self, index: int, *, forward: bool) -> int:
        pieces = self.column.pieces
        if forward:
            if index + 1 == len(pieces):
                return pieces.ends[index]
            return pieces.starts[index + 1]
        if index == 0:
            return 0
        end = pieces.ends[index - 1]
        if pieces.ends_paragraph(index - 1):
            return end
        before = self.column.layout(index - 1)
        return pieces.starts[index - 1] + before.previous(before.length)

    def _next_word(self) -> int:
        index, layout, local = self.column.place(self.caret)
        if local == layout.length:
            return self._across(index, forward=True)
        return self.column.pieces.starts[index] + layout.next(local, words=True)

    def _previous_word(self) -> int:
        index, layout, local = self.column.place(self.caret)
        if local == 0:
            return self._across(index, forward=False)
        return self.column.pieces.starts[index] + layout.previous(local, words=True)

    def _paragraph_up(self, index: int) -> int:
        pieces = self.column.pieces
        start = pieces.paragraph(index).start
        while self.caret <= start and index > 0:
            index -= 1
            if pieces.ends[index] > pieces.starts[index]:
                start = pieces.paragraph(index).start
        return start if start < self.caret else 0

    def _paragraph_down(self, index: int) -> int:
        pieces = self.column.pieces
        for later in range(index + 1, len(pieces)):
            if pieces.ends_paragraph(later - 1) and pieces.ends[later] > pieces.starts[later]:
                return pieces.starts[later]
        return len(self.column.text)

    def _vertical(self, motion: Motion, x: float) -> int:
        if motion in (Motion.UP, Motion.DOWN):
            return self._line_step(1 if motion is Motion.DOWN else -1, x)
        rect = self.column.caret_rect(self.caret)
        y = rect.center().y() + (self.page if motion is Motion.PAGE_DOWN else -self.page)
        if y < 0:
            return 0
        if y >= self.column.height:
            return len(self.column.text)
        return self.column.offset_at(x, y)

    def _line_step(self, step: int, x: float) -> int:
        index, layout, local = self.column.place(self.caret)
        line = layout.line_index(local) + step
        if line < 0:
            if index == 0:
                return 0
            index -= 1
            layout = self.column.layout(index)
            line = len(layout.lines) - 1
        elif line == len(layout.lines):
            if index + 1 == len(self.column.pieces):
                return len(self.column.text)
            index += 1
            layout = self.column.layout(index)
            line = 0
        return self.column.pieces.starts[index] + layout.offset_at(x, line)

    def _within(self, offset: int) -> int:
        return min(max(offset, 0), len(self.column.text))

    def _words(self, offset: int) -> "_PlacedWords":
        pieces = self.column.pieces
        index = pieces.at(offset)
        start = pieces.starts[index]
        return _PlacedWords(WordBorders(self.column.text[start : pieces.ends[index]]), start)


class _PlacedWords:
    """The words of a piece, by offsets into the whole text."""

    def __init__(self, borders: WordBorders, start: int) -> None:
        self._borders = borders
        self._start = start

    def start(self, offset: int) -> int:
        return self._start + self._borders.start(offset - self._start)

    def end(self, offset: int) -> int:
        return self._start + self._borders.end(offset - self._start)

    def word_at(self, offset: int) -> Span:
        found = self._borders.word_at(offset - self._start)
        return Span(found.start + self._start, found.end + self._start)
