"""Checksums: of what a thing holds, and of the journal, each entry chained to the one before.

They tell damage from soundness, no more: whoever can write to a project can also write these anew.
"""

from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec

from annotator.core.coding.change import Change, Entity, Op, kind_of
from annotator.core.coding.record import FieldValue, Record

SIZE = 16
"""Bytes of each checksum."""

_NEVER = object()
_encoder = msgspec.json.Encoder(order="deterministic")
_encoder_in_order = msgspec.json.Encoder()
_ENTRY = ("seq", "id", "time", "coder", "label", "action", "undoes", "ops")
"""What every entry has; a kind and its parameters follow, where the version that wrote it had any.
So the checksums of older entries stay as they are."""


def digest(entity: Entity) -> bytes:
    """The checksum of a thing in this state, its version included.

    What holds its default is left out, so that an attribute that a later version of the program
    adds does not change the checksum of what lacks it.
    """
    plain, moments = _attributes(type(entity))
    held: dict[str, Any] = {
        name: value for name, default in plain if (value := getattr(entity, name)) != default
    }
    for name in moments:
        held[name] = getattr(entity, name).astimezone(UTC)
    if isinstance(entity, Record):
        held["fields"] = {
            key: [_as_stored(each) if type(each.value) is float else each for each in values]
            for key, values in entity.fields.items()
            if values
        }
    return blake2b(
        kind_of(entity).encode() + b"\0" + _encoder.encode(held), digest_size=SIZE
    ).digest()


def _as_stored(value: FieldValue) -> FieldValue:
    """SQLite keeps 12.0 as 12, which is the same number."""
    if isinstance(value.value, float) and value.value.is_integer():
        return FieldValue(int(value.value), value.actor, value.spans)
    return value


@cache
def _attributes(entity_type: type[Entity]) -> tuple[list[tuple[str, Any]], list[str]]:
    """The names of a thing's attributes, each with its default, and of those that are moments."""
    plain: list[tuple[str, Any]] = []
    moments: list[str] = []
    for field in msgspec.structs.fields(entity_type):
        if field.type is datetime:
            moments.append(field.name)
        elif field.default is not msgspec.NODEFAULT:
            plain.append((field.name, field.default))
        elif field.default_factory is not msgspec.NODEFAULT:
            plain.append((field.name, field.default_factory()))
        else:
            plain.append((field.name, _NEVER))
    return plain, moments


class ChangeDigest:
    """The checksum of one journal entry, made while its ops stream by."""

    def __init__(self) -> None:
        self._ops = blake2b(digest_size=SIZE)

    def add(self, op: Op, after: bytes | None) -> None:
        """Takes in the next op.

        Args:
            after: the checksum of the thing as the op left it; None where it removed it.
        """
        line = (op.kind, op.id, op.verb, op.before, op.after, after.hex() if after else None)
        self._ops.update(_encoder.encode(line) + b"\n")

    def result(self, previous: bytes, change: Change) -> bytes:
        """The checksum of the entry and, by way of the one before it, of all up to it.

        Args:
            previous: that of the entry before; empty where there is none.
            change: the entry with the final number of its ops.
        """
        held = {name: getattr(change, name) for name in _ENTRY}
        entry = _encoder_in_order.encode({**held, "time": change.time.astimezone(UTC)})
        if change.kind:
            entry += _encoder.encode((change.kind, change.parameters))
        return blake2b(previous + self._ops.digest() + entry, digest_size=SIZE).digest()

    def copy(self) -> "ChangeDigest":
        """An independent copy of the digest in its present state."""
        other = ChangeDigest()
        other._ops = self._ops.copy()
        return other
