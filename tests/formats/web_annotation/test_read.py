"""Web Annotations as a corpus: their bodies, links and texts."""

import json
from pathlib import Path

from annotator.core.coding.record import Record
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.web_annotation import read as web_annotation
from tests.formats.brat.test_read import only, reading, values
from tests.formats.web_annotation.annotation_files import (
    SOURCE,
    TEXT,
    Make,
    anno,
    position,
    quote,
)
from tests.messages import said


def test_body_values_creator_and_times(corpus: Make) -> None:
    content = corpus(
        anno(
            [quote("ports"), position("ports")],
            motivation=["bookmarking", "oa:commenting"],
            creator={"id": "http://ada.example", "type": "Person", "name": "Ada Holm"},
            created="2017-03-03T10:00:00+01:00",
            modified="2017-03-04T10:00:00Z",
            body=[
                {"type": "TextualBody", "purpose": "tagging", "value": "Ports"},
                {"type": "TextualBody", "purpose": "tagging", "value": "harbours"},
                {
                    "type": "TextualBody",
                    "purpose": "commenting",
                    "value": "closed",
                    "language": "en",
                },
                {
                    "type": "SpecificResource",
                    "source": "http://kb.example/Q1",
                    "purpose": "identifying",
                },
                "http://example.org/post",
            ],
        )
    )
    coded, [record] = only(content)
    assert (record.type, record.coder) == ("ports", "id-Ada Holm")
    assert record.created.isoformat() == "2017-03-03T09:00:00+00:00"
    assert record.updated.isoformat() == "2017-03-04T10:00:00+00:00"
    assert values(record) == {
        "tagging": ["harbours"],
        "commenting": ["closed"],
        "identifying": ["http://kb.example/Q1"],
        "bookmarking": ["http://example.org/post"],
    }
    assert coded.article.url == SOURCE


def test_a_mapping_says_what_bodies_mean(corpus: Make) -> None:
    mapping = (
        "types:\n  Ports:\n    record: quote\n    attributes: {commenting: note, assessing: kind}\n"
        "    values: {assessing: {literal: direct}}\n"
    )
    bodies = [
        {"type": "TextualBody", "purpose": "classifying", "value": "Ports"},
        {"type": "TextualBody", "purpose": "commenting", "value": "see page 3"},
        {"type": "TextualBody", "purpose": "assessing", "value": "literal"},
    ]
    content = corpus(anno(quote("ports"), body=bodies), mapping=mapping)
    _, [record] = only(content)
    assert record.type == "quote"
    assert values(record) == {"note": ["see page 3"], "kind": ["direct"]}


def test_links_and_replies(corpus: Make) -> None:
    items = [
        anno(quote("ports"), id="urn:1"),
        anno(quote("docks"), id="urn:2"),
        {
            "id": "urn:3",
            "type": "Annotation",
            "motivation": "linking",
            "body": {"type": "TextualBody", "purpose": "tagging", "value": "supports"},
            "target": [{"id": "urn:1"}, {"id": "urn:2"}],
        },
        {
            "id": "urn:4",
            "type": "Annotation",
            "motivation": "linking",
            "body": [
                {"type": "SpecificResource", "source": "urn:1"},
                {"type": "TextualBody", "purpose": "classifying", "value": "contradicts"},
            ],
            "target": "urn:2",
        },
        {
            "id": "urn:5",
            "type": "Annotation",
            "motivation": "replying",
            "creator": "acct:ben@hypothes.is",
            "bodyValue": "really?",
            "target": "urn:1",
        },
    ]
    content = corpus(items)
    _, [ports, docks] = only(content)
    assert ports.note == "ben: really?"
    assert {(each.source, each.target, each.relation) for each in content.links()} == {
        (ports.id, docks.id, "supports"),
        (docks.id, ports.id, "contradicts"),
    }


