"""Saved web pages give their article, and nothing of what surrounds it."""

import socket
from pathlib import Path

import pytest

from annotator.formats.documents import html as html_page
from tests.formats.annotations.articles import ARABIC, LEAD, article, refusal

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Talks end | The Bell</title><meta property="og:title" content="Talks end with a swap">
<meta property="og:site_name" content="The Bell"><meta name="author" content="Ada Holm">
<meta property="article:published_time" content="2017-03-03T10:00:00+01:00">
<link rel="canonical" href="https://bell.example/talks"><script>var x = "no text"</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>
<h1>Talks end with a swap</h1><p>{LEAD}</p>
<p>“The window is
narrow,” the <a href="https://x.example">mediator</a> said, and it will not stay open.</p>
<table><tr><th>Side</th><th>Seats</th></tr><tr><td>East</td><td>10</td></tr></table>
<ul><li>A first point that was agreed</li><li>A second point</li></ul></article>
<footer>Copyright The Bell</footer></body></html>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.html"


def test_the_article_and_what_is_known_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    found, notes = article(html_page.read, path, PAGE.encode())
    assert found.text == (
        f"Talks end with a swap\n\n{LEAD}\n\n“The window is narrow,” the mediator said, and it "
        "will not stay open.\n\nSide\tSeats\nEast\t10\n\nA first point that was agreed\n\n"
        "A second point"
    )
    assert (found.title, found.author) == ("Talks end with a swap", "Ada Holm")
    assert (found.source, found.published) == ("The Bell", "2017-03-03")
    assert (found.url, found.language) == ("https://bell.example/talks", "en-GB")
    assert not notes


@pytest.mark.parametrize(
    ("text", "encoding", "head"),
    [
        ("Die Gespräche über Größe und Maße", "cp1252", '<meta charset="iso-8859-1">'),
        ("Правительство России объявило о мерах", "koi8-r", '<meta charset="koi8-r">'),
        ("Правительство объявило о новых мерах", "cp1251", ""),
        (ARABIC, "utf-8", '<meta charset="windows-1256">'),
        (ARABIC, "utf-16", ""),
        ("中国国家主席在北京会见了外宾", "gbk", '<meta charset="gb2312">'),
        ("Talks", "utf-8-sig", '<meta charset="latin-1">'),
    ],
)
def test_encodings(path: Path, text: str, encoding: str, head: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>{text}. </p><p>{text}.</p></article></body>"
    found, _ = article(html_page.read, path, page.encode(encoding))
    assert found.text.startswith(text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<html></html>", "no article was found"),
        (b"<html><body><script>let a = 1</script></body></html>", "no article was found"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article was found"),
        (b"just words", "no article was found"),
        (b"https://bell.example/talks", "no article was found"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"PK\x03\x04\0\0", "a zip archive"),
        (b"\x01\0\x02\0\x03", "no text"),
    ],
)
def test_what_is_no_page_with_an_article_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(html_page.read, path, data).reason


def test_deep_and_torn_pages_are_read_as_far_as_they_go(path: Path) -> None:
    deep = "<div>" * 3000 + f"<p>{LEAD}</p>"
    assert "no article" in refusal(html_page.read, path, f"<html><body>{deep}".encode()).reason
    found, _ = article(html_page.read, path, PAGE.encode()[: PAGE.encode().index(b"<table>") + 9])
    assert LEAD in found.text
