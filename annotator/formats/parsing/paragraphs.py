"""Pieces of text that readers take out of files, put together as an article's text; its title."""

import re
from collections.abc import Iterable

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_EDGES = " \t\n\r\f\v"
LONGEST_TITLE = 150
_SHORTENED_TITLE = 80
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)


def joined(blocks: Iterable[str]) -> str:
    """The blocks with an empty line between each two; those without text are left out."""
    stripped = (storable(block).strip(_EDGES) for block in blocks)
    return "\n\n".join(block for block in stripped if block.strip())


def one_line(text: str) -> str:
    """The text with every run of white space as one space; no-break spaces stay."""
    return _SPACE.sub(" ", text).strip(" ")


def row(cells: Iterable[str]) -> str:
    """A table's row: its cells with a tab between each two."""
    return "\t".join(one_line(cell) for cell in cells).rstrip("\t")


def storable(text: str) -> str:
    """The text as every database can store it: halves of a character put together, and what is
    no character replaced by U+FFFD."""
    if _UNSTORABLE.search(text) is None:
        return text
    whole = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _UNSTORABLE.sub("\ufffd", whole)


def title_of(text: str, *, markdown: bool) -> str:
    """A heading, or the first line if it reads like one, or how the first line begins.

    It stays in the text: offsets would mean nothing if it were cut out.
    """
    if markdown and (heading := _HEADING.search(text)):
        return heading[1]
    first, _, remainder = text.lstrip().partition("\n")
    first = " ".join(first.split())
    stands_alone = not remainder.split("\n", 1)[0].strip()
    if len(first) <= LONGEST_TITLE and (stands_alone or not _SENTENCE_END.search(first)):
        return first
    if len(first) <= _SHORTENED_TITLE:
        return first
    return first[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
