"""The shape of annotator JSON, version 2: what the schema is made from and files are read by.

Each struct has what its counterpart in the core has, in the order of the file and without the
row version, which is bookkeeping of one database.
"""

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import ArticleState
from annotator.core.coding.assignment import Draws
from annotator.core.coding.coder import Role
from annotator.core.coding.label_mapping import Mapping
from annotator.core.coding.link import Relation
from annotator.core.coding.record import FieldValue, RecordState
from annotator.core.coding.suggestion import SuggestionState
from annotator.core.text.span import Fragment

FORMAT_NAME = "annotator"
VERSION = 2
VERSIONS = frozenset((1, 2))
"""Those that are read; version 1 had no publications, origins, roles, assignments, suggestions."""

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time that names its zone."""

_ArticleT = TypeVar("_ArticleT")


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key that this version does not know would be lost, so it is refused."""


class BaseShape(Shape, frozen=True, omit_defaults=True):
    """Which project a handed-out one was made of, and of which of its changes."""

    project: str
    change: str = ""
    seq: int = 0


class ProjectShape(Shape, frozen=True, omit_defaults=True):
    """Which project was exported, how its imports were read and its articles drawn."""

    id: str
    name: str
    created: Moment
    mappings: dict[str, Mapping] = {}
    columns: dict[str, dict[str, str]] = {}
    blind: bool = False
    base: BaseShape | None = None
    draws: Draws = {}


class CoderShape(Shape, frozen=True):
    """Who owns a record, a status or an assignment."""

    id: str
    name: str
    role: Role = "coder"
    active: bool = True


class ActorShape(Shape, frozen=True):
    """An actor of the registry."""

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    note: str = ""
    identifiers: dict[str, str] = {}


class StatusShape(Shape, frozen=True):
    """How far a coder is with the article that it stands in."""

    coder: str
    state: ArticleState
    reason: str = ""
    relevant: bool | None = None
    training: bool = False


class AssignmentShape(Shape, frozen=True):
    """Who is to code the article that it stands in."""

    coder: str


class SuggestionOriginShape(Shape, frozen=True):
    """What suggested a record."""

    suggester: str
    model: str
    confidence: float


class OriginShape(Shape, frozen=True, omit_defaults=True):
    """Where a record came from: its parts by ids of records, or “mended”; what suggested it."""

    records: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    fields: dict[str, tuple[str, ...]] = {}
    reason: str = ""
    suggestion: SuggestionOriginShape | None = None


class RecordShape(Shape, frozen=True):
    """A record of the article that it stands in."""

    id: str
    type: str
    coder: str
    state: RecordState
    created: Moment
    updated: Moment
    spans: tuple[Fragment, ...]
    fields: dict[str, tuple[FieldValue, ...]] = {}
    note: str = ""
    flagged: bool = False
    metadata: dict[str, Any] = {}
    origin: OriginShape | None = None


class SuggestionShape(Shape, frozen=True, omit_defaults=True):
    """What a suggester sees in the article that it stands in; no record."""

    id: str
    revision: int
    type: str
    spans: tuple[Fragment, ...]
    fields: dict[str, tuple[FieldValue, ...]]
    confidence: float
    suggester: str
    model: str
    reason: str = ""
    state: SuggestionState = "open"
    coder: str | None = None


class PublicationShape(Shape, frozen=True, omit_defaults=True):
    """Where else the article that it stands in appeared."""

    outlet: str = ""
    date: str = ""
    section: str = ""
    url: str = ""


class ArticleShape(Shape, frozen=True):
    """An article with what each coder made of it."""

    id: str
    title: str
    text: str
    sha256: str
    language: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    metadata: dict[str, Any] = {}
    revision: int = 1
    note: str = ""
    flagged: bool = False
    publications: tuple[PublicationShape, ...] = ()
    status: tuple[StatusShape, ...] = ()
    assignments: tuple[AssignmentShape, ...] = ()
    records: tuple[RecordShape, ...] = ()
    suggestions: tuple[SuggestionShape, ...] = ()


class LinkShape(Shape, frozen=True, rename={"source": "from", "target": "to"}):
    """A relation between two records of the file."""

    id: str
    source: str
    target: str
    relation: Relation


class Document(Shape, Generic[_ArticleT], frozen=True):
    """A whole project. Its things are in the order of their ids."""

    # Articles are left as bytes where they are read one at a time.

    format: Literal["annotator"]
    version: Literal[1, 2]
    project: ProjectShape
    codebook: Codebook
    coders: tuple[CoderShape, ...]
    actors: tuple[ActorShape, ...]
    articles: tuple[_ArticleT, ...]
    links: tuple[LinkShape, ...] = ()


def schema() -> dict[str, Any]:
    """The JSON Schema of the format, as it ships in ``resources/schema``."""
    made = msgspec.json.schema(Document[ArticleShape])
    reference = made["$ref"].removeprefix("#/$defs/")
    definitions: dict[str, Any] = made["$defs"]
    document: dict[str, Any] = definitions.pop(reference)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Annotator JSON, version 2",
        **{key: value for key, value in document.items() if key != "title"},
        "$defs": definitions,
    }
