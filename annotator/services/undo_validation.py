"""Whether what undoing brings back still fits the texts and the codebook as they are by now."""

from collections.abc import Iterable, Iterator

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.codebook.values import Value, validate
from annotator.core.coding.article import Article
from annotator.core.coding.change import Entity
from annotator.core.coding.record import Record
from annotator.core.errors import CodebookError, ConflictError, FieldValueError
from annotator.core.messages import Message, message
from annotator.core.text.span import first_mismatch
from annotator.storage.listing.codebook_use import CodebookUse
from annotator.storage.queries import Queries

_PORTION = 200


class UndoValidation:
    """Looks, once all of a change is undone or redone, at what may have come apart.

    Each part of a change is undone only if nobody changed that part since. But a record that comes
    back lies in a text that may have been corrected since, and a text or a codebook that comes
    back has records that may have been made since.
    """

    def __init__(self, read: Queries, seq: int) -> None:
        """
        Args:
            read: sees what the undoing has written so far.
            seq: of the change that is undone.
        """
        self._read = read
        self._is_recoded = read.journal.was_codebook_touched(seq)
        self._records: set[str] = set()
        self._texts: set[str] = set()
        self._codebooks: list[tuple[Codebook, Codebook]] = []

    def add(self, pairs: Iterable[tuple[Entity | None, Entity | None]]) -> None:
        """Notes what was before and after undoing a part."""
        records: list[Record] = []
        for before, after in pairs:
            match before, after:
                case _, Record():
                    records.append(after)
                case Article(), Article() if before.text != after.text:
                    self._texts.add(after.id)
                case Codebook(), Codebook():
                    self._codebooks.append((before, after))
                case _:
                    pass
        if not records:
            return
        corrected = self._read.corrected({record.article for record in records})
        self._records |= {
            record.id for record in records if self._is_recoded or record.article in corrected
        }

    def require(self) -> None:
        """Raises:
        ConflictError: something does not fit; says what.
        """
        for before, after in self._codebooks:
            for misfit in _misfits(CodebookUse(self._read.connection), before, after):
                raise ConflictError(message("coded-since", what=misfit))
        for article in self._texts:
            self._require_fit(self._read.records_of_article(article))
        ids = sorted(self._records)
        for start in range(0, len(ids), _PORTION):
            self._require_fit(self._read.records(ids[start : start + _PORTION]))

    def _require_fit(self, records: list[Record]) -> None:
        articles = self._read.articles({record.article for record in records})
        texts = {article.id: article.text for article in articles}
        codebook = self._read.codebook() if self._is_recoded else None
        for record in records:
            values = [value for each in record.fields.values() for value in each]
            fragments = [*record.spans, *(span for value in values for span in value.spans)]
            if wrong := first_mismatch(fragments, texts[record.article]):
                raise ConflictError(message("place-would-be-lost", text=wrong.text))
            if codebook is not None:
                _require_valid(record, codebook)


def _require_valid(record: Record, codebook: Codebook) -> None:
    try:
        record_type = codebook.type(record.type)
        for key, values in record.fields.items():
            field = record_type.field(key)
            for value in values:
                if value.value is not None:
                    validate(field, value.value)
    except (CodebookError, FieldValueError) as error:
        raise ConflictError(message("codebook-changed-since", reason=error)) from error


def _misfits(use: CodebookUse, now: Codebook, wanted: Codebook) -> Iterator[Message]:
    """What was coded that a codebook which comes back cannot hold."""
    types = {each.key: each for each in wanted.types}
    counts = use.records_by_type()
    fields = use.values_by_field()
    for each in now.types:
        if each.key not in types:
            if each.key in counts:
                yield message("coded-type", type=each.label)
            continue
        for field, back in _fields_that_differ(each, types[each.key]):
            place = (each.key, field.key)
            if place in fields and not _can_hold(use, place, field, back):
                yield message("coded-field", field=field.label, type=each.label)


def _fields_that_differ(
    now: RecordType, wanted: RecordType
) -> Iterator[tuple[Field, Field | None]]:
    there = {field.key: field for field in wanted.fields}
    for field in now.fields:
        back = there.get(field.key)
        if back != field:
            yield field, back


def _can_hold(use: CodebookUse, place: tuple[str, str], now: Field, back: Field | None) -> bool:
    """Whether a field that comes back can hold all that is coded in it."""
    if back is None or (now.many and not back.many and use.several_of(*place)[0]):
        return False
    if (back.kind, back.choices) == (now.kind, now.choices):
        return True
    # To the end, so that the database is done with its answer.
    refused = [each for each in use.values_of(*place) if not _fits(back, each.value)]
    return not refused


def _fits(field: Field, value: Value | None) -> bool:
    try:
        return value is None or validate(field, value) is value
    except FieldValueError:
        return False
