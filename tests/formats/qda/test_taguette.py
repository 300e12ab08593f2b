"""Projects of Taguette, and the text of HTML with the places in it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.formats.qda import taguette
from annotator.formats.qda.html_offsets import HtmlText
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading, values

SCHEMA = """
CREATE TABLE users (login VARCHAR(30) PRIMARY KEY, hashed_password VARCHAR(192));
CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT,
  created DATETIME);
CREATE TABLE project_members (project_id INTEGER, user_login VARCHAR(30), privileges VARCHAR(11));
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT,
  filename VARCHAR(200), created DATETIME, project_id INTEGER, text_direction VARCHAR(13),
  contents TEXT);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
  end_offset INTEGER, snippet TEXT);
CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR(200),
  description TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30),
  project_id INTEGER, document_id INTEGER, payload TEXT);
"""
HTML = "<h1>Ports 😀</h1>\n<p>Ilan <b>Dorr</b> said\nso.</p><p>It is&nbsp;shut &amp; done.</p>"
PLAIN = "Ports 😀\nIlan Dorr said\nso.It is\u00a0shut & done."
"""The text as Taguette counts it."""


def project(
    path: Path, *highlights: tuple[str, tuple[int, ...]], html: str = HTML, plain: str = PLAIN,
    unit: Callable[[str], int] = lambda text: len(text.encode()), logins: tuple[str, ...] = (),
) -> Path:  # fmt: skip
    """A project with the words highlighted by tags."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA)
        db.execute("INSERT INTO projects VALUES (1, 'p', '', '2020-01-01')")
        db.execute(
            "INSERT INTO documents VALUES (1, 'Ports', 'from the wire', 'a.docx', "
            "'2020-01-02 03:04:05', 1, 'LEFT_TO_RIGHT', ?)",
            [html],
        )
        tags = ("people", "people.minister", "place.port", "place.dock", "U.S. policy")
        for n, tag in enumerate(tags, 1):
            db.execute("INSERT INTO tags VALUES (?, 1, ?, ?)", [n, tag, f"about {tag}"])
        for n, (words, marked) in enumerate(highlights, 1):
            start = unit(plain[: plain.index(words)])
            place = start, start + unit(words)
            db.execute("INSERT INTO highlights VALUES (?, 1, ?, ?, ?)", [n, *place, words])
            for tag in marked:
                db.execute("INSERT INTO highlight_tags VALUES (?, ?)", [n, tag])
            for login in logins[n - 1 : n]:
                payload = json.dumps({"type": "highlight_add", "highlight_id": n})
                db.execute("INSERT INTO commands VALUES (?, '', ?, 1, 1, ?)", [n, login, payload])
        db.commit()
    return path


def read(path: Path) -> tuple[list[Record], str]:
    content = taguette.read([path], reading())
    assert content.problems == []
    [coded] = content.articles()
    return sorted(coded.records, key=lambda r: (r.spans, r.id)), coded.article.text


def test_highlights_are_codings_with_their_tags(tmp_path: Path) -> None:
    path = project(
        tmp_path / "p.sqlite3",
        ("Dorr said\nso.It", (2,)),
        ("shut & done", (3, 5)),
        ("😀", ()),
    )
    content = taguette.read([path], reading())
    [coded] = content.articles()
    article = coded.article
    assert article.text == "Ports 😀\n\nIlan Dorr said so.\n\nIt is\u00a0shut & done."
    assert (article.title, article.note) == ("Ports", "from the wire")
    assert article.metadata == {
        "file": "p.sqlite3", "document": "a.docx", "created": "2020-01-02 03:04:05",
    }  # fmt: skip
    found = {(record.spans[0].text, *values(record).get("code", [])) for record in coded.records}
    assert found == {
        ("😀",),
        ("Dorr said so.\n\nIt", "people/minister"),
        ("shut & done", "place/port"),
        ("shut & done", "U.S. policy"),
    }
    assert {record.coder for record in coded.records} == {"me"}
    assert content.codebook is not None
    choices = content.codebook.type("coding").field("code").choices
    assert {c.key: [b.key for b in c.children] for c in choices} == {
        "place": ["port", "dock"], "people": ["minister"], "U.S. policy": [],
    }  # fmt: skip
    assert next(c for c in choices if c.key == "people").help == "about people"


def test_places_counted_otherwise_are_told_by_the_snippets(tmp_path: Path) -> None:
    marked = ("Dorr", (1,)), ("shut", (1,))

    def units(text: str) -> int:
        return len(text.encode("utf-16-le")) // 2

    for n, unit in enumerate((len, units)):
        records, _ = read(project(tmp_path / f"{n}.sqlite3", *marked, unit=unit))
        assert [record.spans[0].text for record in records] == ["Dorr", "shut"]


