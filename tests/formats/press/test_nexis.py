"""Downloads of Nexis and LexisNexis."""

import textwrap
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.press import nexis
from annotator.formats.press.nexis_labels import number_and_total
from annotator.formats.registry import BUILT_IN
from tests.formats.annotations.articles import LEAD
from tests.formats.claiming import format_of
from tests.formats.press.downloads import OLDER, rich, surveyed, word
from tests.formats.press.downloads import nexis as made
from tests.messages import said

NEWER_TEXT = (
    f"{LEAD}\n\n“We go on,” she said 😀: there is no other way.\n\nNote: the ports stay shut."
)


@pytest.mark.parametrize("name", ["a.docx", "a.rtf", "a.txt"])
@pytest.mark.parametrize("cover", [0, 3])
def test_newer_articles_whatever_they_lie_in(tmp_path: Path, name: str, cover: int) -> None:
    paragraphs = made(3, cover=cover)
    data = {
        "a.docx": lambda: word(paragraphs),
        "a.rtf": lambda: rich(paragraphs),
        "a.txt": lambda: "\r\n".join(paragraphs),
    }[name]()
    articles, content = surveyed(nexis.read, tmp_path / name, data)
    assert format_of(tmp_path / name, BUILT_IN) is nexis.FORMAT
    assert [article.title for article in articles] == [f"Talks, round {n}" for n in (1, 2, 3)]
    for number, article in enumerate(articles, 1):
        assert article.text == f"{number}. {NEWER_TEXT}"
        assert (article.source, article.author) == ("The Bell (Tarsa)", "Ada Holm and Ben Reyes")
        assert (article.published, article.language) == ("2017-03-03", "en")
        metadata = {k: v for k, v in article.metadata.items() if not k.startswith("file")}
        assert metadata == {
            "section": f"WORLD; Pg. {number}",
            "length": 1000 + number,
            "edition": "Late Edition",
            "copyright": "Copyright 2017 The Bell All Rights Reserved",
            "graphic": "PHOTO: A port.",
            "subject": "TALKS (91%); PORTS (78%)",
            "load_date": "March 4, 2017",
        }
    assert not content.problems
    assert not said(content.notes)


@pytest.mark.parametrize(
    ("labels", "load", "end", "date"),
    [
        (
            ("Rubrik", "Länge", "Wörter", "Autor", "Textkörper", "Klassifizierung"),
            "Ladedatum",
            "Ende des Dokuments",
            "Freitag 3. März 2017",
        ),
        (
            ("Rubrique", "Longueur", "mots", "Auteur", "Corps", "Classification"),
            "Date-chargement",
            "Fin du document",
            "vendredi 3 mars 2017",
        ),
        (
            ("Sección", "Longitud", "palabras", "Autor", "Cuerpo", "Clasificación"),
            "Fecha-carga",
            "Fin del documento",
            "3 de marzo de 2017 viernes",
        ),
        (
            ("Sectie", "Lengte", "woorden", "Auteur", "Hoofdtekst", "Classificatie"),
            "Laaddatum",
            "Einde van document",
            "3 maart 2017 vrijdag",
        ),
    ],
    ids=["de", "fr", "es", "nl"],
)
def test_pages_in_other_languages(
    tmp_path: Path, labels: tuple[str, ...], load: str, end: str, date: str
) -> None:
    paragraphs = made(2, labels=labels, load=load, end=end, date=date)
    articles, content = surveyed(nexis.read, tmp_path / "a.docx", word(paragraphs))
    assert nexis.recognises(tmp_path / "a.docx")
    assert [article.text for article in articles] == [f"1. {NEWER_TEXT}", f"2. {NEWER_TEXT}"]
    assert articles[1].metadata["section"] == "WORLD; Pg. 2"
    assert articles[1].metadata["length"] == 1002
    assert articles[1].author == "Ada Holm and Ben Reyes"
    assert articles[1].metadata["load_date"] == "March 4, 2017"
    assert articles[1].published == "2017-03-03"
    assert not content.problems


def test_older_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.TXT"
    articles, content = surveyed(nexis.read, path, OLDER.replace("\n", "\r\n"))
    assert format_of(path, BUILT_IN) is nexis.FORMAT
    first, second = articles
    assert first.title == "Talks fail again: ports stay shut, and nobody knows for how long"
    assert first.text == (
        "Rival delegations agreed on Friday to exchange prisoners and to reopen a key coastal road,"
        " the mediators said after two days of talks. It is the third time that they do.\n\n"
        "What they want:\n- the road\n- the ports\n\nNOTE to readers: this text goes on."
    )
    assert (first.source, first.author, first.published) == (
        "The Bell (Tarsa)",
        "Ada Holm",
        "2017-03-03",
    )
    assert first.metadata["edition"] == "Edition 1 National"
    assert first.metadata["graphic"] == "A port, seen from the sea"
    assert (second.title, second.source, second.author) == (
        "A Port Opens",
        "The Meridian",
        "BEN REYES",
    )
    assert second.text.startswith(
        "The port of Tarsa opened on Wednesday after a month, and the fir"
    )
    assert second.metadata["dateline"] == "TARSA, Sept. 1"
    assert second.metadata["copyright"] == "Copyright 2004 The Meridian Company"
    assert [str(problem) for problem in content.problems] == [
        f"{path}, document 3, line 76: the article “Picture only” has no text."
    ]
    assert not said(content.notes)


