"""File type detection by the first bytes (magic numbers), whatever the file's name."""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

from annotator.core.messages import Message, message

_MOST_REMEMBERED = 1 << 17
_SIGNATURES = (
    (b"%PDF-", "is-pdf"),
    (b"{\\rtf", "is-rich-text"),
    (b"PK\x03\x04", "is-zip"),
    (b"PK\x05\x06", "is-empty-zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is-old-office"),
    (b"\x1f\x8b", "is-gzip"),
    (b"\x89PNG", "is-picture"),
    (b"\xff\xd8\xff", "is-picture"),
    (b"GIF8", "is-picture"),
)


def kind_of(raw: bytes) -> str:
    """The code of the message that says what the bytes are; empty if that cannot be told."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    head = start[:512].lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "is-web-page"
    return "is-xml" if head.startswith(b"<?xml") else ""


NAME_IT_RIGHTLY = message("name-it-rightly")


def by_content(raw: bytes, advice: Message = NAME_IT_RIGHTLY) -> Message:
    """What a refusal ends with: what the file is by its content, if that can be told, and advice.

    Args:
        raw: the first bytes of the file, or all.
        advice: what to do.
    """
    kind = kind_of(raw)
    return message("by-content", kind=message(kind), advice=advice) if kind else advice


def remembered(look: Callable[[Path], bool]) -> Callable[[Path], bool]:
    """The same test of a file, made again only if the file has changed since.

    An import asks every format about every file, and more than once: with a hundred thousand
    texts, to open each of them anew takes longer than to read them.

    Args:
        look: tells by what a file holds; it raises nothing.
    """

    @lru_cache(maxsize=_MOST_REMEMBERED)
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
