"""What lies beside files of other tools is input like any other: what is off is named, and nothing
of its file comes in."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.native.test_json import document

FOLDERS = ("brat", "webanno", "uima-xmi", "uima-json", "conll", "label-studio", "doccano", "w3c")
Breach = Callable[[list[Any]], None]


def _project(folder: Path, name: str) -> Project:
    return Project.create(str(folder / f"{name}.annotator"), coder="Ada")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project as brat's files."""
    folder = tmp_path_factory.mktemp("written")
    whole = document()
    del whole["articles"][0]["records"][1]["fields"]["speaker"][0]["actor"]
    whole["articles"][0]["records"][1]["fields"]["said_on"] = [{"value": "2017-02-19"}]
    (folder / "whole.json").write_text(json.dumps(whole))
    project = _project(folder, "first")
    report = import_paths(project, [folder / "whole.json"], strict=True)
    assert report.records == 2
    export(project, folder / "out", format="brat")
    project.close()
    return folder / "out"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = _project(tmp_path, "second")
    yield made
    made.close()


def _lines(folder: Path) -> list[Any]:
    lines = (folder / "annotator.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def _records(lines: list[Any]) -> list[Any]:
    return [*lines[1]["records"].values(), *(m["record"] for m in lines[1].get("more", ()))]


def _in_head(*path: Any, to: Any) -> Breach:
    return lambda lines: _put(lines[0], path, to)


def _in_file(*path: Any, to: Any) -> Breach:
    return lambda lines: _put(lines[1], path, to)


def _in_record(*path: Any, to: Any) -> Breach:
    return lambda lines: _put(_records(lines)[-1], path, to)


def _put(thing: Any, path: tuple[Any, ...], to: Any) -> None:
    for step in path[:-1]:
        thing = thing.setdefault(step, {}) if isinstance(thing, dict) else thing[step]
    thing[path[-1]] = to


def _twice(lines: list[Any]) -> None:
    lines.append(lines[1])


BREACHES: dict[str, tuple[Breach, str, str]] = {
    "an unknown coder": (_in_record("coder", to="nobody"), "line 2: $.rec", "no coder “nobody”"),
    "an unknown type": (
        _in_record("type", to="sermon"),
        "line 2: $.rec",
        "no record type “sermon”",
    ),
    "an unknown field": (
        _in_record("fields", "mood", to=[{"value": "x"}]),
        "line 2: $.rec",
        "no field “mood”",
    ),
    "a value of another kind": (
        _in_record("fields", "said_on", to=[{"value": 12}]),
        "line 2: $.rec",
        "“Said on” takes text",
    ),
    "a day that no calendar has": (
        _in_record("fields", "said_on", to=[{"value": "2020-02-30"}]),
        "line 2: $.rec",
        "“Said on” takes a date",
    ),
    "an unknown actor": (
        _in_record("fields", "speaker", to=[{"value": "x", "actor": "nobody"}]),
        "line 2: $.rec",
        "no actor “nobody”",
    ),
    "a span beyond the text": (
        _in_record("fields", "speaker", to=[{"value": "x", "spans": [{"start": 5, "end": 999}]}]),
        "line 2: $.rec",
        "does not lie in the text",
    ),
    "a span that ends before it begins": (
        _in_record("spans", to=[{"start": 9, "end": 4}]),
        "line 2: $.rec",
        "does not lie in the text",
    ),
    "a time without a zone": (
        _in_record("created", to="2026-01-02T03:04:05"),
        "line 2: $.rec",
        "names no zone",
    ),
    "a time before all zones": (
        _in_record("updated", to="0001-01-01T00:00:00+14:00"),
        "line 2: $.rec",
        "The year",
    ),
    "a state of another kind": (_in_record("state", to=7), "line 2: $.rec", "Expected `str`"),
    "a status of nobody": (
        _in_file("statuses", to=[{"article": "x1", "coder": "nobody", "state": "done"}]),
        "line 2: $.statuses[0]",
        "no coder “nobody”",
    ),
    "a status of another article": (
        _in_file("statuses", to=[{"article": "other", "coder": "c1", "state": "done"}]),
        "line 2: $.statuses[0]",
        "another article",
    ),
    "a revision without end": (
        _in_file("article", "revision", to=10**12),
        "line 2: $.article.revision",
        "lies outside",
    ),
    "an id with a slash": (_in_file("article", "id", to="a/b"), "line 2: $.article", "is no id"),
    "a NUL": (_in_file("article", "title", to="T\0"), "line 2: $.article.title", "NUL"),
    "an annotation beyond the text": (
        _in_file("more", to=[{"id": "T9", "label": "x", "spans": [{"start": 0, "end": 9000}]}]),
        "line 2: $.more[0]",
        "does not lie in the text",
    ),
    "a line twice": (_twice, "line 3", "stands in line 2 already"),
    "a coder twice": (
        lambda lines: lines[0]["coders"].append({"id": "c9", "name": "ada"}),
        "line 1: $.coders[",
        "stands twice",
    ),
    "a link to itself": (
        _in_head("links", to=[{"id": "l", "from": "r1", "to": "r1", "relation": "repeats"}]),
        "line 1: $.links[0]",
        "to itself",
    ),
    "a codebook that contradicts itself": (
        lambda lines: lines[0]["codebook"]["types"].append(lines[0]["codebook"]["types"][0]),
        "line 1: $.codebook",
        "stands twice",
    ),
    "a head of another shape": (_in_head("codebook", to=[]), "line 1: $.codebook", "Expected"),
}


@pytest.mark.parametrize("name", BREACHES)
def test_what_is_off_is_named_and_nothing_of_it_comes_in(
    written: Path, tmp_path: Path, project: Project, name: str
) -> None:
    breach, place, reason = BREACHES[name]
    folder = tmp_path / "copy"
    shutil.copytree(written, folder)
    lines = _lines(folder)
    breach(lines)
    beside = folder / "annotator.jsonl"
    beside.write_text("".join(json.dumps(line) + "\n" for line in lines))
    report = import_paths(project, [folder])
    assert report.articles == report.records == 0
    assert report.change is None
    assert [problem.file for problem in report.problems] == [str(beside)]
    assert report.problems[0].place.startswith(place)
    assert reason in report.problems[0].reason
    assert not check(project)


def test_damage_beside_files_is_placed(written: Path, tmp_path: Path, project: Project) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(written, folder)
    beside = folder / "annotator.jsonl"
    beside.write_bytes(beside.read_bytes()[:-40])
    report = import_paths(project, [folder])
    assert report.change is None
    [problem] = report.problems
    assert problem.place.startswith("line 2, column ")
    assert "ends in the middle" in problem.reason


def test_versions_of_another_project_say_nothing_here(
    written: Path, tmp_path: Path, project: Project
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(written, folder)
    lines = _lines(folder)
    lines[0]["actors"][0]["version"] = lines[0]["coders"][0]["version"] = 10**30
    lines[1]["article"]["version"] = -4
    beside = folder / "annotator.jsonl"
    beside.write_text("".join(json.dumps(line) + "\n" for line in lines))
    report = import_paths(project, [folder])
    assert (report.articles, report.records, report.problems) == (1, 2, [])
    assert not check(project)
