"""What an import or export did, for a person and for programs."""

from collections import Counter
from pathlib import Path
from typing import Any, Self

import msgspec

from annotator.core.coding.change import Change
from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.core.language import ENGLISH, Language
from annotator.core.messages import Message, message
from annotator.services.transfer.label_counts import UsedMapping

GAINED = "added to the codebook"
"""What a note says that names what a file needed."""


class Duplicate(msgspec.Struct, frozen=True):
    """An article that was not taken, because one with exactly its text is there.

    Attributes:
        article: the id of the one that is there.
    """

    file: str
    title: str
    article: str


class Problem(msgspec.Struct, frozen=True):
    """Something that was not taken, and why.

    Attributes:
        place: where in the file; empty if all of it.
        reason: why, in English.
        code: why, for machines; empty where there is no more than the text.
        parameters: what the reason names.
    """

    file: str
    place: str
    reason: str
    code: str = ""
    parameters: dict[str, Any] = {}

    @classmethod
    def of(cls, error: InputError) -> Self:
        """What an error says."""
        return cls(error.file, error.place, error.reason, error.code, error.parameters)

    def __str__(self) -> str:
        """As one line."""
        return self.sentence()

    def sentence(self, language: Language = ENGLISH) -> str:
        """As one line."""
        reason = Message(self.code, self.parameters) if self.code else self.reason
        return InputError(self.file, reason, self.place).sentence(language)


def differing(file: str, record: Record) -> Problem:
    """A record that is not taken, because it is there and says something else."""
    reason = message("differing-record", type=record.type)
    return Problem.of(InputError(file, reason, f"record {record.id}"))


def another_text(file: str, article: str, title: str) -> InputError:
    """What to say of a file whose article has the id of one that says something else."""
    return InputError(file, message("another-text", title=title, id=article))


class Tally(msgspec.Struct):
    """What an import came to so far."""

    articles: int = 0
    records: int = 0
    types: Counter[str] = msgspec.field(default_factory=Counter[str])
    links: int = 0
    gains: list[str] = []
    duplicates: list[Duplicate] = []
    problems: list[Problem] = []
    notes: list[str] = []

    def add(self, other: "Tally") -> None:
        """Counts in what another one counted."""
        self.articles += other.articles
        self.records += other.records
        self.types.update(other.types)
        self.links += other.links
        self.gains += other.gains
        self.duplicates += other.duplicates
        self.problems += other.problems
        self.notes += other.notes

    def refuse(self, error: InputError) -> None:
        """Notes what is not taken."""
        self.problems.append(Problem.of(error))


class ImportReport(msgspec.Struct, frozen=True):
    """What an import brought.

    Attributes:
        articles: how many articles are new.
        records: how many records are new.
        duplicates: articles that were there; their records were taken over all the same.
        problems: what was not taken.
        notes: what else a person should know.
        change: the Change that it was; None if nothing was written.
        types: how many records of each type are new, the most first.
        links: how many links are new.
        gains: what the codebook gained, such as ``event.means``.
        mappings: what the labels of each corpus were taken for.
    """

    articles: int
    records: int
    duplicates: list[Duplicate]
    problems: list[Problem]
    notes: list[str]
    change: Change | None
    types: dict[str, int] = {}
    links: int = 0
    gains: list[str] = []
    mappings: list[UsedMapping] = []


class ExportReport(msgspec.Struct, frozen=True):
    """What an export wrote.

    Attributes:
        out: the file or folder.
        loses: what the format could not keep; empty if nothing.
        notes: what else a person should know of it.
    """

    out: Path
    format: str
    articles: int
    records: int
    loses: str = ""
    notes: tuple[str, ...] = ()


class FormatInfo(msgspec.Struct, frozen=True):
    """A format as a person chooses it.

    Attributes:
        extensions: with the dot; the first is that of what is written.
        writes_folder: whether a folder is written, not a file.
        loses: what writing it cannot keep; empty if nothing.
        spreadsheet: whether it can be written in a way that suits spreadsheets.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    reads: bool
    writes: bool
    loses: str
    spreadsheet: bool
    writes_folder: bool = False
