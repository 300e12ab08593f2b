"""Words around a place in a text. Offsets are code points into that text."""

from PySide6.QtCore import QTextBoundaryFinder

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span


class WordBorders:
    """The borders of the words of one piece of text, by the rules of Unicode."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._map = Utf16Map(text)
        self._finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)

    def word_at(self, offset: int) -> Span:
        """The word, run of space or sign that holds an offset; at a border, the one after it."""
        if not self._text:
            return Span(0, 0)
        offset = min(offset, len(self._text) - 1)
        # From the position after the character, the border before it is the word's start.
        self._finder.setPosition(self._map.to_utf16(offset + 1))
        start = max(self._finder.toPreviousBoundary(), 0)
        self._finder.setPosition(self._map.to_utf16(offset))
        end = self._finder.toNextBoundary()
        return Span(self._map.to_code_point(start), self._map.to_code_point(end))

    def start(self, offset: int) -> int:
        """The start of the word that the offset lies inside of; else the offset itself."""
        return self.word_at(offset).start if self._inside(offset) else offset

    def end(self, offset: int) -> int:
        """The end of the word that the offset lies inside of; else the offset itself."""
        return self.word_at(offset).end if self._inside(offset) else offset

    def _inside(self, offset: int) -> bool:
        if not 0 < offset < len(self._text):
            return False
        self._finder.setPosition(self._map.to_utf16(offset))
        return not self._finder.isAtBoundary()
