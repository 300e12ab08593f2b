"""Whether a JSON file has strings longer than any article, told without holding or parsing it."""

import re
from pathlib import Path

from annotator.core.errors import InputError, unreadable
from annotator.core.messages import message
from annotator.core.text.normalization import MOST_CHARACTERS

_LONGEST_ESCAPE = 6
_WINDOW = MOST_CHARACTERS * _LONGEST_ESCAPE // 2
"""Bytes. A string too long by any way of writing it, ``\\u0041`` too, covers a whole window."""
_BLOCK = 1 << 16
"""Bytes in which most files have a quotation mark, so that no more is read of a window."""
_QUOTE = re.compile(rb'[^\\]"')


def require_bounded_strings(path: Path) -> None:
    """Refuses a file in which a string goes on through a whole window.

    Raises:
        InputError: a string is far longer than any article, or the file cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            for start in range(0, size - _WINDOW + 1, _WINDOW):
                file.seek(start)
                if not _QUOTE.search(file.read(_BLOCK)) and not _QUOTE.search(
                    file.read(_WINDOW - _BLOCK)
                ):
                    raise InputError(
                        str(path),
                        message("one-text-too-long", most=MOST_CHARACTERS),
                        message("at-byte", byte=start + 1),
                    )
    except OSError as error:
        raise unreadable(path, error) from error
