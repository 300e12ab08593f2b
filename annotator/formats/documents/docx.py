"""Word documents, read as the XML that they are."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.documents import coded_folder, docx_write
from annotator.formats.documents.office import OfficeBody
from annotator.formats.format import Format, Writer
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.one_article import Extracted, OneArticle
from annotator.formats.parsing.safe_xml import Element, all_text, attribute, local, named, parsed
from annotator.formats.parsing.signatures import by_content
from annotator.formats.readers import FileReader

_LEFT_OUT = "del moveFrom instrText delText rPr pPr sectPr rt fldData footnotePr endnotePr"
"""Deleted and moved text, field codes, formatting, and the reading aid above a word."""
_UNREAD = frozenset(_LEFT_OUT.split())
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_HEADING = re.compile(r"heading \d|title", re.IGNORECASE)
_NOTE_KINDS = (("footnotes", "footnote", ""), ("endnotes", "endnote", "e"))


def read(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """A Word document.

    Raises:
        InputError: it cannot be read, is damaged or protected, or holds no text.
    """
    return OneArticle(path, new_id(), _extracted)


def _extracted(file: str, raw: bytes) -> Extracted:
    archive, folder, document = _opened(file, raw)
    blocks = [*document.blocks]
    for part, kind, mark in _NOTE_KINDS:
        if f"{folder}/{part}.xml" in archive:
            notes = parsed(file, archive.read(f"{folder}/{part}.xml"), part)
            blocks += document.notes(notes, kind, mark)
    return document.extracted(
        file, blocks, _properties(file, archive), _comments(file, archive, folder)
    )


def body_blocks(file: str, raw: bytes) -> list[str]:
    """The paragraphs and tables of a document's body, without its notes.

    Raises:
        InputError: it is no Word document, or is damaged or protected.
    """
    return _opened(file, raw)[2].blocks


def _opened(file: str, raw: bytes) -> "tuple[Archive, str, _Document]":
    """The archive, the folder of its main part, and what that holds."""
    if not raw.startswith(b"PK"):
        advice = by_content(raw, message("save-as-docx"))
        raise InputError(file, message("no-docx", advice=advice))
    archive = Archive(file, raw)
    main = _main_part(file, archive)
    folder = str(PurePosixPath(main).parent)
    root = parsed(file, archive.read(main), main)
    return archive, folder, _Document(root, _styles(file, archive, folder))


class _Document(OfficeBody):
    """The body of a document.

    Attributes:
        blocks: its paragraphs and tables.
    """

    def __init__(self, root: Element, styles: dict[str, str]) -> None:
        super().__init__()
        self._styles = styles
        body = next(named(root, "body"), None)
        self.blocks = list(self._blocks(body)) if body is not None else []

    def notes(self, root: Element, kind: str, mark: str) -> Iterator[str]:
        """The footnotes or endnotes, each after the number that stands in the text."""
        for note in root:
            if local(note) == kind and attribute(note, "type") in ("", "normal"):
                text = " ".join(block for block in self._blocks(note) if block.strip()).strip()
                if text:
                    yield f"[{mark}{attribute(note, 'id')}] {text}"

    def _blocks(self, node: Element) -> Iterator[str]:
        for child in node:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                rows = (line for line in child.iter() if _belongs(line, "tr", child))
                yield from self._table([[*_cells(line)] for line in rows])
            elif name == "AlternateContent":
                yield from self._blocks(_chosen(child))
            elif name and name not in _UNREAD:
                yield from self._blocks(child)

    def _paragraph(self, node: Element) -> Iterator[str]:
        boxes: list[Element] = []
        text = "".join(_text(node, boxes))
        style = self._style(node)
        if text.strip() and _HEADING.fullmatch(style):
            self._head(" ".join(text.split()), is_title=style.lower() == "title")
        yield text
        for box in boxes:
            yield from self._blocks(box)

    def _style(self, node: Element) -> str:
        for properties in node:
            if local(properties) == "pPr":
                for style in properties:
                    if local(style) == "pStyle":
                        key = attribute(style, "val")
                        return self._styles.get(key, key)
        return ""


def _text(node: Element, boxes: list[Element]) -> Iterator[str]:
    """The text of a paragraph or of a part of it; frames in it are put aside."""
    for child in node:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "br":
            yield "" if attribute(child, "type") in ("page", "column") else "\n"
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            yield f"[{'e' if name.startswith('end') else ''}{attribute(child, 'id')}]"
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "AlternateContent":
            yield from _text(_chosen(child), boxes)
        elif name and name not in _UNREAD and not (name == "r" and _is_hidden(child)):
            yield from _text(child, boxes)


def _chosen(alternatives: Element) -> Element:
    """The first of the alternatives, which say the same for newer and older programs."""
    return next((each for each in alternatives if local(each) in ("Choice", "Fallback")), ())


def _is_hidden(run: Element) -> bool:
    for properties in run:
        if local(properties) == "rPr":
            return any(
                local(each) == "vanish" and attribute(each, "val") not in ("0", "false", "off")
                for each in properties
            )
    return False


def _belongs(node: Element, name: str, table: Element) -> bool:
    """Whether it is of that name and of this table, not of one inside."""
    if local(node) != name:
        return False
    around = node.getparent()
    while around is not None and local(around) != "tbl":
        around = around.getparent()
    return around is table


def _cells(line: Element) -> Iterator[Element]:
    for child in line:
        if local(child) == "tc":
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(child)


def _main_part(file: str, archive: Archive) -> str:
    if "_rels/.rels" in archive:
        for relation in parsed(file, archive.read("_rels/.rels"), "_rels/.rels"):
            if attribute(relation, "Type").endswith("/officeDocument"):
                target = attribute(relation, "Target").lstrip("/")
                if target in archive and target.startswith("word/"):
                    return target
    if "word/document.xml" not in archive:
        raise InputError(file, message("archive-no-word-document"))
    return "word/document.xml"


def _styles(file: str, archive: Archive, folder: str) -> dict[str, str]:
    """The names of styles, which are the same in every language, by their ids, which are not."""
    part = f"{folder}/styles.xml"
    if part not in archive:
        return {}
    root = parsed(file, archive.read(part), part)
    return {
        attribute(style, "styleId"): attribute(name, "val")
        for style in named(root, "style")
        for name in style
        if local(name) == "name"
    }


def _properties(file: str, archive: Archive) -> dict[str, str]:
    part = "docProps/core.xml"
    if part not in archive:
        return {}
    meant = {"title": "title", "creator": "author", "language": "language"}
    meant |= {each: each for each in ("created", "modified", "subject", "keywords", "description")}
    properties: dict[str, str] = {}
    for each in parsed(file, archive.read(part), part):
        value = all_text(each).strip()
        # What the library that wrote it puts there says nothing of the article.
        if value and (key := meant.get(local(each))) and value != "generated by python-docx":
            properties.setdefault(key, value)
    return properties


def _comments(file: str, archive: Archive, folder: str) -> int:
    part = f"{folder}/comments.xml"
    if part not in archive:
        return 0
    return sum(1 for _ in named(parsed(file, archive.read(part), part), "comment"))


FORMAT = Format(
    name="docx",
    title="Word document, one article a file; written with marks and comments",
    extensions=(".docx", ".docm"),
    reader=FileReader(read),
    writer=Writer(docx_write.write, folder=True, loses=coded_folder.LOSES),
)
