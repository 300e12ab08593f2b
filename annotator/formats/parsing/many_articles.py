"""A file that holds many articles: each is checked by itself, and read again when asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError, InputError, TextError, unreadable
from annotator.core.messages import Message, message, of_file
from annotator.core.text.normalization import normalise, sha256
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.one_article import storable_metadata
from annotator.formats.parsing.paragraphs import one_line, storable, title_of
from annotator.formats.parsing.uncoded import UncodedFile


class Item(msgspec.Struct, frozen=True):
    """An article as the file has it.

    Attributes:
        place: where it stands, such as ``document 7``.
        text: refused if it is blank.
        title: empty if it has none; the text's beginning then stands in.
        published: ISO 8601; empty if the file says none, or says it in a way of its own.
        written: the date as the file has it, where `published` is empty.
        written_as: what the file calls that date, for the metadata if it is not understood.
        language: as the file tells it; told by the text if empty.
        metadata: what else is known.
    """

    place: Message | str
    text: str
    title: str = ""
    author: str = ""
    published: str = ""
    written: str = ""
    written_as: str = "date"
    source: str = ""
    url: str = ""
    language: str = ""
    metadata: dict[str, Any] = {}


class Collection(Protocol):
    """A file with many articles."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def notes(self) -> Sequence[Message]:
        """What a person should know of how it was read, once all items were taken."""
        ...

    def items(self) -> Iterator[Item | InputError]:
        """The articles in the order of the file; one that cannot be taken apart as its error.

        Raises:
            InputError: the file cannot be read any further.
        """
        ...


class ManyArticles(UncodedFile[Item]):
    """The articles of a collection, uncoded."""

    def __init__(self, collection: Collection, new_id: Callable[[], str]) -> None:
        """Reads nothing yet but the bytes, for their SHA-256.

        Raises:
            InputError: the file cannot be read, or is empty.
        """
        super().__init__(collection.path, new_id)
        self._collection = collection
        if collection.path.stat().st_size == 0:
            raise InputError(self._file, message("file-empty-leave-out"))

    @property
    def notes(self) -> Sequence[Message]:
        """How it was read, and which dates were not understood."""
        return [
            *self._collection.notes,
            *(of_file(self._file, note) for note in self._dates.notes()),
        ]

    def _items(self) -> Iterator[Item | InputError]:
        try:
            yield from self._collection.items()
        except (AnnotatorError, MemoryError, ImportError):
            raise
        except OSError as error:
            raise unreadable(self._file, error) from error

    def _see(self, item: Item) -> None:
        if not item.published:
            self._dates.see(item.written, item.place)

    def _text(self, item: Item) -> str | InputError:
        if not item.text.strip():
            title = one_line(item.title)
            reason = (
                message("article-has-no-text", title=title)
                if title
                else message("article-without-words")
            )
            return InputError(self._file, reason, item.place)
        try:
            return normalise(item.text)
        except TextError as error:
            return InputError(self._file, error.message, item.place)

    def _article(self, article_id: str, item: Item, text: str) -> Article:
        metadata = dict(item.metadata)
        published = item.published or self._dates.iso(item.written.strip())
        if item.written.strip() and not published:
            metadata[item.written_as] = item.written.strip()
        for key in self._origin.keys() & metadata.keys():
            metadata[f"{key}_given"] = metadata.pop(key)
        return Article(
            id=article_id,
            title=one_line(storable(item.title)) or title_of(text, markdown=False),
            text=text,
            sha256=sha256(text),
            language=item.language or language_of(text),
            source=one_line(storable(item.source)),
            author=one_line(storable(item.author)),
            published=published,
            url=storable(item.url).strip(),
            metadata={**storable_metadata(metadata), **self._origin},
        )
