"""E-mails."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from annotator.formats.documents import eml
from tests.formats.annotations.articles import ARABIC, LEAD, article, refusal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.eml"


def message(text: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ada Hölm <ada@bell.example>"
    made["Subject"] = "Talks end: الجمعة"
    made["Date"] = "Fri, 03 Mar 2017 10:00:00 +0100"
    made["Message-ID"] = "<1@bell.example>"
    if text:
        made.set_content(text)
    return made


def test_the_plain_part_is_preferred_and_attachments_are_named(path: Path) -> None:
    made = message(f"{LEAD}\n\n{ARABIC}\n")
    made.add_alternative(f"<html><body><p>{LEAD} As a page.</p></body></html>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Größe.pdf")
    found, notes = article(eml.read, path, made.as_bytes())
    assert found.text == f"{LEAD}\n\n{ARABIC}"
    assert (found.title, found.author) == ("Talks end: الجمعة", "Ada Hölm")
    assert found.published == "2017-03-03T10:00:00+01:00"
    assert found.metadata["from"] == "ada@bell.example"
    assert found.metadata["attachments"] == ["Größe.pdf"]
    assert found.metadata["message_id"] == "<1@bell.example>"
    assert not notes


def test_a_page_is_taken_where_there_is_no_text(path: Path) -> None:
    made = message("See below.")
    rows = "".join(f"<tr><td><h2>Item {n}</h2><p>{LEAD}</p></td></tr>" for n in range(3))
    page = f"<html><body><table>{rows}</table><div style='display:none'>x</div></body></html>"
    made.add_alternative(page, subtype="html", charset="utf-8")
    found, _ = article(eml.read, path, made.as_bytes())
    assert found.text == "\n\n".join(f"Item {n}\n\n{LEAD}" for n in range(3))


def test_flowing_lines_are_joined_and_odd_headers_kept(path: Path) -> None:
    data = (
        b"From: ada@bell.example\r\nDate: some day\r\nContent-Type: text/plain; charset=cp1252; "
        b"format=flowed\r\n\r\nThe talks \r\nended on \r\nFriday.\r\n\r\n From here \xfcber.\r\n"
    )
    found, [note] = article(eml.read, path, data)
    assert found.text == "The talks ended on Friday.\n\nFrom here über."
    assert found.title == "The talks ended on Friday."
    assert found.author == "ada@bell.example"
    assert found.metadata["date"] == "some day"
    assert "some day" in note


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"just words\n\nand more", "no e-mail"),
        (b"%PDF-1.7 \n", "a PDF"),
        (b"From: a@b.example\n\n \n", "no text in it"),
        (b"From: a@b.example\nContent-Type: multipart/encrypted\n\nx", "is encrypted"),
    ],
)
def test_what_is_no_mail_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(eml.read, path, data).reason
