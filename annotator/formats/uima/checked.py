"""Collecting a CAS as its file is read, and checking what can only be told of the whole."""

from collections.abc import Callable

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.uima.cas import Cas, Sofa
from annotator.formats.uima.model import (
    ANNOTATION,
    ANNOTATION_BASE,
    SOFA,
    Ref,
    Structure,
    Value,
    refs_of,
)
from annotator.formats.uima.type_system import TypeSystem

MEMBERS = "members"
Place = Callable[[int, str], str]
"""Where the structure of that id lies in the file, or its feature of that name if it is given."""


class Collecting:
    """A CAS in the making.

    Attributes:
        cas: what was collected.
    """

    def __init__(self, file: str, types: TypeSystem, place: Place) -> None:
        """Starts.

        Args:
            file: what problems name.
            types: the types of the structures.
            place: where in the file a structure lies.
        """
        self.cas = Cas(types)
        self._file = file
        self._place = place
        self._orders: dict[str, list[str]] = {}

    def add_sofa(self, number: int, sofa: Sofa, at: str) -> None:
        """Adds the sofa of that id, which lies there.

        Raises:
            InputError: the id stands twice, or the sofa has no name.
        """
        self._claim(number, at)
        if not sofa.name:
            raise InputError(self._file, message("cas-sofa-unnamed"), at)
        self.cas.sofas[number] = sofa

    def add(self, number: int, type_name: str, values: dict[str, Value], at: str) -> None:
        """Adds the structure of that id, which lies there, with its sofa and its place among its
        values.

        Raises:
            InputError: the id stands twice, or it belongs to no sofa, but should.
        """
        self._claim(number, at)
        order = self._order(type_name)
        if self.cas.types.is_a(type_name, ANNOTATION_BASE):
            sofa = values.get("sofa")
            if not isinstance(sofa, Ref):
                raise InputError(self._file, message("cas-without-sofa", type=type_name), at)
            self.cas.sofa_of[number] = sofa.to
        place = None
        if self.cas.types.is_a(type_name, ANNOTATION):
            begin, end = values.get("begin", 0), values.get("end", 0)
            # Readers take nothing else for a number.
            place = (begin, end) if isinstance(begin, int) and isinstance(end, int) else (0, 0)
        held = {name: values[name] for name in order if name in values}
        self.cas.structures[number] = Structure(number, type_name, place, held)

    def _claim(self, number: int, at: str) -> None:
        if number in self.cas.structures or number in self.cas.sofas:
            first = self._place(number, "")
            raise InputError(self._file, message("cas-id-twice", id=number, first=first), at)

    def _order(self, type_name: str) -> list[str]:
        """The features of a type in order, without those that lead to a sofa or say the place: in
        the order of a file, values would differ from those of the same type in another."""
        found = self._orders.get(type_name)
        if found is None:
            types = self.cas.types
            place = types.types[ANNOTATION].features if types.is_a(type_name, ANNOTATION) else ()
            features = types.features(type_name).items()
            found = [name for name, each in features if each.range != SOFA and name not in place]
            self._orders[type_name] = found
        return found

    def checked(self) -> Cas:
        """The CAS.

        Raises:
            InputError: a reference leads nowhere, or where it must not.
        """
        cas = self.cas
        for number, sofa in cas.sofa_of.items():
            if sofa not in cas.sofas:
                raise self._wrong("cas-no-sofa", "sofa", sofa, self._place(number, "sofa"))
        for sofa, members in cas.members.items():
            if sofa not in cas.sofas:
                raise self._wrong("cas-no-sofa", "sofa", sofa, self._place(sofa, MEMBERS))
            for each in members:
                self._require(each, MEMBERS, self._place(sofa, MEMBERS))
        for each in cas.structures.values():
            for name, value in each.values.items():
                for target in refs_of(value):
                    if target not in cas.structures:
                        self._require(target, name, self._place(each.id, name))
        return cas

    def _require(self, target: int, name: str, at: str) -> None:
        if target in self.cas.sofas:
            raise self._wrong("cas-names-sofa", name, target, at)
        if target not in self.cas.structures:
            raise self._wrong("cas-names-nothing", name, target, at)

    def _wrong(self, code: str, name: str, target: int, at: str) -> InputError:
        return InputError(self._file, message(code, feature=name, id=target), at)
