"""Change notifications: how views learn what to refresh."""

from collections.abc import Callable, Mapping

import msgspec

from annotator.core.coding.change import Change, Kind
from annotator.core.coding.record import Record


class Changed(msgspec.Struct, frozen=True):
    """What a Change touched.

    Attributes:
        articles: ids of the articles touched, by their records too; None if too many to name.
        records: ids of the records touched; None if too many to name.
        actors: ids of the actors touched; None if too many to name.
        own: whether it was written here, and not in another window or by a colleague.
        written: of own changes the records as they stand now, None for those deleted, so that
            nobody reads again what was just written; empty where they are too many to name.
    """

    change: Change
    kinds: frozenset[Kind]
    articles: frozenset[str] | None
    records: frozenset[str] | None
    actors: frozenset[str] | None
    own: bool
    written: Mapping[str, Record | None]

    def touches_article(self, article_id: str) -> bool:
        """Whether a view of this article may be out of date."""
        return self.articles is None or article_id in self.articles


class Notifier:
    """Calls everybody who wants to know of changes, on the thread that wrote."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[Changed], None]] = []

    def subscribe(self, callback: Callable[[Changed], None]) -> None:
        """Adds a subscriber, which is called with every Change."""
        self._callbacks.append(callback)

    def unsubscribe(self, callback: Callable[[Changed], None]) -> None:
        """Removes a subscriber."""
        self._callbacks.remove(callback)

    def tell(self, changed: Changed) -> None:
        """Calls all subscribers with a change."""
        for callback in tuple(self._callbacks):
            callback(changed)
