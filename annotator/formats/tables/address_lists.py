"""Lists of addresses, one a line, perhaps each with the name of the file that it belongs to.

Nothing is ever fetched: such a list says where articles that lie beside it came from.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.formats.parsing.looks import ends_with, head_of
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.parsing.plain_text import decoded
from annotator.formats.parsing.signatures import remembered
from annotator.formats.parsing.table_columns import has_text_column, names_files, usual_names

EXTENSIONS = (".txt", ".text", ".csv", ".tsv", ".tab", ".urls", ".url", ".lst")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"]+|www\.[^\s<>\"/]+\.[^\s<>\"]+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[\t;,|]\s*|\s+")
_HEAD = 8192


class Address(msgspec.Struct, frozen=True):
    """A line of a list.

    Attributes:
        file: which file is from there; empty if the line does not say.
    """

    url: str
    file: str = ""


def is_address_list(path: Path) -> bool:
    """Whether the file is a list of addresses and nothing else."""
    return ends_with(path, EXTENSIONS) and _holds_addresses(path)


@remembered
def _holds_addresses(path: Path) -> bool:
    try:
        head = head_of(path)[:_HEAD].decode("utf-8-sig", errors="replace")
    except OSError:
        return False
    lines = [line.strip() for line in head.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    # The last line of the sample may be cut off; a header may come first.
    sample = lines if len(head) < _HEAD // 2 else lines[:-1]
    body = sample[1:] if len(sample) > 1 and not _ADDRESS.search(sample[0]) else sample
    if not body or not all(_parsed_line(line) for line in body):
        return False
    try:
        return bool(addresses_of(path))
    except InputError:
        return False


def addresses_of(path: Path) -> list[Address]:
    """The addresses; empty if a line is something else.

    Raises:
        InputError: it cannot be read, or is no text.
    """
    text, _ = decoded(str(path), read_bytes(path))
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    if lines and not _ADDRESS.search(lines[0]):
        return list(_of_table(lines))
    addresses = [_parsed_line(line) for line in lines]
    return [each for each in addresses if each] if all(addresses) else []


def _of_table(lines: Sequence[str]) -> Iterator[Address]:
    """The rows of a table that has a column of addresses, perhaps one of files, and no others."""
    delimiter = next((each for each in "\t;,|" if each in lines[0]), ",")
    try:
        header, *rows = csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return
    names = [name.strip() for name in header]
    url = usual_names(names, ()).get("url")
    files = [name for name in names if names_files(name)]
    if url is None or has_text_column(names) or set(names) - {url, *files} - {""}:
        return
    for row in rows:
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        if not _ADDRESS.fullmatch(cells.get(url, "")):
            continue
        yield Address(cells[url], cells.get(files[0], "") if files else "")


def _parsed_line(line: str) -> Address | None:
    line = line.strip().strip('"')
    if _ADDRESS.fullmatch(line):
        return Address(line)
    match = _ADDRESS.search(line)
    if match is None:
        return None
    before = _SEPARATORS.sub(" ", line[: match.start()].strip(" \t;,|\"'"))
    after = _SEPARATORS.sub(" ", line[match.end() :].strip(" \t;,|\"'"))
    name = before or after
    # A sentence that names an address is no line of a list.
    is_file = not (before and after) and re.fullmatch(r"[^:]+\.[A-Za-z0-9]{1,8}", name)
    return Address(match[0].rstrip(",;|\"'"), name) if is_file else None
