"""One article that two projects have with different texts, since somebody corrected it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.core.text.correction import Correction, carried_out, correction_of
from annotator.services.transfer.decisions import Decision, left_out
from annotator.services.transfer.project_state import says_same
from annotator.services.transfer.report import Problem


class Sided(msgspec.Struct, frozen=True):
    """An article as one side has it: the project, or the file.

    Attributes:
        records: of all coders in it; the file's name the project's coders and actors.
        earlier: the hashes of the texts that it had before, as far as that side knows.
    """

    article: Article
    records: Sequence[Record]
    earlier: Collection[str] = ()

    def goes_on_from(self, other: "Sided") -> bool:
        """Whether its text was made by correcting the other's."""
        if other.article.sha256 in self.earlier:
            return True
        return self.article.revision > 1 == other.article.revision


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


def reconciled(ours: Sided, theirs: Sided, *, may_take: bool = True) -> Reconciled:
    """Decides on the text, and puts the records of both where they belong in it.

    A text that was corrected only in the file is taken if no record of the project loses its
    words. Otherwise the project's stays. Where neither was corrected, it is another article.

    Args:
        ours: the project's article.
        theirs: the file's article of the same id, with another text.
        may_take: whether the project's text may go.
    """
    here, there = ours.article, theirs.article
    is_newer, is_older = theirs.goes_on_from(ours), ours.goes_on_from(theirs)
    if is_newer and is_older:
        # One side took back what the other has.
        is_newer, is_older = (
            there.revision > here.revision,
            there.revision < here.revision,
        )
    if is_older:
        return _kept_text(ours, theirs, None)
    if here.revision == 1 and (there.revision == 1 or not may_take):
        conflict = message("another-text", title=here.title, id=here.id)
        return Reconciled(here, conflict=conflict, is_left_out=True)
    if not is_newer or not may_take:
        return _kept_text(ours, theirs, message("corrected-on-both-sides", title=here.title))
    correction = correction_of(here, there.text, ours.records)
    if correction.lost:
        count = len({each.anchor.record for each in correction.lost})
        conflict = message("correction-loses-records", title=here.title, count=count)
        return _kept_text(ours, theirs, conflict)
    after = replace(here, text=there.text, sha256=there.sha256, revision=there.revision)
    return Reconciled(after, list(_moved(correction)), theirs.records)


def with_their_text(ours: Sided, theirs: Sided) -> Reconciled | None:
    """The article with the file's text although both corrected it; None if a record of the project
    would lose its words."""
    correction = correction_of(ours.article, theirs.article.text, ours.records)
    if correction.lost:
        return None
    text, revision = theirs.article.text, theirs.article.revision
    after = replace(
        ours.article, text=text, sha256=theirs.article.sha256, revision=max(revision, 2)
    )
    return Reconciled(after, list(_moved(correction)), theirs.records)


def kept_text(ours: Sided, theirs: Sided) -> Reconciled:
    """The article with the project's text, in which the file's records are put."""
    return _kept_text(ours, theirs, None)


def carried(article: Article, text: str, record: Record) -> Record:
    """A record of an article as it lies in another text of it; as it was if that loses words."""
    correction = correction_of(article, text, [record])
    if correction.lost:
        return record
    return next((after for _, after in _carried(correction)), record)


def _kept_text(ours: Sided, theirs: Sided, conflict: Message | None) -> Reconciled:
    by_id = {record.id: record for record in ours.records}
    correction = correction_of(theirs.article, ours.article.text, theirs.records)
    lost = {each.anchor.record for each in correction.lost}
    staying = tuple(each for each in theirs.records if each.id not in lost)
    placed = replace(correction, records=staying, lost=())
    known: list[Record] = []
    left_out: list[Record] = []
    differing: list[Record] = []
    for record in theirs.records:
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
        ours.article,
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


def told(file: str, own: Article, theirs: Article, found: Reconciled) -> Iterator[Decision]:
    """What becomes of an article that is there, and of what of it does not go with its text."""
    place = message("at-article", id=theirs.id)
    if found.conflict is not None:
        problem = Problem.of(InputError(file, found.conflict, place))
        yield Decision("differs", file, theirs, problem=problem)
    elif found.article is own:
        yield Decision("duplicate", file, theirs, here=own.id)
    yield from (Decision("extends", file, after, before) for before, after in found.moved)
    yield from (Decision("duplicate", file, record) for record in found.known)
    for record in found.left_out:
        reason = message("words-not-in-text", type=record.type, title=own.title)
        yield left_out(file, record, reason)
    for record in found.differing:
        yield left_out(file, record, message("differing-record", type=record.type))
