"""Text files become articles whose text is exactly what was written."""

import os
from pathlib import Path

import pytest

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.text.normalization import sha256
from annotator.formats.documents import plain
from annotator.formats.parsing.paragraphs import LONGEST_TITLE
from tests.messages import said

LEAD = "Russia says it is ready to broker talks between rival authorities in Libya."


def read(path: Path, data: bytes | str) -> tuple[Article, list[str]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    reader = plain.read_markdown if path.suffix == ".md" else plain.read_text
    content = reader(path, lambda: "id")
    [coded] = content.articles()
    assert coded.article.id == "id"
    assert coded.article.sha256 == sha256(coded.article.text)
    return coded.article, said(content.notes)


@pytest.fixture
def txt(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks fail\n\nThe talks failed.", "Talks fail"),
        ("Talks fail\nThe talks failed.", "Talks fail"),
        ("\n  Why did\ttalks fail? \n\nThey did.", "Why did talks fail?"),
        ("He said no.\nShe said yes.", "He said no."),
        (f"{LEAD} It said so\u00a0on Friday.\nMore.", "Russia says it is ready to broker talks"),
        ("x" * 200 + "\n\nMore.", "xxxxxx"),
    ],
)
def test_title_is_taken_and_stays_in_the_text(txt: Path, text: str, title: str) -> None:
    article, notes = read(txt, text)
    assert article.text == text
    assert article.title.startswith(title)
    assert len(article.title) <= LONGEST_TITLE
    assert article.metadata == {"file": "a.txt", "file_sha256": sha256(text)}
    assert not notes


def test_markdown_is_titled_by_its_heading_and_not_rendered(tmp_path: Path) -> None:
    text = "*A note.*\n\n## **Talks** fail ##\n\nBody\n"
    article, _ = read(tmp_path / "a.md", text)
    assert article.title == "**Talks** fail"
    assert article.text == text


def test_front_matter_is_taken_out_of_the_text(txt: Path) -> None:
    article, notes = read(
        txt,
        "---\r\ntitle: 'Talks: again'\r\noutlet: The Bell\r\nauthor: [A, B]\r\n"
        "date: 2017-03-03\r\nurl: https://a.example\r\nlanguage: en\r\nsection: World\r\n"
        "tags: [x, 'y']\r\n---\r\n\r\n  \r\nThe text.\r\n",
    )
    assert article.text == "The text.\n"
    assert (article.title, article.source, article.author) == ("Talks: again", "The Bell", "A, B")
    assert (article.published, article.language) == ("2017-03-03", "en")
    assert article.url == "https://a.example"
    assert article.metadata.pop("file_sha256")
    assert article.metadata == {"section": "World", "tags": ["x", "y"], "file": "a.txt"}
    assert not notes


def test_lines_of_known_keys_are_front_matter_too(txt: Path) -> None:
    article, _ = read(txt, "Title: Talks\nSource: The Bell\nDate: 3 March 2017\n\nThe text.")
    assert (article.title, article.source, article.published) == ("Talks", "The Bell", "2017-03-03")
    assert article.text == "The text."


@pytest.mark.parametrize(
    "text",
    [
        "Source: The Bell\nreported it so, without an empty line.\n\nMore.",
        "Moscow: the talks failed.\n\nMore.",
        "---\n\nA line of dashes is no block.\n\n---\nMore.",
        "---\njust words\n---\nMore.",
        "Title: nothing but this",
    ],
)
def test_what_only_looks_like_front_matter_stays(txt: Path, text: str) -> None:
    article, _ = read(txt, text)
    assert article.text == text


def test_a_date_that_is_not_understood_is_kept_and_said(txt: Path) -> None:
    article, [note] = read(txt, "Date: some day\nTitle: T\n\nThe text.")
    assert article.published == ""
    assert article.metadata["Date"] == "some day"
    assert "some day" in note


@pytest.mark.parametrize(
    "published", ["2017-03-03T10:00:00", "2017-03-03T10:00:00+02:00", "2017-03", "2017"]
)
def test_dates_keep_their_precision(txt: Path, published: str) -> None:
    article, _ = read(txt, f"---\ndate: {published}\ntitle: T\n---\nThe text.")
    assert article.published == published


