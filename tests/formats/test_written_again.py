"""What came in and became no record comes out again, whichever format it is, and stays in ours."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths

TEXT = "Ada said ports shut in Rome ."
MAPPING = "types:\n  CLAIM: {record: claim}\n"
CONLL = """-DOCSTART- O

Ada B-PER
said O
ports B-CLAIM
shut O
in O
Rome B-LOC
. O
"""


def _doccano(file: Path) -> tuple[set[Any], set[Any]]:
    line = json.loads(file.read_text(encoding="utf-8"))
    ends = {each["id"]: each["start_offset"] for each in line["entities"]}
    return (
        {(each["label"], each["start_offset"], each["end_offset"]) for each in line["entities"]},
        {(each["type"], ends[each["from_id"]], ends[each["to_id"]]) for each in line["relations"]},
    )


def _with(folder: Path, format_name: str) -> Path:
    """A folder with a file of the format, of whose labels one is mapped."""
    folder.mkdir()
    if format_name == "conll":
        file = folder / "one.conll"
        file.write_text(CONLL, encoding="utf-8")
        return file
    labels = (("CLAIM", 9, 14), ("PER", 0, 3), ("LOC", 23, 27))
    entities = [
        {"id": n, "label": label, "start_offset": start, "end_offset": end}
        for n, (label, start, end) in enumerate(labels, 1)
    ]
    relations = [
        {"id": 8, "type": "about", "from_id": 1, "to_id": 3},
        {"id": 9, "type": "in", "from_id": 2, "to_id": 3},
    ]
    line = {"id": 1, "text": TEXT, "entities": entities, "relations": relations}
    file = folder / "ada.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    return file


def _taken(place: Path, paths: list[Path], mapping: Path) -> tuple[Project, Any]:
    project = Project.create(place, coder="Ada")
    report = import_paths(project, paths, mapping=mapping)
    assert (report.articles, report.records, report.problems) == (1, 1, [])
    [article] = project.articles.all()
    return project, article.metadata


@pytest.mark.parametrize("format_name", ["conll", "doccano"])
def test_what_became_no_record_comes_out_again(tmp_path: Path, format_name: str) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    file = _with(tmp_path / "in", format_name)
    project, metadata = _taken(tmp_path / "first", [file.parent], mapping)
    out = tmp_path / "out"
    export(project, out, format=format_name)
    project.close()
    [written] = [each for each in out.glob(f"[!.]*{file.suffix}") if each.name != "annotator.jsonl"]
    if format_name == "conll":
        assert written.read_text(encoding="utf-8") == CONLL
    else:
        assert _doccano(written) == _doccano(file)

    second, taken = _taken(tmp_path / "second", [out], mapping)
    second.close()
    assert taken == metadata
    # As by a shell's “*”.
    named, taken = _taken(tmp_path / "third", sorted(out.iterdir()), mapping)
    named.close()
    assert taken == metadata
