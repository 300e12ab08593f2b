"""The metadata of a project."""

from datetime import datetime

import msgspec

from annotator.core.coding.assignment import Draws
from annotator.core.coding.label_mapping import Mapping
from annotator.core.coding.model_in_use import ModelInUse

_FILE_NAMES = "file names"
"""Stands among the headers of tables for that which every file has: its name."""


class Base(msgspec.Struct, frozen=True):
    """What a handed-out project was made of: the base of the merge that takes it back.

    Attributes:
        project: the id of the project.
        change: the id of its newest change at that time; empty if it had none.
        seq: the number of that change: the change counter.
    """

    project: str
    change: str = ""
    seq: int = 0


class ProjectInfo(msgspec.Struct, frozen=True):
    """A project's identity, how its imports were read, and how its articles were drawn for coders;
    the database holds exactly one.

    Attributes:
        mappings: what the labels of another tool mean here, by the name of their format.
        blind: whether coders see only what they made themselves, until the lead opens the
            project to the team.
        columns: which column of a table is what of an article, by what stands for its header.
        base: what it was handed out of, as an export says it; the project has it in its journal.
        draws: of who codes what.
        models: what was learned from the project, by record type and, while it is blind, coder
            (`model_in_use.place_of`).
    """

    id: str
    name: str
    created: datetime
    mappings: dict[str, Mapping] = {}
    columns: dict[str, dict[str, str]] = {}
    blind: bool = False
    base: Base | None = None
    draws: Draws = {}
    models: dict[str, ModelInUse] = {}
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
