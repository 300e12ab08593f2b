"""Plain text and Markdown, and how bytes become the text that is stored."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, at_line, message, of_file
from annotator.core.text.normalization import line_and_column, normalise
from annotator.formats.parsing.encodings import (
    decoded_with_strays,
    guess,
    stray_bytes,
    wide_encoding_of,
)
from annotator.formats.parsing.front_matter import read_front_matter
from annotator.formats.parsing.one_article import MOST_BYTES_OF_TEXT, Extracted, OneArticle
from annotator.formats.parsing.paragraphs import title_of
from annotator.formats.parsing.signatures import kind_of


def read_text(path: Path, new_id: Callable[[], str], encoding: str = "") -> OneArticle:
    """A plain text file, in that encoding if it is not UTF-8; told by its bytes if empty.

    Raises:
        InputError: it cannot be read, is empty or is not text.
    """
    extract = partial(_extracted, markdown=False, encoding=encoding)
    return OneArticle(path, new_id(), extract, MOST_BYTES_OF_TEXT)


def read_markdown(path: Path, new_id: Callable[[], str], encoding: str = "") -> OneArticle:
    """A Markdown file, its encoding as that of a text; nothing is rendered.

    Raises:
        InputError: it cannot be read, is empty or is not text.
    """
    extract = partial(_extracted, markdown=True, encoding=encoding)
    return OneArticle(path, new_id(), extract, MOST_BYTES_OF_TEXT)


def _extracted(file: str, raw: bytes, *, markdown: bool, encoding: str) -> Extracted:
    whole, notes = decoded(file, raw, encoding)
    front = read_front_matter(file, whole)
    text = whole[front.start :]
    if not text.strip():
        empty = "nothing-after-first-block" if front.start else "file-empty-leave-out"
        raise InputError(file, message(empty))
    return Extracted(
        text=text,
        title=front.known.get("title") or title_of(text, markdown=markdown),
        author=front.known.get("author", ""),
        published=front.known.get("published", ""),
        source=front.known.get("source", ""),
        url=front.known.get("url", ""),
        language=front.known.get("language", ""),
        metadata=front.metadata,
        notes=(*notes, *front.notes),
    )


def decoded(file: str, raw: bytes, encoding: str = "") -> tuple[str, list[Message]]:
    """The text as it is stored, and notes on how it was read. Stray bytes are replaced and named.

    Args:
        file: what problems name.
        raw: its bytes.
        encoding: what they are in if they are not UTF-8, as a person says; told by them if empty.

    Raises:
        InputError: it is not text; names the line.
    """
    notes: list[Message] = []
    if kind := kind_of(raw):
        raise InputError(file, message("no-plain-text-but", kind=message(kind)))
    text, strays = _text_and_strays(file, raw, encoding, notes)
    if (nul := text.find("\0")) >= 0:
        line, column = line_and_column(text, nul)
        raise InputError(
            file,
            message("nul-no-plain-text"),
            at_line(line, column),
        )
    if strays:
        notes.append(of_file(file, stray_bytes(text, strays)))
    try:
        return normalise(text), notes
    except TextError as error:
        raise InputError(file, error.message) from error


def _text_and_strays(
    file: str, raw: bytes, encoding: str, notes: list[Message]
) -> tuple[str, list[int]]:
    """The text, and where bytes were replaced in it."""
    wide = wide_encoding_of(raw) if b"\0" in raw or raw[:1] in (b"\xff", b"\xfe") else None
    if wide and not encoding:
        notes.append(of_file(file, message("read-as-wide", encoding=wide)))
        return raw.decode(wide, errors="replace"), []
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            return decoded_with_strays(raw, encoding)
        found = guess(raw)
        if found is None:
            place = at_line(raw.count(b"\n", 0, error.start) + 1)
            raise InputError(file, message("encoding-unknown", byte=error.start), place) from error
        if found.encoding != "utf-8":
            notes.append(of_file(file, found.note))
        return decoded_with_strays(raw, found.encoding)
    # Text in ASCII's bytes may be in an encoding that writes others with them, such as ISO-2022.
    if encoding and (raw.isascii() or wide):
        return decoded_with_strays(raw, encoding)
    return text, []
