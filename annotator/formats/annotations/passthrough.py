"""What came in from another tool and found no place in the codebook.

An article has a `Passthrough` for what became no record, and so has each record that was made of an
annotation: as JSON in their metadata, under the name of the format. It is read and written there
by this module alone.

Metadata of projects, exports and sidecars may still hold it as earlier versions had it: version 1
without a number, and up to version 2 what files of UIMA say of words under a key of its own. It is
brought up to date when it is read and never rewritten where it lies: an undo compares what is
stored with the journal, and would be refused.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from annotator.core.text.span import Fragment, Span
from annotator.formats.annotations.model import Annotation, Relation, Role, Scalar

VERSION = 3
_MARK = "passthrough"
"""The key of the version, which tells it from what else metadata hold."""
_READABLE = (2, VERSION)
_FIRST_LAYERS = {"uima": "uima_layers"}
"""Where versions 1 and 2 had the layers of a format."""


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


class Layers(msgspec.Struct, frozen=True):
    """What is of use to programs alone, such as each word with its part of speech.

    Attributes:
        coders: the names of those whose files have it; an empty one if the files do not say.
        holds: of what it holds how many, for people who look into metadata.
        packed: all of it, in a way that only the format knows.
    """

    coders: tuple[str, ...]
    holds: dict[str, int]
    packed: str


Spans = tuple[Span, ...]


class Passthrough(msgspec.Struct, omit_defaults=True, tag_field=_MARK, tag=VERSION):
    """The data of a format on an article or record that has no place in the codebook.

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
        layers: of an article, what is of no use to people.
        extra: data of the format alone.
    """

    id: str = ""
    label: str = ""
    spans: Spans | None = None
    attributes: dict[str, tuple[Scalar, ...]] = {}
    attribute_names: dict[str, str] = {}
    originals: dict[str, Original] = {}
    borrowed: dict[str, tuple[Spans, ...]] = {}
    roles: tuple[Role, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[PassedRelation, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    layers: tuple[Layers, ...] = ()
    extra: dict[str, Any] = msgspec.field(default={}, name="rest")

    @property
    def ids(self) -> set[str]:
        """The ids of its annotations and relations, as a file of one coder has them."""
        return {plain_id(each.id) for each in (*self.annotations, *self.relations)}

    def borrow(self, key: str, spans: Spans) -> None:
        """Notes that evidence of the field needs no annotation of its own."""
        self.borrowed[key] = (*self.borrowed.get(key, ()), spans)

    def borrows(self, key: str, spans: Iterable[Fragment]) -> bool:
        """Whether evidence of the field needs no annotation of its own."""
        return tuple(each.span for each in spans) in self.borrowed.get(key, ())

    def within(self, length: int) -> "Passthrough":
        """The passthrough without spans outside a text of that many code points: metadata can be
        edited, and texts be corrected."""
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
        """An article's passthrough merged with another one of the same article."""
        return replace(
            self,
            annotations=_with(self.annotations, other.annotations),
            relations=_with(self.relations, other.relations),
            unplaced=_with(self.unplaced, other.unplaced),
            layers=_united(self.layers, other.layers),
        )


def of(metadata: Mapping[str, Any], format_name: str) -> Passthrough:
    """The passthrough of a format in metadata; empty if there is none or it is damaged."""
    found = _read(metadata.get(format_name)) or Passthrough()
    first = metadata.get(_FIRST_LAYERS.get(format_name, ""))
    if first is not None and not found.layers:
        found.layers = _converted(first, tuple[Layers, ...]) or ()
    return found


def holds(metadata: Mapping[str, Any]) -> bool:
    """Whether metadata hold a passthrough of any format."""
    return next(_names(metadata), None) is not None


def without(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata without any passthrough, whose places are those of another text."""
    names = set(_names(metadata))
    return {key: value for key, value in metadata.items() if key not in names}


def put(metadata: Mapping[str, Any], format_name: str, passed: Passthrough) -> dict[str, Any]:
    """The metadata with a format's passthrough as JSON, so that stored ones compare equal."""
    first = _FIRST_LAYERS.get(format_name)
    rest = {name: stored for name, stored in metadata.items() if name != first}
    return {**rest, format_name: msgspec.json.decode(msgspec.json.encode(passed))}


def joined(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Our article's metadata merged with the passthroughs of theirs, of all formats; unchanged
    where those add nothing."""
    metadata = dict(ours)
    for name in _names(theirs):
        if name in ours and not _is_one(ours[name]):
            continue
        known = of(ours, name)
        if (combined := known.joined(of(theirs, name))) != known:
            metadata = put(metadata, name, combined)
    return metadata


def upgraded(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata with all passthroughs in this version's form, so that they compare."""
    result = dict(metadata)
    for name in _names(metadata):
        if name not in metadata or _read(metadata[name]) is not None:
            result = put(result, name, of(metadata, name))
    return result


def plain_id(name: str) -> str:
    """An annotation's id without its coder, which a file of their own leaves out."""
    return name.rpartition("/")[2]


_T = TypeVar("_T")


def _lie_within(spans: Spans, length: int) -> bool:
    return all(0 <= each.start <= each.end <= length for each in spans)


def _with(known: tuple[_T, ...], more: tuple[_T, ...]) -> tuple[_T, ...]:
    return (*known, *(each for each in more if each not in known))


def _united(known: tuple[Layers, ...], more: tuple[Layers, ...]) -> tuple[Layers, ...]:
    """Those of both, with what several coders have in common once; of a coder who has some, the
    known."""
    found = {each.packed: each for each in known}
    coders = {coder for each in known for coder in each.coders}
    for each in more:
        new = tuple(coder for coder in each.coders if coder not in coders)
        if new:
            same = found.get(each.packed, replace(each, coders=()))
            found[each.packed] = replace(same, coders=(*same.coders, *new))
    return tuple(found.values())


def _names(metadata: Mapping[str, Any]) -> Iterator[str]:
    """The formats of which something passes through with the metadata."""
    yield from (name for name, stored in metadata.items() if _is_one(stored))
    for name, first in _FIRST_LAYERS.items():
        if first in metadata and not _is_one(metadata.get(name)) and of(metadata, name).layers:
            yield name


def _read(stored: Any) -> Passthrough | None:
    if isinstance(stored, list):
        return _of_first_article(cast("list[Any]", stored))
    if isinstance(stored, dict):
        known = cast("dict[str, Any]", stored)
        if _MARK not in known:
            return _of_first_record(known)
        if known[_MARK] in _READABLE:
            # Version 2 had no layers, and nothing else that this has not.
            return _converted({**known, _MARK: VERSION}, Passthrough)
    return None


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
    spans: Spans | None = None
    attributes: dict[str, tuple[Scalar, ...]] = {}
    names: dict[str, str] = {}
    made: dict[str, _FirstOriginal] = {}
    borrowed: dict[str, tuple[tuple[tuple[int, int], ...], ...]] = {}
    roles: tuple[tuple[str, str], ...] = ()
    parts: tuple[Annotation, ...] = ()
    relations: tuple[PassedRelation, ...] = ()


_OF_FIRST_LIST = frozenset(
    (*Annotation.__struct_encode_fields__, *Relation.__struct_encode_fields__)
)


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
            key: tuple(tuple(Span(*place) for place in fragments) for fragments in each)
            for key, each in first.borrowed.items()
        },
        roles=tuple(Role(*each) for each in first.roles),
        annotations=first.parts,
        relations=first.relations,
        extra={
            key: each for key, each in stored.items() if key not in _First.__struct_encode_fields__
        },
    )
