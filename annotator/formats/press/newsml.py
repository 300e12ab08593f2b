"""NewsML-G2, with one news item or many, and NITF.

Source: https://iptc.org/standards/newsml-g2/ (2.x, namespace http://iptc.org/std/nar/2006-10-01/).
Catalogues and remote content are never fetched.
"""

import base64
import binascii
import html.entities
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message, of_file
from annotator.formats.format import Format
from annotator.formats.parsing.dates import iptc_moment
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.many_articles import Item, ManyArticles
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.parsing.paragraphs import joined
from annotator.formats.parsing.safe_xml import (
    Element,
    all_text,
    attribute,
    local,
    named,
    parsed,
    parsed_html,
)
from annotator.formats.parsing.signatures import by_content, kind_of
from annotator.formats.press.lines import author_of
from annotator.formats.press.nitf import line_of, nitf_item
from annotator.formats.readers import FileReader

_ROOTS = frozenset(
    (
        *("nitf", "newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem"),
        *("planningItem", "catalogItem"),
    )
)
_HEAD = 64 * 1024
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL)
_START = re.compile(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)")
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_NOT_TEXT = frozenset(("picture", "graphic", "video", "audio", "animation", "composite"))
_PLAIN_STATUS = frozenset(("usable", ""))
_OTHER_KINDS = {
    "NewsML": "is-newsml-1",
    "rss": "is-rss",
    "feed": "is-atom",
    "html": "is-web-page",
    "XMI": "is-uima-xmi",
    "TEI": "is-tei",
    "document": "is-other-document",
    "ncx": "is-part-of-book",
}


class NewsFile:
    """A file with news items, or one article in NITF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[Message] = []

    def items(self) -> Iterator[Item | InputError]:
        """The articles in it.

        Raises:
            InputError: it is no XML, or XML of another kind.
        """
        self.notes = []
        file = str(self.path)
        raw = read_bytes(self.path)
        if kind_of(raw) not in ("", "is-xml", "is-web-page"):
            raise InputError(file, message("no-xml", advice=by_content(raw)))
        root = parsed(file, _with_known_entities(raw))
        if local(root) == "nitf":
            yield nitf_item(root, _place(root))
        elif local(root) in _ROOTS:
            yield from self._of_items(root)
        else:
            raise InputError(file, _other_kind(root))

    def _of_items(self, root: Element) -> Iterator[Item | InputError]:
        passed_over: Counter[str] = Counter()
        statuses: Counter[str] = Counter()
        for node in _items(root):
            name, kind = local(node), _code(node, "itemClass")
            if name != "newsItem":
                passed_over[name] += 1
                continue
            item = _item(node, _place(node))
            if not item.text.strip() and kind in _NOT_TEXT:
                passed_over[kind] += 1
                continue
            if (status := str(item.metadata.get("pub_status", ""))) not in _PLAIN_STATUS:
                statuses[status] += 1
            yield item
        if passed_over:
            shown = [f"{count} {name}" for name, count in sorted(passed_over.items())]
            self.notes.append(of_file(self.path, message("items-without-text", shown=shown)))
        for status, count in sorted(statuses.items()):
            note = message("articles-marked", count=count, status=status)
            self.notes.append(of_file(self.path, note))


def _items(root: Element) -> Iterator[Element]:
    if local(root) != "newsMessage":
        yield root
        return
    for child in root:
        if local(child) == "itemSet":
            yield from (each for each in child if local(each))


def _item(node: Element, place: Message | str) -> Item:
    about, meta = _child(node, "itemMeta"), _child(node, "contentMeta")
    metadata: dict[str, Any] = {"guid": attribute(node, "guid")}
    metadata["item_version"] = attribute(node, "version")
    for key, name in (("first_created", "firstCreated"), ("version_created", "versionCreated")):
        metadata[key] = _text_of(about, name)
    metadata["embargoed"] = _text_of(about, "embargoed")
    metadata["pub_status"] = _code(about, "pubStatus")
    metadata["ed_note"] = _text_of(about, "edNote")
    metadata["content_created"] = _text_of(meta, "contentCreated")
    metadata["urgency"], metadata["slugline"] = (
        _text_of(meta, "urgency"),
        _text_of(meta, "slugline"),
    )
    metadata["dateline"], metadata["creditline"] = (
        _text_of(meta, "dateline"),
        _text_of(meta, "creditline"),
    )
    for key, name in (("subjects", "subject"), ("genres", "genre"), ("keywords", "keyword")):
        metadata[key] = [text for each in _children(meta, name) if (text := _name(each))]
    metadata["located"] = [text for each in _children(meta, "located") if (text := _name(each))]
    metadata["info_source"] = ", ".join(filter(None, map(_name, _children(meta, "infoSource"))))
    metadata["description"] = _text_of(meta, "description")
    metadata["copyright"] = ", ".join(_name(each) for each in named(node, "copyrightHolder"))
    metadata["usage_terms"] = ", ".join(line_of(each) for each in named(node, "usageTerms"))
    headlines = [text for each in _children(meta, "headline") if (text := line_of(each))]
    metadata["headlines"] = headlines[1:]
    inner = _content(node, place)
    creators = [text for each in _children(meta, "creator") if (text := _name(each))]
    by = author_of(_text_of(meta, "by"))
    if by and creators:
        metadata["creators"] = creators
    provider = next((text for each in _children(about, "provider") if (text := _name(each))), "")
    times = ("first_created", "content_created", "version_created")
    written = next((text for key in times if (text := str(metadata[key]))), "")
    published = next((iso for key in times if (iso := iptc_moment(str(metadata[key])))), "")
    metadata = {key: value for key, value in metadata.items() if value}
    languages = [attribute(each, "tag") for each in _children(meta, "language")]
    return Item(
        place=place,
        text=inner.text,
        title=next(iter(headlines), "") or inner.title or _text_of(about, "title"),
        author=by or ", ".join(creators) or inner.author,
        published=published or inner.published,
        written="" if published or inner.published else written,
        source=provider or inner.source or str(metadata.get("copyright", "")),
        url=inner.url or _address(about),
        language=next(filter(None, languages), "") or inner.language or attribute(node, "lang"),
        metadata={**inner.metadata, **metadata},
    )


def _content(node: Element, place: Message | str) -> Item:
    """What the item's own content says: the first that holds a text of what may be alternatives."""
    for holder in named(node, "inlineXML"):
        for child in holder:
            if local(child) == "nitf":
                found = nitf_item(child, place)
            elif local(child):
                title = next((line_of(each) for each in named(child, "title")), "")
                body = next(named(child, "body"), child)
                found = Item(place, joined(blocks(body)), title, language=attribute(child, "lang"))
            else:
                continue
            if found.text.strip():
                return found
    for holder in named(node, "inlineData"):
        if text := _inline(holder):
            return Item(place, text)
    return Item(place, "")


