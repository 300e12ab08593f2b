"""The codes of a tool for qualitative analysis, and what they become here.

Such a tool has one tree of codes and puts them on passages. It becomes one record type, a coding,
whose field names the code in that tree: two hundred record types would serve nobody. A code that
is called like a record type of the project becomes records of that type, and a mapping may say so
of any code, by its path: ``Economy/Trade: {record: claim}``.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.additions import additions, outermost, restricted
from annotator.core.codebook.model import Choice, Codebook, Field, RecordType, check
from annotator.core.coding.link import RELATIONS
from annotator.formats.annotations.corpus import Proposal
from annotator.formats.annotations.mapping import Mapping, RelationMapping, TypeMapping
from annotator.formats.annotations.model import Survey
from annotator.formats.annotations.propose import key_of

CODING = "coding"
"""The key of the record type that codes become."""
CODE = "code"
"""The key of its field that says which."""
UNCODED = "(no code)"
"""What annotations are labelled that have a note alone."""

_KEY = re.compile(rf"{CODING}(?:_\d+)?")


class Code(msgspec.Struct):
    """A code of another tool; what its file calls it in ``id``, its definition in ``help``, and the
    memos on it, by what the file calls them, in ``notes``."""

    id: str
    name: str
    help: str = ""
    children: list["Code"] = []
    notes: tuple[str, ...] = ()


class CodeScheme:
    """A tree of codes.

    Attributes:
        labels: by id, what annotations with the code are labelled: its path by names.
        choices: the codes as choices.
    """

    def __init__(self, codes: Iterable[Code]) -> None:
        """Gives each code a path of its own."""
        self.labels: dict[str, str] = {}
        self.choices = self._made(codes, "")

    def __len__(self) -> int:
        """How many codes there are."""
        return len(self.labels)

    def _made(self, codes: Iterable[Code], parent: str) -> tuple[Choice, ...]:
        made: list[Choice] = []
        taken: set[str] = set()
        for code in codes:
            key = free(step(code.name), taken)
            path = f"{parent}/{key}" if parent else key
            self.labels.setdefault(code.id, path)
            made.append(Choice(key, key, code.help, self._made(code.children, path)))
        return tuple(made)


def proposal(schemes: Callable[[], Sequence[CodeScheme]], *, whole: bool) -> Proposal:
    """What the codes of a corpus could mean.

    Args:
        schemes: gives those of its files that hold; codes of one name are one.
        whole: whether codes that nothing is coded with are wanted too.
    """

    def proposed(
        survey: Survey, codebook: Codebook, known: Mapping | None, *, closed: bool
    ) -> tuple[Mapping, Codebook]:
        choices = tuple(choice for each in schemes() for choice in each.choices) if whole else ()
        return _Proposal(survey, codebook, known or Mapping(), choices).made(closed=closed)

    return proposed


class _Proposal:
    def __init__(
        self, survey: Survey, codebook: Codebook, known: Mapping, choices: tuple[Choice, ...]
    ) -> None:
        self._survey = survey
        self._codebook = codebook
        self._known = known
        self._choices = choices
        self._types = {each.key: each for each in codebook.types}
        self._coding = self._key()

    def made(self, *, closed: bool) -> tuple[Mapping, Codebook]:
        """The mapping, and the codebook with what it needs added.

        Args:
            closed: whether only what is known holds, and the codebook gains what that adds.
        """
        relations = {
            label: self._known.relations.get(label) or self._relation(label)
            for label in self._survey.relations
        }
        types = {label: self._type(label) for label in self._survey.labels}
        self._add_roles(types, relations)
        wanted = [label for label, mapped in types.items() if mapped.record == self._coding]
        if wanted or self._choices:
            self._add_coding(wanted, types)
        types |= {label: self._known.types[label] for label in types if self._is_known(label)}
        self._add_link_fields(types, relations)
        codebook = replace(self._codebook, types=tuple(self._types.values()))
        if closed:
            codebook = check(restricted(self._codebook, codebook, self._known.adds))
            return self._known, codebook
        added = outermost(additions(self._codebook, codebook))
        mapping = Mapping(
            {**self._known.types, **types},
            {**self._known.relations, **relations},
            tuple(dict.fromkeys((*self._known.adds, *added))),
        )
        return mapping, codebook

    def _is_known(self, label: str) -> bool:
        """Whether it was said before what the label means, other than its place in the tree."""
        mapped = self._known.types.get(label)
        return (
            mapped is not None
            and mapped.record != self._coding
            and (not mapped.record or mapped.record in self._types)
        )

    def _key(self) -> str:
        key, number = CODING, 1
        while key in self._types and not _is_coding(self._types[key]):
            number += 1
            key = f"{CODING}_{number}"
        return key

    def _type(self, label: str) -> TypeMapping:
        known = self._type_called(label)
        if known is None:
            return TypeMapping(record=self._coding)
        fields = {field.key for field in known.fields}
        named = self._survey.labels[label].attributes
        return TypeMapping(
            record=known.key, attributes={name: name for name in named if name in fields}
        )

    def _type_called(self, name: str) -> RecordType | None:
        wanted = name.casefold()
        for each in self._types.values():
            if wanted in (each.key.casefold(), step(each.label).casefold()) and not (
                _is_coding(each)
            ):
                return each
        return None

    def _field_called(self, record_type: RecordType, name: str) -> Field | None:
        wanted = step(name).casefold()
        for field in record_type.fields:
            if wanted in (field.key.casefold(), step(field.label).casefold()):
                return field
        return None

    def _relation(self, label: str) -> RelationMapping:
        if key_of(label) in RELATIONS:
            return RelationMapping(link=key_of(label))
        for source, _ in self._survey.relations[label]:
            known = self._type_called(source)
            field = self._field_called(known, label) if known else None
            if field is not None:
                # What an export of ours links to a record is what bears a field of it out.
                is_link = field.kind == "link"
                return RelationMapping(field=field.key) if is_link else RelationMapping(role=label)
        return RelationMapping(field=key_of(label))

    def _add_roles(
        self, types: dict[str, TypeMapping], relations: dict[str, RelationMapping]
    ) -> None:
        for label, mapped in relations.items():
            if not mapped.role:
                continue
            for source, target in self._survey.relations[label]:
                known = self._type_called(source)
                field = self._field_called(known, label) if known else None
                if field is not None and source in types:
                    roles = {**types[source].roles, mapped.role: field.key}
                    types[source] = replace(types[source], roles=roles)
                if target in types and types[target].record == self._coding:
                    types[target] = replace(types[target], part=True)

    def _add_coding(self, labels: Sequence[str], types: dict[str, TypeMapping]) -> None:
        """The record type with its tree, and in the mapping where each code stands in it."""
        record_type = self._types.get(self._coding) or RecordType(
            self._coding, "Coding", f"{self._coding}s", "", "purple"
        )
        field = next((each for each in record_type.fields if each.key == CODE), None)
        tree = _Tree(field.choices if field else ())
        for choice in self._choices:
            tree.add(choice)
        for label in labels:
            if label != UNCODED:
                fill = {CODE: tree.path(label)}
                types[label] = replace(types[label], fill=fill)
        if choices := tree.choices():
            field = replace(field or Field(CODE, "Code", "tree", choices=choices), choices=choices)
            others = tuple(each for each in record_type.fields if each.key != CODE)
            record_type = replace(record_type, fields=(field, *others))
        self._types[self._coding] = record_type

    def _add_link_fields(
        self, types: dict[str, TypeMapping], relations: dict[str, RelationMapping]
    ) -> None:
        for label, mapped in relations.items():
            if not mapped.field or label in self._known.relations:
                continue
            for source, _ in self._survey.relations.get(label, Counter[tuple[str, str]]()):
                record_type = self._types.get(types.get(source, TypeMapping()).record)
                if record_type and all(each.key != mapped.field for each in record_type.fields):
                    field = Field(mapped.field, label, "link", many=True)
                    self._types[record_type.key] = replace(
                        record_type, fields=(*record_type.fields, field)
                    )


def _is_coding(record_type: RecordType) -> bool:
    """Whether it is what codes became before."""
    if not _KEY.fullmatch(record_type.key):
        return False
    return all(each.kind == "tree" for each in record_type.fields if each.key == CODE)


def is_code_field(record_type: RecordType, field: Field) -> bool:
    """Whether the field's choices are the codes of another tool."""
    return _is_coding(record_type) and field.key == CODE


