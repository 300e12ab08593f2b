"""A file that holds many articles: each is checked by itself, and read again when asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError, InputError, TextError
from annotator.core.text.normalization import normalise, sha256
from annotator.formats.content import CodedArticle, Uncoded
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.one_article import file_name, file_sha256, storable_metadata
from annotator.formats.parsing.paragraphs import one_line, storable
from annotator.formats.parsing.table_dates import Dates
from annotator.formats.parsing.title import title_of

_MOST_PROBLEMS = 1000


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

    place: str
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
    def notes(self) -> Sequence[str]:
        """What a person should know of how it was read, once all items were taken."""
        ...

    def items(self) -> Iterator[Item | InputError]:
        """The articles in the order of the file; one that cannot be taken apart as its error.

        Raises:
            InputError: the file cannot be read any further.
        """
        ...


class ManyArticles(Uncoded):
    """The articles of a file, uncoded."""

    def __init__(self, collection: Collection, new_id: Callable[[], str]) -> None:
        """Reads nothing yet but the bytes, for their SHA-256.

        Raises:
            InputError: the file cannot be read, or is empty.
        """
        self._collection = collection
        self._file = str(collection.path)
        self._new_id = new_id
        self._ids: list[str] = []
        self._dates = Dates()
        self._left_out = 0
        self._is_surveyed = False
        self._problems: list[InputError] = []
        self._origin = {
            "file": file_name(collection.path.name),
            "file_sha256": file_sha256(collection.path),
        }
        if collection.path.stat().st_size == 0:
            raise InputError(self._file, "the file is empty. Leave it out.")

    @property
    def problems(self) -> Sequence[InputError]:
        """The articles that were left out, once all were checked."""
        return self._problems

    @property
    def notes(self) -> Sequence[str]:
        """How it was read, and which dates were not understood."""
        return [*self._collection.notes, *(f"{self._file}: {note}" for note in self._dates.notes())]

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text, every one checked on the way.

        Raises:
            InputError: the file cannot be read to its end, or holds no article.
        """
        self._ids.clear()
        self._problems.clear()
        self._left_out = 0
        self._dates = Dates()
        for item in self._items():
            found = item if isinstance(item, InputError) else self._text(item)
            if isinstance(found, InputError):
                self._leave_out(found)
                continue
            self._ids.append(self._new_id())
            if isinstance(item, Item) and not item.published:
                self._dates.see(item.written, item.place)
            yield sha256(found)
        if not self._ids and not self._problems:
            raise InputError(self._file, "there is no article in it.")
        if more := self._left_out - len(self._problems):
            reason = f"{more:,} more articles were left out for such reasons."
            self._problems.append(InputError(self._file, reason))
        self._is_surveyed = True

    def articles(self) -> Iterator[CodedArticle]:
        """The articles that hold, uncoded.

        Raises:
            InputError: the file is not what it was when it was surveyed.
        """
        if not self._is_surveyed:
            for _ in self.text_hashes():
                pass
        ids = iter(self._ids)
        for item in self._items():
            if isinstance(item, InputError) or isinstance(text := self._text(item), InputError):
                continue
            article_id = next(ids, None)
            if article_id is None:
                raise InputError(self._file, "the file was changed while it was read. Try again.")
            yield CodedArticle(self._article(article_id, item, text))

    def _items(self) -> Iterator[Item | InputError]:
        try:
            yield from self._collection.items()
        except (AnnotatorError, MemoryError, ImportError):
            raise
        except OSError as error:
            reason = f"it cannot be read: {error.strerror or error}."
            raise InputError(self._file, reason) from error

    def _leave_out(self, problem: InputError) -> None:
        self._left_out += 1
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(problem)

    def _text(self, item: Item) -> str | InputError:
        if not item.text.strip():
            title = f" “{one_line(item.title)}”" if item.title.strip() else ""
            return InputError(self._file, f"the article{title} has no text.", item.place)
        try:
            return normalise(item.text)
        except TextError as error:
            return InputError(self._file, str(error), item.place)

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
