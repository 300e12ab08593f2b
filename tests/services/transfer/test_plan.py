"""What is decided on the things of files, and that a dry run, a preview and the import agree."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotator.cli.main import app
from annotator.core.coding.article import ArticleStatus
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import preview
from annotator.services.transfer.report import DecisionCount, ImportReport
from tests.formats.native.test_json import document
from tests.messages import said


def _put(path: Path, **changes: Any) -> Path:
    """The document with some of its article's attributes changed."""
    whole = document()
    whole["articles"][0] |= changes
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def _decided(report: ImportReport, kind: str) -> dict[tuple[str, str], int]:
    return {
        (Path(each.file).name, each.verdict): each.count
        for each in report.decisions
        if each.kind == kind
    }


def test_each_thing_is_decided_on(project: Project, tmp_path: Path) -> None:
    first = _put(tmp_path / "first.json")
    new = import_paths(project, [first])
    assert _decided(new, "article") == {("first.json", "new"): 1}
    assert _decided(new, "record") == {("first.json", "new"): new.records}
    assert _decided(new, "codebook") == {("first.json", "extends"): 1}

    second_report = import_paths(project, [first])
    assert _decided(second_report, "article") == {("first.json", "duplicate"): 1}
    assert _decided(second_report, "record") == {("first.json", "duplicate"): new.records}
    assert second_report.change is None

    records = document()["articles"][0]["records"]
    records[0]["note"] = "another"
    differs = import_paths(project, [_put(tmp_path / "differs.json", records=records)])
    assert _decided(differs, "record")["differs.json", "differs"] == 1
    [problem] = differs.problems
    assert "differs from the project's" in problem.reason

    other = document()["articles"][0] | {"id": "else"}
    clash = document()
    clash["codebook"]["types"][0]["fields"][0]["kind"] = "url"
    clash["articles"] = [other | {"records": []}]
    clash["links"] = []
    (tmp_path / "clash.json").write_text(json.dumps(clash), encoding="utf-8")
    (tmp_path / "bad.json").write_text('{"format": "annotator", "version": 1}')
    neither = import_paths(project, [tmp_path / "clash.json", tmp_path / "bad.json"])
    assert _decided(neither, "file") == {("bad.json", "refused"): 1, ("clash.json", "clash"): 1}
    assert len(neither.problems) == 2


@pytest.mark.parametrize("is_there", [False, True])
def test_what_is_foreseen_is_what_comes(project: Project, tmp_path: Path, is_there: bool) -> None:
    records = document()["articles"][0]["records"]
    records[0]["note"] = "another"
    paths = [
        _put(tmp_path / "a.json"),
        # Of one import, the second file meets what the first brought.
        _put(tmp_path / "b.json", records=records),
        _put(tmp_path / "c.json"),
    ]
    if is_there:
        import_paths(project, paths[2:])
    journal = len(project.history.entries())
    seen = preview(project, paths)
    tried = import_paths(project, paths, dry_run=True)
    assert len(project.history.entries()) == journal
    done = import_paths(project, paths)
    assert tried.decisions == done.decisions
    assert DecisionCount(str(paths[1]), "record", "differs", 1) in done.decisions
    assert (tried.articles, tried.records, tried.links, tried.types, tried.gains) == (
        done.articles,
        done.records,
        done.links,
        done.types,
        done.gains,
    )
    assert seen.problems == tried.problems == done.problems
    assert seen.duplicates == tried.duplicates
    assert [(each.file, each.title) for each in tried.duplicates] == [
        (each.file, each.title) for each in done.duplicates
    ]
    if not is_there:
        assert said(seen.notes) == said(tried.notes) == said(done.notes)


def test_a_status_that_says_nothing_gives_way(project: Project, tmp_path: Path) -> None:
    path = _put(tmp_path / "a.json", status=[{"coder": "c1", "state": "new", "reason": ""}])
    import_paths(project, [path])
    done = _put(tmp_path / "b.json", status=[{"coder": "c1", "state": "done", "reason": "read"}])
    report = import_paths(project, [done, done])
    assert _decided(report, "status") == {("b.json", "extends"): 1}
    [article] = project.articles.all()
    states = [each.state for each in project.articles.statuses(article.id) if each.reason == "read"]
    assert states == ["done"]
    assert all(isinstance(each, ArticleStatus) for each in project.articles.statuses(article.id))


def test_the_command_line_says_what_would_become_of_each_file(tmp_path: Path) -> None:
    place = str(tmp_path / "p")
    Project.create(tmp_path / "p", coder="Ada").close()
    path = _put(tmp_path / "a.json")

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["import", place, str(path), *arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    shown = run("--dry-run")
    assert f"{path}: " in shown
    assert "1 article new" in shown
    decisions = json.loads(run("--dry-run", "--json"))["decisions"]
    assert {"file": str(path), "kind": "article", "verdict": "new", "count": 1} in decisions
    assert "Imported 1 article" in run()
    assert "1 article duplicate" in run("--dry-run")
