"""The texts of a Label Studio task: plain, of a web page, or a dialogue, and places in them.

Label Studio counts UTF-16 units, but programs that make its files count code points, and not all
see the same line ends. So a text offers every way of counting, likeliest first; which one a file
means is told by the words that it quotes.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, cast

import msgspec

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span
from annotator.formats.parsing.offsets import RawText
from annotator.formats.parsing.safe_xml import Element, local, parsed_html, steps

Value = dict[str, Any]
Counting = Callable[[Value], Span | None]
"""The place that a region's value names, in code points of the text; None if it names none."""

_STEP = re.compile(r"(?P<name>[\w:-]+|text\(\))(?:\[(?P<index>\d{1,6})\])?")
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "title"))
_BLOCK_NAMES = """address article aside blockquote caption dd details div dl dt figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_WHOLE_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)


_LAST_OF_THE_BASIC_PLANE = "\uffff"


class TaskText(Protocol):
    """A text of a task."""

    @property
    def text(self) -> str:
        """As the article has it."""
        ...

    @property
    def countings(self) -> Sequence[Counting]:
        """Every way in which places in it may have been counted, likeliest first."""
        ...


class PlainText:
    """A text as the file has it."""

    def __init__(self, raw: str) -> None:
        """Normalises.

        Raises:
            TextError: the text cannot be stored.
        """
        self._raw = RawText(raw)
        self.text = self._raw.text
        self.countings: Sequence[Counting] = (self._counting(lambda offset: offset),)
        if self._raw.is_exact and max(self.text, default="") <= _LAST_OF_THE_BASIC_PLANE:
            return
        utf16 = Utf16Map(self.text)
        self.countings = (
            self._counting(self._raw.offset_of_utf16),
            self._counting(self._raw.offset),
            self._counting(utf16.to_code_point),
            self._counting(lambda offset: offset),
        )

    def _counting(self, place: Callable[[int], int]) -> Counting:
        def counted(value: Value) -> Span | None:
            start, end = whole(value.get("start")), whole(value.get("end"))
            return None if start is None or end is None else _span(self.text, start, end, place)

        return counted


class _Piece(msgspec.Struct, frozen=True):
    """A text node, or a line end between two of them that the page shows and has not."""

    text: str
    is_break: bool = False
    is_added: bool = False


class PageText:
    """The text of a web page as a browser counts it, with line ends where blocks begin and end."""

    def __init__(self, page: str) -> None:
        """Takes the text out of the page.

        Raises:
            TextError: the text cannot be stored.
        """
        self._segments: list[_Piece] = []
        self._is_parted = False
        self._texts: defaultdict[Element, list[int]] = defaultdict(list)
        self._root: Element = _root_of(page)
        if self._root is not None:
            self._walk(self._root)
        self._raw = RawText("".join(piece.text for piece in self._segments))
        self.text = self._raw.text
        self._starts: list[int] = []
        place = 0
        for piece in self._segments:
            self._starts.append(place)
            place += len(piece.text)
        # A line break counts as a character in newer versions, and does not in older ones.
        with_breaks, without = self._offsets(breaks=True), self._offsets(breaks=False)
        self.countings: Sequence[Counting] = (
            with_breaks.utf16,
            without.utf16,
            self._by_path,
            with_breaks.code_points,
            without.code_points,
        )

    def _walk(self, root: Element) -> None:
        tree = steps(root)
        for event, node in tree:
            if event == "start":
                name = local(node)
                if name in _UNSEEN:
                    tree.skip_subtree()
                    continue
                if name in _BLOCKS:
                    self._part()
                if name == "br":
                    self._is_parted = False
                    self._segments.append(_Piece("\n", is_break=True))
                self._add(node, node.text)
            else:
                if local(node) in _BLOCKS:
                    self._part()
                if node is not root:
                    self._add(node.getparent(), node.tail)

    def _add(self, parent: Element, text: str | None) -> None:
        if not text:
            return
        if self._is_parted and "\n" not in text[: len(text) - len(text.lstrip())]:
            self._segments.append(_Piece("\n", is_added=True))
        self._is_parted = False
        self._texts[parent].append(len(self._segments))
        self._segments.append(_Piece(text))

    def _part(self) -> None:
        """Starts a new line, unless the text is at the start of one."""
        last = self._segments[-1].text if self._segments else "\n"
        self._is_parted = "\n" not in last[len(last.rstrip()) :]

    def _offsets(self, *, breaks: bool) -> "_Counted":
        numbers = [
            n
            for n, piece in enumerate(self._segments)
            if not piece.is_added and (breaks or not piece.is_break)
        ]
        texts = [self._segments[n].text for n in numbers]
        return _Counted(texts, [self._starts[n] for n in numbers], self._raw)

    def _by_path(self, value: Value) -> Span | None:
        start = self._at(value.get("start"), whole(value.get("startOffset")))
        end = self._at(value.get("end"), whole(value.get("endOffset")))
        if start is None or end is None:
            return None
        return _span(self.text, start, end, self._raw.offset)

    def _at(self, path: Any, offset: int | None) -> int | None:
        """The offset of a place within the text node that a simple XPath names."""
        if not isinstance(path, str) or offset is None or self._root is None:
            return None
        node: Element = self._root
        names = [name for name in path.split("/") if name]
        if names[:2] == ["html[1]", "body[1]"]:
            names = names[2:]
        for n, name in enumerate(names):
            step = _STEP.fullmatch(name.lower())
            if step is None:
                return None
            index = int(step["index"] or 1) - 1
            if step["name"] == "text()":
                texts = self._texts.get(node, [])
                if n + 1 != len(names) or not 0 <= index < len(texts):
                    return None
                text = self._segments[texts[index]].text
                within = Utf16Map(text).to_code_point(offset)
                return self._starts[texts[index]] + within if 0 <= within <= len(text) else None
            children = [child for child in node if local(child) == step["name"]]
            if not 0 <= index < len(children):
                return None
            node = children[index]
        return None


class _Counted:
    """A page's text nodes, counted from the first on."""

    def __init__(self, texts: Sequence[str], positions: Sequence[int], raw: RawText) -> None:
        self._positions = positions
        self._raw = raw
        self._utf16 = Utf16Map("".join(texts))
        self._starts: list[int] = []
        count = 0
        for each in texts:
            self._starts.append(count)
            count += len(each)
        self._length = count

    def utf16(self, value: Value) -> Span | None:
        """By offsets in UTF-16 units."""
        return self._span(value, self._utf16.to_code_point)

    def code_points(self, value: Value) -> Span | None:
        """By offsets in code points."""
        return self._span(value, lambda offset: offset)

    def _span(self, value: Value, place: Callable[[int], int]) -> Span | None:
        offsets: Any = value.get("globalOffsets")
        if not isinstance(offsets, dict):
            return None
        pair = cast("dict[str, Any]", offsets)
        start, end = whole(pair.get("start")), whole(pair.get("end"))
        if start is None or end is None or not 0 <= start < end:
            return None
        first, last = place(start), place(end)
        if not 0 <= first < last <= self._length:
            return None
        # A place between two nodes belongs to the one in which the words are.
        begins = bisect_right(self._starts, first) - 1
        ends = bisect_left(self._starts, last) - 1
        return _span(
            self._raw.text,
            self._positions[begins] + first - self._starts[begins],
            self._positions[ends] + last - self._starts[ends],
            self._raw.offset,
        )


