"""What correcting an article's text does to the records that point into it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.reanchoring import Anchoring, How
from annotator.core.text.span import Fragment, Span, cut_all

OWN_TEXT = ""
"""The ``field`` of an anchor that is the record's own text and no field's evidence."""

Choice = Literal["nearest", "remove", "place"]


class Anchor(msgspec.Struct, frozen=True, order=True):
    """Identifies a fragment: record, field, ordinal of the value, and index among its fragments."""

    record: str
    field: str
    ordinal: int
    position: int


class Reanchored(msgspec.Struct, frozen=True):
    """A fragment whose text changed, moved or was lost in a correction.

    Attributes:
        type: the key of the record's type.
        coder: the id of who made the record.
        after: where it is now; None where that is lost.
        nearest: the closest passage that is left, for one that is lost.
        alone: whether nothing of the record's own text is left without it.
    """

    anchor: Anchor
    type: str
    coder: str
    how: How
    before: Fragment
    after: Fragment | None = None
    nearest: Fragment | None = None
    alone: bool = False


class Decision(msgspec.Struct, frozen=True):
    """What becomes of a lost fragment.

    ``nearest`` puts it at the nearest passage, and somebody should look again; ``remove`` leaves
    it out, and with its last own text the record; ``place`` puts it at ``span``.
    """

    choice: Choice
    span: Span | None = None


class Correction(msgspec.Struct, frozen=True):
    """A new text for an article, and what it does to the records of all coders.

    Attributes:
        article: as it was seen, with the text that is to be corrected.
        records: as they were seen.
        unchanged: how many fragments keep their words.
        corrected: those some of whose words were corrected.
        moved: those whose words were found elsewhere.
        lost: those that need a decision.
    """

    article: Article
    anchoring: Anchoring
    records: tuple[Record, ...]
    unchanged: int
    corrected: tuple[Reanchored, ...]
    moved: tuple[Reanchored, ...]
    lost: tuple[Reanchored, ...]

    @property
    def text(self) -> str:
        """The new text."""
        return self.anchoring.new

    @property
    def changes_anything(self) -> bool:
        """Whether the text differs at all."""
        return bool(self.anchoring.changes)

    def undecided(self, decisions: Mapping[Anchor, Decision]) -> list[Reanchored]:
        """The lost fragments that still need a decision, without those of records to be deleted."""
        waiting = [each for each in self.lost if each.anchor not in decisions]
        gone = self.deleted(decisions)
        return [each for each in waiting if each.anchor.record not in gone]

    def deleted(self, decisions: Mapping[Anchor, Decision]) -> frozenset[str]:
        """The records that go, since all of their own text is to be removed."""
        alone = [each for each in self.lost if each.alone]
        stay = {
            each.anchor.record
            for each in alone
            if each.anchor not in decisions or decisions[each.anchor].choice != "remove"
        }
        return frozenset({each.anchor.record for each in alone} - stay)


def correction_of(
    article: Article,
    text: str,
    records: Sequence[Record],
    between: Callable[[], None] = lambda: None,
) -> Correction:
    """What the new text does to the records.

    Args:
        between: called between records; may raise to give up.
    """
    anchoring = Anchoring(article.text, text)
    unchanged = 0
    others: dict[How, list[Reanchored]] = {"corrected": [], "moved": [], "lost": []}
    for record in records:
        between()
        if count := _all_kept(record, anchoring):
            unchanged += count
            continue
        for each in _reanchored(record, anchoring):
            if each.how == "kept":
                unchanged += 1
            else:
                others[each.how].append(each)
    return Correction(
        article,
        anchoring,
        tuple(records),
        unchanged,
        tuple(others["corrected"]),
        tuple(others["moved"]),
        tuple(others["lost"]),
    )


def _all_kept(record: Record, anchoring: Anchoring) -> int:
    """How many fragments a record has, if all of them keep their words, as in most; else 0."""
    fragments = list(record.spans)
    for values in record.fields.values():
        for value in values:
            fragments += value.spans
    return len(fragments) if all(map(anchoring.is_untouched, fragments)) else 0


def _reanchored(record: Record, anchoring: Anchoring) -> list[Reanchored]:
    fragments: list[Reanchored] = []
    for anchor, fragment in _anchored(record):
        placement = anchoring.place(fragment)
        nearest = anchoring.nearest(fragment) if placement.fragment is None else None
        fragments.append(
            Reanchored(
                anchor,
                record.type,
                record.coder,
                placement.how,
                fragment,
                placement.fragment,
                nearest,
            )
        )
    own = [each for each in fragments if each.anchor.field == OWN_TEXT]
    if all(each.how == "lost" for each in own):
        return [replace(each, alone=each.anchor.field == OWN_TEXT) for each in fragments]
    return fragments


def _anchored(record: Record) -> Iterator[tuple[Anchor, Fragment]]:
    for position, fragment in enumerate(record.spans):
        yield Anchor(record.id, OWN_TEXT, 0, position), fragment
    for field, values in record.fields.items():
        for ordinal, value in enumerate(values):
            for position, fragment in enumerate(value.spans):
                yield Anchor(record.id, field, ordinal, position), fragment


def carried_out(
    correction: Correction,
    decisions: Mapping[Anchor, Decision],
    note: Callable[[Reanchored], str],
) -> Iterator[tuple[Record, Record | None]]:
    """Every record before and after, None where it goes with the last of its text.

    Args:
        note: what the working note says of a fragment that was put at the nearest passage.

    Raises:
        AnnotatorError: a lost fragment has no decision, or one that cannot be carried out.
    """
    if undecided := correction.undecided(decisions):
        raise AnnotatorError(message("places-undecided", count=len(undecided)))
    placing = _Placing(correction, decisions, note)
    for record in correction.records:
        yield record, placing.record(record)


class _Placing:
    """Puts the fragments of records where they belong in the new text."""

    def __init__(
        self,
        correction: Correction,
        decisions: Mapping[Anchor, Decision],
        note: Callable[[Reanchored], str],
    ) -> None:
        self._text = correction.text
        self._anchoring = correction.anchoring
        self._lost = {each.anchor: each for each in correction.lost}
        self._decisions = decisions
        self._note = note
        self._notes: list[str] = []

    def record(self, record: Record) -> Record | None:
        self._notes = []
        spans = self._fragments(record.id, OWN_TEXT, 0, record.spans)
        if not spans:
            return None
        fields = {
            key: reanchored
            for key, values in record.fields.items()
            if (reanchored := self._values(record.id, key, values))
        }
        after = replace(record, spans=spans, fields=fields)
        if self._notes:
            parts = [record.note.rstrip(), *self._notes]
            note = "\n".join(part for part in parts if part)
            after = replace(after, flagged=True, note=note)
        return after

    def _values(
        self, record_id: str, field: str, values: tuple[FieldValue, ...]
    ) -> tuple[FieldValue, ...]:
        placed = [
            FieldValue(
                value.value,
                value.actor,
                self._fragments(record_id, field, ordinal, value.spans),
            )
            for ordinal, value in enumerate(values)
        ]
        return tuple(
            value
            for value, before in zip(placed, values, strict=True)
            if value.spans or not before.spans or value.value is not None or value.actor
        )

    def _fragments(
        self, record_id: str, field: str, ordinal: int, fragments: tuple[Fragment, ...]
    ) -> tuple[Fragment, ...]:
        if len(fragments) == 1 and (shifted := self._anchoring.shifted(fragments[0])):
            return (shifted,)
        placed: list[Fragment] = []
        for position, fragment in enumerate(fragments):
            now = self._anchoring.place(fragment).fragment
            if now is None:
                now = self._decided(Anchor(record_id, field, ordinal, position))
            if now is not None:
                placed.append(now)
        if all(a.end < b.start for a, b in pairwise(placed)) or self._stay_apart(fragments, placed):
            return tuple(placed)
        # Fragments that now touch, or that changed places, read as they would if marked anew.
        return cut_all(self._text, placed)

    def _stay_apart(self, before: Sequence[Fragment], after: Sequence[Fragment]) -> bool:
        """Whether the gaps between fragments are as before, so that adjacent ones stay separate."""
        return [b.start - a.end for a, b in pairwise(before)] == [
            b.start - a.end for a, b in pairwise(after)
        ]

    def _decided(self, anchor: Anchor) -> Fragment | None:
        lost, decision = self._lost[anchor], self._decisions[anchor]
        match decision.choice:
            case "remove":
                return None
            case "place" if decision.span is not None:
                return cut_all(self._text, [decision.span])[0]
            case _ if lost.nearest is not None:
                self._notes.append(self._note(lost))
                return lost.nearest
            case _:
                raise AnnotatorError(message("no-passage-left"))
