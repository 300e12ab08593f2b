"""What an import would bring, told by reading alone: the project is not written to, nor locked."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Unpack

import msgspec
from msgspec.structs import replace

from annotator.core.errors import InputError
from annotator.core.messages import Message
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.format import Reader
from annotator.formats.parsing.encodings import require_encoding
from annotator.formats.parsing.table_columns import distinct, guessed, header_key, is_own_table
from annotator.formats.parsing.table_rows import Row, Table, header_of, written
from annotator.formats.registry import Group, all_formats, groups_of
from annotator.formats.tables.content import TableContent, TableReader
from annotator.services.progress import Progress, silent
from annotator.services.transfer.archives import Unpacking
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.discovery import files_of
from annotator.services.transfer.labels.review import Corpus
from annotator.services.transfer.plan import carry_out
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.project_state import SimulatedProject
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.reading_files import ImportOptions, reading_files
from annotator.services.transfer.report import Duplicate, Problem
from annotator.services.workspace import Workspace

_FIRST_ROWS = 4
_MOST_OF_A_CELL = 200


class SeenTable(msgspec.Struct, frozen=True):
    """A table that would be imported.

    Attributes:
        file: the first of those with this header.
        key: what stands for its header.
        names: of its columns.
        rows: the first few, as long as the header.
        columns: the name of the column by what of an article it holds.
        files: how many have this header.
    """

    file: str
    key: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: dict[str, str]
    files: int = 1


class Preview(msgspec.Struct, frozen=True):
    """What an import would bring.

    Attributes:
        articles: how many articles are new.
        types: how many records of each type are new, the most first.
        links: how many links are new.
        publications: how many more outlets, dates and addresses articles gain.
        duplicates: articles that are there, or come twice.
        problems: what would not be taken.
        notes: what else a person should know.
        gains: what the codebook would gain, such as ``event.means``.
        corpora: what the labels of each corpus would be taken for.
        tables: what the columns of each table would be taken for.
    """

    articles: int
    types: dict[str, int]
    links: int
    duplicates: list[Duplicate]
    problems: list[Problem]
    notes: list[Message]
    gains: list[str]
    corpora: list[Corpus]
    tables: list[SeenTable]
    publications: int = 0


def preview(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    **options: Unpack[ImportOptions],
) -> Preview:
    """As `annotator.services.transfer.transfer.Transfer.preview`."""
    tally = Tally()
    with (
        reading_files(workspace, paths, tally, progress, **options) as parsed,
        workspace.reading() as read,
    ):

        def counting(done: int, total: int, what: str) -> None:  # noqa: ARG001 - as progress is told
            progress(done, total, "Counting")

        carry_out(parsed, SimulatedProject(read, workspace.coder), tally, counting, strict=False)
        return _seen(parsed, tally, options.get("encoding", ""))


def _seen(parsed: Sequence[Parsed], tally: Tally, encoding: str) -> Preview:
    return Preview(
        articles=tally.articles,
        types=dict(tally.types.most_common()),
        links=tally.links,
        duplicates=tally.duplicates,
        problems=tally.problems,
        notes=tally.notes,
        gains=list(dict.fromkeys(tally.gains)),
        corpora=[
            Corpus.of(each.content)
            for each in parsed
            if isinstance(each.content, ForeignContent) and each.content.survey.labels
        ],
        tables=_tables(parsed, tally.problems, encoding),
        publications=tally.publications,
    )


def needs_a_look(workspace: Workspace, paths: Sequence[Path]) -> bool:
    """As `annotator.services.transfer.transfer.Transfer.needs_a_look`."""
    formats = all_formats()
    projects = ProjectFiles(workspace.location)
    paths = [path for path in paths if not projects.is_another(path)]
    with Unpacking() as unpacking:
        files = files_of(paths, None, formats, Tally(), unpacking, projects)
        if any(each.claims(files).groups for each in formats):
            return True
        return any(
            _is_unclear(workspace, each.format.reader, each.files[0])
            for each in groups_of(files, formats)
            if isinstance(each, Group)
        )


def _is_unclear(workspace: Workspace, reader: Reader | None, path: Path) -> bool:
    """Whether it is a table of which it is not known which column is the text."""
    if not isinstance(reader, TableReader):
        return False
    try:
        header = header_of(reader.table(path, ""))
    except InputError:
        return False
    is_known = header_key(header) in workspace.info.columns
    return not is_known and not is_own_table(header) and "text" not in guessed(header)


def _tables(
    parsed: Sequence[Parsed], problems: Sequence[Problem], encoding: str
) -> list[SeenTable]:
    tables: dict[str, SeenTable] = {}
    for file, table, columns in chain(_read_tables(parsed), _refused_tables(problems, encoding)):
        header = header_of(table)
        key = header_key(header)
        before = tables.get(key)
        if before is not None:
            tables[key] = replace(before, files=before.files + 1)
            continue
        names = distinct(header)
        rows = islice((row for row in table.rows() if isinstance(row, Row)), 1, 1 + _FIRST_ROWS)
        shown = tuple(_shown(row, len(names)) for row in rows)
        tables[key] = SeenTable(file, key, names, shown, columns)
    return list(tables.values())


def _read_tables(parsed: Sequence[Parsed]) -> Iterator[tuple[str, Table, dict[str, str]]]:
    for each in parsed:
        if isinstance(content := each.content, TableContent):
            names, known = content.layout.names, content.layout.known
            columns = {attribute: names[place] for attribute, place in known.items()}
            yield each.file, content.table, columns


def _refused_tables(
    problems: Sequence[Problem], encoding: str
) -> Iterator[tuple[str, Table, dict[str, str]]]:
    """Those of which nobody has said yet which column is the text; none in archives."""
    formats = all_formats()
    for problem in problems:
        path = Path(problem.file)
        is_of_columns = problem.where is not None and problem.where.code == "at-header"
        if not is_of_columns or not path.is_file():
            continue
        for group in groups_of([path], formats):
            reader = group.format.reader if isinstance(group, Group) else None
            if isinstance(reader, TableReader):
                table = reader.table(path, require_encoding(encoding))
                header = header_of(table)
                if not is_own_table(header):
                    yield problem.file, table, dict(guessed(header))


def _shown(row: Row, width: int) -> tuple[str, ...]:
    cells = [" ".join(written(cell)[:_MOST_OF_A_CELL].split()) for cell in row.cells[:width]]
    return (*cells, *[""] * (width - len(cells)))
