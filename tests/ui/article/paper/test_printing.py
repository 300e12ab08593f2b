"""Articles as PDF: every word, marks told by number as well as by colour, the records below."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.core.text.span import Span, cut
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.pseudonyms.tables import require_none
from annotator.ui.article.paper.printing import write_pdf
from annotator.ui.kit.theme import Theme
from tests.conftest import an_article
from tests.formats.annotations.articles import ARABIC

PARAGRAPH = (
    "“We will not go,” said Minister Ilan Dorr on Thursday, while the harbour master counted the "
    "ships that had come in since the morning and found that three of them were missing."
)
LONG = "\n\n".join(f"{n}. {PARAGRAPH}" for n in range(1, 61))


@pytest.fixture
def project(tmp_path: Path, qtbot: QtBot) -> Iterator[Project]:
    made = Project.create(tmp_path / "paper.annotator", coder="Ada", name="Paper")
    with made.writing("Import 2 articles") as unit:
        unit.create_all([replace(an_article(LONG), id="a1"), replace(an_article(ARABIC), id="a2")])
    yield made
    made.close()


def pdf(project: Project, out: Path, **chosen: Any) -> pypdfium2.PdfDocument:
    report = export(project, out, format="pdf", paint=write_pdf, **chosen)
    assert report.out == out
    return pypdfium2.PdfDocument(out)


def words(document: pypdfium2.PdfDocument, page: int) -> str:
    # Letters that share a glyph are one character in the file.
    text = document[page].get_textpage().get_text_range()
    return " ".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").split())


def code(project: Project) -> None:
    first = project.records.create("a1", "quote", [Span(3, 20)])
    evidence = cut(LONG, Span(27, 44))
    project.records.set_values(first, "speaker", [FieldValue("Ilan Dorr", None, (evidence,))])
    project.records.create("a1", "claim", [Span(8, 20), Span(57, 80)])
    project.records.create("a1", "event", [Span(len(LONG) - 20, len(LONG))])


def test_all_words_on_numbered_pages_and_the_records_below(
    project: Project, tmp_path: Path
) -> None:
    code(project)
    document = pdf(project, tmp_path / "out.pdf", articles=["a1"])
    pages = [words(document, n) for n in range(len(document))]
    assert len(pages) > 3
    begun = re.findall(r"(\d+)\. “We will", " ".join(pages))
    assert [int(number) for number in begun] == list(range(1, 61))
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
        assert "Talks" in page
    # Above the passage, in the margin, and in the list.
    assert Counter(pages[0].split())["Q1"] == 2
    listed = " ".join(pages[-2:])
    assert "Quote · Ada · draft" in listed
    assert "Speaker Ilan Dorr “inister Ilan Dorr”" in listed
    assert "ill not go,” … while the harbour mast" in listed


def test_marks_are_tinted(project: Project, tmp_path: Path, theme: Theme) -> None:
    code(project)
    document = pdf(project, tmp_path / "out.pdf", articles=["a1"])
    image = document[0].render(scale=2).to_numpy()
    colours = Counter(map(tuple, image.reshape(-1, image.shape[-1])[:, :3].tolist()))

    def painted(colour: QColor) -> int:
        return colours[colour.blue(), colour.green(), colour.red()]

    assert painted(theme.tint("blue")) > 300
    assert painted(theme.tint("amber")) > 300
    assert painted(theme.ink("blue")) > 30
    assert not painted(theme.tint("green"))


def test_right_to_left_has_its_margin_at_the_left(project: Project, tmp_path: Path) -> None:
    project.records.create("a2", "quote", [Span(5, 20)])
    document = pdf(project, tmp_path / "out.pdf", articles=["a2"])
    page = document[0].get_textpage()
    searcher = page.search("Q1")
    places = []
    while found := searcher.get_next():
        places.append(page.get_charbox(found[0])[0])
    width, _ = document[0].get_size()
    # In the margin, above the passage, and before the record in the list.
    margin, above, listed = sorted(places)
    assert margin < width * 0.25 < width * 0.6 < above < listed


def test_all_articles_each_on_pages_of_its_own(project: Project, tmp_path: Path) -> None:
    whole = pdf(project, tmp_path / "out.pdf")
    one = pdf(project, tmp_path / "one.pdf", articles=["a2"])
    assert words(whole, len(whole) - 1) == words(one, 0)
    assert "1 / 1" in words(one, 0)


def test_a_project_without_articles_is_an_empty_page(tmp_path: Path, qtbot: QtBot) -> None:
    made = Project.create(tmp_path / "empty.annotator", coder="Ada", name="Empty")
    assert len(pdf(made, tmp_path / "out.pdf")) == 1
    made.close()


def test_pages_are_read_for_names_again(project: Project, tmp_path: Path) -> None:
    names = Pseudonyms({"Ilan Dorr": "Person 1"})
    document = pdf(project, tmp_path / "out.pdf", articles=["a1"], pseudonyms=names)
    assert "Person 1" in words(document, 0)
    plain = tmp_path / "plain.pdf"
    pdf(project, plain, articles=["a1"])
    with pytest.raises(AnnotatorError, match="Ilan Dorr"):
        require_none(plain, names)
    assert not plain.exists()


def test_it_takes_who_can_paint_and_an_article_that_is_there(
    project: Project, tmp_path: Path
) -> None:
    with pytest.raises(AnnotatorError, match="not written"):
        export(project, tmp_path / "out.pdf", format="pdf")
    with pytest.raises(AnnotatorError, match="none"):
        pdf(project, tmp_path / "out.pdf", articles=["none"])
    assert not (tmp_path / "out.pdf").exists()


def test_the_command_needs_no_screen(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "export", project.location, out, "--format", "pdf"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(pypdfium2.PdfDocument(out)) > 3
