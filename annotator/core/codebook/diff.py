"""The differences between two codebooks, as a list of steps from the first to the second."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import (
    Choice,
    Codebook,
    Field,
    FieldKind,
    RecordType,
    label_of,
    paths,
)

Subject = Literal["codebook", "type", "field", "choice"]
ChangeType = Literal[
    "added",
    "removed",
    "renamed",
    "merged",
    "converted",
    "single",
    "retired",
    "restored",
    "moved",
    "changed",
]
"""What a step does. ``renamed`` is another key, ``changed`` anything that no value depends on,
``single`` a field of many values that takes one from now on."""

_CODED: frozenset[ChangeType] = frozenset({"removed", "renamed", "merged", "converted", "single"})


class KeyMapping(msgspec.Struct, frozen=True):
    """Maps keys of types, fields and choices before a change to those after; without removed ones.

    Attributes:
        types: the key after, by the key before.
        fields: the key after, by the keys before: type, field.
        choices: the path after, by the keys before: type, field, path. Several choices that have
            become one have the same path.
    """

    types: dict[str, str]
    fields: dict[tuple[str, str], str]
    choices: dict[tuple[str, str, str], str]


class CodebookChange(msgspec.Struct, frozen=True):
    """One difference between two codebooks.

    Attributes:
        place: the keys that lead there: type, field, choice path; those before, unless added.
        label: what people call it, such as ``Quote › Speaker``.
        was: what it was before, where that tells: a key, a kind, a label.
        now: what it is from now on.
    """

    subject: Subject
    change_type: ChangeType
    place: tuple[str, ...]
    label: str
    was: str = ""
    now: str = ""

    @property
    def id(self) -> str:
        """The identifier of the step within the list of differences."""
        return step_id(self.subject, self.change_type, self.place)

    @property
    def touches_records(self) -> bool:
        """Whether coded records must be changed with it."""
        return self.change_type in _CODED

    @property
    def may_lose(self) -> bool:
        """Whether there may be values that cannot be kept."""
        return self.subject != "type" and self.change_type in ("removed", "converted", "single")


def step_id(subject: Subject, change_type: ChangeType, place: Sequence[str]) -> str:
    """The identifier of a step: its subject, its kind of change and the keys of its place."""
    return f"{subject} {change_type} {'.'.join(place)}"


def same_keys(before: Codebook, after: Codebook) -> KeyMapping:
    """The mapping between two codebooks if parts with the same key are the same part."""
    types: dict[str, str] = {}
    fields: dict[tuple[str, str], str] = {}
    choices: dict[tuple[str, str, str], str] = {}
    there = {each.key: each for each in after.types}
    for own in before.types:
        if (theirs := there.get(own.key)) is None:
            continue
        types[own.key] = own.key
        their_fields = {field.key: field for field in theirs.fields}
        for field in own.fields:
            if (their_field := their_fields.get(field.key)) is None:
                continue
            fields[own.key, field.key] = field.key
            their_paths = dict(paths(their_field.choices))
            for path, _ in paths(field.choices):
                if path in their_paths:
                    choices[own.key, field.key, path] = path
    return KeyMapping(types, fields, choices)


def steps(before: Codebook, after: Codebook, origins: KeyMapping) -> list[CodebookChange]:
    """All differences between two codebooks; those that affect coded records come first."""
    changes = list(_steps(before, after, origins))
    return sorted(changes, key=lambda step: not step.touches_records)


def _steps(before: Codebook, after: Codebook, origins: KeyMapping) -> Iterator[CodebookChange]:
    if (before.name, before.title, before.help) != (after.name, after.title, after.help):
        yield CodebookChange("codebook", "changed", (), after.title)
    now = {each.key: each for each in after.types}
    for own in before.types:
        key = origins.types.get(own.key)
        if key is None:
            yield CodebookChange("type", "removed", (own.key,), own.label)
        else:
            yield from _type_steps(own, now[key], origins)
    retained = [origins.types[each.key] for each in before.types if each.key in origins.types]
    for each in after.types:
        if each.key not in retained:
            yield CodebookChange("type", "added", (each.key,), each.label)
    if _is_moved(retained, [each.key for each in after.types]):
        yield CodebookChange("codebook", "moved", (), after.title)


def _type_steps(own: RecordType, now: RecordType, origins: KeyMapping) -> Iterator[CodebookChange]:
    yield from _item_steps("type", (own.key,), now.label, own, now)
    fields = {field.key: field for field in now.fields}
    retained: list[str] = []
    for field in own.fields:
        label = f"{now.label} › {field.label}"
        key = origins.fields.get((own.key, field.key))
        if key is None:
            yield CodebookChange("field", "removed", (own.key, field.key), label)
            continue
        retained.append(key)
        yield from _field_steps(own.key, field, fields[key], now.label, origins)
    for field in now.fields:
        if field.key not in retained:
            yield CodebookChange(
                "field", "added", (own.key, field.key), f"{now.label} › {field.label}"
            )
    if _is_moved(retained, [field.key for field in now.fields]):
        yield CodebookChange("type", "moved", (own.key,), now.label)


def _field_steps(
    type_key: str, own: Field, now: Field, type_label: str, origins: KeyMapping
) -> Iterator[CodebookChange]:
    place, label = (type_key, own.key), f"{type_label} › {now.label}"
    yield from _item_steps("field", place, label, own, now)
    if not is_same_family(own.kind, now.kind):
        yield CodebookChange("field", "converted", place, label, own.kind, now.kind)
    if own.many and not now.many:
        yield CodebookChange("field", "single", place, label)
    if own.choices and now.choices:
        yield from _choice_steps(place, label, own, now, origins)


def _choice_steps(
    place: tuple[str, str], label: str, own: Field, now: Field, origins: KeyMapping
) -> Iterator[CodebookChange]:
    there = dict(paths(now.choices))
    mapped = {path: origins.choices.get((*place, path)) for path, _ in paths(own.choices)}
    shared = Counter(path for path in mapped.values() if path)
    for path, choice in paths(own.choices):
        target = mapped[path]
        at, named = (*place, path), f"{label} › {label_of(own, path)}"
        if target is None:
            if is_same_family(own.kind, now.kind):
                yield CodebookChange("choice", "removed", at, named)
        elif shared[target] > 1 and path != target and target in mapped:
            yield CodebookChange("choice", "merged", at, named, path, label_of(now, target))
        else:
            was, is_now = replace(choice, key=path), replace(there[target], key=target)
            yield from _item_steps("choice", at, named, was, is_now)
    for path in there:
        if path not in shared:
            yield CodebookChange(
                "choice", "added", (*place, path), f"{label} › {label_of(now, path)}"
            )
    if _is_moved(list(dict.fromkeys(path for path in mapped.values() if path)), list(there)):
        yield CodebookChange("field", "moved", place, label)


_Item = RecordType | Field | Choice


def _item_steps(
    subject: Subject, place: tuple[str, ...], label: str, own: _Item, now: _Item
) -> Iterator[CodebookChange]:
    if own.key != now.key:
        yield CodebookChange(subject, "renamed", place, label, own.key, now.key)
    if own.retired != now.retired:
        yield CodebookChange(subject, "retired" if now.retired else "restored", place, label)
    changed = [
        name
        for name in own.__struct_fields__
        if name not in ("key", "retired", "fields", "choices", "children", "kind")
        and getattr(own, name) != getattr(now, name)
        and not (name == "many" and getattr(own, name))
    ]
    if isinstance(own, Field) and isinstance(now, Field):
        changed += ["kind"] if own.kind != now.kind and is_same_family(own.kind, now.kind) else []
    if changed:
        relabelled = own.label if "label" in changed else ""
        yield CodebookChange(subject, "changed", place, label, relabelled, ", ".join(changed))


def _is_moved(retained: Sequence[str], now: Sequence[str]) -> bool:
    there = set(retained)
    return list(retained) != [key for key in now if key in there]


def is_same_family(one: FieldKind, other: FieldKind) -> bool:
    """Whether values of both field kinds are compatible: a choice's key is also a tree path."""
    return one == other or {one, other} == {"choice", "tree"}