class _Tree:
    """Choices that grow."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._nodes: dict[str, tuple[Choice, _Tree]] = {}
        self._names: dict[str, str] = {}
        for choice in choices:
            self._put(choice)

    def _put(self, choice: Choice) -> tuple[Choice, "_Tree"]:
        node = choice, _Tree(choice.children)
        self._nodes[choice.key] = node
        for name in (choice.key, choice.label):
            self._names.setdefault(name.casefold(), choice.key)
        return node

    def add(self, choice: Choice) -> None:
        """Takes a choice with those below it; what is there already stays."""
        key = self._names.get(choice.key.casefold())
        if key is None:
            self._put(choice)
            return
        for child in choice.children:
            self._nodes[key][1].add(child)

    def path(self, label: str) -> str:
        """The path by keys of a path by names, which is added where it is missing."""
        name, _, remainder = label.partition("/")
        key = self._names.get(name.casefold())
        node = self._nodes[key] if key is not None else self._put(Choice(name, name))
        return f"{node[0].key}/{node[1].path(remainder)}" if remainder else node[0].key

    def choices(self) -> tuple[Choice, ...]:
        """All of them."""
        return tuple(
            replace(choice, children=below.choices()) for choice, below in self._nodes.values()
        )


def step(name: str) -> str:
    """The name as a step of a path, in which a slash would begin the next."""
    return " ".join(name.split()).replace("/", "∕") or "?"


def free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken whatever its letter case; it is taken then."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(found.casefold())
    return found
