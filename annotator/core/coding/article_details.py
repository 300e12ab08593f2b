"""What is known of an article besides its text: what each detail takes, and how it is read."""

import re
from datetime import datetime
from typing import Literal, get_args

import msgspec

from annotator.core.codebook import values
from annotator.core.codebook.dates import parse_date
from annotator.core.codebook.edtf import is_edtf
from annotator.core.codebook.model import Field
from annotator.core.coding.article import Article
from annotator.core.errors import FieldValueError

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
        raise FieldValueError(f"This takes at most {_LONGEST:,} characters.")
    if not text:
        if detail == "title":
            raise FieldValueError("An article needs a title.")
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
    if is_edtf(text):
        return text
    written = text.upper()
    try:
        datetime.fromisoformat(written)
    except ValueError:
        if found := parse_date(text, None):
            return found
        raise FieldValueError(
            "A date is written such as 2017-02-19, 2017-02, 19 February 2017, "
            "or 2017-02-19T14:30 with the time of day."
        ) from None
    return written.replace(" ", "T", 1)


def _read_language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise FieldValueError("A language is written as its code, such as en, ar or pt-BR.")
    language, *rest = text.split("-")
    return "-".join(
        [language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)]
    )


def _read_address(text: str) -> str:
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        values.validate(_ADDRESS, text)
    except FieldValueError:
        raise FieldValueError("An address begins with http:// or https://.") from None
    return text


def detail_of(article: Article, detail: Detail) -> str:
    """What the article holds."""
    return getattr(article, detail)


def with_detail(article: Article, detail: Detail, text: str) -> Article:
    """The article with one detail changed."""
    return msgspec.structs.replace(article, **{detail: text})
