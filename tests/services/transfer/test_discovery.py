"""Folders as people have them: links, odd names, files that cannot be read."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.format import Format
from annotator.formats.press import newsml
from annotator.formats.readers import FileReader
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from tests.formats.annotations.articles import LEAD
from tests.formats.press.downloads import FACTIVA_CODES, OLDER, PROQUEST, nexis, word
from tests.messages import said


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    root.mkdir()
    (root / "one.txt").write_text(f"One: {LEAD}")
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_to_files_and_not_in_circles(project: Project, folder: Path) -> None:
    (folder / "circle").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "same.txt").symlink_to(folder / "one.txt")
    report = import_paths(project, [folder])
    assert report.articles == 1
    assert not report.duplicates
    assert {Path(each.file).name for each in report.problems} == {"self.txt", "gone.txt"}
    assert any("1 link to a folder not followed" in note for note in said(report.notes))
    with pytest.raises(InputError, match="a link to something that is not there"):
        import_paths(project, [folder / "gone.txt"])


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_names_that_are_no_utf8(project: Project, folder: Path) -> None:
    place = os.fsencode(folder)
    for name, data in ((b"gr\xfc\xdfe.txt", LEAD.encode()), (b"\xff.docx", b"PK")):
        with open(place + b"/" + name, "wb") as file:  # noqa: PTH123 - its name is bytes
            file.write(data)
    report = import_paths(project, [folder])
    assert report.articles == 2
    assert len(report.problems) == 1
    assert "gr\ufffd\ufffde.txt" in {each.metadata["file"] for each in project.articles.all()}


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="there everybody may read everything"
)
def test_what_may_not_be_read_is_named(project: Project, folder: Path) -> None:
    (folder / "no.txt").write_text("x")
    (folder / "no.txt").chmod(0)
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0)
    report = import_paths(project, [folder])
    (folder / "closed").chmod(0o700)
    assert report.articles == 1
    assert {Path(each.file).name for each in report.problems} == {"no.txt", "closed"}


def test_a_format_that_skips_a_file_leaves_it_to_the_others(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "tool.json").write_text('{"name": "x"}')
    (folder / "feed.xml").write_text("<rss/>")
    (folder / "article.json").write_text(f'{{"text": "Two: {LEAD}"}}')
    report = import_paths(project, [folder])
    assert (report.articles, report.problems) == (2, [])
    assert any("2 other files in the folder left out" in note for note in said(report.notes))
    other = Format("other", "other", (".xml",), reader=FileReader(newsml.read))
    monkeypatch.setattr(
        "annotator.services.transfer.reading_files.all_formats",
        lambda: (other, *__import__("annotator.formats.registry").formats.registry.BUILT_IN),
    )
    assert [Path(p.file).name for p in import_paths(project, [folder]).problems] == ["feed.xml"]


def test_downloads_of_databases_in_one_folder(project: Project, folder: Path) -> None:
    (folder / "Files (3).DOCX").write_bytes(word(nexis(3, cover=3)))
    (folder / "older.TXT").write_text(OLDER)
    (folder / "factiva.txt").write_text(FACTIVA_CODES)
    (folder / "proquest.txt").write_text(PROQUEST)
    report = import_paths(project, [folder])
    assert report.articles == 1 + 3 + 2 + 2 + 1
    assert len(report.problems) == 2
    assert all("has no text" in problem.reason for problem in report.problems)
    assert len(import_paths(project, [folder]).duplicates) == 9
