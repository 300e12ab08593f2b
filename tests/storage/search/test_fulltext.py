"""The full-text index finds what the tables hold, and is kept in step by the database."""

import pytest
from sqlalchemy import select, text

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.search.query import parse_query
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.core.text.words import words
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.storage.search import fulltext
from annotator.storage.tables import ArticleRow, ValueRow


def _add(project: Project, *texts: str) -> None:
    with project.writing("Import") as unit:
        unit.create_all(
            Article(new_id(), f"Title {n}", each, sha256(each)) for n, each in enumerate(texts)
        )


def _titles(project: Project, typed: str) -> list[str]:
    with project.reading() as read:
        dialect = read.connection.dialect.name
        condition = fulltext.article_matches(parse_query(typed), dialect)
        query = select(ArticleRow.title).where(condition).order_by(ArticleRow.id)
        return list(read.connection.scalars(query))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("docks strike", ["Title 0"]),
        ("“the docks”", ["Title 0", "Title 1"]),
        ("“docks the”", []),
        ("stri*", ["Title 0", "Title 1"]),
        ("it's", ["Title 1"]),
        ("title 2", ["Title 2"]),
        ("北京", ["Title 2"]),
        ("京 москва", ["Title 2"]),
        ("МОСКВА", ["Title 2"]),
        ("“not or”", []),
        ("lockout OR strike", ["Title 0"]),
        ("docks NOT strike", ["Title 1"]),
        ("the NOT (strike OR москва)", ["Title 1"]),
        ("title NOT 京", ["Title 0", "Title 1"]),
        ("москва OR strike", ["Title 0", "Title 2"]),
        ("京 OR strike", ["Title 0", "Title 2"]),
        ("docks NEAR/1 closed", ["Title 0"]),
        ("closed NEAR docks", ["Title 0"]),
        ("a NEAR/1 docks", []),
        ("strik* NEAR docks", ["Title 0", "Title 1"]),
        ("“0 a”", []),
        ("1 NEAR it", []),
    ],
)
def test_words_phrases_and_prefixes(project: Project, typed: str, found: list[str]) -> None:
    _add(
        project,
        "A strike closed the docks.",
        "It's the docks’ striking view.",
        "他在北京说。 Москва, 3 марта",
    )
    assert _titles(project, typed) == found


@pytest.mark.parametrize(
    "typed",
    ["u.s.", "U.N. troops", "host", "bbc news", "3.5", "12", "bold", "amp", "passwd", "2017-03"],
)
def test_signs_part_words_wherever_they_stand(project: Project, typed: str) -> None:
    _add(
        project,
        "The U.S. and U.N. sent troops: write to user@host.com or see bbc.com/news by 2017-03-03. "
        "It rose 3.5 percent to -12; <b>bold</b> &amp; /etc/passwd.",
        "Us, un, 35, hosts.",
    )
    assert _titles(project, typed) == ["Title 0"]


@pytest.mark.parametrize("typed", ["cafe\u0301", "CAFÉ", "“北京-МОСКВА”", "москв*"])
def test_accents_of_their_own_and_mixed_scripts(project: Project, typed: str) -> None:
    _add(project, "Café 北京-Москва.", "Cafe\u0301 北京-МОСКВА.", "Cave, 北京.")
    assert _titles(project, typed) == ["Title 0", "Title 1"]


