"""The tables hold every value, in a shape that R, pandas and Excel read."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.core.codebook.cells import join
from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.codebook.values import Place, Range, display
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, joined_text
from annotator.formats import export_manifest
from annotator.formats.content import CodedArticle
from annotator.formats.tables import csv_write as csv_tables
from tests.formats.contents import CODEBOOK, Made, projects

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
TEXT = "“We will”, he said, “not go”."


def rows(folder: Path, name: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, strict=True))


def split(cell: str, many: bool) -> list[str]:
    """A cell's values, as docs/formats.md says to take it apart."""
    if not many:
        return [cell]
    return [
        part.replace("\\\\", "\0").replace("\\|", "|").replace("\0", "\\")
        for part in cell.split(" | ")
    ]


@given(project=projects())
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_value_is_in_the_tables(project: Made, tmp_path: Path) -> None:
    out = Path(mkdtemp(dir=tmp_path))
    csv_tables.write(project, out)

    articles = rows(out, "articles")
    assert [row["text"] for row in articles] == [c.article.text for c in project.all_articles]
    actors = {actor.id: actor.name for actor in project.all_actors}
    assert {row["actor_id"]: row["name"] for row in rows(out, "actors")} == actors
    assert [row["link_id"] for row in rows(out, "links")] == [x.id for x in project.all_links]

    found = {row["record_id"]: row for row in [*rows(out, "quotes"), *rows(out, "events")]}
    evidence = [
        (row["record_id"], row["field"], int(row["ordinal"]), int(row["start"]), row["text"])
        for row in rows(out, "evidence")
    ]
    assert len(found) == len(project.records())
    expected: list[Any] = []
    for record in project.records():
        row = found[record.id]
        assert row["text"] == joined_text(record.spans)
        assert int(row["start"]) == record.spans[0].start
        expected += [(record.id, "", 1, s.start, s.text) for s in record.spans]
        for field in CODEBOOK.type(record.type).fields:
            values = record.fields.get(field.key, ())
            check_cells(row, field, values, actors)
            expected += [
                (record.id, field.key, n, s.start, s.text)
                for n, value in enumerate(values, 1)
                for s in value.spans
            ]
    assert evidence == expected


def check_cells(
    row: dict[str, str], field: Field, values: tuple[FieldValue, ...], actors: dict[str, str]
) -> None:
    if not any(value.value is not None for value in values):
        assert row[field.key] == ""
        return
    cells = split(row[field.key], field.many)
    assert len(cells) == len(values)
    for n, (cell, value) in enumerate(zip(cells, values, strict=True)):
        assert cell == expected_cell(field, value, actors)
        for name, part in parts(value):
            assert float(split(row[f"{field.key}_{name}"], field.many)[n]) == part


def expected_cell(field: Field, value: FieldValue, actors: dict[str, str]) -> str:
    match value.value:
        case None:
            return ""
        case bool():
            return str(value.value).lower()
        case Place():
            return value.value.name
        case Range():
            return display(field, value.value)
        case _:
            return actors[value.actor] if value.actor else str(value.value)


def parts(value: FieldValue) -> list[tuple[str, float]]:
    found: dict[str, float | None] = {}
    match value.value:
        case Place():
            found = {"lat": value.value.lat, "lon": value.value.lon}
        case Range():
            found = {"low": value.value.low, "high": value.value.high}
        case _:
            pass
    return [(name, part) for name, part in found.items() if part is not None]


def test_joined_values_can_be_told_apart() -> None:
    values = ["a | b", "c\\", "", "| d |", "\\|"]
    assert split(join(values), many=True) == values
    assert join(["", ""]) == ""


def project(*fields: Field, values: dict[str, tuple[FieldValue, ...]]) -> Made:
    spans = (Fragment(1, 8, "We will"), Fragment(21, 27, "not go"))
    article = Article("x1", "Talks", TEXT, sha256(TEXT), source="The Bell", published="2017-03-03")
    record = Record("r1", "x1", "event", "c1", "done", MOMENT, MOMENT, spans, values)
    status = ArticleStatus("x1", "c1", "nothing", "an opinion", relevant=False)
    codebook = Codebook(
        "small", "Small", (RecordType("event", "Event", "events", "E", "green", fields=fields),)
    )
    return Made(
        ProjectInfo("p1", "P", MOMENT),
        codebook,
        [Coder("c1", "Ada")],
        [Actor("a1", "Ilan Dorr", identifiers={"wikidata": "Q1"})],
        [CodedArticle(article, [status], [record])],
        [Link("l1", "r1", "r1", "repeats")],
    )