def test_older_articles_as_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"

    def lines(*lines: str) -> str:
        spans = (f'<div class="c3"><p class="c1"><span>{line}</span></p></div>' for line in lines)
        return "\n".join(spans)

    articles, content = surveyed(
        nexis.read,
        path,
        "<!DOCTYPE html><html><head><title></title><style>p {color: #000}</style></head><body>\n"
        + lines("1 of 3&nbsp;DOCUMENTS", "The Bell (London)", "March 3, 2017 </span><span>Friday")
        + lines("Talks fail &amp; go on", "<b>BYLINE: </b>Ada Holm", "<b>LENGTH: </b>355 words")
        + lines(LEAD, "She said:<br>no.", "<b>LOAD-DATE: </b>March 4, 2017")
        + lines("<b>LANGUAGE: </b>ENGLISH", "Copyright 2017 The Bell", "All Rights Reserved")
        + lines("2 of 3 DOCUMENTS", "The Meridian", "September 1, 2004", "Ports open")
        + lines("<b>LENGTH: </b>12 words", "The port is open.", "<b>URL: </b>https://a.example/1")
        + "</body></html>",
    )
    assert format_of(path, BUILT_IN) is nexis.FORMAT
    first, second = articles
    assert (first.title, first.author, first.source) == (
        "Talks fail & go on",
        "Ada Holm",
        "The Bell (London)",
    )
    assert first.text == f"{LEAD}\n\nShe said:\n\nno."
    assert (first.published, first.language) == ("2017-03-03", "en")
    assert (second.title, second.source, second.published, second.url) == (
        "Ports open",
        "The Meridian",
        "2004-09-01",
        "https://a.example/1",
    )
    assert second.text == "The port is open."
    assert not content.problems
    assert said(content.notes) == [
        f"{path}: of 3 articles that its numbers count, number 3 is not in it."
    ]


def test_a_copyright_that_fills_its_line_is_no_text(tmp_path: Path) -> None:
    line = "Copyright 2017 The Bell Ltd, its licensors and everybody else who may have a right"
    text = OLDER.replace("                          Copyright 2017 The Bell Ltd", line)
    articles, _ = surveyed(nexis.read, tmp_path / "a.txt", text)
    assert articles[0].text.endswith("NOTE to readers: this text goes on.")
    assert articles[0].metadata["copyright"] == f"{line} All Rights Reserved"
    assert articles[0].metadata["publication_type"] == "Newspaper"


def test_a_difference_of_counts_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    _, content = surveyed(nexis.read, path, "\n".join(made(2, cover=4)))
    assert said(content.notes) == [f"{path}: its cover page lists 4 articles, but 2 are in it."]
    _, content = surveyed(nexis.read, path, OLDER.replace("of 3 DOC", "of 5 DOC"))
    assert said(content.notes) == [
        f"{path}: of 5 articles that its numbers count, numbers 4, 5 are not in it."
    ]


def test_short_lines_are_not_taken_for_broken_ones(tmp_path: Path) -> None:
    lines = ["Talks", "The Bell", "March 3, 2017", "Body"]
    lines += ["“We go on,” she said, and nobody at the table knew with what.", "Why?", "Because."]
    [article], _ = surveyed(nexis.read, tmp_path / "a.txt", "\n".join([*lines, "End of Document"]))
    assert article.text == "\n\n".join(lines[4:])


def test_broken_lines_of_newer_articles_are_joined(tmp_path: Path) -> None:
    wrapped = textwrap.fill(f"{LEAD} {LEAD} {LEAD}", 79)
    text = f"Talks\nThe Bell\nMarch 3, 2017\n\nBody\n\n{wrapped}\n\nShort.\n\nEnd of Document\n"
    [article], _ = surveyed(nexis.read, tmp_path / "a.txt", text)
    assert article.text == f"{LEAD} {LEAD} {LEAD}\n\nShort."


def test_an_article_that_is_not_shown_or_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    paragraphs = made(1)
    sorry = (
        "We are sorry but there is an error in this document and it is not possible to display it."
    )
    lines = [*paragraphs, "Talks, round 2", sorry, "End of Document", *paragraphs[:11]]
    articles, content = surveyed(nexis.read, path, "\n".join(lines))
    assert len(articles) == 2
    assert "Nexis could not show this article" in content.problems[0].reason
    assert content.problems[0].place == "document 2, line 22"
    assert "it may have been cut off" in said(content.notes)[0]


@pytest.mark.parametrize(
    "line",
    ["                 3 of 250 DOCUMENTS", "Dokument 3 von 250", "Document 3 de 250"],
)
def test_lines_that_count(line: str) -> None:
    assert number_and_total(line) == (3, 250)


@pytest.mark.parametrize(
    "line", ["3 of 250", "Document 1 of 2", "9 of 3 DOCUMENTS", "all 3 of 4 documents were", ""]
)
def test_lines_that_do_not(line: str) -> None:
    assert number_and_total(line) is None


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"End of Document\n{LEAD}",
        f"Length: 3 words\nByline: me\n{LEAD}",
        f"We read 1 of 2 documents.\n{LEAD}",
    ],
)
def test_other_texts_are_left_to_plain_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert format_of(path, BUILT_IN).name == "txt"


def test_what_is_none_is_refused_when_it_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"")
    with pytest.raises(InputError, match="is empty"):
        nexis.read(path, lambda: "a")
    articles, content = surveyed(nexis.read, tmp_path / "b.docx", word(["Only a title"]))
    assert not articles
    assert "has no text" in content.problems[0].reason
