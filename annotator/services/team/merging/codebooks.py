"""Two codebooks merged: nothing goes, and what both say otherwise is one person's to decide."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from annotator.core.codebook.diff import same_keys, steps
from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.services.transfer.codebook import widened


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Keyed)


def merged_codebooks(
    ours: Codebook, theirs: Codebook, base: Codebook | None, file: str
) -> tuple[Codebook, Codebook]:
    """Our codebook with what theirs has more, once in our words and once in theirs.

    Args:
        ours: the project's.
        theirs: the file's.
        base: what both began with, as far as known; what was added since stands behind it, in
            one order, whoever is merged first.
        file: what problems call theirs.

    Raises:
        ClashError: a field of the same key is of another kind in theirs.
    """
    in_ours, in_theirs = widened(ours, theirs, file), widened(theirs, ours, file)
    in_theirs = replace(in_theirs, version=ours.version)
    if base is None:
        return in_ours, in_theirs
    return (
        in_ours if in_ours == ours else _in_order(in_ours, base),
        in_theirs if in_theirs.types == theirs.types else _in_order(in_theirs, base),
    )


def said_otherwise(ours: Codebook, theirs: Codebook) -> tuple[dict[str, str], dict[str, str]]:
    """What two codebooks of the same keys say otherwise, by what people call it: as each has it."""
    found = steps(ours, theirs, same_keys(ours, theirs))
    was = {step.label: step.was or "—" for step in found}
    return was, {step.label: step.now or step.change_type for step in found}


def _in_order(codebook: Codebook, base: Codebook) -> Codebook:
    known = {each.key: each for each in base.types}
    types = [_fields_in_order(each, known.get(each.key)) for each in codebook.types]
    return replace(codebook, types=tuple(_added_last(types, list(known))))


def _fields_in_order(record_type: RecordType, base: RecordType | None) -> RecordType:
    if base is None:
        return record_type
    fields: Sequence[Field] = record_type.fields
    known = [field.key for field in base.fields]
    return replace(record_type, fields=tuple(_added_last(fields, known)))


def _added_last(things: Sequence[_Thing], known: Sequence[str]) -> list[_Thing]:
    old = [each for each in things if each.key in known]
    return [*old, *sorted((each for each in things if each.key not in known), key=_key)]


def _key(thing: _Keyed) -> str:
    return thing.key
