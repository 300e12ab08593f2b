"""What a suggester is: it reads an article and says what records may be made of it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import Value
from annotator.core.coding.record import Record
from annotator.core.text.span import Span


class Reading(msgspec.Struct, frozen=True):
    """What a suggester is given to read.

    Attributes:
        language: of the text, as BCP 47 has it; empty if unknown.
        codebook: what records follow.
        names: those of the registry's actors, aliases too.
        coded: the records that the coder has made of the article.
        day: the article's, against which dates resolve; None if it is not known.
    """

    text: str
    language: str
    codebook: Codebook
    names: Sequence[str] = ()
    coded: Sequence[Record] = ()
    day: date | None = None


class SuggestedValue(msgspec.Struct, frozen=True):
    """What a field would hold, and where the words for it stand.

    Attributes:
        value: as the field's kind takes it; None where the words alone are known.
    """

    value: Value | None
    spans: tuple[Span, ...] = ()


def words_of(text: str, span: Span) -> SuggestedValue:
    """The words themselves as the value, with one space in place of each run of white space."""
    return SuggestedValue(" ".join(text[span.start : span.end].split()), (span,))


class SuggestedRecord(msgspec.Struct, frozen=True):
    """A record that a suggester sees.

    Attributes:
        type: the key of the record type.
        spans: its own text, in reading order; at least one.
        fields: the values by field key.
        confidence: from 0 to 1, how sure it is that all of it is right.
        reason: why, for a person to read; empty if there is nothing to say.
        is_offered: whether it is worth offering to who names no least confidence.
    """

    type: str
    spans: tuple[Span, ...]
    fields: dict[str, tuple[SuggestedValue, ...]]
    confidence: float
    reason: str = ""
    is_offered: bool = True


class Suggester(Protocol):
    """Sees records in a text."""

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The records that it sees, in any order. Called in another process than the window's."""
        ...


class SuggesterKind(msgspec.Struct, frozen=True):
    """A kind of suggester, which costs nothing until it is made.

    A package adds one by an entry point of the group ``annotator.suggesters`` that names a
    `SuggesterKind`.

    Attributes:
        name: what commands and records call it, such as ``quotes``.
        title: what a person reads, in English.
        types: the keys of the record types that it suggests.
        languages: those that it reads, as the first part of a BCP 47 tag, and empty for texts of
            unknown language; none at all if it reads every language.
        make: makes it from its weights; a function of a module, for another process calls it.
        weights: the name of the shipped file of its weights; empty if it has none.
        version: of how it works; rises when it would see something else.
        is_learned: whether it learned from what coders of the project made.
        is_remote: whether it sends the text elsewhere; it is asked only by its name.
    """

    name: str
    title: str
    types: tuple[str, ...]
    make: Callable[[bytes], Suggester]
    languages: tuple[str, ...] = ()
    weights: str = ""
    version: str = "1"
    is_learned: bool = False
    is_remote: bool = False

    def reads(self, language: str) -> bool:
        """Whether it reads texts of a language."""
        return not self.languages or language.partition("-")[0].lower() in self.languages
