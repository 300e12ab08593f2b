"""Projects and exports of version 0.1 hold what passes through without a version: they go on."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.annotations.passed import first_version
from tests.services.transfer.formats.test_brat import LINES, TEXT


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.txt").write_bytes(TEXT.encode())
    lines = [*LINES, "#2\tDoubt T9\twhose?"]
    (folder / "one.ann").write_bytes("\n".join(lines).encode())
    return folder


def written(project: Project, out: Path) -> dict[str, bytes]:
    export(project, out, format="brat")
    return {
        each.name: each.read_bytes()
        for each in out.rglob("*")
        if each.is_file() and each.suffix in (".ann", ".txt", ".conf")
    }


def as_first_version(exported: Path) -> None:
    document: dict[str, Any] = json.loads(exported.read_text(encoding="utf-8"))
    passed = 0
    for article in document["articles"]:
        for thing in (article, *article["records"]):
            before = thing["metadata"]
            thing["metadata"] = first_version(before, of_article=thing is article)
            passed += thing["metadata"] != before
    assert passed == 4
    exported.write_text(json.dumps(document), encoding="utf-8")


def test_an_old_project_is_written_and_read_as_before(corpus: Path, tmp_path: Path) -> None:
    new = Project.create(tmp_path / "new", coder="Ada")
    import_paths(new, [corpus])
    expected = written(new, tmp_path / "new-brat")
    export(new, tmp_path / "old.json", format="json")
    as_first_version(tmp_path / "old.json")

    old = Project.create(tmp_path / "old", coder="Ada")
    import_paths(old, [tmp_path / "old.json"])
    [article] = old.articles.all()
    assert isinstance(article.metadata["brat"], list)
    assert written(old, tmp_path / "old-brat") == expected
    assert (
        "#2\tDoubt T9\twhose?" in expected[next(n for n in expected if n.endswith(".ann"))].decode()
    )

    # The same corpus once more, and the same project in either shape, bring nothing new.
    export(new, tmp_path / "new.json", format="json")
    for export_file in (corpus, tmp_path / "old-brat", tmp_path / "new.json"):
        report = import_paths(old, [export_file])
        assert (report.problems, report.change) == ([], None)
    report = import_paths(new, [tmp_path / "old.json"])
    assert (report.problems, report.change) == ([], None)
    for project in (old, new):
        assert check(project) == []
        project.close()


@pytest.mark.parametrize(
    "replacement", [("read twice", "read once"), ("Wikidata:Q1", "Wikidata:Q2")]
)
def test_what_differs_is_said_whichever_version_stored_it(
    corpus: Path, tmp_path: Path, replacement: tuple[str, str]
) -> None:
    new = Project.create(tmp_path / "new", coder="Ada")
    import_paths(new, [corpus])
    exported = tmp_path / "old.json"
    export(new, exported, format="json")
    as_first_version(exported)
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace(*replacement), encoding="utf-8")
    report = import_paths(new, [exported])
    assert (len(report.problems), report.change) == (1, None)
    new.close()


def test_more_for_an_article_of_an_old_project_is_undone(corpus: Path, tmp_path: Path) -> None:
    new = Project.create(tmp_path / "new", coder="Ada")
    import_paths(new, [corpus])
    export(new, tmp_path / "old.json", format="json")
    new.close()
    as_first_version(tmp_path / "old.json")
    old = Project.create(tmp_path / "old", coder="Ada")
    import_paths(old, [tmp_path / "old.json"])
    [before] = old.articles.all()

    (corpus / "one.ann").write_text("#7\tDoubt T9\tby whom?", encoding="utf-8")
    import_paths(old, [corpus])

    [after] = old.articles.all()
    notes = [each["note"] for each in after.metadata["brat"]["annotations"]]
    assert notes == ["whose?", "by whom?"]
    old.history.undo()
    [undone] = old.articles.all()
    assert undone.metadata == before.metadata
    old.history.undo()
    assert old.articles.count() == 0
    assert check(old) == []
    old.close()
