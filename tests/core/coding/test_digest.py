"""Checksums tell states apart, and nothing else."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from annotator.core.changes.change_kinds import CreateRecord, Named
from annotator.core.coding.actor import Actor
from annotator.core.coding.change import Change, Op
from annotator.core.coding.coder import Coder
from annotator.core.coding.digest import ChangeDigest, digest
from annotator.core.coding.origin import Origin
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Fragment

MOMENT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
RECORD = Record(
    "r",
    "a",
    "quote",
    "c",
    "draft",
    MOMENT,
    MOMENT,
    (Fragment(0, 4, "Talk"),),
    fields={"cue": (FieldValue("said"),), "size": (FieldValue(12),)},
    metadata={"b": 1, "a": [2]},
)


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, version=2),
        replace(RECORD, note="x"),
        replace(RECORD, flagged=True),
        replace(RECORD, metadata={"b": 1, "a": [3]}),
        replace(RECORD, origin=Origin(("r1", "r2"), reason="none is a quote")),
        replace(RECORD, spans=(Fragment(0, 4, "talk"),)),
        replace(RECORD, fields={"cue": (FieldValue("said"),)}),
        replace(RECORD, updated=MOMENT + timedelta(microseconds=1)),
    ],
)
def test_whatever_differs_shows(other: Record) -> None:
    assert digest(other) != digest(RECORD)


@pytest.mark.parametrize(
    "same",
    [
        replace(RECORD, fields={"size": (FieldValue(12.0),), "cue": (FieldValue("said"),)}),
        replace(RECORD, fields={**RECORD.fields, "kind": ()}),
        replace(RECORD, metadata={"a": [2], "b": 1}),
        replace(RECORD, created=MOMENT.astimezone(timezone(timedelta(hours=3)))),
    ],
)
def test_what_a_database_does_not_keep_apart_is_the_same(same: Record) -> None:
    assert digest(same) == digest(RECORD)


def test_things_of_two_kinds_differ_though_they_hold_the_same() -> None:
    assert digest(Coder("x", "Ada")) != digest(Actor("x", "Ada"))


def test_a_change_is_chained_to_the_one_before_and_to_its_ops() -> None:
    change = Change(2, "id", MOMENT, "c", ops=1).saying("Add quote")
    op = Op("record", "r", "create")

    def made(previous: bytes, *ops: tuple[Op, bytes | None], change: Change = change) -> bytes:
        checksum = ChangeDigest()
        for each, after in ops:
            checksum.add(each, after)
        return checksum.result(previous, change)

    usual = made(b"before", (op, b"after"))
    assert usual == made(b"before", (op, b"after"))
    assert usual != made(b"another", (op, b"after"))
    assert usual != made(b"before", (op, b"other"))
    assert usual != made(b"before", (replace(op, id="s"), b"after"))
    assert usual != made(b"before", (op, b"after"), (op, None))
    # As version 0.1.0 made it, which kept nothing but a label.
    assert usual.hex() == "78ed2e6b303c4620ce3c03d407e084e7"
    quote, claim = (change.saying(CreateRecord(Named(key))) for key in ("quote", "claim"))
    of_a_kind = [made(b"before", (op, b"after"), change=each) for each in (quote, claim)]
    assert len({usual, *of_a_kind}) == 3
