"""Claims and events come through the suggesters that the program ships."""

from datetime import date

import pytest

from annotator.assist.suggester import Reading, SuggestedRecord
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import validate
from annotator.services import codebooks
from annotator.services.assistance.suggesters import Reader, shipped

TEXT = (
    "The mayor insisted that rents in the city had risen by 40 percent since 2014.\n\n"
    "Police arrested the journalist Mira Sol in Tarsa on Tuesday."
)
READER = Reader(shipped())


def read(name: str, text: str = TEXT, language: str = "en") -> list[SuggestedRecord]:
    return [
        each.record
        for each in READER.read(Reading(text, language, Codebook("news", "News", ())), [name])
    ]


def test_a_claim_has_the_speaker_of_its_quote_as_claimant() -> None:
    (claim,) = read("claims")
    (span,) = claim.spans
    assert TEXT[span.start : span.end] == "rents in the city had risen by 40 percent since 2014"
    assert claim.type == "claim"
    assert claim.fields["claimant"][0].value == "The mayor"
    assert claim.fields["kind"][0].value == "number"


def test_an_event_has_type_actor_and_the_words_for_its_date() -> None:
    (event,) = read("events")
    (span,) = event.spans
    assert TEXT[span.start : span.end] == "arrested"
    assert event.type == "event"
    assert event.fields["type"][0].value == "COERCE/arrest"
    assert event.fields["actor"][0].value == "Police"
    (date,) = event.fields["start_date"]
    assert [TEXT[one.start : one.end] for one in date.spans] == ["Tuesday"]


def test_a_date_has_its_value_by_the_articles() -> None:
    reading = Reading(TEXT, "en", Codebook("news", "News", ()), day=date(2017, 3, 3))
    (found,) = READER.read(reading, ["events"])
    assert found.record.fields["start_date"][0].value == "2017-02-28"


@pytest.mark.parametrize(
    ("preset", "type_", "keys"),
    [
        ("cameo", "17/173", {"actor", "event_date"}),
        ("acled", "strategic_developments/arrests", {"actor1", "event_date"}),
    ],
)
def test_events_have_the_types_and_fields_of_the_codebook(
    preset: str, type_: str, keys: set[str]
) -> None:
    codebook = codebooks.load(preset)
    reading = Reading(TEXT, "en", codebook, day=date(2017, 3, 3))
    (found,) = READER.read(reading, ["events"])
    (event,) = (each for each in codebook.types if each.key == "event")
    fields = {field.key: field for field in event.fields}
    assert found.record.fields["type"][0].value == type_
    assert keys <= found.record.fields.keys()
    validate(fields["type"], type_)


def test_acled_has_only_what_happened_and_is_of_its_kinds() -> None:
    codebook = codebooks.load("acled")
    text = "Police plan to arrest Mira Sol on Tuesday.\n\nThe minister visited Tarsa on Monday."
    found = READER.read(Reading(text, "en", codebook), ["events"])
    assert not found
    assert READER.read(Reading(text, "en", codebooks.load("news")), ["events"])


@pytest.mark.parametrize("name", ["claims", "events"])
def test_they_read_english_and_what_may_be(name: str) -> None:
    assert read(name, language="")
    assert not read(name, language="de")


@pytest.mark.parametrize(("name", "least"), [("claims", 0.6), ("events", 0.5)])
def test_what_is_not_likely_is_not_offered_unasked(name: str, least: float) -> None:
    for record in read(name, TEXT + "\n\nOfficials met residents. Prices may rise, he said."):
        assert record.is_offered == (record.confidence >= least)


@pytest.mark.parametrize("text", ["", "\n\n", "“", "accused that 40"])
def test_odd_texts(text: str) -> None:
    for name in ("claims", "events"):
        for record in read(name, text):
            assert all(text[one.start : one.end].strip() for one in record.spans)
