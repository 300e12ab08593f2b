"""Coders: who made a record or a change."""

import msgspec


class Coder(msgspec.Struct, frozen=True):
    """A person who codes; the name is unique in a project."""

    id: str
    name: str
    version: int = 1
