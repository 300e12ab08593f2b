"""A broken JSON file is told where it breaks, whatever else is wrong with it."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from annotator.core.errors import InputError
from annotator.formats.native import json as annotator_json
from annotator.formats.native import jsonl as annotator_jsonl
from annotator.formats.parsing.json.errors import invalid, malformed
from tests.formats.native.test_json import document, ids

SHAPE = '"letter": "Q"', '"letter": 1'
DAMAGE = {
    "a bare word": ('"actor": "a1"', '"actor": Infinity', "not JSON"),
    "a broken character": ('"name": "Ilan Dorr"', '"name": "Ilan Dorr\udcff"', "not UTF-8"),
    "half an escape": ('"name": "Ada"', '"name": "A\\ud800"', "lone surrogate"),
    "a comma too many": ('"state": "done"', '"state": "done",', "not JSON"),
}


def _as_json(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="surrogateescape")


def _lines() -> str:
    whole = document()
    things: list[dict[str, Any]] = [
        {"format": "annotator", "version": 1, "project": whole["project"]},
        {"codebook": whole["codebook"]},
        *({"coder": each} for each in whole["coders"]),
        *({"actor": each} for each in whole["actors"]),
        *({"article": each} for each in whole["articles"]),
    ]
    return "".join(json.dumps(thing) + "\n" for thing in things)


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("shape_first", [False, True])
def test_damage_of_json_is_placed_by_line_and_column(
    tmp_path: Path, kind: str, *, shape_first: bool
) -> None:
    old, new, reason = DAMAGE[kind]
    text = json.dumps(document(), indent=1)
    assert old in text
    damaged = text.replace(old, new, 1)
    if shape_first:
        damaged = damaged.replace(*SHAPE)
    path = tmp_path / "a.json"
    _as_json(path, damaged)
    with pytest.raises(InputError) as error:
        annotator_json.read(path, ids)
    line = text[: text.index(old)].count("\n") + 1
    assert reason in error.value.reason
    assert error.value.place.split(",")[0] in (f"line {line}", f"line {line + 1}")


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_of_lines_is_placed_by_line_and_column(tmp_path: Path, kind: str) -> None:
    old, new, reason = DAMAGE[kind]
    text = _lines()
    line = text[: text.index(old)].count("\n") + 1
    damaged = text.replace(old, new, 1).split("\n")
    # The shape is wrong before the syntax is.
    damaged[line - 1] = '{"surprise": 1, ' + damaged[line - 1][1:]
    path = tmp_path / "a.jsonl"
    _as_json(path, "\n".join(damaged))
    with pytest.raises(InputError) as error:
        list(annotator_jsonl.read(path, ids).text_hashes())
    assert reason in error.value.reason
    assert error.value.place.startswith(f"line {line}, column ")


class Inner(msgspec.Struct):
    fields: dict[str, tuple[int, ...]]


class Outer(msgspec.Struct):
    inner: list[Inner]
    big: list[int]


def test_the_key_meant_is_found_without_reading_the_rest_again() -> None:
    inner = [{"fields": {f"k{n}": [1] for n in range(200)}} for _ in range(5)]
    inner[3]["fields"]["k150"] = [1, "x"]  # type: ignore[list-item] - wrong on purpose
    data = json.dumps({"inner": inner, "big": list(range(200_000))}).encode()
    with pytest.raises(msgspec.ValidationError) as refused:
        msgspec.json.decode(data, type=Outer)
    error = invalid(Path("f"), data, Outer, refused.value, "$")
    assert error.place == "$.inner[3].fields.k150[1]"


@pytest.mark.parametrize(
    ("data", "reason", "place"),
    [
        (b'{"a": 1,\n "b": NaN}', "not JSON: invalid character", "line 7, column 7"),
        (b'{"a": 1e999}', "out of range", "line 6"),
        (b"[" * 5000, "nested too deeply", "line 6"),
        (b'{"a": "\\ud800"}', "lone surrogate", "line 6, column 8"),
    ],
)
def test_what_only_other_programs_read_is_named(data: bytes, reason: str, place: str) -> None:
    error = malformed(Path("f"), data, 6)
    assert (reason in error.reason, error.place) == (True, place)
