"""Coded articles as documents: the text as it was, what is coded marked and commented on."""

import itertools
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, Span, cut
from annotator.formats.content import CodedArticle
from annotator.formats.documents import docx, odt
from annotator.formats.documents.coded_body import Coding, Edge, Run, body_paragraphs
from annotator.formats.documents.xml_tree import xml_text
from annotator.formats.format import Format
from annotator.formats.parsing.safe_xml import attribute, local, parsed
from tests.formats.annotations.articles import ARABIC, LEAD
from tests.formats.contents import CODEBOOK, Made, projects

FORMATS = pytest.mark.parametrize("known", [docx.FORMAT, odt.FORMAT], ids=["docx", "odt"])
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TEXT = f"{LEAD}\n\nTwo  spaces,\ttab\nline.\n\n\n{ARABIC} 12 of UNSMIL\n\n \u00a0\n\nEnd \x0b."
QUOTE, EVENT = CODEBOOK.types
_numbers = itertools.count()


def record(number: int, *places: tuple[int, int], type_key: str = "quote", **more: Any) -> Record:
    spans = tuple(cut(TEXT, Span(*place)) for place in places)
    return Record(str(number), "a", type_key, "c", "done", MOMENT, MOMENT, spans, **more)


def made(*records: Record, text: str = TEXT, links: tuple[Link, ...] = ()) -> Made:
    article = Article("a", "Talks <end>", text, sha256(text), "en", "Gazette", "Ada", "2017-03-03")
    info = ProjectInfo("p", "Project", MOMENT)
    coded = CodedArticle(article, (), records)
    return Made(info, CODEBOOK, [Coder("c", "Ben & co")], [], [coded], links)


def written(known: Format, project: Made, folder: Path) -> list[Path]:
    assert known.writer is not None
    out = folder / f"out{next(_numbers)}"
    known.writer.write(project, out)
    return sorted(out.glob(f"*{known.extensions[0]}"))


def read_again(known: Format, path: Path) -> Article:
    read = docx.read if known is docx.FORMAT else odt.read
    [coded] = read(path, lambda: "id").articles()
    return coded.article


def parts(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: parsed(name, archive.read(name)) for name in names}


def found(node: Any, name: str) -> list[Any]:
    return [each for each in node.iter() if local(each) == name]


def value(node: Any, name: str) -> str:
    return attribute(node, name)


def words(node: Any) -> str:
    return "".join(node.itertext())


@FORMATS
@given(project=projects())
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_text_is_read_again(known: Format, project: Made, tmp_path: Path) -> None:
    paths = written(known, project, tmp_path)
    texts = [coded.article.text for coded in project.articles()]
    for path, text in zip(paths, texts, strict=True):
        assert read_again(known, path).text == xml_text(text).strip(" \t\n\r\f\v")


@FORMATS
def test_text_title_and_language_are_read_again(known: Format, tmp_path: Path) -> None:
    [path] = written(known, made(record(1, (0, 5))), tmp_path)
    assert path.stem == "000001-talks-end"
    again = read_again(known, path)
    assert again.text == TEXT.replace("\x0b", "\ufffd")
    assert (again.title, again.author, again.language) == ("Talks <end>", "Ada", "en")


@given(st.text(st.sampled_from("ab \n\t\u00a0\x0b"), max_size=12))
def test_paragraphs_join_to_the_text(text: str) -> None:
    spans = body_paragraphs(text)
    assert "\n\n".join(text[span.start : span.end] for span in spans) == text
    assert len(spans) == 1 or all(text[span.start : span.end].strip() for span in spans)


