"""What an export wrote, imported as a folder, as an archive and as both at once."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.formats.registry import BUILT_IN
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.native.test_json import document
from tests.messages import said

READ_AGAIN = [each.name for each in BUILT_IN if each.writer and each.writer.folder and each.reader]
CODING = [name for name in READ_AGAIN if name not in ("csv", "docx", "odt")]
"""Tables and documents are read as articles alone."""


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "whole.json").write_text(json.dumps(document()))
    made = Project.create(tmp_path / "whole.annotator", coder="Ada")
    import_paths(made, [tmp_path / "whole.json"], strict=True)
    yield made
    made.close()


def _records(project: Project) -> list[str]:
    found = [project.records.of_article(each.id) for each in list(project.articles.all())]
    return sorted(record.id for records in found for record in records)


@pytest.mark.parametrize("name", CODING)
def test_the_same_corpus_as_folder_and_archive_comes_once(
    whole: Project, tmp_path: Path, name: str
) -> None:
    (tmp_path / "in").mkdir()
    export(whole, tmp_path / "in" / "out", format=name)
    archive = Path(shutil.make_archive(str(tmp_path / "out"), "zip", tmp_path / "in"))
    for number, paths in enumerate(([tmp_path / "in", archive], [archive, tmp_path / "in"])):
        project = Project.create(tmp_path / f"p{number}.annotator", coder="Ada")
        tried = import_paths(project, paths, dry_run=True)
        done = import_paths(project, paths)
        assert (done.articles, done.records) == (tried.articles, tried.records)
        assert _records(project) == _records(whole)
        assert import_paths(project, paths).change is None
        assert not check(project)
        project.close()


@pytest.mark.parametrize("format_name", ["auto", "its own"])
@pytest.mark.parametrize("name", CODING)
def test_what_is_read_is_never_said_to_be_left_out(
    whole: Project, tmp_path: Path, name: str, format_name: str
) -> None:
    (tmp_path / "in").mkdir()
    export(whole, tmp_path / "in" / "out", format=name)
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    chosen = name if format_name != "auto" else format_name
    report = import_paths(project, [tmp_path / "in"], format=chosen)
    assert _records(project) == _records(whole)
    assert [note for note in said(report.notes) if "left out" in note] == []
    project.close()
