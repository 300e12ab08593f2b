"""What a format is: how it is called, told from others, read and written."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.content import Content
from annotator.formats.parsing.table_columns import Columns
from annotator.formats.parsing.table_rows import Table

Reader = Callable[[Path, Callable[[], str]], Content]
"""Reads a file: its path, and what makes ids for things that the file gives none. Everything is
checked before it returns, or by the survey of what it returns; it raises `InputError` with file
and place."""

ColumnsReader = Callable[[Path, Callable[[], str], Columns], Content]
"""Reads a file as a `Reader`, of some of whose values a person said what they are."""

Writer = Callable[[Content, Path, bool], Sequence[str] | None]
"""Writes to a path, which is as it was if writing fails; what a person should know of it. The last
argument asks for what spreadsheets need; only formats with ``spreadsheet`` get True."""


CorpusReader = Callable[[Sequence[Path], Reading], ForeignContent]
"""Reads files that go together, such as texts and the annotations beside them."""


class Format(msgspec.Struct, frozen=True):
    """A file format.

    Attributes:
        name: what a person calls it on the command line.
        extensions: lower case, with the dot; the first is that of what is written.
        loses: what writing it cannot keep; empty if nothing.
        read: None if it cannot be read.
        write: None if it cannot be written.
        recognises: tells whether a file is in it, where several formats share an extension.
        read_corpus: reads files that go together; None if each stands for itself.
        claims: of many files those that are of the format, for one with `read_corpus`.
        read_columns: reads a file that is no table, but whose values have names by which a person
            may say what they are; None for others.
        each_alone: whether each of the files that it claims is a corpus by itself.
        table: opens a table, of whose columns a person may say what they are; None for what is
            none.
        companions: names of files that lie beside its own in folders and are passed over quietly.
        in_folders: whether a folder that is imported is searched for such files.
        skips: tells of a file found in a folder that nobody means to import it.
        writes_folder: whether a folder is written, not a file.
        spreadsheet: whether it can be written in a way that suits spreadsheets.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    loses: str = ""
    read: Reader | None = None
    write: Writer | None = None
    recognises: Callable[[Path], bool] | None = None
    read_corpus: CorpusReader | None = None
    claims: Callable[[Sequence[Path]], list[Path]] | None = None
    read_columns: ColumnsReader | None = None
    each_alone: bool = False
    table: Callable[[Path], Table] | None = None
    companions: frozenset[str] = frozenset()
    in_folders: bool = False
    skips: Callable[[Path], bool] | None = None
    writes_folder: bool = False
    spreadsheet: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether it can be read."""
        return self.read is not None or self.read_corpus is not None
