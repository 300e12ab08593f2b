"""Zip archives are imported as folders are, and what is in them is named by where it was."""

import io
import stat
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer import archives as transfer_archives
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.annotations.articles import LEAD, zipped
from tests.formats.press.downloads import nexis, word
from tests.messages import said
from tests.services.transfer.formats.test_brat import LINES, TEXT


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    yield made
    made.close()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where archives are unpacked to."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def test_an_archive_is_a_folder(project: Project, tmp_path: Path, temporary: Path) -> None:
    archive = tmp_path / "news.zip"
    archive.write_bytes(
        zipped(
            {
                "one.txt": f"One: {LEAD}",
                "in/two.html": f"<html><body><article><p>Two: {LEAD}</p></article></body></html>",
                "in/download.docx": word(nexis(3)),
                "in/table.csv": "title,text\nA,Words of A\nB,\n",
                "in/bad.docx": b"PK cut off",
                "in/empty.txt": b"",
                "in/photo.png": b"\x89PNG",
                "in/copy.txt": f"One: {LEAD}",
                ".hidden.txt": "no",
                "__MACOSX/._one.txt": b"\0\0",
            }
        )
    )
    report = import_paths(project, [archive])
    assert report.articles == 6
    assert {(each.file, each.place) for each in report.problems} == {
        (f"{archive}/in/bad.docx", ""),
        (f"{archive}/in/empty.txt", ""),
        (f"{archive}/in/table.csv", "line 3"),
    }
    assert [each.file for each in report.duplicates] == [f"{archive}/in/copy.txt"] or [
        each.file for each in report.duplicates
    ] == [f"{archive}/one.txt"]
    assert any(note.startswith(f"{archive}: 1 other file") for note in said(report.notes))
    assert str(temporary) not in f"{report.problems}{said(report.notes)}{report.duplicates}"
    found = {str(each.metadata["member"]): each for each in project.articles.all()}
    assert {"in/two.html", "in/download.docx", "in/table.csv"} < set(found)
    assert found["in/two.html"].metadata["archive"] == "news.zip"
    assert found["in/two.html"].metadata["file"] == "two.html"
    assert not check(project)
    assert not list(temporary.iterdir())


def test_an_annotated_corpus_in_an_archive(project: Project, tmp_path: Path) -> None:
    archive = tmp_path / "corpus.zip"
    archive.write_bytes(zipped({"c/one.txt": TEXT, "c/one.ann": "\n".join(LINES)}))
    report = import_paths(project, [archive])
    assert (report.articles, report.records, report.problems) == (1, 3, [])
    [article] = project.articles.all()
    assert article.metadata["archive"] == "corpus.zip"


