"""A file that does not go together with the project leaves nothing behind, and costs no other file
anything."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.core.text.normalization import sha256
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import preview
from annotator.storage.queries import Queries
from tests.formats.native.test_json import document


def _file(folder: Path, name: str, *, text: str, article: str, records: int = 1) -> Path:
    """A file with one article, all of its own but for the codebook, the coder and the actor."""
    whole = document()
    made: dict[str, Any] = whole["articles"][0]
    fragment = {"start": 0, "end": 3, "text": text[:3]}
    template = made["records"][0]
    speaker = {"value": "he", "actor": "a1", "spans": [fragment]}
    made |= {"id": article, "text": text, "sha256": sha256(text), "title": name}
    made["records"] = [
        template | {"id": f"{name}-{n}", "spans": [fragment], "fields": {"speaker": [speaker]}}
        for n in range(records)
    ]
    whole["links"] = []
    path = folder / f"{name}.json"
    path.write_text(json.dumps(whole))
    return path


def _records(read: Queries) -> list[Record]:
    return [each for one in read.iter_articles() for each in read.records_of_article(one.id)]


def _half_refused(folder: Path, count: int) -> list[Path]:
    """Every second file has an article of the first file's id, with another text, behind others."""
    folder.mkdir()
    paths = [_file(folder, "first", text="The first text.", article="x")]
    for n in range(count):
        article = "x" if n % 2 else f"x{n}"
        paths.append(_file(folder, f"f{n:04}", text=f"Text number {n}.", article=article))
    return paths


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return _half_refused(tmp_path / "in", 20)


def test_half_refused_is_one_change_with_a_whole_journal(
    project: Project, files: list[Path]
) -> None:
    report = import_paths(project, files)
    assert (report.articles, report.records) == (11, 11)
    assert [Path(problem.file).stem for problem in report.problems] == [
        f"f{n:04}" for n in range(1, 20, 2)
    ]
    assert report.change is not None
    assert report.change.sentence() == "Import 11 articles"
    with project.reading() as read:
        ops = read.journal.ops(report.change.seq, 1000)
        assert len(ops) == report.change.ops
        assert {op.id for op in ops if op.kind == "record"} == {
            record.id for record in _records(read)
        }
        assert read.journal.change(report.change.seq) == report.change
    assert not check(project)
    project.history.undo()
    assert not check(project)
    assert project.articles.count() == 0


def test_ops_of_a_long_import_are_numbered_without_gaps(project: Project, tmp_path: Path) -> None:
    paths = [
        _file(tmp_path, "a", text="Some text.", article="x", records=700),
        _file(tmp_path, "b", text="Other text.", article="x", records=1500),
        _file(tmp_path, "c", text="Third text.", article="z", records=900),
    ]
    report = import_paths(project, paths)
    assert (report.articles, report.records, len(report.problems)) == (2, 1600, 1)
    assert not check(project)


def test_preview_and_dry_run_say_the_same(project: Project, files: list[Path]) -> None:
    seen = preview(project, files)
    tried = import_paths(project, files, dry_run=True)
    assert project.articles.count() == 0
    done = import_paths(project, files)
    assert seen.articles == tried.articles == done.articles == 11
    assert seen.types == tried.types == done.types
    assert seen.problems == tried.problems == done.problems


def test_strict_stops_at_the_first_and_keeps_nothing(project: Project, files: list[Path]) -> None:
    with pytest.raises(InputError, match="with another text"):
        import_paths(project, files, strict=True)
    assert project.articles.count() == 0
    assert not check(project)


def test_a_refused_file_costs_no_more_than_itself(tmp_path: Path) -> None:
    """Counted, not timed: statements grow as the files do."""
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    counted = [0]

    def count(*_: object) -> None:
        counted[0] += 1

    engine = project.store.engine
    event.listen(engine, "before_cursor_execute", count)
    spent: list[int] = []
    for number in (10, 40):
        paths = _half_refused(tmp_path / str(number), number)
        counted[0] = 0
        import_paths(project, paths, dry_run=True)
        spent.append(counted[0])
    project.close()
    assert spent[1] < 4.2 * spent[0]


def test_what_leads_nowhere_is_left_out_and_named(project: Project, tmp_path: Path) -> None:
    path = _file(tmp_path, "a", text="Some text.", article="x", records=3)
    whole = json.loads(path.read_text())
    fields = whole["codebook"]["types"][0]["fields"]
    fields.append({"key": "answers", "label": "Answers", "kind": "link", "many": True})
    fragment = whole["articles"][0]["records"][0]["spans"][0]
    records = whole["articles"][0]["records"]
    records[0]["fields"]["answers"] = [{"value": "a-2"}, {"value": "gone"}]
    records[1]["fields"]["answers"] = [{"value": "lost", "spans": [fragment]}]
    path.write_text(json.dumps(whole))
    seen = preview(project, [path])
    report = import_paths(project, [path])
    assert report.records == 3
    assert seen.problems == report.problems
    assert [(each.place, "gone" in each.reason) for each in report.problems] == [
        ("record a-0", True),
        ("record a-1", False),
    ]
    with project.reading() as read:
        by_id = {record.id: record for record in _records(read)}
    assert [value.value for value in by_id["a-0"].fields["answers"]] == ["a-2"]
    [answer] = by_id["a-1"].fields["answers"]
    assert answer.value is None
    assert answer.spans
    assert not check(project)
