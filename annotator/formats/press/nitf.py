"""NITF: one article as news agencies and newspapers mark it up.

Source: https://iptc.org/standards/nitf/ (NITF 3.6). The New York Times Annotated Corpus is in it,
which gives the lead twice: in a block of its own and within the block ``full_text``.
"""

import re
from collections.abc import Iterator
from typing import Any, cast

from annotator.core.messages import Message
from annotator.formats.parsing.dates import iptc_moment
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.many_articles import Item
from annotator.formats.parsing.paragraphs import joined, one_line
from annotator.formats.parsing.safe_xml import Element, all_text, attribute, local, named
from annotator.formats.press.lines import author_of

_AS_HTML = {"hl1": "h2", "hl2": "h2", "block": "div", "bq": "blockquote", "fn": "div"} | {
    "media": "object",
    "media-caption": "p",
    "body.content": "div",
    "nitf-table": "div",
    "credit": "p",
    "tagline": "p",
}
"""What elements are among those of pages; media go, their captions are kept beside the text."""

_BEFORE_SIGN = re.compile(r" (?=[,.;:])")
_FULL_TEXT = "full_text"
_BYLINES = ("print_byline", "", "normalized_byline")


def nitf_item(root: Element, place: Message | str) -> Item:
    """The article that an element ``nitf`` holds; its text is blank if it holds none."""
    head = _first(root, "body.head")
    docdata, pubdata = _first(root, "docdata"), _first(root, "pubdata")
    metadata: dict[str, Any] = {}
    for node in named(root, "meta"):
        if (name := attribute(node, "name")) and (given := attribute(node, "content")):
            _add(metadata, name, given)
    _take_docdata(docdata, metadata)
    _take_pubdata(pubdata, metadata)
    for key, name in (("subheadlines", "hl2"), ("abstract", "abstract"), ("dateline", "dateline")):
        for node in _named_in(head, name):
            _add(metadata, key, spaced_line_of(node))
    content = _first(root, "body.content")
    captions = [line_of(node) for node in _named_in(content, "media-caption")]
    metadata["captions"] = [caption for caption in captions if caption]
    for node in _named_in(_first(root, "body.end"), "tagline"):
        _add(metadata, "tagline", line_of(node))
    published, written = _published(docdata, pubdata, head)
    holder = next((attribute(n, "holder") for n in _named_in(docdata, "doc.copyright")), "")
    distributor = next((line_of(node) for node in _named_in(head, "distributor")), "")
    return Item(
        place=place,
        text=_text(content),
        title=_title(root, head),
        author=_author(head),
        published=published,
        written=written,
        source=_attribute(pubdata, "name") or holder or distributor,
        url=_attribute(pubdata, "ex-ref"),
        language=_language(root),
        metadata=_plain(metadata),
    )


def line_of(node: Element) -> str:
    """The text of the element in one line."""
    return one_line(all_text(node))


def spaced_line_of(node: Element) -> str:
    """The same with a space between what stands in elements of its own, such as places."""
    spaced = one_line(" ".join(piece for piece in node.itertext() if piece.strip()))
    return _BEFORE_SIGN.sub("", spaced)


def _title(root: Element, head: Element | None) -> str:
    hedline = next(_named_in(head, "hl1"), None)
    if hedline is None:
        hedline = next(_named_in(head, "hedline"), None)
    title = line_of(hedline) if hedline is not None else ""
    return title or next((line_of(node) for node in named(root, "title")), "")


def _author(head: Element | None) -> str:
    by_class = {attribute(node, "class"): node for node in _named_in(head, "byline")}
    node = next((by_class[name] for name in _BYLINES if name in by_class), None)
    node = node if node is not None else next(iter(by_class.values()), None)
    if node is None:
        return ""
    people = [line_of(person) for person in named(node, "person")]
    return ", ".join(filter(None, people)) or author_of(spaced_line_of(node))


def _text(content: Element | None) -> str:
    if content is None:
        return ""
    whole = [n for n in named(content, "block") if attribute(n, "class") == _FULL_TEXT]
    parts: list[str] = []
    for node in whole or [content]:
        for each in node.iter():
            if name := _AS_HTML.get(local(each)):
                each.tag = name
        parts += blocks(node)
    return joined(parts)


def _take_docdata(docdata: Element | None, metadata: dict[str, Any]) -> None:
    if docdata is None:
        return
    for node in docdata.iter():
        match local(node):
            case "doc-id":
                _add(metadata, "doc_id", attribute(node, "id-string"))
            case "urgency":
                _add(metadata, "urgency", attribute(node, "ed-urg"))
            case "keyword":
                _add(metadata, "keywords", attribute(node, "key"))
            case "ed-msg":
                _add(metadata, "ed_msg", attribute(node, "info"))
            case "correction":
                _add(metadata, "correction", attribute(node, "info"))
            case "doc.copyright":
                year, holder = attribute(node, "year"), attribute(node, "holder")
                _add(metadata, "copyright", f"{year} {holder}".strip())
            case "person" | "org" | "location" | "event" | "classifier" | "object.title":
                _add(metadata, local(node).replace(".", "_"), spaced_line_of(node))
            case _:
                pass


def _take_pubdata(pubdata: Element | None, metadata: dict[str, Any]) -> None:
    if pubdata is None:
        return
    for name in ("edition.name", "position.section", "position.sequence", "issue", "volume"):
        _add(metadata, name.replace(".", "_"), attribute(pubdata, name))
    if length := attribute(pubdata, "item-length"):
        metadata["length"] = [int(length) if length.isdecimal() and len(length) < 10 else length]


def _published(
    docdata: Element | None, pubdata: Element | None, head: Element | None
) -> tuple[str, str]:
    """The date of publication as ISO 8601, or as the file has it."""
    dates = [_attribute(pubdata, "date.publication")]
    for name in ("date.issue", "date.release"):
        dates += [attribute(node, "norm") or all_text(node) for node in _named_in(docdata, name)]
    dates += [attribute(n, "norm") or all_text(n) for n in _named_in(head, "story.date")]
    dates = [each.strip() for each in dates if each.strip()]
    iso_found = next((iso for each in dates if (iso := iptc_moment(each))), "")
    return iso_found, "" if iso_found or not dates else dates[0]


def _language(root: Element) -> str:
    for node in (root, *named(root, "body", "body.content")):
        if tag := attribute(node, "lang"):
            return tag.replace("_", "-")
    return ""


def _first(root: Element | None, name: str) -> Element | None:
    return next(_named_in(root, name), None)


def _named_in(node: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if node is None else named(node, name)


def _attribute(node: Element | None, name: str) -> str:
    return "" if node is None else attribute(node, name)


def _add(metadata: dict[str, Any], key: str, value: str) -> None:
    """Adds a value under the key, once."""
    value = one_line(value)
    known = cast("list[str]", metadata.setdefault(key, []))
    if value and value not in known:
        known.append(value)


def _plain(metadata: dict[str, Any]) -> dict[str, Any]:
    """The metadata with what stands alone in no list."""
    return {key: value[0] if len(value) == 1 else value for key, value in metadata.items() if value}
