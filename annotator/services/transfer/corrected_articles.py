"""One article that two projects have with different texts, since somebody corrected it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.messages import Message, message
from annotator.core.text.correction import Correction, carried_out, correction_of
from annotator.services.transfer.project_state import says_same


class Reconciled(msgspec.Struct, frozen=True):
    """What becomes of an article, of the project's records in it, and of the file's.

    Attributes:
        article: as the project is to have it; with the file's text if that was corrected there.
        moved: records of the project, before and after they were moved along with the text.
        records: of the file, as they lie in the text that stays.
        known: records of the file whose words are not in that text, and which the project has.
        left_out: records of the file whose words are not in that text.
        differing: records that the project has, saying something else, with no words in that text.
        conflict: why the text stays although the file's is another; None if nothing conflicts.
        is_left_out: whether all of the file's article is left out, with what was coded in it.
    """

    article: Article
    moved: Sequence[tuple[Record, Record]] = ()
    records: Sequence[Record] = ()
    known: Sequence[Record] = ()
    left_out: Sequence[Record] = ()
    differing: Sequence[Record] = ()
    conflict: Message | None = None
    is_left_out: bool = False


def reconciled(
    ours: Article,
    own: Sequence[Record],
    theirs: Article,
    records: Sequence[Record],
    *,
    may_take: bool = True,
) -> Reconciled:
    """Decides on the text, and puts the records of both where they belong in it.

    A text that was corrected only in the file is taken if no record of the project loses its
    words. Otherwise the project's stays. Where neither was corrected, it is another article.

    Args:
        ours: the project's article.
        own: the project's records in it.
        theirs: the file's article of the same id, with another text.
        records: the file's records in it, naming the project's coders and actors.
        may_take: whether the project's text may go.
    """
    conflict: Message | None = None
    if theirs.revision > 1 and ours.revision > 1:
        conflict = message("corrected-on-both-sides", title=ours.title)
    elif ours.revision == 1 and (theirs.revision == 1 or not may_take):
        conflict = message("another-text", title=ours.title, id=ours.id)
        return Reconciled(ours, conflict=conflict, is_left_out=True)
    elif theirs.revision > 1:
        correction = correction_of(ours, theirs.text, own)
        if not correction.lost:
            after = replace(ours, text=theirs.text, sha256=theirs.sha256, revision=theirs.revision)
            return Reconciled(after, list(_moved(correction)), records)
        count = len({each.anchor.record for each in correction.lost})
        conflict = message("correction-loses-records", title=ours.title, count=count)
    return _kept_text(ours, own, theirs, records, conflict)


def _kept_text(
    ours: Article,
    own: Sequence[Record],
    theirs: Article,
    records: Sequence[Record],
    conflict: Message | None,
) -> Reconciled:
    by_id = {record.id: record for record in own}
    correction = correction_of(theirs, ours.text, records)
    lost = {each.anchor.record for each in correction.lost}
    staying = tuple(each for each in records if each.id not in lost)
    placed = replace(correction, records=staying, lost=())
    known: list[Record] = []
    left_out: list[Record] = []
    differing: list[Record] = []
    for record in records:
        if record.id not in lost:
            continue
        mine = by_id.get(record.id)
        if mine is None:
            left_out.append(record)
        else:
            # Where its words were put when the text was corrected is the project's affair.
            is_same = says_same(_without_places(mine), _without_places(record))
            (known if is_same else differing).append(record)
    return Reconciled(
        ours,
        records=[after for _, after in _carried(placed)],
        known=known,
        left_out=left_out,
        differing=differing,
        conflict=conflict,
    )


def _moved(correction: Correction) -> Iterator[tuple[Record, Record]]:
    return ((before, after) for before, after in _carried(correction) if before != after)


def _carried(correction: Correction) -> Iterator[tuple[Record, Record]]:
    for before, after in carried_out(correction, {}, lambda _lost: ""):
        if after is not None:
            yield before, after


def _without_places(record: Record) -> Record:
    fields = {key: tuple(_bare(values)) for key, values in record.fields.items()}
    return replace(
        record, spans=(), fields={key: values for key, values in fields.items() if values}, note=""
    )


def _bare(values: Iterable[FieldValue]) -> Iterator[FieldValue]:
    for value in values:
        if value.value is not None or value.actor is not None:
            yield replace(value, spans=())
