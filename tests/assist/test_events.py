"""Events by the shipped lexicon and weights."""

from datetime import date

import pytest

from annotator.assist.events.finder import SuggestedEvent, events, fields_of
from annotator.assist.events.lexicon import noun_forms, verb_forms
from annotator.assist.events.model import EventModel, EventModelError
from annotator.assist.known_names import KnownNames
from annotator.core.codebook.values import Place, Range
from annotator.core.text.span import Span
from annotator.resources import resources_folder

MODEL = EventModel.from_bytes((resources_folder() / "models" / "events-en.json").read_bytes())


def only(text: str, type_: str) -> SuggestedEvent:
    found = [each for each in events(text, MODEL) if each.type.startswith(type_)]
    assert len(found) == 1, events(text, MODEL)
    return found[0]


def words(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


@pytest.mark.parametrize(
    ("lemma", "irregular", "some"),
    [
        ("block", "", {"block", "blocks", "blocked", "blocking"}),
        ("ban", "", {"bans", "banned", "banning"}),
        ("free", "", {"frees", "freed", "freeing"}),
        ("raze", "", {"razes", "razed", "razing"}),
        ("deny", "", {"denies", "denied", "denying"}),
        ("shoot", "shot", {"shoots", "shot", "shooting"}),
    ],
)
def test_forms_of_verbs(lemma: str, irregular: str, some: set[str]) -> None:
    assert some <= {word for word, _ in verb_forms(lemma, irregular)}


def test_forms_of_nouns() -> None:
    assert noun_forms("inquiry") == [("inquiry", "one"), ("inquiries", "many")]


def test_who_does_what_to_whom_where_and_when() -> None:
    text = "Police arrested the journalist Mira Sol in Tarsa on Tuesday."
    found = only(text, "COERCE/arrest")
    assert words(text, found.trigger) == "arrested"
    assert words(text, found.arguments.actor) == "Police"
    assert words(text, found.arguments.place) == "Tarsa"
    assert words(text, found.arguments.date) == "Tuesday"
    assert (found.realis, found.negated) == ("actual", False)
    assert 0 < found.confidence < 1


def test_the_passive_swaps_actor_and_recipient() -> None:
    text = "The mayor was accused by Senator Ilan Dorr of theft."
    found = only(text, "ACCUSE").arguments
    assert words(text, found.actor) == "Ilan Dorr"
    assert words(text, found.recipient) == "mayor"


def test_what_is_planned_possible_or_negated() -> None:
    planned = only("Teachers will march in Bruma on Friday.", "PROTEST")
    assert planned.realis == "planned"
    possible = only("The teachers could march on Friday if the talks fail.", "PROTEST")
    assert possible.realis == "hypothetical"
    negated = only("Senators did not accuse the governor of lying.", "ACCUSE")
    assert negated.negated
    assert negated.realis == "actual"


def test_would_after_a_verb_of_saying_is_planned_and_a_day_is_no_particle() -> None:
    text = "The union said that its members would strike on Monday, and vote on Tuesday."
    strike = next(each for each in events(text, MODEL) if words(text, each.trigger) == "strike")
    assert strike.realis == "planned"
    assert all(words(text, each.trigger) != "vote on" for each in events(text, MODEL))


def test_deaths_and_injured() -> None:
    text = "Gunmen ambushed the convoy on Monday; at least 12 soldiers were killed and 30 wounded."
    found = only(text, "ASSAULT/firearms").arguments
    assert words(text, found.deaths) == "at least 12"
    assert words(text, found.injured) == "30"


def test_fields_of_the_codebook_for_news() -> None:
    text = "Gunmen ambushed the convoy in Tarsa on Monday and killed between 10 and 12 soldiers."
    event = only(text, "ASSAULT/firearms")
    fields = fields_of(text, event, date(2024, 3, 6))
    assert fields["type"].value == "ASSAULT/firearms"
    assert fields["realis"].value == "actual"
    assert fields["start_date"].value == "2024-03-04"
    assert fields["place"].value == Place("Tarsa")
    assert fields["deaths"].value == Range(10, 12)
    assert words(text, fields["actor"].spans[0]) == fields["actor"].value == "Gunmen"
    assert fields_of(text, event)["start_date"].value is None


def test_known_names_act_too() -> None:
    text = "On Monday the quiet harbour choir accused the mayor."
    known = KnownNames[str]([("quiet harbour choir", "id")])
    found = [each for each in events(text, MODEL, known) if each.type.startswith("ACCUSE")]
    assert words(text, found[0].arguments.actor) == "quiet harbour choir"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "-",
        "“",
        "accused",
        "Called for",
        "\ud800 accused \udfff",
        "to to to -",
        "٣ ٤ 警察逮捕",
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    for found in events(text, MODEL):
        assert text[found.trigger.start : found.trigger.end].strip()


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"{}", b'{"types":{},"irregular":{},"groups":"","weights":{"1":"x"}}']
)
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(EventModelError):
        EventModel.from_bytes(data)