def _inline(holder: Element) -> str:
    text = all_text(holder)
    if attribute(holder, "encoding").lower().endswith("base64"):
        try:
            text = base64.b64decode(text, validate=False).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return ""
    if "html" in attribute(holder, "contenttype"):
        page = parsed_html(text)
        return joined(blocks(next(named(page, "body"), page))) if page is not None else ""
    if not attribute(holder, "contenttype").startswith(("text/", "application/xhtml")):
        return "" if attribute(holder, "contenttype") else text.strip()
    return text.strip("\r\n")


def _address(about: Element | None) -> str:
    for link in _children(about, "link"):
        kind, address = attribute(link, "contenttype"), attribute(link, "href")
        if address.startswith(("http://", "https://")) and "html" in kind:
            return address
    return ""


def _place(node: Element) -> Message:
    return message("at-part", part=local(node), place=at_line(node.sourceline or 0))


def _child(node: Element, name: str) -> Element | None:
    return next((each for each in node if local(each) == name), None)


def _children(node: Element | None, name: str) -> Iterator[Element]:
    return iter(()) if node is None else (each for each in node if local(each) == name)


def _text_of(node: Element | None, name: str) -> str:
    return next((text for each in _children(node, name) if (text := line_of(each))), "")


def _code(node: Element | None, name: str) -> str:
    """The last part of a code, such as ``usable`` of ``stat:usable``."""
    if node is None:
        return ""
    found = next(named(node, name), None)
    if found is None:
        return ""
    code = attribute(found, "qcode") or attribute(found, "uri") or attribute(found, "literal")
    return re.split(r"[:/#]", code)[-1]


def _name(node: Element) -> str:
    """What a concept is called, or its code if it has no name."""
    names = [line_of(each) for each in node if local(each) == "name"]
    text = next(filter(None, names), "") or ("" if len(node) else line_of(node))
    return text or next(
        (value for key in ("literal", "qcode", "uri") if (value := attribute(node, key))), ""
    )


def _with_known_entities(raw: bytes) -> bytes:
    """The document with the characters that entities of HTML stand for: those of NITF are
    declared in a DTD that is never fetched."""

    def character(match: re.Match[bytes]) -> bytes:
        meant = html.entities.html5.get(f"{match[1].decode()};")
        if meant is None or match[1] in _OF_XML:
            return match[0]
        return "".join(f"&#{ord(each)};" for each in meant).encode()

    return raw if b"<!ENTITY" in raw else _ENTITY.sub(character, raw)


def _other_kind(root: Element) -> Message:
    name = local(root)
    space = str(root.tag).rpartition("}")[0].removeprefix("{")
    if name in _OTHER_KINDS:
        kind = message(_OTHER_KINDS[name])
    elif space:
        kind = message("is-xml-of", name=name, namespace=space)
    else:
        kind = message("is-xml-with", name=name)
    return message("neither-newsml-nor-nitf", kind=kind)


def root_name(path: Path) -> str:
    """The name of the outermost element, without its prefix; empty if that cannot be told."""
    try:
        with path.open("rb") as file:
            raw = file.read(_HEAD)
    except OSError:
        return ""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", errors="replace")
    else:
        text = raw.decode("utf-8-sig", errors="replace")
    place = 0
    while match := _PROLOG.match(text, place):
        place = match.end()
    start = _START.match(text, place)
    return start["name"] if start else ""


def is_other_xml(path: Path) -> bool:
    """Whether it is XML of another kind, which nobody means to import with a folder."""
    return root_name(path) not in _ROOTS


def read(path: Path, new_id: Callable[[], str]) -> ManyArticles:
    """A file in NewsML-G2 or NITF; its articles are checked when it is surveyed.

    Raises:
        InputError: it cannot be read or is empty.
    """
    return ManyArticles(NewsFile(path), new_id)


FORMAT = Format(
    name="newsml",
    title="NewsML-G2 and NITF, one article a file or many",
    extensions=(".xml", ".nitf", ".ntf"),
    reader=FileReader(read, skips=is_other_xml),
)
