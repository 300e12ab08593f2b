"""PDF: paragraphs out of lines that only know where they stand."""

from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.documents import pdf
from annotator.formats.documents.pdf_layout import Line, paragraphs
from annotator.formats.documents.pdf_rows import Box, Row, Sheet, in_order
from tests.formats.annotations import articles
from tests.formats.annotations.articles import Placed, article, refusal

FIRST = [
    "Rival delegations agreed on Friday to exchange prisoners and re-",
    "open a well-known coastal road, the United Nations said, but left the",
    "hardest question for a later round of talks.",
]
SECOND = [
    "The window is narrow, a mediator told a news con-",
    "ference in Gammarth, where the well-",
]
THIRD = ["known delegates of both sides had met for two days and two long nights."]
INFO = "/Title (Microsoft Word - x.doc) /Author (Ada Holm) /CreationDate (D:20170303120000+01'00')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.pdf"


def column(lines: list[str], top: float, x: float = 72, size: float = 11) -> list[Placed]:
    return [(x, top - 14 * number, size, line) for number, line in enumerate(lines)]


def furniture(number: int) -> list[Placed]:
    return [(72, 805, 9, "The Bell"), (290, 30, 9, f"Page {number}")]


def test_lines_become_paragraphs_over_pages(path: Path) -> None:
    pages = [
        [*furniture(1), (72, 760, 22, "Talks end"), *column(FIRST, 700), *column(SECOND, 630)],
        [*furniture(2), *column(THIRD, 700), *column(["Nothing was signed."], 660)],
        [*furniture(3)],
    ]
    found, notes = article(pdf.read, path, articles.pdf(pages, INFO))
    assert found.text == (
        "Talks end\n\nRival delegations agreed on Friday to exchange prisoners and reopen a "
        "well-known coastal road, the United Nations said, but left the hardest question for a "
        "later round of talks.\n\nThe window is narrow, a mediator told a news conference in "
        "Gammarth, where the well-known delegates of both sides had met for two days and two long "
        "nights.\n\nNothing was signed."
    )
    assert (found.title, found.author, found.published) == ("Talks end", "Ada Holm", "2017-03-03")
    assert found.metadata["pages"] == 3
    assert "“The Bell”, “Page 1”" in notes[0]
    assert "the day on which the PDF was made" in notes[1]


def test_columns_are_read_one_after_another(path: Path) -> None:
    left = ["The first column says what", "was agreed and goes on in"]
    right = ["the second one, where it", "comes to its end.", "Another paragraph."]
    lines = [*column(left, 700), *column(right, 700, x=320)]
    lines[-1] = (320, 650, 11, right[-1])
    found, notes = article(pdf.read, path, articles.pdf([lines], "/Title (Columns)"))
    assert found.text == (
        "The first column says what was agreed and goes on in the second one, where it comes to "
        "its end.\n\nAnother paragraph."
    )
    assert found.title == "Columns"
    assert not notes


def test_what_pages_say_alike_in_their_middle_stays(path: Path) -> None:
    pages = [column(["He said no."], 500) for _ in range(3)]
    assert article(pdf.read, path, articles.pdf(pages))[0].text == "\n\n".join(["He said no."] * 3)


def test_letters_are_spelt_out_and_lines_of_arabic_in_order() -> None:
    row = Row(Sheet(0, 595, 842))
    for place, letter in enumerate("ﬁ⼼⻅ 😀"):
        row.add(letter, Box(72 + 10 * place, 700, 82 + 10 * place, 712) if letter != " " else None)
    [line] = row.ended()
    assert line.text == "fi心见 😀"
    lines = [Line("ب", 72, 500, bottom, bottom + 12, 12, 0, 842) for bottom in (600, 628, 614)]
    assert [each.bottom for each in in_order(lines)] == [628, 614, 600]
    assert paragraphs(in_order(lines)) == ["ب ب ب"]


