"""Whatever is done to a file, its reader gives an article or says what is wrong with the file."""

import io
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.errors import InputError
from annotator.formats.documents import docx, eml, epub, odt, pdf, plain, rtf
from annotator.formats.documents import html as html_page
from tests.formats.annotations import articles
from tests.formats.annotations.articles import LEAD, Read


def _docx() -> bytes:
    out = io.BytesIO()
    made = python_docx.Document()
    made.add_paragraph(LEAD)
    made.save(out)
    return out.getvalue()


FILES: list[tuple[Read, Callable[[], bytes]]] = [
    (docx.read, _docx),
    (odt.read, lambda: articles.odt(f"<text:p>{LEAD}</text:p>")),
    (epub.read, lambda: articles.epub({"a": f"<html><body><p>{LEAD}</p></body></html>"})),
    (pdf.read, lambda: articles.pdf([[(72, 700, 11, LEAD)]])),
    (
        rtf.read,
        lambda: b"{\\rtf1\\ansi\\uc1 {\\info{\\title T}} \\'e4\\u233? " + LEAD.encode() + b"}",
    ),
    (html_page.read, f"<html><body><article><p>{LEAD}</p></article></html>".encode),
    (eml.read, f"From: Ada <a@b.example>\nSubject: T\n\n{LEAD}".encode),
    (plain.read_text, LEAD.encode),
]


@pytest.mark.parametrize(("read", "make"), FILES, ids=[read.__module__ for read, _ in FILES])
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_damage_never_ends_in_a_traceback(
    tmp_path: Path, read: Read, make: Callable[[], bytes], data: st.DataObject
) -> None:
    raw = bytearray(make())
    for _ in range(data.draw(st.integers(0, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "file"
    path.write_bytes(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    try:
        content = read(path, lambda: "id")
    except InputError as refused:
        reported = refused
    else:
        [coded] = content.articles()
        assert coded.article.title
        assert coded.article.text.encode()
        return
    assert reported.file == str(path)
    assert reported.reason.endswith(".")
