"""The metadata of a project."""

from datetime import datetime

import msgspec

from annotator.core.coding.label_mapping import Mapping

_FILE_NAMES = "file names"
"""Stands among the headers of tables for that which every file has: its name."""


class ProjectInfo(msgspec.Struct, frozen=True):
    """A project's identity, and how its imports were read; the database holds exactly one.

    Attributes:
        mappings: what the labels of another tool mean here, by the name of their format.
        blind: whether coders see only what they made themselves, until the lead opens the
            project to the team.
        columns: which column of a table is what of an article, by what stands for its header.
    """

    id: str
    name: str
    created: datetime
    mappings: dict[str, Mapping] = {}
    columns: dict[str, dict[str, str]] = {}
    blind: bool = False
    version: int = 1

    @property
    def file_name_pattern(self) -> str:
        """How the files of the last imports were named, such as ``{date}_{title}``; else empty."""
        return self.columns.get(_FILE_NAMES, {}).get("pattern", "")

    def with_file_name_pattern(self, pattern: str) -> "ProjectInfo":
        """The same with that pattern, or without one if it is empty."""
        columns = {key: value for key, value in self.columns.items() if key != _FILE_NAMES}
        if pattern:
            columns[_FILE_NAMES] = {"pattern": pattern}
        return msgspec.structs.replace(self, columns=columns)
