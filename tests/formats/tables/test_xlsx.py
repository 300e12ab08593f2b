"""Workbooks: what is written opens elsewhere and says the same; what others wrote is read."""

import csv
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.content import CodedArticle
from annotator.formats.tables import csv_write as csv_tables
from annotator.formats.tables import xlsx_read as xlsx_reading
from annotator.formats.tables import xlsx_write as xlsx_tables
from annotator.formats.tables.content import TableContent
from tests.formats.contents import Made, projects
from tests.messages import said

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"a{next(numbers)}"


def tables(path: Path) -> dict[str, list[list[Any]]]:
    workbook = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.values] for sheet in workbook.worksheets}


def content(*texts: str, score: float = 3, note: str = "") -> Made:
    quote = RecordType(
        "quote",
        "Quote",
        "quotes",
        "Q",
        "blue",
        fields=(
            Field("score", "Score", "number"),
            Field("scores", "Scores", "number", many=True),
            Field("said", "Said", "text"),
        ),
    )
    coded: list[CodedArticle] = []
    for n, text in enumerate(texts):
        fields = {
            "score": (FieldValue(score),),
            "scores": (FieldValue(1), FieldValue(2)),
            "said": (FieldValue(note or text[:20]),),
        }
        record = Record(
            f"r{n}",
            f"x{n}",
            "quote",
            "c",
            "draft",
            MOMENT,
            MOMENT,
            (Fragment(0, 2, text[:2]),),
            fields,
        )
        article = Article(f"x{n}", f"T{n}", text, sha256(text), published="2017-02-19")
        coded.append(CodedArticle(article, (), [record]))
    info = ProjectInfo("p", "P", MOMENT)
    return Made(info, Codebook("b", "B", (quote,)), [Coder("c", "Ada")], [], coded, [])


def test_a_sheet_a_record_type_with_links_to_the_articles(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert xlsx_tables.write(content("=1+1", "https://a.example", score=-2.5), out) == []
    workbook = openpyxl.load_workbook(out)
    assert workbook.sheetnames == [
        *("quotes", "articles", "publications", "coders", "assignments", "draws"),
        *("actors", "links", "evidence", "codebook"),
    ]
    assert workbook.properties.title == "P"
    quotes = workbook["quotes"]
    assert quotes.freeze_panes == "A2"
    assert quotes.auto_filter.ref == "A1:Q3"
    assert quotes["A1"].font.bold
    rows = {cell.value: column for column, cell in enumerate(quotes[1])}
    cells = quotes[2]
    assert cells[rows["score"]].value == -2.5
    assert cells[rows["scores"]].value == "1 | 2"
    assert (cells[rows["said"]].value, cells[rows["said"]].data_type) == ("=1+1", "s")
    assert cells[rows["published"]].value == "2017-02-19"
    assert cells[rows["start"]].value == 0
    link = quotes["B3"].hyperlink
    assert link.location == "'articles'!A3"
    assert workbook["articles"]["A3"].value == quotes["B3"].value == "x1"
    assert workbook["articles"]["O3"].hyperlink is None


@given(project=projects())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_same_tables_as_csv(project: Made, tmp_path: Path) -> None:
    folder = Path(mkdtemp(dir=tmp_path))
    csv_tables.write(project, folder / "csv")
    xlsx_tables.write(project, tmp_path / "out.xlsx")
    written = tables(tmp_path / "out.xlsx")
    for name, rows in written.items():
        path = folder / "csv" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            expected = list(csv.reader(file))
        assert len(rows) == len(expected)
        for row, wanted in zip(rows, expected, strict=True):
            for cell, text in zip(row, wanted, strict=True):
                if isinstance(cell, int | float):
                    assert float(text) == pytest.approx(cell)
                else:
                    assert (cell or "") == text


def test_what_excel_cannot_hold_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_tables, "MOST_ROWS", 3)
    monkeypatch.setattr(xlsx_tables, "_MOST_LINKS", 1)
    out = tmp_path / "out.xlsx"
    longest = "a" * 32_766 + "😀"
    notes = said(xlsx_tables.write(content(longest, "<r>not markup</r>", "c _x0041_ \x01"), out))
    subjects = ["1", "“quotes”", "“articles”", "“publications”", "“evidence”", "“codebook”", "2"]
    assert [note.split(" ")[0] for note in notes] == subjects
    written = tables(out)
    assert len(written["articles"]) == 3
    assert written["articles 2"][0] == written["articles"][0]
    cell = written["articles"][1][-1]
    assert len(cell) == 32_767
    assert cell.endswith("aa …")
    assert written["articles"][2][-1] == "<r>not markup</r>"
    assert written["articles 2"][1][-1].startswith("c _x005F_x0041_")
    assert openpyxl.load_workbook(out)["quotes 2"]["B2"].hyperlink.location == "'articles 2'!A2"


