"""What can go wrong between the program and its database."""

from collections.abc import Sequence

from annotator.core.errors import AnnotatorError
from annotator.core.messages import Message, message


class StorageError(AnnotatorError):
    """The database refused or failed; nothing of the change was written."""


def no_room(place: str, reason: str) -> StorageError:
    """What to say where a disk takes no more, or fails."""
    return StorageError(message("no-room", place=place, reason=reason))


class BusyError(StorageError):
    """Something else is writing; the same edit may go through a moment later."""


class NotAProjectError(StorageError):
    """The file or database is not a project."""


class NewerProjectError(StorageError):
    """The project was written by a newer version of the program."""


class UnreachableError(StorageError):
    """The database server does not answer; the same may go through once it is back."""


class ForeignSchemaError(StorageError):
    """A project file holds SQL that is not the program's, which reading it would run.

    Attributes:
        file: the project's file.
        objects: the type and name of each, such as ``("trigger", "extra")``.
    """

    def __init__(self, file: str, objects: Sequence[tuple[str, str]]) -> None:
        self.file = file
        self.objects = tuple(objects)
        named = ", ".join(f"{kind} “{name[:_NAME]}”" for kind, name in self.objects[:_NAMES])
        names: Message | str = " ".join(named.split())
        if more := len(self.objects[_NAMES:]):
            names = message("names-and-more", names=names, count=more)
        super().__init__(message("foreign-sql", place=file, names=names))


_NAMES = 5
_NAME = 80


class DamagedError(StorageError):
    """A project's file is not as it was written, and cannot be read there.

    Attributes:
        place: the project, as a person may see it.
        reason: what was found.
    """

    def __init__(self, message: Message, place: str, reason: str) -> None:
        super().__init__(message)
        self.place = place
        self.reason = reason
