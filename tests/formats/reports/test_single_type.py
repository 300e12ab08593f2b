"""Events as PLOVER and claims as ClaimReview: names, values, and what is left out."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from annotator.core.codebook.model import Choice, Codebook, Field, RecordType
from annotator.core.codebook.values import Place, Range
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import CodebookError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.content import CodedArticle
from annotator.formats.reports import claimreview, plover
from annotator.services.codebooks import load
from tests.formats.contents import CODEBOOK, Made, projects
from tests.messages import said

TEXT = "Talks ended 😀.\nPolice cleared the square of students on Tuesday.\nNobody spoke."
MOMENT = datetime(2026, 11, 28, 4, 5, 6, tzinfo=UTC)
ADA = Coder("c1", "Ada")
POLICE = Actor("a1", "Police", "police", ("the police",), "LBY", identifiers={"wikidata": "Q35535"})
HOLM = Actor("a2", "Ada Holm", "person")


def at(words: str) -> tuple[Fragment, ...]:
    start = TEXT.index(words)
    return (Fragment(start, start + len(words), words),)


def record(key: str, name: str, words: str, **fields: Any) -> Record:
    return Record(
        id=name,
        article="x",
        type=key,
        coder="c1",
        state="done",
        created=MOMENT,
        updated=MOMENT,
        spans=at(words),
        fields={
            name: tuple(
                each if isinstance(each, FieldValue) else FieldValue(each)
                for each in (value if isinstance(value, list) else [value])
            )
            for name, value in fields.items()
        },
    )


def project(*records: Record, codebook: Codebook | None = None, published: str = "") -> Made:
    article = Article(
        "x",
        "Talks",
        TEXT,
        sha256(TEXT),
        language="en-GB",
        source="The Bell",
        author="B. Reyes",
        published=published,
        url="https://bell.example/1",
    )
    coded = CodedArticle(article, (), records)
    info = ProjectInfo("p", "P", MOMENT)
    return Made(info, codebook or load("news"), [ADA], [POLICE, HOLM], [coded], [])


EVENT = record(
    "event",
    "e1",
    "cleared",
    type="ASSAULT/crowd-control",
    actor=[FieldValue("Police", "a1", at("Police")), "crews"],
    recipient=FieldValue("students", None, at("students")),
    start_date="2017-03-03/2017-03-04",
    place=Place("Tobruk", "LBY", 32.08, 23.96),
    realis="planned",
    negated=True,
    deaths=Range(2, 2),
    injured=Range(10, None),
    contexts=["election", "legal"],
    note="Twice.",
    means="tear gas",
)


def events(tmp_path: Path, made: Made) -> tuple[list[dict[str, Any]], list[str]]:
    notes = said(plover.write(made, tmp_path / "e.jsonl"))
    lines = (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines], notes


def test_an_event_has_the_names_of_the_manual(tmp_path: Path) -> None:
    [event], notes = events(tmp_path, project(EVENT))
    assert notes == []
    paragraph = "Police cleared the square of students on Tuesday."
    assert event == {
        "id": "e1",
        "has_event": True,
        "date": "2017-03-03",
        "enddate": "2017-03-04",
        "date_edtf": "2017-03-03/2017-03-04",
        "source": [
            {
                "actor_text": "Police",
                "code": "LBY",
                "identifier_text": "Police",
                "identifier_id": "Q35535",
                "kind": "police",
            },
            {"actor_text": "crews"},
        ],
        "recipient": [{"actor_text": "students"}],
        "event": ["ASSAULT"],
        "mode": ["crowd-control"],
        "context": ["election", "legal", "future", "negation"],
        "quad_code": 4,
        "event_loc": {"name": "Tobruk", "latitude": 32.08, "longitude": 23.96, "cc3": "LBY"},
        "event_text": ["cleared"],
        "size_info": {"dead": 2, "injured": {"low": 10}},
        "text": paragraph,
        "text_info": {
            "start": TEXT.index(paragraph),
            "end": TEXT.index(paragraph) + len(paragraph),
        },
        "cite_info": {
            "citation": "x",
            "url": "https://bell.example/1",
            "title": "Talks",
            "language": "en",
            "publication": "The Bell",
            "author": "B. Reyes",
            "codebook": "news-1",
        },
        "coder": "Ada",
        "coded_date": "2026-11-28",
        "coded_time": "04:05:06+00:00",
        "comment": "Twice.",
        "state": "done",
        "realis": "planned",
        "negated": True,
        "means": "tear gas",
    }


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2017-03-03", "", {"date": "2017-03-03"}),
        ("2017-03~", "", {"date": "2017-03", "date_edtf": "2017-03~"}),
        ("2017", "2018", {"date": "2017", "enddate": "2018"}),
        ("2017-03-03/..", "", {"date": "2017-03-03", "date_edtf": "2017-03-03/.."}),
        ("2017-21", "", {"date": "2016-05-06", "date_edtf": "2017-21"}),
        ("199X", "", {"date": "2016-05-06", "date_edtf": "199X"}),
        ("", "", {"date": "2016-05-06"}),
    ],
)
def test_dates_are_as_fine_as_they_are_known(
    tmp_path: Path, start: str, end: str, expected: dict[str, str]
) -> None:
    fields = {"start_date": start, "end_date": end}
    filled = {key: value for key, value in fields.items() if value}
    one = record("event", "e", "cleared", type="AID", actor="x", **filled)
    [event], _ = events(tmp_path, project(one, published="2016-05-06T10:00:00"))
    assert {k: event[k] for k in ("date", "enddate", "date_edtf") if k in event} == expected


def test_what_is_no_event_is_counted(tmp_path: Path) -> None:
    others = [
        record("claim", "c", "Nobody"),
        replace(EVENT, id="e2", state="rejected"),
        replace(EVENT, id="e3", state="suggested"),
        record("event", "e4", "spoke", type="DANCE"),
    ]
    made = project(EVENT, *others)
    found, notes = events(tmp_path, made)
    assert [event["id"] for event in found] == ["e1", "e4"]
    assert found[1]["date"] is None
    assert notes == [
        "Events without any date, which PLOVER requires: 1.",
        "Events of no category of PLOVER's, or of none at all, written as coded: 1.",
        "Events without a source actor, which PLOVER requires: 1.",
        "Left out of the events, because they were rejected: 1.",
        "Left out of the events, because they are suggestions that nobody has accepted: 1.",
        "Left out, because the format takes events only: 1 claims.",
    ]


def test_events_that_are_the_same_share_a_link(tmp_path: Path) -> None:
    same = [replace(EVENT, id=f"e{n}") for n in range(4)]
    made = project(*same)
    links = [Link("l1", "e3", "e1", "same_event"), Link("l2", "e2", "e3", "same_event")]
    found, _ = events(tmp_path, replace_links(made, links))
    assert [event.get("link") for event in found] == [None, "e1", "e1", "e1"]


def replace_links(made: Made, links: list[Link]) -> Made:
    made.all_links = links
    return made


@pytest.mark.parametrize("name", ["acled", "cameo"])
def test_codebooks_of_other_schemes_are_told_what_they_lack(tmp_path: Path, name: str) -> None:
    with pytest.raises(CodebookError, match="without any of PLOVER's categories"):
        plover.write(project(codebook=load(name)), tmp_path / "e.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_codebooks_without_the_fields_are_told_what_they_lack(tmp_path: Path) -> None:
    kind = Field("type", "Type", "choice", choices=(Choice("AID", "Aid"),))
    bare = RecordType("event", "Event", "events", "E", "blue", fields=(kind,))
    claim = RecordType("claim", "Claim", "claims", "C", "blue")
    codebook = Codebook("own", "Own", (bare, claim))
    with pytest.raises(CodebookError, match="events without a field “actor”"):
        plover.write(project(codebook=codebook), tmp_path / "e.jsonl")
    with pytest.raises(CodebookError, match="claims without a field “verdict”"):
        claimreview.write(project(codebook=codebook), tmp_path / "c.jsonld")
    events_only = replace(codebook, types=(bare,))
    with pytest.raises(CodebookError, match=r"takes records of the type “claim”.* It has: event\."):
        claimreview.write(project(codebook=events_only), tmp_path / "c.jsonld")


# ClaimReview

VOCABULARY = {
    "ClaimReview": "url sameAs author datePublished sdPublisher sdDatePublished claimReviewed "
    "itemReviewed reviewRating",
    "Claim": "author datePublished about appearance firstAppearance text",
    "Rating": "alternateName ratingValue bestRating worstRating",
    "NewsArticle": "headline url datePublished inLanguage author publisher",
    "Person": "name alternateName sameAs",
    "Organization": "name alternateName sameAs",
    "Thing": "name",
}
"""Those of the properties of each type on schema.org that are written."""

CLAIM = record(
    "claim",
    "00000000-0000-0000-0000-000000000001",
    "Nobody spoke",
    claimant=[FieldValue("she", "a2", at("Nobody")), "the board"],
    claim="Nobody spoke in Tobruk.",
    about=FieldValue("police", "a1"),
    verdict="mostly_false",
    review_url=["https://www.checks.example/1", "https://b.example/2"],
    said_on="2017-03-02",
    kind="fact",
)


def graph(tmp_path: Path, made: Made) -> tuple[list[dict[str, Any]], list[str]]:
    notes = said(claimreview.write(made, tmp_path / "c.jsonld"))
    document = json.loads((tmp_path / "c.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == "https://schema.org"
    return document["@graph"], notes


def things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from things(each)
    elif isinstance(value, list):
        for each in value:
            yield from things(each)


def test_a_claim_with_a_verdict_is_a_review(tmp_path: Path) -> None:
    [review], notes = graph(tmp_path, project(CLAIM, published="2017-03-03"))
    assert notes == ["Values of fields for which schema.org has no property, left out: 1."]
    assert review == {
        "@id": "urn:uuid:00000000-0000-0000-0000-000000000001",
        "@type": "ClaimReview",
        "url": "https://www.checks.example/1",
        "sameAs": ["https://b.example/2"],
        "author": {"@type": "Organization", "name": "checks.example"},
        "sdPublisher": {"@type": "Person", "name": "Ada"},
        "sdDatePublished": "2026-11-28",
        "claimReviewed": "Nobody spoke in Tobruk.",
        "itemReviewed": {
            "@type": "Claim",
            "author": [{"@type": "Person", "name": "Ada Holm"}, "the board"],
            "datePublished": "2017-03-02",
            "about": {"@type": "Thing", "name": "Police"},
            "appearance": {
                "@type": "NewsArticle",
                "headline": "Talks",
                "url": "https://bell.example/1",
                "datePublished": "2017-03-03",
                "inLanguage": "en-GB",
                "author": {"@type": "Person", "name": "B. Reyes"},
                "publisher": {"@type": "Organization", "name": "The Bell"},
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Mostly false",
            "ratingValue": 2,
            "bestRating": 5,
            "worstRating": 1,
        },
    }


def test_who_checks_and_what_cannot_be_said(tmp_path: Path) -> None:
    own = record("claim", "c2", "Nobody", verdict="unproven", said_on="2017-03")
    unchecked = record("claim", "c3", "spoke", verdict="unchecked")
    found, notes = graph(tmp_path, project(own, unchecked, EVENT))
    assert found[0]["author"] == {"@type": "Person", "name": "Ada"}
    assert found[0]["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}
    assert (found[1]["@type"], found[1]["text"]) == ("Claim", "spoke")
    assert [note.rpartition(":")[2] for note in notes] == [" 1."] * 4 + [" 1 events."]
    for thing in things(found):
        allowed = VOCABULARY[thing["@type"]].split()
        assert set(thing) - {"@type", "@id"} <= set(allowed)


CLAIMS = replace(
    CODEBOOK,
    types=(
        replace(
            CODEBOOK.types[0],
            key="claim",
            fields=(
                *CODEBOOK.types[0].fields,
                Field("verdict", "V", "choice", choices=(Choice("true", "T"),)),
            ),
        ),
        CODEBOOK.types[1],
    ),
)


@given(made=projects())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_project_can_be_written(made: Made, tmp_path: Path) -> None:
    made.codebook = CLAIMS
    for coded in made.all_articles:
        for each in coded.records:
            assert each.spans
    made.all_articles = [
        replace(
            coded,
            records=[
                replace(
                    each,
                    type="claim" if each.type == "quote" else each.type,
                    fields={**each.fields, "verdict": (FieldValue("true"),)},
                )
                for each in coded.records
            ],
        )
        for coded in made.all_articles
    ]
    found, _ = graph(tmp_path, made)
    assert len(found) == sum(each.type == "claim" for each in made.records())
    for thing in things(found):
        assert set(thing) - {"@type", "@id"} <= set(VOCABULARY[thing["@type"]].split())
