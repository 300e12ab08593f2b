"""Changes: every edit with its before and after, so that it can be undone, audited and merged."""

from datetime import datetime
from typing import Any, Literal, Self

import msgspec

from annotator.core.changes.change_kinds import ChangeKind, Parameters
from annotator.core.changes.learning_kinds import STANDS_ASIDE
from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change_sentences import composed
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import ConflictError
from annotator.core.language import ENGLISH, Language
from annotator.core.messages import Message, message

Kind = Literal[
    "project",
    "coder",
    "codebook",
    "actor",
    "article",
    "record",
    "link",
    "status",
    "assignment",
    "suggestion",
]
"""The kinds of thing, those that others refer to first."""

Verb = Literal["create", "update", "delete"]
Action = Literal["do", "undo", "redo", "purge", "base"]
"""What a change was; one that purged, or of which everything was purged, is never undone, nor is
the base, which holds what a handed-out project began with."""
Entity = (
    ProjectInfo
    | Coder
    | Codebook
    | Actor
    | Article
    | Record
    | Link
    | ArticleStatus
    | Assignment
    | Suggestion
)

TYPES: dict[Kind, type[Entity]] = {
    "project": ProjectInfo,
    "coder": Coder,
    "codebook": Codebook,
    "actor": Actor,
    "article": Article,
    "record": Record,
    "link": Link,
    "status": ArticleStatus,
    "assignment": Assignment,
    "suggestion": Suggestion,
}
_KINDS: dict[type[Entity], Kind] = {entity_type: kind for kind, entity_type in TYPES.items()}
CODEBOOK_ID = "codebook"
"""What names a project's one codebook in the journal."""

Attributes = dict[str, Any]
"""Attributes as JSON values by name. A record's fields stand one by one, as ``fields.speaker``, and
so do an article's publications and a project's mappings, columns, draws and models; None there
means that there is nothing of that name."""

_ONE_BY_ONE: dict[Kind, tuple[str, ...]] = {
    "record": ("fields",),
    "suggestion": ("fields",),
    "article": ("publications",),
    "project": ("mappings", "columns", "draws", "models"),
}
"""Attributes of whose keys each can be changed, and undone, by itself."""


PURGED: Attributes = {"purged": True}
"""What an op keeps of a thing that was purged, before and after."""


class Op(msgspec.Struct, frozen=True, gc=False):
    """An operation: what one change did to one entity.

    Attributes:
        before: for an update the attributes that changed, for a delete all of them.
        after: for an update the attributes that changed. A create keeps none: the table and
            the ops that follow hold them.
    """

    kind: Kind
    id: str
    verb: Verb
    before: Attributes = {}
    after: Attributes = {}


class Change(msgspec.Struct, frozen=True):
    """One entry of the journal, without its ops, which may be a million and stream.

    Attributes:
        seq: its place in the journal, from 1.
        kind: the key of what was done, such as ``create-record``; empty if a label says it.
        parameters: those of the kind.
        label: the sentence of a change that has no kind: older versions of the program kept no
            more than that.
        action: whether it was done, undid a change, or redid an undone one.
        undoes: the ``seq`` of the change whose inverse it is.
        ops: how many ops it has.
    """

    seq: int
    id: str
    time: datetime
    coder: str
    kind: str = ""
    parameters: Parameters = {}
    label: str = ""
    action: Action = "do"
    undoes: int | None = None
    ops: int = 0

    @property
    def stands_aside(self) -> bool:
        """Whether undo and redo pass over it, and it is taken back only by itself."""
        return self.kind in STANDS_ASIDE

    def saying(self, what: ChangeKind | str) -> Self:
        """The same entry with another kind of change; plain text becomes a label without kind."""
        if isinstance(what, str):
            return msgspec.structs.replace(self, kind="", parameters={}, label=what)
        held: Parameters = msgspec.to_builtins(what)
        return msgspec.structs.replace(self, kind=held.pop("kind"), parameters=held, label="")

    def sentence(self, language: Language = ENGLISH) -> str:
        """The sentence that describes the change; the stored label of older versions as it is."""
        return self.label or composed(self.kind, self.parameters, language)


def kind_of(entity: Entity) -> Kind:
    """The kind of an entity, as the journal names it."""
    return _KINDS[type(entity)]


def id_of(entity: Entity) -> str:
    """The identifier of an entity in the journal."""
    return CODEBOOK_ID if isinstance(entity, Codebook) else entity.id


def attributes(entity: Entity) -> Attributes:
    """All attributes of an entity as JSON values; `restored` is the inverse."""
    [flat] = _flat(kind_of(entity), entity)
    return flat


