"""A corpus of JSON files, each of which holds many texts that stand for themselves."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.annotations.corpus import ForeignContent, Reading, Source
from annotator.formats.annotations.sidecar import NAME as BESIDE
from annotator.formats.annotations.sidecar import Sidecar
from annotator.formats.parsing.json.items import Item, first, items
from annotator.formats.parsing.looks import ends_with

EXTENSIONS = (".json", ".jsonl")


def recogniser(is_item: Callable[[Any], bool]) -> Callable[[Path], bool]:
    """Makes a function that recognises a format's files by their first item."""

    def recognises(path: Path) -> bool:
        return path.name != BESIDE and is_item(first(path))

    return recognises


def claimer(recognises: Callable[[Path], bool]) -> Callable[[Sequence[Path]], list[Path]]:
    """Makes a function that selects a format's files."""

    def claimed(paths: Sequence[Path]) -> list[Path]:
        return [path for path in paths if ends_with(path, EXTENSIONS) and recognises(path)]

    return claimed


def content_of(
    format_name: str,
    paths: Sequence[Path],
    reading: Reading,
    beside: Sidecar | None,
    sources: Callable[[Path, Sequence[Item]], Sequence[Source]],
) -> ForeignContent:
    """The corpus that the files are; one that is no list of texts is left out.

    Args:
        format_name: the format's.
        paths: the files.
        reading: what is known of the project that it is read for.
        beside: what an export of a project left beside its files.
        sources: makes the texts of a file, one an item.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    problems: list[InputError] = []
    read_sources: list[Source] = []
    for path in paths:
        try:
            inside = list(items(path))
        except InputError as error:
            problems.append(error)
            continue
        if not inside:
            problems.append(InputError(str(path), message("no-texts")))
        read_sources += sources(path, inside)
    content = ForeignContent(format_name, read_sources, reading, beside.project if beside else None)
    content.problems[:0] = problems
    return content
