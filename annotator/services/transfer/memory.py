"""The mappings of labels and columns that a project stores for later imports."""

from collections.abc import Iterable

from msgspec.structs import replace

from annotator.core.coding.project import ProjectInfo
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
    """Our project with the other's stored mappings added where ours has none."""
    return replace(
        ours,
        mappings={**theirs.mappings, **ours.mappings},
        columns={**theirs.columns, **ours.columns},
    )
