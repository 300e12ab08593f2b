"""The paragraphs of an element tree of HTML."""

from annotator.formats.parsing.paragraphs import one_line, row
from annotator.formats.parsing.safe_xml import Element, local, named, steps

_SKIPPED = """script style template noscript svg iframe object select button textarea title meta
audio video canvas rp rt"""
_BLOCKS = """address article aside blockquote body caption center dd details div dl dt figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hr html item li list main nav ol p pre quote
section summary table tbody tfoot thead ul tr row td th cell"""
_UNREAD = frozenset(_SKIPPED.split())
_APART = frozenset(_BLOCKS.split())
_BREAKS = frozenset(("br", "lb"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_LONGEST_CELL = 200


def blocks(root: Element) -> list[str]:
    """The text of each paragraph, heading and list item, and each table with a line a row.

    A table that only arranges a page gives its cells as paragraphs. Links and pictures go.
    """
    walk = _Walk()
    tree = steps(root)
    for event, node in tree:
        if event == "end":
            walk.end(node, is_last=node is root)
        elif not walk.enters(node):
            # Its end comes all the same, and with it the text that follows.
            tree.skip_subtree()
    return walk.found


class _Walk:
    """A walk through a tree.

    Attributes:
        found: the blocks so far.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        self._line: list[str] = []
        self._inside_pre = 0

    def enters(self, node: Element) -> bool:
        """Takes note of an element that begins; False if what is in it is left out or done."""
        name = local(node)
        if name in _UNREAD or _is_hidden(node):
            return False
        if name in _APART:
            self._end_block()
        if name == "table" and _is_data(node):
            self.found.append(_rows(node))
            return False
        if name in _BREAKS:
            self._line.append("\n")
        self._inside_pre += name == "pre"
        self._add(node.text)
        return True

    def end(self, node: Element, *, is_last: bool) -> None:
        """Takes note of an element that ends, and of the text that follows it."""
        name = local(node)
        self._inside_pre -= name == "pre"
        if name in _APART or is_last:
            self._end_block()
        if not is_last:
            self._add(node.tail)

    def _add(self, text: str | None) -> None:
        if text:
            # A line break in the source is a space on the page.
            text = text.replace("\r\n", "\n")
            self._line.append(text if self._inside_pre else text.replace("\n", " "))

    def _end_block(self) -> None:
        text = "\n".join(one_line(line) for line in "".join(self._line).split("\n"))
        self._line.clear()
        if text.strip():
            self.found.append(text)


def _is_hidden(node: Element) -> bool:
    attributes = node.attrib
    style = str(attributes.get("style", "")).replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style


def _is_data(table: Element) -> bool:
    """Whether it is a table for readers, and not there to arrange a page."""
    if sum(1 for _ in named(table, "table")) > 1:
        return False
    rows = [sum(1 for _ in named(each, *_CELLS)) for each in named(table, *_ROWS)]
    if len(rows) < 2 or max(rows) < 2:
        return False
    return all(len(_cell(each)) <= _LONGEST_CELL for each in named(table, *_CELLS))


def _rows(table: Element) -> str:
    captions = [_cell(each) for each in named(table, "caption")]
    lines = [row(_cell(each) for each in named(line, *_CELLS)) for line in named(table, *_ROWS)]
    return "\n".join(line for line in (*captions, *lines) if line)


def _cell(node: Element) -> str:
    """A cell's text; pieces that stand apart on the page stand apart here."""
    return one_line(" ".join(piece for piece in node.itertext() if piece.strip()))
