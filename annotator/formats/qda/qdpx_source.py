"""One article as a REFI-QDA source: passages with codes, and links between them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from annotator.core.codebook.model import Field
from annotator.core.codebook.values import Value, display
from annotator.core.coding.article import Article
from annotator.core.text.span import Span
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    Relation,
    SidecarHead,
    SidecarRecord,
    SidecarValue,
)
from annotator.formats.qda import refi
from annotator.formats.qda.code_scheme import UNCODED
from annotator.formats.qda.qdpx_codes import Codes, guid_of, kept_guid, xml_attributes, xml_text

_NAME_LENGTH = 100
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


class HasValues(Protocol):
    """What writes the variables of an article."""

    def of(self, article: Article) -> Iterator[str]:
        """The elements."""
        ...


class WrittenLink(msgspec.Struct, frozen=True):
    """A link between two passages; where it leads is told by GUID, or by the record's id."""

    guid: str
    name: str
    origin: str
    target: str = ""
    record_target: str = ""


class _Passage(msgspec.Struct):
    """A passage with the codes on it; each with its note, which the passage says if all agree."""

    guid: str
    start: int
    end: int
    user: str
    created: str
    updated: str = ""
    codings: list[tuple[str, str, str, str, str]] = []
    notes: list[str] = []
    lines: list[str] = []


