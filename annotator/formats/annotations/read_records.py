"""From annotations to records, by a mapping; what the codebook cannot hold passes through."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.codebook.values import Value
from annotator.core.coding.article import ArticleStatus, article_date
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import CodebookError
from annotator.core.messages import message
from annotator.core.text.span import Fragment, Span, cut, cut_all, merged
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.classify import Classified
from annotator.formats.annotations.mapping import Mapping, TypeMapping
from annotator.formats.annotations.model import (
    Annotation,
    ForeignArticle,
    Scalar,
    SidecarRecord,
    base_name,
)
from annotator.formats.annotations.passthrough import Original, PassedRelation, Passthrough
from annotator.formats.annotations.read_relations import RelationReader
from annotator.formats.annotations.values import fitting, parsed, quoted, shown_values
from annotator.formats.content import CodedArticle

IMPORTED = datetime(2000, 1, 1, tzinfo=UTC)
"""When records were made whose file does not say: the same each time they are read."""

Values = defaultdict[str, list[FieldValue]]


class Application:
    """Turns the articles of one corpus into records, links and what passes through.

    Attributes:
        format_name: the format's.
        mapping: what the labels mean.
        types: the codebook's, by key.
        coder: the id of the coder of that name; of the one who imports for an empty name.
        unfinished: whether the coders of the files have not finished with them.
    """

    def __init__(
        self,
        format_name: str,
        mapping: Mapping,
        codebook: Codebook,
        coder: Callable[[str], str],
        *,
        unfinished: bool = False,
    ) -> None:
        """Starts on a corpus.

        Raises:
            CodebookError: the mapping names a type or field that the codebook lacks.
        """
        self.format_name = format_name
        self.mapping = mapping
        self.types = {each.key: each for each in codebook.types}
        self.coder = coder
        self.unfinished = unfinished
        self._fills: dict[tuple[str, str, str], Value | None] = {}
        require(mapping, codebook)

    def applied(self, document: ForeignArticle) -> tuple[CodedArticle, list[Link]]:
        """The coded article, and the links between its records."""
        return _Document(document, self).made()

    def filled(
        self, record_type: RecordType, key: str, written: str, day: date | None
    ) -> Value | None:
        """What always fills the field. A choice is looked for once: there may be hundreds."""
        field = record_type.field(key)
        if field.kind not in ("choice", "tree"):
            return parsed(field, written, day)
        place = record_type.key, key, written
        if place not in self._fills:
            self._fills[place] = parsed(field, written, day)
        return self._fills[place]


def require(mapping: Mapping, codebook: Codebook) -> None:
    """That a codebook has what a mapping names.

    Raises:
        CodebookError: it lacks a type or field; says which, and for which label.
    """
    for label, mapped in mapping.types.items():
        if not mapped.record:
            continue
        try:
            record_type = codebook.type(mapped.record)
            named = (*mapped.roles.values(), *mapped.attributes.values(), *mapped.fill, mapped.own)
            for key in filter(None, named):
                record_type.field(key)
        except CodebookError as error:
            raise CodebookError(
                message("mapping-of-label", label=label, reason=error.message)
            ) from error


class _Document:
    def __init__(self, document: ForeignArticle, application: Application) -> None:
        self._application = application
        self._format = application.format_name
        self._article = document.article
        self._day = article_date(document.article)
        self._statuses = document.statuses
        self._coders = document.coders
        self._classified = Classified(
            document, self._format, application.mapping, application.types
        )
        self._annotations = self._classified.annotations
        self._ids = self._classified.record_ids
        self._passed: dict[str, Passthrough] = {}
        self._parts = set(self._classified.parts_of_records)

    def made(self) -> tuple[CodedArticle, list[Link]]:
        records = {
            each.id: self._record(each)
            for each in self._annotations.values()
            if each.id in self._ids
        }
        relations = RelationReader(
            self._classified, records, self._passed, self._application.types, self._format
        )
        for name, outgoing in relations.passed.items():
            # A record of our own that a relation was drawn to elsewhere says nothing there yet.
            passed = self._passed.get(name) or passthrough.of(records[name].metadata, self._format)
            passed.relations = (*passed.relations, *outgoing)
            self._passed[name] = passed
        made = [
            replace(each, metadata=passthrough.put(each.metadata, self._format, passed))
            if (passed := self._passed.get(name))
            else each
            for name, each in records.items()
        ]
        made.sort(key=lambda record: record.id)
        article = self._article
        if metadata := self._metadata_with(relations.loose):
            article = replace(article, metadata=metadata)
        return CodedArticle(article, self._all_statuses(), made), relations.links

    def _all_statuses(self) -> list[ArticleStatus]:
        """The statuses of the file; every other coder whose file or record it has is done with it.

        In a file that an export of a project of ours wrote, who is not done says so, and others
        have only begun.
        """
        with_status = {status.coder for status in self._statuses}
        begun = {
            self._application.coder(each.coder)
            for each in self._annotations.values()
            if each.id in self._ids and each.record is None
        } | {*map(self._application.coder, self._coders)}
        is_ours = any(each.record is not None for each in self._annotations.values())
        state = "in_progress" if is_ours or self._application.unfinished else "done"
        statuses = [
            *self._statuses,
            *(ArticleStatus(self._article.id, coder, state) for coder in begun - with_status),
        ]
        return sorted(statuses, key=lambda status: status.coder)

    def _metadata_with(self, loose: Sequence[PassedRelation]) -> dict[str, Any] | None:
        """The article's metadata with a passthrough of what became no record, if there is any."""
        annotations = [
            # What relations made its roles is kept with them.
            replace(each, roles=self._classified.own_roles(each))
            for each in self._annotations.values()
            if not (each.id in self._ids or each.id in self._parts or each.covered)
        ]
        if not (annotations or loose):
            return None
        known = passthrough.of(self._article.metadata, self._format)
        new = {each.id for each in (*annotations, *loose)}
        known.annotations = (*(a for a in known.annotations if a.id not in new), *annotations)
        known.relations = (*(r for r in known.relations if r.id not in new), *loose)
        return passthrough.put(self._article.metadata, self._format, known)

    # A record

    def _record(self, annotation: Annotation) -> Record:
        if annotation.record is not None:
            return self._restored(annotation, annotation.record)
        mapped = self._classified.mapping(annotation)
        record_type = self._application.types[mapped.record]
        text = self._classified.text_of(annotation)
        fields: Values = defaultdict(list)
        passed = Passthrough(annotation.id, annotation.label, extra=annotation.extra)
        if text != annotation.spans:
            passed.spans = annotation.spans
            self._borrow("", text, self._classified.text_roles(annotation), passed)
        # A role that is the field by name says its words better than the trigger.
        is_named = any(
            mapped.own == mapped.roles.get(name)
            for role in annotation.roles
            for name in (role.name, base_name(role.name))
        )
        if mapped.own and not is_named and text != annotation.spans and annotation.spans:
            own = cut_all(self._article.text, annotation.spans)
            fields[mapped.own].append(quoted(record_type.field(mapped.own), own, self._day))
        for key, written in mapped.fill.items():
            value = self._application.filled(record_type, key, written, self._day)
            if value is not None:
                fields[key].append(FieldValue(value))
        self._take_roles(annotation, mapped, record_type, fields, passed)
        self._take_attributes(annotation, mapped, record_type, fields, passed)
        fitted = {key: fitting(record_type.field(key), each) for key, each in fields.items()}
        passed.originals = _originals(annotation, record_type, fitted, passed)
        self._passed[annotation.id] = passed
        return Record(
            id=self._ids[annotation.id],
            article=self._article.id,
            type=mapped.record,
            coder=self._application.coder(annotation.coder),
            state=annotation.state or "done",
            created=annotation.created or IMPORTED,
            updated=annotation.updated or annotation.created or IMPORTED,
            spans=cut_all(self._article.text, text),
            fields=fitted,
            note=annotation.note,
        )

    def _borrow(
        self, key: str, spans: Sequence[Span], parts: Sequence[Annotation], passed: Passthrough
    ) -> None:
        """Notes a text that is another record's, or made of pieces that touch: whoever writes it
        again needs no annotation for it."""
        united = merged(spans)
        covered = sorted(span for part in parts for span in part.spans)
        if united != covered or any(part.id in self._ids for part in parts):
            passed.borrow(key, tuple(united))

    def _take_roles(
        self,
        annotation: Annotation,
        mapped: TypeMapping,
        record_type: RecordType,
        fields: Values,
        passed: Passthrough,
    ) -> None:
        parts: dict[str, Annotation] = {}
        for role in annotation.roles:
            target = self._annotations.get(role.target)
            if target is None:
                continue
            self._parts.add(target.id)
            if target.id not in self._ids:
                parts[target.id] = target
            key = mapped.roles.get(role.name, mapped.roles.get(base_name(role.name)))
            if not key:
                continue
            field = record_type.field(key)
            if field.kind == "link" and target.id in self._ids:
                fields[key].append(FieldValue(self._ids[target.id]))
            elif words := self._classified.text_of(target):
                evidence = cut_all(self._article.text, words)
                fields[key].append(quoted(field, evidence, self._day))
                self._borrow(key, words, [target], passed)
        passed.roles = self._classified.own_roles(annotation)
        passed.annotations = tuple(parts.values())

    def _take_attributes(
        self,
        annotation: Annotation,
        mapped: TypeMapping,
        record_type: RecordType,
        fields: Values,
        passed: Passthrough,
    ) -> None:
        for name, values in annotation.attributes.items():
            key = mapped.attributes.get(name)
            field = record_type.field(key) if key else None
            if field is None:
                passed.attributes[name] = values
                continue
            read = [parsed(field, _meant(mapped, name, value), self._day) for value in values]
            held = fields.get(field.key, [])
            if len(held) == len(read) == 1 and read[0] is not None and not field.many:
                # What plays the role of the field bears out the value that is told so.
                fields[field.key] = [replace(held[0], value=read[0])]
            elif None in read or (len(held) + len(read) > 1 and not field.many):
                passed.attributes[name] = values
                continue
            else:
                fields[field.key] += [FieldValue(value) for value in read]
            passed.attribute_names[field.key] = name

    # A record that was written in this format before

    def _restored(self, annotation: Annotation, stored: SidecarRecord) -> Record:
        """The record of an export, restored; its spans and evidence may have been moved since."""
        fields: dict[str, tuple[FieldValue, ...]] = {}
        for key, values in stored.fields.items():
            found = (
                FieldValue(
                    value.value,
                    value.actor,
                    self._evidence(value.part) or _cut_each(self._article.text, value.spans),
                )
                for value in values
            )
            # Of evidence that was deleted elsewhere, nothing is left where it had no value.
            if filled := tuple(value for value in found if value != FieldValue()):
                fields[key] = filled
        return Record(
            id=stored.id,
            article=self._article.id,
            type=stored.type,
            coder=stored.coder,
            state=stored.state,
            created=stored.created,
            updated=stored.updated,
            spans=tuple(fragment for part in stored.text for fragment in self._evidence(part))
            or _cut_each(self._article.text, stored.spans or annotation.spans),
            fields=fields,
            note=stored.note,
            flagged=stored.flagged,
            metadata=stored.metadata,
            origin=stored.origin,
        )

    def _evidence(self, part: str) -> tuple[Fragment, ...]:
        annotation = self._annotations.get(part)
        return _cut_each(self._article.text, annotation.spans) if annotation else ()


def _cut_each(text: str, spans: Iterable[Span]) -> tuple[Fragment, ...]:
    """The fragments as they are, those that touch or overlap apart."""
    return tuple(cut(text, span) for span in spans)


def _meant(mapped: TypeMapping, name: str, value: Scalar) -> Scalar:
    return mapped.values.get(name, {}).get(str(value), value)


def _originals(
    annotation: Annotation,
    record_type: RecordType,
    fields: dict[str, tuple[FieldValue, ...]],
    passed: Passthrough,
) -> dict[str, Original]:
    """By field, the values that were converted on reading, with their original wording: it is
    written again as long as the values are unchanged."""
    originals: dict[str, Original] = {}
    for key, values in fields.items():
        shown = shown_values(record_type.field(key), values)
        written = annotation.attributes.get(passed.attribute_names.get(key, ""), ())
        if shown and shown != written:
            originals[key] = Original(shown, written)
    return originals
