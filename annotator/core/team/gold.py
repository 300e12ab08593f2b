"""Gold records: composed of coders' records, with where each part came from."""

from collections.abc import Sequence
from hashlib import blake2b

from msgspec.structs import replace

from annotator.core.coding.origin import MENDED, Origin
from annotator.core.coding.record import Record, reading_order
from annotator.core.text.span import Span, cut_all


def shuffled(coders: Sequence[str], article: str) -> list[str]:
    """The ids of coders in an order that tells nobody who is who: another in each article.

    Args:
        article: the id of the article, whose order stays the same.
    """
    return sorted(coders, key=lambda coder: blake2b(f"{article} {coder}".encode()).digest())


def taken(record: Record, among: Sequence[Record]) -> Record:
    """The whole of a record as gold.

    Args:
        among: those that it was chosen from, itself included.
    """
    own = (record.id,)
    origin = Origin(_ids(among), type=own, spans=own, fields=dict.fromkeys(record.fields, own))
    return replace(record, state="gold", note="", flagged=False, metadata={}, origin=origin)


def with_field(gold: Record, key: str, source: Record) -> Record:
    """Gold with the field as another record has it, also where that leaves it empty."""
    values = source.fields.get(key, ())
    fields = {**gold.fields, key: values}
    origin = _origin(gold)
    return replace(
        gold,
        fields={name: held for name, held in fields.items() if held},
        origin=replace(
            origin,
            records=_joined(origin.records, (source.id,)),
            fields={**origin.fields, key: (source.id,)},
        ),
    )


def with_spans(gold: Record, sources: Sequence[Record], text: str) -> Record:
    """Gold with the text of other records, of several all their fragments as one.

    Args:
        text: the article's.
    """
    ids = _ids(sources)
    fragments = [Span(each.start, each.end) for record in sources for each in record.spans]
    origin = _origin(gold)
    return replace(
        gold,
        spans=sources[0].spans if len(sources) == 1 else cut_all(text, fragments),
        origin=replace(origin, records=_joined(origin.records, ids), spans=ids),
    )


def rejected(records: Sequence[Record], reason: str) -> Record:
    """What says that none of the records is right; it lies where the first of them does."""
    first = min(records, key=reading_order)
    return replace(
        first,
        state="rejected",
        fields={},
        note="",
        flagged=False,
        metadata={},
        origin=Origin(_ids(records), reason=reason),
    )


def in_place_of(decided: Record, standing: Record) -> Record:
    """What is decided anew, which is of all that the standing decision was of."""
    origin, former = _origin(decided), _origin(standing)
    return replace(decided, origin=replace(origin, records=_joined(former.records, origin.records)))


def mended(before: Record, after: Record) -> Record:
    """An edit of a gold record by hand, whose origin says which parts that were.

    Returns:
        ``after`` as it is where no adjudication composed the record.
    """
    origin = before.origin
    if origin is None or after.origin != origin:
        return after
    by_hand = (MENDED,)
    keys = [
        key
        for key in dict.fromkeys((*before.fields, *after.fields))
        if before.fields.get(key, ()) != after.fields.get(key, ())
    ]
    return replace(
        after,
        origin=replace(
            origin,
            type=origin.type if before.type == after.type else by_hand,
            spans=origin.spans if before.spans == after.spans else by_hand,
            fields={**origin.fields, **dict.fromkeys(keys, by_hand)},
        ),
    )


def _origin(gold: Record) -> Origin:
    return gold.origin or Origin()


def _ids(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
