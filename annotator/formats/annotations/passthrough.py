"""What came in from another tool and found no place in the codebook.

An article has a `Passthrough` for what became no record, and so has each record that was made of an
annotation: as JSON in their metadata, under the name of the format. It is read and written there
by this module alone.

Metadata of projects, exports and sidecars may still hold it as version 1 had it, without a number.
It is brought up to date when it is read and never rewritten where it lies: an undo compares what is
stored with the journal, and would be refused.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from annotator.core.text.span import Fragment, Span
from annotator.formats.annotations.model import Annotation, Relation, Role, Scalar

VERSION = 2
_MARK = "passthrough"
"""The key of the version, which tells it from what else metadata hold."""


class PassedRelation(Relation, frozen=True, omit_defaults=True, gc=False):
    """A relation as it came.

    Attributes:
        link: the id of the link that it became, if any.
        field: the key of the field whose value it became, if any.
    """

    link: str = ""
    field: str = ""

    def relation(self) -> Relation:
        """The relation alone."""
        return Relation(**{name: getattr(self, name) for name in Relation.__struct_fields__})


class Original(msgspec.Struct, frozen=True):
    """How the values of a field were written: holds as long as they stay the same."""

    values: tuple[Scalar, ...]
    written: tuple[Scalar, ...]


class Unplaced(msgspec.Struct, frozen=True, omit_defaults=True):
    """An annotation that has no place in the text, with its offsets as the file has them."""

    id: str
    label: str
    begin: int
    end: int
    reason: str
    attributes: dict[str, Scalar] = {}


Places = tuple[Span, ...]


class Passthrough(msgspec.Struct, omit_defaults=True, tag_field=_MARK, tag=VERSION):
    """What a format said of an article or record beyond what that holds itself.

    Attributes:
        id: of a record, that of the annotation that it was made of.
        label: likewise.
        spans: where that annotation lies; None if it is where the record lies.
        attributes: those of its attributes that no field holds.
        attribute_names: by field, what the attribute is called that it was read from.
        originals: by field, how its values were written.
        borrowed: by field, places of evidence that need no annotation of their own, since another
            record has them or they are made of pieces that touch; the empty key is the record's
            own text.
        roles: what others are to the annotation.
        annotations: of an article those that became no record, of a record those that are part of
            it.
        relations: those from the record; of an article those that lead from no record.
        unplaced: annotations outside the text.
        rest: what only the format knows.
    """

    id: str = ""
    label: str = ""
    spans: Places | None = None
    attributes: dict[str, tuple[Scalar, ...]] = {}
    attribute_names: dict[str, str] = {}
    originals: dict[str, Original] = {}
    borrowed: dict[str, tuple[Places, ...]] = {}
    roles: tuple[Role, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[PassedRelation, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    rest: dict[str, Any] = {}

    @property
    def ids(self) -> set[str]:
        """The ids of its annotations and relations, as a file of one coder has them."""
        return {plain_id(each.id) for each in (*self.annotations, *self.relations)}

    def borrow(self, key: str, spans: Places) -> None:
        """Notes that evidence of the field needs no annotation of its own."""
        self.borrowed[key] = (*self.borrowed.get(key, ()), spans)

    def borrows(self, key: str, spans: Iterable[Fragment]) -> bool:
        """Whether evidence of the field needs no annotation of its own."""
        return tuple(each.span for each in spans) in self.borrowed.get(key, ())

    def within(self, length: int) -> "Passthrough":
        """It without what lies outside a text of that many code points: metadata can be edited, and
        texts be corrected."""
        gone = {each.id for each in self.annotations if not _lie_within(each.spans, length)}
        if not gone and _lie_within(self.spans or (), length):
            return self
        return replace(
            self,
            spans=self.spans if _lie_within(self.spans or (), length) else None,
            annotations=tuple(each for each in self.annotations if each.id not in gone),
            roles=tuple(each for each in self.roles if each.target not in gone),
        )

    def joined(self, other: "Passthrough") -> "Passthrough":
        """This of an article, with what another passes through beside it."""
        return replace(
            self,
            annotations=_with(self.annotations, other.annotations),
            relations=_with(self.relations, other.relations),
            unplaced=_with(self.unplaced, other.unplaced),
        )


def of(metadata: Mapping[str, Any], format_name: str) -> Passthrough:
    """What metadata hold of a format; an empty one if they hold none or somebody damaged it."""
    return _read(metadata.get(format_name)) or Passthrough()


def holds(metadata: Mapping[str, Any]) -> bool:
    """Whether anything passes through with them, of whatever format."""
    return any(map(_is_one, metadata.values()))


def put(metadata: Mapping[str, Any], format_name: str, passed: Passthrough) -> dict[str, Any]:
    """The metadata with this of the format: JSON, so that what is stored compares equal."""
    return {**metadata, format_name: msgspec.json.decode(msgspec.json.encode(passed))}


def joined(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Our article's metadata with what passes through with theirs, of whatever format; ours as
    they are where that has nothing more."""
    metadata = dict(ours)
    for name, stored in theirs.items():
        more = _read(stored) if _is_one(stored) else None
        if more is None or (name in ours and not _is_one(ours[name])):
            continue
        known = of(ours, name)
        if (both := known.joined(more)) != known:
            metadata = put(metadata, name, both)
    return metadata


