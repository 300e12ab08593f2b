"""A sensible mapping for a corpus that comes with none, and the codebook that it needs.

Attribution schemes (source, cue, content) become quotes, statements with roles become events,
anything else becomes a record type of its own. What was said of a label before is kept.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from annotator.core.codebook.additions import additions, outermost, restricted
from annotator.core.codebook.model import (
    KEY_LENGTH,
    Choice,
    Codebook,
    Field,
    FieldKind,
    RecordType,
    check,
    paths,
)
from annotator.core.coding.link import RELATIONS
from annotator.formats.annotations.mapping import Mapping, RelationMapping, TypeMapping
from annotator.formats.annotations.model import LabelUse, Scalar, Survey
from annotator.formats.content import COMMON_TABLES

_CONTENT = frozenset({"content", "quote", "quotation"})
_CUE = frozenset({"cue"})
_QUOTE_FIELDS = {
    "source": "speaker",
    "speaker": "speaker",
    "holder": "speaker",
    "cue": "cue",
    "addressee": "addressee",
    "recipient": "addressee",
    "topic": "topics",
}
_EVENT_FIELDS = {
    **dict.fromkeys(("actor", "agent", "attacker", "arg0", "giver", "perpetrator"), "actor"),
    **dict.fromkeys(("recipient", "target", "victim", "patient", "arg1", "theme"), "recipient"),
    **dict.fromkeys(("place", "location", "loc", "city", "country"), "place"),
    **dict.fromkeys(("time", "date", "when", "start"), "start_date"),
    **dict.fromkeys(("instrument", "weapon", "means"), "means"),
    **dict.fromkeys(("source", "reporter"), "reported_by"),
}
_COLOURS = ("purple", "teal", "orange", "pink", "olive", "slate")
_CHOICE = re.compile(r"[\w.+-]{1,40}")


def propose(
    survey: Survey, codebook: Codebook, known: Mapping | None = None, *, closed: bool = False
) -> tuple[Mapping, Codebook]:
    """What each label of a corpus could mean, and the codebook with what that needs added.

    Args:
        survey: what labels there are.
        codebook: the project's.
        known: what was said of labels before; only what it leaves open is proposed.
        closed: whether what it leaves open stays in the metadata instead, and the codebook gains
            only what it names under ``adds``.

    Raises:
        CodebookError: what a closed mapping adds cannot be in a codebook.
    """
    return _Proposal(survey, codebook, known or Mapping(), closed=closed).made()


def retyped(
    survey: Survey, codebook: Codebook, mapping: Mapping, label: str, record: str
) -> tuple[Mapping, Codebook]:
    """The mapping with a label as another record type, its roles and attributes proposed anew.

    Args:
        survey: what labels there are.
        codebook: the project's.
        mapping: what is said of all labels.
        label: one of them.
        record: the key of a record type, which may be a new one.
    """
    others = {name: mapped for name, mapped in mapping.types.items() if name != label}
    known = Mapping(others, mapping.relations)
    return _Proposal(survey, codebook, known, closed=False, forced={label: record}).made()


class _Proposal:
    def __init__(
        self,
        survey: Survey,
        codebook: Codebook,
        known: Mapping,
        *,
        closed: bool,
        forced: dict[str, str] | None = None,
    ) -> None:
        self._survey = survey
        self._codebook = codebook
        self._known = known
        self._closed = closed
        self._forced = forced or {}
        self._types = {each.key: each for each in codebook.types}
        self._mapping: dict[str, TypeMapping] = {}

    def made(self) -> tuple[Mapping, Codebook]:
        """The mapping and the codebook."""
        relations = {label: self._relation(label) for label in self._survey.relations}
        for label, use in self._survey.labels.items():
            self._mapping[label] = self._type(label, use, relations)
        for label, mapped in relations.items():
            if mapped.field:
                self._add_link_fields(label, mapped.field)
        codebook = replace(self._codebook, types=tuple(self._types.values()))
        if self._closed:
            codebook = check(restricted(self._codebook, codebook, self._known.adds))
        added = outermost(additions(self._codebook, codebook))
        mapping = Mapping(
            {**self._known.types, **self._mapping},
            {**self._known.relations, **relations},
            tuple(dict.fromkeys((*self._known.adds, *added))),
        )
        return mapping, codebook

    def _type(
        self, label: str, use: LabelUse, relations: dict[str, RelationMapping]
    ) -> TypeMapping:
        roles = [*use.roles, *(role for role in self._roles_by_relation(label, relations))]
        given = self._known.types.get(label)
        if given is not None or self._closed:
            return self._completed(label, use, given or TypeMapping(), roles)
        alone = use.alone - self._targets_of_roles(label, relations)
        if label in self._forced:
            mapped = self._as(self._forced[label], label, roles)
        elif self._is_attribution(label, roles):
            mapped = self._quote(roles)
        elif roles or use.statements:
            mapped = self._event(label, roles)
        elif alone <= 0:
            return TypeMapping(part=True)
        else:
            mapped = TypeMapping(record=self._type_called(label))
        if not roles and not use.statements and alone < use.count:
            mapped = replace(mapped, part=True)
        return self._with_attributes(mapped, use)

    def _as(self, key: str, label: str, roles: Sequence[str]) -> TypeMapping:
        """Maps the label to a type that a person chose."""
        self._ensure_type(key, label)
        if key == "quote" and self._is_attribution(label, roles):
            return self._quote(roles)
        known = {"quote": _QUOTE_FIELDS, "event": _EVENT_FIELDS}.get(key, {})
        fields = {role: self._field_for(key, role, known) for role in dict.fromkeys(roles)}
        own_kind = self._find(key, "type")
        is_told = own_kind is not None and own_kind.kind in ("choice", "tree")
        return TypeMapping(
            record=key, roles=fields, fill=self._labelled(key, label) if is_told else {}
        )

    def _completed(
        self, label: str, use: LabelUse, given: TypeMapping, roles: Sequence[str]
    ) -> TypeMapping:
        """What was said of the label, and of what was not said what it could be."""
        key = given.record
        if not key:
            return given
        self._ensure_type(key, label)
        known = {"quote": _QUOTE_FIELDS, "event": _EVENT_FIELDS}.get(key, {})
        fields = dict(given.roles)
        for role, field in given.roles.items():
            self._ensure_field(key, field, role)
        self._ensure_field(key, given.own, given.own)
        for field, value in given.fill.items():
            self._ensure_choice(key, field, value)
        for role in dict.fromkeys(roles):
            if role not in fields and role not in given.text:
                fields[role] = "" if self._closed else self._field_for(key, role, known)
        return self._with_attributes(replace(given, roles=fields), use)

    def _is_attribution(self, label: str, roles: Iterable[str]) -> bool:
        names = {role.lower() for role in roles}
        tells = bool(names & _CONTENT) or (label.lower() in _CONTENT)
        return "quote" in self._types and tells

    def _quote(self, roles: Iterable[str]) -> TypeMapping:
        text = tuple(role for role in dict.fromkeys(roles) if role.lower() in _CONTENT)
        fields: dict[str, str] = {}
        for role in dict.fromkeys(roles):
            if role not in text:
                fields[role] = self._field_for("quote", role, _QUOTE_FIELDS)
        own = "cue" if text and self._has("quote", "cue") else ""
        return TypeMapping(record="quote", text=text, own=own, roles=fields)

    def _event(self, label: str, roles: Iterable[str]) -> TypeMapping:
        own = key_of(label)
        is_ours = own in self._types or "event" not in self._types
        key = self._type_called(label) if is_ours else "event"
        fields = {role: self._field_for(key, role, _EVENT_FIELDS) for role in dict.fromkeys(roles)}
        fill = self._labelled(key, label) if key == "event" != own else {}
        return TypeMapping(record=key, roles=fields, fill=fill)

    def _labelled(self, type_key: str, label: str) -> dict[str, str]:
        """Maps the label to a choice of the field “type”, which is added if it is missing."""
        field = next((f for f in self._types[type_key].fields if f.key == "type"), None)
        if field is None or field.kind not in ("choice", "tree") or not _can_be_choice(label):
            return {self._added(type_key, "label", "Label", "text"): label}
        wanted = label.casefold()
        for path, choice in paths(field.choices):
            if wanted in (choice.key.casefold(), choice.label.casefold()):
                return {"type": path}
        self._replace_field(
            type_key, replace(field, choices=(*field.choices, Choice(label, label)))
        )
        return {"type": label}

    def _with_attributes(self, mapped: TypeMapping, use: LabelUse) -> TypeMapping:
        if not mapped.record:
            return mapped
        fields = dict(mapped.attributes)
        taken = {*mapped.roles.values(), *fields.values(), mapped.own, *mapped.fill}
        borne_out = set(mapped.roles.values())
        for name, values in use.attributes.items():
            many = name in use.repeated
            if name not in fields:
                fields[name] = (
                    ""
                    if self._closed
                    # A role of that name bears out the value that the attribute tells.
                    else self._attribute(mapped.record, name, values, taken - borne_out, many)
                )
                taken.add(fields[name])
            elif fields[name]:
                renamed = mapped.values.get(name, {})
                here = None if values is None else {renamed.get(str(v), v) for v in values}
                self._attribute(mapped.record, name, here, set(), many, fields[name])
        for name, key in mapped.attributes.items():
            self._ensure_field(mapped.record, key, name)
        return replace(mapped, attributes=fields)

    def _attribute(
        self,
        type_key: str,
        name: str,
        values: set[Scalar] | None,
        taken: set[str],
        many: bool,
        key: str = "",
    ) -> str:
        """The field of an attribute, with room for its values."""
        key = key or key_of(name)
        known = self._find(type_key, key)
        if known is None or key in taken:
            kind, choices = _kind_of(values)
            return self._added(type_key, key, name, kind, choices=choices, many=many)
        if known.kind == "choice" and values is not None:
            self._widen(type_key, known, values)
        return key

    def _widen(self, type_key: str, field: Field, values: set[Scalar]) -> None:
        choices = list(field.choices)
        for value in sorted(map(str, values)):
            if not _is_called(value, choices) and _can_be_choice(value):
                choices.append(Choice(value, value))
        self._replace_field(type_key, replace(field, choices=tuple(choices)))

    def _relation(self, label: str) -> RelationMapping:
        if self._closed or label in self._known.relations:
            return self._known.relations.get(label, RelationMapping())
        ends = self._survey.relations[label]
        lower = {(source.lower(), target.lower()) for source, target in ends}
        sources, targets = {s for s, _ in lower}, {t for _, t in lower}
        if key_of(label) in RELATIONS and "" not in sources | targets:
            return RelationMapping(link=key_of(label))
        # What is labelled like a record type is a record of its own and no part of another.
        is_part = not any(key_of(target) in self._types for _, target in ends)
        if "quote" in self._types and is_part and (sources <= _CONTENT or sources <= _CUE):
            [role, *others] = {target for _, target in ends}
            return RelationMapping(role=label if others else role)
        return RelationMapping(field=key_of(label))

    def _roles_by_relation(self, label: str, relations: dict[str, RelationMapping]) -> list[str]:
        return [
            mapped.role
            for name, mapped in relations.items()
            if mapped.role and any(source == label for source, _ in self._survey.relations[name])
        ]

    def _targets_of_roles(self, label: str, relations: dict[str, RelationMapping]) -> int:
        return sum(
            count
            for name, mapped in relations.items()
            if mapped.role
            for (_, target), count in self._survey.relations[name].items()
            if target == label
        )

    def _add_link_fields(self, label: str, key: str) -> None:
        for source, _ in self._survey.relations[label]:
            mapped = self._mapping.get(source)
            if mapped is not None and mapped.record and not self._has(mapped.record, key):
                self._added(mapped.record, key, label, "link", many=True)

    def _type_called(self, label: str) -> str:
        key = key_of(label)
        self._ensure_type(key, label)
        return key

    def _ensure_type(self, key: str, label: str) -> None:
        if key not in self._types:
            colour = _COLOURS[len(self._types) % len(_COLOURS)]
            plural = f"{key}es" if key.endswith(("s", "x", "z", "ch", "sh")) else f"{key}s"
            if plural in {*COMMON_TABLES, *(each.plural for each in self._types.values())}:
                plural = f"{key}_records"
            self._types[key] = RecordType(key, label, plural, "", colour)

    def _ensure_field(self, type_key: str, key: str, label: str) -> None:
        if key and not self._has(type_key, key):
            self._added(type_key, key, label, "text", many=True)

    def _ensure_choice(self, type_key: str, key: str, value: str) -> None:
        self._ensure_field(type_key, key, key)
        field = self._find(type_key, key)
        if field is None or field.kind not in ("choice", "tree"):
            return
        if value not in dict(paths(field.choices)):
            self._widen(type_key, field, {value})

    def _field_for(self, type_key: str, role: str, known: dict[str, str]) -> str:
        for key in (key_of(role), known.get(role.lower(), "")):
            if key and self._has(type_key, key):
                return key
        return self._added(type_key, key_of(role), role, "text", many=True)

    def _added(
        self,
        type_key: str,
        key: str,
        label: str,
        kind: FieldKind,
        *,
        choices: tuple[Choice, ...] = (),
        many: bool = False,
    ) -> str:
        record_type = self._types[type_key]
        taken = {field.key for field in record_type.fields}
        number, free = 2, key
        while free in taken:
            free, number = f"{key}_{number}", number + 1
        field = Field(free, label, kind, many=many, choices=choices)
        self._types[type_key] = replace(record_type, fields=(*record_type.fields, field))
        return free

    def _has(self, type_key: str, key: str) -> bool:
        return self._find(type_key, key) is not None

    def _find(self, type_key: str, key: str) -> Field | None:
        fields = self._types[type_key].fields
        return next((field for field in fields if field.key == key), None)

    def _replace_field(self, type_key: str, after: Field) -> None:
        record_type = self._types[type_key]
        fields = tuple(after if f.key == after.key else f for f in record_type.fields)
        self._types[type_key] = replace(record_type, fields=fields)


def _is_called(name: str, choices: Iterable[Choice]) -> bool:
    wanted = name.casefold()
    return any(wanted in (choice.key.casefold(), choice.label.casefold()) for choice in choices)


def _can_be_choice(value: str) -> bool:
    return bool(value.strip()) and "/" not in value


def _kind_of(values: set[Scalar] | None) -> tuple[FieldKind, tuple[Choice, ...]]:
    """The narrowest field that holds all values."""
    if not values:
        return "text", ()
    if all(isinstance(value, bool) for value in values):
        return "boolean", ()
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return "number", ()
    names = sorted(map(str, values))
    folded = {name.casefold() for name in names}
    if len(folded) == len(names) and all(_CHOICE.fullmatch(name) for name in names):
        return "choice", tuple(Choice(name, name) for name in names)
    return "text", ()


def key_of(label: str) -> str:
    """A key made of a label: letters, digits and underscores, lower case."""
    plain = unicodedata.normalize("NFKC", label).lower()
    key = re.sub(r"\W+", "_", plain).strip("_")[: KEY_LENGTH - 10]
    if key and not key[0].isdigit() and key.isidentifier():
        return key
    return f"label_{key}" if f"label_{key}".isidentifier() else "label"
