"""OpenDocument texts, as LibreOffice writes them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.documents import coded_folder, odt_write
from annotator.formats.documents.office import OfficeBody
from annotator.formats.format import Format, Writer
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.one_article import Extracted, OneArticle
from annotator.formats.parsing.paragraphs import one_line
from annotator.formats.parsing.safe_xml import Element, all_text, attribute, local, named, parsed
from annotator.formats.parsing.signatures import by_content
from annotator.formats.readers import FileReader

_LEFT_OUT = """tracked-changes annotation annotation-end sequence-decls variable-decls
user-field-decls forms ruby-text table-of-content alphabetical-index bibliography binary-data desc
title"""
"""Deleted text, comments, declarations, indexes, and the reading aid above a word."""
_UNREAD = frozenset(_LEFT_OUT.split())
_MOST_SPACES = 1000
_PROPERTIES = {
    "title": "title",
    "initial-creator": "author",
    "language": "language",
    "creation-date": "created",
    "date": "modified",
    "subject": "subject",
    "description": "description",
}


def read(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """An OpenDocument text.

    Raises:
        InputError: it cannot be read, is damaged or protected, or holds no text.
    """
    return OneArticle(path, new_id(), _extracted)


def _extracted(file: str, raw: bytes) -> Extracted:
    if not raw.startswith(b"PK"):
        raise InputError(file, message("no-odt", advice=by_content(raw)))
    archive = Archive(file, raw)
    if "META-INF/manifest.xml" in archive:
        manifest = parsed(file, archive.read("META-INF/manifest.xml"), "META-INF/manifest.xml")
        if next(named(manifest, "encryption-data"), None) is not None:
            raise InputError(file, message("password-protected"))
    root = parsed(file, archive.read("content.xml"), "content.xml")
    body = next((each for each in named(root, "text") if _is_office(each)), None)
    if body is None:
        raise InputError(file, message("opendocument-without-text"))
    document = _Document(body, _titles(root))
    comments = sum(1 for _ in named(body, "annotation"))
    blocks = [*document.blocks, *document.notes]
    return document.extracted(file, blocks, _properties(file, archive), comments)


def _is_office(node: Element) -> bool:
    return str(node.tag).startswith("{urn:oasis:names:tc:opendocument:xmlns:office")


class _Document(OfficeBody):
    """The body of a document.

    Attributes:
        blocks: its paragraphs and tables.
        notes: its footnotes and endnotes, each after the number that stands in the text.
    """

    def __init__(self, body: Element, titles: frozenset[str]) -> None:
        super().__init__()
        self._titles = titles
        self.notes: list[str] = []
        self.blocks = list(self._blocks(body))

    def _blocks(self, node: Element) -> Iterator[str]:
        for child in node:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child)
            elif name == "table":
                rows = _inside(child, "table-row")
                yield from self._table([[*_inside(line, "table-cell")] for line in rows])
            elif name and name not in _UNREAD:
                yield from self._blocks(child)

    def _paragraph(self, node: Element) -> Iterator[str]:
        boxes: list[Element] = []
        text = "".join(self._text(node, boxes))
        if line := one_line(text):
            is_title = attribute(node, "style-name") in self._titles
            if is_title or local(node) == "h":
                self._head(line, is_title=is_title)
        yield text
        for box in boxes:
            yield from self._blocks(box)

    def _text(self, node: Element, boxes: list[Element]) -> Iterator[str]:
        # White space in the file stands for one space; more is written as elements.
        yield _spaced(node.text)
        for child in node:
            name = local(child)
            if name == "s":
                count = attribute(child, "c")
                yield " " * min(
                    int(count) if count.isascii() and count.isdigit() else 1, _MOST_SPACES
                )
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "note":
                yield self._note(child)
            elif name == "text-box":
                boxes.append(child)
            elif name and name not in _UNREAD:
                yield from self._text(child, boxes)
            yield _spaced(child.tail)

    def _note(self, node: Element) -> str:
        mark = "".join(all_text(each).strip() for each in node if local(each) == "note-citation")
        # A note's own place is before those of the notes inside it.
        place = len(self.notes)
        bodies = [each for each in node if local(each) == "note-body"]
        text = " ".join(block.strip() for body in bodies for block in self._blocks(body))
        self.notes.insert(place, f"[{mark}] {text.strip()}")
        return f"[{mark}]"


def _inside(node: Element, name: str) -> Iterator[Element]:
    """The rows or cells of a table, not those of a table inside it."""
    for child in node:
        if local(child) == name:
            yield child
        elif local(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _inside(child, name)


def _spaced(text: str | None) -> str:
    if not text:
        return ""
    stripped = one_line(text)
    if not stripped:
        return " "
    return (" " if text[0] in " \t\n\r" else "") + stripped + (" " if text[-1] in " \t\n\r" else "")


def _titles(root: Element) -> frozenset[str]:
    """The names of styles that are Title, or made from it in this document."""
    made = (
        attribute(style, "name")
        for style in named(root, "style")
        if attribute(style, "parent-style-name") == "Title"
    )
    return frozenset(("Title", *made))


def _properties(file: str, archive: Archive) -> dict[str, str]:
    if "meta.xml" not in archive:
        return {}
    properties: dict[str, str] = {}
    for each in parsed(file, archive.read("meta.xml"), "meta.xml").iter():
        key = _PROPERTIES.get(local(each))
        if key and (value := (each.text or "").strip()):
            properties.setdefault(key, value)
        elif local(each) == "creator" and (value := (each.text or "").strip()):
            properties["last_author"] = value
    if last := properties.pop("last_author", ""):
        properties.setdefault("author", last)
    return properties


FORMAT = Format(
    name="odt",
    title="OpenDocument text, one article a file; written with marks and comments",
    extensions=(".odt",),
    reader=FileReader(read),
    writer=Writer(odt_write.write, folder=True, loses=coded_folder.LOSES),
)
