"""The text of a piece of HTML, with a map from offsets in its source to offsets in the text.

For tools that count places in a page by its text alone, tags left out and nothing put between
blocks, while an article needs its paragraphs apart.
"""

import re
from array import array
from bisect import bisect_right
from html.parser import HTMLParser
from itertools import accumulate

from annotator.core.text.normalization import Utf16Map, normalise
from annotator.core.text.span import Span
from annotator.formats.parsing.paragraphs import storable
from annotator.formats.qda.offset_counting import Counting

_PARAGRAPHS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p "
    "pre section summary table tbody tfoot thead ul"
)
_BLOCKS = frozenset(_PARAGRAPHS.split())
_ROWS = frozenset(("tr", "caption"))
_CELLS = frozenset(("td", "th"))
_VERBATIM = frozenset(("pre", "listing", "textarea", "plaintext"))
_UNSEEN = frozenset(("script", "style"))
_SPACES = " \t\n\r\f"
_LINE_END = re.compile("\r\n?")


class HtmlText(HTMLParser):
    """A piece of HTML as text.

    Attributes:
        text: paragraphs with an empty line between each two, rows of tables on lines.
    """

    def __init__(self, html: str) -> None:
        """Takes it apart."""
        super().__init__(convert_charrefs=True)
        self._raw: list[str] = []
        self._out: list[str] = []
        self._length = 0
        self._starts = array("L")
        self._ends = array("L")
        self._break = ""
        self._verbatim = 0
        self._is_first = False
        self.feed(_LINE_END.sub("\n", html))
        self.close()
        self._source = "".join(self._raw)
        self.text = normalise("".join(self._out))
        self._bytes = array("L", accumulate(len(char.encode()) for char in self._source))

    # Places

    def countings(self) -> list[Counting]:
        """Ways to count characters of the source: UTF-8 bytes, code points, UTF-16 units."""
        return [self._of_bytes, lambda place: place, Utf16Map(self._source).to_code_point]

    def _of_bytes(self, place: int) -> int:
        is_inside = place <= (self._bytes[-1] if self._bytes else 0)
        return bisect_right(self._bytes, place) if is_inside else -1

    def span(self, start: int, end: int) -> Span | None:
        """Maps a range of the source to the text; None if it is empty or outside."""
        if not 0 <= start < end <= len(self._source):
            return None
        first, last = self._starts[start], self._ends[end - 1]
        while first < last and self.text[first] == "\n":
            first += 1
        while last > first and self.text[last - 1] == "\n":
            last -= 1
        return Span(first, last) if first < last else None

    # Parsing

    # The signature is HTMLParser's.
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A tag begins."""
        self._is_first = tag in _VERBATIM
        self._verbatim += tag in _VERBATIM
        self._part(tag)
        if tag == "br":
            self._put("\n")

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        self._is_first = False
        self._verbatim = max(self._verbatim - (tag in _VERBATIM), 0)
        self._part(tag)

    def _part(self, tag: str) -> None:
        wanted = "\n\n" if tag in _BLOCKS else "\n" if tag in _ROWS else ""
        if tag in _CELLS and not self._break:
            wanted = "\t"
        if len(wanted) > len(self._break) or (wanted == "\n" and self._break == "\t"):
            self._break = wanted

    def handle_data(self, data: str) -> None:
        """Text."""
        # Parsers leave out a line end with which such an element begins.
        if self._is_first and data.startswith("\n"):
            data = data[1:]
        self._is_first = False
        # One for one, so that places stay what they are.
        data = data.replace("\r", "\n").encode("utf-8", "replace").decode().replace("\0", "\ufffd")
        self._raw.append(data)
        if self.cdata_elem in _UNSEEN:
            self._skip(len(data))
            return
        for char in data:
            is_space = char in _SPACES and not self._verbatim
            if is_space and (self._break or not self._out or self._out[-1][-1] in _SPACES):
                self._skip(1)
                continue
            self._part_now()
            self._starts.append(self._length)
            self._put(" " if is_space else char)
            self._ends.append(self._length)

    def _part_now(self) -> None:
        wanted, self._break = self._break, ""
        if not wanted or not self._out:
            return
        if self._out[-1] == " ":
            self._out.pop()
            self._length -= 1
        there = 0
        while there < len(self._out) and self._out[-1 - there] == "\n":
            there += 1
        self._put(wanted[min(there, len(wanted)) if wanted[0] == "\n" else 0 :])

    def _skip(self, number: int) -> None:
        for _ in range(number):
            self._starts.append(self._length)
            self._ends.append(self._length)

    def _put(self, text: str) -> None:
        for char in text:
            self._out.append(char)
        self._length += len(text)


def text_of_html(html: str) -> str:
    """The text alone."""
    return storable(HtmlText(html).text)
