"""Tables that say of files what articles they hold: a row a file, without the texts themselves.

Corpora come with such a list of contents: ``metadata.tsv`` with the outlet, author and date of each
text beside it.
"""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from annotator.core.errors import InputError
from annotator.core.text.normalization import normalise
from annotator.formats.parsing.table_columns import (
    distinct,
    guessed,
    has_text_column,
    is_own_table,
    names_files,
)
from annotator.formats.parsing.table_dates import Dates
from annotator.formats.parsing.table_rows import Row, header_of, written
from annotator.formats.tables.coded_segments import is_of_segments
from annotator.formats.tables.csv_read import CsvTable

_EXTENSIONS = frozenset((".csv", ".tsv", ".tab"))


class Description(msgspec.Struct, frozen=True):
    """What a row says of an article; empty where it says nothing."""

    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    metadata: dict[str, Any] = {}


def is_description(path: Path) -> bool:
    """Whether the file is a table that names files and says more of them, but not their texts."""
    if path.suffix.lower() not in _EXTENSIONS:
        return False
    try:
        header = header_of(CsvTable(path))
    except InputError:
        return False
    named = [name for name in header if names_files(name)]
    is_other = is_own_table(header) or has_text_column(header) or is_of_segments(header)
    return len(named) == 1 and len(header) > 1 and not is_other


def descriptions_of(path: Path) -> dict[str, Description]:
    """What the table says, by the names of files without regard to letter case.

    Raises:
        InputError: it cannot be read, or a row of it does not hold; names the line.
    """
    table = CsvTable(path)
    header = header_of(table)
    names = distinct(header)
    known = {attribute: names.index(name) for attribute, name in guessed(header).items()}
    file = next(place for place, name in enumerate(names) if names_files(name))
    rows: list[Row] = []
    dates = Dates()
    for row in islice(table.rows(), 1, None):
        if isinstance(row, InputError):
            raise row
        rows.append(row)
        dates.see(_cell(row, known.get("published")), row.place)
    settled = {file, *known.values()}
    return {
        _last(_cell(row, file)): _description(row, known, names, settled, dates)
        for row in rows
        if _cell(row, file)
    }


def described(rows: Mapping[str, Description], file: str) -> Description | None:
    """What is said of the file of that name; the table may leave out its extension."""
    name = _last(file)
    return rows.get(name) or rows.get(PurePosixPath(name).stem)


def _last(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.casefold()


def _description(
    row: Row, known: dict[str, int], names: Sequence[str], settled: set[int], dates: Dates
) -> Description:
    day = _cell(row, known.get("published"))
    published = dates.iso(day)
    metadata: dict[str, Any] = {
        name: _cell(row, place) for place, name in enumerate(names) if place not in settled
    }
    if day and not published:
        metadata[names[known["published"]]] = day
    stated = {each: _cell(row, known.get(each)) for each in ("title", "source", "author")}
    return Description(
        **stated,
        published=published,
        url=_cell(row, known.get("url")),
        language=_cell(row, known.get("language")),
        metadata={name: value for name, value in metadata.items() if value},
    )


def _cell(row: Row, place: int | None) -> str:
    if place is None or place >= len(row.cells):
        return ""
    return " ".join(normalise(written(row.cells[place])).split())
