"""What a project remembers of an import, so that the next one like it is read the same way."""

from collections.abc import Iterable

from msgspec.structs import replace

from annotator.core.coding.project import ProjectInfo
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import Content
from annotator.formats.tables.content import TableContent
from annotator.storage.unit_of_work import UnitOfWork


def remember(unit: UnitOfWork, contents: Iterable[Content]) -> None:
    """Keeps what the labels of each format and the columns of each table were taken for."""
    info = unit.read.info()
    mappings, columns = dict(info.mappings), dict(info.columns)
    for content in contents:
        if isinstance(content, ForeignContent) and content.survey.labels:
            mappings[content.format_name] = content.mapping
        elif isinstance(content, TableContent) and content.columns:
            columns[content.header_key] = dict(content.columns)
    unit.update(info, replace(info, mappings=mappings, columns=columns))


def joined(ours: ProjectInfo, theirs: ProjectInfo) -> ProjectInfo:
    """Our project with what another one remembers and ours does not."""
    return replace(
        ours,
        mappings={**theirs.mappings, **ours.mappings},
        columns={**theirs.columns, **ours.columns},
    )