def test_numbers_that_excel_would_round_stay_text(tmp_path: Path) -> None:
    xlsx_tables.write(content("one", score=1234567890123456789), tmp_path / "out.xlsx")
    rows = tables(tmp_path / "out.xlsx")["quotes"]
    assert dict(zip(rows[0], rows[1], strict=True))["score"] == "1234567890123456789"


def test_nothing_is_left_of_an_export_that_fails(tmp_path: Path) -> None:
    made = content("one", "two")
    broken = replace(made.all_articles[1].records[0], coder="nobody")
    made.all_articles = [made.all_articles[0], replace(made.all_articles[1], records=[broken])]
    with pytest.raises(KeyError):
        xlsx_tables.write(made, tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []
    made.codebook = None  # pyright: ignore[reportAttributeAccessIssue] - broken on purpose
    with pytest.raises(AnnotatorError, match="with its codebook"):
        xlsx_tables.write(made, tmp_path / "out.xlsx")


def workbook_of(path: Path, *rows: list[Any]) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    workbook.create_sheet("other").append(["text"])
    workbook.save(path)
    return path


def test_a_row_of_the_first_sheet_is_an_article(tmp_path: Path) -> None:
    path = workbook_of(
        tmp_path / "a.xlsx",
        [],
        ["Headline", "Text", "Date", "Words", "Rate", "Yes"],
        # Such files know no time zone.
        ["A", "One\ntwo_x000D_", datetime(2017, 2, 19), 812, 0.5, True],  # noqa: DTZ001
        [],
        # Such files know no time zone.
        [2017, 12.0, datetime(2017, 2, 19, 3, 30), "#DIV/0!", None, ""],  # noqa: DTZ001
        ["C", "#N/A", "3 March 2017"],
        ["D"],
    )
    read = TableContent(xlsx_reading.XlsxTable(path), ids(), {})
    assert len(list(read.text_hashes())) == 2
    first, second = (coded.article for coded in read.articles())
    assert (first.title, first.text, first.published) == ("A", "One\ntwo\n", "2017-02-19")
    known = {key: first.metadata[key] for key in ("Words", "Rate", "Yes")}
    assert known == {"Words": 812, "Rate": 0.5, "Yes": True}
    assert (second.title, second.text) == ("2017", "12")
    assert second.published == "2017-02-19T03:30:00"
    assert "Words" not in second.metadata
    assert [(problem.place, problem.reason) for problem in read.problems] == [
        ("cell B6", "the text is the error #N/A."),
        ("row 7", "the row has no text in “Text”."),
    ]
    assert "1 cell holds an error" in " ".join(said(read.notes))
    assert "#DIV/0! in cell D5" in " ".join(said(read.notes))


def test_a_workbook_of_an_export_is_not_taken_for_articles(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    xlsx_tables.write(content("one"), out)
    assert xlsx_reading.is_of_an_export(out)
    with pytest.raises(InputError, match="table of an export"):
        TableContent(xlsx_reading.XlsxTable(out), ids(), {})
    table = TableContent(xlsx_reading.XlsxTable(out), ids(), {"text": "text"})
    (article,) = table.articles()
    assert article.article.text == "on"


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook_of(tmp_path / "whole.xlsx", ["title", "text"], ["A", "b"]).read_bytes()
    path = tmp_path / "a.xlsx"
    cases = [
        (b"", "empty"),
        (b"not a zip", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0 old", "password"),
        (whole[: len(whole) // 2], "cut off"),
    ]
    for data, why in cases:
        path.write_bytes(data)
        with pytest.raises(InputError, match=why):
            TableContent(xlsx_reading.XlsxTable(path), ids(), {})
    with pytest.raises(InputError, match="cannot be read"):
        TableContent(xlsx_reading.XlsxTable(tmp_path / "none.xlsx"), ids(), {})
    for name, data, why in (
        ("other.txt", b"x", "no Excel workbook"),
        ("[Content_Types].xml", b"<broken", "damaged"),
        ("bomb", b"\0" * 70_000_000, "would unpack"),
    ):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        with pytest.raises(InputError, match=why):
            TableContent(xlsx_reading.XlsxTable(path), ids(), {})


def test_a_damaged_part_is_refused_wherever_it_lies(tmp_path: Path) -> None:
    whole = workbook_of(tmp_path / "whole.xlsx", ["title", "text"], ["A", "b"], ["C", "d"])
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(whole) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for damaged in members:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data[: len(data) // 2] if name == damaged else data)
        try:
            list(TableContent(xlsx_reading.XlsxTable(path), ids(), {}).text_hashes())
        except InputError as error:
            assert "damaged" in error.reason  # noqa: PT017 - some parts are not needed
