"""What is to be known of actors before they are merged, split or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_listing import ActorUse, Mention

if TYPE_CHECKING:
    from annotator.services.actors import Actors, Split
    from annotator.ui.kit.background_reads import Stop

_MOST_OFFERED = 300
"""How many records a split offers one by one."""


class About:
    """The information on actors that a dialog shows before they change."""

    def __init__(self, actors: list[Actor], counts: dict[str, int], use: ActorUse) -> None:
        self.actors = actors
        self.counts = counts
        self.use = use
        self.mentions: list[Mention] = []


class AboutQuestion:
    """Reads it, off the window's thread."""

    def __init__(self, actors: Actors, ids: Sequence[str]) -> None:
        self._actors = actors
        self._ids = ids

    def __call__(self, _stop: Stop) -> About:
        """Read it."""
        standing = [self._actors.get(actor_id) for actor_id in self._ids]
        actors = [actor for actor in standing if actor is not None]
        counts = {row.id: row.records for row in self._actors.summaries(self._ids)}
        about = About(actors, counts, self._actors.use(actors))
        if len(actors) == 1:
            about.mentions = self._actors.mentions(actors[0].id, 0, _MOST_OFFERED)
        return about


class SplitQuestion:
    """Counts what would go, off the window's thread."""

    def __init__(self, actors: Actors, seen: Actor, split: Split) -> None:
        self._actors = actors
        self._seen, self._split = seen, split

    def __call__(self, stop: Stop) -> ActorUse:
        """Count it."""
        return self._actors.split_use(self._seen, self._split, stop)
