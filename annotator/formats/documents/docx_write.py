"""Coded articles as Word documents: records shaded by their type, each with a comment."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.formats.content import Content
from annotator.formats.documents import coded_folder
from annotator.formats.documents.coded_body import (
    CodedDocument,
    Coding,
    Comment,
    Edge,
    Paragraph,
    Run,
)
from annotator.formats.documents.xml_tree import XmlTree
from annotator.formats.parsing.safe_xml import Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_xml = XmlTree(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/relationships",
    }
)
_types = XmlTree({"": f"{_PACKAGE}/content-types"})
_relations = XmlTree({"": f"{_PACKAGE}/relationships"})
_properties = XmlTree(
    {"cp": f"{_PACKAGE}/metadata/core-properties", "dc": "http://purl.org/dc/elements/1.1/"}
)
_PARTS = {"styles": "styles", "comments": "comments", "first": "header", "foot": "footer"}
"""The parts beside the main one, and what kind each is of."""
_MUTED = "5B626D"
_SPECIAL = re.compile(r"([\n\t])")
_SERIF = {"w:ascii": "Georgia", "w:hAnsi": "Georgia", "w:cs": "Times New Roman"}
_SANS = {"w:ascii": "Arial", "w:hAnsi": "Arial", "w:cs": "Arial"}
# Twentieths of a point: A4 with a measure of some 70 characters, and room for the comments.
_PAGE = {"w:w": "11906", "w:h": "16838"}
_MARGINS = {
    "w:top": "1701",
    "w:bottom": "1418",
    "w:left": "1814",
    "w:right": "1814",
    "w:header": "709",
    "w:footer": "709",
    "w:gutter": "0",
}


def write(content: Content, out: Path) -> None:
    """Writes a document for each article to a folder.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
        InputError: the content is no project.
    """
    coded_folder.write(content, out, "docx", ".docx", members)


def members(document: CodedDocument, coding: Coding) -> Mapping[str, bytes]:
    """The files of a document."""
    main = {f"word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in _PARTS.items()}
    main |= {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    return {
        "[Content_Types].xml": _content_types(main),
        "_rels/.rels": _relation_part(
            {
                "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                "rId2": (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            }
        ),
        "word/_rels/document.xml.rels": _relation_part(
            {
                name: (f"{_OFFICE}/relationships/{kind}", f"{name}.xml")
                for name, kind in _PARTS.items()
            }
        ),
        "word/document.xml": _xml.bytes(_document(document, coding)),
        "word/comments.xml": _xml.bytes(
            _xml("w:comments", {}, *map(_comment, range(len(document.comments)), document.comments))
        ),
        "word/styles.xml": _xml.bytes(_styles(document)),
        "word/first.xml": _xml.bytes(_xml("w:hdr", {}, *_head(document, coding))),
        "word/foot.xml": _xml.bytes(_foot()),
        "docProps/core.xml": _core(document),
    }


def _document(document: CodedDocument, coding: Coding) -> Element:
    body = _xml("w:body")
    for each in document.paragraphs():
        body.append(_paragraph(each, coding))
    section = _xml(
        "w:sectPr",
        {},
        _xml("w:headerReference", {"w:type": "first", "r:id": "first"}),
        _xml("w:footerReference", {"w:type": "first", "r:id": "foot"}),
        _xml("w:footerReference", {"w:type": "default", "r:id": "foot"}),
        _xml("w:pgSz", _PAGE),
        _xml("w:pgMar", _MARGINS),
        _xml("w:titlePg"),
    )
    if document.backwards:
        section.append(_xml("w:bidi"))
    body.append(section)
    return _xml("w:document", {}, body)


def _paragraph(paragraph: Paragraph, coding: Coding) -> Element:
    node = _xml("w:p")
    if paragraph.backwards:
        node.append(_xml("w:pPr", {}, _xml("w:bidi")))
    for each in paragraph.pieces:
        if isinstance(each, Run):
            node.append(_marked(each, coding))
            continue
        node.append(_edge(each))
        if not each.is_start:
            reference = _xml("w:commentReference", {"w:id": str(each.comment)})
            node.append(_xml("w:r", {}, reference))
    return node


def _edge(edge: Edge) -> Element:
    name = "w:commentRangeStart" if edge.is_start else "w:commentRangeEnd"
    return _xml(name, {"w:id": str(edge.comment)})


def _marked(run: Run, coding: Coding) -> Element:
    properties: list[Element] = []
    if run.marks:
        look = coding.look(run.marks)
        line = {"w:val": "double" if look.several else "single", "w:color": look.line}
        shade = {"w:val": "clear", "w:color": "auto", "w:fill": look.fill}
        properties = [_xml("w:u", line), _xml("w:shd", shade)]
    return _run(run.text, *properties, backwards=run.backwards)


def _run(text: str, *properties: Element, backwards: bool = False) -> Element:
    node = _xml("w:r")
    turned = [_xml("w:rtl")] if backwards else []
    if properties or turned:
        node.append(_xml("w:rPr", {}, *properties, *turned))
    for part in _SPECIAL.split(text):
        if part == "\n":
            node.append(_xml("w:br"))
        elif part == "\t":
            node.append(_xml("w:tab"))
        elif part:
            written = _xml("w:t", {}, part)
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            node.append(written)
    return node


def _comment(number: int, comment: Comment) -> Element:
    about = {
        "w:id": str(number),
        "w:author": comment.author,
        "w:date": comment.moment,
        "w:initials": comment.label,
    }
    return _xml("w:comment", about, *_comment_lines(comment))


def _comment_lines(comment: Comment) -> Iterator[Element]:
    for number, (head, text) in enumerate(comment.lines):
        properties = _xml("w:pPr", {}, _xml("w:pStyle", {"w:val": "CommentText"}))
        if comment.backwards:
            properties.append(_xml("w:bidi"))
        node = _xml("w:p", {}, properties)
        if number == 0:
            node.append(_xml("w:r", {}, _xml("w:annotationRef")))
        if head:
            bold = _xml("w:b")
            node.append(_run(f"{head} ", bold, _xml("w:bCs"), backwards=comment.backwards))
        node.append(_run(text, backwards=comment.backwards))
        yield node


def _head(document: CodedDocument, coding: Coding) -> Iterator[Element]:
    """What stands above the text of the first page."""
    backwards = document.backwards
    yield _styled("Title", [_run(document.title, backwards=backwards)], backwards=backwards)
    if document.about:
        about = [_run(" · ".join(document.about), backwards=backwards)]
        yield _styled("About", about, backwards=backwards)
    legend: list[Element] = []
    for each in document.types:
        tint, ink = coding.colours(each.colour)
        shade = _xml("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": tint})
        line = _xml("w:u", {"w:val": "single", "w:color": ink})
        legend += [_run(f" {each.label} ", line, shade), _run("  ")]
    # The last line keeps the text away from the head.
    yield _styled("About", legend, backwards=backwards)
    yield _styled("About", [])


def _foot() -> Element:
    page = _xml("w:fldSimple", {"w:instr": " PAGE "}, _run("1"))
    pages = _xml("w:fldSimple", {"w:instr": " NUMPAGES "}, _run("1"))
    return _xml("w:ftr", {}, _styled("Foot", [page, _run(" / "), pages]))


def _styled(style: str, runs: list[Element], *, backwards: bool = False) -> Element:
    properties = _xml("w:pPr", {}, _xml("w:pStyle", {"w:val": style}))
    if backwards:
        properties.append(_xml("w:bidi"))
    return _xml("w:p", {}, properties, *runs)


def _styles(document: CodedDocument) -> Element:
    language = _xml("w:lang", {"w:val": document.article.language or "en"})
    sizes = [_xml("w:sz", {"w:val": "23"}), _xml("w:szCs", {"w:val": "25"})]
    defaults = _xml("w:rPr", {}, _xml("w:rFonts", _SERIF), *sizes, language)
    spacing = {"w:after": "180", "w:line": "348", "w:lineRule": "auto"}
    return _xml(
        "w:styles",
        {},
        _xml(
            "w:docDefaults",
            {},
            _xml("w:rPrDefault", {}, defaults),
            _xml("w:pPrDefault", {}, _xml("w:pPr", {}, _xml("w:spacing", spacing))),
        ),
        _xml(
            "w:style",
            {"w:type": "paragraph", "w:styleId": "Normal", "w:default": "1"},
            _xml("w:name", {"w:val": "Normal"}),
        ),
        _style("Title", "Title", 36, after=100, look=(_xml("w:b"), _xml("w:bCs"))),
        _style("About", "About", 18, after=80, look=_muted()),
        _style("Foot", "footer", 17, centred=True, look=_muted()),
        _style("CommentText", "annotation text", 19, after=40, look=(_xml("w:rFonts", _SANS),)),
    )


def _muted() -> tuple[Element, ...]:
    return _xml("w:rFonts", _SANS), _xml("w:color", {"w:val": _MUTED})


def _style(
    key: str,
    name: str,
    size: int,
    *,
    after: int = 0,
    centred: bool = False,
    look: tuple[Element, ...],
) -> Element:
    """A style; its size is in half points, the space after it in twentieths."""
    spacing = {"w:after": str(after), "w:line": "264", "w:lineRule": "auto"}
    block = _xml("w:pPr", {}, _xml("w:spacing", spacing))
    if centred:
        block.append(_xml("w:jc", {"w:val": "center"}))
    sizes = [_xml(f"w:{each}", {"w:val": str(size)}) for each in ("sz", "szCs")]
    return _xml(
        "w:style",
        {"w:type": "paragraph", "w:styleId": key},
        _xml("w:name", {"w:val": name}),
        _xml("w:basedOn", {"w:val": "Normal"}),
        block,
        _xml("w:rPr", {}, *look, *sizes),
    )


def _core(document: CodedDocument) -> bytes:
    article = document.article
    known = {"title": article.title, "creator": article.author, "language": article.language}
    given = [_properties(f"dc:{name}", {}, value) for name, value in known.items() if value.strip()]
    return _properties.bytes(_properties("cp:coreProperties", {}, *given))


def _content_types(parts: Mapping[str, str]) -> bytes:
    relation = "application/vnd.openxmlformats-package.relationships+xml"
    return _types.bytes(
        _types(
            "Types",
            {},
            _types("Default", {"Extension": "rels", "ContentType": relation}),
            _types("Default", {"Extension": "xml", "ContentType": "application/xml"}),
            *(
                _types("Override", {"PartName": f"/{name}", "ContentType": kind})
                for name, kind in parts.items()
            ),
        )
    )


def _relation_part(relations: Mapping[str, tuple[str, str]]) -> bytes:
    return _relations.bytes(
        _relations(
            "Relationships",
            {},
            *(
                _relations("Relationship", {"Id": key, "Type": kind, "Target": target})
                for key, (kind, target) in relations.items()
            ),
        )
    )
