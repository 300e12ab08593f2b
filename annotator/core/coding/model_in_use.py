"""Which learned models a project uses."""

import msgspec


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
