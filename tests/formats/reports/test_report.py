"""The report shows every word and record, holds all that it needs, and runs nothing."""

import re
from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.record_reading import codes_of
from annotator.core.errors import AnnotatorError
from annotator.core.text.marks import Mark, direction, segments
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.content import CodedArticle
from annotator.formats.reports import report
from annotator.formats.reports.report_charts import bars, timeline
from tests.formats.contents import Made, projects

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
NASTY = "<script>alert(1)</script> & \"'><img src=x onerror=y> </div>]]>"
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Reader(HTMLParser):
    """Checks that elements are closed in order, and gathers what is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        given = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            self.ids.append(given["id"])
        if tag not in VOID:
            self.open.append("#text" if given.get("class") == "text" else tag)
            if self.open[-1] == "#text":
                self.texts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        opened = self.open.pop()
        assert tag == ("div" if opened == "#text" else opened)

    def handle_data(self, data: str) -> None:
        if "#text" in self.open and "sup" not in self.open:
            self.texts[-1] += data


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    assert not reader.open
    return reader


@given(project=projects())
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_text_and_record_is_shown(project: Made, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    report.write(project, out)
    reader = read(out)
    assert reader.texts == [coded.article.text for coded in project.all_articles]
    assert len(set(reader.ids)) == len(reader.ids)
    records = {f"r-{record.id}" for record in project.records()}
    assert records <= set(reader.ids)
    inner = {
        value[1:] for _, name, value in reader.attributes if name == "href" and value[0] == "#"
    }
    assert inner <= set(reader.ids)
    assert records <= inner


@given(
    text=st.text("aé😀שמ \n<&", min_size=1, max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8),
)
def test_segments_are_the_text_again(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Mark(min(pair), min(max(pair), len(text)), f"Q{n}", "blue", f"r{n}")
        for n, pair in enumerate(spans)
        if min(pair) < min(max(pair), len(text))
    ]
    found = list(segments(text, marks))
    assert "".join(segment.text for segment in found) == text
    ended = Counter(mark for segment in found for mark in segment.ending)
    assert ended == Counter(marks)
    for mark in marks:
        inside = "".join(segment.text for segment in found if mark in segment.marks)
        assert inside == text[mark.start : mark.end]


def made(
    text: str = f"{NASTY} said he.", *, published: str = "", url: str = "", language: str = ""
) -> Made:
    quote = RecordType(
        "quote",
        f"Quote {NASTY}",
        "quotes",
        "Q",
        "blue",
        help=NASTY,
        fields=(
            Field("note", f"Note {NASTY}", "text"),
            Field("review", "Review", "url", many=True),
        ),
    )
    claim = RecordType("claim", "Claim", "claims", "", "green")
    values = {
        "note": (FieldValue(NASTY, spans=(Fragment(0, 4, text[:4]),)),),
        "review": (FieldValue("javascript:alert(1)"), FieldValue('https://a.example/?q="x"&y')),
    }
    first = Fragment(0, 8, text[:8])
    records = [
        Record("r1", "x", "quote", "c", "done", MOMENT, MOMENT, (first,), values),
        Record("r2", "x", "claim", "c", "draft", MOMENT, MOMENT, (Fragment(4, 12, text[4:12]),)),
    ]
    article = Article(
        "x",
        NASTY,
        text,
        sha256(text),
        language=language,
        source=NASTY,
        author=NASTY,
        published=published,
        url=url,
    )
    status = ArticleStatus("x", "c", "nothing", NASTY)
    return Made(
        ProjectInfo("p", NASTY, MOMENT),
        Codebook("b", NASTY, (quote, claim)),
        [Coder("c", NASTY)],
        [],
        [CodedArticle(article, [status], records)],
        [Link("l", "r1", "r2", "makes"), Link("m", "r1", "gone", "repeats")],
    )


def test_nothing_in_it_runs_or_is_fetched(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    report.write(made(url="javascript:alert(1)"), out)
    reader = read(out)
    assert not {"script", "img", "link", "iframe", "object", "embed", "form"} & set(reader.tags)
    for tag, name, value in reader.attributes:
        assert not name.startswith("on")
        assert name not in ("src", "srcset", "action", "data", "background", "xlink:href")
        if name == "href":
            assert tag == "a"
            assert value.startswith(("#", "https://a.example/"))
    assert ("a", "href", 'https://a.example/?q="x"&y') in reader.attributes
    page = out.read_text(encoding="utf-8")
    assert "url(" not in page
    assert "@import" not in page
    tree = html.fromstring(page)
    assert tree.xpath("string(//h1)") == NASTY
    assert NASTY in tree.xpath("string(//article//h2)")
    assert tree.xpath("string(//dl/dd[1])") == f"{NASTY} “<scr”"


def test_overlaps_are_told_without_colour_and_links_lead_both_ways(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    report.write(made(published="2017-02-19"), out)
    tree = html.fromstring(out.read_text(encoding="utf-8"))
    (text,) = tree.xpath("//div[@class='text']")
    assert [(mark.get("title"), mark.text) for mark in text.xpath("mark")] == [
        ("Q1", "<scr"),
        ("Q1 C1", "ipt>"),
        ("C1", "aler"),
    ]
    assert [sup.text_content() for sup in text.xpath("sup")] == ["Q1", "C1"]
    overlap = text.xpath("mark[2]")[0]
    assert overlap.get("style").count("var(--") == 2
    rows = tree.xpath("//table[@class='records']/tbody/tr")
    assert [row.get("id") for row in rows] == ["r-r1", "r-r2"]
    assert "makes C1" in rows[0].text_content()
    assert "is made by Q1" in rows[1].text_content()
    (ends, gone) = tree.xpath("//section[@id='links']//tbody/tr")
    assert re.match(r"Q1 .*makes.*C1 ", ends.text_content(), re.DOTALL)
    assert "not in this report" in gone.text_content()
    assert tree.xpath("//figure//svg//rect[@class='i-blue']")


def test_right_to_left_is_said(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    report.write(made("قال الوزير إن المحادثات مستمرة.", language="ar"), out)
    (text,) = html.fromstring(out.read_text(encoding="utf-8")).xpath("//div[@class='text']")
    assert (text.get("dir"), text.get("lang")) == ("rtl", "ar")
    assert direction("123 “Hello”") == direction("…") == "ltr"
    assert direction("123 “שלום”") == "rtl"


def test_counts_sum_up_what_is_too_much() -> None:
    chart = "".join(bars("T", [(f"n{n}", 100 - n) for n in range(20)]))
    assert chart.count("<rect") == 15
    assert "5 more</th><td></td><td>415</td>" in chart
    assert "".join(bars("T", [])) == "".join(timeline("T", {}, [])) == ""
    types = [("q", "Quote", "blue"), ("none", "None", "green")]
    few = "".join(timeline("T", {"2017-01": Counter(q=2), "2017-12": Counter(q=1)}, types))
    assert few.count("<g>") == 12
    assert "None" not in few
    many = "".join(timeline("T", {"1990-01": Counter(q=2), "2017-12": Counter(q=1)}, types))
    assert many.count("<g>") == 28
    assert "1990: Quote 2" in many


def test_letters_of_types_are_never_the_same() -> None:
    types = [("quote", "Q"), ("claim", ""), ("event", "C"), ("cl", ""), ("c", "")]
    codebook = Codebook("b", "B", tuple(RecordType(k, k, f"{k}s", x, "") for k, x in types))
    codes = codes_of(codebook)
    assert codes == {"quote": "Q", "event": "C", "claim": "CL", "cl": "cl-", "c": "c-"}


def test_a_report_needs_a_project(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="with its codebook"):
        report.write(replace(made(), codebook=None), tmp_path / "out.html")
    assert list(tmp_path.iterdir()) == []
