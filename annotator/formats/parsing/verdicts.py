"""What was found out about files by looking into them.

An import asks every format about every file, and more than once: with a hundred thousand texts,
to open each of them anew takes longer than to read them.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

_MOST = 1 << 17


def remembered(look: Callable[[Path], bool]) -> Callable[[Path], bool]:
    """The same test of a file, made again only if the file has changed since.

    Args:
        look: tells by what a file holds; it raises nothing.
    """

    @lru_cache(maxsize=_MOST)
    def verdict(path: Path, changed: int, size: int) -> bool:  # noqa: ARG001 - they name its state
        return look(path)

    @wraps(look)
    def remembering(path: Path) -> bool:
        try:
            there = path.stat()
        except OSError:
            return look(path)
        return verdict(path, there.st_mtime_ns, there.st_size)

    return remembering
