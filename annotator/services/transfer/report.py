"""What an import or export did, for a person and for programs."""

from pathlib import Path
from typing import Any, Literal, Self

import msgspec

from annotator.core.coding.change import Change, Kind
from annotator.core.errors import InputError
from annotator.core.language import ENGLISH, Language
from annotator.core.messages import Message
from annotator.formats.annotations.corpus import DOUBTFUL, passage
from annotator.services.transfer.labels.counts import UsedMapping

GAINED = "codebook-gained"
"""The code of the note that names what a file needed."""


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
        where: the place, where it is more than text.
    """

    file: str
    place: str
    reason: str
    code: str = ""
    parameters: dict[str, Any] = {}
    where: Message | None = None

    @classmethod
    def of(cls, error: InputError) -> Self:
        """What an error says."""
        where = error.where if isinstance(error.where, Message) else None
        return cls(error.file, error.place, error.reason, error.code, error.parameters, where)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person may take it all the same."""
        return self.code == DOUBTFUL

    @property
    def passage(self) -> str:
        """What an import is told to take a doubtful passage by."""
        return passage(self.file, self.place, str(self.parameters.get("words", "")))

    @property
    def error(self) -> InputError:
        """What it is made of."""
        reason = Message(self.code, self.parameters) if self.code else self.reason
        return InputError(self.file, reason, self.where or self.place)

    def __str__(self) -> str:
        """As one line."""
        return self.sentence()

    def sentence(self, language: Language = ENGLISH) -> str:
        """As one line."""
        return self.error.sentence(language)


Verdict = Literal["new", "extends", "deleted", "duplicate", "differs", "clash", "refused"]
"""What becomes of a thing of a file:

``new``: the project lacks it and gets it.
``extends``: the project's thing gains what the file says of it.
``deleted``: it was deleted there, and so it is here; only where a merge knows that.
``duplicate``: the project has it.
``differs``: the project has it, says something else of it, and stays as it is.
``clash``: the codebooks contradict each other, so that nothing of the file is taken.
``refused``: something in the file does not hold, so that it is not taken.
"""


class DecisionCount(msgspec.Struct, frozen=True):
    """How many things of a kind of a file were decided on in a way.

    Attributes:
        kind: such as ``article`` and ``record``; ``file`` if it is all of the file.
    """

    file: str
    kind: Kind | Literal["file"]
    verdict: Verdict
    count: int


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
        decisions: what was decided on the things of each file.
        publications: how many more outlets, dates and addresses articles gained.
    """

    articles: int
    records: int
    duplicates: list[Duplicate]
    problems: list[Problem]
    notes: list[Message]
    change: Change | None
    types: dict[str, int] = {}
    links: int = 0
    gains: list[str] = []
    mappings: list[UsedMapping] = []
    decisions: list[DecisionCount] = []
    publications: int = 0


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
    notes: tuple[Message, ...] = ()


class FormatInfo(msgspec.Struct, frozen=True):
    """A format as a person chooses it.

    Attributes:
        extensions: with the dot; the first is that of what is written.
        writes_folder: whether a folder is written, not a file.
        loses: what writing it cannot keep; empty if nothing.
        spreadsheet: whether it can be written in a way that suits spreadsheets.
        quotes: whether it has no texts, and so many words of passages as one says.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    reads: bool
    writes: bool
    loses: str
    spreadsheet: bool
    writes_folder: bool = False
    quotes: bool = False
