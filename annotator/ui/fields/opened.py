"""What a form asks of whoever holds the article that is open. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from annotator.core.coding.article import Article
from annotator.core.coding.record import Record

_Answer = TypeVar("_Answer")


class Reads(Protocol):
    """Asks the project: at once, or elsewhere if it is far."""

    @property
    def is_remote(self) -> bool:
        """Whether an answer may take long."""
        ...

    def is_open(self, key: str) -> bool:
        """Whether an answer is still to come."""
        ...

    def read(
        self, key: str, ask: Callable[[], _Answer], answered: Callable[[_Answer], Any]
    ) -> None:
        """Ask, and call back with the answer; an older question under the key is given up."""
        ...


class OpenArticle(Protocol):
    """Where the article is held that a person codes, and its records."""

    @property
    def article(self) -> Article | None:
        """The article, if one is open."""
        ...

    @property
    def records(self) -> Sequence[Record]:
        """Its records, in reading order."""
        ...

    @property
    def coder_names(self) -> Mapping[str, str]:
        """Everybody whom the project names, by id."""
        ...

    @property
    def reads(self) -> Reads:
        """Asks a project that is far without holding up the window."""
        ...

    def find(self, record_id: str) -> Record | None:
        """One of its records."""
        ...
