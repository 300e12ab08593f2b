"""Editing a codebook: parts keep their identity, and what became of them is known."""

from annotator.core.codebook.diff import CodebookChange, same_keys, steps
from annotator.core.codebook.draft import Draft, draft_of, free_letter, slug
from annotator.core.codebook.model import Choice, Codebook, Field, RecordType, check, problems

_TREE = (
    Choice("ASSAULT", "Assault", children=(Choice("aerial", "Aerial"), Choice("beat", "Beat"))),
    Choice("COERCE", "Coerce", children=(Choice("arrest", "Arrest"), Choice("beat", "Beat"))),
)
BOOK = check(
    Codebook(
        "probe",
        "A probe",
        (
            RecordType(
                "event",
                "Event",
                "events",
                "E",
                "green",
                fields=(
                    Field("type", "Type", "tree", "T", choices=_TREE),
                    Field("deaths", "Deaths", "text", "F", many=True),
                    Field("note", "Note", "text", "N"),
                ),
            ),
            RecordType("quote", "Quote", "quotes", "Q", "blue"),
        ),
    )
)


def node(draft: Draft, *labels: str) -> int:
    """The id of a part by the labels that lead to it."""
    nodes = draft.types
    found = 0
    for label in labels:
        [match] = [each for each in nodes if each.item.label == label]
        found, nodes = match.id, match.children
    return found


def steps_of(draft: Draft) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    """The steps to the draft, in short."""

    def short(step: CodebookChange) -> tuple[str, str, tuple[str, ...], str, str]:
        return step.subject, step.change_type, step.place, step.was, step.now

    return [short(step) for step in steps(BOOK, draft.codebook(), draft.origins())]


def test_an_unchanged_draft_is_the_codebook() -> None:
    draft = draft_of(BOOK)
    assert draft.codebook() == BOOK
    assert draft.origins() == same_keys(BOOK, BOOK)
    assert steps_of(draft) == []


def test_renamed_parts_are_followed_however_often_they_are_renamed() -> None:
    draft = draft_of(BOOK)
    field = node(draft, "Event", "Deaths")
    draft = draft.edited(field, key="killed").edited(field, key="fatalities", label="Fatalities")
    draft = draft.edited(node(draft, "Event"), key="incident")
    assert draft.origins().fields["event", "deaths"] == "fatalities"
    assert steps_of(draft) == [
        ("type", "renamed", ("event",), "event", "incident"),
        ("field", "renamed", ("event", "deaths"), "deaths", "fatalities"),
        ("field", "changed", ("event", "deaths"), "Deaths", "label"),
    ]


def test_a_field_removed_and_made_anew_under_its_key_is_another_one() -> None:
    draft = draft_of(BOOK)
    draft = draft.removed(node(draft, "Event", "Note"))
    draft = draft.added(node(draft, "Event"), Field("note", "Note", "text"))
    deeds = [(change_type, place) for _, change_type, place, _, _ in steps_of(draft)]
    assert ("removed", ("event", "note")) in deeds
    assert ("event", "note") not in draft.origins().fields


def test_steps_that_touch_values_come_first() -> None:
    draft = draft_of(BOOK)
    deaths = node(draft, "Event", "Deaths")
    draft = draft.edited(deaths, kind="number", many=False, help="People killed")
    draft = draft.removed(node(draft, "Quote"))
    assert steps_of(draft) == [
        ("field", "converted", ("event", "deaths"), "text", "number"),
        ("field", "single", ("event", "deaths"), "", ""),
        ("type", "removed", ("quote",), "", ""),
        ("field", "changed", ("event", "deaths"), "", "help"),
    ]


def test_a_choice_merged_into_another_brings_its_subtypes() -> None:
    draft = draft_of(BOOK)
    into, gone = node(draft, "Event", "Type", "Assault"), node(draft, "Event", "Type", "Coerce")
    draft = draft.merged(gone, into)
    field = draft.codebook().type("event").field("type")
    assert [choice.key for choice in field.choices[0].children] == ["aerial", "beat", "arrest"]
    choices = draft.origins().choices
    assert choices["event", "type", "COERCE"] == "ASSAULT"
    assert choices["event", "type", "COERCE/beat"] == "ASSAULT/beat"
    assert choices["event", "type", "COERCE/arrest"] == "ASSAULT/arrest"
    assert [(change_type, place[-1]) for _, change_type, place, _, _ in steps_of(draft)][:3] == [
        ("merged", "COERCE"),
        ("renamed", "COERCE/arrest"),
        ("merged", "COERCE/beat"),
    ]


def test_parts_move_where_they_may() -> None:
    draft = draft_of(BOOK)
    event, deaths = node(draft, "Event"), node(draft, "Event", "Deaths")
    assert draft.may_move(deaths, event)
    assert not draft.may_move(deaths, node(draft, "Quote"))
    arrest = node(draft, "Event", "Type", "Coerce", "Arrest")
    assault = node(draft, "Event", "Type", "Assault")
    assert draft.may_move(arrest, assault)
    assert not draft.may_move(node(draft, "Event", "Type", "Coerce"), arrest)
    moved = draft.moved(arrest, assault, 0).moved(deaths, event, 0)
    assert moved.codebook().type("event").fields[0].key == "deaths"
    assert moved.origins().choices["event", "type", "COERCE/arrest"] == "ASSAULT/arrest"
    assert ("type", "moved", ("event",), "", "") in steps_of(moved)


def test_keys_of_what_is_new_follow_the_label_and_those_in_use_do_not() -> None:
    draft = draft_of(BOOK)
    new = draft.next_id
    draft = draft.added(None, RecordType("item", "", "items", "", "slate"))
    draft = draft.relabelled(new, "Café rumour")
    made = draft.codebook().types[-1]
    assert (made.key, made.plural) == ("cafe_rumour", "cafe_rumours")
    assert draft.relabelled(new, "Event").codebook().types[-1].key == "event_2"
    event = node(draft, "Event")
    assert draft.relabelled(event, "Incident").codebook().types[0].key == "event"


def test_slugs() -> None:
    assert slug("Check-worthiness") == "check_worthiness"
    assert slug("2nd source", "field") == "field_2nd_source"
    assert slug("“…”", "field") == "field"
    assert slug("اقتباس").isidentifier()


def test_letters_that_are_free() -> None:
    draft = draft_of(BOOK)
    event = node(draft, "Event")
    assert free_letter(draft, "Time", event) == "I"  # T is taken
    assert free_letter(draft, "Deaths", event) == "A"  # D is the window's, E a type's


def test_a_retired_part_gives_its_letter_back() -> None:
    draft = draft_of(BOOK)
    event = node(draft, "Event")
    draft = draft.added(event, Field("fate", "Fate", "text", "F"))
    [problem] = problems(draft.codebook())
    assert (problem.place, problem.attribute) == ((0, 3), "letter")
    assert [each.item.label for each in draft.at(problem.place)] == ["Event", "Fate"]
    assert problems(draft.edited(node(draft, "Event", "Deaths"), retired=True).codebook()) == []


def test_choices_wait_while_a_field_is_of_another_kind() -> None:
    draft = draft_of(BOOK)
    field = node(draft, "Event", "Type")
    other = draft.edited(field, kind="text")
    assert other.codebook().type("event").field("type").choices == ()
    assert problems(other.codebook()) == []
    assert other.edited(field, kind="tree").codebook() == BOOK
