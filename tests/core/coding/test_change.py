"""Changes: what they keep, and that their inverse restores it."""

import itertools
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.codebook.model import Choice, Codebook, Field, RecordType
from annotator.core.codebook.values import Place, Range
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import (
    TYPES,
    Entity,
    attributes,
    created,
    deleted,
    id_of,
    inverse,
    kind_of,
    restored,
    updated,
)
from annotator.core.coding.coder import Coder
from annotator.core.coding.label_mapping import Mapping, TypeMapping
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import ConflictError
from annotator.core.text.span import Fragment

NOW = datetime(2026, 11, 24, 12, 3, 5, 123456, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 12, 4, tzinfo=UTC)
EVIDENCE = (Fragment(0, 4, "😀 We"), Fragment(9, 15, "not go"))
TREE = (Choice("A", "A", children=(Choice("b", "B"),)),)
FIELDS = (Field("type", "Type", "tree", "T", required=True, choices=TREE),)

RECORD = Record(
    id="r",
    article="a",
    type="event",
    coder="c",
    state="draft",
    created=NOW,
    updated=NOW,
    spans=EVIDENCE,
    fields={
        "type": (FieldValue("A/b"),),
        "actor": (FieldValue("Gunmen", "x", EVIDENCE), FieldValue(None, None, EVIDENCE[:1])),
        "place": (FieldValue(Place("Tobruk", "LBY", 32.08, 23.96)),),
        "deaths": (FieldValue(Range(3, None)),),
        "negated": (FieldValue(False),),
        "share": (FieldValue(3.0), FieldValue(3)),
    },
    version=4,
)
ENTITIES: list[Entity] = [
    ProjectInfo(
        "p",
        "Libya",
        NOW,
        {"brat": Mapping({"Attribution": TypeMapping("quote", roles={"Source": "speaker"})})},
        {"aa": {"title": "Headline", "author": ""}},
    ),
    Coder("c", "Ada"),
    Codebook(
        "small", "Small", (RecordType("event", "Event", "events", "E", "green", fields=FIELDS),)
    ),
    Actor("x", "Gunmen", aliases=("the gunmen",), identifiers={"wikidata": "Q1"}),
    Article("a", "Talks", "😀 text", "0" * 64, metadata={"file": "a.md", "n": [1, None]}),
    RECORD,
    Link("l", "r", "s", "reports"),
    ArticleStatus("a", "c", "nothing", "an almanac"),
    Assignment("a", "c"),
    Suggestion(
        *("s", "a", 1, "quote", RECORD.spans, RECORD.fields, 0.75, "quotes", "1"),
        state="dropped",
        coder="c",
    ),
]


def test_every_kind_of_thing_is_tried() -> None:
    assert [kind_of(entity) for entity in ENTITIES] == list(TYPES)


@pytest.mark.parametrize("entity", ENTITIES, ids=kind_of)
def test_attributes_hold_all_of_a_thing_as_json(entity: Entity) -> None:
    flat = msgspec.json.decode(msgspec.json.encode(attributes(entity)))
    decoded = restored(kind_of(entity), flat)
    assert decoded == entity
    assert attributes(decoded) == attributes(entity)


@pytest.mark.parametrize("entity", ENTITIES, ids=kind_of)
def test_creating_is_undone_by_removing(entity: Entity) -> None:
    op = created(entity)
    assert (op.kind, op.id, op.verb, op.before, op.after) == (
        kind_of(entity),
        id_of(entity),
        "create",
        {},
        {},
    )
    assert inverse(op, entity) == (entity, None)
    with pytest.raises(ConflictError, match="has been deleted since"):
        inverse(op, None)


@pytest.mark.parametrize("entity", ENTITIES, ids=kind_of)
def test_deleting_is_undone_by_restoring_under_a_new_version(entity: Entity) -> None:
    before, after = inverse(deleted(entity), None)
    assert before is None
    assert after == msgspec.structs.replace(entity, version=entity.version + 1)
    with pytest.raises(ConflictError, match="is there again already"):
        inverse(deleted(entity), entity)


