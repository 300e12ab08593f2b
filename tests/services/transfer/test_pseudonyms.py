"""Names are replaced on the way in and on the way out, wherever they stand."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.codebook.values import Place
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.text.normalization import sha256
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.core.text.span import Span, cut
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.pseudonyms import tables as pseudonym_tables
from tests.services.transfer.projects import Make

TEXT = "Fayez Seraj said: “We, the family of Seraj, will stay.” Seraj’s men, Prime Minister Seraj."
TABLE = {"Fayez Seraj": "Person 1", "Seraj": "P1", "Gharyan": "Town A"}
KNOWN = Pseudonyms(TABLE)


@pytest.fixture
def coded(make: Make) -> Project:
    project = make("Ada")
    article = Article(
        "a",
        "SERAJ stays",
        TEXT,
        sha256(TEXT),
        author="Fayez Seraj",
        url="https://a.example/fayez-seraj-stays",
        metadata={"file": "seraj.txt", "file_sha256": "0", "people": ["Fayez Seraj"]},
        note="Ask Seraj",
    )
    actor = Actor(
        "b",
        "Fayez Seraj",
        "person",
        ("Seraj", "al-Sarraj"),
        "LBY",
        "Of the Seraj family",
        {"wikidata": "Q1"},
    )
    with project.writing("Import 1 article") as unit:
        unit.create_all([article, actor])
    record = project.records.create("a", "quote", [Span(18, 55)])
    evidence = (cut(TEXT, Span(0, 11)),)
    record = project.records.set_values(
        record, "speaker", [FieldValue("Fayez Seraj", "b", evidence)]
    )
    project.notes.note_record(record, "Seraj again")
    event = project.records.create("a", "event", [Span(56, 67), Span(84, 89)])
    project.records.set_values(event, "place", [FieldValue(Place("Gharyan", "LBY", 32.1, 13.0))])
    return project


@pytest.mark.parametrize("format_name", ["json", "jsonl", "csv", "xlsx", "report", "docx", "brat"])
def test_no_name_goes_out(coded: Project, tmp_path: Path, format_name: str) -> None:
    out = tmp_path / "out"
    export(coded, out, format=format_name, pseudonyms=KNOWN)
    for _, text in pseudonym_tables._texts(pseudonym_tables._written(out)):
        assert not KNOWN.found(text)
        assert "seraj" not in text.casefold()


def test_spans_move_with_their_words(coded: Project, tmp_path: Path, make: Make) -> None:
    export(coded, tmp_path / "out.json", pseudonyms=KNOWN)
    data = json.loads((tmp_path / "out.json").read_text())
    [article] = data["articles"]
    text = article["text"]
    assert text == KNOWN.replaced(TEXT).text
    assert article["sha256"] == sha256(text)
    assert (article["title"], article["author"], article["url"]) == ("P1 stays", "Person 1", "")
    assert article["metadata"] == {"file": "", "people": ["Person 1"]}
    quote, event = article["records"]
    [span] = quote["spans"]
    assert span["text"] == "“We, the family of P1, will stay.”"
    assert text[span["start"] : span["end"]] == span["text"]
    [speaker] = quote["fields"]["speaker"]
    assert (speaker["value"], speaker["spans"][0]["text"]) == ("Person 1", "Person 1")
    assert [each["text"] for each in event["spans"]] == ["P1’s men", "P1"]
    [place] = event["fields"]["place"]
    assert place["value"] == {"kind": "place", "name": "Town A"}
    [actor] = data["actors"]
    assert (actor["name"], actor["aliases"], actor["identifiers"]) == (
        "Person 1",
        ["P1", "al-Sarraj"],
        {},
    )
    other = make("Ben")
    assert import_paths(other, [tmp_path / "out.json"]).records == 2
    assert not check(other)


def test_nothing_is_stored_of_a_name_on_the_way_in(
    coded: Project, tmp_path: Path, make: Make
) -> None:
    export(coded, tmp_path / "whole.json")
    (tmp_path / "seraj.txt").write_text("Seraj left Gharyan.", encoding="utf-8")
    other = make("Ben")
    report = import_paths(
        other, [tmp_path / "whole.json", tmp_path / "seraj.txt"], pseudonyms=KNOWN
    )
    assert (report.articles, report.records, report.problems) == (2, 2, [])
    assert "P1 left Town A." in [article.text for article in other.articles.all()]
    assert not check(other)
    export(other, tmp_path / "again.json")
    pseudonym_tables.require_none(tmp_path / "again.json", KNOWN)
    # The same files again bring nothing.
    again = import_paths(other, [tmp_path / "seraj.txt"], pseudonyms=KNOWN)
    assert (again.articles, len(again.duplicates)) == (0, 1)


def test_what_cannot_be_replaced_stops_the_export(coded: Project, tmp_path: Path) -> None:
    word = coded.codebook.types[0].label
    with pytest.raises(AnnotatorError, match="perhaps in the codebook"):
        export(coded, tmp_path / "out.json", pseudonyms=Pseudonyms({word: "X"}))
    assert not list(tmp_path.glob("out*"))
    # What somebody else put into the folder stays, whatever stands in it.
    (tmp_path / "folder").mkdir()
    export(coded, tmp_path / "folder", format="csv")
    (tmp_path / "folder" / "mine.txt").write_text(word, encoding="utf-8")
    with pytest.raises(AnnotatorError, match="perhaps in the codebook"):
        export(coded, tmp_path / "folder", format="csv", pseudonyms=Pseudonyms({word: "X"}))
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["mine.txt"]


def test_a_name_in_a_field_of_a_codebook_does_not_come_in(
    coded: Project, make: Make, tmp_path: Path
) -> None:
    export(coded, tmp_path / "out.json")
    label = coded.codebook.types[0].fields[0].label
    report = import_paths(make("Ben"), [tmp_path / "out.json"], pseudonyms=Pseudonyms({label: "X"}))
    assert label in report.problems[0].reason


def test_a_name_in_the_help_of_the_codebook_is_replaced_too(
    coded: Project, make: Make, tmp_path: Path
) -> None:
    assert "the mayor" in str(coded.codebook)
    export(coded, tmp_path / "out.json", pseudonyms=Pseudonyms({"the mayor": "Person 1"}))
    assert "the mayor" not in (tmp_path / "out.json").read_text(encoding="utf-8")
    other = make("Ben")
    assert import_paths(other, [tmp_path / "out.json"]).problems == []
    assert not check(other)


def test_labels_that_name_somebody_are_not_imported(make: Make, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Seraj left.", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tSeraj 0 5\tSeraj\n", encoding="utf-8")
    project = make("Ada")
    report = import_paths(project, [tmp_path / "a.txt", tmp_path / "a.ann"], pseudonyms=KNOWN)
    assert "a type, field, choice or label" in report.problems[0].reason
    assert project.counts().articles == 0
    assert "Seraj" not in str(project.codebook)
    with pytest.raises(InputError, match="Rename it"):
        import_paths(
            project, [tmp_path / "a.txt", tmp_path / "a.ann"], pseudonyms=KNOWN, strict=True
        )


def test_a_table_of_the_registry(tmp_path: Path) -> None:
    seraj = Actor("1", "Fayez Seraj", "person", ("Prime Minister Seraj",))
    actors = [seraj, Actor("2", "Ali Omar"), Actor("3", "Huda Omar"), Actor("4", "UN", "body")]
    made = pseudonym_tables.table_of_actors(actors)
    assert made.table == {
        "Fayez Seraj": "Person 1",
        "Seraj": "Person 1",
        "Prime Minister Seraj": "Person 1",
        "Ali Omar": "Person 2",
        "Huda Omar": "Person 3",
    }
    pseudonym_tables.write_table(made, tmp_path / "t.csv")
    assert pseudonym_tables.read_table(tmp_path / "t.csv").table == made.table
    with pytest.raises(AnnotatorError, match="no name"):
        pseudonym_tables.table_of_actors([replace(seraj, kind="body")])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Seraj,P1,x\n", "a name and its pseudonym"),
        (b"Seraj\n", "a name and its pseudonym"),
        (b"Seraj,P1\nSeraj,P2\n", "two pseudonyms"),
        (b"name,pseudonym\n", "no name"),
        (b"Seraj,Old Seraj\n", "holds “Seraj”"),
        (b"\xff\xfe", "no CSV file in UTF-8"),
    ],
)
def test_tables_that_are_none(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    with pytest.raises(InputError, match=reason):
        pseudonym_tables.read_table(tmp_path / "t.csv")
