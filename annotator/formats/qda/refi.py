"""The XML of REFI-QDA, the exchange format of tools for qualitative analysis, taken apart.

Source: REFI-QDA 1.5, https://www.qdasoftware.org; ``urn:QDA-XML:project:1.0`` and
``urn:QDA-XML:codebook:1.0``. Namespaces are not looked at: older ones are in use, and the names
are the same. A GUID is compared in lower case without its braces.
"""

import re
from collections.abc import Iterator

import msgspec

from annotator.formats.parsing.paragraphs import one_line, storable
from annotator.formats.parsing.safe_xml import Element, all_text, local
from annotator.formats.qda.code_scheme import Code

PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
CONTINUED = "continued"
"""The name of a link from a passage to the next one of the same discontinuous coding, as we write
it: the format has no passages of several pieces."""

_NUMBER = re.compile(r"\s*\d{1,12}\s*")
_VALUES = frozenset(
    ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
)


class Coding(msgspec.Struct, frozen=True):
    """A code on a passage or on a source."""

    id: str
    code: str
    user: str
    created: str
    notes: tuple[str, ...] = ()


class Selection(msgspec.Struct, frozen=True):
    """A passage; ``start`` and ``end`` are as the file counts, None where they are no numbers."""

    id: str
    name: str
    start: int | None
    end: int | None
    user: str
    created: str
    description: str
    codings: tuple[Coding, ...]
    notes: tuple[str, ...]


class Note(msgspec.Struct, frozen=True):
    """A memo; its words stand in ``text`` or in the file at ``path``."""

    id: str
    name: str
    text: str
    path: str
    user: str
    created: str
    selections: tuple[Selection, ...]


class Case(msgspec.Struct, frozen=True):
    """What is studied, such as a person, with the sources that belong to it."""

    id: str
    name: str
    values: tuple[tuple[str, str | int | float | bool], ...]
    sources: tuple[str, ...]
    selections: int


def get(node: Element, name: str) -> str:
    """An attribute, which has no namespace here; empty if there is none."""
    return str(node.get(name) or "")


def guid(text: str) -> str:
    """The GUID as it is compared."""
    return text.strip().strip("{}").lower()


def text_of(node: Element, name: str) -> str:
    """What stands in the child of that name; empty if there is none."""
    return next((storable(all_text(each)) for each in node if local(each) == name), "")


def references(node: Element, *names: str) -> tuple[str, ...]:
    """What the children of those names refer to."""
    return tuple(guid(get(each, "targetGUID")) for each in node if local(each) in names)


def user_of(node: Element) -> str:
    """Who made it, else who changed it last."""
    return guid(get(node, "creatingUser") or get(node, "modifyingUser"))


def created(node: Element) -> str:
    """When it was made, else when it was changed last."""
    return get(node, "creationDateTime") or get(node, "modifiedDateTime")


def codes(node: Element) -> list[Code]:
    """The codes in an element, each with those below it; the parser bounds how deep they go."""
    return [
        Code(
            guid(get(each, "guid")),
            storable(get(each, "name")),
            text_of(each, "Description").strip(),
            codes(each),
            references(each, "NoteRef"),
        )
        for each in node
        if local(each) == "Code"
    ]


def codings(node: Element, user: str = "", made: str = "") -> Iterator[Coding]:
    """The codes on a passage or source; ``user`` and ``made`` hold where a coding says nothing."""
    for each in node:
        if local(each) == "Coding":
            code = next(iter(references(each, "CodeRef")), "")
            yield Coding(
                guid(get(each, "guid")),
                code,
                user_of(each) or user,
                created(each) or made,
                references(each, "NoteRef"),
            )


def selections(node: Element) -> Iterator[Selection]:
    """The passages of a text or of the transcript of a recording."""
    points = {
        guid(get(each, "guid")): get(each, "position")
        for each in node
        if local(each) == "SyncPoint"
    }
    for each in node:
        kind = local(each)
        if kind == "PlainTextSelection":
            start, end = get(each, "startPosition"), get(each, "endPosition")
        elif kind == "TranscriptSelection":
            start = points.get(guid(get(each, "fromSyncPoint")), "")
            end = points.get(guid(get(each, "toSyncPoint")), "")
        else:
            continue
        user, made = user_of(each), created(each)
        yield Selection(
            id=guid(get(each, "guid")),
            name=get(each, "name"),
            start=int(start) if _NUMBER.fullmatch(start) else None,
            end=int(end) if _NUMBER.fullmatch(end) else None,
            user=user,
            created=made,
            description=text_of(each, "Description").strip(),
            codings=tuple(codings(each, user, made)),
            notes=references(each, "NoteRef"),
        )


def note(node: Element) -> Note:
    """A memo."""
    words = text_of(node, "PlainTextContent").strip()
    return Note(
        id=guid(get(node, "guid")),
        name=storable(get(node, "name")).strip(),
        text=words or text_of(node, "Description").strip(),
        path="" if words else get(node, "plainTextPath"),
        user=user_of(node),
        created=created(node),
        selections=tuple(selections(node)),
    )


def values(node: Element) -> Iterator[tuple[str, str | int | float | bool]]:
    """The values of variables, each with the variable's GUID; empty ones are left out."""
    for each in node:
        if local(each) != "VariableValue":
            continue
        variable = next(iter(references(each, "VariableRef")), "")
        for value in each:
            written = storable(all_text(value)).strip()
            if variable and written and local(value) in _VALUES:
                yield variable, _typed(local(value), written)


def _typed(kind: str, written: str) -> str | int | float | bool:
    try:
        match kind:
            case "BooleanValue" if written.lower() in ("true", "false", "1", "0"):
                return written.lower() in ("true", "1")
            case "IntegerValue":
                return int(written)
            case "FloatValue":
                number = float(written)
                return number if abs(number) < float("inf") else written
            case _:
                return written
    except ValueError:
        return written


class Link(msgspec.Struct, frozen=True):
    """A named link between two things, each by its GUID."""

    id: str
    name: str
    origin: str
    target: str


def link(node: Element) -> Link:
    """A link."""
    return Link(
        guid(get(node, "guid")),
        one_line(storable(get(node, "name"))) or "link",
        guid(get(node, "originGUID")),
        guid(get(node, "targetGUID")),
    )


def case(node: Element) -> Case:
    """A case."""
    return Case(
        id=guid(get(node, "guid")),
        name=storable(get(node, "name")).strip(),
        values=tuple(values(node)),
        sources=references(node, "SourceRef"),
        selections=len(references(node, "SelectionRef")),
    )
