"""Making room in a project's codebook for what an import brings."""

from collections.abc import Sequence

from msgspec.structs import replace

from annotator.core.codebook.model import RESERVED_LETTERS, Choice, Codebook, RecordType, check
from annotator.core.errors import CodebookError
from annotator.core.messages import message
from annotator.services.transfer.decisions import ClashError


def widened(ours: Codebook, theirs: Codebook, file: str) -> Codebook:
    """Our codebook with the types, fields and choices of theirs that it lacks.

    What both have stays as it is in ours, but a field takes several values if it does in theirs.

    Raises:
        ClashError: a field of the same key is of another kind in theirs; names both.
    """
    if theirs.types == ours.types:
        return ours
    added = {letter for letter in _letters(theirs.types) if letter}
    types = list(ours.types)
    for theirs_type in theirs.types:
        at = next((n for n, own in enumerate(types) if own.key == theirs_type.key), None)
        if at is None:
            types.append(_fitting(theirs_type, types))
        elif types[at] != theirs_type:
            types[at] = _widened_type(types[at], theirs_type, file, added)
    # A letter of a new type may have been one of an old type's fields.
    taken = set(_letters(types))
    result = replace(ours, types=tuple(_without_letters(each, taken) for each in types))
    try:
        return check(result)
    except CodebookError as error:
        raise ClashError(
            file, message("codebook-contradicts", reason=error.message), "$.codebook"
        ) from error


def _letters(types: Sequence[RecordType]) -> list[str]:
    return [record_type.letter for record_type in types]


def _fitting(new: RecordType, types: Sequence[RecordType]) -> RecordType:
    """The type with a letter and a plural that no other type has."""
    plurals = {record_type.plural for record_type in types}
    letter = "" if new.letter in _letters(types) else new.letter
    plural = new.plural if new.plural not in plurals else f"{new.key}_records"
    return replace(new, letter=letter, plural=plural)


def _without_letters(record_type: RecordType, taken: set[str]) -> RecordType:
    fields = tuple(
        replace(field, letter="") if field.letter in taken else field
        for field in record_type.fields
    )
    return replace(record_type, fields=fields)


def _widened_type(
    ours: RecordType, theirs: RecordType, file: str, type_letters: set[str]
) -> RecordType:
    taken = {field.letter for field in ours.fields} | type_letters | RESERVED_LETTERS
    fields = list(ours.fields)
    for new in theirs.fields:
        at = next((n for n, own in enumerate(fields) if own.key == new.key), None)
        if at is None:
            letter = "" if new.letter in taken else new.letter
            taken.add(letter)
            fields.append(replace(new, letter=letter))
            continue
        own = fields[at]
        if own.kind != new.kind:
            raise ClashError(
                file,
                message(
                    "field-of-another-kind",
                    field=new.key,
                    type=theirs.key,
                    kind=new.kind,
                    own=own.kind,
                ),
                f"$.codebook.types.{theirs.key}.{new.key}",
            )
        choices = own.choices if own.choices == new.choices else _merged(own.choices, new.choices)
        fields[at] = replace(own, many=own.many or new.many, choices=choices)
    return replace(ours, fields=tuple(fields))


def _merged(ours: Sequence[Choice], theirs: Sequence[Choice]) -> tuple[Choice, ...]:
    merged = {choice.key: choice for choice in ours}
    for choice in theirs:
        own = merged.get(choice.key)
        children = _merged(own.children, choice.children) if own else choice.children
        merged[choice.key] = replace(own or choice, children=children)
    return tuple(merged.values())
