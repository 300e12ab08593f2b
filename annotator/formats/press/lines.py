"""Downloads of news databases as lines, whatever kind of file they lie in: plain text, Rich Text,
Word or a web page."""

import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from html import unescape
from itertools import pairwise
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message
from annotator.formats.documents import docx, rtf
from annotator.formats.documents import html as page
from annotator.formats.parsing.html_blocks import blocks as html_blocks
from annotator.formats.parsing.looks import HEAD, head_of
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.parsing.paragraphs import storable
from annotator.formats.parsing.plain_text import decoded
from annotator.formats.parsing.safe_xml import parsed_html

_HEAD = 256 * 1024
_TAIL = 64 * 1024
_MOST_LOOKED_THROUGH = 128 * 1024 * 1024
_BLOCK = 1 << 20
_PARAGRAPH_XML = re.compile(rb"</w:p>|<w:br/>|<w:tab/>")
_TAG = re.compile(rb"<[^>]{0,4000}>")
_PARAGRAPH_HTML = re.compile(r"(?i)</(?:p|div|tr|h\d|li|title|style)>|<br[^>]{0,100}>")
_TAG_HTML = re.compile(r"<[^>]{0,4000}>")
_PARAGRAPH_RTF = re.compile(rb"\\(?:par|line|row|cell)(?![a-z])")
_CONTROL_RTF = re.compile(rb"\\\*|\\'[0-9a-f]{2}|\\[a-z]+-?\d* ?|[{}]")
_BY = re.compile(r"^(?:by|von|par|por|door)(?:\s*:)?\s+(?=\S)(?!de[mnr]?\s)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,' \u00a0\u202f]*")
_EDGES = " \t\r\f\v"
_NARROWEST, _WIDEST = 50, 110
_FEWEST_BREAKS, _MOST_BREAKS = 3, 0.6
_ODD_SPACE = re.compile("[\u00a0\u2007\u202f\u200b\ufeff]")


class Lines(msgspec.Struct, frozen=True):
    """The lines of a file.

    Attributes:
        is_plain: whether they are lines of a text, which may be broken at the page's width; else
            each is a paragraph.
        notes: what a person should know of how it was read.
    """

    lines: list[str]
    is_plain: bool
    notes: list[Message]

    def place(self, index: int, document: int) -> Message:
        """What problems call the line of that index, from 0, of a document, from 1."""
        line = at_line(index + 1) if self.is_plain else message("at-paragraph", number=index + 1)
        return message("at-document-and", number=document, place=line)


def lines_of(path: Path, encoding: str = "") -> Lines:
    """The lines or paragraphs of a file; one of text that is not UTF-8 is in that encoding, or in
    the one that it seems to be in.

    Raises:
        InputError: it cannot be read, or is damaged.
    """
    file = str(path)
    raw = read_bytes(path)
    if raw.startswith(b"PK"):
        text, notes, is_plain = "\n".join(docx.body_blocks(file, raw)), [], False
    elif raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        text, notes, is_plain = _of_rtf(file, raw), [], False
    elif is_page(raw):
        root = parsed_html(page.decoded(raw, chosen=encoding).replace("\0", "\ufffd"))
        text, notes = "\n".join([] if root is None else html_blocks(root)), []
        is_plain = False
    else:
        text, notes = decoded(file, raw, encoding)
        is_plain = True
    return Lines(storable(text).split("\n"), is_plain, notes)


def _of_rtf(file: str, raw: bytes) -> str:
    try:
        return rtf.plain_text(file, raw)
    except (InputError, MemoryError, ImportError):
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise InputError(file, message("damaged-rtf", reason=reason)) from error


