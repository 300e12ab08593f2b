"""Downloads of Factiva and ProQuest."""

from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.formats.press import factiva, proquest
from annotator.formats.registry import BUILT_IN
from tests.formats.claiming import format_of
from tests.formats.press.downloads import (
    BODY,
    FACTIVA_CODES,
    FACTIVA_PAGE,
    FACTIVA_PLAIN,
    PROQUEST,
    rich,
    surveyed,
    word,
)


def data_of(name: str, text: str) -> bytes:
    """A file of that kind with these lines."""
    if name.endswith(".txt"):
        return text.encode()
    return rich(text.split("\n")) if name.endswith(".rtf") else word(text.split("\n"))


def known(article: Article) -> dict[str, object]:
    return {k: v for k, v in article.metadata.items() if not k.startswith("file")}


@pytest.mark.parametrize("name", ["a.txt", "a.rtf", "a.docx"])
def test_fields_with_codes(tmp_path: Path, name: str) -> None:
    articles, content = surveyed(factiva.read, tmp_path / name, data_of(name, FACTIVA_CODES))
    assert format_of(tmp_path / name, BUILT_IN) is factiva.FORMAT
    first, second = articles
    assert first.title == "Talks fail again: ports stay shut"
    assert first.text == f"{BODY}\n\nIN the end nobody signed.\n\n“We go on,” she said 😀."
    assert (first.source, first.author) == ("The Bell", "Ada Holm")
    assert (first.published, first.language) == ("2017-03-03T10:05:00", "en")
    assert known(first) == {
        "section": "World",
        "length": 355,
        "source_code": "BELL",
        "copyright": "(c) 2017 The Bell Ltd",
        "company": "bellco : The Bell Ltd",
        "subject": "gvio : Military Action | gcat : Political/General News",
        "region": "lbya : Libya",
        "publisher": "The Bell Ltd",
        "accession_number": "BELL000020170303ed3300001",
    }
    assert second.text == "The port of Tarsa opened on Wednesday.\n\nNobody was hurt."
    assert (second.published, second.language) == ("2004-09-01", "de")
    assert not content.problems


@pytest.mark.parametrize("name", ["a.txt", "a.rtf", "a.docx"])
def test_fields_without_codes(tmp_path: Path, name: str) -> None:
    articles, content = surveyed(factiva.read, tmp_path / name, data_of(name, FACTIVA_PLAIN))
    assert format_of(tmp_path / name, BUILT_IN) is factiva.FORMAT
    first, second = articles
    assert (first.title, first.author) == ("Talks fail again: ports stay shut", "Ada Holm")
    assert first.text == f"{BODY}\n\n“We go on,” she said 😀."
    assert (first.source, first.published, first.language) == ("The Bell", "2017-03-03", "en")
    assert known(first)["section"] == "World"
    assert (second.title, second.text) == ("Häfen bleiben zu", "Der Hafen von Tarsa ist offen.")
    assert (second.source, second.published, second.language) == (
        "Der Meridian",
        "2004-09-01",
        "de",
    )
    assert known(second)["length"] == 1022
    assert not content.problems


def test_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    articles, content = surveyed(factiva.read, path, FACTIVA_PAGE)
    assert format_of(path, BUILT_IN) is factiva.FORMAT
    first, second = articles
    assert (first.title, first.author, first.source) == ("Talks fail again", "Ada Holm", "The Bell")
    assert first.text == f"{BODY}\n\nNobody was hurt."
    assert first.metadata["accession_number"] == "BELL000020170303ed3300001"
    assert (second.title, second.text) == (
        "Häfen bleiben zu",
        "Der Hafen ist offen.\n\nEins.\n\nZwei.",
    )
    assert not content.problems


def test_what_is_cut_off_is_said_and_the_others_go_in(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    end = FACTIVA_PLAIN.index("Dokument MERID")
    articles, content = surveyed(factiva.read, path, FACTIVA_PLAIN[:end])
    assert [article.title for article in articles] == ["Talks fail again: ports stay shut"]
    assert content.problems[0].place.startswith("document 2, line ")
    assert "cut off" in content.problems[0].reason
    broken = FACTIVA_PLAIN.replace("1.022 Wörter\n", "")
    articles, content = surveyed(factiva.read, path, broken)
    assert len(articles) == 1
    assert "no line says how many words" in content.problems[0].reason


@pytest.mark.parametrize("name", ["a.txt", "a.rtf", "a.docx"])
def test_proquest(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    articles, content = surveyed(proquest.read, path, data_of(name, PROQUEST))
    assert format_of(path, BUILT_IN) is proquest.FORMAT
    [article] = articles
    assert article.title == "Talks fail again: ports stay shut"
    assert article.text == f"{BODY}\n\nTitle: a word that begins a line."
    assert (article.source, article.author) == ("The Bell", "Holm, Ada")
    assert (article.published, article.language) == ("2017-03-03", "en")
    assert article.url == "http://search.proquest.com/docview/1873000001"
    assert known(article)["subject"] == "Talks; Ports"
    assert known(article)["company_organization"] == "Name: Port of Tarsa; NAICS: 488310"
    assert "document 2" in content.problems[0].place
    assert "has no text" in content.problems[0].reason
    assert not content.notes
    _, content = surveyed(proquest.read, path, data_of(name, PROQUEST.replace("of 2", "of 3")))
    assert content.notes[0].endswith("it counts 3 articles, but 2 are in it.")


def test_a_page_or_text_of_others_is_left_to_them(tmp_path: Path) -> None:
    for name, text in (
        ("a.html", f"<html><body><article class='article'><p>{BODY}</p></article></body></html>"),
        ("b.txt", f"{BODY}\n355 words\nDocument 3"),
        ("c.txt", f"{'_' * 40}\nFull text: {BODY}"),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert format_of(path, BUILT_IN).name in ("html", "txt")
