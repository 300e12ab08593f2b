"""Articles as JSON, in the shapes that are met."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from annotator.core.errors import InputError
from annotator.formats.registry import BUILT_IN
from annotator.formats.tables import articles_json
from annotator.formats.tables.articles_json import is_other_json
from tests.formats.annotations.articles import ARABIC, LEAD
from tests.formats.claiming import format_of
from tests.formats.press.downloads import surveyed
from tests.messages import said


def lines(*things: Any) -> str:
    return "".join(f"{json.dumps(thing, ensure_ascii=False)}\n" for thing in things)


ONE = {
    "title": "Talks fail",
    "text": f"{LEAD}\n\nNobody knows 😀.",
    "outlet": "The Bell",
    "authors": ["Ada Holm", "Ben Reyes"],
    "date": "2017-03-03T10:05:00Z",
    "url": "https://bell.example/1",
    "language": "en",
    "tags": ["talks", {"name": "ports"}],
    "nothing": None,
    "file": "of theirs",
    "id": 12345678901234567890,
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps(ONE)),
        ("a.json", json.dumps([ONE, "no object", 7], indent=1)),
        ("a.json", json.dumps({"status": "ok", "totalResults": 1, "articles": [ONE]})),
        ("a.json", json.dumps({"response": {"x": [{"y": 1}], "docs": [ONE]}})),
        ("a.json", json.dumps({"hits": {"hits": [{"_source": ONE}]}})),
        ("a.json", "\ufeff" + lines(ONE)),
        ("a.jsonl", lines(ONE) + "\n"),
        ("a.ndjson", lines(ONE).replace("\n", "\r\n")),
    ],
    ids=["object", "array", "wrapped", "deeper", "source", "bom", "lines", "crlf"],
)
def test_the_same_article_in_every_shape(tmp_path: Path, name: str, data: str) -> None:
    path = tmp_path / name
    [article], content = surveyed(articles_json.read, path, data)
    assert format_of(path, BUILT_IN) is articles_json.FORMAT
    assert (article.title, article.text) == (ONE["title"], ONE["text"])
    assert (article.source, article.author) == ("The Bell", "Ada Holm, Ben Reyes")
    assert (article.published, article.language) == ("2017-03-03T10:05:00+00:00", "en")
    assert article.url == "https://bell.example/1"
    metadata = {
        k: v for k, v in article.metadata.items() if k not in ("file", "file_sha256", "_source")
    }
    metadata |= article.metadata.get("_source", {})
    metadata.pop("nothing", None)
    if "file" in metadata:
        metadata["file_given"] = metadata.pop("file")
    assert metadata == {
        "tags": ["talks", {"name": "ports"}],
        "file_given": "of theirs",
        "id": "12345678901234567890",
    }
    assert not content.problems


def test_an_object_whose_values_are_articles(tmp_path: Path) -> None:
    data = json.dumps({"a": {"title": "A", "text": LEAD}, "b": {"text": "B."}, "c": 1, "d": {}})
    articles, content = surveyed(articles_json.read, tmp_path / "a.json", data)
    assert [article.text for article in articles] == [LEAD, "B."]
    assert articles[0].metadata["key"] == "a"
    assert [problem.place for problem in content.problems] == ["$.d"]
    assert "1 object in other lists left out" in said(content.notes)[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = json.dumps([{"text": ARABIC}], ensure_ascii=False).encode(encoding)
    [article], _ = surveyed(articles_json.read, tmp_path / "a.json", data)
    assert article.text == ARABIC


def test_what_services_answer(tmp_path: Path) -> None:
    guardian = {
        "response": {
            "results": [
                {
                    "id": "world/1",
                    "sectionName": "World",
                    "webPublicationDate": "2017-03-03T10:05:00Z",
                    "webTitle": "Talks fail",
                    "webUrl": "https://g.example/1",
                    "fields": {"bodyText": LEAD, "byline": "Ada Holm", "wordcount": "22"},
                }
            ]
        }
    }
    [article], _ = surveyed(articles_json.read, tmp_path / "a.json", json.dumps(guardian))
    assert (article.title, article.text, article.author) == ("Talks fail", LEAD, "Ada Holm")
    assert (article.url, article.published) == ("https://g.example/1", "2017-03-03T10:05:00+00:00")
    assert article.metadata["fields"] == {"wordcount": "22"}

    newsapi = {
        "status": "ok",
        "articles": [
            {
                "source": {"id": "bell", "name": "The Bell"},
                "author": None,
                "title": "Talks",
                "content": "Rival delegations… [+1234 chars]",
                "description": "D",
            }
        ],
    }
    [article], content = surveyed(articles_json.read, tmp_path / "b.json", json.dumps(newsapi))
    assert (article.source, article.text) == ("The Bell", "Rival delegations… [+1234 chars]")
    assert article.metadata["source"] == {"id": "bell", "name": "The Bell"}
    assert "1 text is cut short" in said(content.notes)[0]

    wordpress = [
        {
            "date": "2017-03-03T10:05:00",
            "link": "https://w.example/1",
            "title": {"rendered": "Talks &#8211; again"},
            "content": {"rendered": f"<p>{LEAD}</p>\n<ul><li>One &amp; two</li></ul>"},
        }
    ]
    [article], content = surveyed(articles_json.read, tmp_path / "c.json", json.dumps(wordpress))
    assert (article.title, article.text) == ("Talks – again", f"{LEAD}\n\nOne & two")
    assert "1 text was HTML" in said(content.notes)[0]

    please = {"maintext": LEAD, "date_publish": "2017-03-03 10:05:00", "source_domain": "b.example"}
    [article], _ = surveyed(articles_json.read, tmp_path / "d.json", json.dumps(please))
    assert (article.published, article.source) == ("2017-03-03T10:05:00", "b.example")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("20170303T100500Z", "2017-03-03T10:05:00+00:00"),
        (1488535500, "2017-03-03T10:05:00+00:00"),
        (1488535500000, "2017-03-03T10:05:00+00:00"),
        ("Fri, 03 Mar 2017 10:05:00 GMT", "2017-03-03T10:05:00+00:00"),
        ("3 March 2017", "2017-03-03"),
        ("19/02/2017", "2017-02-19"),
        ("2017", "2017"),
        ("soon", ""),
    ],
)
def test_dates(tmp_path: Path, written: str | int, iso: str) -> None:
    data = lines({"text": LEAD, "date": written})
    [article], _ = surveyed(articles_json.read, tmp_path / "a.jsonl", data)
    assert article.published == iso
    assert article.metadata.get("date", "") == ("" if iso else written)


def test_one_line_that_is_broken_leaves_the_others_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = lines(ONE) + '{"text": "cut\n[1]\n{"text": " "}\n{"text": "\\ud83d"}\n' + lines(ONE)
    articles, content = surveyed(articles_json.read, path, data)
    assert len(articles) == 2
    assert [(problem.place, problem.reason[:20]) for problem in content.problems] == [
        ("line 2, column 10", "it ends in the middl"),
        ("line 3", "it is no object, as "),
        ("line 4", "the article has no t"),
        ("line 5, column 11", "it holds a lone surr"),
    ]


def test_an_array_that_is_cut_off(tmp_path: Path) -> None:
    data = json.dumps([ONE, ONE], indent=1)
    articles, content = surveyed(articles_json.read, tmp_path / "a.json", data[:-40])
    assert len(articles) == 1
    assert "cut off" in content.problems[0].reason
    articles, content = surveyed(articles_json.read, tmp_path / "b.json", data[:-1])
    assert len(articles) == 2
    assert "cut off" in content.problems[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"a": 1', "it ends in the middle"),
        ("words", "it is not JSON"),
        ("[]", "there is no object in it"),
        ("[1, 2]", "there is no object in it"),
        ('"text"', "neither an export of Annotator nor articles"),
        ("{}", "there is no text in it"),
        ('[{"url": "https://a.example"}]', "nothing is fetched"),
        ('{"articles": [{"url": "https://a.example", "title": "A"}]}', "have: “url”, “title”"),
        ('[{"a": 1, "b": {"c": 2}}]', "have: “a”, “b.c”"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"text": ' + "[" * 60 + "]" * 60 + "}]", "nested too deeply"),
    ],
)
def test_what_holds_no_articles_is_refused(tmp_path: Path, data: str, reason: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(data)
    content = articles_json.read(path, lambda: "a")
    with pytest.raises(InputError) as caught:
        list(content.text_hashes())
    assert reason in caught.value.reason
    assert caught.value.reason.endswith(".")


def test_names_that_a_person_gives(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"h": "Talks", "deep": {"er": LEAD, "x": 1}, "text": "no"}))
    read = articles_json.read_columns(path, lambda: "a", {"text": "deep.er", "title": "H"})
    list(read.text_hashes())
    [coded] = read.articles()
    assert (coded.article.title, coded.article.text) == ("Talks", LEAD)
    assert coded.article.metadata["text"] == "no"
    assert coded.article.metadata["deep"] == {"x": 1}
    wrong = articles_json.read_columns(path, lambda: "a", {"text": "nowhere"})
    with pytest.raises(InputError, match="no object in it has “nowhere”"):
        list(wrong.text_hashes())


@pytest.mark.parametrize(
    ("data", "is_other"),
    [
        (lines(ONE), False),
        ('{"name": "tool", "scripts": {"x": "y"}}', True),
        ('{"format": "annotator", "version": 1, "text": "x"}', True),
        ('{"broken": ', False),
        ("", True),
    ],
    ids=["article", "settings", "own", "broken", "empty"],
)
def test_other_json_in_a_folder_is_left_out(tmp_path: Path, data: str, is_other: bool) -> None:
    path = tmp_path / "a.json"
    path.write_text(data)
    assert is_other_json(path) is is_other


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_large_files_stream(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("w") as file:
        file.write("[\n" if name == "a.json" else "")
        for number in range(4_000):
            comma = ",\n" if name == "a.json" and number < 3_999 else "\n"
            file.write(json.dumps({"text": f"{number} " + "word " * 200}) + comma)
        file.write("]" if name == "a.json" else "")
    content = articles_json.read(path, lambda: "0" * 36)
    tracemalloc.start()
    assert sum(1 for _ in content.text_hashes()) == 4_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000
