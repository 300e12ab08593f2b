"""The corpus keeps to what `training/corpus/README.md` promises."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import msgspec
import pytest
import yaml

from annotator.core.codebook.model import Codebook, Field, check
from annotator.core.text.span import Span
from annotator.resources import resources_folder
from training.marked_text import MarkedArticle, MarkedRecord, corpus

ARTICLES = corpus()
_GENRES = (
    "conflict election court protest diplomacy economy disaster fact-check wire tabloid interview "
    "press-release"
)
GENRES = frozenset(_GENRES.split())
TYPES = {"q": "quote", "c": "claim", "e": "event"}
WORDS = re.compile(r"\w+(?:[’']\w+)*")


def fields(letter: str) -> dict[str, Field]:
    path = resources_folder() / "codebooks" / "news.yaml"
    book = check(msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Codebook))
    found = next(one for one in book.types if one.key == TYPES[letter])
    return {one.key: one for one in found.fields}


FIELDS = {letter: fields(letter) for letter in TYPES}
named = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def choices(field: Field) -> set[str]:
    return {
        path
        for choice in field.choices
        for path in (choice.key, *(f"{choice.key}/{child.key}" for child in choice.children))
    }


@named
def test_front(article: MarkedArticle) -> None:
    assert article.front.keys() >= {"title", "source", "author", "date", "genre", "language"}
    assert article.front["genre"] in GENRES
    assert 200 <= len(WORDS.findall(article.text)) <= 800


@named
def test_marks_name_fields_of_the_codebook(article: MarkedArticle) -> None:
    for record in article.records.values():
        known = FIELDS[record.key[0]].keys() | {"date", "place"}
        assert record.evidence.keys() | record.values.keys() <= known, record.key
        for name, value in record.values.items():
            field = FIELDS[record.key[0]].get(name)
            if field is not None and field.choices:
                assert str(value).lower() if isinstance(value, bool) else value in choices(field), (
                    record.key,
                    name,
                    value,
                )


@named
def test_every_record_has_what_it_must(article: MarkedArticle) -> None:
    for record in article.records.values():
        assert record.spans, f"{record.key} has no span of its own"
        match record.key[0]:
            case "q":
                _check_quote(article, record)
            case "c":
                assert record.values.keys() >= {"kind", "check_worthiness", "claimant"}, record.key
            case _:
                assert record.values.keys() >= {"type", "realis"}, record.key


def _check_quote(article: MarkedArticle, record: MarkedRecord) -> None:
    kind = record.values.get("kind")
    assert kind in {"direct", "indirect", "mixed"}, record.key
    assert len(record.evidence.get("cue", [])) <= 2, f"{record.key} has its cue in many places"
    assert bool(record.evidence.get("speaker")) <= bool(record.values.get("speaker")), record.key
    words = [article.text[span.start : span.end] for span in record.spans]
    if kind == "direct":
        assert all(_quoted(article.text, span) for span in record.spans), (record.key, words)
    if kind == "mixed":
        assert any(mark in " ".join(words) for mark in "“”\"‘’'«»"), (record.key, words)


def _quoted(text: str, span: Span) -> bool:
    """Whether marks stand at its bounds, or open a paragraph before it that they never close."""
    words = text[span.start : span.end]
    return words[0] in "“\"‘'«„" or words[-1] in "”\"’'»“" or text[max(0, span.start - 1)] in '“"‘'


@named
def test_fragments_do_not_overlap(article: MarkedArticle) -> None:
    for record in article.records.values():
        for spans in (record.spans, *record.evidence.values()):
            assert all(one.end <= other.start for one, other in pairwise(spans)), record.key


@named
def test_parts_of_a_quote_do_not_overlap(article: MarkedArticle) -> None:
    for record in article.of("q"):
        parts = [
            *record.spans,
            *record.evidence.get("cue", []),
            *record.evidence.get("speaker", []),
        ]
        parts.sort()
        assert all(one.end <= other.start for one, other in pairwise(parts)), record.key


def test_no_ten_words_are_shared_by_two_articles() -> None:
    seen: dict[tuple[str, ...], str] = {}
    shared: list[Any] = []
    for article in ARTICLES:
        words = [word.casefold() for word in WORDS.findall(article.text)]
        for at in range(len(words) - 9):
            run = tuple(words[at : at + 10])
            if seen.setdefault(run, article.name) != article.name:
                shared.append((article.name, seen[run], " ".join(run)))
    assert not shared


def test_speakers_and_ways_of_citing() -> None:
    cues: dict[str, set[str]] = {}
    for article in ARTICLES:
        named = {name for quote in article.of("q") for name in quote.values.get("speaker", [])}
        assert len(named) >= 3 or article.front["genre"] == "interview", (article.name, named)
        cues.setdefault(article.front["genre"], set()).update(
            article.text[span.start : span.end].casefold()
            for quote in article.of("q")
            for span in quote.evidence.get("cue", [])
        )
    few = {genre: len(found) for genre, found in cues.items() if len(found) < 12}
    assert not few
    assert Counter(cues.keys()).keys() == GENRES
