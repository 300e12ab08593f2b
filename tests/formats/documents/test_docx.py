"""Word documents: what a reader sees of them, and what programs say of themselves."""

import io
from datetime import datetime
from pathlib import Path

import docx as python_docx
import pytest

from annotator.formats.documents import docx
from tests.formats.annotations.articles import ARABIC, LEAD, article, refusal, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def document(body: str, **parts: str) -> bytes:
    members = {
        f"word/{name}.xml": f"<w:{name} {W}>{text}</w:{name}>" for name, text in parts.items()
    }
    main = f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": main, **members})


def test_a_document_that_another_library_wrote(path: Path) -> None:
    made = python_docx.Document()
    made.add_heading("Talks end with a swap", 0)
    made.add_paragraph(f"{LEAD}\tIt said so.\nA new line.")
    made.add_heading("What next", 1)
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ["Side", "Seats", "East", "10"], strict=True):
        cell.text = text
    made.add_paragraph(ARABIC)
    made.sections[0].header.paragraphs[0].text = "A running head"
    made.core_properties.author = "Ada Holm"
    made.core_properties.title = "draft3"
    # Such files know no time zone.
    made.core_properties.created = datetime(2017, 3, 3, 10, 0)  # noqa: DTZ001
    out = io.BytesIO()
    made.save(out)
    found, notes = article(docx.read, path, out.getvalue())
    assert found.text == (
        f"Talks end with a swap\n\n{LEAD}\tIt said so.\nA new line.\n\nWhat next\n\n"
        f"Side\tSeats\nEast\t10\n\n{ARABIC}"
    )
    assert (found.title, found.author) == ("Talks end with a swap", "Ada Holm")
    assert found.metadata["created"].startswith("2017-03-03")
    assert found.published == ""
    assert not notes


def test_what_is_deleted_hidden_or_said_twice_is_left_out(path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>The talks </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>have failed</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> in secret</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:noBreakHyphen/><w:softHyphen/></w:r>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>'
        "</w:fldSimple></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>"
        "<w:t>A box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>"
        "<w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Framed</w:t></w:r></w:p><w:p><w:r><w:t>text</w:t>"
        "</w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t> Said twice.</w:t></w:r></w:p>'
        "</w:footnote>"
    )
    comment = "<w:comment><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>"
    found, [note] = article(docx.read, path, document(body, footnotes=notes, comments=comment))
    assert found.text == (
        "The talks have failed[2]\u20117\n\nA box\n\nFramed\n\ntext\n\n[2] Said twice."
    )
    assert "1 comment in it left out" in note


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a password protects"),
        (b"{\\rtf1 Text}", "a Rich Text file"),
        (b"<html><body>Text</body></html>", "a web page"),
        (zipped({"word/document.xml": "x" * 2000})[:60], "cut off or damaged"),
        (zipped({"mimetype": "x"}), "no Word document"),
        (document(""), "no text in it"),
        (document("<w:p>"), "is damaged"),
        (zipped({"word/document.xml": b"<w " * 9}), "is damaged"),
        (zipped({"../word/document.xml": "<w/>"}), "outside its folder"),
    ],
)
def test_what_is_no_document_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(docx.read, path, data).reason
