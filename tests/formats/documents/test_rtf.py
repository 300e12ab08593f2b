"""Rich Text."""

from pathlib import Path

import pytest

from annotator.formats.documents import rtf
from tests.formats.annotations.articles import LEAD, article, refusal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.rtf"


def test_text_in_every_escape(path: Path) -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}"
        r"{\info{\title Talks \'fcber all\u8212?}{\author Ada Holm}"
        r"{\creatim\yr2017\mo3\dy3\hr10}}"
        "\\f0 " + LEAD + r" \u8220?Gr\'f6\'dfe\u8221? \u-10179?\u-8704?\par "
        "\r\n"
        r'See {\field{\*\fldinst{HYPERLINK "https://x.example"}}{\fldrslt the agreement}}.\par '
        r"{\f1\'cf\'f0\'e0" + "\r\n" + r"\'e2\'e4\'e0}\par C:\\cell \{x\}\par "
        r"\trowd Side\cell Seats\cell\row\trowd East\cell 10\cell\row}"
    )
    found, notes = article(rtf.read, path, source.encode("ascii"))
    assert found.text == (
        f"{LEAD} “Größe” 😀\n\nSee the agreement.\n\nПравда\n\nC:\\cell {{x}}\n\nSide\tSeats\n\n"
        "East\t10"
    )
    assert (found.title, found.author) == ("Talks über all—", "Ada Holm")
    assert found.metadata["created"] == "2017-03-03"
    assert not notes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04...", "a zip archive"),
        (b"just words", "no Rich Text"),
        (b"{\\rtf1 The talks {\\b failed", "cut off"),
        (b"{\\rtf1 }", "no text in it"),
    ],
)
def test_what_is_no_rich_text_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(rtf.read, path, data).reason
