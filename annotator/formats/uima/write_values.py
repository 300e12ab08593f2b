"""What the writers of XMI and JSON CAS share: the structures of a file in order, with arrays and
lists where the format has them."""

from collections.abc import Iterator, Mapping
from itertools import count

from msgspec.structs import replace

from annotator.core.text.normalization import Utf16Map
from annotator.formats.uima.model import (
    ELEMENTS,
    EMPTY,
    HEAD,
    NON_EMPTY,
    TAIL,
    Item,
    Ref,
    Structure,
    Value,
)
from annotator.formats.uima.type_system import TypeSystem, is_array


class Written:
    """What a file is to say, with one sofa of UIMA's usual name.

    Attributes:
        text: the sofa's.
        sofa: its id.
        structures: in the order of their ids; references lead to what is there, and places count
            UTF-16 units.
        members: the ids of those in the index.
    """

    def __init__(
        self,
        text: str,
        structures: Mapping[int, Structure],
        types: TypeSystem,
        *,
        every_apart: bool,
    ) -> None:
        """Puts it in order.

        Args:
            text: the sofa's.
            structures: by id, with places in code points.
            types: their types.
            every_apart: whether every array and list is a structure of its own; else those that
                others may refer to.
        """
        self.text = text
        self._types = types
        self._known = structures
        self._ids = count(max(structures, default=0) + 1)
        self._every_apart = every_apart
        self._units = Utf16Map(text)
        self.sofa = next(self._ids)
        found = [made for each in structures.values() for made in self._parts(each)]
        self.structures = sorted(found, key=lambda each: each.id)
        self.members = [each.id for each in self.structures if each.indexed]

    def _parts(self, each: Structure) -> Iterator[Structure]:
        """The structure, and those that its arrays and lists are."""
        values: dict[str, Value] = {}
        features = self._types.features(each.type)
        for name, value in each.values.items():
            held = value
            if isinstance(held, list):
                # What is no longer there leaves no gap.
                held = [item for item in held if self._is_there(item)]
                feature = features[name]
                if not is_array(each.type) and (self._every_apart or feature.shared):
                    made = list(self._apart(feature.range, held))
                    held = Ref(made[0].id)
                    yield from made
            if self._is_there(held) and held is not None:
                values[name] = held
        place = each.place
        if place is not None:
            place = self._units.to_utf16(place[0]), self._units.to_utf16(place[1])
        yield replace(each, values=values, place=place)

    def _is_there(self, value: Value) -> bool:
        return not isinstance(value, Ref) or value.to in self._known or value.to > self.sofa

    def _apart(self, type_name: str, items: list[Item]) -> Iterator[Structure]:
        if is_array(type_name):
            values: dict[str, Value] = {ELEMENTS: items}
            yield Structure(next(self._ids), type_name, None, values, indexed=False)
            return
        kind = type_name.rpartition(".")[2]
        ids = [next(self._ids) for _ in range(len(items) + 1)]
        for item, number, following in zip(items, ids, ids[1:], strict=False):
            values = {HEAD: item, TAIL: Ref(following)}
            yield Structure(number, f"{NON_EMPTY}{kind}", None, values, indexed=False)
        yield Structure(ids[-1], f"{EMPTY}{kind}", None, {}, indexed=False)
