"""Electronic books: one article a book, its chapters in the order of reading."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.format import Format
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.dates import iso_date
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.one_article import Extracted, OneArticle
from annotator.formats.parsing.paragraphs import joined, one_line, title_of
from annotator.formats.parsing.safe_xml import (
    Element,
    all_text,
    attribute,
    local,
    named,
    parsed,
    parsed_html,
)
from annotator.formats.parsing.signatures import by_content
from annotator.formats.readers import FileReader

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """An electronic book.

    Raises:
        InputError: it cannot be read, is damaged or protected, or holds no text.
    """
    return OneArticle(path, new_id(), _extracted)


def _extracted(file: str, raw: bytes) -> Extracted:
    if not raw.startswith(b"PK"):
        raise InputError(file, message("no-epub", advice=by_content(raw)))
    archive = Archive(file, raw)
    if _CONTAINER not in archive:
        raise InputError(file, message("archive-no-epub"))
    container = parsed(file, archive.read(_CONTAINER), _CONTAINER)
    package = next((attribute(each, "full-path") for each in named(container, "rootfile")), "")
    book = parsed(file, archive.read(package), package)
    chapters = list(_chapters(book, package))
    _refuse_protected(file, archive, chapters)
    text = joined(block for each in chapters for block in _blocks(file, archive, each))
    if not text:
        raise InputError(file, message("no-text-perhaps-pictures"))
    known = _properties(book)
    metadata: dict[str, Any] = {"chapters": len(chapters)}
    if identifiers := known.get("identifier"):
        metadata["identifiers"] = identifiers
    published = next((day for each in known.get("date", []) if (day := iso_date(each))), "")
    if not published and (written := next(iter(known.get("date", [])), "")):
        metadata["date"] = written
    url = next((each for each in known.get("source", []) if each.startswith("http")), "")
    return Extracted(
        text=text,
        title=next(iter(known.get("title", [])), "") or title_of(text, markdown=False),
        author=", ".join(known.get("creator", [])),
        published=published,
        source=next(iter(known.get("publisher", [])), ""),
        url=url,
        language=next(iter(known.get("language", [])), ""),
        metadata=metadata,
    )


def _chapters(book: Element, package: str) -> Iterator[str]:
    """The paths of the pages that are read one after another."""
    folder = PurePosixPath(package).parent
    items = {
        attribute(item, "id"): item
        for manifest in named(book, "manifest")
        for item in manifest
        if local(item) == "item"
    }
    for reference in named(book, "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or attribute(reference, "linear") == "no":
            continue
        is_contents = "nav" in attribute(item, "properties").split()
        if attribute(item, "media-type") in _PAGES and not is_contents:
            yield _resolved(folder, unquote(attribute(item, "href").partition("#")[0]))


def _resolved(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _blocks(file: str, archive: Archive, chapter: str) -> Iterator[str]:
    data = archive.read(chapter)
    try:
        page: Element | None = parsed(file, data, chapter)
    except InputError:
        # Pages that are not well-formed, or use names for characters, as a browser reads them.
        page = parsed_html(data)
    body = next(named(page, "body"), None) if page is not None else None
    if body is not None:
        yield from blocks(body)


def _refuse_protected(file: str, archive: Archive, chapters: list[str]) -> None:
    """Books for one device encrypt their pages; others only their fonts."""
    if _ENCRYPTION not in archive:
        return
    encrypted = {
        unquote(attribute(each, "URI"))
        for each in named(parsed(file, archive.read(_ENCRYPTION), _ENCRYPTION), "CipherReference")
    }
    if encrypted.intersection(chapters):
        raise InputError(file, message("protected-against-copying"))


def _properties(book: Element) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    for metadata in named(book, "metadata"):
        for each in metadata.iter():
            if value := one_line(all_text(each)) if len(each) == 0 else "":
                properties.setdefault(local(each), []).append(value)
    return properties


FORMAT = Format(
    name="epub",
    title="EPUB book, one article a file",
    extensions=(".epub",),
    reader=FileReader(read),
)
