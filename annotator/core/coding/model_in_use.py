"""Which learned models a project uses."""

import msgspec


class ModelInUse(msgspec.Struct, frozen=True, omit_defaults=True):
    """The model that was learned last for a record type.

    Attributes:
        id: of the model, whose weights are kept beside the journal.
        number: rises with each learning of the type.
        withdrawn: whether it is not to suggest anything any more.
    """

    id: str
    number: int
    withdrawn: bool = False
