"""Tables give an article a row, whoever wrote them, and name every row that does not hold."""

import csv
import tracemalloc
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import AnnotatorError, InputError
from annotator.formats.parsing.table_columns import columns_of_file, columns_of_text, layout_of
from annotator.formats.parsing.table_dates import Dates
from annotator.formats.tables import csv_read as csv_reading
from annotator.formats.tables.content import TableContent
from tests.messages import said


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"a{next(numbers)}"


def surveyed(content: TableContent) -> list[Article]:
    hashes = list(content.text_hashes())
    articles = [coded.article for coded in content.articles()]
    assert [article.sha256 for article in articles] == hashes
    assert [coded.article for coded in content.articles()] == articles
    return articles


def reading(tmp_path: Path, data: str | bytes, name: str = "a.csv", **columns: str) -> TableContent:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return TableContent(csv_reading.CsvTable(path), ids(), columns)


def test_a_row_is_an_article(tmp_path: Path) -> None:
    rows = 'Headline,OUTLET,by line,Date,Link,lang,ID,Full  Text,Empty\r\n"A, b",The Bell,Ada,'
    rows += '3 March 2017,https://a.example,en,7,"He said\r\n“no”, ""twice""",\r\n\r\n'
    content = reading(tmp_path, rows)
    (article,) = surveyed(content)
    assert article.title == "A, b"
    assert article.text == 'He said\n“no”, "twice"'
    assert (article.source, article.author, article.language) == ("The Bell", "Ada", "en")
    assert (article.published, article.url) == ("2017-03-03", "https://a.example")
    assert {**article.metadata, "file_sha256": ""} == {
        "file": "a.csv",
        "file_sha256": "",
        "ID": "7",
    }
    assert not content.problems
    assert not said(content.notes)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["titre", "texte", "rubrique"])
        for n in range(30):
            words = "où même l’hôtel, la forêt et la grâce naïve cèdent"
            text = f"Le président a déclaré, hier; « élu » | réélu\tà Besançon, {words}, n° {n}."
            writer.writerow([f"Élection {n}", text, "France"])
    content = TableContent(csv_reading.CsvTable(path), ids(), {})
    articles = surveyed(content)
    assert len(articles) == 30
    assert articles[3].title == "Élection 3"
    assert "« élu » | réélu\tà Besançon" in articles[3].text
    assert articles[3].metadata["rubrique"] == "France"
    assert any("read as cp125" in note for note in said(content.notes)) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (["Überschrift", "Volltext", "Quelle"], {"title": 0, "text": 1, "source": 2}),
        (["العنوان", "النص", "التاريخ"], {"title": 0, "text": 1, "published": 2}),
        (["article", "text", "title", "headline"], {"text": 1, "title": 2}),
        (["TITULAR", "Cuerpo", "periodico"], {"title": 0, "text": 1, "source": 2}),
        (["标题", "正文", "日期"], {"title": 0, "text": 1, "published": 2}),
    ],
)
def test_columns_are_told_by_their_names(header: Sequence[str], known: dict[str, int]) -> None:
    assert layout_of("a.csv", header, {}).known == known


def test_columns_can_be_named(tmp_path: Path) -> None:
    data = "what,says,text,title\nOne,Words,other,Not this\n"
    content = reading(tmp_path, data, text="Says", title="what")
    (article,) = surveyed(content)
    assert (article.title, article.text) == ("One", "Words")
    assert (article.metadata["text"], article.metadata["title"]) == ("other", "Not this")
    with pytest.raises(InputError, match=r"no column “nope”. Its columns are: “what”, “says”"):
        reading(tmp_path, data, text="nope")
    with pytest.raises(InputError, match=r"“a”, “b”. Say which it is with --columns text=NAME"):
        reading(tmp_path, "a,b\n1,2\n")


def test_what_a_person_says_of_columns(tmp_path: Path) -> None:
    assert columns_of_text("headline=Title A, text=B") == {"title": "Title A", "text": "B"}
    for wrong, why in (("text", "does not say which"), ("colour=x", "has no “colour”")):
        with pytest.raises(AnnotatorError, match=why):
            columns_of_text(wrong)
    path = tmp_path / "columns.yaml"
    path.write_text("text: Body, whole\noutlet: Paper\n")
    assert columns_of_file(path) == {"text": "Body, whole", "source": "Paper"}
    for broken in ("- text", "text: [a]", "a: b: c", "colour: x", "", "&a [*a]"):
        path.write_text(broken)
        with pytest.raises(InputError):
            columns_of_file(path)


def test_bad_rows_are_named_by_line_and_the_others_read(tmp_path: Path) -> None:
    rows = 'title,text\nA,"one\ntwo"\nB\nC,\nD,"a "b" c"\nE,x,y\nF,nul\0\nG,last\nH,"open\nrest'
    content = reading(tmp_path, rows)
    assert [article.title for article in surveyed(content)] == ["A", "G"]
    found = [(problem.place, problem.reason) for problem in content.problems]
    assert [place for place, _ in found] == [f"line {n}" for n in (4, 5, 6, 7, 8, 10)]
    for (_, reason), expected in zip(
        found,
        ("1 cells and the header 2", "no text in “text”", "not doubled", "3 cells", "NUL", "quote"),
        strict=True,
    ):
        assert expected in reason


@pytest.mark.parametrize("data", [b"", b"\n\n", b"title,text\n", b"title,body of evidence\nA,b\n"])
def test_a_file_without_articles_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError):
        surveyed(reading(tmp_path, data))


def test_excel_names_the_delimiter_in_a_line_of_its_own(tmp_path: Path) -> None:
    (article,) = surveyed(reading(tmp_path, "sep=;\r\ntitle;text\r\nA;b, c\r\n"))
    assert (article.title, article.text) == ("A", "b, c")


def test_tables_of_an_export_are_not_taken_for_articles(tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text("record_id,article_id,title,text\nr,a,T,x\n")
    assert csv_reading.is_of_an_export(path)
    with pytest.raises(InputError, match="table of an export"):
        TableContent(csv_reading.CsvTable(path), ids(), {})
    assert not csv_reading.is_of_an_export(tmp_path / "none.csv")


def test_dates_are_read_as_the_column_writes_them() -> None:
    def read(*written: str) -> tuple[list[str], str]:
        dates = Dates()
        for n, each in enumerate(written):
            dates.see(each, f"line {n}")
        return [dates.iso(each) for each in written], " ".join(said(dates.notes()))

    assert read("03/04/2017", "19/02/2017 7:05 PM")[0] == ["2017-04-03", "2017-02-19T19:05:00"]
    assert read("03/04/2017", "02/19/17")[0] == ["2017-03-04", "2017-02-19"]
    found, note = read("03/04/2017", "yesterday")
    assert found == ["", ""]
    assert "2 dates were not understood" in note
    assert read("03.04.2017", "2017-02-19T10:00:00Z", "31/31/2017", "Feb 3, 2017")[0] == [
        "2017-04-03",
        "2017-02-19T10:00:00+00:00",
        "",
        "2017-02-03",
    ]
    assert read("03/04/2017", "13/04/2017", "04/13/2017")[0] == ["", "2017-04-13", "2017-04-13"]


def test_a_large_table_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("title,text\n")
        for n in range(3000):
            file.write(f"T{n},{n} {'word ' * 400}\n")
    content = TableContent(csv_reading.CsvTable(path), ids(), {})
    tracemalloc.start()
    try:
        assert sum(1 for _ in content.text_hashes()) == 3000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000 < path.stat().st_size
    finally:
        tracemalloc.stop()
