"""Where the files that ship with the program lie."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources_folder() -> Path:
    """Codebooks, themes, icons and schemas."""
    return _data_folder() / "resources"


def seeds_folder() -> Path:
    """The sample articles."""
    return _data_folder() / "seeds"


@cache
def _data_folder() -> Path:
    """In a wheel the files lie inside the package; a checkout has them beside it."""
    packaged = _PACKAGE / "data"
    return packaged if packaged.is_dir() else _PACKAGE.parent