def test_who_highlighted_is_told_where_there_are_several(tmp_path: Path) -> None:
    marked = ("Dorr", (1,)), ("shut", (1,))
    records, _ = read(project(tmp_path / "a.sqlite3", *marked, logins=("ada", "bob")))
    assert [record.coder for record in records] == ["id-ada", "id-bob"]
    records, _ = read(project(tmp_path / "b.sqlite3", *marked, logins=("admin", "admin")))
    assert {record.coder for record in records} == {"me"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<br>b<br/>c</p>", "a\nb\nc"),
        ("<ul>\n <li>a\n </li>\n <li> b</li>\n</ul>c", "a\n\nb\n\nc"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<pre>\na\n  b</pre><p>c</p>", "a\n  b\n\nc"),
        ("a&#x1F600;&lt;b&gt;&unknown;", "a😀<b>&unknown;"),
        ("a <b> b</b> <i>c </i>", "a b c "),
        ("<p>a<script>x = '<p>'</script>b<style>p {}</style></p>", "ab"),
        ("a<!-- no -->b", "ab"),
        ("a\r\nb\rc", "a b c"),
        ("<div><div><p>a", "a"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_the_text_of_html(html: str, text: str) -> None:
    assert HtmlText(html).text == text


def test_every_character_has_its_place() -> None:
    page = HtmlText(HTML)
    by_bytes, *_ = page.countings()
    for n, char in enumerate(PLAIN):
        start = len(PLAIN[:n].encode())
        span = page.span(by_bytes(start), by_bytes(start + len(char.encode())))
        if not char.isspace():
            assert span is not None
            assert page.text[span.start : span.end] == char
    assert page.span(by_bytes(0), by_bytes(10_000)) is None
    assert page.span(3, 3) is None


def test_highlights_without_a_place_are_a_problem(tmp_path: Path) -> None:
    path = project(tmp_path / "p.sqlite3", ("Dorr", (1,)))
    with closing(sqlite3.connect(path)) as db:
        for n, place in enumerate([(0, 9_000), (4, 4), (9, 2), (-3, 2), ("x", 3), (None, 1)], 2):
            db.execute("INSERT INTO highlights VALUES (?, 1, ?, ?, '')", [n, *place])
        db.execute("INSERT INTO documents VALUES (2, 'Empty', '', 'b', '', 1, '', '<p> </p>')")
        db.commit()
    content = taguette.read([path], reading())
    first, second = content.problems
    assert "6 highlights have no place in the text: 2, 3, 4, 5, 6 …" in first.reason
    assert (second.place, len(list(content.articles()))) == ("document “Empty”", 1)


def test_an_export_has_no_users_and_perhaps_no_journal(tmp_path: Path) -> None:
    path = project(tmp_path / "p.sqlite3", ("Dorr", (1,)))
    with closing(sqlite3.connect(path)) as db:
        for table in ("users", "commands", "projects", "project_members"):
            db.execute(f"DROP TABLE {table}")
        db.commit()
    assert [record.spans[0].text for record in read(path)[0]] == ["Dorr"]


def test_into_a_project(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    project(folder / "p.sqlite3", ("Dorr", (2,)))
    with closing(sqlite3.connect(folder / "other.db")) as db:
        db.executescript("CREATE TABLE a (b)")
    ours = Project.create(tmp_path / "ours", coder="Ada")
    report = import_paths(ours, [folder])
    assert (report.articles, report.records, report.problems) == (1, 1, [])
    [problem] = import_paths(ours, [folder / "other.db"]).problems
    assert problem.file.endswith("other.db")
    assert "it is no Taguette project" in problem.reason
    assert check(ours) == []
    assert import_paths(ours, [folder / "p.sqlite3"]).records == 0
    ours.close()


def _read_strictly(path: Path) -> None:
    for problem in taguette.read([path], reading()).problems:
        raise problem


def _truncated(path: Path) -> None:
    project(path, ("Dorr", (1,)))
    path.write_bytes(path.read_bytes()[:5_000])


def _view(path: Path) -> None:
    project(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "DROP TABLE tags; CREATE VIEW tags AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL "
            "SELECT n + 1 FROM c) SELECT n AS id, 'a' AS path FROM c;"
        )


def _computed(path: Path) -> None:
    project(path)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "DROP TABLE tags; CREATE TABLE tags (id, path AS (hex(zeroblob(100000000))));"
            "INSERT INTO tags VALUES (1);"
        )


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b""), "no database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 500), "damaged"),
        (_truncated, "damaged"),
        (_view, "it has no tags.id"),
        (_computed, "it has no tags.path|not authorized|damaged"),
    ],
    ids=["empty", "header", "truncated", "view", "computed"],
)
def test_a_broken_file_is_refused(
    tmp_path: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "p.sqlite3"
    spoil(path)
    with pytest.raises(InputError, match=reason):
        _read_strictly(path)
    assert taguette.claimed([path]) == ([path] if path.stat().st_size else [])
    assert {each.name for each in tmp_path.iterdir()} == {"p.sqlite3"}


def test_what_another_program_has_not_finished_is_refused(tmp_path: Path) -> None:
    path = project(tmp_path / "p.sqlite3", ("Dorr", (1,)))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        db.execute("UPDATE documents SET name = 'x'")
        (tmp_path / "p.sqlite3-journal").write_bytes(b"x" * 600)
        with pytest.raises(InputError, match="another program has it open"):
            taguette.read([path], reading())


def test_what_lies_in_the_log_beside_it_is_read(tmp_path: Path) -> None:
    path = project(tmp_path / "p.sqlite3", ("Dorr", (1,)))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("UPDATE documents SET name = 'Renamed'")
        [coded] = taguette.read([path], reading()).articles()
    assert coded.article.title == "Renamed"
