"""Electronic books."""

from pathlib import Path

import pytest

from annotator.formats.documents import epub
from tests.formats.annotations import articles
from tests.formats.annotations.articles import ARABIC, LEAD, article, refusal, zipped

XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.epub"


def test_chapters_are_joined_in_the_order_of_reading(path: Path) -> None:
    chapters = {
        "two": XHTML.format(f"<h1>Talks</h1><p>{LEAD}<br/>A line</p><script>no()</script>"),
        "nav": XHTML.format("<ol><li>Contents</li></ol>"),
        "one": XHTML.format(f"<p>Named&nbsp;letters &amp; torn <b>tags</p><p>{ARABIC}</p>"),
    }
    metadata = (
        "<dc:title>Two days of talks</dc:title><dc:creator>Ada Holm</dc:creator>"
        "<dc:creator>Ben Reyes</dc:creator><dc:date>2017-03</dc:date><dc:language>en</dc:language>"
        "<dc:publisher>The Bell</dc:publisher><dc:source>https://bell.example</dc:source>"
        "<dc:identifier>urn:isbn:1</dc:identifier>"
    )
    found, notes = article(epub.read, path, articles.epub(chapters, metadata))
    assert found.text == (f"Talks\n\n{LEAD}\nA line\n\nNamed\u00a0letters & torn tags\n\n{ARABIC}")
    assert (found.title, found.author) == ("Two days of talks", "Ada Holm, Ben Reyes")
    assert (found.published, found.language, found.source) == ("2017-03", "en", "The Bell")
    assert found.url == "https://bell.example"
    assert found.metadata["identifiers"] == ["urn:isbn:1"]
    assert found.metadata["chapters"] == 2
    assert not notes


PAGE = {"one": XHTML.format(f"<p>{LEAD}</p>")}
LOCKED = '<encryption><CipherReference URI="O/text/one.xhtml"/></encryption>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "a PDF"),
        (articles.epub(PAGE)[:-40], "cut off or damaged"),
        (articles.epub(PAGE, **{"META-INF__encryption.xml": LOCKED}), "seller protected"),
        (articles.epub({"one": XHTML.format("<img/>")}), "no text in it"),
        (articles.epub({}), "no text in it"),
        (zipped({"META-INF/container.xml": "<container/>"}), "“” is missing"),
        (zipped({"word/document.xml": ""}), "no EPUB book"),
    ],
)
def test_what_is_no_book_is_refused(path: Path, data: bytes, reason: str) -> None:
    assert reason in refusal(epub.read, path, data).reason
