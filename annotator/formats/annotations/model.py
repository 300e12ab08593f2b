"""Annotations as other tools have them, before they meet a codebook.

Every annotation format reads into these and is written from these; `mapping` says what the
labels mean here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import Value
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.origin import Origin
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import RecordState
from annotator.core.text.span import Span

Scalar = str | int | float | bool


class Role(msgspec.Struct, frozen=True, gc=False):
    """The role of another annotation in this one, such as its ``Source``."""

    name: str
    target: str


class Annotation(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A labelled piece of text, or a labelled statement about other pieces.

    Attributes:
        id: unique within the document and its coder.
        spans: in code points, in reading order; empty if it is about the document as a whole.
        roles: the annotations that take part in it.
        statement: whether it says something by itself, as an event does, whoever points at it.
        coder: the name of who made it; empty if the file does not say.
        created: when it was made, and ``updated`` when it was last changed, if the file says so.
        extra: data of its own format, written again unchanged.
        record: the record that it was written from, in an export of a project.
        state: how far the tool says that it is; None if it says nothing, which is done.
        covered: whether the sidecar holds all of it but its spans, so that it becomes no record.
    """

    id: str
    label: str
    spans: tuple[Span, ...] = ()
    attributes: dict[str, tuple[Scalar, ...]] = {}
    roles: tuple[Role, ...] = ()
    statement: bool = False
    note: str = ""
    coder: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = msgspec.field(default={}, name="rest")
    record: "SidecarRecord | None" = None
    state: RecordState | None = None
    covered: bool = msgspec.field(default=False, name="told")


class Relation(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A labelled relation between two annotations; ``covered`` as for an `Annotation`."""

    id: str
    label: str
    source: str
    target: str
    attributes: dict[str, tuple[Scalar, ...]] = {}
    note: str = ""
    coder: str = ""
    extra: dict[str, Any] = msgspec.field(default={}, name="rest")
    covered: bool = msgspec.field(default=False, name="told")


class ForeignArticle(msgspec.Struct, frozen=True, gc=False):
    """One text with its annotations.

    Attributes:
        statuses: how far each coder is, where a project was written in this format.
        coders: the names of those whose own file came in, also an empty one.
    """

    article: Article
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[Relation, ...] = ()
    statuses: tuple[ArticleStatus, ...] = ()
    coders: tuple[str, ...] = ()


class SidecarValue(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The part of a field's value that no annotation holds.

    Attributes:
        part: the annotation of its evidence.
        spans: the evidence, where no annotation lies just there.
    """

    value: Value | None = None
    actor: str | None = None
    part: str = ""
    spans: tuple[Span, ...] = ()


class SidecarRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The part of a record that no annotation holds, so that it is read again as it was.

    Attributes:
        text: the annotations that are the record's own text, where it is not the annotation's.
        spans: its own text, where no annotations lie just there.
    """

    id: str
    type: str
    coder: str
    state: RecordState
    created: datetime
    updated: datetime
    fields: dict[str, tuple[SidecarValue, ...]] = {}
    text: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    note: str = ""
    flagged: bool = False
    metadata: dict[str, Any] = {}
    origin: Origin | None = None

    def parts(self) -> Iterator[str]:
        """The annotations that bear it out or are its text."""
        yield from self.text
        yield from (value.part for values in self.fields.values() for value in values)

    def renamed(self, names: Mapping[str, str]) -> "SidecarRecord":
        """The record with some of its parts called otherwise."""
        fields = {
            key: tuple(
                msgspec.structs.replace(value, part=names[value.part])
                if value.part in names
                else value
                for value in values
            )
            for key, values in self.fields.items()
        }
        text = tuple(names.get(part, part) for part in self.text)
        return msgspec.structs.replace(self, fields=fields, text=text)


class SidecarHead(msgspec.Struct, frozen=True):
    """The part of a project that belongs to no article."""

    project: ProjectInfo
    codebook: Codebook
    coders: tuple[Coder, ...] = ()
    actors: tuple[Actor, ...] = ()
    links: tuple[Link, ...] = ()


class LabelUse(msgspec.Struct):
    """How a corpus uses a label.

    Attributes:
        alone: how many annotations of it nobody points at.
        attributes: the values of each attribute; None once they are too many to be choices.
        attributed: how often each attribute stands on an annotation of it.
        roles: how often each role, without its number, stands on an annotation of it.
    """

    count: int = 0
    alone: int = 0
    statements: int = 0
    attributes: dict[str, set[Scalar] | None] = {}
    attributed: Counter[str] = msgspec.field(default_factory=Counter[str])
    repeated: set[str] = set()
    roles: Counter[str] = msgspec.field(default_factory=Counter[str])

    def update(self, other: "LabelUse") -> None:
        """Adds another count."""
        self.count += other.count
        self.alone += other.alone
        self.statements += other.statements
        for name, values in other.attributes.items():
            self.attributes[name] = _with(self.attributes.get(name, set()), values)
        self.attributed.update(other.attributed)
        self.repeated |= other.repeated
        self.roles.update(other.roles)


class Survey(msgspec.Struct):
    """What labels a corpus has, so that a mapping can be proposed.

    Attributes:
        relations: by label, how often it leads from one label to another.
    """

    labels: dict[str, LabelUse] = {}
    relations: dict[str, Counter[tuple[str, str]]] = {}

    def add(self, document: ForeignArticle) -> None:
        """Adds a document to the counts."""
        pointed_at = {role.target for each in document.annotations for role in each.roles}
        labels = {each.id: each.label for each in document.annotations}
        written = {
            part for each in document.annotations if each.record for part in each.record.parts()
        }
        for each in document.annotations:
            if each.record is not None or each.covered or each.id in written:
                continue
            use = self.labels.setdefault(each.label, LabelUse())
            use.count += 1
            use.alone += each.id not in pointed_at
            use.statements += each.statement
            # Counted one by one, for most have few: to have a Counter take several costs more.
            for role in each.roles:
                use.roles[base_name(role.name)] += 1
            for name, values in each.attributes.items():
                use.attributed[name] += 1
                use.attributes[name] = _with(use.attributes.get(name, set()), values)
                if len(values) > 1:
                    use.repeated.add(name)
        for relation in document.relations:
            if relation.covered:
                continue
            ends = labels.get(relation.source, ""), labels.get(relation.target, "")
            self.relations.setdefault(relation.label, Counter()).update([ends])

    def update(self, other: "Survey") -> None:
        """Adds another survey's counts."""
        for label, use in other.labels.items():
            self.labels.setdefault(label, LabelUse()).update(use)
        for label, ends in other.relations.items():
            self.relations.setdefault(label, Counter()).update(ends)


_MOST_CHOICES = 30


def _with(known: set[Scalar] | None, values: Iterable[Scalar] | None) -> set[Scalar] | None:
    if known is None or values is None:
        return None
    # True equals 1, but an attribute that is only ever set is not a number.
    known = known | set(values)
    return known if len(known) <= _MOST_CHOICES else None


def base_name(role: str) -> str:
    """A role's name without the number that tells several of one kind apart: ``Content2``."""
    return role.rstrip("0123456789") or role
