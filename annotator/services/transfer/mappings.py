"""Mappings of labels by themselves: as a project remembers them, as proposed, as YAML."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from annotator import atomic_files
from annotator.core.coding.label_mapping import Mapping
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.location import require_path
from annotator.core.messages import Message, message
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.annotations.corpus import ForeignContent
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.reading_files import AUTO, reading_files
from annotator.services.transfer.report import Problem


class Proposal(msgspec.Struct, frozen=True):
    """What an import would take a corpus's labels for, and what of it cannot be read."""

    mapping: Mapping
    problems: list[Problem]


def remembered(project: Project, format_name: str = "") -> Mapping:
    """What the labels of a format meant when it was last imported.

    Args:
        project: which remembers it.
        format_name: the format's; may be empty if the project remembers only one.

    Raises:
        AnnotatorError: it remembers none, or several and none is named; says which.
    """
    return _one_of(project.info.mappings, format_name, message("by-the-project"))


def proposed(
    project: Project, paths: Sequence[Path], format_name: str = "", progress: Progress = silent
) -> Proposal:
    """What an import would take a corpus's labels for.

    Raises:
        AnnotatorError: it has no labels, or is of several formats and none is named.
    """
    tally = Tally()
    with reading_files(
        project, paths, tally, format_name or AUTO, None, "", strict=False, progress=progress
    ) as parsed:
        proposals = {
            each.content.format_name: each.content.mapping
            for each in parsed
            if isinstance(each.content, ForeignContent) and each.content.survey.labels
        }
    if not proposals and tally.problems:
        raise tally.problems[0].error
    return Proposal(_one_of(proposals, format_name, message("in-the-files")), tally.problems)


def _one_of(known: dict[str, Mapping], name: str, place: Message) -> Mapping:
    if not known or (name and name not in known):
        if not name:
            raise AnnotatorError(message("files-without-labels", place=place))
        reason = message("no-labels-of-format", place=place, format=name)
        if known:
            there = ", ".join(sorted(known))
            reason = message("labels-of-other-formats", place=place, format=name, known=there)
        raise AnnotatorError(reason)
    if not name and len(known) > 1:
        known_names = ", ".join(sorted(known))
        raise AnnotatorError(message("labels-of-several-formats", place=place, known=known_names))
    return known[name or next(iter(known))]


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