def upgraded(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata with what passes through as this version has it, so that they compare."""
    return {
        name: put({}, name, passed)[name]
        if _is_one(stored) and (passed := _read(stored)) is not None
        else stored
        for name, stored in metadata.items()
    }


def plain_id(name: str) -> str:
    """An annotation's id without its coder, which a file of their own leaves out."""
    return name.rpartition("/")[2]


_T = TypeVar("_T")


def _lie_within(places: Places, length: int) -> bool:
    return all(0 <= each.start <= each.end <= length for each in places)


def _with(known: tuple[_T, ...], more: tuple[_T, ...]) -> tuple[_T, ...]:
    return (*known, *(each for each in more if each not in known))


def _read(stored: Any) -> Passthrough | None:
    if isinstance(stored, list):
        return _of_first_article(cast("list[Any]", stored))
    if isinstance(stored, dict) and _MARK not in stored:
        return _of_first_record(cast("dict[str, Any]", stored))
    return _converted(stored, Passthrough)


def _converted(stored: Any, kind: type[_T]) -> _T | None:
    try:
        return msgspec.convert(stored, kind)
    except msgspec.ValidationError:
        return None


# Version 1: of an article a list, of a record a mapping with the format's own keys in between


class _FirstOriginal(msgspec.Struct, frozen=True):
    values: tuple[Scalar, ...]
    said: tuple[Scalar, ...]


class _First(msgspec.Struct, frozen=True):
    id: str = ""
    label: str = ""
    spans: Places | None = None
    attributes: dict[str, tuple[Scalar, ...]] = {}
    names: dict[str, str] = {}
    made: dict[str, _FirstOriginal] = {}
    borrowed: dict[str, tuple[tuple[tuple[int, int], ...], ...]] = {}
    roles: tuple[tuple[str, str], ...] = ()
    parts: tuple[Annotation, ...] = ()
    relations: tuple[PassedRelation, ...] = ()


_OF_FIRST_LIST = frozenset((*Annotation.__struct_fields__, *Relation.__struct_fields__))


def _is_one(stored: Any) -> bool:
    """Whether metadata hold it under a key of which nobody says whether it is a format's."""
    if isinstance(stored, dict):
        keys = cast("dict[str, Any]", stored).keys()
        return _MARK in keys or {"id", "label"} <= keys or keys == {"relations"}
    if not isinstance(stored, list) or not stored:
        return False
    return all(
        isinstance(each, dict)
        and "label" in each
        and cast("dict[str, Any]", each).keys() <= _OF_FIRST_LIST
        for each in cast("list[Any]", stored)
    )


def _of_first_article(stored: list[Any]) -> Passthrough:
    """What of the list can be read: anything else in it is passed over."""
    annotations: list[Annotation] = []
    relations: list[PassedRelation] = []
    for each in stored:
        if relation := _converted(each, PassedRelation):
            relations.append(relation)
        elif annotation := _converted(each, Annotation):
            annotations.append(annotation)
    return Passthrough(annotations=tuple(annotations), relations=tuple(relations))


def _of_first_record(stored: dict[str, Any]) -> Passthrough | None:
    first = _converted(stored, _First)
    return first and Passthrough(
        id=first.id,
        label=first.label,
        spans=first.spans,
        attributes=first.attributes,
        attribute_names=first.names,
        originals={key: Original(each.values, each.said) for key, each in first.made.items()},
        borrowed={
            key: tuple(tuple(Span(*place) for place in places) for places in each)
            for key, each in first.borrowed.items()
        },
        roles=tuple(Role(*each) for each in first.roles),
        annotations=first.parts,
        relations=first.relations,
        rest={key: each for key, each in stored.items() if key not in _First.__struct_fields__},
    )
