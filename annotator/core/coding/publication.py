"""Where and when a text appeared: one text in several outlets is one article with several
publications.

The first stands in the article's own outlet, date and address, the others beside it.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from annotator.core.deferred import deferred

if TYPE_CHECKING:
    import hashlib
else:
    # It loads a library of the system.
    hashlib = deferred("hashlib")

_KEY_SIZE = 8


class Publication(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One appearance of a text; what is not known of it is empty.

    Attributes:
        date: an ISO 8601 date or date and time, as an article's ``published``.
        section: the part of the outlet, such as “Business”.
    """

    outlet: str = ""
    date: str = ""
    section: str = ""
    url: str = ""

    @property
    def key(self) -> str:
        """What names it within its article: made of all that it says."""
        said = "\0".join((self.outlet, self.date, self.section, self.url))
        return hashlib.blake2b(said.encode(), digest_size=_KEY_SIZE).hexdigest()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.outlet or self.date or self.section or self.url)


Publications = dict[str, Publication]
"""By their keys."""


def keyed(publications: Iterable[Publication]) -> Publications:
    """The publications by their keys, those that say nothing left out."""
    return {each.key: each for each in publications if each}


def in_order(publications: Publications) -> list[Publication]:
    """The publications by date, those without one last."""
    return sorted(
        publications.values(),
        key=lambda each: (not each.date, each.date, each.outlet, each.section, each.url),
    )


def joined(known: Publication, told: Publication) -> Publication | None:
    """What both say, if they are the same publication; else None.

    They are if they share an outlet or an address and nothing of one contradicts the other. A date
    may be more precise than the other.
    """
    if not _shared(known.outlet, told.outlet) and not _shared(known.url, told.url):
        return None
    parts: list[str] = []
    for ours, theirs in _pairs(known, told):
        if ours and theirs and ours != theirs:
            return None
        parts.append(ours or theirs)
    return Publication(*parts)


def _shared(known: str, told: str) -> bool:
    return bool(known) and known == told


def _pairs(known: Publication, told: Publication) -> Iterator[tuple[str, str]]:
    yield known.outlet, told.outlet
    yield _dates(known.date, told.date)
    yield known.section, told.section
    yield known.url, told.url


def _dates(known: str, told: str) -> tuple[str, str]:
    if known[:10] == told[:10] or (told and known.startswith(told)):
        return known, known
    return (told, told) if told.startswith(known) else (known, told)
