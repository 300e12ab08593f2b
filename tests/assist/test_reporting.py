"""Quotes by marks and reporting verbs, in sentences of each language with their parts marked.

`reporting/LANG.txt` has a sentence a line: `[c1|…]` is content, `[u1|…]` cue, `[s1|…]` speaker.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from annotator.assist.quotes.reporting_words import ReportingWords, ReportingWordsError
from annotator.assist.quotes.rule_finder import quotes_by_rules
from annotator.core.text.span import Span
from annotator.resources import resources_folder

LANGUAGES = ("ar", "de", "es", "fr", "pt", "ru", "tr")
SENTENCES = Path(__file__).parent / "reporting"
_HEAD = re.compile(r"\[([cus]\d)\|")
_WORD = re.compile(r"\w+(?:[’']\w+)*")

Words = frozenset[int]


def reporting_words(language: str) -> ReportingWords:
    path = resources_folder() / "reporting" / f"{language}.toml"
    return ReportingWords.from_bytes(path.read_bytes())


def read(line: str) -> tuple[str, dict[str, list[Span]]]:
    """A sentence without its marks, and what they say."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    while at < len(line):
        if head := _HEAD.match(line, at):
            opened.append((head[1], len(text)))
            at = head.end()
            continue
        if line[at] == "]":
            key, start = opened.pop()
            spans.setdefault(key, []).append(Span(start, len(text)))
        else:
            text += line[at]
        at += 1
    return text, spans


def words(text: str, spans: Iterable[Span | None]) -> Words:
    return frozenset(
        word.start()
        for word in _WORD.finditer(text)
        for span in spans
        if span is not None and span.start <= word.start() < span.end
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_are_found(language: str) -> None:
    """Of all parts, those with the same words: F1 of 70 and more."""
    lines = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 30
    of_language = reporting_words(language)
    hits = gold = found = 0
    for line in lines:
        text, spans = read(line)
        quotes = quotes_by_rules(text, of_language)
        for letter, seen in (
            ("c", [words(text, one.content) for one in quotes]),
            ("u", [words(text, [one.cue]) for one in quotes if one.cue]),
            ("s", [words(text, [one.speaker]) for one in quotes if one.speaker]),
        ):
            wanted = [words(text, each) for key, each in spans.items() if key[0] == letter]
            hits += len({*wanted} & {*seen})
            gold += len(wanted)
            found += len(seen)
    assert 200 * hits / (gold + found) >= 70


def test_without_words_for_a_language_marks_alone_count() -> None:
    text = "”Vi lämnar aldrig den här dalen”, sade borgmästaren.\n\nHan sade att bron var stängd."
    [found] = quotes_by_rules(text, None)
    assert [text[one.start : one.end] for one in found.content] == [
        "”Vi lämnar aldrig den här dalen”"
    ]
    assert (found.cue, found.speaker, found.kind) == (None, None, "direct")


def test_words_in_marks_that_are_no_speech_are_no_quote() -> None:
    assert not quotes_by_rules("Das Schiff „Seute Deern“ sank im Hafen.", reporting_words("de"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["", "\n\n", ".", "«", "», ,", "“ ”", "a" * 50_000, "said, " * 4000, "« " * 4000, "dit que"],
    ids=lambda text: text[:8],
)
def test_odd_texts_are_read(language: str, text: str) -> None:
    for quote in quotes_by_rules(text, reporting_words(language)):
        for span in (*quote.content, quote.cue, quote.speaker):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("data", [b"", b"verbs = 3", b"\xff", b"verbs = 'a'"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ReportingWordsError):
        ReportingWords.from_bytes(data)
