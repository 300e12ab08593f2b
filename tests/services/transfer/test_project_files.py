"""Project files are never opened by an import, whatever way they get into it: to close them would
drop the locks that the process holds on them."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.core.errors import AnnotatorError, InputError
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import needs_a_look, preview
from tests.messages import said

_OPENED: list[str] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        _OPENED.append(arguments[0])


sys.addaudithook(_note)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "one.txt").write_text("Talks fail\n\nThe talks failed.")
    return made


@pytest.fixture(params=["p.annotator", "p.txt", "p.sqlite3"])
def project(folder: Path, request: pytest.FixtureRequest) -> Iterator[Project]:
    """An open project among what is imported, also under other names."""
    made = Project.create(folder / request.param, coder="Ada")
    (folder / "a.txt").symlink_to(made.location)
    (folder / "b.csv").hardlink_to(made.location)
    with made.writing("Note") as unit:
        info = unit.read.info()
        unit.update(info, type(info)(info.id, "Renamed", info.created, version=info.version))
    assert Path(made.location + "-wal").exists()
    yield made
    made.close()


def _own(project: Project) -> set[str]:
    location = Path(project.location)
    names = [location.name + beside for beside in ("", "-wal", "-shm")]
    return {str(location.with_name(name)) for name in (*names, "a.txt", "b.csv")}


def test_a_folder_with_the_open_project(project: Project, folder: Path) -> None:
    _OPENED.clear()
    seen = preview(project, [folder])
    assert not needs_a_look(project, [folder])
    report = import_paths(project, [folder])
    assert not _own(project) & {*_OPENED}
    assert (seen.articles, report.articles, report.problems) == (1, 1, [])
    notes = [note for note in said(report.notes) if "a project of Annotator was left out" in note]
    assert {note.partition(":")[0] for note in notes} == _own(project)
    assert sorted(notes) == sorted(set(said(seen.notes)) & set(notes))


def test_named_one_by_one(project: Project, folder: Path) -> None:
    _OPENED.clear()
    paths = sorted(folder.iterdir())
    report = import_paths(project, paths)
    assert not _own(project) & {*_OPENED}
    assert report.articles == 1
    assert {problem.file for problem in report.problems} == _own(project)
    with pytest.raises(InputError, match="is a project of Annotator"):
        import_paths(project, paths, strict=True)


def test_another_project_in_an_archive(project: Project, folder: Path, tmp_path: Path) -> None:
    other = Project.create(tmp_path / "other.annotator", coder="Ada")
    other.close()
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(other.location, "other.annotator")
        archive.write(folder / "one.txt", "one.txt")
    report = import_paths(project, [tmp_path / "all.zip"])
    assert (report.articles, report.problems) == (1, [])
    assert "all.zip/other.annotator: a project of Annotator was left out" in said(report.notes)[0]


def test_an_export_never_takes_its_place(project: Project, folder: Path) -> None:
    _OPENED.clear()
    for name in ("a.txt", "b.csv", Path(project.location).name):
        with pytest.raises(AnnotatorError, match="is a project, or named like one"):
            export(project, folder / name)
    assert not _own(project) & {*_OPENED}
