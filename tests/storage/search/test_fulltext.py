"""The full-text index finds what the tables hold, and is kept in step by the database."""

import pytest
from sqlalchemy import select, text

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.search.query import parse_query
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
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
        ("AND OR NOT", []),
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


def test_an_article_of_long_letters_fits_into_the_index(project: Project) -> None:
    words = (chr(0x20000 + n % 40_000) + chr(0x20000 + n // 40_000) for n in range(150_000))
    _add(project, " ".join(words))
    assert check(project) == []


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
    assert [finding.where for finding in check(project)] == ["search"] * is_ours
    project.rebuild_search()
    assert check(project) == []
    assert _titles(project, "docks") == ["Title 0"]
