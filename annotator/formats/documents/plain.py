"""Plain text and Markdown: one file, one article, its text kept as it is written."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from annotator.core.errors import InputError, TextError
from annotator.core.text.normalization import line_and_column, normalise
from annotator.formats.format import Format
from annotator.formats.parsing.encodings import encoding_of, wide_encoding_of
from annotator.formats.parsing.front_matter import read_front_matter
from annotator.formats.parsing.one_article import MOST_BYTES_OF_TEXT, Extracted, OneArticle
from annotator.formats.parsing.signatures import kind_of

LONGEST_TITLE = 150
_SHORTENED_TITLE = 80
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)


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
        what = "has no text after its first block" if front.start else "is empty"
        raise InputError(file, f"the file {what}. Put an article into it or leave it out.")
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
        raise InputError(file, f"it is no plain text but {kind}. Name it as what it is.")
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
                f"it is not text in any encoding that could be recognised (byte {error.start} is "
                "not UTF-8). Save it again as UTF-8.",
                f"line {line}",
            ) from error
    if guess is not None:
        text = raw.decode(guess, errors="replace")
        notes.append(f"{file}: it is not UTF-8 and was read as {guess}; check its letters.")
    if (nul := text.find("\0")) >= 0:
        line, column = line_and_column(text, nul)
        raise InputError(
            file,
            "it holds a NUL character, so it is no plain text, or text in another encoding. "
            "Save it again as UTF-8.",
            f"line {line}, column {column}",
        )
    try:
        return normalise(text), notes
    except TextError as error:
        raise InputError(file, str(error)) from error


def title_of(text: str, *, markdown: bool) -> str:
    """A heading, or the first line if it reads like one, or how the first line begins.

    It stays in the text: offsets would mean nothing if it were cut out.
    """
    if markdown and (heading := _HEADING.search(text)):
        return heading[1]
    first, _, rest = text.lstrip().partition("\n")
    first = " ".join(first.split())
    stands_alone = not rest.split("\n", 1)[0].strip()
    if len(first) <= LONGEST_TITLE and (stands_alone or not _SENTENCE_END.search(first)):
        return first
    if len(first) <= _SHORTENED_TITLE:
        return first
    return first[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"


TXT = Format(
    name="txt",
    title="Plain text, one article a file",
    extensions=(".txt", ".text"),
    read=read_text,
    in_folders=True,
)


MARKDOWN = Format(
    name="md",
    title="Markdown, one article a file",
    extensions=(".md", ".markdown"),
    read=read_markdown,
    in_folders=True,
)