def is_page(raw: bytes) -> bool:
    """Whether a file that begins so is a web page."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<div", b"<meta", b"<?xml"))


def without_page_tags(ends: str) -> str:
    """What `glimpse` has of a web page, roughly with a line for each of its paragraphs."""
    return unescape(_TAG_HTML.sub("", _PARAGRAPH_HTML.sub("\n", " ".join(ends.splitlines()))))


def plain_space(line: str) -> str:
    """The line with blanks for spaces that do not break, and without those at its ends; it is
    what labels are told by, never what an article keeps."""
    return _ODD_SPACE.sub(" ", line).strip()


def author_of(byline: str) -> str:
    """The byline without the word that begins it."""
    return _BY.sub("", byline.strip(), count=1).strip(" ,;")


def number_of(text: str) -> int | None:
    """The number that a text such as ``1,022 words`` begins with."""
    match = _NUMBER.match(text.strip())
    digits = re.sub(r"\D", "", match[0]) if match else ""
    return int(digits) if 0 < len(digits) < 10 else None


def blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines that are not blank."""
    block: list[str] = []
    for line in [*lines, ""]:
        if plain_space(line):
            block.append(line)
        elif block:
            yield block
            block = []


def unwrapped(lines_by_block: Sequence[Sequence[str]], *, is_sure: bool = False) -> list[str]:
    """Paragraphs whose lines were broken at the page's width, each in one line. A line that ends
    earlier than it had to ends a line of the article too.

    Args:
        lines_by_block: the lines of each paragraph.
        is_sure: whether lines are known to be broken so; else most must look like it.
    """
    found = [[line.strip(_EDGES) for line in block] for block in lines_by_block]
    width = max((len(line) for block in found for line in block), default=0)
    pairs = [pair for block in found for pair in pairwise(block)]
    full = sum(_is_full(line, after, width) for line, after in pairs)
    is_broken = is_sure or (len(pairs) >= _FEWEST_BREAKS and full > _MOST_BREAKS * len(pairs))
    if not is_broken or not _NARROWEST <= width <= _WIDEST:
        return ["\n".join(block) for block in found]
    return ["".join(_rejoined(block, width)) for block in found]


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _rejoined(block: Sequence[str], width: int) -> Iterator[str]:
    for n, line in enumerate(block):
        if n:
            yield " " if _is_full(block[n - 1], line, width) else "\n"
        yield line


class Glimpse:
    """The beginning and the end of a file's text, roughly: enough to tell what wrote it.

    Attributes:
        text: empty if the file cannot be read.
    """

    def __init__(self, text: str = "") -> None:
        """Takes the text."""
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, as `plain_space` has them."""
        return [plain_space(line) for line in self.text.split("\n")]


def glimpse(path: Path) -> Glimpse:
    """The ends of a file's text; nothing if it cannot be read."""
    try:
        there = path.stat()
    except OSError:
        return Glimpse()
    return _glimpse(path, there.st_mtime_ns, there.st_size)


# Several formats ask about the same few files, one after the other.
@lru_cache(maxsize=16)
def _glimpse(path: Path, changed: int, size: int) -> Glimpse:  # noqa: ARG001 - they name its state
    try:
        head, tail = (head_of(path), b"") if size < HEAD else _ends(path, size)
        if head.startswith(b"PK"):
            head, tail = _ends_of_word(path)
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError, KeyError, RuntimeError, EOFError):
        return Glimpse()
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        head, tail = _without_control(head), _without_control(tail)
    return Glimpse(f"{_roughly(head)}\n{_roughly(tail)}")


def _ends(path: Path, size: int) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(len(head), size - _TAIL), os.SEEK_SET)
        return head, file.read(_TAIL)


def _ends_of_word(path: Path) -> tuple[bytes, bytes]:
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as part:
        head = part.read(_HEAD * 4)
        tail, read = b"", len(head)
        while read < _MOST_LOOKED_THROUGH and (block := part.read(_BLOCK)):
            tail, read = (tail + block)[-_TAIL * 8 :], read + len(block)
    return _without_tags(head), _without_tags(tail)


def _without_tags(xml: bytes) -> bytes:
    return _TAG.sub(b"", _PARAGRAPH_XML.sub(b"\n", xml))


def _without_control(source: bytes) -> bytes:
    return _CONTROL_RTF.sub(b"", _PARAGRAPH_RTF.sub(b"\n", source))


def _roughly(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
