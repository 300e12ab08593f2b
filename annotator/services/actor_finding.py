"""Finds the registered actors that a person means by what they type, at every key."""

from threading import Lock

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_matching import ActorIndex
from annotator.services.notifications import Changed
from annotator.services.workspace import Workspace
from annotator.storage.entities.actor_queries import SMALL_REGISTRY
from annotator.storage.queries import Queries


class ActorFinder:
    """Holds a small registry by the words of its names, and reads again what changed of it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = Lock()
        self._index: ActorIndex | None = None
        self._changed: set[str] = set()
        self._is_large = False
        workspace.notify.subscribe(self._note)

    def find(self, text: str, limit: int) -> list[Actor]:
        """The actors that fit, the best first."""
        with self._workspace.reading() as read:
            index = self._indexed(read)
            if index is None:
                return [actor for _, actor in read.actors_fitting(text)[:limit]]
            with self._lock:
                return index.find(text, limit)

    def _note(self, changed: Changed) -> None:
        if "actor" not in changed.kinds:
            return
        with self._lock:
            self._is_large = False
            if changed.actors is None:
                self._index = None
            else:
                self._changed |= changed.actors

    def _indexed(self, read: Queries) -> ActorIndex | None:
        """The index as of now; None for a registry that is too large."""
        with self._lock:
            if self._is_large or read.has_more_actors_than(SMALL_REGISTRY):
                self._is_large, self._index = True, None
            elif self._index is None:
                self._index = ActorIndex(read.iter_actors())
            elif self._changed:
                standing = {actor.id: actor for actor in read.actors(self._changed)}
                for actor_id in self._changed:
                    self._index.drop(actor_id)
                for actor in standing.values():
                    self._index.put(actor)
            self._changed.clear()
            return self._index
