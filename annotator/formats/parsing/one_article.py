"""A file that holds one article: read, checked and described in the same way for all formats."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError, InputError, TextError, unreadable
from annotator.core.messages import Message, message
from annotator.core.text.normalization import MOST_CHARACTERS, normalise, sha256
from annotator.formats.content import CodedArticle, Uncoded
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.looks import taken
from annotator.formats.parsing.paragraphs import one_line, storable
from annotator.formats.parsing.signatures import by_content
from annotator.formats.parsing.spool import Spool

_BLOCK = 1 << 20
MOST_BYTES = 256 << 20
MOST_BYTES_OF_TEXT = 4 * MOST_CHARACTERS
"""What stands in more bytes than these is longer than any article, in whatever script."""


class Extracted(msgspec.Struct, frozen=True):
    """What a file says.

    Attributes:
        text: the article's text.
        title: never empty.
        published: ISO 8601.
        language: as the file tells it; empty if it does not.
        metadata: what else is known.
        notes: what a person should know of how it was read.
    """

    text: str
    title: str
    author: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    metadata: dict[str, Any] = {}
    notes: Sequence[Message] = ()


Extract = Callable[[str, bytes], Extracted]
"""Takes what a person calls the file, and its bytes. Raises `InputError`."""


class OneArticle(Uncoded):
    """One article. It is held until it was asked for, or kept in a spool with those of other files,
    so that a folder of any size can be imported without holding its texts; else its file is read
    again."""

    def __init__(
        self, path: Path, article_id: str, extract: Extract, most: int = MOST_BYTES
    ) -> None:
        """Reads it once, so that what does not hold is told now.

        Args:
            path: the file.
            article_id: the article's id.
            extract: takes the article out of what the file holds.
            most: how many bytes that may be.

        Raises:
            InputError: the file cannot be read, or holds no article in its format.
        """
        self._path = path
        self._id = article_id
        self._extract = extract
        self._most = most
        article, self._notes = self._read()
        self._sha256 = article.sha256
        self._read_first: Article | None = article
        self._kept: Callable[[], Article] | None = None

    @property
    def notes(self) -> Sequence[Message]:
        """How it was read."""
        return self._notes

    def keep_in(self, spool: Spool[Article]) -> None:
        """Keeps the article in there, so that its file is read once.

        Raises:
            AnnotatorError: there is no room for it.
        """
        if self._kept is None:
            self._kept = partial(spool.at, spool.add(self._taken()))

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of the article's text."""
        return iter((self._sha256,))

    def articles(self) -> Iterator[CodedArticle]:
        """The one article, uncoded."""
        yield CodedArticle(self._kept() if self._kept else self._taken())

    def _taken(self) -> Article:
        article, self._read_first = self._read_first, None
        return article or self._read()[0]

    def _read(self) -> tuple[Article, Sequence[Message]]:
        file = str(self._path)
        raw = read_bytes(self._path, self._most)
        if not raw.strip():
            raise InputError(file, message("file-empty-leave-out"))
        extracted = self._extracted(file, raw)
        try:
            text = normalise(extracted.text)
        except TextError as error:
            raise InputError(file, error.message) from error
        article = Article(
            id=self._id,
            title=one_line(storable(extracted.title)),
            text=text,
            sha256=sha256(text),
            language=extracted.language or language_of(text),
            source=one_line(storable(extracted.source)),
            author=one_line(storable(extracted.author)),
            published=extracted.published,
            url=storable(extracted.url).strip(),
            metadata={**storable_metadata(extracted.metadata), **origin(self._path, raw)},
        )
        return article, extracted.notes

    def _extracted(self, file: str, raw: bytes) -> Extracted:
        try:
            return self._extract(file, raw)
        except (AnnotatorError, MemoryError, ImportError):
            raise
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            advice = by_content(raw, message("save-it-again"))
            raise InputError(
                file, message("damaged-or-other", reason=reason, advice=advice)
            ) from error


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """What the file holds.

    Raises:
        InputError: it cannot be read, or is larger than it may be.
    """
    try:
        there = path.stat()
        if there.st_size > most:
            reason = message("file-too-large", most=most >> 20)
            raise InputError(str(path), reason)
        return taken(path, there)
    except OSError as error:
        raise unreadable(path, error) from error


def file_sha256(path: Path) -> str:
    """The hexadecimal SHA-256 of the file's bytes.

    Raises:
        InputError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(_BLOCK), b""):
                digest.update(block)
    except OSError as error:
        raise unreadable(path, error) from error
    return digest.hexdigest()


def origin(path: Path, raw: bytes) -> dict[str, Any]:
    """What an article's metadata says of the file that it came from."""
    return {"file": file_name(path.name), "file_sha256": hashlib.sha256(raw).hexdigest()}


def file_name(name: str) -> str:
    """The name of a file, in which Python keeps bytes that are not UTF-8 as lone surrogates."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def storable_metadata(data: dict[str, Any]) -> dict[str, Any]:
    """The metadata with every text in it as every database can store it."""
    return cast("dict[str, Any]", _storable_value(data))


def _storable_value(data: Any) -> Any:
    if isinstance(data, str):
        return storable(data)
    if isinstance(data, list):
        return [_storable_value(item) for item in cast("list[Any]", data)]
    if isinstance(data, dict):
        items = cast("dict[str, Any]", data).items()
        return {storable(key): _storable_value(value) for key, value in items}
    return data
