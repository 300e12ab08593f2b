"""A codebook while it is edited: every part keeps its identity, whatever it is called."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.diff import KeyMapping, same_keys
from annotator.core.codebook.model import (
    RESERVED_LETTERS,
    Choice,
    Codebook,
    Field,
    FieldKind,
    RecordType,
)

Item = RecordType | Field | Choice
"""A type without its fields, a field without its choices, or a choice without its subtypes."""

_KEY_LENGTH = 40
WITH_CHOICES: frozenset[FieldKind] = frozenset({"choice", "tree"})


class Node(msgspec.Struct, frozen=True):
    """A type, field or choice of the draft.

    Attributes:
        id: stays the same, whatever becomes of it.
        origins: the keys that lead to it in the codebook before; several if choices were merged
            into it, none if it is new.
        children: a type's fields, a field's choices, a choice's subtypes.
    """

    id: int
    item: Item
    origins: tuple[tuple[str, ...], ...] = ()
    children: tuple["Node", ...] = ()


class Draft(msgspec.Struct, frozen=True):
    """A state of the draft; every edit gives another, so that undoing is going back to one.

    Attributes:
        head: name, title and help of the codebook.
        types: its record types with all that is in them.
        next_id: the id of the next part that is added.
    """

    head: Codebook
    types: tuple[Node, ...]
    next_id: int

    def codebook(self) -> Codebook:
        """The codebook that the draft describes, which may break rules."""
        return replace(self.head, types=tuple(_with_children(node) for node in self.types))

    def origins(self) -> KeyMapping:
        """The mapping from the parts of the codebook before to those of the draft."""
        mapping = KeyMapping({}, {}, {})
        for own_type in self.types:
            for (type_key,) in own_type.origins:
                mapping.types[type_key] = own_type.item.key
            for field in own_type.children:
                for type_key, field_key in field.origins:
                    mapping.fields[type_key, field_key] = field.item.key
                if isinstance(field.item, Field) and field.item.kind not in WITH_CHOICES:
                    continue
                for path, choice in _node_paths(field.children):
                    for type_key, field_key, own_path in choice.origins:
                        mapping.choices[type_key, field_key, own_path] = path
        return mapping

    # Finding

    def line(self, node_id: int) -> list[Node]:
        """The part preceded by its ancestors, the type first; empty if it is gone."""
        return _line(self.types, node_id)

    def node(self, node_id: int) -> Node | None:
        """The part of that id, if it is there."""
        line = self.line(node_id)
        return line[-1] if line else None

    def at(self, place: Sequence[int]) -> list[Node]:
        """The parts along a path of positions: type, field, choice ..."""
        line: list[Node] = []
        nodes = self.types
        for n in place:
            if n >= len(nodes):
                break
            line.append(nodes[n])
            nodes = nodes[n].children
        return line

    def siblings(self, node_id: int) -> tuple[Node, ...]:
        """The parts beside it, itself included, in order."""
        line = self.line(node_id)
        return line[-2].children if len(line) > 1 else self.types

    def children(self, parent_id: int | None) -> tuple[Node, ...]:
        """The parts in another one, or the types."""
        if parent_id is None:
            return self.types
        node = self.node(parent_id)
        return node.children if node else ()

    # Editing

    def edited(self, node_id: int, **changes: Any) -> "Draft":
        """With other attributes of a part."""
        return self._with(_edited(self.types, node_id, changes))

    def relabelled(self, node_id: int, label: str) -> "Draft":
        """With another label; the keys of what is new follow it, those that are in use do not."""
        line = self.line(node_id)
        if not line:
            return self
        node, changes = line[-1], {"label": label}
        others = [each.item for each in self.siblings(node_id) if each.id != node_id]
        if not node.origins and _follows(node.item.key, node.item.label, others):
            changes["key"] = free_key(label, others)
            if isinstance(node.item, RecordType):
                changes["plural"] = _free_plural(changes["key"], others)
        return self.edited(node_id, **changes)

    def added(self, parent_id: int | None, item: Item, at: int | None = None) -> "Draft":
        """With a new part, which has the id `next_id` of the draft before."""
        node = Node(self.next_id, item)
        draft = self._with(_placed(self.types, parent_id, node, at))
        return replace(draft, next_id=self.next_id + 1)

    def moved(self, node_id: int, parent_id: int | None, at: int) -> "Draft":
        """With a part somewhere else; ``at`` counts without the part itself."""
        node = self.node(node_id)
        if node is None or any(each.id == parent_id for each in _all([node])):
            return self
        remaining = _without(self.types, node_id)
        return self._with(_placed(remaining, parent_id, node, at))

    def may_move(self, node_id: int, parent_id: int | None) -> bool:
        """Whether the part can lie there: fields stay in their type, choices in their field."""
        line = self.line(node_id)
        above = self.line(parent_id) if parent_id is not None else []
        if not line or any(each.id == node_id for each in above):
            return False
        item = line[-1].item
        if isinstance(item, RecordType):
            return parent_id is None
        if isinstance(item, Field):
            return parent_id == line[-2].id
        field = line[1].item
        flat = isinstance(field, Field) and field.kind != "tree"
        return len(above) > 1 and above[1].id == line[1].id and not (flat and len(above) > 2)

    def removed(self, node_id: int) -> "Draft":
        """Without a part and all that is in it."""
        return self._with(_without(self.types, node_id))

    def merged(self, node_id: int, into: int) -> "Draft":
        """With a choice merged into another of its field, and so their subtypes of equal key."""
        node, target = self.node(node_id), self.node(into)
        if node is None or target is None or any(each.id == into for each in _all([node])):
            return self
        remaining = _without(self.types, node_id)
        return self._with(_replaced(remaining, into, _merged(_found(remaining, into), node)))

    def replaced_by(self, other: Codebook, before: Codebook) -> "Draft":
        """With another codebook in place of this one, parts of the same keys being the same."""
        return _draft_of(other, same_keys(before, other), self.next_id)

    def _with(self, types: tuple[Node, ...]) -> "Draft":
        return replace(self, types=types)


def draft_of(codebook: Codebook) -> Draft:
    """The codebook as a draft in which nothing has changed."""
    return _draft_of(codebook, same_keys(codebook, codebook), 1)


def slug(label: str, fallback: str = "item") -> str:
    """A key made of a label: lower case, marks of Latin letters gone, underscores between."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    letters = "".join(
        "" if unicodedata.combining(each) else each if each.isalnum() else " " for each in plain
    )
    key = "_".join(unicodedata.normalize("NFKC", letters).split())[:_KEY_LENGTH].rstrip("_")
    if not key:
        return fallback
    return key if key.isidentifier() else f"{fallback}_{key}"


