"""Files of many articles without coding: what collections and tables have in common."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.text.normalization import sha256
from annotator.formats.content import CodedArticle, Uncoded
from annotator.formats.parsing.one_article import file_name, file_sha256
from annotator.formats.parsing.table_dates import Dates

_MOST_PROBLEMS = 1000

T = TypeVar("T")


class UncodedFile(Uncoded, ABC, Generic[T]):
    """The articles of a file that are each checked by themselves, and read again when they are
    asked for."""

    more_left_out = "more-articles-left-out"
    """The code of what is said where more are left out than are named."""

    none = "no-article-in-it"
    """The code of what is wrong with a file that holds none."""

    def __init__(self, path: Path, new_id: Callable[[], str]) -> None:
        """Reads nothing but the bytes, for their SHA-256.

        Raises:
            InputError: the file cannot be read.
        """
        self._file = str(path)
        self._new_id = new_id
        self._ids: list[str] = []
        self._dates = Dates()
        self._left_out = 0
        self._is_surveyed = False
        self._problems: list[InputError] = []
        self._origin = {"file": file_name(path.name), "file_sha256": file_sha256(path)}

    @property
    def problems(self) -> Sequence[InputError]:
        """What was left out, once the hashes of the texts were taken."""
        return self._problems

    @abstractmethod
    def _items(self) -> Iterator[T | InputError]:
        """What there is of each article, or why it cannot be taken apart."""

    @abstractmethod
    def _text(self, item: T) -> str | InputError:
        """The text of one, normalised, or what is wrong with it."""

    @abstractmethod
    def _article(self, article_id: str, item: T, text: str) -> Article:
        """The article of one that holds."""

    @abstractmethod
    def _see(self, item: T) -> None:
        """Takes in how one that holds is written, such as its date."""

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
            text = item if isinstance(item, InputError) else self._text(item)
            if isinstance(item, InputError) or isinstance(text, InputError):
                self._left_out += 1
                if len(self._problems) < _MOST_PROBLEMS and isinstance(text, InputError):
                    self._problems.append(text)
                continue
            self._ids.append(self._new_id())
            self._see(item)
            yield sha256(text)
        if not self._ids and not self._problems:
            raise InputError(self._file, message(self.none))
        if more := self._left_out - len(self._problems):
            self._problems.append(InputError(self._file, message(self.more_left_out, count=more)))
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
                raise InputError(self._file, message("changed-while-read"))
            yield CodedArticle(self._article(article_id, item, text))