def test_the_text_is_in_the_file(tmp_path: Path) -> None:
    source = {"id": "urn:text:1", "type": "Text", "value": TEXT, "language": "en", "label": "Ports"}
    first = anno(id="urn:1", target={"source": source, "selector": quote("ports")})
    second = anno(id="urn:2", target={"source": "urn:text:1", "selector": quote("docks")})
    (tmp_path / "a.jsonld").write_text(json.dumps([first, second]))
    coded, records = only(web_annotation.read([tmp_path / "a.jsonld"], reading()))
    assert (coded.article.title, coded.article.language) == ("Ports", "en")
    assert [record.spans[0].text for record in records] == ["ports", "docks"]


def test_an_article_of_the_import_is_the_text(tmp_path: Path) -> None:
    article = tmp_path / "articles" / "no-name.txt"
    article.parent.mkdir()
    article.write_text(f"title: Ports\nurl: {SOURCE}/\n\n{TEXT}")
    file = tmp_path / "a.json"
    file.write_text(json.dumps(anno(quote("ports"))))
    other = tmp_path / "articles" / "other.txt"
    other.write_text("Nobody is about this.")
    claimed = web_annotation.claimed([article, file, other])
    assert claimed == [file, article]
    coded, [record] = only(web_annotation.read(claimed, reading()))
    assert (coded.article.title, coded.article.text) == ("Ports", TEXT)
    assert record.spans[0].text == "ports"


def test_many_files_about_one_text(tmp_path: Path) -> None:
    (tmp_path / "ports.txt").write_text(TEXT)
    for n, word in enumerate(("ports", "docks", "Monday")):
        (tmp_path / f"{n}.jsonld").write_text(json.dumps(anno(quote(word), id=f"urn:{n}")))
    paths = sorted(tmp_path.iterdir())
    assert set(web_annotation.claimed(paths)) == set(paths)
    _, records = only(web_annotation.read(paths, reading()))
    assert [record.spans[0].text for record in records] == ["Monday", "ports", "docks"]


def test_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text(json.dumps([anno(quote("ports"))]))
    content = web_annotation.read([tmp_path / "a.jsonld"], reading())
    [problem] = content.problems
    assert problem.place == "$[0]"
    assert "ports.txt" in problem.reason
    assert list(content.articles()) == []


def test_no_text_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    folder = tmp_path / "in"
    folder.mkdir()
    for source in ("../secret.txt", str(tmp_path / "secret.txt"), "%2e%2e/secret.txt"):
        (folder / "a.jsonld").write_text(
            json.dumps(anno(target={"source": source, "selector": quote("ports")}))
        )
        content = web_annotation.read([folder / "a.jsonld"], reading())
        assert len(content.problems) == 1


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "ports.txt").write_text(TEXT)
    (tmp_path / "a.jsonld").write_text("{")
    (tmp_path / "b.jsonld").write_text(json.dumps(anno(quote("ports"))))
    content = web_annotation.read(sorted(tmp_path.glob("*.jsonld")), reading())
    assert [Path(problem.file).name for problem in content.problems] == ["a.jsonld"]
    assert len(_records(content)) == 1


def test_the_same_id_twice(corpus: Make) -> None:
    [_, [_]] = only(corpus([anno(quote("ports")), anno(quote("ports"))]))
    content = corpus([anno(quote("ports")), anno(quote("docks"))])
    assert "stands twice" in content.problems[0].reason


def test_ids_are_the_same_however_often_it_is_read(corpus: Make) -> None:
    data = {key: value for key, value in anno(quote("ports")).items() if key != "id"}
    assert [r.id for r in _records(corpus(data))] == [r.id for r in _records(corpus(data))]


def _records(content: ForeignContent) -> list[Record]:
    found: list[CodedArticle] = list(content.articles())
    return [record for coded in found for record in coded.records]


def test_a_note_on_the_whole_page_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks fail.", encoding="utf-8")
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:n1",
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "A rewrite of the agency."},
        "target": "a.txt",
    }
    (tmp_path / "a.jsonld").write_text(json.dumps([page]), encoding="utf-8")
    content = web_annotation.read(sorted(tmp_path.iterdir()), reading())
    coded, records = only(content)
    assert records == []
    assert any("1 annotation is about the page as a whole" in note for note in said(content.notes))
    assert "A rewrite of the agency." in json.dumps(coded.article.metadata)
