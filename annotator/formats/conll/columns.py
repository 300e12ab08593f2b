"""Files of columns as CoNLL-2003 has them: a token a line, an empty line between sentences.

Source: https://www.clips.uantwerpen.be/conll2003/ner/. Which column is what is told by what stands
in it: tags are told by their prefixes, and phrases of a parse are no annotations.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import at_line, message
from annotator.formats.conll.tokens import is_tag

_BLANKS = re.compile(r"[ \t]+")
_NUMBER = re.compile(r"\d{1,6}")
_MARKED = re.compile(r"[BIESLUM]-.+")
_BARE = frozenset("BIOESLUM")
_START = "-DOCSTART-"
_BEGINS = re.compile(
    r"#\s*(?:begin document|newdoc(?: id)?|document)\b\s*[(=:]?\s*(?P<name>[^();]*).*"
)
_PHRASES = frozenset(
    {"NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP", "PC", "NC"}
)
_TELLING = 400
_FEWEST = 4


class Row(msgspec.Struct, frozen=True):
    """A token's line."""

    line: int
    cells: tuple[str, ...]


class Sentence(msgspec.Struct):
    """A sentence; ``comments`` stand before it."""

    rows: list[Row] = []
    comments: list[str] = []


class Document(msgspec.Struct):
    """What stands between two starts of a document; ``start`` is the line that says so."""

    sentences: list[Sentence] = []
    start: str = ""
    name: str = ""

    def rows(self) -> Iterator[Row]:
        """All tokens."""
        for sentence in self.sentences:
            yield from sentence.rows


class Layout(msgspec.Struct, frozen=True):
    """What the columns of a file are.

    Attributes:
        count: how many there are.
        token: the number of that of the tokens, from 0.
        layers: those of tags.
        tabs: whether they are parted by tabs, not by blanks.
    """

    count: int
    token: int = 0
    layers: tuple[int, ...] = ()
    tabs: bool = False

    def cells(self, line: str) -> list[str]:
        """The cells of a line."""
        return _cells(line, tabs=self.tabs)


def _cells(line: str, *, tabs: bool) -> list[str]:
    return line.split("\t") if tabs else _BLANKS.split(line.strip(" \t"))


def layout_of(file: str, text: str) -> Layout:
    """What the columns are.

    Raises:
        InputError: there are none.
    """
    lines = [line for line in text.split("\n") if line.strip(" \t")]
    plain = [line for line in lines if not line.startswith((_START, "#"))]
    plain = plain or [line for line in lines if not line.startswith(_START)]
    if not plain:
        raise InputError(file, message("no-tokens"))
    tabs = "\t" in plain[0]
    counts = Counter(len(_cells(line, tabs=tabs)) for line in plain[:_TELLING])
    count = counts.most_common(1)[0][0]
    if count < 2:
        reason = message("one-column-only")
        raise InputError(file, reason, at_line(text.split(chr(10)).index(plain[0]) + 1))
    rows = [cells for line in plain if len(cells := _cells(line, tabs=tabs)) == count]
    columns = list(zip(*rows, strict=True))
    numbered = count > 2 and all(map(_NUMBER.fullmatch, columns[0])) and columns[0][0] in "01"
    token = 1 if numbered else 0
    layers = tuple(
        n for n in range(token + 1, count) if _is_layer(columns[n], is_last=n == count - 1)
    )
    if not layers and set(columns[-1]) == {"O"}:
        layers = (count - 1,)
    return Layout(count, token, layers, tabs)


def _is_layer(column: Sequence[str], *, is_last: bool) -> bool:
    marked = [value for value in column if _MARKED.fullmatch(value)]
    if not marked:
        values = set(column)
        return values <= _BARE and "O" in values and bool(values & set("BIS"))
    if not is_last and {value[2:] for value in marked} <= _PHRASES:
        return False
    # A bad tag among good ones is a problem of its line, not of the column.
    return sum(map(is_tag, column)) * 10 >= 9 * len(column)


def documents(file: str, text: str, layout: Layout) -> Iterator[Document]:
    """The documents, one by one.

    Raises:
        InputError: a line has too many or too few columns, or a tag is none; names the line.
    """
    document, sentence = Document(), Sentence()
    for number, line in enumerate(text.split("\n"), 1):
        start = _start(line, layout)
        if start is not None or not line.strip(" \t"):
            if sentence.rows:
                document.sentences.append(sentence)
                sentence = Sentence()
            if start is not None:
                if document.sentences:
                    yield document
                document = Document(start=line, name=start)
        elif _is_comment(line, layout):
            sentence.comments.append(line)
        else:
            sentence.rows.append(Row(number, _row(file, number, line, layout)))
    if sentence.rows:
        document.sentences.append(sentence)
    if document.sentences:
        yield document


def _start(line: str, layout: Layout) -> str | None:
    """The name of the document that the line begins, which may be empty; None if it begins none."""
    if line.startswith(_START):
        return line.removeprefix(_START).strip() if "(" in line else ""
    if line.startswith("#") and _is_comment(line, layout) and (match := _BEGINS.fullmatch(line)):
        return match["name"].strip()
    return None


def _is_comment(line: str, layout: Layout) -> bool:
    """Whether a line that begins with # is none of a token #."""
    if not line.startswith("#"):
        return False
    cells = layout.cells(line)
    if len(cells) != layout.count:
        return True
    return any(not is_tag(cells[n]) for n in layout.layers)


def _row(file: str, number: int, line: str, layout: Layout) -> tuple[str, ...]:
    cells = layout.cells(line)
    if layout.tabs and len(cells) > layout.count and not "".join(cells[layout.count :]).strip():
        cells = cells[: layout.count]
    if len(cells) != layout.count:
        reason = message("another-number-of-columns", columns=len(cells), others=layout.count)
        if len(cells) == 1:
            reason = message("one-column-of-many", others=layout.count)
        raise InputError(file, reason, at_line(number))
    for n in layout.layers:
        if not is_tag(cells[n]):
            reason = message("no-conll-tag", tag=cells[n])
            raise InputError(file, reason, at_line(number))
    return tuple(cells)


def looks_like_it(head: str) -> bool:
    """Whether the first lines of a file of any name can only be such columns."""
    lines = head.split("\n")[:_TELLING]
    rows = [line for line in lines if line.strip(" \t") and not line.startswith((_START, "#"))]
    if len(rows) < _FEWEST:
        return False
    tabs = "\t" in rows[0]
    # Nearly every text is asked this, and its first line answers.
    if not is_tag(_cells(rows[0], tabs=tabs)[-1]):
        return False
    cells = [_cells(line, tabs=tabs) for line in rows]
    count = len(cells[0])
    if count < 2 or any(len(each) != count for each in cells):
        return False
    tags = [each[-1] for each in cells]
    return all(map(is_tag, tags)) and "O" in tags and any(map(_MARKED.fullmatch, tags))


def plain(thing: Any) -> Any:
    """As JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(thing))
