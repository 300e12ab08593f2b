"""The sample articles and their coding keep to what seeds/README.md promises."""

import re
from collections import Counter
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from annotator.core.codebook.model import Codebook, check
from annotator.core.codebook.values import parse
from annotator.core.coding.actor import name_key
from annotator.core.coding.link import RELATIONS
from annotator.core.text.normalization import normalise
from annotator.core.text.span import Span, extent
from annotator.resources import resources_folder, seeds_folder

ARTICLES = sorted(
    path
    for path in seeds_folder().iterdir()
    if path.suffix in (".md", ".txt") and path.name != "README.md"
)
CODED: dict[str, Any] = yaml.safe_load((seeds_folder() / "coded.yaml").read_text(encoding="utf-8"))
RECORDS = [
    pytest.param(article["file"], record, id=record["id"])
    for article in CODED["articles"]
    for record in article.get("records", [])
]


def read(name: str) -> tuple[dict[str, Any], str]:
    whole = normalise((seeds_folder() / name).read_text(encoding="utf-8"))
    _, front, text = whole.split("---\n", 2)
    return yaml.safe_load(front), text


def codebook() -> Codebook:
    path = resources_folder() / "codebooks" / "news.yaml"
    return check(msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Codebook))


def place(text: str, evidence: str | dict[str, Any]) -> Span:
    """The span that a piece of evidence means; fails where the text does not hold it."""
    wanted = evidence if isinstance(evidence, str) else evidence["text"]
    occurrence = 1 if isinstance(evidence, str) else evidence["occurrence"]
    starts = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", text)]
    assert len(starts) >= occurrence, f"“{wanted}” occurs {len(starts)} times"
    start = starts[occurrence - 1]
    return Span(start, start + len(wanted))


def in_order(spans: list[Span]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_article_has_its_front_matter_and_length(path: Path) -> None:
    front, text = read(path.name)
    assert {"title", "source", "author", "date", "url", "language"} <= front.keys()
    assert isinstance(front["date"], date)
    assert 200 <= len(text.split()) <= 900
    assert text == text.lstrip()
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_every_kind_of_article_is_there() -> None:
    texts = {path.name: read(path.name)[1] for path in ARTICLES}
    whole = "".join(texts.values())
    assert len(ARTICLES) >= 8
    assert {path.suffix for path in ARTICLES} == {".md", ".txt"}
    assert {read(name)[0]["language"] for name in texts} == {"en", "ar"}
    assert re.search("[\U0001f300-\U0001faff]\u200d", whole), "an emoji of several code points"
    assert re.search("“[^”]*‘[^’]*“", whole), "three quotations in one another"
    assert "“We will,” said" in whole, "a discontinuous quote"


def test_there_is_enough_coded() -> None:
    # They are JSON objects.
    kinds = Counter(record.values[1]["type"] for record in RECORDS)  # type: ignore[index]
    assert sum(kinds.values()) >= 30
    assert min(kinds[kind] for kind in ("quote", "claim", "event")) >= 8
    assert {article["status"] for article in CODED["articles"]} >= {"done", "in_progress"}


@pytest.mark.parametrize(("file", "record"), RECORDS)
def test_record_is_coded_to_the_codebook(file: str, record: dict[str, Any]) -> None:
    front, text = read(file)
    record_type = codebook().type(record["type"])
    spans = [place(text, evidence) for evidence in record["spans"]]
    assert spans
    assert in_order(spans)
    names = {actor["name"] for actor in CODED["actors"]}
    for key, values in record["fields"].items():
        field = record_type.field(key)
        assert len(values) == 1 or field.many
        for value in values:
            assert value.keys() <= {"value", "actor", "evidence"}
            assert in_order([place(text, evidence) for evidence in value.get("evidence", [])])
            if "value" in value:
                parse(field, value["value"], front["date"])
            if "actor" in value:
                assert field.kind == "actor"
                assert value["actor"] in names
    if record.get("state") == "done":
        required = {field.key for field in record_type.fields if field.required}
        assert required <= record["fields"].keys()


@pytest.mark.parametrize(("file", "record"), RECORDS)
def test_evidence_is_whole_words_near_its_record(file: str, record: dict[str, Any]) -> None:
    """A word that occurs often is easily looked up at the wrong place."""
    _, text = read(file)
    own = extent([place(text, evidence) for evidence in record["spans"]])
    for values in record["fields"].values():
        for evidence in (piece for value in values for piece in value.get("evidence", [])):
            span = place(text, evidence)
            gap = max(own.start - span.end, span.start - own.end, 0)
            assert gap < 700, f"“{text[span.start : span.end]}” lies {gap} characters away"
            assert not re.match(r"\w", text[span.end :]), f"{evidence} ends within a word"
            assert not re.search(r"\w$", text[: span.start]), f"{evidence} begins within a word"


def test_discontinuous_nested_and_overlapping_records_are_there() -> None:
    by_article = {
        article["file"]: [
            [place(read(article["file"])[1], evidence) for evidence in record["spans"]]
            for record in article.get("records", [])
        ]
        for article in CODED["articles"]
    }
    everything = [spans for records in by_article.values() for spans in records]
    assert sum(len(spans) > 1 for spans in everything) >= 5
    first = by_article[CODED["first"]]
    nested = [
        (one, other)
        for one, other in combinations([extent(spans) for spans in first], 2)
        if one.contains(other) or other.contains(one)
    ]
    assert len(nested) >= 8


def test_actors_are_told_apart() -> None:
    names = [
        name_key(name)
        for actor in CODED["actors"]
        for name in (actor["name"], *actor.get("aliases", []))
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_links_join_records_that_exist() -> None:
    # They are JSON objects.
    ids = Counter(record.values[1]["id"] for record in RECORDS)  # type: ignore[index]
    assert max(ids.values()) == 1
    for link in CODED["links"]:
        assert link.keys() == {"from", "relation", "to"}
        assert link["relation"] in RELATIONS
        assert {link["from"], link["to"]} <= ids.keys()


def test_every_file_that_is_coded_exists() -> None:
    assert {article["file"] for article in CODED["articles"]} <= {path.name for path in ARTICLES}
    assert CODED["first"] in {article["file"] for article in CODED["articles"]}
