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
from tests.messages import said


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


def framed(number: str, *, head: str, after: str = "") -> str:
    """An article as newer pages have it: a frame of the same class around it, then the marks."""
    return f"""<div id="article-{number}" class="article"><div class="article enArticle"><p>
</p>{head}<p></p><p class="articleParagraph enarticleParagraph">{BODY}</p>
<p class="articleParagraph enarticleParagraph">Nobody was hurt.</p>{after}
<p>Document {number}</p></div></div>"""


def test_what_a_page_marks_is_believed_before_the_order_of_its_lines(tmp_path: Path) -> None:
    under = "<div>42 words</div><div>3 March 2017</div><div>The Bell</div><div>BELL</div>"
    title = '<div id="hd"><span class="enHeadline">{}</span>\n</div>'
    page = "".join(
        (
            "<html><head><title>Factiva</title></head><body>",
            framed(
                "BELL000020170303ed3300001",
                head="<div>Foreign Desk; 1</div>"
                + title.format("TALKS FAIL AT THE HARBOUR")
                # A credit stands where older pages have the title, and no comma parts the names.
                + f'<div class="author">By ADA HOLM </div><div>Special to The Bell</div>{under}',
                after="<p>The Bell Publishing Company</p>",
            ),
            framed(
                "BELL000020170304ed3400002",
                head=title.format("Council votes")
                + f'<div class="author">Ben Reyes; Cora Lind</div>{under}',
            ),
            framed("BELL000020170305ed3500003", head=title.format("PORT STAYS SHUT") + under),
            "</body></html>",
        )
    )
    articles, content = surveyed(factiva.read, tmp_path / "a.html", page)
    assert not content.problems
    assert [(each.title, each.author) for each in articles] == [
        ("TALKS FAIL AT THE HARBOUR", "ADA HOLM"),
        ("Council votes", "Ben Reyes; Cora Lind"),
        ("PORT STAYS SHUT", ""),
    ]
    assert {each.text for each in articles} == {f"{BODY}\n\nNobody was hurt."}
    first = known(articles[0])
    assert first["section"] == "Foreign Desk; 1"
    assert first["credit"] == "Special to The Bell"
    assert first["publisher"] == "The Bell Publishing Company"
    assert first["accession_number"] == "BELL000020170303ed3300001"


@pytest.mark.parametrize(
    ("before", "title", "author"),
    [
        ("Foreign Desk; 1\nTalks fail\nBy ADA HOLM\nSpecial to The Bell", "Talks fail", "ADA HOLM"),
        (
            "News\nTalks fail again\nBen Reyes; Cora Lind",
            "Talks fail again",
            "Ben Reyes; Cora Lind",
        ),
        ("News\nTalks fail again\nSpecial to The Bell", "Talks fail again", ""),
        ("News\nBy the numbers", "By the numbers", ""),
    ],
)
def test_title_and_author_by_their_order(
    tmp_path: Path, before: str, title: str, author: str
) -> None:
    text = FACTIVA_PLAIN.replace("World\nTalks fail again: ports stay shut\nBy Ada Holm", before)
    first = surveyed(factiva.read, tmp_path / "a.txt", text.encode())[0][0]
    assert (first.title, first.author) == (title, author)


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
    assert not said(content.notes)
    _, content = surveyed(proquest.read, path, data_of(name, PROQUEST.replace("of 2", "of 3")))
    assert said(content.notes)[0].endswith("it counts 3 articles, but 2 are in it.")


def test_a_page_or_text_of_others_is_left_to_them(tmp_path: Path) -> None:
    for name, text in (
        ("a.html", f"<html><body><article class='article'><p>{BODY}</p></article></body></html>"),
        ("b.txt", f"{BODY}\n355 words\nDocument 3"),
        ("c.txt", f"{'_' * 40}\nFull text: {BODY}"),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert format_of(path, BUILT_IN).name in ("html", "txt")
