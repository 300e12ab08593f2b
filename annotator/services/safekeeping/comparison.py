"""What restoring a backup would change."""

from pathlib import Path

from annotator.core.location import is_server
from annotator.storage.comparison import Comparison, State, compare
from annotator.storage.engine import file_of

__all__ = ["Comparison", "State", "compare_with_backup"]


def compare_with_backup(backup_file: Path, to: str | Path) -> Comparison | None:
    """Compares what is at a place with a backup that is to take it; None if nothing is there.

    Args:
        to: the project's path. A server's database is never replaced, so there nothing is.

    Raises:
        AnnotatorError: the place can be none.
    """
    place = str(to)
    if is_server(place) or not file_of(place).exists():
        return None
    return compare(str(file_of(place)), str(backup_file))
