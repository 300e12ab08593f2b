"""Which learned models a project uses."""

import msgspec

_DIGITS = 12
"""Of a coder's id: as many as tell the coders of a project apart."""


class ModelInUse(msgspec.Struct, frozen=True, omit_defaults=True):
    """The model that was learned last for a record type.

    Attributes:
        id: of the model, whose weights are kept beside the journal.
        number: rises with each learning of the type.
        withdrawn: whether it is not to suggest anything any more.
        outdone: whether what the program brings found more of the project's articles, and therefore
            suggests in its place.
    """

    id: str
    number: int
    withdrawn: bool = False
    outdone: bool = False

    @property
    def suggests(self) -> bool:
        """Whether suggestions come from it."""
        return not self.withdrawn and not self.outdone


def place_of(type_key: str, coder: str = "") -> str:
    """Under which a project keeps the model of a type: everybody's, or what one coder's own work
    taught while the project was coded blind.

    Args:
        coder: the coder's id.
    """
    return f"{type_key}@{coder[-_DIGITS:]}" if coder else type_key


def type_of(place: str) -> str:
    """The key of the record type of a place."""
    return place.partition("@")[0]


def is_place_of(place: str, coder: str) -> bool:
    """Whether a place is that coder's, or everybody's if none is given."""
    return place == place_of(type_of(place), coder)
