"""A folder with everything that analysts keep articles in."""

from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.parsing.one_article import Extracted, OneArticle
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths
from tests.formats.annotations import articles
from tests.formats.annotations.articles import LEAD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article in each format, and broken files between them."""
    root = tmp_path / "news"
    root.mkdir()
    word = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"<w:p><w:r><w:t>Word: {LEAD}</w:t></w:r></w:p></w:body></w:document>"
    )
    files = {
        "page.html": f"<html><body><article><p>Page: {LEAD}</p></article></body></html>".encode(),
        "word.docx": articles.zipped({"word/document.xml": word}),
        "open.odt": articles.odt(f"<text:p>Open: {LEAD}</text:p>"),
        "rich.rtf": b"{\\rtf1\\ansi Rich: " + LEAD.encode() + b"}",
        "print.pdf": articles.pdf([[(72, 700, 11, "Print: the talks ended on Friday.")]]),
        "book.epub": articles.epub({"a": f"<html><body><p>Book: {LEAD}</p></body></html>"}),
        "mail.eml": f"From: Ada <a@b.example>\nSubject: Mail\n\nMail: {LEAD}\n".encode(),
        "plain.txt": f"Plain: {LEAD}".encode(),
        "bad.docx": b"PK\x03\x04 cut off",
        "bad.pdf": b"%PDF-1.4 cut off",
        "bad.epub": articles.zipped({"../../evil": "x"}),
        "empty.eml": b"",
        "photo.png": b"\x89PNG",
    }
    for name, data in files.items():
        (root / name).write_bytes(data)
    return root


def test_every_file_is_read_once(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    extracted = OneArticle._extracted

    def listening(self: OneArticle, file: str, raw: bytes) -> Extracted:
        parsed.append(file)
        return extracted(self, file, raw)

    monkeypatch.setattr(OneArticle, "_extracted", listening)
    assert import_paths(project, [folder]).articles == 8
    assert len(parsed) == len(set(parsed)) == 11


def test_a_bad_file_never_stops_the_others(project: Project, folder: Path) -> None:
    report = import_paths(project, [folder])
    assert report.articles == 8
    assert {Path(each.file).name for each in report.problems} == {
        "bad.docx",
        "bad.pdf",
        "bad.epub",
        "empty.eml",
    }
    found = {str(each.metadata["file"]): each for each in project.articles.all()}
    for name in ("page.html", "word.docx", "open.odt", "rich.rtf", "book.epub", "mail.eml"):
        assert found[name].text.endswith(LEAD)
        assert found[name].language == "en"
        assert len(found[name].metadata["file_sha256"]) == 64
    assert found["print.pdf"].text == "Print: the talks ended on Friday."
    assert not check(project)
    assert import_paths(project, [folder]).articles == 0
    project.history.undo()
    assert project.articles.count() == 0


def test_strict_stops_at_the_first_bad_file(project: Project, folder: Path) -> None:
    with pytest.raises(InputError, match="bad"):
        import_paths(project, [folder], strict=True)
    assert project.articles.count() == 0
