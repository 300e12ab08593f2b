"""Web Annotations in all the forms that the model allows, and the ways in which they go wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.core.coding.record import Record
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.web_annotation import read as web_annotation
from tests.formats.brat.test_read import only, reading, values

TEXT = (
    "Ministers met 😀.\nIlan Dorr said on Monday that ports, and docks, stay shut.\nمرحبا said he."
)
SOURCE = "https://paper.example/2017/ports.html"

Make = Callable[..., ForeignContent]


@pytest.fixture
def corpus(tmp_path: Path) -> Make:
    def made(data: Any, text: str | bytes = TEXT, name: str = "a.jsonld", mapping: str = "") -> Any:
        raw = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "ports.txt").write_bytes(raw)
        whole = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        (tmp_path / name).write_text(whole, encoding="utf-8")
        return web_annotation.read([tmp_path / name], reading(mapping))

    return made


def anno(selector: Any = None, **more: Any) -> dict[str, Any]:
    target = {"source": SOURCE, "selector": selector} if selector is not None else SOURCE
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "Ports"},
        "target": target,
        **more,
    }


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(words: str, shift: int = 0, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words) + shift
    return {"type": "TextPositionSelector", "start": start, "end": start + len(words)}


def marked(content: ForeignContent) -> list[list[str]]:
    assert content.problems == []
    return [[span.text for span in record.spans] for record in only(content)[1]]


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


@pytest.mark.parametrize(
    "target",
    [
        {"source": SOURCE, "selector": quote("ports")},
        {"type": "SpecificResource", "source": {"id": SOURCE}, "selector": [quote("ports")]},
        [{"source": [SOURCE], "selector": position("ports")}],
        f"{SOURCE}#char={TEXT.index('ports')},{TEXT.index('ports') + 5}",
        {"id": f"{SOURCE}#char={TEXT.index('ports')},{TEXT.index('ports') + 5};length={len(TEXT)}"},
        {
            "source": SOURCE,
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
                "value": f"char={TEXT.index('ports')},{TEXT.index('ports') + 5}",
            },
        },
        {
            "source": SOURCE,
            "selector": {
                "type": "DataPositionSelector",
                "start": len(TEXT[: TEXT.index("ports")].encode()),
                "end": len(TEXT[: TEXT.index("ports")].encode()) + 5,
            },
        },
        {
            "source": SOURCE,
            "selector": {
                "type": "RangeSelector",
                "startSelector": quote("ports"),
                "endSelector": quote(", and docks"),
            },
        },
        {
            "source": SOURCE,
            "selector": {
                "type": "RangeSelector",
                "startSelector": position("ports"),
                "endSelector": position(", and docks"),
            },
        },
        {
            "source": SOURCE,
            "selector": {
                "type": "FragmentSelector",
                "value": "line=1,2",
                "refinedBy": {"type": "TextPositionSelector", "start": 30, "end": 35},
            },
        },
        {
            "source": SOURCE,
            "selector": {
                **quote("on Monday that ports, and docks"),
                "refinedBy": [quote("ports")],
            },
        },
        {
            "source": SOURCE,
            "selector": {"type": "XPathSelector", "value": "/p[2]", "refinedBy": quote("ports")},
        },
        {
            "source": SOURCE,
            "selector": [
                {"type": "CssSelector", "value": "p"},
                {"type": "RangeSelector", "startContainer": "/p[2]", "startOffset": 3},
                position("ports"),
                quote("ports", "that ", ", and"),
            ],
        },
        {"type": "Choice", "items": [{"source": SOURCE, "selector": quote("ports")}, "x"]},
        {"source": SOURCE, "selector": [position("ports", shift=4), quote("ports")]},
        {"source": SOURCE, "selector": [position("ports", shift=4), quote("port", "that ")]},
    ],
)
def test_places(corpus: Make, target: Any) -> None:
    [[words]] = marked(corpus(anno(target=target)))
    assert words in ("ports", "port")


@pytest.mark.parametrize("kind", ["Composite", "oa:List", "Independents"])
def test_several_places_are_fragments(corpus: Make, kind: str) -> None:
    places = [{"source": SOURCE, "selector": quote(w)} for w in ("stay shut", "ports", "😀")]
    assert marked(corpus(anno(target={"type": kind, "items": places}))) == [
        ["😀", "ports", "stay shut"]
    ]
    assert marked(corpus(anno(target=places))) == [["😀", "ports", "stay shut"]]


def test_a_quote_that_stands_twice(corpus: Make) -> None:
    assert marked(corpus(anno(quote("said")))) == [["said", "said"]]
    content = corpus(anno(quote("said", "Dorr ", " on")))
    [_, [record]] = only(content)
    assert [span.start for span in record.spans] == [TEXT.index("said")]
    content = corpus(anno([quote("said"), position("said he")]))
    [_, [record]] = only(content)
    assert [span.start for span in record.spans] == [TEXT.rindex("said")]


def test_white_space_and_corrections_are_borne(corpus: Make) -> None:
    assert marked(corpus(anno(quote("met 😀. Ilan")))) == [["met 😀.\nIlan"]]
    wrong = quote("Ilan Dor said on Monday", "met 😀.\n", " that ports, and docks")
    content = corpus(anno([wrong, {"type": "TextPositionSelector", "start": 16, "end": 39}]))
    assert marked(content) == [["Ilan Dorr said on Monday"]]
    assert "1 place was found by the words" in content.notes[0]


def test_offsets_of_javascript_and_of_crlf(corpus: Make) -> None:
    after = position("Monday", shift=1)
    content = corpus([anno([quote("Monday"), after]), anno(position("docks", 1), id="urn:x:2")])
    assert marked(content) == [["Monday"], ["docks"]]
    assert "UTF-16" in content.notes[0]
    raw = "One.\r\nTwo.\r\n"
    selectors = [{"type": "TextPositionSelector", "start": 6, "end": 9}]
    assert marked(corpus(anno([*selectors, quote("Two")]), raw)) == [["Two"]]
    assert marked(corpus(anno(selectors), raw)) == [["Two"]]
    shifted = [{"type": "TextPositionSelector", "start": 5, "end": 8}, quote("Two")]
    assert marked(corpus(anno(shifted), raw)) == [["Two"]]


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


@pytest.mark.parametrize(
    ("selector", "reason"),
    [
        ({"type": "TextPositionSelector", "start": -1, "end": 3}, "count of characters"),
        ({"type": "TextPositionSelector", "start": 5, "end": 3}, "before it starts"),
        ({"type": "TextPositionSelector", "start": 1.5, "end": 3}, "count of characters"),
        ({"type": "TextPositionSelector", "start": True, "end": 3}, "count of characters"),
        ({"type": "TextPositionSelector", "end": 3}, "count of characters"),
        ({"type": "TextPositionSelector", "start": 0, "end": 10**30}, "count of characters"),
        ({"type": "TextQuoteSelector"}, "a text at “exact”"),
        ("#x", "an object, or a list"),
        ([[quote("ports")]], "an object, or a list"),
    ],
)
def test_selectors_that_break_the_rules(corpus: Make, selector: Any, reason: str) -> None:
    content = corpus({"type": "AnnotationPage", "items": [anno(selector)]})
    [problem] = content.problems
    assert problem.place == "$.items[0]"
    assert reason in problem.reason
    assert list(content.articles()) == []


@pytest.mark.parametrize(
    ("selector", "reason"),
    [
        ({"type": "TextPositionSelector", "start": 0, "end": 900}, "beyond the text"),
        ({"type": "TextPositionSelector", "start": 3, "end": 3}, "a point"),
        (quote("submarines"), "not in the text"),
        ({"type": "SvgSelector", "value": "<svg/>"}, "SvgSelector"),
        ({"type": "FragmentSelector", "value": "xywh=1,2,3,4"}, "xywh"),
        ({"type": "FragmentSelector", "value": "char=1,4;length=3"}, "another state"),
        ([position("ports"), position("docks")], "different places"),
        ([position("ports"), quote("submarines")], "not in the text"),
    ],
)
def test_places_that_are_not_there(corpus: Make, selector: Any, reason: str) -> None:
    content = corpus([anno(quote("ports"), id="urn:2"), anno(selector)])
    [problem] = content.problems
    assert problem.place == "$[1]"
    assert reason in problem.reason
    coded, [_] = only(content)
    [kept] = coded.article.metadata["w3c"]["annotations"]
    assert kept["id"] == "http://example.org/anno1"


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
