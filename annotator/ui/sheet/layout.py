"""Which columns a sheet shows, in what order and how wide: as a person left it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.core.sheet.model import SheetColumn

_WIDTHS = {
    "title": 200,
    "source": 112,
    "published": 104,
    "coder": 88,
    "state": 104,
    "flagged": 96,
    "text": 320,
    "note": 160,
    "updated": 128,
}
_METADATA = ("title", "source", "published", "updated")
_KIND_WIDTHS = {"actor": 160, "choice": 144, "tree": 176, "date": 112, "number": 80, "range": 88}
_WIDTH = 128
_BOOLEAN_WIDTH = 88


@dataclass(frozen=True)
class SheetLayout:
    """The keys of all columns from left to right, those that are hidden, and widths in pixels."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, saved: str) -> SheetLayout:
        """What was saved; nothing if it cannot be read."""
        try:
            raw = json.loads(saved or "{}")
            order = tuple(str(key) for key in raw.get("order", ()))
            hidden = frozenset(str(key) for key in raw.get("hidden", ()))
            widths = {str(key): int(width) for key, width in raw.get("widths", {}).items()}
        except (ValueError, TypeError, AttributeError):
            return cls()
        return cls(order, hidden, {key: width for key, width in widths.items() if width > 0})

    def written(self) -> str:
        """For `read`."""
        raw = {"order": self.order, "hidden": sorted(self.hidden), "widths": self.widths}
        return json.dumps(raw)

    def completed(self, first: SheetLayout) -> SheetLayout:
        """With what it does not know of, and without what is there no longer."""
        known = [key for key in self.order if key in first.order]
        for place, key in enumerate(first.order):
            if key not in known:
                known.insert(place, key)
        hidden = {key for key in first.hidden if key not in self.order}
        hidden |= {key for key in self.hidden if key in first.order}
        return SheetLayout(tuple(known), frozenset(hidden), {**first.widths, **self.widths})


def first_layout(columns: Sequence[SheetColumn]) -> SheetLayout:
    """How a sheet looks that nobody has arranged: the text, which stays in sight, then what is said
    of it; what is known of the article can be had by the list of columns."""
    hidden = {*_METADATA}
    hidden |= {each.key for each in columns if each.field and each.field.retired}
    fields = [column.key for column in columns if column.field is not None]
    return SheetLayout(
        ("text", *fields, "state", "flagged", "note", "coder", *_METADATA),
        frozenset(hidden),
        {column.key: _width(column) for column in columns},
    )


def _width(column: SheetColumn) -> int:
    if column.field is None:
        return _WIDTHS[column.key]
    if column.field.kind == "boolean":
        return _BOOLEAN_WIDTH
    return _KIND_WIDTHS.get(column.field.kind, _WIDTH)