class DialogueText:
    """What several people say, a line each after their name."""

    def __init__(self, turns: Sequence[Any]) -> None:
        """Puts the lines together.

        Raises:
            TextError: the text cannot be stored.
        """
        self._turns: list[tuple[int, str]] = []
        lines: list[str] = []
        place = 0
        for turn in turns:
            data = cast("dict[str, Any]", turn) if isinstance(turn, dict) else {}
            author = next((data[k] for k in ("author", "speaker", "name") if k in data), "")
            utterance = _unified(str(data.get("text", "")))
            head = f"{_unified(str(author))}: " if author else ""
            self._turns.append((place + len(head), utterance))
            lines.append(head + utterance)
            place += len(lines[-1]) + 1
        self._raw = RawText("\n".join(lines))
        self.text = self._raw.text
        self.countings: Sequence[Counting] = (
            self._counting(utf16=True),
            self._counting(utf16=False),
        )

    def _counting(self, *, utf16: bool) -> Counting:
        def counted(value: Value) -> Span | None:
            ends: list[int] = []
            for key, offset in (("start", "startOffset"), ("end", "endOffset")):
                turn, at = whole(value.get(key)), whole(value.get(offset))
                if turn is None or at is None or not 0 <= turn < len(self._turns) or at < 0:
                    return None
                place, utterance = self._turns[turn]
                within = Utf16Map(utterance).to_code_point(at) if utf16 else at
                ends.append(place + min(within, len(utterance)))
            return _span(self.text, ends[0], ends[1], self._raw.offset)

        return counted


def text_of(value: Any, *, is_page: bool) -> TaskText:
    """The text that a task's data holds.

    Raises:
        TextError: the text cannot be stored.
    """
    if isinstance(value, list):
        return DialogueText(cast("list[Any]", value))
    written = str(value)
    return PageText(_unified(written)) if is_page else PlainText(written)


def is_text(value: Any) -> bool:
    """Whether the value can be a text: a string, or a list of what people say."""
    if isinstance(value, list):
        turns = cast("list[Any]", value)
        return bool(turns) and all(isinstance(turn, dict) and "text" in turn for turn in turns)
    return isinstance(value, str) and bool(value.strip())


def reads(text: str, span: Span, quoted: str) -> bool:
    """Whether the text holds the quoted words at its place; white space is not looked at."""
    there = "".join(text[span.start : span.end].split())
    return there in ("".join(quoted.split()), "".join(quoted.replace("\\n", "\n").split()))


def whole(value: Any) -> int | None:
    """The whole number that the value is, also as text; None if it is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _span(text: str, start: int, end: int, place: Callable[[int], int]) -> Span | None:
    if not 0 <= start < end:
        return None
    span = Span(place(start), place(end))
    return span if span.start < span.end <= len(text) else None


def _unified(text: str) -> str:
    """With the line ends that a browser gives it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _root_of(page: str) -> Element | None:
    """The element that paths begin in."""
    is_whole = _WHOLE_PAGE.search(page) is not None
    tree = parsed_html((page if is_whole else f"<div>{page}</div>").encode(errors="replace"))
    body = None if tree is None else next(_children(tree, "body"), tree)
    if body is None or is_whole:
        return body
    return next(_children(body, "div"), body)


def _children(node: Element, name: str) -> Iterator[Element]:
    return (child for child in node if local(child) == name)
