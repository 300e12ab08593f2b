"""What a text file says of its article before the text begins.

Either YAML between two lines of ``---``, or lines of ``Key: value`` with the keys of `KEYS`,
closed by an empty line.
"""

import re
from collections.abc import Iterator
from typing import Any, cast

import msgspec
import yaml

from annotator.core.errors import InputError, TextError
from annotator.core.text import normalise
from annotator.formats.dates import iso_date

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
    notes: tuple[str, ...] = ()


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
        _refuse_aliases(file, block)
        # The base loader leaves every value as it is written: no date, number or boolean is
        # made of it, and no object is built.
        entries = yaml.BaseLoader(block).get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        # The line with the opening fence comes before the block.
        place = f"line {mark.line + 2}, column {mark.column + 1}" if mark else "line 1"
        raise InputError(
            file,
            f"what stands between the lines of --- is not YAML ({error.problem}). "
            "A value that holds a colon needs quotes around it.",
            place,
        ) from error
    except yaml.YAMLError as error:
        raise InputError(file, f"the block between --- is not YAML: {error}.", "line 1") from error
    except RecursionError as error:
        raise InputError(file, "the block between --- nests too deeply.", "line 1") from error
    for scalar in _scalars(entries):
        try:
            normalise(scalar)
        except TextError as error:
            reason = (
                f"the block between --- holds {scalar!a}, in which a character is escaped "
                "that no text can hold."
            )
            raise InputError(file, reason, "line 1") from error
    return cast("dict[str, Any]", entries) if isinstance(entries, dict) else {}


def _scalars(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in cast("list[Any]", data):
            yield from _scalars(item)
    elif isinstance(data, dict):
        for key, value in cast("dict[Any, Any]", data).items():
            yield from _scalars(key)
            yield from _scalars(value)


def _refuse_aliases(file: str, block: str) -> None:
    """An alias may stand for an alias: a few lines would grow to more than memory holds."""
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            mark = event.start_mark
            place = f"line {mark.line + 2}, column {mark.column + 1}" if mark else "line 1"
            raise InputError(
                file,
                f"the block between --- uses the YAML alias “*{event.anchor}”. Write out what it "
                "stands for, or put quotes around it.",
                place,
            )


def _plain_entries(text: str) -> tuple[dict[str, Any], int]:
    entries: dict[str, Any] = {}
    offset = 0
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        if not found or found["key"].lower() not in KEYS:
            # Without an empty line after it, it is the article that begins so.
            closed = bool(entries) and not line.strip()
            return (entries, offset) if closed else ({}, 0)
        entries[found["key"]] = found["value"]
        offset += len(line) + 1
    return {}, 0


def _sorted_out(file: str, entries: dict[str, Any], start: int) -> FrontMatter:
    known: dict[str, str] = {}
    metadata: dict[str, Any] = {}
    notes: list[str] = []
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
            notes.append(
                f"{file}: the date “{text}” was not understood and is kept as metadata; "
                "write it as 2017-02-19."
            )
    return FrontMatter(known, metadata, start, tuple(notes))
