"""Plain text and Markdown, and how bytes become the text that is stored."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotator.core.errors import InputError, TextError
from annotator.core.messages import at_line, message
from annotator.core.text.normalization import line_and_column, normalise
from annotator.formats.parsing.encodings import encoding_of, wide_encoding_of
from annotator.formats.parsing.front_matter import read_front_matter
from annotator.formats.parsing.one_article import MOST_BYTES_OF_TEXT, Extracted, OneArticle
from annotator.formats.parsing.signatures import kind_of
from annotator.formats.parsing.title import title_of


def read_text(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """A plain text file.

    Raises:
        InputError: it cannot be read, is empty or is not text.
    """
    return OneArticle(path, new_id(), partial(_extracted, markdown=False), MOST_BYTES_OF_TEXT)


def read_markdown(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """A Markdown file; nothing is rendered.

    Raises:
        InputError: it cannot be read, is empty or is not text.
    """
    return OneArticle(path, new_id(), partial(_extracted, markdown=True), MOST_BYTES_OF_TEXT)


def _extracted(file: str, raw: bytes, *, markdown: bool) -> Extracted:
    whole, notes = decoded(file, raw)
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


def decoded(file: str, raw: bytes) -> tuple[str, list[str]]:
    """The text as it is stored, and notes on how it was read.

    Raises:
        InputError: it is not text; names the line.
    """
    notes: list[str] = []
    if kind := kind_of(raw):
        raise InputError(file, message("no-plain-text-but", kind=message(kind)))
    try:
        text = raw.decode("utf-8")
        guess = wide_encoding_of(raw) if "\0" in text else None
    except UnicodeDecodeError as error:
        text = ""
        guess = wide_encoding_of(raw) or encoding_of(raw)
        if guess is None:
            line = raw.count(b"\n", 0, error.start) + 1
            raise InputError(
                file,
                message("encoding-unknown", byte=error.start),
                at_line(line),
            ) from error
    if guess is not None:
        text = raw.decode(guess, errors="replace")
        notes.append(f"{file}: it is not UTF-8 and was read as {guess}; check its letters.")
    if (nul := text.find("\0")) >= 0:
        line, column = line_and_column(text, nul)
        raise InputError(
            file,
            message("nul-no-plain-text"),
            at_line(line, column),
        )
    try:
        return normalise(text), notes
    except TextError as error:
        raise InputError(file, error.message) from error