def free_key(label: str, others: Iterable[Item]) -> str:
    """A key made of the label that none of the others has."""
    # A choice is found by its label too, so that one's key is not to be another's label.
    taken = {name.casefold() for item in others for name in (item.key, item.label)}
    key = wanted = slug(label)
    n = 2
    while key in taken:
        key, n = f"{wanted}_{n}", n + 1
    return key


def free_letter(draft: Draft, label: str, type_id: int | None) -> str:
    """A letter of the label, else any, that is not taken; for a type if there is no ``type_id``."""
    taken = set(RESERVED_LETTERS)
    types = [node for node in draft.types if isinstance(node.item, RecordType)]
    taken |= {node.item.letter for node in types if isinstance(node.item, RecordType)}
    for node in types:
        if type_id is None or node.id == type_id:
            fields = [each.item for each in node.children]
            taken |= {field.letter for field in fields if isinstance(field, Field)}
    wanted = [letter for letter in slug(label).upper() if "A" <= letter <= "Z"]
    every = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    return next((letter for letter in (*wanted, *every) if letter not in taken), "")


def _draft_of(codebook: Codebook, origins: KeyMapping, first_id: int) -> Draft:
    # What has become of a part, the other way round: these are same keys, so they are one to one.
    fields = {(key[0], after) for key, after in origins.fields.items()}
    count = first_id

    def node(item: Item, origin: tuple[str, ...] | None, children: tuple[Node, ...]) -> Node:
        nonlocal count
        count += 1
        return Node(count - 1, item, (origin,) if origin else (), children)

    def choice_node(choice: Choice, place: tuple[str, str], above: str) -> Node:
        path = f"{above}/{choice.key}" if above else choice.key
        origin = (*place, path) if (*place, path) in origins.choices else None
        children = tuple(choice_node(each, place, path) for each in choice.children)
        return node(replace(choice, children=()), origin, children)

    def field_node(type_key: str, field: Field) -> Node:
        place = (type_key, field.key)
        children = tuple(choice_node(each, place, "") for each in field.choices)
        return node(replace(field, choices=()), place if place in fields else None, children)

    def type_node(each: RecordType) -> Node:
        children = tuple(field_node(each.key, field) for field in each.fields)
        origin = (each.key,) if each.key in origins.types else None
        return node(replace(each, fields=()), origin, children)

    types = tuple(type_node(each) for each in codebook.types)
    return Draft(replace(codebook, types=()), types, count)


