"""Which formats there are, and which one a file is in.

A package adds a format of its own by an entry point of the group ``annotator.formats`` that
names a `Format`.
"""

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from pathlib import Path

import msgspec

from annotator.core.errors import AnnotatorError, InputError
from annotator.formats import (
    annotator_json,
    annotator_jsonl,
    brat,
    brat_writer,
    csv_reading,
    csv_tables,
    docx,
    eml,
    epub,
    html_page,
    odt,
    pdf,
    plain,
    report,
    rtf,
    xlsx_reading,
    xlsx_tables,
)
from annotator.formats.content import Content
from annotator.formats.foreign_content import ForeignContent, Reading
from annotator.formats.table_columns import Columns

GROUP = "annotator.formats"

Reader = Callable[[Path, Callable[[], str]], Content]
"""Reads a file: its path, and what makes ids for things that the file gives none. Everything is
checked before it returns, or by the survey of what it returns; it raises `InputError` with file
and place."""

TableReader = Callable[[Path, Callable[[], str], Columns], Content]
"""Reads a table as a `Reader`, some of whose columns a person named."""

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
        read_columns: reads a table some of whose columns a person named; None for what is none.
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
    read_columns: TableReader | None = None
    in_folders: bool = False
    skips: Callable[[Path], bool] | None = None
    writes_folder: bool = False
    spreadsheet: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether it can be read."""
        return self.read is not None or self.read_corpus is not None


BUILT_IN = (
    Format(
        name="json",
        title="Annotator JSON: the whole project",
        extensions=(".json",),
        read=annotator_json.read,
        write=annotator_json.write,
        recognises=annotator_json.recognises,
    ),
    Format(
        name="jsonl",
        title="Annotator JSON lines: the whole project, one line a thing, however large",
        extensions=(".jsonl",),
        read=annotator_jsonl.read,
        write=annotator_jsonl.write,
        recognises=annotator_jsonl.recognises,
    ),
    Format(
        name="csv",
        title="CSV: a row an article; written as tables for R, pandas and Excel",
        extensions=(".csv", ".tsv", ".tab"),
        loses="the structure: it is for analysis, and its coding cannot be imported again",
        read=csv_reading.read,
        read_columns=csv_reading.read_columns,
        write=csv_tables.write,
        in_folders=True,
        skips=csv_reading.is_of_an_export,
        writes_folder=True,
        spreadsheet=True,
    ),
    Format(
        name="xlsx",
        title="Excel workbook: a row an article; written with a sheet a record type",
        extensions=(".xlsx", ".xlsm"),
        loses="the structure: it is for analysis, and its coding cannot be imported again",
        read=xlsx_reading.read,
        write=xlsx_tables.write,
        read_columns=xlsx_reading.read_columns,
        in_folders=True,
        skips=xlsx_reading.is_of_an_export,
    ),
    Format(
        name="report",
        title="Report: one web page to read and print, with marks, counts and a timeline",
        extensions=(".html",),
        loses=report.LOSES,
        write=report.write,
    ),
    Format(
        name="brat",
        title="brat standoff: texts with .ann files beside them",
        extensions=(".ann",),
        writes_folder=True,
        write=brat_writer.write,
        read_corpus=brat.read,
        claims=brat.claimed,
        in_folders=True,
    ),
    Format(
        name="txt",
        title="Plain text, one article a file",
        extensions=(".txt", ".text"),
        read=plain.read_text,
        in_folders=True,
    ),
    Format(
        name="md",
        title="Markdown, one article a file",
        extensions=(".md", ".markdown"),
        read=plain.read_markdown,
        in_folders=True,
    ),
    Format(
        name="html",
        title="Web page, one article a file",
        extensions=(".html", ".htm", ".xhtml"),
        read=html_page.read,
        in_folders=True,
    ),
    Format(
        name="docx",
        title="Word document, one article a file",
        extensions=(".docx", ".docm"),
        read=docx.read,
        in_folders=True,
    ),
    Format(
        name="odt",
        title="OpenDocument text, one article a file",
        extensions=(".odt",),
        read=odt.read,
        in_folders=True,
    ),
    Format(
        name="rtf",
        title="Rich Text, one article a file",
        extensions=(".rtf",),
        read=rtf.read,
        in_folders=True,
    ),
    Format(
        name="pdf",
        title="PDF, one article a file",
        extensions=(".pdf",),
        read=pdf.read,
        in_folders=True,
    ),
    Format(
        name="epub",
        title="EPUB book, one article a file",
        extensions=(".epub",),
        read=epub.read,
        in_folders=True,
    ),
    Format(
        name="eml",
        title="E-mail, one article a file",
        extensions=(".eml",),
        read=eml.read,
        in_folders=True,
    ),
)


def all_formats() -> tuple[Format, ...]:
    """The built-in formats, then those that other packages add.

    Raises:
        AnnotatorError: a package's format cannot be loaded; says which.
    """
    added: list[Format] = []
    for entry in entry_points(group=GROUP):
        try:
            added.append(msgspec.convert(entry.load(), Format))
        except (ImportError, AttributeError, msgspec.ValidationError) as error:
            raise AnnotatorError(
                f"The format “{entry.name}” ({entry.value}) cannot be loaded: {error}. "
                "Repair or remove the package that brings it."
            ) from error
    return (*BUILT_IN, *added)


def named(name: str, formats: Sequence[Format]) -> Format:
    """The format of that name.

    Raises:
        AnnotatorError: there is none; says which there are.
    """
    for candidate in formats:
        if candidate.name == name:
            return candidate
    raise AnnotatorError(
        f"There is no format “{name}”. There are: {', '.join(known.name for known in formats)}."
    )


def format_of(path: Path, formats: Sequence[Format]) -> Format:
    """The format that a file is in, by its extension and, where that leaves a choice, its content.

    Raises:
        InputError: no format that can be read fits; says which there are.
    """
    readable = [known for known in formats if known.is_readable]
    fitting = [known for known in readable if path.suffix.lower() in known.extensions]
    if len(fitting) > 1:
        fitting = [known for known in fitting if known.recognises and known.recognises(path)]
    if fitting:
        return fitting[0]
    extensions = ", ".join(extension for known in readable for extension in known.extensions)
    raise InputError(
        str(path),
        f"this kind of file cannot be read. It can be one of {extensions}; "
        "if it is, but is named otherwise, say so with --format.",
    )