def test_lines_that_run_into_one_another_are_told_apart(path: Path) -> None:
    lines: list[Placed] = [
        (72, 700, 11, "A short end."),
        (72, 670, 11, "Another paragraph"),
        (165, 674, 6, "1"),
        (72, 640, 11, "East"),
        (300, 640, 11, "10"),
        (72, 626, 11, "West"),
        (300, 626, 11, "12"),
        (72, 900, 11, "Above the page"),
        (900, 500, 11, "Beside the page"),
    ]
    found, _ = article(pdf.read, path, articles.pdf([lines]))
    assert found.text == "A short end.\n\nAnother paragraph1\n\nEast\t10\nWest\t12"


@pytest.mark.parametrize("turn", [articles.UP, articles.DOWN])
def test_what_is_written_along_the_edge_stands_after_the_page(path: Path, turn: str) -> None:
    lines = [(30, 400, 8, "Licensed to the library", turn), *column(FIRST, 700)]
    found, _ = article(pdf.read, path, articles.pdf([lines]))
    assert found.text.endswith("a later round of talks.\n\nLicensed to the library")
    assert found.text.startswith(
        "Rival delegations agreed on Friday to exchange prisoners and reopen"
    )


@pytest.mark.parametrize(
    ("turn", "x", "y", "dx", "dy"),
    [
        (articles.UP, 100, 72, 14, 0),
        (articles.DOWN, 500, 770, -14, 0),
        (articles.UPSIDE_DOWN, 520, 100, 0, 14),
    ],
)
def test_a_page_that_lies_on_its_side_reads_like_any_other(
    path: Path, turn: str, x: float, y: float, dx: float, dy: float
) -> None:
    placed = [(x + dx * n, y + dy * n, 11, words, turn) for n, words in enumerate(FIRST)]
    found, _ = article(pdf.read, path, articles.pdf([placed]))
    assert found.text == (
        "Rival delegations agreed on Friday to exchange prisoners and reopen a well-known coastal "
        "road, the United Nations said, but left the hardest question for a later round of talks."
    )


def test_letters_under_one_another_are_lines_from_right_to_left(path: Path) -> None:
    words = ("Rivalstalked", "tothemediator")
    placed: list[Placed] = [
        (300 - 20 * n, 700 - 14 * at, 11, letter)
        for n, word in enumerate(words)
        for at, letter in enumerate(word)
    ]
    found, _ = article(pdf.read, path, articles.pdf([[*placed, (72, 300, 11, "Below it")]]))
    assert found.text == "Rivalstalked tothemediator\n\nBelow it"


LOCK = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + "41" * 32
    + "> /U <"
    + "42" * 32
    + "> >> "
    "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04", "a zip archive"),
        (b"just words", "no PDF"),
        (b"%PDF-1.4\nnothing more", "cut off or damaged"),
        (articles.pdf([[], []]), "pictures of pages"),
        (articles.pdf([column(FIRST, 700)], trailer=LOCK), "protected by a password"),
    ],
)
def test_what_has_no_text_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(pdf.read, path, data).reason


@pytest.mark.parametrize(
    "title", ["Microsoft Word - talks.docx", "BELL_0303_A01", "170303", "Scan 12", "page.tif"]
)
def test_a_title_that_is_none_is_not_taken(path: Path, title: str) -> None:
    lines = [(72, 700, 12, "Talks fail.")]
    found, _ = article(pdf.read, path, articles.pdf([lines], info=f"/Title ({title})"))
    assert found.title == "Talks fail."


def test_fonts_that_do_not_say_their_letters_are_told_like_scans(path: Path) -> None:
    # Shapes are numbered from the space on, 29 lower than the letters.
    shifted = "".join(f"\\{ord(letter) - 29:03o}" for letter in "The minister said it failed")
    data = articles.pdf([[(72, 700, 12, shifted)]])
    with pytest.raises(InputError, match="its fonts do not say which letters they hold"):
        article(pdf.read, path, data)