CHANGES: list[tuple[Entity, dict[str, Any]]] = [
    (ENTITIES[0], {"name": "Tunis"}),
    (ENTITIES[0], {"mappings": {"conll": Mapping({"PER": TypeMapping()})}, "columns": {}}),
    (ENTITIES[1], {"name": "Grace"}),
    (ENTITIES[2], {"help": "How we code.", "title": "Ours"}),
    (ENTITIES[3], {"aliases": (), "country": "LBY", "identifiers": {}}),
    (ENTITIES[4], {"metadata": {}, "language": "ar"}),
    (RECORD, {"state": "done", "updated": LATER}),
    (RECORD, {"spans": EVIDENCE[:1]}),
    (RECORD, {"fields": {}}),
    (RECORD, {"fields": RECORD.fields | {"place": (FieldValue("Tobruk"),), "note": ()}}),
    (ENTITIES[6], {"relation": "makes"}),
    (ENTITIES[7], {"state": "new", "reason": ""}),
]


@pytest.mark.parametrize(("entity", "changed"), CHANGES)
def test_updating_keeps_what_changed_and_is_undone(entity: Entity, changed: dict[str, Any]) -> None:
    after = msgspec.structs.replace(entity, version=entity.version + 1, **changed)
    op = updated(entity, after)
    assert op is not None
    op = msgspec.json.decode(msgspec.json.encode(op), type=type(op))
    current, undone = inverse(op, after)
    assert current == after
    assert undone == msgspec.structs.replace(entity, version=after.version)
    with pytest.raises(ConflictError, match="has been deleted since"):
        inverse(op, None)


def test_nothing_changed_is_no_op() -> None:
    assert updated(RECORD, msgspec.structs.replace(RECORD, version=9)) is None


def test_only_the_fields_that_changed_are_kept() -> None:
    fields = RECORD.fields | {"deaths": (FieldValue(Range(4, 4)),)}
    op = updated(RECORD, msgspec.structs.replace(RECORD, fields=fields))
    assert op is not None
    assert set(op.before) == set(op.after) == {"fields.deaths"}


def test_undo_minds_the_same_thing_changed_since_and_nothing_else() -> None:
    done = msgspec.structs.replace(RECORD, state="done", updated=LATER)
    op = updated(RECORD, done)
    assert op is not None
    elsewhere = msgspec.structs.replace(
        done, fields={}, updated=datetime(2027, 1, 1, tzinfo=UTC), version=7
    )
    _, undone = inverse(op, elsewhere)
    assert isinstance(undone, Record)
    assert (undone.state, undone.fields, undone.version) == ("draft", {}, 7)
    with pytest.raises(ConflictError, match="“state” of the record has been changed since"):
        inverse(op, msgspec.structs.replace(done, state="gold"))


def test_a_field_that_was_filled_since_is_a_conflict() -> None:
    emptied = msgspec.structs.replace(RECORD, fields={})
    op = updated(RECORD, emptied)
    assert op is not None
    with pytest.raises(ConflictError, match="“deaths” of the record"):
        inverse(op, msgspec.structs.replace(RECORD, fields={"deaths": (FieldValue(Range(9, 9)),)}))


values = st.builds(FieldValue, st.none() | st.text(max_size=3) | st.integers(0, 9) | st.booleans())
fields = st.dictionaries(st.sampled_from(("who", "when", "where")), st.tuples(values), max_size=3)


@given(fields, fields, fields)
def test_undo_and_redo_restore_any_fields(
    first: dict[str, Any], second: dict[str, Any], third: dict[str, Any]
) -> None:
    states = [msgspec.structs.replace(RECORD, fields=each) for each in (first, second, third)]
    ops = [updated(*pair) for pair in itertools.pairwise(states)]
    current: Entity = states[-1]
    for op, before in reversed(list(zip(ops, states, strict=False))):
        if op is not None:
            _, undone = inverse(op, current)
            assert undone == before
            assert undone is not None
            back = updated(current, undone)
            assert back is not None
            assert inverse(back, undone)[1] == current
            current = undone
    assert current == states[0]


def test_ids() -> None:
    assert id_of(ENTITIES[2]) == "codebook"
    assert id_of(ENTITIES[7]) == "a/c"


def test_what_was_mapped_for_one_format_is_undone_whatever_became_of_another() -> None:
    before = ProjectInfo("p", "Libya", NOW)
    first = msgspec.structs.replace(before, mappings={"brat": Mapping({"A": TypeMapping("quote")})})
    with_two = msgspec.structs.replace(
        first, mappings=first.mappings | {"conll": Mapping({"B": TypeMapping("event")})}
    )
    op = updated(before, first)
    assert op is not None
    _, undone = inverse(op, with_two)
    assert isinstance(undone, ProjectInfo)
    assert list(undone.mappings) == ["conll"]
    with pytest.raises(ConflictError, match="mapping of “brat” has been changed since"):
        inverse(op, msgspec.structs.replace(with_two, mappings={"brat": Mapping()}))
