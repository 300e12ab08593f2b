"""The codebook: which types of record there are, and which fields each has."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from annotator.core.errors import CodebookError

FieldKind = Literal[
    "text",
    "choice",
    "tree",
    "actor",
    "place",
    "date",
    "number",
    "range",
    "boolean",
    "link",
    "url",
]
"""What a field holds. Several choices are a ``choice`` with ``many``."""

RESERVED_LETTERS = frozenset("DJKX")
"""Keys of the main flow (done, next, previous, nothing to code) that no field may take."""


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One value of a choice or tree field; ``children`` are the subtypes of a tree."""

    key: str
    label: str
    help: str = ""
    children: tuple["Choice", ...] = ()


class Field(msgspec.Struct, frozen=True, omit_defaults=True):
    """One column of a record type.

    Attributes:
        key: stable name, also the column in exports.
        letter: the key that takes the selection into this field, upper case.
        many: whether it holds several values.
        required: whether a record without it is unfinished.
        long: for text, whether it is edited on several lines.
    """

    key: str
    label: str
    kind: FieldKind
    letter: str = ""
    many: bool = False
    required: bool = False
    long: bool = False
    help: str = ""
    choices: tuple[Choice, ...] = ()


class RecordType(msgspec.Struct, frozen=True, omit_defaults=True):
    """A kind of statement about an article, such as quote, claim or event.

    Attributes:
        key: stable singular name, such as ``quote``.
        plural: the name of several, also that of the export's file.
        letter: the key that makes a record of the selection, upper case.
        colour: the role name of the theme's tint, such as ``blue``.
        span_label: what the record's own span is called, such as ``content`` or ``trigger``.
    """

    key: str
    label: str
    plural: str
    letter: str
    colour: str
    span_label: str = "text"
    help: str = ""
    fields: tuple[Field, ...] = ()

    def field(self, key: str) -> Field:
        """The field of that key.

        Raises:
            CodebookError: this type has no such field.
        """
        for field in self.fields:
            if field.key == key:
                return field
        raise CodebookError(
            f"The record type “{self.key}” has no field “{key}”. "
            f"It has: {', '.join(field.key for field in self.fields)}."
        )


class Codebook(msgspec.Struct, frozen=True, omit_defaults=True):
    """The record types of a project, in the order in which the window shows them."""

    name: str
    title: str
    types: tuple[RecordType, ...]
    help: str = ""
    version: int = 1

    def type(self, key: str) -> RecordType:
        """The record type of that key.

        Raises:
            CodebookError: there is none.
        """
        for record_type in self.types:
            if record_type.key == key:
                return record_type
        raise CodebookError(
            f"The codebook “{self.name}” has no record type “{key}”. "
            f"It has: {', '.join(record_type.key for record_type in self.types)}."
        )


def check(codebook: Codebook) -> Codebook:
    """The codebook itself, once every rule holds.

    Keys and letters are unique where they must be told apart, choice fields have choices, and
    no field takes a letter that makes a record or belongs to the main flow.

    Raises:
        CodebookError: a rule is broken; all breaches are named.
    """
    problems = list(_problems(codebook))
    if problems:
        raise CodebookError(f"The codebook “{codebook.name}” does not hold: {'; '.join(problems)}.")
    return codebook


def _problems(codebook: Codebook) -> Iterator[str]:
    if not codebook.types:
        yield "it has no record type"
    type_letters = {record_type.letter for record_type in codebook.types if record_type.letter}
    yield from _twice("record type", (record_type.key for record_type in codebook.types))
    yield from _twice("plural", (record_type.plural for record_type in codebook.types))
    yield from _twice("letter", (record_type.letter for record_type in codebook.types))
    for record_type in codebook.types:
        where = f"in “{record_type.key}” "
        for problem in _type_problems(record_type, type_letters):
            yield where + problem


def _type_problems(record_type: RecordType, type_letters: set[str]) -> Iterator[str]:
    for key in (record_type.key, record_type.plural, *(field.key for field in record_type.fields)):
        if not key.isidentifier():
            yield f"the key “{key}” is not made of letters, digits and underscores"
    yield from _twice("field", (field.key for field in record_type.fields))
    yield from _twice("field letter", (field.letter for field in record_type.fields))
    if record_type.letter in RESERVED_LETTERS:
        yield f"the letter {record_type.letter} belongs to the window"
    if record_type.letter and not _is_letter(record_type.letter):
        yield f"it needs one upper-case letter, not “{record_type.letter}”"
    for field in record_type.fields:
        if field.letter in type_letters | RESERVED_LETTERS:
            yield f"the field “{field.key}” takes the letter {field.letter}, which is in use"
        if field.letter and not _is_letter(field.letter):
            yield f"the field “{field.key}” needs one upper-case letter, not “{field.letter}”"
        has_choices = field.kind in ("choice", "tree")
        if has_choices != bool(field.choices):
            verb = "lacks" if has_choices else "has"
            yield f"the {field.kind} field “{field.key}” {verb} choices"
        yield from _choice_problems(field.key, field.choices)


def _choice_problems(where: str, choices: Iterable[Choice]) -> Iterator[str]:
    choices = tuple(choices)
    # What people type means a key or a label, whatever its letter case.
    names = ({choice.key.casefold(), choice.label.casefold()} for choice in choices)
    yield from _twice(f"choice of “{where}”", (name for both in names for name in both))
    for choice in choices:
        if not choice.key.strip() or "/" in choice.key:
            yield f"the choice “{choice.key}” of “{where}” is empty or holds a slash"
        yield from _choice_problems(f"{where}/{choice.key}", choice.children)


def _is_letter(letter: str) -> bool:
    return len(letter) == 1 and "A" <= letter <= "Z"


def _twice(what: str, keys: Iterable[str]) -> Iterator[str]:
    for key, count in Counter(key for key in keys if key).items():
        if count > 1:
            yield f"the {what} “{key}” stands twice"


def paths(choices: Iterable[Choice], parent: str = "") -> Iterator[tuple[str, Choice]]:
    """Every choice with its path, parents first: ``ASSAULT``, ``ASSAULT/aerial`` ..."""
    for choice in choices:
        path = f"{parent}/{choice.key}" if parent else choice.key
        yield path, choice
        yield from paths(choice.children, path)


def label_of(field: Field, path: str) -> str:
    """What a person reads for a choice: its label, a subtype's after its parent's."""
    labels: list[str] = []
    choices = field.choices
    for key in path.split("/"):
        choice = next((choice for choice in choices if choice.key == key), None)
        if choice is None:
            return path
        labels.append(choice.label)
        choices = choice.children
    return " › ".join(labels)
