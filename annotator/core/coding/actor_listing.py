"""What a list of actors asks for and shows."""

from typing import Literal

import msgspec

ActorKey = Literal["name", "kind", "country", "records"]


class ActorFilter(msgspec.Struct, frozen=True):
    """Which actors; without anything said all of them.

    Attributes:
        text: what a name or alias has in it.
    """

    text: str = ""


class ActorOrder(msgspec.Struct, frozen=True):
    """In which order; actors that are equal in it go by their names."""

    key: ActorKey = "name"
    descending: bool = False


class ActorSummary(msgspec.Struct, frozen=True):
    """An actor as a list shows it.

    Attributes:
        records: how many records name it.
    """

    id: str
    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    records: int


class MentionedAs(msgspec.Struct, frozen=True):
    """A value that names an actor; ``text`` is the name as it was coded."""

    field: str
    text: str


class Mention(msgspec.Struct, frozen=True):
    """A record that names an actor, and where.

    Attributes:
        words: the beginning of the record's own text.
    """

    record: str
    type: str
    words: str
    named: tuple[MentionedAs, ...]
    article: str
    title: str
    source: str
    published: str


class ActorUse(msgspec.Struct, frozen=True):
    """How much names some actors."""

    records: int
    values: int
