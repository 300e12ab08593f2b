"""A CAS as its file has it, and its texts with what is said of each."""

import math
from collections import deque
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from annotator.formats.uima.model import (
    ELEMENTS,
    HEAD,
    INITIAL_VIEW,
    LIST_BASE,
    NON_EMPTY,
    TAIL,
    Item,
    Ref,
    Structure,
    Value,
)
from annotator.formats.uima.type_system import TypeSystem, is_array

NOT_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class Sofa(msgspec.Struct, frozen=True):
    """A subject of analysis.

    Attributes:
        text: as the file has it; None if it is no text, or lies elsewhere.
    """

    name: str
    text: str | None = None
    mime: str = ""
    uri: str = ""


class Cas(msgspec.Struct):
    """A CAS whose ids, references, types and features are what they should be.

    Attributes:
        structures: by id, with places in UTF-16 units as the file has them; arrays and the nodes
            of lists are structures of their own where the file has them so.
        sofas: by id.
        sofa_of: the sofa of each annotation.
        members: the structures in the index of each sofa.
        empty: how many views have members, but no sofa.
    """

    types: TypeSystem
    structures: dict[int, Structure] = {}
    sofas: dict[int, Sofa] = {}
    sofa_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    empty: int = 0


class View(msgspec.Struct, frozen=True):
    """A text of a CAS with what is said of it.

    Attributes:
        name: of the first sofa that has the text.
        text: as the file has it.
        structures: by id, those in its index and those that they refer to; with places in
            UTF-16 units of the text.
        elsewhere: how many references lead to annotations of other texts.
    """

    name: str
    text: str
    mime: str
    structures: dict[int, Structure]
    elsewhere: int = 0


def views(cas: Cas) -> Iterator[View]:
    """The texts that are more than blanks; sofas of one text are one view of it, so that what one
    says of the other's annotations holds."""
    by_text: dict[str, list[int]] = {}
    for number, sofa in cas.sofas.items():
        if sofa.text and sofa.text.strip():
            by_text.setdefault(sofa.text, []).append(number)
    return (_view(cas, text, sofas) for text, sofas in by_text.items())


def count_empty(cas: Cas) -> int:
    """How many views have no text. An initial view that has nothing at all is none: programs make
    it without being asked."""
    return cas.empty + sum(
        not (sofa.text and sofa.text.strip())
        and (sofa != Sofa(INITIAL_VIEW, mime=sofa.mime) or bool(cas.members.get(number)))
        for number, sofa in cas.sofas.items()
    )


def _view(cas: Cas, text: str, sofas: list[int]) -> View:
    members = {member for sofa in sofas for member in cas.members.get(sofa, ())}
    waiting = deque(sorted(members))
    found: dict[int, Structure] = {}
    elsewhere = 0
    while waiting:
        number = waiting.popleft()
        if number in found or number not in cas.structures:
            continue
        is_indexed = number in members
        if not is_indexed and cas.sofa_of.get(number, sofas[0]) not in sofas:
            elsewhere += 1
            continue
        each = cas.structures[number]
        is_part = is_array(each.type) or cas.types.is_a(each.type, LIST_BASE)
        values = each.values if is_part else _inlined(cas, each.values)
        if values is not each.values or is_indexed != each.indexed:
            each = replace(each, values=values, indexed=is_indexed)
        found[number] = each
        for value in values.values():
            if isinstance(value, Ref):
                waiting.append(value.to)
            elif isinstance(value, list):
                waiting.extend(item.to for item in value if isinstance(item, Ref))
    first = cas.sofas[sofas[0]]
    return View(first.name, text, first.mime, found, elsewhere)


def _inlined(cas: Cas, values: dict[str, Value]) -> dict[str, Value]:
    """The values with arrays and lists in the place of references to them."""
    changed: dict[str, Value] = {}
    for name, value in values.items():
        target = cas.structures.get(value.to) if isinstance(value, Ref) else None
        if target is None:
            continue
        if is_array(target.type):
            changed[name] = target.values.get(ELEMENTS, [])
        elif cas.types.is_a(target.type, LIST_BASE):
            changed[name] = _listed(cas, target)
    return {**values, **changed} if changed else values


def _listed(cas: Cas, node: Structure) -> list[Item]:
    """The elements of a linked list, which a damaged file may have tied into a ring."""
    seen: set[int] = set()
    items: list[Item] = []
    while node.type.startswith(NON_EMPTY) and node.id not in seen:
        seen.add(node.id)
        head, tail = node.values.get(HEAD), node.values.get(TAIL)
        items.append(head if not isinstance(head, list) else None)
        following = cas.structures.get(tail.to) if isinstance(tail, Ref) else None
        if following is None:
            break
        node = following
    return items
