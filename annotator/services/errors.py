"""What can go wrong with a project's place, for the window and the commands."""

from annotator.storage.errors import DamagedError, ForeignSchemaError

__all__ = ["DamagedError", "ForeignSchemaError"]
