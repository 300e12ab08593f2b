"""Cells: what a field's values read as on one line, and what a person means by such a line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from annotator.core.codebook.model import Field
from annotator.core.codebook.values import Value, display, parse
from annotator.core.coding.record import FieldValue
from annotator.core.errors import FieldValueError
from annotator.core.messages import message

SEPARATOR = " | "
_PART = re.compile(r"((?:\\.|\\\Z|[^\\|])*)(\||\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")


def join(parts: Iterable[str]) -> str:
    """Several values in one cell; a bar or backslash inside a value gets a backslash before it.

    The place of an empty value is kept among others; empty ones alone are an empty cell.
    """
    cells = [escaped(part) for part in parts]
    return SEPARATOR.join(cells) if any(cells) else ""


def escaped(part: str) -> str:
    """One value as it stands among several."""
    return part.replace("\\", "\\\\").replace("|", "\\|")


def split(cell: str) -> list[str]:
    """The values of a cell, outer blanks and empty ones left out; the inverse of `join`."""
    return [part for part in (unescaped(raw).strip() for raw, _ in raw_parts(cell)) if part]


def unescaped(raw: str) -> str:
    """One value of several as it stands alone."""
    return _ESCAPED.sub(r"\1", raw)


def raw_parts(cell: str) -> list[tuple[str, int]]:
    """The parts of a cell as they are written, each with its offset in the cell."""
    parts: list[tuple[str, int]] = []
    for match in _PART.finditer(cell):
        parts.append((match[1], match.start()))
        if not match[2]:
            break
    return parts or [(cell, 0)]


def cell_text(field: Field, values: Sequence[FieldValue], names: Mapping[str, str]) -> str:
    """What a cell reads, and what `read_cell` takes back.

    Args:
        names: what registered actors, and records that are linked to, are called, by id.
    """
    parts = [_shown(field, value, names) for value in values if value.value is not None]
    if not field.many:
        return parts[0] if parts else ""
    return join(parts)


def evidence_text(values: Sequence[FieldValue]) -> str:
    """What the evidence of values reads that have no value of their own."""
    return " … ".join(
        " ".join(span.text.split())
        for value in values
        if value.value is None
        for span in value.spans
    )


class CellValues(msgspec.Struct, frozen=True):
    """What a person wants a field to hold.

    Attributes:
        named: the ordinals of the actors that were named anew, and are to be looked up.
    """

    values: tuple[FieldValue, ...]
    named: frozenset[int] = frozenset()


def read_cell(
    field: Field,
    text: str,
    before: Sequence[FieldValue],
    names: Mapping[str, str],
    reference: date | None = None,
) -> CellValues:
    """The values that a person means by what they wrote into a cell.

    A value that stands as it did keeps its evidence and its actor, wherever it stands now. One
    that was written over another keeps the evidence of that one. Evidence without a value stays.

    Args:
        before: what the field held.
        names: what registered actors are called, by id.
        reference: the article's date, for relative dates.

    Raises:
        FieldValueError: the field cannot hold it.
    """
    wanted = split(text) if field.many else [part for part in [text.strip()] if part]
    stated = [value for value in before if value.value is not None]
    bare = [value for value in before if value.value is None]
    if not field.many and bare:
        stated, bare = [*stated, *bare], []
    remaining = list(enumerate(stated))
    matched: list[FieldValue | None] = []
    for part in wanted:
        same = next((old for old in remaining if _shown(field, old[1], names) == part), None)
        if same is not None:
            remaining.remove(same)
        matched.append(same[1] if same else None)
    in_place = dict(remaining) if len(wanted) == len(stated) else {}
    values: list[FieldValue] = []
    named: set[int] = set()
    for n, (part, old) in enumerate(zip(wanted, matched, strict=True)):
        if old is not None:
            values.append(old)
            continue
        spans = in_place[n].spans if n in in_place else ()
        if field.kind == "actor":
            named.add(n)
        values.append(FieldValue(_parsed(field, part, reference), None, spans))
    if not wanted and not field.many:
        # Cleared: the evidence stays, as it does where a value is cleared in the form.
        values += [FieldValue(None, None, old.spans) for old in stated if old.spans]
    return CellValues((*values, *bare), frozenset(named))


def _shown(field: Field, value: FieldValue, names: Mapping[str, str]) -> str:
    if field.kind == "link":
        return names.get(str(value.value), str(value.value))
    registered = names.get(value.actor) if value.actor else None
    return registered or display(field, value.value)


def _parsed(field: Field, part: str, reference: date | None) -> Value:
    if field.kind == "actor":
        return " ".join(part.split())
    try:
        return parse(field, part, reference)
    except FieldValueError:
        if field.kind in ("choice", "tree"):
            raise FieldValueError(message("no-such-choice", field=field.label, text=part)) from None
        raise
