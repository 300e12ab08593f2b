"""What is written without texts holds no longer run of their words, and is joined to them again."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.formats.native import no_text
from annotator.formats.native.withholding import LEAST_RUN, restored, withheld, words
from tests.formats.brat.test_read import reading
from tests.formats.contents import Made, assert_same_project, projects

_numbers = itertools.count()
TEXT = (
    "“We will not leave the hall before the vote is counted,” she said on Friday, and nobody did.\n"
    "The vote was counted twice."
)
_WORDS = st.lists(
    st.sampled_from(["we", "will", "not", "leave", "the", "hall", "投票", "now"]), max_size=40
)


def article(text: str, **more: Any) -> dict[str, Any]:
    return {"id": "a", "title": "Vote", "text": text, "sha256": sha256(text), **more}


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [each for part in value.values() for each in strings(part)]
    return [each for part in value for each in strings(part)] if isinstance(value, list) else []


def longest_run(string: str, text: str) -> int:
    """How many words of the text follow one another in the string."""
    said, there = ([word[0] for word in words(each)] for each in (string, text))
    return max(
        (
            length
            for start in range(len(said))
            for at in range(len(there))
            for length in [
                next(
                    (
                        n
                        for n, (a, b) in enumerate(zip(said[start:], there[at:], strict=False))
                        if a != b
                    ),
                    min(len(said) - start, len(there) - at),
                )
            ]
        ),
        default=0,
    )


@given(_WORDS, _WORDS, st.integers(0, 12), st.sampled_from([" ", "\n", ", "]))
@settings(deadline=None)
def test_no_longer_run_is_left_and_all_of_it_comes_back(
    said: list[str], before: list[str], quoted: int, between: str
) -> None:
    text = " ".join([*said, "end"])
    noted = between.join([*before, *said[3:]])
    whole = article(text, note=noted, records=[{"metadata": {"x": [noted, 3, None]}}])
    made, lost = withheld(whole, quoted)
    assert not lost
    assert "text" not in made
    rest = {key: value for key, value in made.items() if key != "sha256"}
    most = max(quoted, LEAST_RUN)
    assert all(longest_run(each, text) <= most for each in strings(rest))
    assert restored(made, {sha256(text): text}.get) == whole | {"metadata": {}}


def test_passages_keep_their_place_their_hash_and_some_words() -> None:
    fragment = {"start": 1, "end": 26, "text": TEXT[1:26]}
    whole = article(TEXT, metadata={}, records=[{"spans": [fragment]}])
    spans = withheld(whole, 0)[0]["records"][0]["spans"]
    assert spans == [{"start": 1, "end": 26, "sha256": sha256(TEXT[1:26])}]
    assert withheld(whole, 2)[0]["records"][0]["spans"][0]["text"] == "We will …"
    assert withheld(whole, 6)[0]["records"][0]["spans"][0]["text"] == TEXT[1:26]


def test_abstracts_are_left_out_and_counted() -> None:
    abstract = " ".join(f"word{n}" for n in range(40))
    made, lost = withheld(article(TEXT, metadata={"abstract": abstract, "desk": "foreign"}), 0)
    assert (made["metadata"], lost) == ({"desk": "foreign"}, 1)
    known, lost = withheld(article(TEXT, metadata={"lead": TEXT}), 0)
    assert (lost, restored(known, lambda _hash: TEXT)["metadata"]) == (0, {"lead": TEXT})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"characters": 3}, "not the SHA-256"),
        ({"note": {"$pieces": [[5, 10_000]]}}, "no place in the text"),
        ({"records": [{"spans": [{"start": 0, "end": 4, "sha256": "0"}]}]}, "other words at 0-4"),
        ({"sha256": "f" * 64}, "neither in the project nor among the files"),
    ],
)
def test_what_does_not_fit_the_text_is_refused(change: dict[str, Any], reason: str) -> None:
    made, _ = withheld(article(TEXT), 0)
    with pytest.raises(AnnotatorError, match=reason):
        restored(made | change, {sha256(TEXT): TEXT}.get)


@given(project=projects(), quoted=st.integers(0, 3))
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_with_the_texts_it_is_the_same_project(project: Made, quoted: int, tmp_path: Path) -> None:
    out = tmp_path / f"{next(_numbers)}.json"
    no_text.write(project, out, quoted)
    assert no_text.recognises(out)
    texts = {coded.article.sha256: coded.article.text for coded in project.articles()}
    assert no_text.FORMAT.reader is not None
    content = no_text.FORMAT.reader.open([out], replace(reading(), text_of=texts.get))
    assert_same_project(content, project)
    known = json.loads(out.read_text())
    assert all("text" not in each for each in known["articles"])
    # Of an article whose text is not there nothing is taken, nor what leads to its records.
    gone = texts.pop(next(iter(texts)))
    partly = no_text.FORMAT.reader.open([out], replace(reading(), text_of=texts.get))
    [problem] = partly.problems
    assert sha256(gone) in problem.reason
    assert {each.article.sha256 for each in partly.articles()} == set(texts)


def test_records_that_are_none_are_told(tmp_path: Path) -> None:
    """As where a byte of the file was altered, of an article whose text is not known."""
    out = tmp_path / "damaged.jsonl"
    shape = {"id": "x1", "sha256": "0" * 64, "records": "none", "characters": 3}
    quote = {"key": "quote", "label": "Quote", "plural": "quotes", "letter": "Q", "colour": "blue"}
    document = {
        "format": no_text.FORMAT_NAME,
        "version": no_text.VERSION,
        "project": {"id": "p", "name": "p", "created": "2026-01-02T03:04:05Z"},
        "codebook": {"name": "small", "title": "Small", "types": [quote]},
        "coders": [],
        "actors": [],
        "articles": [shape],
    }
    out.write_text(json.dumps(document), encoding="utf-8")
    assert no_text.FORMAT.reader is not None
    content = no_text.FORMAT.reader.open([out], replace(reading(), text_of=lambda _: None))
    [problem] = content.problems
    assert "neither in the project nor among the files" in problem.reason
