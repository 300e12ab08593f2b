"""Annotator JSON loses nothing, and refuses what does not hold, naming the place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from annotator.core.errors import AnnotatorError, InputError
from annotator.core.text.normalization import sha256
from annotator.formats.content import CodedArticle
from annotator.formats.native import json as annotator_json
from annotator.formats.wire import shape as json_shape
from annotator.resources import resources_folder
from tests.formats.contents import Made, projects

SCHEMA = resources_folder() / "schema" / "annotator-2.schema.json"
TEXT = "“We will”, he said, “not go” 😀."


def ids() -> str:
    raise AssertionError("everything in the format has its id")


@given(project=projects())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    annotator_json.write(project, out)
    jsonschema.validate(json.loads(out.read_bytes()), json.loads(SCHEMA.read_bytes()))

    content = annotator_json.read(out, ids)
    assert content.info == project.info
    assert content.codebook == project.codebook
    assert list(content.articles()) == project.all_articles
    assert list(content.actors()) == project.all_actors
    assert list(content.links()) == project.all_links
    used = {coder for coded in project.all_articles for coder in coded.coders}
    assert {*content.coders()} == {each for each in project.all_coders if each.id in used}

    second = tmp_path / "again.json"
    annotator_json.write(content, second)
    assert second.read_bytes() == out.read_bytes()


def test_shipped_schema_is_that_of_the_structs() -> None:
    assert json.loads(SCHEMA.read_bytes()) == json.loads(json.dumps(json_shape.schema()))


def document() -> dict[str, Any]:
    """A small sound file."""
    evidence = {"start": 1, "end": 8, "text": "We will"}
    moment = "2026-01-02T03:04:05Z"
    record: dict[str, Any] = {
        "id": "r1",
        "type": "quote",
        "coder": "c1",
        "state": "draft",
        "created": moment,
        "updated": moment,
        "spans": [evidence, {"start": 21, "end": 27, "text": "not go"}],
        "fields": {"speaker": [{"value": "he", "actor": "a1", "spans": [evidence]}]},
    }
    fields = [
        {"key": "speaker", "label": "Speaker", "kind": "actor"},
        {"key": "said_on", "label": "Said on", "kind": "date", "many": True},
    ]
    quote = {
        "key": "quote",
        "label": "Quote",
        "plural": "quotes",
        "letter": "Q",
        "colour": "blue",
        "fields": fields,
    }
    return {
        "format": "annotator",
        "version": 1,
        "project": {"id": "p1", "name": "P", "created": moment},
        "codebook": {"name": "small", "title": "Small", "types": [quote]},
        "coders": [{"id": "c1", "name": "Ada"}],
        "actors": [{"id": "a1", "name": "Ilan Dorr"}],
        "articles": [
            {
                "id": "x1",
                "title": "T",
                "text": TEXT,
                "sha256": sha256(TEXT),
                "status": [{"coder": "c1", "state": "done"}],
                "records": [record, record | {"id": "r2"}],
            }
        ],
        "links": [{"id": "l1", "from": "r1", "to": "r2", "relation": "repeats"}],
    }


def put(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return change


RECORD = ("articles", 0, "records", 1)
BREACHES = [
    (put("format", to="other"), "$.format", "not an export of Annotator (it says “other”)"),
    (put("version", to=7), "$.version", "version 7"),
    (put("version", to="1"), "$.version", "as a number"),
    (put(*RECORD, "created", to="0001-01-01T00:00:00+14:00"), None, "The year"),
    (put("surprise", to=1), "$", "unknown field `surprise`"),
    (put("project", "created", to="2026-01-02T03:04:05"), "$.project.created", "timezone"),
    (put("coders", 0, "name", to=" "), "$.coders[0].name", "needs a name"),
    (put("actors", 0, "id", to="a b"), "$.actors[0].id", "no id"),
    (put("codebook", "types", 0, "fields", 1, "kind", to="x"), None, "Invalid enum value 'x'"),
    (put("codebook", "types", to=[]), "$.codebook", "no record type"),
    (put("articles", 0, "text", to=TEXT + "!"), "$.articles[0].sha256", "not the SHA-256"),
    (put("articles", 0, "text", to="a\r\nb"), "$.articles[0].text", "carriage returns"),
    (put("articles", 0, "text", to="a\0b"), "$.articles[0].text", "NUL"),
    (put("articles", 0, "text", to=3), "$.articles[0].text", "Expected `str`, got `int`"),
    (put("articles", 0, "status", 0, "coder", to="c9"), None, "no coder “c9”"),
    (put(*RECORD, "id", to="r1"), "$.articles[0].records[1].id", "stands twice"),
    (put(*RECORD, "coder", to="c9"), "$.articles[0].records[1].coder", "no coder “c9”"),
    (put(*RECORD, "type", to="rumour"), "$.articles[0].records[1].type", "“rumour”"),
    (put(*RECORD, "state", to="odd"), "$.articles[0].records[1].state", "Invalid enum"),
    (put(*RECORD, "spans", to=[]), "$.articles[0].records[1].spans", "at least one"),
    (
        put(*RECORD, "spans", 1, "start", to="21"),
        "$.articles[0].records[1].spans[1].start",
        "Expected `int`",
    ),
    (
        put(*RECORD, "spans", 1, to={"start": 21, "end": 27, "text": "not gone"}),
        "$.articles[0].records[1].spans[1]",
        "reads “not go” there, not “not gone”",
    ),
    (
        put(*RECORD, "spans", 1, to={"start": 21, "end": 99, "text": "x"}),
        "$.articles[0].records[1].spans[1]",
        "does not lie in the text",
    ),
    (
        put(*RECORD, "spans", 1, to={"start": 4, "end": 8, "text": "will"}),
        "$.articles[0].records[1].spans[1]",
        "stand in order",
    ),
    (
        put(*RECORD, "fields", "mood", to=[{"value": "x"}]),
        "$.articles[0].records[1].fields.mood",
        "no field “mood”",
    ),
    (
        put(*RECORD, "fields", "said_on", to=[{"value": "2014"}, {"value": "soon"}]),
        "$.articles[0].records[1].fields.said_on[1].value",
        "takes a date",
    ),
    (
        put(*RECORD, "fields", "said_on", to=[{"value": "2014"}, {"value": []}]),
        "$.articles[0].records[1].fields.said_on[1].value",
        "got `array`",
    ),
    (
        put(*RECORD, "fields", "speaker", to=[{"value": "a"}, {"value": "b"}]),
        "$.articles[0].records[1].fields.speaker",
        "holds one value, not 2",
    ),
    (put(*RECORD, "fields", "speaker", 0, to={}), None, "neither a value nor evidence"),
    (
        put(*RECORD, "fields", "speaker", 0, "actor", to="a9"),
        "$.articles[0].records[1].fields.speaker[0].actor",
        "no actor “a9”",
    ),
    (put("links", 0, "to", to="r9"), "$.links[0].to", "no record “r9”"),
    (put("links", 0, "to", to="r1"), "$.links[0]", "to itself"),
    (put("links", 0, "relation", to="hates"), "$.links[0].relation", "Invalid enum"),
]


@pytest.mark.parametrize(("change", "place", "reason"), BREACHES)
def test_breach_is_named_with_its_place(
    change: Callable[[Any], None], place: str | None, reason: str, tmp_path: Path
) -> None:
    data = json.loads(json.dumps(document()))
    change(data)
    path = tmp_path / "in.json"
    path.write_text(json.dumps(data))
    with pytest.raises(InputError) as caught:
        annotator_json.read(path, ids)
    assert caught.value.file == str(path)
    assert place is None or caught.value.place == place
    assert reason in caught.value.reason


def test_sound_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(document()), encoding="utf-8-sig")
    assert annotator_json.recognises(path)
    [coded] = annotator_json.read(path, ids).articles()
    assert coded.records[0].spans[1].text == "not go"


LATIN_1 = json.dumps(document()).replace('"title": "T"', '"title": "é"').encode("latin-1")


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (b"", "", "empty"),
        (b'{"format": "annotator",\n "version": 1, "project"', "line 2, column 25", "cut off"),
        (b'{"format": "annotator",\n "version" 1}', "line 2, column 12", "not JSON"),
        (b'{"format":\n "\xff"}', "line 2, column 3", "not UTF-8"),
        (LATIN_1, f"line 1, column {LATIN_1.index(0xE9) + 1}", "not UTF-8"),
        (b'{"format": "annotator",\n "x": "\\ud800"}', "line 2, column 8", "surrogate"),
        (b"[1, 2]", "$", "Expected `object`"),
        (b'{"coders": []}', "$.format", "not an export"),
    ],
)
def test_broken_json_is_named_with_its_place(
    data: bytes, place: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(data)
    assert not annotator_json.recognises(path) or place.startswith("line")
    with pytest.raises(InputError) as caught:
        annotator_json.read(path, ids)
    assert (caught.value.place, reason in caught.value.reason) == (place, True), caught.value


def test_every_cut_of_a_file_is_refused(tmp_path: Path) -> None:
    whole = json.dumps(document(), indent=1).encode()
    path = tmp_path / "in.json"
    for end in range(1, len(whole), 97):
        path.write_bytes(whole[:end])
        with pytest.raises(InputError, match=r"line \d+, column \d+"):
            annotator_json.read(path, ids)


def test_failed_writing_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("precious")
    path = tmp_path / "in.json"
    path.write_text(json.dumps(document()))
    content = annotator_json.read(path, ids)

    def articles() -> Any:
        yield next(content.articles())
        raise AnnotatorError("stopped")

    # Wrong on purpose.
    made = Made(content.info, content.codebook, [], [], [], [])  # type: ignore[arg-type]

    class Stopping:
        info, codebook, notes = made.info, made.codebook, ()
        coders, actors, links = made.coders, made.actors, made.links

        def articles(self) -> Any:
            return articles()

    with pytest.raises(AnnotatorError, match="stopped"):
        annotator_json.write(Stopping(), out)
    assert out.read_text() == "precious"
    assert {path.name for path in tmp_path.iterdir()} == {"in.json", "out.json"}


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(document()))
    content = annotator_json.read(path, ids)
    with pytest.raises(AnnotatorError, match="is a folder"):
        annotator_json.write(content, tmp_path)
    with pytest.raises(AnnotatorError, match="There is no folder"):
        annotator_json.write(content, tmp_path / "nowhere" / "out.json")


def test_articles_are_core_things(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(document()))
    [coded] = annotator_json.read(path, ids).articles()
    assert isinstance(coded, CodedArticle)
    assert coded.statuses[0].article == coded.article.id == coded.records[0].article


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_text('{"a":' * 5000 + "1" + "}" * 5000)
    with pytest.raises(InputError, match="nested too deeply"):
        annotator_json.read(file, ids)
