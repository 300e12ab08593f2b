"""What can go wrong between the program and its database."""

from annotator.core.errors import AnnotatorError


class StorageError(AnnotatorError):
    """The database refused or failed; nothing of the change was written."""


class BusyError(StorageError):
    """Something else is writing; the same edit may go through a moment later."""


class NotAProjectError(StorageError):
    """The file or database is not a project."""


class NewerProjectError(StorageError):
    """The project was written by a newer version of the program."""


class UnreachableError(StorageError):
    """The database server does not answer; the same may go through once it is back."""
