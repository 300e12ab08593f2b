"""What only UIMA knows of an annotation or a relation, as `Annotation.rest` keeps it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from annotator.formats.uima.model import Value


class Rest(msgspec.Struct, omit_defaults=True):
    """What an annotation or a relation does not say itself.

    Attributes:
        type: its full name; empty if it is one of ours.
        unindexed: whether it stands in no index, and others lead to it.
        values: by feature, those that no attribute can hold.
        links: by role, the feature that leads to the other end, the type of the structure between
            them, and the role as that says it.
        place: of a relation, where it lies if that is not where its target does.
        feature: of a relation that is but a feature, its name.
    """

    type: str = ""
    unindexed: bool = False
    values: dict[str, Value] = {}
    links: dict[str, tuple[str, str, str | None]] = {}
    place: tuple[int, int] | None = None
    feature: str = ""

    def stored(self) -> dict[str, Any]:
        """As annotations keep it."""
        return msgspec.to_builtins(self)


def line_of(stored: Mapping[str, Any]) -> Rest:
    """What an annotation keeps, without what somebody damaged: metadata can be edited."""
    rest = Rest()
    for name in Rest.__struct_fields__:
        if name in stored:
            try:
                found = msgspec.convert({name: stored[name]}, Rest)
            except msgspec.ValidationError:
                continue
            setattr(rest, name, getattr(found, name))
    return rest
