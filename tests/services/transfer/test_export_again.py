"""Exporting again into the same folder replaces what the export left there, and nothing else."""

import json
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.formats import export_manifest
from annotator.formats.registry import BUILT_IN
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.native.test_json import document

FOLDERS = [known.name for known in BUILT_IN if known.writer and known.writer.folder]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("project")
    (folder / "whole.json").write_text(json.dumps(document()))
    made = Project.create(folder / "p.annotator", coder="Ada")
    import_paths(made, [folder / "whole.json"], strict=True)
    yield made
    made.close()


def files(folder: Path) -> dict[str, bytes]:
    """What is in the folder, but for the list of what an export left there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != export_manifest.NAME
    }


def test_there_are_eleven_of_them() -> None:
    assert len(FOLDERS) == 11


@pytest.mark.parametrize("name", FOLDERS)
def test_again_into_its_own_folder(project: Project, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    export(project, out, format=name)
    first = files(out)
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("precious")
    (out / ".hidden").write_text("also mine")
    stale = next(iter(sorted(first)))
    (out / stale).unlink()
    for _ in range(2):
        export(project, out, format=name)
        mine = {"notes/mine.txt": b"precious", ".hidden": b"also mine"}
        assert files(out) == first | mine
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", FOLDERS)
def test_what_was_changed_since_is_never_undone(
    project: Project, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    export(project, out, format=name)
    changed = out / next(name for name in sorted(files(out)) if Path(name).suffix in _OF_ARTICLES)
    changed.write_bytes(changed.read_bytes() + b"\n")
    before = files(out)
    with pytest.raises(AnnotatorError, match="changed since this project was exported") as refused:
        export(project, out, format=name)
    assert changed.name in str(refused.value)
    assert files(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


_OF_ARTICLES = frozenset(
    (".csv", ".ann", ".tsv", ".jsonld", ".conll", ".json", ".jsonl", ".xmi", ".docx", ".odt")
)


def test_the_true_reason_is_given(project: Project, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("precious")
    with pytest.raises(AnnotatorError, match=r"holds files \(thesis.txt\), and nothing says"):
        export(project, foreign, format="brat")

    other = Project.create(tmp_path / "other.annotator", coder="Ada")
    export(other, tmp_path / "theirs", format="brat")
    other.close()
    with pytest.raises(AnnotatorError, match="the export of another project"):
        export(project, tmp_path / "theirs", format="brat")

    export(project, tmp_path / "own", format="xmi")
    for name in ("brat", "json-cas"):
        with pytest.raises(AnnotatorError, match=r"in the format “uima.xmi”"):
            export(project, tmp_path / "own", format=name)

    export(project, tmp_path / "mixed", format="csv")
    (tmp_path / "mixed" / "links.csv").unlink()
    manifest = tmp_path / "mixed" / export_manifest.NAME
    lines = [line for line in manifest.read_text().splitlines() if "links" not in line]
    manifest.write_text("\n".join(lines) + "\n")
    (tmp_path / "mixed" / "links.csv").write_text("mine")
    with pytest.raises(AnnotatorError, match=r"links.csv is not from an export"):
        export(project, tmp_path / "mixed", format="csv")
    assert (tmp_path / "mixed" / "links.csv").read_text() == "mine"


def test_a_list_that_leads_elsewhere_harms_nothing(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(project, out, format="brat")
    (tmp_path / "mine.txt").write_text("precious")
    manifest = out / export_manifest.NAME
    with manifest.open("a") as file:
        file.write('["../mine.txt","00"]\n["/etc/hosts","00"]\n')
    export(project, out, format="brat")
    assert (tmp_path / "mine.txt").read_text() == "precious"
    manifest.write_text("{broken")
    with pytest.raises(AnnotatorError, match="nothing says"):
        export(project, out, format="brat")


def test_the_list_is_passed_over_when_all_is_imported(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(project, out, format="brat")
    for paths in ([out], sorted(out.rglob("*.*"))):
        report = import_paths(project, paths, dry_run=True)
        assert report.problems == []
        assert [duplicate.title for duplicate in report.duplicates] == ["T"]
