"""What labels and columns were taken for: kept with a project for later imports, and as YAML."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from annotator import atomic_files
from annotator.core.coding.label_mapping import Mapping
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import InputError
from annotator.core.location import require_path
from annotator.core.messages import message
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import Content
from annotator.formats.tables.content import TableContent
from annotator.storage.unit_of_work import UnitOfWork


def remember(unit: UnitOfWork, contents: Iterable[Content], file_names: str | None = None) -> None:
    """Keeps what the labels of each format and the columns of each table were taken for, and the
    pattern of file names if one was given."""
    info = unit.read.info()
    mappings, columns = dict(info.mappings), dict(info.columns)
    for content in contents:
        if isinstance(content, ForeignContent) and content.survey.labels:
            mappings[content.format_name] = content.mapping
        elif isinstance(content, TableContent) and content.columns:
            columns[content.header_key] = dict(content.columns)
    new = replace(info, mappings=mappings, columns=columns)
    if file_names is not None:
        new = new.with_file_name_pattern(file_names.strip())
    unit.update(info, new)


def joined(ours: ProjectInfo, theirs: ProjectInfo) -> ProjectInfo:
    """Our project with the other's stored mappings and draws added where ours has none."""
    return replace(
        ours,
        mappings={**theirs.mappings, **ours.mappings},
        columns={**theirs.columns, **ours.columns},
        draws={**theirs.draws, **ours.draws},
    )


def read(path: Path) -> Mapping:
    """The mapping that a YAML file holds.

    Raises:
        InputError: it cannot be read, is not YAML or no mapping; names the place.
    """
    return label_mapping.read(path)


def text_of(mapping: Mapping) -> str:
    """The mapping as YAML."""
    return label_mapping.dump(mapping)


def write(path: Path, mapping: Mapping) -> None:
    """Writes the mapping to a YAML file.

    Raises:
        AddressError: the path is an address.
        InputError: it cannot be written.
    """
    require_path(str(path))
    try:
        atomic_files.write(path, text_of(mapping).encode())
    except OSError as error:
        raise InputError(
            str(path), message("cannot-be-written-here", reason=error.strerror or str(error))
        ) from error
