"""The registry of actors: who there is, who names them, and every change of it as one Change.

Actors are passed as the caller saw them. If somebody changed one meanwhile, `ConflictError` says
so and nothing is written.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.coding import actor as names
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.actor_listing import (
    ActorFilter,
    ActorOrder,
    ActorSummary,
    ActorUse,
    Mention,
)
from annotator.core.coding.actor_matching import Unclear, likely_same, referent
from annotator.core.coding.apposition import BESIDE, Titles
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.services.actor_finding import ActorFinder
from annotator.services.ids import new_id
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

__all__ = ["ActorFilter", "ActorOrder", "ActorSummary", "Actors", "Mention", "Split"]

_EVERYBODY = ActorFilter()
_BY_NAME = ActorOrder()
_Rewrite = Callable[[Record, FieldValue], FieldValue]


class Split(msgspec.Struct, frozen=True):
    """What of an actor becomes one of its own.

    Attributes:
        name: what the new actor is called; it may be one of the aliases.
        aliases: those of the actor that go with it.
        records: ids of records whose values go with it, whatever they call the actor.
        by_name: whether every value that calls the actor by a name that goes, goes too.
    """

    name: str
    aliases: tuple[str, ...] = ()
    records: frozenset[str] = frozenset()
    by_name: bool = True

    def takes(self, record_id: str, value: FieldValue) -> bool:
        """Whether a value that names the actor goes to the new one."""
        if record_id in self.records:
            return True
        called = name_key(value.value) if isinstance(value.value, str) else ""
        return self.by_name and called in {name_key(name) for name in (self.name, *self.aliases)}


class Actors:
    """Questions to the registry, and its edits."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._finder = ActorFinder(workspace)

    # Questions

    def ids(
        self,
        chosen: ActorFilter = _EVERYBODY,
        order: ActorOrder = _BY_NAME,
        progress: Progress = silent,
    ) -> list[str]:
        """The actors that the filter lets through, in order."""
        with self._workspace.reading() as read:
            ids: list[str] = []
            for actor_id in read.actor_listing.ids(chosen, order):
                ids.append(actor_id)
                if len(ids) % 5000 == 0:
                    progress(len(ids), 0, "")
            return ids

    def summaries(self, ids: Sequence[str]) -> list[ActorSummary]:
        """These actors as a list shows them, without those that are gone."""
        with self._workspace.reading() as read:
            return read.actor_listing.summaries(ids)

    def all(self) -> Iterator[Actor]:
        """All actors by id, in flat memory."""
        with self._workspace.reading() as read:
            yield from read.iter_actors()

    def called(self, text: str = "", limit: int = 50) -> list[Actor]:
        """Actors whose name or alias has the text in it, those that begin with it first."""
        with self._workspace.reading() as read:
            return read.actors_called(text, limit)

    def fitting(self, text: str, limit: int = 50) -> list[Actor]:
        """Actors that a person may mean by what they type, the best first: by any of a name's
        words or their beginnings, initials or sounds, whatever its titles and accents."""
        return self._finder.find(text, limit) if text.strip() else self.called("", limit)

    def fitting_held(self, text: str, limit: int = 50) -> list[Actor] | None:
        """The same without asking a server: of what is held of a small registry; None if nothing
        is, or for no text."""
        return self._finder.find_held(text, limit) if text.strip() else None

    @property
    def are_held_current(self) -> bool:
        """Whether nothing came to what is held since it was read."""
        return self._finder.is_current

    def referent(self, name: str) -> Actor | Unclear:
        """The actor for whom a name stands in a text, if it is clear; else why it is not."""
        with self._workspace.reading() as read:
            return referent(name, read.actors_fitting(name))

    def named(self, name: str) -> Actor | None:
        """The actor with exactly this name or alias, letter case aside."""
        with self._workspace.reading() as read:
            return read.actor_named(name)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of that id, if there is one."""
        with self._workspace.reading() as read:
            return read.actor(actor_id)

    def kinds(self) -> list[str]:
        """The kinds that are used, the most frequent first."""
        with self._workspace.reading() as read:
            return read.actor_listing.kinds()

    def mentions(self, actor_id: str, offset: int = 0, limit: int = 200) -> list[Mention]:
        """Records that name an actor, the last made first."""
        with self._workspace.reading() as read:
            return read.actor_listing.mentions(actor_id, offset, limit)

    def use(self, actors: Sequence[Actor]) -> ActorUse:
        """How many records and values refer to any of these actors."""
        with self._workspace.reading() as read:
            return read.actor_listing.use([actor.id for actor in actors])

    def duplicates(self, progress: Progress = silent) -> list[tuple[str, ...]]:
        """Groups of actors that may be one, by their names and by what the texts call them."""
        with self._workspace.reading() as read:
            names: list[tuple[str, str]] = []
            for n, actor in enumerate(read.iter_actors()):
                # As they are written: capitals tell an acronym from a word.
                names.extend((actor.id, name) for name in actor.names)
                if n % 5000 == 0:
                    progress(n, 0, "")
            groups = likely_same(names, _tied(read, names, progress))
            by_id = {actor_id: n for n, group in enumerate(groups) for actor_id in group}
            ordered: list[list[str]] = [[] for _ in groups]
            if by_id:
                for actor_id in read.actor_listing.ids(_EVERYBODY, _BY_NAME):
                    if actor_id in by_id:
                        ordered[by_id[actor_id]].append(actor_id)
        return [tuple(group) for group in ordered]

    def split_use(self, seen: Actor, split: Split, progress: Progress = silent) -> ActorUse:
        """How many records and values would move to the new actor."""
        records = values = 0
        with self._workspace.reading() as read:
            for ids in read.actor_listing.record_ids([seen.id]):
                for record in read.records(ids):
                    going = sum(
                        value.actor == seen.id and split.takes(record.id, value)
                        for each in record.fields.values()
                        for value in each
                    )
                    records += going > 0
                    values += going
                progress(records, 0, "")
        return ActorUse(records, values)

    # Edits

    def create(self, name: str, kind: str = "") -> Actor:
        """Registers an actor.

        Raises:
            AnnotatorError: the name is blank, or already an actor's.
        """
        actor = names.checked(Actor(new_id(), name, kind))
        with self._workspace.writing(kinds.CreateActor(actor.name)) as unit:
            _refuse_taken(unit, [actor.name])
            unit.create(actor)
        return actor

    def change(self, seen: Actor, after: Actor) -> Actor:
        """Changes an actor from the state that was seen to another.

        Raises:
            AnnotatorError: what it would be called is another actor's name.
            ConflictError: somebody changed or deleted it meanwhile.
        """
        after = names.checked(after)
        with self._workspace.writing(kinds.ChangeActor(seen.name)) as unit:
            return self._change(unit, seen, after)

    def rename(self, seen: Actor, name: str, *, keep_old: bool = True) -> Actor:
        """Renames an actor; coded values keep their words.

        Args:
            keep_old: whether the old name becomes an alias.

        Raises:
            AnnotatorError: the name is blank, or another actor's.
            ConflictError: somebody changed or deleted it meanwhile.
        """
        after = names.checked(names.renamed(seen, name, keep_old=keep_old))
        with self._workspace.writing(kinds.RenameActor(seen.name, after.name)) as unit:
            return self._change(unit, seen, after)

    def _change(self, unit: UnitOfWork, seen: Actor, after: Actor) -> Actor:
        known = {name_key(name) for name in seen.names}
        if name_key(after.name) not in known:
            _refuse_taken(unit, [after.name], seen.id)
        new = [alias for alias in after.aliases if name_key(alias) not in known]
        _refuse_taken(unit, new, seen.id, as_alias=True)
        changed = unit.update(seen, after)
        return changed if isinstance(changed, Actor) else after

    def merge(self, target: Actor, others: Sequence[Actor], progress: Progress = silent) -> Actor:
        """Makes several actors one; every value that named one of them names the one that stays.

        Values keep the words with which they were coded.

        Raises:
            AnnotatorError: there is nothing to merge.
            ConflictError: somebody changed or deleted one of them meanwhile.
        """
        others = list({other.id: other for other in others if other.id != target.id}.values())
        if not others:
            raise AnnotatorError(message("nothing-to-merge"))
        gone = {other.id for other in others}

        def renaming(_record: Record, value: FieldValue) -> FieldValue:
            return replace(value, actor=target.id) if value.actor in gone else value

        with self._workspace.writing(kinds.MergeActors(len(others) + 1, target.name)) as unit:
            _refuse_gone(unit, [target, *others])
            self._rewrite(unit, gone, renaming, progress)
            unit.delete_all(others)
            changed = unit.update(target, names.checked(names.united(target, others)))
        return changed if isinstance(changed, Actor) else target

    def split(self, seen: Actor, split: Split, progress: Progress = silent) -> tuple[Actor, Actor]:
        """Makes an actor of its own of some aliases, some records, or both.

        Returns:
            The actor that was, and the new one.

        Raises:
            AnnotatorError: the new name is blank, the actor's own, or another's.
            ConflictError: somebody changed or deleted it meanwhile.
        """
        aliases = tuple(alias for alias in split.aliases if name_key(alias) != name_key(split.name))
        made = names.checked(
            Actor(new_id(), split.name, seen.kind, aliases=aliases, country=seen.country)
        )
        if name_key(made.name) == name_key(seen.name):
            raise AnnotatorError(message("split-needs-name"))
        remaining = names.without_aliases(seen, made.names)

        def moving(record: Record, value: FieldValue) -> FieldValue:
            goes = value.actor == seen.id and split.takes(record.id, value)
            return replace(value, actor=made.id) if goes else value

        with self._workspace.writing(kinds.SplitActor(made.name, seen.name)) as unit:
            _refuse_gone(unit, [seen])
            _refuse_taken(unit, [made.name], seen.id)
            unit.create(made)
            changed = unit.update(seen, remaining)
            self._rewrite(unit, {seen.id}, moving, progress)
        return (changed if isinstance(changed, Actor) else remaining), made

    def delete(self, actors: Sequence[Actor], progress: Progress = silent) -> None:
        """Removes actors; values that named them keep their words and lose the link.

        Raises:
            ConflictError: somebody changed or deleted one of them meanwhile.
        """
        if not actors:
            return
        called = {actor.id: actor.name for actor in actors}

        def unlinking(_record: Record, value: FieldValue) -> FieldValue:
            if value.actor not in called:
                return value
            words = called[value.actor] if value.value is None else value.value
            return replace(value, actor=None, value=words)

        is_one = len(actors) == 1
        what = kinds.DeleteActor(actors[0].name) if is_one else kinds.DeleteActors(len(actors))
        with self._workspace.writing(what) as unit:
            _refuse_gone(unit, actors)
            self._rewrite(unit, set(called), unlinking, progress)
            unit.delete_all(actors)

    def _rewrite(
        self, unit: UnitOfWork, actor_ids: Collection[str], rewrite: _Rewrite, progress: Progress
    ) -> None:
        """Passes every value of the records that name the actors through, in flat memory."""
        total = unit.read.actor_listing.use(actor_ids).records
        done = 0
        for ids in unit.read.actor_listing.record_ids(actor_ids):
            pairs = [
                (record, _rewritten(record, rewrite, unit)) for record in unit.read.records(ids)
            ]
            unit.update_all((before, after) for before, after in pairs if before is not after)
            done += len(ids)
            progress(done, total, "")


def _tied(
    read: Queries, names: Sequence[tuple[str, str]], progress: Progress
) -> list[tuple[str, ...]]:
    """Actors that are titles, each with the one that the texts call so."""
    titles = Titles(names)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    mentions = read.actor_listing.mentions_in_text(BESIDE) if titles else ()
    for n, (named, before, after) in enumerate(mentions):
        for each in titles.tied(before, after):
            bearers[each].add(named)
        if n % 5000 == 0:
            progress(n, 0, "")
    # What several are called in turn, as ministers are, is none of them.
    return [(title, *named) for title, named in bearers.items() if len(named) == 1]


def _rewritten(record: Record, rewrite: _Rewrite, unit: UnitOfWork) -> Record:
    fields = {
        key: tuple(rewrite(record, value) for value in values)
        for key, values in record.fields.items()
    }
    return record if fields == record.fields else replace(record, fields=fields, updated=unit.time)


def _refuse_gone(unit: UnitOfWork, actors: Sequence[Actor]) -> None:
    """Checks for conflicts before the rewriting starts, which may take long."""
    standing = {actor.id: actor for actor in unit.read.actors([actor.id for actor in actors])}
    for actor in actors:
        current = standing.get(actor.id)
        if current is None:
            raise ConflictError(message("actor-deleted", name=actor.name))
        if current.version != actor.version:
            raise ConflictError(message("actor-changed", name=actor.name))


def _refuse_taken(
    unit: UnitOfWork, names_wanted: Sequence[str], besides: str = "", *, as_alias: bool = False
) -> None:
    """Refuses another actor's own name; aliases may be shared, such as “the ministry”."""
    for name in names_wanted:
        other = unit.read.actor_named(name)
        if other is None or other.id == besides:
            continue
        is_own = name_key(other.name) == name_key(name)
        if is_own or not as_alias:
            if is_own:
                raise AnnotatorError(message("actor-exists", name=name))
            raise AnnotatorError(message("actor-exists-by-alias", name=name, other=other.name))
