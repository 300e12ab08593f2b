"""Coded articles as OpenDocument texts: records shaded by their type, each with a comment."""

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
    Look,
    Paragraph,
    Run,
)
from annotator.formats.documents.xml_tree import XmlTree, xml_text
from annotator.formats.parsing.safe_xml import Element

_MIME = "application/vnd.oasis.opendocument.text"
_NAMES = ("office", "text", "style", "meta", "manifest")
_SPACES = {
    **{name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in _NAMES},
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_xml = XmlTree(_SPACES)
_VERSION = {"office:version": "1.3"}
_PARTS = re.compile(r"(\n|\t| +)")
_WHITE = " \n\t"
_MOST_SPACES = 1000
_SERIF, _SANS = "Georgia", "Arial"


def write(content: Content, out: Path) -> None:
    """Writes a document for each article to a folder.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
        InputError: the content is no project.
    """
    coded_folder.write(content, out, "odt", ".odt", members, stored="mimetype")


def members(document: CodedDocument, coding: Coding) -> Mapping[str, bytes]:
    """The files of a document."""
    parts = {
        "content.xml": _xml.bytes(_Body(document, coding).root()),
        "styles.xml": _xml.bytes(_styles(document, coding)),
        "meta.xml": _xml.bytes(_meta(document)),
    }
    listed = {"/": _MIME, **dict.fromkeys(parts, "text/xml")}
    manifest = _xml(
        "manifest:manifest",
        {"manifest:version": "1.3"},
        *(
            _xml("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
            for path, kind in listed.items()
        ),
    )
    return {
        "mimetype": _MIME.encode(),
        **parts,
        "META-INF/manifest.xml": _xml.bytes(manifest),
    }


class _Body:
    """The main part of a document; its styles are known once the paragraphs are."""

    def __init__(self, document: CodedDocument, coding: Coding) -> None:
        self._document = document
        self._coding = coding
        self._looks: dict[Look, str] = {}

    def root(self) -> Element:
        """The root element."""
        text = _xml("office:text")
        for number, paragraph in enumerate(self._document.paragraphs()):
            text.append(self._paragraph(paragraph, is_first=number == 0))
        styles = _xml(
            "office:automatic-styles",
            {},
            *_paragraph_styles(),
            _text_style("Strong", {"fo:font-weight": "bold", "style:font-weight-complex": "bold"}),
            *(_look_style(name, look) for look, name in self._looks.items()),
        )
        return _xml("office:document-content", _VERSION, styles, _xml("office:body", {}, text))

    def _paragraph(self, paragraph: Paragraph, *, is_first: bool) -> Element:
        style = ("First" if is_first else "") + _style_of(backwards=paragraph.backwards)
        node = _xml("text:p", {"text:style-name": style})
        runs = [each for each in paragraph.pieces if isinstance(each, Run)]
        written = 0
        before = "\n"
        for each in paragraph.pieces:
            if isinstance(each, Edge):
                node.append(self._edge(each))
                continue
            written += 1
            after = runs[written].text[0] if written < len(runs) else "\n"
            place = node
            if each.marks:
                place = _xml("text:span", {"text:style-name": self._look(each)})
                node.append(place)
            _fill(place, each.text, before, after)
            before = each.text[-1]
        return node

    def _look(self, run: Run) -> str:
        look = self._coding.look(run.marks)
        return self._looks.setdefault(look, f"Mark{len(self._looks) + 1}")

    def _edge(self, edge: Edge) -> Element:
        comment = self._document.comments[edge.comment]
        if not edge.is_start:
            return _xml("office:annotation-end", {"office:name": comment.label})
        return _xml(
            "office:annotation",
            {"office:name": comment.label},
            _xml("dc:creator", {}, comment.author),
            _xml("dc:date", {}, comment.moment),
            _xml("meta:creator-initials", {}, comment.label),
            *_comment_lines(comment),
        )


def _comment_lines(comment: Comment) -> Iterator[Element]:
    for head, text in comment.lines:
        node = _xml("text:p", {"text:style-name": _style_of(backwards=comment.backwards)})
        if head:
            strong = _xml("text:span", {"text:style-name": "Strong"})
            _fill(strong, f"{head} ", "\n", "x")
            node.append(strong)
        _fill(node, text, "x", "\n")
        yield node


def _fill(node: Element, text: str, before: str, after: str) -> None:
    """Adds text whose white space stays: what stands beside other white space is an element.

    Args:
        node: where to.
        text: what.
        before: the character that stands before it in the paragraph; a line end if none does.
        after: the one that stands after it.
    """
    parts = [part for part in _PARTS.split(xml_text(text)) if part]
    for number, part in enumerate(parts):
        if part == "\n":
            node.append(_xml("text:line-break"))
        elif part == "\t":
            node.append(_xml("text:tab"))
        elif part.startswith(" "):
            last = parts[number - 1][-1] if number else before
            following = parts[number + 1][0] if number + 1 < len(parts) else after
            if len(part) == 1 and last not in _WHITE and following not in _WHITE:
                _add_text(node, part)
            else:
                _add_spaces(node, len(part))
        else:
            _add_text(node, part)


def _add_spaces(node: Element, count: int) -> None:
    for done in range(0, count, _MOST_SPACES):
        node.append(_xml("text:s", {"text:c": str(min(_MOST_SPACES, count - done))}))


def _add_text(node: Element, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _style_of(*, backwards: bool) -> str:
    return "Backwards" if backwards else "Forwards"


def _paragraph_styles() -> Iterator[Element]:
    for name, way in (("Forwards", "lr-tb"), ("Backwards", "rl-tb")):
        # Not “start”: LibreOffice takes that for the left side in any direction.
        side = "left" if name == "Forwards" else "right"
        for first, page in (("", {}), ("First", {"style:master-page-name": "First"})):
            about = {
                "style:name": f"{first}{name}",
                "style:family": "paragraph",
                "style:parent-style-name": "Standard",
                **page,
            }
            block = {"style:writing-mode": way, "fo:text-align": side}
            yield _xml("style:style", about, _xml("style:paragraph-properties", block))


def _look_style(name: str, look: Look) -> Element:
    line = {
        "fo:background-color": f"#{look.fill}",
        "style:text-underline-style": "solid",
        "style:text-underline-type": "double" if look.several else "single",
        "style:text-underline-width": "auto",
        "style:text-underline-color": f"#{look.line}",
    }
    return _text_style(name, line)


def _text_style(name: str, properties: Mapping[str, str]) -> Element:
    about = {"style:name": name, "style:family": "text"}
    return _xml("style:style", about, _xml("style:text-properties", properties))


def _styles(document: CodedDocument, coding: Coding) -> Element:
    """The page, the styles that have a name, and what stands at its head and foot."""
    looks: list[Element] = []
    legend: list[Element] = []
    for each in document.types:
        fill, line = coding.colours(each.colour)
        looks.append(_look_style(f"Type_{each.key}", Look(fill, line, several=False)))
        spaced = _xml("text:span", {"text:style-name": f"Type_{each.key}"})
        _fill(spaced, f" {each.label} ", "\n", "\n")
        gap = _xml("text:s", {"text:c": "2"})
        legend += [spaced, gap]
    head = [_styled("Title", document.title)]
    if document.about:
        head.append(_styled("About", " · ".join(document.about)))
    if legend:
        head.append(_xml("text:p", {"text:style-name": "About"}, *legend))
    way = "rl-tb" if document.backwards else "lr-tb"
    first = {"style:name": "First", "style:page-layout-name": "Page"}
    return _xml(
        "office:document-styles",
        _VERSION,
        _xml("office:styles", {}, *_named_styles(way, document.article.language)),
        _xml("office:automatic-styles", {}, _page_layout(way), *looks),
        _xml(
            "office:master-styles",
            {},
            _xml(
                "style:master-page",
                {"style:name": "Standard", "style:page-layout-name": "Page"},
                _xml("style:footer", {}, _page_number()),
            ),
            _xml(
                "style:master-page",
                {**first, "style:next-style-name": "Standard"},
                _xml("style:header", {}, *head),
                _xml("style:footer", {}, _page_number()),
            ),
        ),
    )


def _styled(style: str, text: str) -> Element:
    node = _xml("text:p", {"text:style-name": style})
    _fill(node, text, "\n", "\n")
    return node


def _page_number() -> Element:
    node = _xml(
        "text:p",
        {"text:style-name": "Foot"},
        _xml("text:page-number", {"text:select-page": "current"}, "1"),
        _xml("text:page-count", {}, "1"),
    )
    node[0].tail = " / "
    return node


def _page_layout(way: str) -> Element:
    page = {
        "fo:page-width": "21cm",
        "fo:page-height": "29.7cm",
        "fo:margin-top": "1.6cm",
        "fo:margin-bottom": "1.4cm",
        "fo:margin-left": "3.2cm",
        "fo:margin-right": "3.2cm",
        "style:writing-mode": way,
    }
    head = {"fo:min-height": "0cm", "fo:margin-bottom": "0.8cm"}
    foot = {"fo:min-height": "0cm", "fo:margin-top": "0.8cm"}
    return _xml(
        "style:page-layout",
        {"style:name": "Page"},
        _xml("style:page-layout-properties", page),
        _xml("style:header-style", {}, _xml("style:header-footer-properties", head)),
        _xml("style:footer-style", {}, _xml("style:header-footer-properties", foot)),
    )


def _named_styles(way: str, language: str) -> Iterator[Element]:
    code, _, country = language.partition("-")
    text = {
        "style:font-family-complex": "Times New Roman",
        "fo:font-family": _SERIF,
        "fo:font-size": "11.5pt",
        "style:font-size-complex": "12.5pt",
        "fo:language": code or "en",
        "fo:country": country or "none",
    }
    block = {"fo:margin-bottom": "0.32cm", "fo:line-height": "145%", "style:writing-mode": way}
    yield _named_style("Standard", block, text)
    side = "right" if way == "rl-tb" else "left"
    close = {"fo:line-height": "110%", "style:writing-mode": way, "fo:text-align": side}
    title = {"fo:font-size": "18pt", "fo:font-weight": "bold"}
    title |= {"style:font-size-complex": "18pt", "style:font-weight-complex": "bold"}
    yield _named_style("Title", {**close, "fo:margin-bottom": "0.18cm"}, title)
    small = {"fo:font-family": _SANS, "fo:font-size": "9pt", "fo:color": "#5B626D"}
    small["style:font-size-complex"] = "9pt"
    yield _named_style("About", {**close, "fo:margin-bottom": "0.14cm"}, small)
    centred = {**close, "fo:text-align": "center", "fo:margin-bottom": "0cm"}
    yield _named_style("Foot", centred, small)


def _named_style(name: str, block: Mapping[str, str], text: Mapping[str, str]) -> Element:
    about = {"style:name": name, "style:family": "paragraph"}
    if name != "Standard":
        about["style:parent-style-name"] = "Standard"
    return _xml(
        "style:style",
        about,
        _xml("style:paragraph-properties", block),
        _xml("style:text-properties", text),
    )


def _meta(document: CodedDocument) -> Element:
    article = document.article
    known = {
        "dc:title": article.title,
        "meta:initial-creator": article.author,
        "dc:language": article.language,
    }
    given = [_xml(name, {}, value) for name, value in known.items() if value.strip()]
    return _xml("office:document-meta", _VERSION, _xml("office:meta", {}, *given))
