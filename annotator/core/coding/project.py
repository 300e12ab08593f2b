"""The metadata of a project."""

from datetime import datetime

import msgspec

from annotator.core.coding.label_mapping import Mapping


class ProjectInfo(msgspec.Struct, frozen=True):
    """A project's identity, and how its imports were read; the database holds exactly one.

    Attributes:
        mappings: what the labels of another tool mean here, by the name of their format.
        columns: which column of a table is what of an article, by what stands for its header.
    """

    id: str
    name: str
    created: datetime
    mappings: dict[str, Mapping] = {}
    columns: dict[str, dict[str, str]] = {}
    version: int = 1