class Source:
    """An article that is being written.

    Attributes:
        guid: the source's.
        names: what each annotation is called in the file.
        shown: the codings and links that only show what the records say.
        record_ends: the passage of each record, to which links lead.
        links: those that begin here.
        memos: elements of memos that stand apart.
        counts: what other tools cannot read, by kind.
    """

    def __init__(
        self,
        head: SidecarHead,
        codes: Codes,
        users: Mapping[str, str],
        document: ForeignArticle,
        number: int,
    ) -> None:
        """Puts every annotation on its passage."""
        self._head = head
        self._codes = codes
        self._users = users
        self._article = document.article
        self._number = number
        self._types = {each.key: each for each in head.codebook.types}
        self.guid = kept_guid(self._article.id) or guid_of("source", self._article.id)
        self.names: dict[str, str] = {}
        self.shown: list[str] = []
        self.record_ends: dict[str, str] = {}
        self.links: list[WrittenLink] = []
        self.memos: list[str] = []
        self.counts: Counter[str] = Counter()
        self._passages: dict[tuple[str, int, int], _Passage] = {}
        self._positions: dict[str, tuple[int, int]] = {}
        self._first: dict[str, _Passage] = {}
        self._whole: list[str] = []
        self.counts["statuses"] += bool(document.statuses)
        known = {each.id: each for each in document.annotations}
        self._here = {each.record.id for each in document.annotations if each.record}
        self._owners = {
            role.target: each for each in document.annotations if each.record for role in each.roles
        }
        for each in known.values():
            self._put(each)
        for each in document.annotations:
            if each.record is not None:
                self._tell(each, each.record, known)
        for relation in document.relations:
            guid = kept_guid(relation.id)
            self._link(
                guid or guid_of("link", self.guid, relation.id),
                relation.label if guid else self._titled(relation, known),
                relation.source,
                relation.target,
            )

    # Passages

    def _put(self, annotation: Annotation) -> None:
        path, is_foreign = self._path(annotation)
        own = kept_guid(annotation.id) or guid_of("coding", *self._scope(annotation))
        self.names[annotation.id] = own
        stored_guid = kept_guid(annotation.extra.get("code")) if path == annotation.label else ""
        code = self._codes.used(path, stored_guid, is_foreign=is_foreign) if path else ""
        if not annotation.spans and "start" not in annotation.extra:
            if code:
                maker = self._maker(annotation)
                self._whole.append(self._coding(own, code, maker, annotation.note))
            return
        spans = annotation.spans or (_empty(annotation, len(self._article.text)),)
        before: _Passage | None = None
        for n, span in enumerate(spans):
            name = own if n == 0 else guid_of("piece", own, str(n))
            passage = self._passage(annotation, span, name, is_first=n == 0, coded=bool(code))
            if n == 0:
                self._first[annotation.id] = passage
            if code:
                user, made = self._maker(annotation)
                passage.codings.append((name, code, user, made, annotation.note))
            passage.notes.append(annotation.note)
            if before is not None:
                link = guid_of("continued", own, str(n))
                self.links.append(
                    WrittenLink(link, refi.CONTINUED, before.guid, target=passage.guid)
                )
            before = passage

    def _scope(self, annotation: Annotation) -> tuple[str, ...]:
        """What names an annotation in the whole project."""
        return (annotation.record.id,) if annotation.record else (self.guid, annotation.id)

    def _path(self, annotation: Annotation) -> tuple[str, bool]:
        """The path of its code, empty if there is none, and whether its name has to stay."""
        record = annotation.record
        if record is not None and (field := self._codes.code_field(record.type)):
            value = next(iter(record.fields.get(field.key, ())), SidecarValue()).value
            path = self._codes.choice_path(record.type, field.key, str(value)) if value else ""
            return path, True
        if annotation.extra.get("code"):
            return annotation.label, True
        if record is not None:
            return self._codes.path(record.type) or annotation.label, False
        owner = self._owners.get(annotation.id)
        if owner is not None and owner.record is not None:
            keys = [role.name for role in owner.roles if role.target == annotation.id]
            return self._codes.path(owner.record.type, keys[0]) or annotation.label, False
        return ("" if annotation.label == UNCODED else annotation.label), True

    def _passage(
        self, annotation: Annotation, span: Span, name: str, *, is_first: bool, coded: bool
    ) -> _Passage:
        stored_guid = kept_guid(annotation.extra.get("selection")) if is_first else ""
        wanted = stored_guid or (guid_of("passage", name) if coded else name)
        place = span.start, span.end
        if self._positions.setdefault(wanted, place) != place:
            wanted = guid_of("passage", name)
        key = wanted, *place
        if key not in self._passages:
            user, made = self._maker(annotation)
            record = self._record(annotation)
            updated = moment(record.updated) if record and record.updated != record.created else ""
            self._passages[key] = _Passage(wanted, span.start, span.end, user, made, updated)
        return self._passages[key]

    def _record(self, annotation: Annotation) -> SidecarRecord | None:
        owner = self._owners.get(annotation.id)
        return annotation.record or (owner.record if owner else None)

    def _maker(self, annotation: Annotation) -> tuple[str, str]:
        """Who made it, and when."""
        made = str(annotation.extra.get("created", ""))
        if not _MOMENT.fullmatch(made):
            record = self._record(annotation)
            made = moment(record.created if record else self._head.project.created)
        return self._users.get(annotation.coder, ""), made

    # What records say besides their place

    def _tell(
        self, annotation: Annotation, record: SidecarRecord, known: Mapping[str, Annotation]
    ) -> None:
        passage = self._first.get(annotation.id)
        if passage is None:
            return
        self.record_ends[record.id] = passage.guid
        fields = {field.key: field for field in self._types[record.type].fields}
        for role in annotation.roles:
            field = fields.get(role.name)
            self._link(
                guid_of("role", record.id, role.name, role.target),
                field.label if field else role.name,
                annotation.id,
                role.target,
            )
        for key, values in record.fields.items():
            if field := fields.get(key):
                for n, value in enumerate(values):
                    self._tell_value(annotation, record, field, value, f"{key}/{n}", known)

    def _titled(self, relation: Relation, known: Mapping[str, Annotation]) -> str:
        """What people call the field that a relation stands for."""
        record = known[relation.source].record
        fields = self._types[record.type].fields if record else ()
        titles = {field.key: field.label for field in fields if field.kind == "link"}
        return titles.get(relation.label, relation.label)

    def _tell_value(
        self,
        annotation: Annotation,
        record: SidecarRecord,
        field: Field,
        value: SidecarValue,
        name: str,
        known: Mapping[str, Annotation],
    ) -> None:
        if value.value is None or field == self._codes.code_field(record.type):
            return
        if field.kind == "link" and value.value in self._here:
            # It is a relation of the document, or a role.
            return
        here = self._first.get(value.part) or self._first[annotation.id]
        if field.kind == "link":
            guid = guid_of("value", record.id, name)
            self.shown.append(guid)
            origin = self._first[annotation.id].guid
            target = str(value.value)
            self.links.append(WrittenLink(guid, field.label, origin, record_target=target))
        elif path := self._code_of(record, field, value.value):
            guid = guid_of("value", record.id, name)
            self.shown.append(guid)
            user, made = self._maker(annotation)
            here.codings.append((guid, self._codes.used(path), user, made, annotation.note))
        elif not self._says(known.get(value.part), value.value):
            self.counts["values"] += 1
            here.lines.append(f"{field.label}: {display(field, value.value)}")

    def _code_of(self, record: SidecarRecord, field: Field, value: Value) -> str:
        if value is True:
            return self._codes.path(record.type, field.key)
        if field.kind in ("choice", "tree"):
            return self._codes.choice_path(record.type, field.key, str(value))
        return ""

    def _says(self, part: Annotation | None, value: Value) -> bool:
        """Whether the words of the evidence are the value."""
        if part is None or not isinstance(value, str):
            return False
        words = " … ".join(self._article.text[span.start : span.end] for span in part.spans)
        return words.split() == value.split()

    def _link(self, guid: str, name: str, source: str, target: str) -> None:
        first, second = self._first.get(source), self._first.get(target)
        if first is not None and second is not None:
            self.shown.append(guid)
            self.links.append(WrittenLink(guid, name, first.guid, target=second.guid))

    # Writing

    def xml(self, variables: HasValues) -> Iterator[str]:
        """The element, line by line."""
        attributes = xml_attributes(
            guid=self.guid,
            name=self._article.title.strip() or f"Article {self._number}",
            plainTextPath=f"internal://{self.guid}.txt",
            creatingUser=next(iter(self._users.values()), ""),
            creationDateTime=moment(self._head.project.created),
        )
        yield f"<TextSource{attributes}>\n"
        if self._article.note:
            yield f"<Description>{xml_text(self._article.note)}</Description>\n"
        for passage in self._passages.values():
            yield self._passage_xml(passage)
        yield from self._whole
        yield from variables.of(self._article)
        yield "</TextSource>\n"

    def _passage_xml(self, passage: _Passage) -> str:
        notes = list(dict.fromkeys(note for note in passage.notes if note))
        is_one = len(notes) <= 1 and all(bool(note) == bool(notes) for note in passage.notes)
        described = "\n".join((*(notes if is_one else ()), *passage.lines))
        codings = "".join(
            self._coding(name, code, (user, made), "" if is_one else note)
            for name, code, user, made, note in passage.codings
        )
        words = " ".join(self._article.text[passage.start : passage.end].split())
        attributes = xml_attributes(
            guid=passage.guid,
            name=words if len(words) <= _NAME_LENGTH else f"{words[:_NAME_LENGTH]}...",
            startPosition=str(passage.start),
            endPosition=str(passage.end),
            creatingUser=passage.user,
            creationDateTime=passage.created,
            modifyingUser=passage.user if passage.updated else "",
            modifiedDateTime=passage.updated,
        )
        description = f"<Description>{xml_text(described)}</Description>" if described else ""
        return f"<PlainTextSelection{attributes}>{description}{codings}</PlainTextSelection>\n"

    def _coding(self, name: str, code: str, maker: tuple[str, str], note: str) -> str:
        attributes = xml_attributes(guid=name, creatingUser=maker[0], creationDateTime=maker[1])
        reference = ""
        if note:
            memo = guid_of("memo", name)
            about = xml_attributes(guid=memo, creatingUser=maker[0], creationDateTime=maker[1])
            words = xml_text(note)
            self.memos.append(f"<Note{about}><PlainTextContent>{words}</PlainTextContent></Note>\n")
            reference = f'<NoteRef targetGUID="{memo}"/>'
        return f'<Coding{attributes}><CodeRef targetGUID="{code}"/>{reference}</Coding>'


def moment(when: datetime) -> str:
    """The moment as XML writes it, in UTC."""
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _empty(annotation: Annotation, length: int) -> Span:
    """The place of a passage without characters."""
    place = annotation.extra.get("start")
    at = min(max(place, 0), length) if isinstance(place, int) else 0
    return Span(at, at)
