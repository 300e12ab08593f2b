"""What all kinds of change have in common."""

from typing import ClassVar, Self

import msgspec

from annotator.core.codebook.model import Field, RecordType


class Named(msgspec.Struct, frozen=True):
    """A type or field as the codebook called it then; without a label a column that all have."""

    key: str
    label: str = ""

    @classmethod
    def of(cls, thing: RecordType | Field) -> Self:
        """The name of a type or field."""
        return cls(thing.key, thing.label)


class ChangeKind(msgspec.Struct, frozen=True, tag_field="kind"):
    """What was done: a key, and parameters by name.

    Attributes:
        english: the sentence, with the names of parameters in braces.
    """

    english: ClassVar[str]


class CountedKind(ChangeKind, frozen=True):
    """What was done to a number of things.

    Attributes:
        english_one: the sentence where the number is one.
    """

    english_one: ClassVar[str]

    count: int
