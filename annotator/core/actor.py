"""Actors: the people and bodies that quotes, claims and events share."""

import msgspec


class Actor(msgspec.Struct, frozen=True):
    """One person or body, whatever it is called in a text.

    Attributes:
        kind: such as ``person``, ``government``, ``armed group``; empty if not said.
        aliases: other names, without the name itself.
        country: an ISO 3166-1 alpha-3 code; empty if not said.
        identifiers: ids elsewhere by scheme, such as ``{"wikidata": "Q7747"}``.
    """

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    note: str = ""
    identifiers: dict[str, str] = {}
    version: int = 1

    def is_called(self, name: str) -> bool:
        """Whether the name or an alias is this, letter case and outer space aside."""
        wanted = name_key(name)
        return any(name_key(known) == wanted for known in (self.name, *self.aliases))


def name_key(name: str) -> str:
    """What two spellings of one name share: letter case and spaces do not tell names apart."""
    return " ".join(name.casefold().split())
