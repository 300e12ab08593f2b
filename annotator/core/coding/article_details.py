"""What is known of an article besides its text: what each detail takes, and how it is read."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from annotator.core.codebook import values
from annotator.core.codebook.model import Field
from annotator.core.coding.article import Article
from annotator.core.deferred import deferred
from annotator.core.errors import FieldValueError
from annotator.core.messages import message

if TYPE_CHECKING:
    from annotator.core.codebook import dates, edtf
else:
    dates = deferred("annotator.core.codebook.dates")
    edtf = deferred("annotator.core.codebook.edtf")

Detail = Literal["title", "source", "author", "published", "language", "url"]
"""The attribute of `Article`."""

DETAILS: tuple[Detail, ...] = get_args(Detail)
DETAIL_NAMES: dict[Detail, str] = {
    "title": "title",
    "source": "outlet",
    "author": "author",
    "published": "date",
    "language": "language",
    "url": "address",
}
"""What each is called in the journal."""

_LONGEST = 2000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_ADDRESS = Field("url", "Address", "url")


def read_detail(detail: Detail, typed: str) -> str:
    """What the article is to hold, from what a person typed; empty for unknown.

    Raises:
        FieldValueError: it cannot hold that; says what it takes.
    """
    text = " ".join(typed.split())
    if len(text) > _LONGEST:
        raise FieldValueError(message("too-long", most=_LONGEST))
    if not text:
        if detail == "title":
            raise FieldValueError(message("article-needs-title"))
        return ""
    match detail:
        case "published":
            return _read_date(text)
        case "language":
            return _read_language(text)
        case "url":
            return _read_address(text)
        case _:
            return text


def _read_date(text: str) -> str:
    if edtf.is_edtf(text):
        return text
    written = text.upper()
    try:
        datetime.fromisoformat(written)
    except ValueError:
        if iso := dates.parse_date(text, None):
            return iso
        raise FieldValueError(message("no-article-date")) from None
    return written.replace(" ", "T", 1)


def _read_language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise FieldValueError(message("no-language-code"))
    language, *subtags = text.split("-")
    return "-".join(
        [language.lower(), *(part.upper() if len(part) == 2 else part for part in subtags)]
    )


def _read_address(text: str) -> str:
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        values.validate(_ADDRESS, text)
    except FieldValueError:
        raise FieldValueError(message("no-address")) from None
    return text


def detail_of(article: Article, detail: Detail) -> str:
    """What the article holds."""
    return getattr(article, detail)


def with_detail(article: Article, detail: Detail, text: str) -> Article:
    """The article with one detail changed."""
    return msgspec.structs.replace(article, **{detail: text})
