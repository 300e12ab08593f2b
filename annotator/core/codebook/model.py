"""The codebook: which types of record there are, and which fields each has."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from annotator.core.errors import CodebookError
from annotator.core.messages import Message, joined, message

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


KEY_LENGTH = 64
"""How many characters the key of a type or field may have."""


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One value of a choice or tree field; ``children`` are the subtypes of a tree.

    Attributes:
        retired: no longer offered, but valid where it was coded; so are its subtypes.
    """

    key: str
    label: str
    help: str = ""
    children: tuple["Choice", ...] = ()
    retired: bool = False


class Field(msgspec.Struct, frozen=True, omit_defaults=True):
    """One column of a record type.

    Attributes:
        key: stable name, also the column in exports.
        letter: the key that takes the selection into this field, upper case.
        many: whether it holds several values.
        required: whether a record without it is unfinished.
        long: for text, whether it is edited on several lines.
        ordinal: for a choice, whether its choices are ranks, from the lowest to the highest.
        examples: what goes here, taken from texts, for the coder to go by.
        retired: no longer asked for; what was coded in it stays.
    """

    key: str
    label: str
    kind: FieldKind
    letter: str = ""
    many: bool = False
    required: bool = False
    long: bool = False
    ordinal: bool = False
    help: str = ""
    choices: tuple[Choice, ...] = ()
    examples: tuple[str, ...] = ()
    retired: bool = False


class RecordType(msgspec.Struct, frozen=True, omit_defaults=True):
    """A kind of statement about an article, such as quote, claim or event.

    Attributes:
        key: stable singular name, such as ``quote``.
        plural: the name of several, also that of the export's file.
        letter: the key that makes a record of the selection, upper case.
        colour: the role name of the theme's tint, such as ``blue``.
        span_label: what the record's own span is called, such as ``content`` or ``trigger``.
        examples: passages that are such a record, for the coder to go by.
        retired: no more are made; those that there are stay.
    """

    key: str
    label: str
    plural: str
    letter: str
    colour: str
    span_label: str = "text"
    help: str = ""
    fields: tuple[Field, ...] = ()
    examples: tuple[str, ...] = ()
    retired: bool = False

    @property
    def offered_fields(self) -> tuple[Field, ...]:
        """The fields that a coder fills: all but the retired ones."""
        return tuple([field for field in self.fields if not field.retired])

    def field(self, key: str) -> Field:
        """The field of that key.

        Raises:
            CodebookError: this type has no such field.
        """
        for field in self.fields:
            if field.key == key:
                return field
        raise CodebookError(
            message(
                "no-such-field",
                type=self.key,
                field=key,
                known=", ".join(field.key for field in self.fields),
            )
        )


class Codebook(msgspec.Struct, frozen=True, omit_defaults=True):
    """The record types of a project, in the order in which the window shows them."""

    name: str
    title: str
    types: tuple[RecordType, ...]
    help: str = ""
    version: int = 1

    @property
    def offered_types(self) -> tuple[RecordType, ...]:
        """The record types that a coder makes records of: all but the retired ones."""
        return tuple(each for each in self.types if not each.retired)

    @property
    def link_fields(self) -> frozenset[tuple[str, str]]:
        """The keys of type and field of each field whose values are ids of records."""
        return frozenset(
            (each.key, field.key)
            for each in self.types
            for field in each.fields
            if field.kind == "link"
        )

    def type(self, key: str) -> RecordType:
        """The record type of that key.

        Raises:
            CodebookError: there is none.
        """
        for record_type in self.types:
            if record_type.key == key:
                return record_type
        raise CodebookError(
            message(
                "no-such-type",
                codebook=self.name,
                type=key,
                known=", ".join(record_type.key for record_type in self.types),
            )
        )


class Problem(msgspec.Struct, frozen=True):
    """A rule that a codebook breaks.

    Attributes:
        place: the way to what is wrong by position: type, field, choice, subtype ...; empty for
            the codebook as a whole.
        attribute: which of its attributes is wrong, such as ``letter``.
        what: what is wrong, for somebody who sees the place.
        type: the key of the record type that it is in, for somebody who does not; empty if none.
    """

    place: tuple[int, ...]
    attribute: str
    what: Message
    type: str = ""

    def __str__(self) -> str:
        """What is wrong, in English."""
        return str(self.what)


def check(codebook: Codebook) -> Codebook:
    """Validates the codebook and returns it unchanged.

    Keys and letters are unique where they must be told apart, choice fields have choices, and
    no field takes a letter that makes a record or belongs to the main flow.

    Raises:
        CodebookError: a rule is broken; all breaches are named.
    """
    if breaches := problems(codebook):
        every = joined(
            message("in-type", type=each.type, problem=each.what) if each.type else each.what
            for each in breaches
        )
        raise CodebookError(
            message("codebook-does-not-hold", codebook=codebook.name, problems=every)
        )
    return codebook


def problems(codebook: Codebook) -> list[Problem]:
    """Every rule that the codebook breaks, in its order; letters of what is retired are free."""
    return list(_problems(codebook))