def _with_children(node: Node) -> Any:
    item, children = node.item, tuple(_with_children(each) for each in node.children)
    match item:
        case RecordType():
            return replace(item, fields=children)
        case Field():
            return replace(item, choices=children if item.kind in WITH_CHOICES else ())
        case Choice():
            return replace(item, children=children)


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _node_paths(nodes: Iterable[Node], above: str = "") -> Iterator[tuple[str, Node]]:
    for node in nodes:
        path = f"{above}/{node.item.key}" if above else node.item.key
        yield path, node
        yield from _node_paths(node.children, path)


def _line(nodes: Iterable[Node], node_id: int) -> list[Node]:
    for node in nodes:
        if node.id == node_id:
            return [node]
        if below := _line(node.children, node_id):
            return [node, *below]
    return []


def _found(nodes: Iterable[Node], node_id: int) -> Node:
    return _line(nodes, node_id)[-1]


def _edited(nodes: tuple[Node, ...], node_id: int, changes: dict[str, Any]) -> tuple[Node, ...]:
    return tuple(
        replace(node, item=replace(node.item, **changes))
        if node.id == node_id
        else replace(node, children=_edited(node.children, node_id, changes))
        for node in nodes
    )


def _replaced(nodes: tuple[Node, ...], node_id: int, by: Node) -> tuple[Node, ...]:
    return tuple(
        by if node.id == node_id else replace(node, children=_replaced(node.children, node_id, by))
        for node in nodes
    )


def _without(nodes: tuple[Node, ...], node_id: int) -> tuple[Node, ...]:
    return tuple(
        replace(node, children=_without(node.children, node_id))
        for node in nodes
        if node.id != node_id
    )


def _placed(
    nodes: tuple[Node, ...], parent_id: int | None, new: Node, at: int | None
) -> tuple[Node, ...]:
    if parent_id is None:
        place = len(nodes) if at is None else at
        return (*nodes[:place], new, *nodes[place:])
    return tuple(
        replace(node, children=_placed(node.children, None, new, at))
        if node.id == parent_id
        else replace(node, children=_placed(node.children, parent_id, new, at))
        for node in nodes
    )


def _merged(target: Node, gone: Node) -> Node:
    children = list(target.children)
    for child in gone.children:
        same = next((n for n, own in enumerate(children) if own.item.key == child.item.key), None)
        if same is None:
            children.append(child)
        else:
            children[same] = _merged(children[same], child)
    return replace(target, origins=target.origins + gone.origins, children=tuple(children))


def _follows(key: str, label: str, others: Iterable[Item]) -> bool:
    """Whether the key was made of the label."""
    return not label.strip() or key == free_key(label, others)


def _free_plural(key: str, others: Sequence[Item]) -> str:
    taken = {item.plural for item in others if isinstance(item, RecordType)}
    plural = key if key.endswith("s") else f"{key}s"
    return plural if plural not in taken else f"{key}_records"
