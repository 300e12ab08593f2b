"""Annotator JSON without the texts, for licences that forbid to share them.

Whoever has the texts joins them again: they are told by their SHA-256, and what comes of it is the
file as `annotator.formats.native.json` writes it.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import Message, message
from annotator.formats.annotations.corpus import Reading
from annotator.formats.content import Content
from annotator.formats.format import Claims, Format, Offer, Writer
from annotator.formats.native import json as whole
from annotator.formats.native.withholding import restored, withheld
from annotator.formats.output import replacing_file
from annotator.formats.parsing.json.errors import malformed
from annotator.formats.wire.conversion import ENCODER, Head

FORMAT_NAME = "annotator-without-texts"
VERSION = 1
QUOTED = 0
_LOSES = (
    "the texts, and with them what cannot be restored of them: abstracts and the like among the "
    "metadata; imported together with the texts it is the whole project again"
)


class _Document(msgspec.Struct, frozen=True):
    """A file of the format; but for the articles it is as the format `json` has it."""

    format: str
    version: int
    articles: list[dict[str, Any]]
    links: list[dict[str, Any]] = []


# Writing


def write(content: Content, out: Path, quoted: int = QUOTED) -> Sequence[Message]:
    """Writes the content without its texts.

    Args:
        content: what to write.
        out: the file.
        quoted: how many words of a passage are kept.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
    """
    left_out = 0
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "whole.json"
        whole.write(content, there)
        data: dict[str, Any] = msgspec.json.decode(there.read_bytes())
    articles: list[dict[str, Any]] = []
    for article in data["articles"]:
        made, lost = withheld(article, quoted)
        articles.append(made)
        left_out += lost
    data |= {"format": FORMAT_NAME, "version": VERSION, "articles": articles}
    with replacing_file(out) as file:
        file.write(msgspec.json.format(ENCODER.encode(data), indent=1))
        file.write(b"\n")
    if not left_out:
        return ()
    return [message("longer-texts-left-out", count=left_out)]


# Reading


def recognises(path: Path) -> bool:
    """Whether the file says that it is of this format."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Head).format == FORMAT_NAME
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


class _Joined(whole.JsonContent):
    """A file of the format, joined to those texts that are known."""

    def __init__(self, path: Path, text_of: Callable[[str], str | None]) -> None:
        join = partial(_joined, text_of=text_of)
        data, problems = join(path)
        super().__init__(path, data, lambda again: join(again)[0])
        self.problems = problems


def _joined(path: Path, text_of: Callable[[str], str | None]) -> tuple[bytes, Sequence[InputError]]:
    """The file with the texts, and of which articles they are missing."""
    raw = whole.file_bytes(path)
    try:
        data: dict[str, Any] = msgspec.json.decode(raw)
        document = msgspec.convert(data, _Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(path, raw) from error
    if document.version != VERSION:
        raise InputError(
            str(path), message("another-version", version=document.version, own=VERSION)
        )
    problems: list[InputError] = []
    articles: list[dict[str, Any]] = []
    gone: set[str] = set()
    for n, article in enumerate(document.articles):
        try:
            articles.append(restored(article, text_of))
        except (AnnotatorError, KeyError, TypeError) as error:
            reason = (
                error.message
                if isinstance(error, AnnotatorError)
                else message("not-as-written", reason=str(error))
            )
            problems.append(InputError(str(path), reason, f"$.articles[{n}]"))
            gone.update(_ids_of(article.get("records")))
    links = [
        link
        for link in document.links
        if link.get("from") not in gone and link.get("to") not in gone
    ]
    data |= {
        "format": whole.FORMAT_NAME,
        "version": whole.VERSION,
        "articles": articles,
        "links": links,
    }
    return ENCODER.encode(data), problems


def _ids_of(records: Any) -> Iterator[str]:
    """The ids of what may be records."""
    for each in cast("list[Any]", records) if isinstance(records, list) else ():
        if isinstance(each, dict):
            yield str(cast("dict[str, Any]", each).get("id"))


class _Reader:
    """Reads the format, once the texts are known that came along."""

    is_corpus = False

    def claims(self, offer: Offer) -> Claims:
        """Those that say that they are in the format."""
        if offer.is_chosen:
            return Claims(named=offer.files)
        return Claims(files=[path for path in offer.named if recognises(path)])

    def open(self, files: Sequence[Path], reading: Reading) -> whole.JsonContent:
        """What the file holds with the texts."""
        [path] = files
        return _Joined(path, reading.text_of)


FORMAT = Format(
    name="no-text",
    title="Annotator JSON without texts: offsets, hashes and short quotes, to be joined again",
    extensions=(".json",),
    reader=_Reader(),
    writer=Writer(write, loses=_LOSES, write_quoting=write),
    needs_texts=True,
)