def test_what_is_longer_than_an_index_takes_is_found(project: Project) -> None:
    many = [chr(0x13000 + n % 1000) + chr(0x13000 + n // 1000) for n in range(150_000)]
    long_word = "wörd" * 1000
    _add(project, " ".join(many), f"{long_word} a{'b' * 5000}c")
    assert _titles(project, f"{many[-1]} {many[0]}") == ["Title 0"]
    assert _titles(project, f"“{many[-2]} {many[-1]}”") == ["Title 0"]
    assert _titles(project, f"“{many[-1]} {many[-2]}”") == []
    assert _titles(project, f"“{many[-3]}” NEAR/1 {many[-1]}") == ["Title 0"]
    assert _titles(project, long_word) == ["Title 1"]
    assert _titles(project, f"a{'b' * 5000}") == []
    assert _titles(project, f"a{'b' * 5000}*") == ["Title 1"]
    assert check(project) == []


def test_every_sign_that_a_word_may_have_is_part_of_one(project: Project) -> None:
    """Whatever the database's own version of Unicode knows of it."""
    signs = (chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000)
    tried = [f"x{each}y" for each in signs]
    whole = {*words(" ".join(tried))}
    pairs = [each for each in tried if each in whole]
    _add(project, *(" ".join(pairs[n : n + 3000]) for n in range(0, len(pairs), 3000)))
    for n in range(0, len(pairs), 3000):
        for typed in pairs[n : n + 3000 : 1000]:
            assert _titles(project, typed) == [f"Title {n // 3000}"], typed
    # None of the signs parted the letters on its sides.
    assert _titles(project, "x") == _titles(project, "y") == []


def test_the_lines_of_a_value_are_parted(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    project.records.set_values(record, "note", [FieldValue('one\ntwo\t"three" C:\\new\r\nfour')])
    with project.reading() as read:
        dialect = read.connection.dialect.name
        for typed in ("one", "two", "three", "new", "four"):
            condition = fulltext.value_matches(parse_query(typed), dialect)
            query = select(ValueRow.field).where(condition)
            assert read.connection.scalars(query).all() == ["note"], typed
    assert check(project) == []


def test_the_index_follows_every_change(project: Project) -> None:
    _add(project, "A strike closed the docks.")
    with project.writing("Correct") as unit:
        [article] = unit.read.iter_articles()
        better = "A lockout closed the docks."
        after = Article(article.id, "Renamed", better, sha256(better), revision=2)
        unit.update(article, after)
    assert _titles(project, "strike") == []
    assert _titles(project, "lockout renamed") == ["Renamed"]
    project.history.undo()
    assert _titles(project, "strike") == ["Title 0"]
    project.history.undo()
    assert _titles(project, "strike") == []
    assert check(project) == []


def test_values_are_found(project: Project, article: Article) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    project.records.set_values(record, "occasion", [FieldValue("press_conference")])
    project.records.name_actor(project.records.of_article(article.id)[0], "speaker", 0, "Ilan Dorr")
    with project.reading() as read:
        dialect = read.connection.dialect.name
        for typed, field in (("dorr", "speaker"), ("press conf*", "occasion")):
            condition = fulltext.value_matches(parse_query(typed), dialect)
            assert list(read.connection.scalars(select(ValueRow.field).where(condition))) == [field]


def test_an_index_that_is_off_is_told_and_can_be_made_anew(project: Project) -> None:
    _add(project, "A strike closed the docks.")
    with project.writing("Nothing") as unit:
        # PostgreSQL keeps its indexes itself.
        is_ours = unit.read.connection.dialect.name == "sqlite"
        if is_ours:
            unit.read.connection.execute(
                text("INSERT INTO search_articles(rowid, title, text) VALUES (77, 'stray', 'x')")
            )
    assert [str(finding.where) for finding in check(project)] == ["search"] * is_ours
    project.safekeeping.rebuild_search()
    assert check(project) == []
    assert _titles(project, "docks") == ["Title 0"]


def test_words_that_are_off_are_told_and_can_be_made_anew(project: Project) -> None:
    _add(project, "Wörter", "Plain")
    project.actors.create("Malmö FF")
    with project.writing("Nothing") as unit:
        for statement in (
            "UPDATE articles SET text_words = NULL WHERE title = 'Title 0'",
            "UPDATE articles SET title_words = 'stray' WHERE title = 'Title 1'",
            "UPDATE actor_names SET words = ''",
        ):
            unit.read.connection.execute(text(statement))
    found = check(project)
    assert {str(finding.where) for finding in found} == {"search"}
    assert [str(finding.problem).split(" searched ")[0] for finding in found] == [
        "2 rows of articles are",
        "1 row of actor_names is",
    ]
    project.safekeeping.rebuild_search()
    assert check(project) == []
    assert _titles(project, "worter") == ["Title 0"]
    assert _titles(project, "title plain") == ["Title 1"]
    assert _titles(project, "stray") == []
