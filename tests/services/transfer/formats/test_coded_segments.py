"""Tables of coded segments beside their texts are coding, whichever tool exported them."""

from pathlib import Path

import pytest

from annotator.formats.registry import BUILT_IN, Group, groups_of
from annotator.formats.tables import coded_segments
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.report import ImportReport
from tests.formats.annotations import articles
from tests.messages import said
from tests.services.transfer.projects import Make

TEXT = "Talks fail\n\nShe said the talks had failed.\n\nThe talks\nhad failed, he said.\n"


def imported(
    project: Project, folder: Path, table: str, name: str = "segments.csv"
) -> tuple[ImportReport, list[tuple[str, str, str]]]:
    (folder / name).write_text(table, encoding="utf-8")
    (folder / "Talks fail.txt").write_text(TEXT, encoding="utf-8")
    report = import_paths(project, [folder])
    coders = {each.id: each.name for each in project.coders.known()}
    [article] = project.articles.all()
    return report, sorted(
        (record.type, article.text[span.start : span.end], coders[record.coder])
        for record in project.records.of_article(article.id)
        for span in record.spans
    )


MAXQDA = (
    "Document group;Document name;Code;Segment;Beginning;End;Coded by\n"
    "Press;Talks fail;Failure;the talks had failed;3;3;ADA\n"
)
ATLAS = (
    '"ID","Quotation Name","Document","Text Content","Codes","Comment","Created by"\n'
    '"1:1","talks","1 Talks fail.txt","the talks had failed","Failure\nTalk","So it is","Ada"\n'
)
NVIVO = (
    "File Name\tCode\tCoded Text\tCoverage\tCoded By Initials\n"
    "Talks fail.docx\tFailure\tthe  talks had failed\t2%\tAH\n"
)
DEDOOSE = (
    "Media Title,Excerpt Range,Excerpt Copy,Codes Applied Combined,Excerpt Creator\n"
    'Talks fail.txt,21-41,the talks had failed,"Failure, Talk",ada\n'
)
WORDS = "the talks had failed"


@pytest.mark.parametrize(
    ("name", "table", "found"),
    [
        ("segments.csv", MAXQDA, [("Failure", WORDS, "ADA")]),
        (
            "a.csv",
            ATLAS,
            [("Failure", WORDS, "Ada"), ("Talk", WORDS, "Ada")],
        ),
        ("nvivo.tsv", NVIVO, [("Failure", WORDS, "AH")]),
        ("dedoose.csv", DEDOOSE, [("Failure", WORDS, "ada"), ("Talk", WORDS, "ada")]),
    ],
)
def test_tables_of_the_tools(
    make: Make, tmp_path: Path, name: str, table: str, found: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    report, records = imported(make("T"), folder, table, name)
    assert not report.problems
    assert [(kind.casefold(), *others) for kind, *others in records] == [
        (code.casefold(), *others) for code, *others in found
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("A;talks had failed;6", ["talks had failed"]),
        ("A;talks had failed;5", ["talks\nhad failed"]),
        # Paragraphs are counted with empty lines or without.
        ("A;talks had failed;2", ["talks had failed"]),
        ("A;talks had failed;\nTalks fail;A;talks had failed;", ["talks\nhad failed", WORDS[4:]]),
    ],
)
def test_the_paragraph_or_the_order_tells_equal_words_apart(
    make: Make, tmp_path: Path, rows: str, found: list[str]
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    table = f"Document;Code;Segment;Beginning\nTalks fail;{rows}\n"
    _, records = imported(make("T"), folder, table)
    assert [words for _, words, _ in records] == found


def test_rows_that_lead_nowhere_are_named_and_the_others_go_in(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    table = (
        "Document,Code,Segment\nTalks fail,Failure,the talks had failed\n"
        "Talks fail,Failure,nobody said this\nGone,Failure,x\nGone,Failure,y\nTalks fail,,z\n"
    )
    report, records = imported(make("T"), folder, table)
    assert len(records) == 1
    assert sorted(str(problem).removeprefix(f"{folder}/") for problem in report.problems) == [
        f"segments.csv, line 3: “nobody said this” does not stand in {folder / 'Talks fail.txt'}.",
        "segments.csv, line 6: the row lacks its document, its code or its words.",
        "segments.csv: 2 segments are of the document “Gone”, whose text does not lie beside.",
    ]


def test_a_table_of_articles_beside_texts_stays_one(tmp_path: Path) -> None:
    text = tmp_path / "Talks fail.txt"
    text.write_text(TEXT)
    for header in ("title,text,code", "source,code,text"):
        table = tmp_path / "articles.csv"
        table.write_text(f"{header}\nThe Bell,Some words,Other words\n")
        groups = list(groups_of([table, text], BUILT_IN))
        assert [g.format.name for g in groups if isinstance(g, Group)] == ["csv", "txt"]
    assert coded_segments.claimed([table]) == []


def _document(name: str) -> bytes:
    words = ("Talks fail", "She said the talks had failed.")
    match name.rpartition(".")[2]:
        case "docx":
            body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in words)
            space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
            return articles.zipped({"word/document.xml": document})
        case "odt":
            return articles.odt("".join(f"<text:p>{each}</text:p>" for each in words))
        case "rtf":
            return b"{\\rtf1\\ansi " + "\\par ".join(words).encode() + b"}"
        case "pdf":
            lines = [(72, 700 - 30 * n, 11, each) for n, each in enumerate(words)]
            return articles.pdf([lines])
        case _:
            paragraphs = "".join(f"<p>{each}</p>" for each in words)
            return f"<html><body><article>{paragraphs}</article></body></html>".encode()


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "pdf", "html"])
def test_the_text_may_be_a_document(project: Project, tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    name = f"Talks fail.{suffix}"
    (folder / name).write_bytes(_document(name))
    (folder / "segments.csv").write_text(MAXQDA)
    report = import_paths(project, [folder])
    assert (report.articles, report.types, report.problems) == (1, {"failure": 1}, [])
    assert not any("left out" in note for note in said(report.notes))
    [article] = project.articles.all()
    [record] = project.records.of_article(article.id)
    assert [span.text for span in record.spans] == [WORDS]


def test_plain_text_goes_before_the_document_that_it_was_made_of(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Talks fail.docx").write_bytes(_document("Talks fail.docx"))
    (folder / "Talks fail.txt").write_text(TEXT)
    (folder / "segments.csv").write_text(MAXQDA)
    import_paths(project, [folder])
    coded = [each for each in list(project.articles.all()) if project.records.of_article(each.id)]
    assert [each.text for each in coded] == [TEXT]