def test_a_record_has_its_article_beside_it(tmp_path: Path) -> None:
    fields = (
        Field("source", "Source", "text"),
        Field("actor", "Actor", "actor", many=True),
        Field("negated", "Negated", "boolean"),
        Field("deaths", "Deaths", "range"),
    )
    values = {
        "source": (FieldValue("a ministry"),),
        "actor": (FieldValue("Dorr", "a1"), FieldValue("a man"), FieldValue(None)),
        "negated": (FieldValue(False),),
        "deaths": (FieldValue(Range(3, None)),),
    }
    csv_tables.write(project(*fields, values=values), tmp_path / "out")
    [row] = rows(tmp_path / "out", "events")
    assert row == {
        "record_id": "r1",
        "article_id": "x1",
        "title": "Talks",
        "source": "The Bell",
        "published": "2017-03-03",
        "coder": "Ada",
        "state": "done",
        "start": "1",
        "end": "27",
        "text": "We will … not go",
        "working_note": "",
        "look_again": "false",
        "metadata": "",
        "origin": "",
        "event_source": "a ministry",
        "actor": "Ilan Dorr | a man | ",
        "actor_id": "a1 |  | ",
        "negated": "false",
        "deaths": "3+",
        "deaths_low": "3",
        "deaths_high": "",
    }
    [article] = rows(tmp_path / "out", "articles")
    assert (article["status"], article["reason"]) == ("Ada: nothing", "Ada: an opinion")
    assert article["relevant"] == "Ada: false"
    [actor] = rows(tmp_path / "out", "actors")
    assert actor["identifiers"] == "wikidata:Q1"


def test_lines_end_as_rfc_4180_has_it(tmp_path: Path) -> None:
    csv_tables.write(project(values={}), tmp_path / "out")
    data = (tmp_path / "out" / "events.csv").read_bytes()
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    assert not data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_for_excel_no_cell_is_a_formula_and_numbers_stay(tmp_path: Path, start: str) -> None:
    fields = (Field("note", "Note", "text"), Field("change", "Change", "number"))
    values = {"note": (FieldValue(f"{start}1+1"),), "change": (FieldValue(-3),)}
    csv_tables.write(project(*fields, values=values), tmp_path / "out", spreadsheet=True)
    assert (tmp_path / "out" / "events.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    [row] = rows(tmp_path / "out", "events", "utf-8-sig")
    assert row["note"] == f"'{start}1+1"
    assert row["change"] == "-3"

    csv_tables.write(project(*fields, values=values), tmp_path / "plain")
    [row] = rows(tmp_path / "plain", "events")
    assert row["note"] == f"{start}1+1"


def test_earlier_export_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    csv_tables.write(project(values={}), out)
    # As versions of old left it, which did not say what was theirs.
    (out / export_manifest.NAME).unlink()
    (out / "events.csv").write_text("old")
    csv_tables.write(project(values={}), out)
    assert len(rows(out, "events")) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]

    (out / "thesis.csv").write_text("precious")
    csv_tables.write(project(values={}), out)
    assert len(rows(out, "events")) == 1
    assert (out / "thesis.csv").read_text() == "precious"
    with pytest.raises(AnnotatorError, match="is a file"):
        csv_tables.write(project(values={}), out / "thesis.csv")


def test_failed_export_leaves_nothing(tmp_path: Path) -> None:
    made = project(values={})
    made.all_articles = [made.all_articles[0], None]  # type: ignore[list-item] - wrong on purpose
    with pytest.raises(AttributeError):
        csv_tables.write(made, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_type_that_is_called_like_another_table_is_refused(tmp_path: Path) -> None:
    made = project(values={})
    made.codebook = Codebook("c", "C", (RecordType("actor", "Actor", "actors", "A", "blue"),))
    with pytest.raises(AnnotatorError, match="another plural"):
        csv_tables.write(made, tmp_path / "out")
