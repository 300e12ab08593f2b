"""What a format is: how it is called, which files are in it, how they are read and written.

A new format is one `Format` with a `Reader`, a `Writer` or both. `annotator.formats.readers` has
the two readers that nearly all of them use.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from annotator.core.messages import Message
from annotator.formats.annotations.corpus import Reading
from annotator.formats.content import Content, ReadContent
from annotator.formats.parsing.looks import ends_with

Write = Callable[[Content, Path], Sequence[Message] | None]
"""Writes to a path, which is as it was if writing fails; what a person should know of it."""


class Offer(msgspec.Struct, frozen=True):
    """Files that a format may claim.

    Attributes:
        files: the files.
        extensions: the format's.
        is_search: whether they were found in a folder, so that nobody named them one by one.
        is_chosen: whether a person said that they are in this format.
    """

    files: Sequence[Path]
    extensions: tuple[str, ...]
    is_search: bool = False
    is_chosen: bool = False

    @property
    def named(self) -> list[Path]:
        """Those that have one of the format's extensions."""
        return [path for path in self.files if ends_with(path, self.extensions)]


class Claims(msgspec.Struct, frozen=True):
    """The files of an offer that a format can read; each stands in one list at most.

    Attributes:
        groups: files that go together, such as texts and the annotations beside them. Nobody else
            is asked about them.
        files: each stands for itself, and what it holds is in the format.
        named: each stands for itself and has the format's name. It is read if no other format
            claims it by what it holds.
        unlike: has the format's name but does not hold what it should. It is read if no other
            format claims it at all, so that the reader says what is wrong.
    """

    groups: Sequence[Sequence[Path]] = ()
    files: Sequence[Path] = ()
    named: Sequence[Path] = ()
    unlike: Sequence[Path] = ()

    @property
    def likely(self) -> set[Path]:
        """All but those that are unlike the format."""
        return {*self.files, *self.named}.union(*self.groups)


class Reader(Protocol):
    """Reads a format."""

    @property
    def is_corpus(self) -> bool:
        """Whether it reads groups of files, and is asked before those whose files stand alone."""
        ...

    def claims(self, offer: Offer) -> Claims:
        """Which of the files are in the format. A file that cannot be opened is in none."""
        ...

    def open(self, files: Sequence[Path], reading: Reading) -> ReadContent:
        """What a group of files, or a file that stands for itself, holds.

        Raises:
            InputError: nothing of it can be taken; names the file and the place.
            CodebookError: the reading's mapping names a type or field that the codebook lacks.
        """
        ...


class Writer(msgspec.Struct, frozen=True):
    """Writes a format.

    Attributes:
        write: writes a file, or a folder.
        folder: whether it is a folder.
        loses: what writing it cannot keep; empty if nothing.
        write_for_spreadsheets: writes it as spreadsheets need it; None if none can open it.
        write_quoting: writes it with at most so many words of a passage; None if all stand in it.
    """

    write: Write
    folder: bool = False
    loses: str = ""
    write_for_spreadsheets: Write | None = None
    write_quoting: Callable[[Content, Path, int], Sequence[Message] | None] | None = None


class Format(msgspec.Struct, frozen=True):
    """A file format.

    Attributes:
        name: what a person calls it on the command line.
        title: what it is, in a line.
        extensions: lower case, with the dot; the first is that of what is written.
        reader: None if it cannot be read.
        writer: None if it cannot be written.
        companions: names of files that lie beside its own in folders and are passed over quietly.
        is_used: whether a file that it does not claim is read along with those that it does, such
            as a type system, so that it counts as none that was left out.
        needs_texts: whether its articles have no texts of their own, so that it is read after all
            else of an import, and taken before it.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    reader: Reader | None = None
    writer: Writer | None = None
    companions: frozenset[str] = frozenset()
    is_used: Callable[[Path], bool] | None = None
    needs_texts: bool = False

    def claims(
        self, files: Sequence[Path], *, is_search: bool = False, is_chosen: bool = False
    ) -> Claims:
        """Which of the files its reader claims, as `Offer` puts it to it."""
        if self.reader is None:
            return Claims()
        return self.reader.claims(Offer(files, self.extensions, is_search, is_chosen))
