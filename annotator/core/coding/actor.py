"""Actors: the people and bodies that quotes, claims and events share."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.countries import ALPHA_3
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message


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

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, its own name first."""
        return (self.name, *self.aliases)

    def is_called(self, name: str) -> bool:
        """Whether the name or an alias is this, letter case and outer space aside."""
        wanted = name_key(name)
        return any(name_key(known) == wanted for known in self.names)


TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"),
        *("president", "minister", "premier", "chancellor", "ambassador", "senator", "governor"),
        *("mayor", "secretary", "general", "gen", "colonel", "col", "captain", "capt", "major"),
        *("lieutenant", "lt", "sergeant", "sgt", "admiral", "adm", "commander", "spokesman"),
        *("spokeswoman", "spokesperson", "judge", "justice", "king", "queen", "prince"),
        *("princess", "sheikh", "sheik", "imam", "ayatollah", "pope", "bishop", "archbishop"),
        *("rev", "reverend", "rabbi", "sen", "gov", "rep", "hon", "pres", "prime", "foreign"),
        *("interior", "vice", "deputy", "former", "the"),
    ]
)
"""What stands before names and does not tell them apart."""


def name_key(name: str) -> str:
    """The normalized key of a name: letter case and spacing are ignored."""
    return " ".join(name.casefold().split())


def clean(name: str) -> str:
    """The name with single spaces inside and none outside."""
    return " ".join(name.split())


def checked(actor: Actor) -> Actor:
    """The actor with tidy names: none blank, none twice.

    Raises:
        AnnotatorError: it has no name, or its country is not one.
    """
    name = clean(actor.name)
    if not name:
        raise AnnotatorError(message("actor-needs-name"))
    if actor.country and actor.country not in ALPHA_3:
        raise AnnotatorError(message("no-country-code", country=actor.country))
    aliases = _distinct(actor.aliases, besides=name)
    return replace(actor, name=name, aliases=aliases, kind=clean(actor.kind))


def renamed(actor: Actor, name: str, *, keep_old: bool = True) -> Actor:
    """The actor under another name; the old one is an alias from then on, if it is kept."""
    name = clean(name)
    old = (actor.name,) if keep_old and name_key(name) != name_key(actor.name) else ()
    return replace(actor, name=name, aliases=_distinct((*old, *actor.aliases), besides=name))


def with_alias(actor: Actor, alias: str) -> Actor:
    """The actor with one more alias; the same one if it is called so already."""
    if not clean(alias) or actor.is_called(alias):
        return actor
    return replace(actor, aliases=(*actor.aliases, clean(alias)))


def without_aliases(actor: Actor, aliases: Iterable[str]) -> Actor:
    """The actor without these aliases."""
    gone = {name_key(alias) for alias in aliases}
    remaining = tuple(alias for alias in actor.aliases if name_key(alias) not in gone)
    return replace(actor, aliases=remaining)


def united(target: Actor, others: Sequence[Actor]) -> Actor:
    """The actor that remains when others are merged into it.

    Names are united as aliases, notes as paragraphs. What the one that stays says of its kind, its
    country and an identifier holds; what it leaves open the others fill in turn. An identifier
    that another one had under the same scheme is kept in the note.
    """
    notes = [target.note.strip()] if target.note.strip() else []
    identifiers = dict(target.identifiers)
    for other in others:
        if other.note.strip() and other.note.strip() not in notes:
            notes.append(other.note.strip())
        for scheme, value in other.identifiers.items():
            if identifiers.setdefault(scheme, value) != value:
                notes.append(f"{scheme}: {value} ({other.name})")
    everyone = (target, *others)
    return replace(
        target,
        aliases=_distinct((name for each in everyone for name in each.names), besides=target.name),
        kind=next((each.kind for each in everyone if each.kind), ""),
        country=next((each.country for each in everyone if each.country), ""),
        note="\n\n".join(notes),
        identifiers=identifiers,
    )


def _distinct(names: Iterable[str], *, besides: str) -> tuple[str, ...]:
    seen = {name_key(besides), ""}
    distinct: list[str] = []
    for name in names:
        key = name_key(name)
        if key not in seen:
            seen.add(key)
            distinct.append(clean(name))
    return tuple(distinct)
