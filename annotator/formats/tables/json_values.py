"""Values of JSON as what an article holds: texts, moments, languages, metadata."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast

from annotator.formats.parsing.dates import iptc_moment
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.paragraphs import joined
from annotator.formats.parsing.safe_xml import named, parsed_html

STANDS_FOR = (
    "rendered",
    "name",
    "main",
    "title",
    "text",
    "value",
    "label",
    "#text",
    "plain",
    "html",
)
"""Where the one text stands of an object that stands for a text."""

_DEEPEST_VALUE = 40
_MOST_EXACT = 1 << 53

Object = dict[str, Any]
"""An object as JSON has it."""


def text_of(value: Any, between: str) -> str:
    """What a value says as a text; empty for what is none."""
    match value:
        case str():
            return value
        case bool() | None:
            return ""
        case int() | float():
            return str(value)
        case list():
            parts = [text_of(each, ", ") for each in cast("list[Any]", value)]
            return between.join(part for part in parts if part.strip())
        case dict():
            inner = cast("Object", value)
            return next(
                (text for key in STANDS_FOR if (text := text_of(inner.get(key), between))), ""
            )
        case _:
            return ""


def is_only_text(value: Any) -> bool:
    """Whether the text that was taken is all that the value says."""
    if isinstance(value, list):
        return all(isinstance(each, str) for each in cast("list[Any]", value))
    return not isinstance(value, dict) or len(cast("Object", value)) == 1


def moment_of(written: str) -> str:
    """The ISO 8601 date, or date and time, that a value means: as ISO 8601, as in an e-mail, or in
    seconds or milliseconds since 1970; empty for any other."""
    written = written.strip()
    if not written:
        return ""
    if re.fullmatch(r"\d{10}(\.\d+)?|\d{13}", written):
        seconds = float(written) / (1000 if len(written) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    if not re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}.*", written) and (
        found := iptc_moment(written)
    ):
        return found
    if re.match(r"[A-Za-z]{3}, \d", written):
        try:
            return parsedate_to_datetime(written).isoformat()
        except ValueError:
            return ""
    return ""


def language_tag(text: str) -> str:
    """The BCP 47 tag that the value is; empty if it is none."""
    tag = text.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else ""


def text_of_page(text: str) -> str:
    """The text of a piece of HTML; empty if there is none."""
    root = parsed_html(f"<html><body>{text}</body></html>")
    body = next(named(root, "body"), None) if root is not None else None
    return joined(blocks(body)) if body is not None else ""


def as_metadata(values: Object) -> Object:
    """The remaining values as metadata, without empty ones."""
    return {
        key: _exact(value)
        for key, value in values.items()
        if value is not None and value not in ("", [], {})
    }


def _exact(value: Any) -> Any:
    """The value with integers that JSON elsewhere would round as text."""
    match value:
        case bool():
            return value
        case int():
            return value if abs(value) <= _MOST_EXACT else str(value)
        case list():
            return [_exact(each) for each in cast("list[Any]", value)]
        case dict():
            return {key: _exact(each) for key, each in cast("Object", value).items()}
        case _:
            return value


def is_deep(value: Any) -> bool:
    """Whether it is nested deeper than what an article holds."""
    level: list[Any] = [value]
    for _ in range(_DEEPEST_VALUE):
        level = [
            inner
            for each in level
            for inner in (
                cast("Object", each).values()
                if isinstance(each, dict)
                else cast("list[Any]", each)
                if isinstance(each, list)
                else ()
            )
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