def test_corpora_in_several_archives_stay_apart(project: Project, tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", f"{TEXT}More.\n")):
        members = {"one.txt": text, "one.ann": "\n".join(LINES)}
        (tmp_path / f"{name}.zip").write_bytes(zipped(members))
    report = import_paths(project, [tmp_path / "a.zip", tmp_path / "b.zip"])
    assert (report.articles, report.records, report.problems) == (2, 6, [])
    archives = {article.metadata["archive"] for article in project.articles.all()}
    assert archives == {"a.zip", "b.zip"}
    second_report = import_paths(project, [tmp_path / "b.zip"])
    assert [each.file for each in second_report.duplicates] == [str(tmp_path / "b.zip")]


def test_an_export_in_an_archive_comes_back_whole(project: Project, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "one.txt").write_bytes(TEXT.encode())
    (tmp_path / "c" / "one.ann").write_bytes("\n".join(LINES).encode())
    import_paths(project, [tmp_path / "c"])
    export(project, tmp_path / "out", format="brat")
    archive = tmp_path / "out.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (tmp_path / "out").rglob("*"):
            packed.write(path, path.relative_to(tmp_path / "out"))
    other = Project.create(tmp_path / "other.annotator", coder="Ben")
    assert import_paths(other, [archive]).records == 3
    assert list(other.articles.all()) == list(project.articles.all())
    other.close()


def test_archives_in_folders_and_in_archives(
    project: Project, tmp_path: Path, temporary: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    deepest = zipped({"three.txt": f"Three: {LEAD}"})
    deeper = zipped({"two.txt": f"Two: {LEAD}", "deepest.zip": deepest})
    (folder / "outer.ZIP").write_bytes(zipped({"one.txt": f"One: {LEAD}", "in/deeper.zip": deeper}))
    (folder / "bad.zip").write_bytes(b"PK\x03\x04")
    (folder / "none.zip").write_bytes(zipped({"a.png": b"\x89PNG"}))
    report = import_paths(project, [folder])
    assert report.articles == 2
    members = {each.metadata["member"] for each in project.articles.all()}
    assert members == {"one.txt", "in/deeper.zip/two.txt"}
    problems = {each.file: each.reason for each in report.problems}
    assert set(problems) == {
        str(folder / "bad.zip"),
        str(folder / "none.zip"),
        f"{folder / 'outer.ZIP'}/in/deeper.zip/deepest.zip",
    }
    assert "the archive holds no articles" in problems[str(folder / "none.zip")]
    assert "cut off or damaged" in problems[str(folder / "bad.zip")]
    with pytest.raises(InputError, match=r"bad\.zip: it is cut off"):
        import_paths(project, [folder], strict=True)
    assert not list(temporary.iterdir())


def test_unpacking_can_be_stopped(project: Project, tmp_path: Path, temporary: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(zipped({f"{n}.txt": f"{n}: {LEAD}" for n in range(5)}))

    def stop(done: int, total: int, what: str) -> None:
        if what == "Unpacking files" and done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_paths(project, [archive], progress=stop)
    assert not list(temporary.iterdir())
    assert project.articles.count() == 0


def test_archives_that_do_harm_are_refused(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(link, "/etc/passwd")
    harmful = {
        "out.zip": zipped({"../evil.txt": "x"}),
        "root.zip": zipped({"/evil.txt": "x"}),
        "drive.zip": zipped({"C:\\evil.txt": "x"}),
        "link.zip": out.getvalue(),
        "bomb.zip": zipped({"a.txt": b"a" * 20_000_000}),
        "text.zip": b"just words",
        "empty.zip": b"",
    }
    for name, data in harmful.items():
        (tmp_path / name).write_bytes(data)
    report = import_paths(project, [tmp_path / name for name in harmful])
    assert report.articles == 0
    assert [Path(each.file).name for each in report.problems] == list(harmful)
    assert not (tmp_path / "evil.txt").exists()
    monkeypatch.setattr(transfer_archives, "_MOST_BYTES", 1000)
    (tmp_path / "large.zip").write_bytes(zipped({"a.txt": LEAD * 10}))
    assert "would unpack to" in import_paths(project, [tmp_path / "large.zip"]).problems[0].reason


def test_names_and_members_that_do_not_hold(project: Project, tmp_path: Path) -> None:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as packed:
        warnings.simplefilter("ignore")  # of a name that stands twice
        packed.writestr("a/b.txt", f"One: {LEAD}")
        packed.writestr("a", f"Two: {LEAD}")
        packed.writestr("what? is:this*.txt", f"Three: {LEAD}")
        packed.writestr(f"{'ö' * 150}.txt", f"Four: {LEAD}")
        packed.writestr("grüße.txt", f"Five: {LEAD}")
        packed.writestr("a/b.txt", f"Six: {LEAD}")
    archive = tmp_path / "a.zip"
    archive.write_bytes(out.getvalue())
    report = import_paths(project, [archive])
    texts = {article.text.split(":")[0] for article in project.articles.all()}
    assert texts == {"Three", "Four", "Five", "Six"}
    assert [each.file for each in report.problems] == [f"{archive}/a", f"{archive}/a/b.txt"]
    broken = bytearray(zipped({"x.txt": LEAD * 3, "y.txt": f"Seven: {LEAD}"}))
    broken[45] ^= 0xFF
    archive.write_bytes(bytes(broken))
    report = import_paths(project, [archive])
    assert report.articles == 1
    assert [each.file for each in report.problems] == [f"{archive}/x.txt"]
