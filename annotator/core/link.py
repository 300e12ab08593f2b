"""Links between records, within an article or across."""

from typing import Literal, get_args

import msgspec

Relation = Literal["reports", "makes", "supports", "contradicts", "repeats", "same_event"]
"""What the first record does to the second: a quote makes a claim or reports an event."""

RELATIONS: tuple[Relation, ...] = get_args(Relation)


class Link(msgspec.Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """A relation from one record (``source``) to another (``target``)."""

    id: str
    source: str
    target: str
    relation: Relation
    version: int = 1
