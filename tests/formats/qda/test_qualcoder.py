"""Projects of QualCoder, whose window counts otherwise than the rest of it."""

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.formats.qda import qualcoder
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading, values
from tests.messages import said

SCHEMA = """
CREATE TABLE project (databaseversion text, date text, memo text, about text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text,
  owner text, date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, cid integer);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, cid integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer,
  memo text, owner text, date text);
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text,
  caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text,
  id integer, date text, owner text);
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer,
  pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text,
  supercatid integer, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text,
  pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,
  date text, color text, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
INSERT INTO code_cat VALUES (1, 'Frames', '', '', 'How it is told', NULL),
  (2, 'Economy', '', '', '', 1), (3, 'Round', '', '', '', 4), (4, 'About', '', '', '', 3);
INSERT INTO code_name VALUES (1, 'Trade', 'goods', 2, 'ada', '', '#FF0000'),
  (2, 'Claim', '', NULL, 'ada', '', ''), (3, 'Lost', '', 99, '', '', '');
"""
TEXT = "Ministers met 😀😀.\nSmith said ports stay shut. Smith left."


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def project(
    folder: Path,
    *codings: tuple[int, str, Callable[[str], int], str],
    text: str = TEXT,
    more: str = "",
) -> Path:
    """A project with codings: the code, its words, how they are counted, the words kept with it."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "data.qda")) as db:
        db.executescript(SCHEMA)
        db.execute(
            "INSERT INTO source VALUES (1, 'Ports', ?, NULL, 'from the wire', 'ada', "
            "'2020-01-02 03:04:05', NULL, NULL)",
            [text],
        )
        for n, (code, words, count, memo) in enumerate(codings, 1):
            start = count(text[: text.index(words)])
            db.execute(
                "INSERT INTO code_text VALUES (?, ?, 1, ?, ?, ?, 'ada', '2020-01-02', 'sure', "
                "NULL, 1)",
                [n, code, memo, start, start + count(words)],
            )
        db.executescript(more)
    return folder / "data.qda"


def read(*paths: Path) -> list[Record]:
    content = qualcoder.read(paths, reading())
    assert content.problems == []
    return [record for coded in content.articles() for record in coded.records]


@pytest.mark.parametrize(
    ("count", "memo"),
    [(len, "Smith"), (units, "Smith"), (len, ""), (len, "Nobody at all")],
)
def test_the_words_tell_how_places_are_counted(
    tmp_path: Path, count: Callable[[str], int], memo: str
) -> None:
    content = qualcoder.read([project(tmp_path / "p.qda", (1, "Smith", count, memo))], reading())
    assert bool(content.problems) == (memo == "Nobody at all")
    [coded] = content.articles()
    [record] = coded.records
    assert record.spans[0].text == "Smith"
    assert record.spans[0].start == TEXT.index("Smith")


def test_codings_of_the_window_and_of_other_tools_stand_side_by_side(tmp_path: Path) -> None:
    path = project(
        tmp_path / "p.qda",
        (1, "Smith", units, "Smith"),
        (2, "ports stay", len, "ports stay"),
        (1, "😀.\nSmith", units, "😀.\u2029Smith"),
        (1, "left", lambda text: len(text) + 9, "left"),
    )
    found = {record.spans[0].text: record for record in read(path)}
    assert set(found) == {"Smith", "ports stay", "😀.\nSmith", "left"}
    assert (found["ports stay"].type, found["Smith"].type) == ("claim", "coding")
    smith = found["Smith"]
    assert (smith.note, smith.coder) == ("sure", "id-ada")
    assert values(smith) == {"code": ["Frames/Economy/Trade"]}
    assert smith.metadata["qualcoder"]["rest"]["important"] is True


def test_line_ends_of_two_characters_are_one_in_the_window(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    path = project(
        tmp_path / "p.qda",
        (1, "Smith", lambda t: units(t.replace("\r\n", "\n")), "Smith"),
        (1, "shut", len, "shut"),
        text=text,
    )
    assert sorted(record.spans[0].text for record in read(path)) == ["Smith", "shut"]


def test_codes_stand_in_their_categories_and_in_codes(tmp_path: Path) -> None:
    more = (
        "ALTER TABLE code_name ADD COLUMN supercid integer;"
        "INSERT INTO code_name VALUES (4, 'Tariffs', '', NULL, '', '', '', 1);"
    )
    content = qualcoder.read([project(tmp_path / "p.qda", more=more)], reading())
    assert content.codebook is not None
    choices = content.codebook.type("coding").field("code").choices
    assert [choice.key for choice in choices] == ["Frames", "Round", "About", "Claim", "Lost"]
    [economy] = choices[0].children
    [trade] = economy.children
    assert (choices[0].help, trade.help) == ("How it is told", "goods")
    assert [choice.key for choice in trade.children] == ["Tariffs"]


def test_attributes_and_cases_are_metadata_and_comments_codings(tmp_path: Path) -> None:
    more = """
    INSERT INTO attribute_type VALUES ('Desk', '', '', '', 'file', 'character'),
      ('Words', '', '', '', 'file', 'numeric'), ('Age', '', '', '', 'case', 'numeric');
    INSERT INTO attribute VALUES (1, 'Desk', 'file', 'A', 1, '', ''),
      (2, 'Words', 'file', '12', 1, '', ''), (3, 'Age', 'case', '40.5', 7, '', ''),
      (4, 'Desk', 'file', 'B', 9, '', ''), (5, 'Empty', 'file', '', 1, '', '');
    INSERT INTO cases VALUES (7, 'Smith', '', '', '');
    INSERT INTO case_text VALUES (1, 7, 1, 0, 0, '', '', ''), (2, 8, 1, 0, 0, '', '', '');
    INSERT INTO annotation VALUES (1, 1, 0, 9, 'which ones?', 'bob', '2020-01-03');
    INSERT INTO journal VALUES (1, 'Day 1', 'begun', '', ''), (2, 'Day 2', '', '', '');
    INSERT INTO code_image VALUES (1, 2, 0, 1);
    INSERT INTO source VALUES (2, 'a.png', NULL, '/images/a.png', '', '', '', NULL, NULL),
      (3, 'b.txt', '', NULL, '', '', '', NULL, NULL);"""
    content = qualcoder.read([project(tmp_path / "p.qda", more=more)], reading())
    [coded] = content.articles()
    assert coded.article.metadata == {
        "file": "p.qda", "created": "2020-01-02 03:04:05", "Desk": "A", "Words": 12, "Age": 40.5,
        "cases": ["Smith"],
    }  # fmt: skip
    assert (coded.article.title, coded.article.note) == ("Ports", "from the wire")
    [comment] = coded.records
    assert (comment.spans[0].text, comment.note, comment.coder) == (
        "Ministers", "which ones?", "id-bob",
    )  # fmt: skip
    assert values(comment) == {}
    [note] = said(content.notes)
    assert "1 × coding of a place in a picture" in note
    assert "2 × entry of the journal" in note
    assert "2 × picture, recording or empty text" in note


def test_what_does_not_hold_is_a_problem(tmp_path: Path) -> None:
    more = """
    INSERT INTO code_text VALUES (11, 1, 1, '', 0, 900, '', '', '', NULL, NULL),
      (12, 1, 1, '', 5, 5, '', '', '', NULL, NULL), (13, 1, 1, '', 'x', NULL, '', '', '', NULL, 0),
      (14, 77, 1, 'met', 10, 13, '', '', '', NULL, NULL);"""
    content = qualcoder.read([project(tmp_path / "p.qda", more=more)], reading())
    reasons = [problem.reason for problem in content.problems]
    assert "3 passages have no place in the text: 11, 12, 13." in reasons
    assert "1 coding names a code that the project lacks." in reasons
    [coded] = content.articles()
    assert [values(record) for record in coded.records] == [{"code": ["77"]}]


def test_a_folder_a_file_and_a_zip(tmp_path: Path) -> None:
    path = project(tmp_path / "p.qda", (1, "Smith", units, "Smith"))
    (tmp_path / "p.qda" / "documents").mkdir()
    (tmp_path / "p.qda" / "documents" / "Ports.txt").write_text("the original")
    (tmp_path / "apart.txt").write_text("Another article.")
    with zipfile.ZipFile(tmp_path / "q.zip", "w") as archive:
        archive.write(path, "p.qda/data.qda")
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [tmp_path / "p.qda", tmp_path / "apart.txt"])
    assert (report.articles, report.records, report.problems) == (2, 1, [])
    report = import_paths(first, [tmp_path / "q.zip"])
    assert (report.articles, report.records, report.problems) == (0, 0, [])
    assert check(first) == []
    second = Project.create(tmp_path / "second", coder="Ada")
    assert import_paths(second, [path]).records == 1
    assert import_paths(second, [tmp_path / "p.qda"], format="qualcoder").records == 0
    first.close()
    second.close()


def test_a_broken_project_leaves_the_others(tmp_path: Path) -> None:
    good = project(tmp_path / "good.qda", (1, "Smith", len, "Smith"))
    bad = project(tmp_path / "bad.qda")
    bad.write_bytes(bad.read_bytes()[:3_000])
    content = qualcoder.read([bad, good], reading())
    [problem] = content.problems
    assert problem.file == str(bad)
    assert len(list(content.articles())) == 1
    with pytest.raises(InputError, match="it is no project of QualCoder"):
        qualcoder.read([tmp_path / "a.txt"], reading())
    shutil.copy(tmp_path / "good.qda" / "data.qda", tmp_path / "other.qda")
    ours = Project.create(tmp_path / "p", coder="Ada")
    [problem] = import_paths(ours, [tmp_path / "other.qda"]).problems
    assert "it is no QualCoder project" in problem.reason
    ours.close()
