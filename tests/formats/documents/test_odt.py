"""OpenDocument texts."""

from pathlib import Path

import pytest

from annotator.formats.documents import odt
from tests.formats.annotations import articles
from tests.formats.annotations.articles import ARABIC, LEAD, article, refusal, zipped


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.odt"


def test_text_notes_tables_and_what_is_known(path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes>"
        '<text:p text:style-name="P1">Talks end</text:p>'
        f"<text:p>{LEAD}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Said twice.</text:p></text:note-body></text:note> More\n   "
        '<text:span>of</text:span> it.<text:s text:c="2"/>End<text:tab/>x<text:line-break/>y'
        "<office:annotation>"
        "<text:p>Really?</text:p></office:annotation></text:p>"
        f"<text:list><text:list-item><text:p>{ARABIC}</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Side</text:p></table:table-cell>"
        "<table:table-cell><text:p>Seats</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>East</text:p></table:table-cell>"
        "<table:table-cell><text:p>10</text:p></table:table-cell></table:table-row></table:table>"
    )
    data = articles.odt(
        body,
        styles='<style:style style:name="P1" style:parent-style-name="Title"/>',
        meta="<dc:title>draft</dc:title><dc:creator>Ben</dc:creator>"
        "<meta:initial-creator>Ada Holm</meta:initial-creator><dc:language>en-GB</dc:language>"
        "<meta:creation-date>2017-03-03T10:00:00</meta:creation-date>",
    )
    found, [note] = article(odt.read, path, data)
    assert found.text == (
        f"Talks end\n\n{LEAD}[1] More of it.  End\tx\ny\n\n{ARABIC}\n\nSide\tSeats\nEast\t10\n\n"
        "[1] Said twice."
    )
    assert (found.title, found.author, found.language) == ("Talks end", "Ada Holm", "en-GB")
    assert found.metadata["created"] == "2017-03-03T10:00:00"
    assert "1 comment" in note


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "a PDF"),
        (articles.odt("<text:p>Text</text:p>")[:-30], "cut off or damaged"),
        (articles.odt("<text:p>Text</text:p>", manifest="<x><encryption-data/></x>"), "a password"),
        (articles.odt("<text:p/>"), "no text in it"),
        (articles.odt("<text:p>"), "is damaged"),
        (zipped({"content.xml": "<spreadsheet/>"}), "perhaps a table"),
        (zipped({"other": ""}), "“content.xml” is missing"),
    ],
)
def test_what_is_no_text_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(odt.read, path, data).reason
