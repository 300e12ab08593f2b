"""Links between records, within an article or across."""

from typing import Literal, get_args

import msgspec

from annotator.core.text.span import Fragment

Relation = Literal["reports", "makes", "supports", "contradicts", "repeats", "same_event"]
"""What the first record does to the second: a quote makes a claim or reports an event."""

RELATIONS: tuple[Relation, ...] = get_args(Relation)

_USUAL: dict[tuple[str, str], Relation] = {
    ("quote", "claim"): "makes",
    ("quote", "event"): "reports",
    ("claim", "event"): "reports",
    ("quote", "quote"): "repeats",
    ("claim", "claim"): "contradicts",
    ("event", "event"): "same_event",
}
"""What a record of the first type mostly does to one of the second."""


class Link(msgspec.Struct, frozen=True, rename={"source": "from", "target": "to"}, gc=False):
    """A relation from one record (``source``) to another (``target``)."""

    id: str
    source: str
    target: str
    relation: Relation
    version: int = 1

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both records."""
        return self.source, self.target

    def other(self, record_id: str) -> str:
        """The end that is not this record."""
        return self.target if self.source == record_id else self.source


class LinkEnd(msgspec.Struct, frozen=True):
    """A record that a link leads to or could lead to, as a list shows it.

    Attributes:
        record: its id.
        article: the id of its article; ``title`` and ``outlet`` say which that is.
        spans: its own text.
    """

    record: str
    type: str
    article: str
    title: str
    spans: tuple[Fragment, ...]
    outlet: str = ""


class UsualLink(msgspec.Struct, frozen=True):
    """What a link between records of two types mostly says; ``backwards``: of the second one."""

    relation: Relation
    backwards: bool = False


def usual_link(from_type: str, to_type: str) -> UsualLink:
    """The relation to propose between records of two types: a claim is made by a quote."""
    if relation := _USUAL.get((from_type, to_type)):
        return UsualLink(relation)
    if relation := _USUAL.get((to_type, from_type)):
        return UsualLink(relation, backwards=True)
    return UsualLink("supports")
