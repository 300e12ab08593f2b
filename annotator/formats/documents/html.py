"""Web pages as a browser saves them: the article without what surrounds it."""

import codecs
import logging
import re
import warnings
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.format import Format
from annotator.formats.parsing.dates import iso_date
from annotator.formats.parsing.encodings import encoding_of
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.one_article import Extracted, OneArticle
from annotator.formats.parsing.paragraphs import joined, one_line, title_of
from annotator.formats.parsing.safe_xml import Element, attribute, local, named, parsed_html
from annotator.formats.parsing.signatures import kind_of
from annotator.formats.readers import TextReader

_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""Pages that name the first are written in the second, and browsers read them so."""
_MOST_PAGE = 20_000_000


def read(path: Path, new_id: Callable[[], str], encoding: str = "") -> OneArticle:
    """A saved web page. Nothing that it points at is fetched or run.

    Args:
        path: the file.
        new_id: makes the article's id.
        encoding: the page's if it is not UTF-8, whatever it declares; empty if nobody says.

    Raises:
        InputError: it cannot be read, or there is no article in it.
    """
    return OneArticle(path, new_id(), partial(_extracted, encoding=encoding))


def decoded(raw: bytes, declared: str = "", chosen: str = "") -> str:
    """A page's text: by its byte order mark, by what a person says of pages that are not UTF-8, by
    what it or its transport declares, else UTF-8, else the encoding that it seems to be in."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if not declared and (named_inside := _DECLARED.search(raw[:_HEAD])):
        declared = named_inside[1].decode("ascii")
    if not declared.lower().startswith("iso-2022"):  # which is written in ASCII's bytes
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if chosen:
        return raw.decode(chosen, errors="replace")
    try:
        encoding = codecs.lookup(declared).name
        return raw.decode(_BROWSERS_READ.get(encoding, encoding))
    except (LookupError, ValueError):
        pass
    return raw.decode(encoding_of(raw) or "cp1252", errors="replace")


def main_text(page: str) -> Any:
    """The article's text and metadata as trafilatura extracts them; None if it finds none."""
    extraction = _library().bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # A date that is only guessed from figures somewhere on the page is no date.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return extraction if extraction is not None and local(extraction.body) == "body" else None


@cache
def _library() -> Any:
    with warnings.catch_warnings():
        # On being loaded it looks for what it could fetch pages with, which it is never to do.
        warnings.simplefilter("ignore")
        trafilatura: Any = import_module("trafilatura")
    # It tells of its own steps, also of those that end well; what a person needs to know we say.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura


def _extracted(file: str, raw: bytes, *, encoding: str) -> Extracted:
    kind = kind_of(raw)
    if b"\0" in raw[:_HEAD] and not raw.startswith(tuple(mark for mark, _ in _MARKS)):
        kind = kind or "is-no-text"
    if kind and kind not in ("is-web-page", "is-xml"):
        raise InputError(file, message("no-web-page-but", kind=message(kind)))
    if len(raw) > _MOST_PAGE:
        raise InputError(file, message("page-too-large"))
    page = _XML_DECLARATION.sub("", decoded(raw, chosen=encoding).replace("\0", "\ufffd"))
    root = parsed_html(page)
    found = main_text(page) if root is not None else None
    text = joined(blocks(found.body)) if found is not None else ""
    if root is None or found is None or not any(map(str.isalpha, text)):
        raise InputError(
            file,
            message("no-article-in-page"),
        )
    metadata: dict[str, Any] = {}
    if found.description:
        metadata["description"] = one_line(found.description)
    for key in ("categories", "tags"):
        if values := [str(value) for value in getattr(found, key) or ()]:
            metadata[key] = values
    return Extracted(
        text=text,
        title=found.title or title_of(text, markdown=False),
        author=found.author or "",
        published=iso_date(found.date or ""),
        source=found.sitename or found.hostname or "",
        url=found.url or "",
        language=_language(root),
        metadata=metadata,
    )


def _language(root: Element) -> str:
    page = next(named(root, "html"), root)
    tag = (attribute(page, "lang") or "").strip()
    return tag.replace("_", "-") if _LANGUAGE.fullmatch(tag) else ""


FORMAT = Format(
    name="html",
    title="Web page, one article a file",
    extensions=(".html", ".htm", ".xhtml"),
    reader=TextReader(read),
)
