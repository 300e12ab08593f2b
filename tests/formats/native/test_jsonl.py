"""JSON lines lose nothing, hold nothing, and refuse what does not hold, naming the line."""

import json
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from annotator.core.errors import InputError
from annotator.core.text.normalization import sha256
from annotator.formats.content import CodedArticle
from annotator.formats.native import json as annotator_json
from annotator.formats.native import jsonl as annotator_jsonl
from tests.formats.contents import Made, projects
from tests.formats.native.test_json import BREACHES, document, ids
from tests.messages import said

LINES = {"coders": "coder", "actors": "actor", "articles": "article", "links": "link"}


@given(project=projects())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    annotator_jsonl.write(project, out)
    assert annotator_jsonl.recognises(out)
    for line in out.read_bytes().split(b"\n")[:-1]:
        json.loads(line)

    content = annotator_jsonl.read(out, ids)
    assert list(content.text_hashes()) == [coded.article.sha256 for coded in project.all_articles]
    assert not said(content.notes)
    assert content.info == project.info
    assert content.codebook == project.codebook
    assert list(content.articles()) == project.all_articles
    assert list(content.actors()) == project.all_actors
    assert list(content.links()) == project.all_links
    used = {coder for coded in project.all_articles for coder in coded.coders}
    assert {*content.coders()} == {each for each in project.all_coders if each.id in used}

    annotator_jsonl.write(content, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == out.read_bytes()
    for source, name in ((project, "one.json"), (content, "two.json")):
        annotator_json.write(source, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def lines_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The document of the other format as lines."""
    lines: list[dict[str, Any]] = [
        {key: data[key] for key in ("format", "version", "project")},
        {"codebook": data["codebook"]},
    ]
    lines += [{one: thing} for many, one in LINES.items() for thing in data[many]]
    return lines


def put(path: Path, *lines: Any) -> Path:
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


def survey(path: Path) -> annotator_jsonl.JsonlContent:
    content = annotator_jsonl.read(path, ids)
    list(content.text_hashes())
    return content


def test_without_its_last_line_a_file_is_read_and_that_is_said(tmp_path: Path) -> None:
    content = survey(put(tmp_path / "in.jsonl", *lines_of(document())))
    assert [len(list(things())) for things in (content.coders, content.actors)] == [1, 1]
    assert [len(coded.records) for coded in content.articles()] == [2]
    assert len(list(content.links())) == 1
    assert "whether the file is whole" in said(content.notes)[0]


@pytest.mark.parametrize(("change", "place", "reason"), BREACHES)
def test_breach_is_named_with_its_line(
    change: Callable[[Any], None], place: str | None, reason: str, tmp_path: Path
) -> None:
    data = json.loads(json.dumps(document()))
    change(data)
    if "surprise" in data:
        data["actors"][0]["surprise"], place = data.pop("surprise"), "$.actors[0]"
    path = put(tmp_path / "in.jsonl", *lines_of(data))
    with pytest.raises(InputError) as caught:
        survey(path)
    assert reason in caught.value.reason
    if place is None:
        return
    # $.articles[0].text there is line N: $.article.text here.
    match = re.match(r"\$\.(\w+)\[(\d+)\](.*)", place)
    if match is None:
        assert caught.value.place.endswith(f": {place}")
        return
    line = next(n for n, each in enumerate(lines_of(data), 1) if LINES[match[1]] in each)
    wanted = f"line {line + int(match[2])}: $.{LINES[match[1]]}{match[3]}"
    assert caught.value.place == wanted


HEAD, CODEBOOK, *REST = lines_of(document())
NONE = {"actors": 0, "articles": 0, "records": 0, "links": 0}


@pytest.mark.parametrize(
    ("lines", "place", "reason"),
    [
        ([], "", "empty"),
        ([CODEBOOK], "line 1: $.format", "not an export"),
        ([HEAD], "line 1: $", "holds the codebook"),
        ([HEAD, *REST], "line 2: $", "holds the codebook"),
        ([HEAD, CODEBOOK, HEAD], "line 3: $", "project stands twice"),
        ([HEAD, CODEBOOK, {}], "line 3: $", "this has 0"),
        ([HEAD, CODEBOOK, {**REST[0], **REST[1]}], "line 3: $", "this has 2"),
        ([HEAD, CODEBOOK, {**REST[0], "version": 1}], "line 3: $", "Only the project"),
        ([HEAD, CODEBOOK, {"remark": 1}], "line 3: $", "unknown field"),
        ([HEAD, CODEBOOK, [1]], "line 3: $", "Expected `object`"),
        ([HEAD, CODEBOOK, REST[2], *REST], None, "no coder “c1”"),
        ([HEAD, CODEBOOK, {"counts": NONE}, REST[0]], "line 4: $", "Nothing comes after"),
        ([HEAD, CODEBOOK, {"counts": {**NONE, "links": 1}}], "line 3: $.counts.links", "missing"),
    ],
)
def test_lines_out_of_place_are_named(
    lines: list[Any], place: str | None, reason: str, tmp_path: Path
) -> None:
    path = put(tmp_path / "in.jsonl", *lines)
    with pytest.raises(InputError, match=re.escape(reason)) as caught:
        survey(path)
    assert place is None or caught.value.place == place


@pytest.mark.parametrize(
    ("line", "place", "reason"),
    [
        (b'{"coder": {"id": "c", "na', "line 3, column ", "cut off"),
        (b'{"coder" 1}', "line 3, column 10", "not JSON"),
        (b'{"coder":\xff}', "line 3, column 10", "not UTF-8"),
        (b'{"coder": {"id": "\\ud800"}}', "line 3, column 19", "surrogate"),
        (b'{"coder": {"id": "c", "name": "\\u0000"}}', "line 3: $.coder.name", "NUL"),
        (
            b'{"article":{"metadata":' + b'{"a":' * 5000 + b"1" + b"}" * 5002,
            "line 3",
            "nested",
        ),
    ],
)
def test_broken_lines_are_named(line: bytes, place: str, reason: str, tmp_path: Path) -> None:
    path = put(tmp_path / "in.jsonl", HEAD, CODEBOOK)
    path.write_bytes(path.read_bytes() + b"\r\n" + line)
    with pytest.raises(InputError, match=reason) as caught:
        survey(path)
    assert caught.value.place.startswith(place)


def test_other_files_are_not_taken_for_it(tmp_path: Path) -> None:
    assert not annotator_jsonl.recognises(put(tmp_path / "a.jsonl", {"text": "x"}))
    assert not annotator_jsonl.recognises(put(tmp_path / "b.jsonl", [1]))
    assert not annotator_jsonl.recognises(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        annotator_jsonl.read(tmp_path / "none.jsonl", ids)


def test_a_large_file_is_not_held(tmp_path: Path) -> None:
    made = survey(put(tmp_path / "small.jsonl", *lines_of(document())))
    (coded,) = made.articles()

    class Many:
        info, codebook, notes = made.info, made.codebook, ()
        coders, actors = made.coders, made.actors

        def articles(self) -> Any:
            for n in range(3000):
                text = f"{n} {'word ' * 400}"
                article = replace(coded.article, id=f"x{n}", text=text, sha256=sha256(text))
                yield CodedArticle(article, coded.statuses)

        def links(self) -> Any:
            return iter(())

    path = tmp_path / "large.jsonl"
    tracemalloc.start()
    try:
        annotator_jsonl.write(Many(), path)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        content = annotator_jsonl.read(path, ids)
        assert sum(1 for _ in content.text_hashes()) == 3000
        assert sum(1 for _ in content.articles()) == 3000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000 < path.stat().st_size
    finally:
        tracemalloc.stop()
