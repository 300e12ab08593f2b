"""What a codebook gains, and gaining only what is allowed."""

from collections.abc import Collection

import pytest

from annotator.core.codebook.additions import additions, outermost, restricted
from annotator.core.codebook.model import Choice, Codebook, Field, RecordType


def book(*types: RecordType) -> Codebook:
    return Codebook("b", "B", types)


def record_type(key: str, *fields: Field) -> RecordType:
    return RecordType(key, key.title(), f"{key}s", "", "blue", fields=fields)


TREE = (Choice("A", "A", children=(Choice("b.c", "C"),)),)
BEFORE = book(record_type("event", Field("type", "Type", "tree", choices=(Choice("A", "A"),))))
AFTER = book(
    record_type(
        "event",
        Field("type", "Type", "tree", choices=(*TREE, Choice("A.x", "X"))),
        Field("tone", "Tone", "choice", choices=(Choice("low", "Low"),)),
    ),
    record_type("stance", Field("sure", "Sure", "text")),
)


def test_additions_name_every_part_and_the_outermost_stand_for_the_rest() -> None:
    gained = additions(BEFORE, AFTER)
    assert gained == [
        "event.type/A/b.c",
        "event.type/A.x",
        "event.tone",
        "event.tone/low",
        "stance",
        "stance.sure",
    ]
    assert outermost(gained) == ["event.type/A/b.c", "event.type/A.x", "event.tone", "stance"]
    assert additions(AFTER, BEFORE) == []


@pytest.mark.parametrize(
    ("allowed", "gained"),
    [
        ((), []),
        (("stance",), ["stance", "stance.sure"]),
        (("event.tone",), ["event.tone", "event.tone/low"]),
        (("event.type/A",), ["event.type/A/b.c"]),
        (("event.type/A.x",), ["event.type/A.x"]),
        (("event",), ["event.type/A/b.c", "event.type/A.x", "event.tone", "event.tone/low"]),
    ],
)
def test_only_what_is_allowed_is_gained(allowed: Collection[str], gained: list[str]) -> None:
    assert additions(BEFORE, restricted(BEFORE, AFTER, allowed)) == gained
