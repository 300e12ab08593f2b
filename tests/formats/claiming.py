"""Which format claims a file."""

from collections.abc import Sequence
from pathlib import Path

from annotator.core.errors import InputError
from annotator.formats.format import Format
from annotator.formats.registry import groups_of


def format_of(path: Path, formats: Sequence[Format]) -> Format:
    """The format that reads a file which is imported alone.

    Raises:
        InputError: there is none.
    """
    [group] = groups_of([path], formats)
    if isinstance(group, InputError):
        raise group
    return group.format
