"""The forms of JSON-LD in which Web Annotations come, those of Hypothes.is and broken ones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.web_annotation import read as web_annotation
from tests.formats.brat.test_read import only, values
from tests.formats.web_annotation.annotation_files import (
    SOURCE,
    Make,
    anno,
    marked,
    position,
    quote,
)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda a: a,
        lambda a: [a],
        lambda a: {"@graph": [a]},
        lambda a: {"type": "AnnotationPage", "items": [a]},
        lambda a: {
            "type": "AnnotationCollection",
            "first": {"type": "AnnotationPage", "items": [a]},
        },
        lambda a: {"type": ["BasicContainer", "AnnotationCollection"], "ldp:contains": [a]},
    ],
)
def test_wrappings(corpus: Make, wrap: Callable[[Any], Any]) -> None:
    assert marked(corpus(wrap(anno(quote("ports"))))) == [["ports"]]


def test_expanded_and_older_names(corpus: Make) -> None:
    oa = "http://www.w3.org/ns/oa#"
    expanded = {
        "@id": "urn:x:1",
        "@type": [f"{oa}Annotation"],
        f"{oa}hasBody": [
            {
                "@type": [f"{oa}TextualBody"],
                f"{oa}hasPurpose": [{"@id": f"{oa}tagging"}],
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#value": [{"@value": "Ports"}],
            }
        ],
        f"{oa}hasTarget": [
            {
                f"{oa}hasSource": [{"@id": SOURCE}],
                f"{oa}hasSelector": [
                    {
                        "@type": [f"{oa}TextQuoteSelector"],
                        f"{oa}exact": [{"@value": "ports"}],
                    }
                ],
            }
        ],
    }
    content = corpus([expanded])
    assert [record.type for record in only(content)[1]] == ["ports"]
    older = {
        "@context": "http://www.w3.org/ns/oa.jsonld",
        "@type": "oa:Annotation",
        "annotatedBy": {"name": "Ben"},
        "hasBody": {"@type": "cnt:ContentAsText", "chars": "about docks"},
        "motivatedBy": "oa:commenting",
        "hasTarget": {
            "hasSource": SOURCE,
            "hasSelector": {"@type": "oa:TextQuoteSelector", "exact": "docks"},
        },
    }
    _, [record] = only(corpus(older))
    assert (record.type, record.coder) == ("commenting", "id-Ben")
    assert values(record) == {"commenting": ["about docks"]}


def test_a_flattened_graph(corpus: Make) -> None:
    graph = [
        {"id": "urn:a", "type": "Annotation", "body": "_:b", "target": "_:t"},
        {"id": "_:b", "type": "TextualBody", "value": "Ports", "purpose": "tagging"},
        {"id": "_:t", "type": "SpecificResource", "source": SOURCE, "selector": "_:s"},
        {"id": "_:s", "type": "TextQuoteSelector", "exact": "ports"},
    ]
    content = corpus({"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": graph})
    assert [record.type for record in only(content)[1]] == ["ports"]


def test_hypothesis_exports(corpus: Make) -> None:
    row = {
        "id": "abc",
        "created": "2021-03-03T10:00:00.123456+00:00",
        "updated": "2021-03-03T10:00:00.123456+00:00",
        "user": "acct:ada@hypothes.is",
        "user_info": {"display_name": None},
        "uri": SOURCE,
        "text": "closed",
        "tags": ["Ports", "docks"],
        "group": "__world__",
        "document": {"title": ["Ports stay shut"]},
        "target": [{"source": SOURCE, "selector": [quote("ports"), position("ports")]}],
        "references": [],
    }
    note = {**row, "id": "n", "target": [{"source": SOURCE}], "tags": []}
    reply = {**row, "id": "r", "references": ["abc"], "text": "yes", "tags": []}
    lost = {**row, "id": "l", "target": [{"source": SOURCE, "selector": [quote("absent words")]}]}
    rows = {"total": 4, "rows": [row, note, reply, lost]}
    content = corpus(rows, name="h.json")
    [problem] = content.problems
    assert problem.place == "$.rows[3]"
    coded, [record] = only(content)
    assert coded.article.title == "Ports stay shut"
    assert (record.type, record.coder) == ("ports", "id-ada")
    assert values(record) == {"tagging": ["docks"], "commenting": ["closed"]}
    assert record.note == "ada: yes"
    assert {each["id"] for each in coded.article.metadata["w3c"]["annotations"]} == {"n", "l"}
    assert web_annotation.recognises(Path(problem.file))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("", ""),
        ("{", "line 1, column 2"),
        ('{"type": "Annotation", "target": "x"', "line 1, column 37"),
        ('[{"type": "Annotation"}]', "$[0]"),
        ('[{"type": "Annotation", "target": 5}]', "$[0]"),
        ('[{"type": "Annotation", "target": {"selector": []}}]', "$[0]"),
        ('[{"type": "Annotation", "target": "x\\u0000"}]', "$[0].target"),
        ('{"@context": "https://schema.org", "@type": "NewsArticle"}', ""),
        ('{"rows": 5}', ""),
        ('[{"type": "Annotation", "@value": 1, "target": "x"}]', "$[0]"),
        ('[{"uri": 5, "tags": [], "target": [{"@list": [1]}, {"@value": 1}]}]', "$[0]"),
        ('[{"type": [{"id": 5}], "target": 5}]', "$[0]"),
        ("[" * 5000 + "]" * 5000, ""),
        ('{"a":' * 900 + "1" + "}" * 900, ""),
    ],
)
def test_broken_files(corpus: Make, data: str, place: str) -> None:
    content = corpus(data)
    [problem] = content.problems
    assert problem.place == place
    assert list(content.articles()) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('{"@context": "http://www.w3.org/ns/anno.jsonld"}', True),
        ('[{"type": "Annotation", "target": 1}]', True),
        ('{"rows": [{"uri": "x", "target": []}]}', True),
        ('{"format": "annotator", "version": 1}', False),
        ('[{"text": "a", "annotations": [{"result": []}]}]', False),
        ('{"%TYPES": {"Annotation": {}}}', False),
        ('{"@context": "http://iiif.io/api/presentation/3/context.json", "items": []}', False),
        ("", False),
    ],
)
def test_recognising(tmp_path: Path, text: str, is_one: bool) -> None:
    (tmp_path / "a.json").write_text(text)
    assert web_annotation.recognises(tmp_path / "a.json") is is_one