def _flat(kind: Kind, *states: Any) -> list[Attributes]:
    # By way of JSON, so that what is compared has the very shape that the journal keeps.
    flat: list[Attributes] = msgspec.json.decode(msgspec.json.encode(states))
    for name in _ONE_BY_ONE.get(kind, ()):
        for each in flat:
            for key, value in each.pop(name, {}).items():
                each[f"{name}.{key}"] = value
    return flat


def _that_differ(before: Entity, after: Entity) -> list[Attributes]:
    """As `attributes` has them of either, but few of those that are the same in both."""
    kind = kind_of(after)
    if type(after).__struct_config__.omit_defaults:
        return [attributes(before), attributes(after)]
    one_by_one = _ONE_BY_ONE.get(kind, ())
    old, new = dict[str, Any](), dict[str, Any]()
    for name in after.__struct_fields__:
        was, now = getattr(before, name), getattr(after, name)
        if was is now or was == now:
            continue
        if name in one_by_one:
            alike = {key for key in was.keys() & now.keys() if was[key] == now[key]}
            if alike:
                was = {key: value for key, value in was.items() if key not in alike}
                now = {key: value for key, value in now.items() if key not in alike}
        old[name], new[name] = was, now
    return _flat(kind, old, new)


def restored(kind: Kind, flat: Attributes) -> Entity:
    """The entity that `attributes` described."""
    # None stands for an attribute that was left out because it held its default.
    plain = {name: value for name, value in flat.items() if value is not None}
    for name in _ONE_BY_ONE.get(kind, ()):
        prefix = f"{name}."
        parts = {key: plain.pop(key) for key in list(plain) if key.startswith(prefix)}
        plain[name] = {key.removeprefix(prefix): value for key, value in parts.items() if value}
    return msgspec.convert(plain, TYPES[kind])


def created(entity: Entity) -> Op:
    """The op that created the entity."""
    return Op(kind_of(entity), id_of(entity), "create")


def deleted(entity: Entity) -> Op:
    """The op that deleted the entity."""
    return Op(kind_of(entity), id_of(entity), "delete", before=attributes(entity))


def purged(entity: Entity) -> Op:
    """The op that removed the entity for good."""
    return Op(kind_of(entity), id_of(entity), "delete", before=PURGED)


def is_purged(op: Op) -> bool:
    """Whether nothing is left of what the op did, so that it cannot be undone."""
    return op.before == PURGED


def updated(before: Entity, after: Entity) -> Op | None:
    """The op that led from one state of a thing to another, or None if nothing differs.

    Versions are bookkeeping and are left out.
    """
    old, new = _that_differ(before, after)
    changed = [
        name
        for name in dict.fromkeys((*old, *new))
        if name != "version" and old.get(name) != new.get(name)
    ]
    if not changed:
        return None
    return Op(
        kind_of(after),
        id_of(after),
        "update",
        before={name: old.get(name) for name in changed},
        after={name: new.get(name) for name in changed},
    )


def inverse(op: Op, current: Entity | None) -> tuple[Entity | None, Entity | None]:
    """The states before and after undoing an op.

    Args:
        op: what is to be undone.
        current: the thing as it stands, or None if it is gone.

    Returns:
        The thing before and after undoing; None where it does not exist.

    Raises:
        ConflictError: the thing is no longer as the op left it.
    """
    if op.verb == "delete":
        if current is not None:
            raise ConflictError(message("there-again", kind=message(f"kind-{op.kind}")))
        restored_entity = restored(op.kind, op.before)
        return None, msgspec.structs.replace(restored_entity, version=restored_entity.version + 1)
    if current is None:
        raise ConflictError(message("deleted-since", kind=message(f"kind-{op.kind}")))
    if op.verb == "create":
        return current, None
    flat = attributes(current)
    for name, value in op.after.items():
        if flat.get(name) != value and not _is_bookkeeping(name):
            raise ConflictError(_changed_since(op.kind, name))
    return current, restored(op.kind, flat | op.before)


def _is_bookkeeping(name: str) -> bool:
    return name == "updated"


def _changed_since(kind: Kind, name: str) -> Message:
    group, _, key = name.partition(".")
    match group:
        case "mappings":
            return message("mapping-changed-since", name=key)
        case "columns":
            return message("columns-changed-since")
        case "models":
            return message("model-changed-since", type=key)
        case "publications":
            return message("publication-changed-since")
        case _:
            called = name.removeprefix("fields.")
            return message("attribute-changed-since", name=called, kind=message(f"kind-{kind}"))
