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

    def find_held(self, text: str, limit: int) -> list[Actor] | None:
        """The same among those that are held, as they were read last; None if none are."""
        with self._lock:
            return self._index.find(text, limit) if self._index is not None else None

    @property
    def is_current(self) -> bool:
        """Whether `find` would find no more than `find_held`."""
        with self._lock:
            return self._is_large or (self._index is not None and not self._changed)

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
        # Read without the lock: whoever only wants what is held does not wait for a server.
        with self._lock:
            is_large, held = self._is_large, self._index
            changed, self._changed = self._changed, set()
        try:
            if is_large or read.has_more_actors_than(SMALL_REGISTRY):
                is_large, held = True, None
            elif held is None:
                held = ActorIndex(read.iter_actors())
            elif changed:
                standing = read.actors(changed)
                with self._lock:
                    for actor_id in changed:
                        held.drop(actor_id)
                    for actor in standing:
                        held.put(actor)
        except BaseException:
            with self._lock:
                self._changed |= changed
            raise
        with self._lock:
            self._is_large, self._index = is_large, held
            return held