def test_byte_order_mark_and_line_ends_go_and_nothing_else(txt: Path) -> None:
    article, notes = read(txt, "\ufeffA\u00a0b\r\ncafe\u0301 \u2028\rd 😀\n".encode())
    assert article.text == "A\u00a0b\ncafe\u0301 \u2028\nd 😀\n"
    assert not notes


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_detected_and_said(txt: Path, encoding: str) -> None:
    text = "“Die Gespräche über Größe und Maße scheiterten”, sagte er. Überall hörte man es. " * 5
    article, [note] = read(txt, text.encode(encoding))
    assert article.text == text
    assert "not UTF-8" in note
    assert str(txt) in note


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le président a été élu à l'Élysée. " * 5, "latin-1"),
        ("Правительство России объявило о новых мерах", "koi8-r"),
        ("قال رئيس الوزراء إن الحكومة ستواصل العمل", "cp1256"),
        ("中国国家主席习近平在北京会见了外宾。会谈取得成果。", "gbk"),
    ],
)
def test_the_usual_encodings_of_news_are_told_apart(txt: Path, text: str, encoding: str) -> None:
    assert read(txt, text.encode(encoding))[0].text == text


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (b"", "", "is empty"),
        (b" \n\t\n", "", "is empty"),
        (b"---\ntitle: T\n---\n\n", "", "no text after its first block"),
        (b"one\r\ntwo \0 three", "line 2, column 5", "NUL"),
        (b"---\ntitle: a\nsource: b: c\n---\nText", "line 3, column 10", "not YAML"),
        (b"---\na: &a [x]\nb: [*a, *a]\n---\nText", "line 3, column 5", "alias “*a”"),
        (b'---\ntitle: "a\\ud800"\n---\nText', "line 2, column 12", "not YAML"),
        (b'---\nnotes: [x: "a\\0"]\n---\nText', "line 2, column 12", r"'a\x00'"),
        (b"---\na: " + b"[" * 900 + b"]" * 900 + b"\n---\nText", "line 2, column 67", "too deeply"),
    ],
)
def test_bad_file_is_refused_with_its_place(
    txt: Path, data: bytes, place: str, reason: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(txt, data)
    assert caught.value.file == str(txt)
    assert caught.value.place == place
    assert reason in caught.value.reason


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        plain.read_text(tmp_path / "none.txt", lambda: "id")


def test_a_file_name_that_is_no_text_is_kept_readable(tmp_path: Path) -> None:
    article, _ = read(tmp_path / os.fsdecode(b"a\xff.txt"), "Text")
    assert article.metadata["file"] == "a\ufffd.txt"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{LEAD} It said so on Friday, after two days of talks in Tunis.", "en"),
        (
            "Der Außenminister sagte am Freitag, die Gespräche seien zu Ende. Ob man sich wieder "
            "treffen werde, sei noch nicht zu sagen.",
            "de",
        ),
        (
            "قال رئيس الوزراء إن الحكومة ستواصل العمل مع جميع الأطراف من أجل التوصل إلى حل سياسي "
            * 2,
            "ar",
        ),
        ("Talks fail", ""),
        ("1,000 2,000 3,000 " * 50, ""),
        ("---\nlanguage: fr\n---\nThe talks failed on Friday, said the mediator. " * 5, "fr"),
    ],
)
def test_language_is_told_by_the_file_or_else_by_the_text(
    txt: Path, text: str, language: str
) -> None:
    assert read(txt, text)[0].language == language


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Talks fail\n\nThe talks “failed” on Friday 😀.".encode(encoding))
    [coded] = plain.read_text(path, lambda: "a").articles()
    assert coded.article.text == "Talks fail\n\nThe talks “failed” on Friday 😀."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1 x}", "a Rich Text file"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"PK\x03\x04abc", "a zip archive"),
        (b"%PDF-1.4", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
    ],
)
def test_what_is_no_text_is_said_and_not_read_as_such(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=f"no plain text but {kind}"):
        plain.read_text(path, lambda: "a")
