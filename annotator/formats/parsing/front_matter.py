"""What a text file says of its article before the text begins.

Either YAML between two lines of ``---``, or lines of ``Key: value`` with the keys of `KEYS`,
closed by an empty line.
"""

import re
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message, of_file
from annotator.formats.parsing import safe_yaml
from annotator.formats.parsing.dates import iso_date

KEYS = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "author": "author",
    "byline": "author",
    "date": "published",
    "published": "published",
    "url": "url",
    "language": "language",
    "lang": "language",
}
"""What a key is in the article; in YAML, other keys become its metadata."""

_FENCE = re.compile(
    r"---[ \t]*\n(?=[A-Za-z_][\w -]*:)(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL
)
_LINE = re.compile(r"(?P<key>[A-Za-z]+)[ \t]*:[ \t]*(?P<value>\S.*)")


class FrontMatter(msgspec.Struct, frozen=True):
    """What the block said, and where the text after it begins.

    Attributes:
        known: by the article's attribute.
        metadata: everything else.
        start: the offset of the article's text in the file's text.
        notes: what could not be taken as it was meant.
    """

    known: dict[str, str] = {}
    metadata: dict[str, Any] = {}
    start: int = 0
    notes: tuple[Message, ...] = ()


def read_front_matter(file: str, text: str) -> FrontMatter:
    """The block at the start of a text; one that says nothing if there is none.

    Raises:
        InputError: there is one between ``---``, but it is not YAML; names the line.
    """
    if fence := _FENCE.match(text):
        entries = _yaml_entries(file, fence["yaml"])
        end = fence.end()
    else:
        entries, end = _plain_entries(text)
    if not entries:
        return FrontMatter()
    blank_lines = re.compile(r"(?:[^\S\n]*\n)*").match(text, end)
    return _sorted_out(file, entries, blank_lines.end() if blank_lines else end)


def _yaml_entries(file: str, block: str) -> dict[str, Any]:
    try:
        # No date, number or boolean is made of what stands there, and no object is built. The line
        # with the opening fence comes before the block.
        loaded = safe_yaml.load(file, block, strings=True, aliases=False, lines_before=1)
    except InputError as error:
        reason = message("first-block-wrong", reason=error.message)
        raise InputError(file, reason, error.where or at_line(1)) from error
    entries = loaded.data
    return cast("dict[str, Any]", entries) if isinstance(entries, dict) else {}


def _plain_entries(text: str) -> tuple[dict[str, Any], int]:
    entries: dict[str, Any] = {}
    offset = 0
    for line in text.split("\n"):
        match = _LINE.fullmatch(line.rstrip())
        if not match or match["key"].lower() not in KEYS:
            # Without an empty line after it, it is the article that begins so.
            closed = bool(entries) and not line.strip()
            return (entries, offset) if closed else ({}, 0)
        entries[match["key"]] = match["value"]
        offset += len(line) + 1
    return {}, 0


def _sorted_out(file: str, entries: dict[str, Any], start: int) -> FrontMatter:
    known: dict[str, str] = {}
    metadata: dict[str, Any] = {}
    notes: list[Message] = []
    for key, value in entries.items():
        attribute = KEYS.get(key.strip().lower())
        text = ", ".join(map(str, cast("list[Any]", value))) if isinstance(value, list) else value
        if attribute is None or attribute in known or not isinstance(text, str):
            metadata[key] = value
        elif attribute != "published":
            known[attribute] = text.strip()
        elif published := iso_date(text.strip()):
            known[attribute] = published
        elif text.strip():
            metadata[key] = text
            notes.append(of_file(file, message("date-kept-write-it", date=text)))
    return FrontMatter(known, metadata, start, tuple(notes))