def _problems(codebook: Codebook) -> Iterator[Problem]:
    types = codebook.types
    if not types:
        yield Problem((), "types", message("without-record-type"))
    yield from _twice("type-twice", "key", [each.key for each in types])
    yield from _twice("plural-twice", "plural", [each.plural for each in types])
    yield from _twice("letter-twice", "letter", _letters(types))
    type_letters = set(_letters(types)) - {""}
    for n, record_type in enumerate(types):
        for problem in _type_problems(record_type, type_letters):
            yield replace(problem, place=(n, *problem.place), type=record_type.key)


def _type_problems(record_type: RecordType, type_letters: set[str]) -> Iterator[Problem]:
    yield from _key_problems((), "key", record_type.key)
    yield from _key_problems((), "plural", record_type.plural)
    if not record_type.label.strip():
        yield Problem((), "label", message("type-without-label"))
    if record_type.letter in RESERVED_LETTERS and not record_type.retired:
        yield Problem((), "letter", message("letter-of-window", letter=record_type.letter))
    if record_type.letter and not _is_letter(record_type.letter):
        yield Problem((), "letter", message("type-letter-wrong", letter=record_type.letter))
    yield from _twice("field-twice", "key", [field.key for field in record_type.fields])
    yield from _twice("field-letter-twice", "letter", _letters(record_type.fields))
    for n, field in enumerate(record_type.fields):
        for problem in _field_problems(field, type_letters):
            yield replace(problem, place=(n, *problem.place))


def _field_problems(field: Field, type_letters: set[str]) -> Iterator[Problem]:
    yield from _key_problems((), "key", field.key)
    if not field.label.strip():
        yield Problem((), "label", message("field-without-label", field=field.key))
    if field.letter in type_letters | RESERVED_LETTERS and not field.retired:
        what = message("field-letter-in-use", field=field.key, letter=field.letter)
        yield Problem((), "letter", what)
    if field.letter and not _is_letter(field.letter):
        what = message("field-letter-wrong", field=field.key, letter=field.letter)
        yield Problem((), "letter", what)
    has_choices = field.kind in ("choice", "tree")
    if has_choices != bool(field.choices):
        code = "field-lacks-choices" if has_choices else "field-has-choices"
        yield Problem((), "choices", message(code, kind=field.kind, field=field.key))
    yield from _choice_problems(field.key, field.choices)


def _choice_problems(where: str, choices: Sequence[Choice]) -> Iterator[Problem]:
    # What people type means a key or a label, whatever its letter case.
    names = [{choice.key.casefold(), choice.label.casefold()} for choice in choices]
    yield from _clashes("choice-twice", "label", names, place=where)
    for n, choice in enumerate(choices):
        if not choice.key.strip() or "/" in choice.key:
            what = message("choice-key-wrong", choice=choice.key, place=where)
            yield Problem((n,), "key", what)
        inner = choice.children
        for problem in _choice_problems(f"{where}/{choice.key}", inner) if inner else ():
            yield replace(problem, place=(n, *problem.place))


def _key_problems(place: tuple[int, ...], attribute: str, key: str) -> Iterator[Problem]:
    if not key.isidentifier():
        yield Problem(place, attribute, message("key-wrong", key=key))
    elif len(key) > KEY_LENGTH:
        yield Problem(place, attribute, message("key-too-long", key=key, most=KEY_LENGTH))


def _letters(items: Iterable[RecordType | Field]) -> list[str]:
    """The letters in order; none where it is retired, so that another may take it."""
    return ["" if item.retired else item.letter for item in items]


def _is_letter(letter: str) -> bool:
    return len(letter) == 1 and "A" <= letter <= "Z"


def _twice(code: str, attribute: str, names: Sequence[str]) -> Iterator[Problem]:
    yield from _clashes(code, attribute, [{name} for name in names])


def _clashes(code: str, attribute: str, names: Sequence[set[str]], **of: str) -> Iterator[Problem]:
    """A problem for each part whose name an earlier one already has."""
    taken: set[str] = set()
    for n, own in enumerate(names):
        for name in sorted(own & taken - {""}):
            yield Problem((n,), attribute, message(code, name=name, **of))
        taken |= own


def paths(choices: Iterable[Choice], parent: str = "") -> Iterator[tuple[str, Choice]]:
    """Every choice with its path, parents first: ``ASSAULT``, ``ASSAULT/aerial`` ..."""
    for choice in choices:
        path = f"{parent}/{choice.key}" if parent else choice.key
        yield path, choice
        if choice.children:
            yield from paths(choice.children, path)


def offered_paths(choices: Iterable[Choice]) -> Iterator[tuple[str, Choice]]:
    """As `paths`, but without what is retired and its subtypes."""
    retired = ""
    for path, choice in paths(choices):
        if retired and path.startswith(retired):
            continue
        retired = f"{path}/" if choice.retired else ""
        if not choice.retired:
            yield path, choice


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