def test_overlapping_and_discontinuous_records_are_marked_where_they_lie() -> None:
    project = made(
        record(1, (0, 30)),
        record(2, (6, 16), type_key="event"),
        record(3, (40, 50), (60, 70)),
        record(4, (len(LEAD) - 3, len(LEAD) + 8), type_key="event"),
        record(5),
    )
    coding = Coding(project, "out")
    document = coding.document(next(project.articles()))
    marked: dict[str, list[Fragment]] = {}
    begun: dict[int, int] = {}
    comments: dict[str, tuple[int, int]] = {}
    spans = body_paragraphs(TEXT)
    for span, paragraph in zip(spans, document.paragraphs(), strict=True):
        offset = span.start
        for piece in paragraph.pieces:
            if isinstance(piece, Edge):
                if piece.is_start:
                    begun[piece.comment] = offset
                else:
                    label = document.comments[piece.comment].label
                    comments[label] = (begun.pop(piece.comment), offset)
                continue
            for mark in piece.marks:
                known = marked.setdefault(mark.label, [])
                end = offset + len(piece.text)
                if known and known[-1].end == offset:
                    known[-1] = cut(TEXT, Span(known[-1].start, end))
                else:
                    known.append(cut(TEXT, Span(offset, end)))
            offset += len(piece.text)
        assert offset == span.end
    assert not begun
    assert comments == {
        "Q1": (0, 30),
        "Q2": (0, 0),
        "E1": (6, 16),
        "Q3": (40, 70),
        "E2": (len(LEAD) - 3, len(LEAD) + 8),
    }
    places = {key: [(each.start, each.end) for each in of] for key, of in marked.items()}
    assert places == {
        "Q1": [(0, 30)],
        "E1": [(6, 16)],
        "Q3": [(40, 50), (60, 70)],
        # What lies between paragraphs is in none.
        "E2": [(len(LEAD) - 3, len(LEAD)), (len(LEAD) + 2, len(LEAD) + 8)],
    }
    [inner] = {
        coding.look(run.marks)
        for run in next(document.paragraphs()).pieces
        if isinstance(run, Run) and len(run.marks) == 2
    }
    assert inner.several
    assert inner.fill == coding.colours(EVENT.colour)[0]
    assert inner.line == coding.colours(QUOTE.colour)[1]


@FORMATS
def test_each_record_has_a_comment(known: Format, tmp_path: Path) -> None:
    values = {"a_text": (FieldValue("said", None, (cut(TEXT, Span(6, 11)),)),)}
    link = Link("l", "1", "2", "supports")
    project = made(
        record(1, (0, 5), (6, 17), fields=values),
        record(2, (3, 9), type_key="event"),
        links=(link,),
    )
    [path] = written(known, project, tmp_path)
    whole = parts(path)
    if known is docx.FORMAT:
        comments = found(whole["word/comments.xml"], "comment")
        authors = [value(each, "author") for each in comments]
        labels = [value(each, "initials") for each in comments]
        body = whole["word/document.xml"]
        edges = [
            [value(each, "id") for each in found(body, name)]
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        ]
        assert edges == [["0", "1"], ["1", "0"], ["1", "0"]]
        lines = [[words(line) for line in found(each, "p")] for each in comments]
    else:
        body = whole["content.xml"]
        comments = found(body, "annotation")
        authors = [words(each) for each in found(body, "creator")]
        labels = [words(each) for each in found(body, "creator-initials")]
        assert [value(each, "name") for each in comments] == ["Q1", "E1"]
        assert [value(each, "name") for each in found(body, "annotation-end")] == ["E1", "Q1"]
        lines = [[words(line) for line in found(each, "p")] for each in comments]
    assert authors == ["Ben & co"] * 2
    assert labels == ["Q1", "E1"]
    assert lines == [
        [
            "Q1 Quote · done",
            "“Rival” […] “delegations”",
            "Text: said “deleg”",
            "supports E1",
        ],
        ["E1 Event · done", "is supported by Q1"],
    ]


@FORMATS
def test_right_to_left_is_told(known: Format, tmp_path: Path) -> None:
    [path] = written(known, made(text=ARABIC), tmp_path)
    whole = parts(path)
    if known is docx.FORMAT:
        assert found(whole["word/document.xml"], "rtl")
        assert len(found(whole["word/document.xml"], "bidi")) == 2
    else:
        [paragraph] = found(whole["content.xml"], "p")
        assert value(paragraph, "style-name") == "FirstBackwards"


@FORMATS
def test_what_is_no_project_is_refused(known: Format, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="with its codebook"):
        written(known, replace(made(), codebook=None), tmp_path)
    assert not list(tmp_path.iterdir())


@FORMATS
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_libreoffice_opens_it(known: Format, tmp_path: Path) -> None:
    [path] = written(known, made(record(1, (0, 5), (10, 12)), record(2, (3, 9))), tmp_path)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    # What it writes again in the other's format has the same text and comments.
    other = odt.FORMAT if known is docx.FORMAT else docx.FORMAT
    made_of = tmp_path / "again"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", other.name, "--outdir", made_of, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    [again] = made_of.iterdir()
    assert read_again(other, again).text == TEXT.replace("\x0b", "\ufffd")
    body = parts(again)
    comments = (
        found(body["content.xml"], "annotation")
        if other is odt.FORMAT
        else found(body["word/comments.xml"], "comment")
    )
    assert len(comments) == 2
