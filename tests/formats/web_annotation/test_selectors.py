"""Where selectors of Web Annotations lead, and the ways in which they go wrong."""

from typing import Any

import pytest

from tests.formats.brat.test_read import only
from tests.formats.web_annotation.annotation_files import (
    SOURCE,
    TEXT,
    Make,
    anno,
    marked,
    position,
    quote,
)
from tests.messages import said


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
    selectors = [{"source": SOURCE, "selector": quote(w)} for w in ("stay shut", "ports", "😀")]
    assert marked(corpus(anno(target={"type": kind, "items": selectors}))) == [
        ["😀", "ports", "stay shut"]
    ]
    assert marked(corpus(anno(target=selectors))) == [["😀", "ports", "stay shut"]]


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
    assert "1 place was found by the words" in said(content.notes)[0]


def test_offsets_of_javascript_and_of_crlf(corpus: Make) -> None:
    after = position("Monday", shift=1)
    content = corpus([anno([quote("Monday"), after]), anno(position("docks", 1), id="urn:x:2")])
    assert marked(content) == [["Monday"], ["docks"]]
    assert "UTF-16" in said(content.notes)[0]
    raw = "One.\r\nTwo.\r\n"
    selectors = [{"type": "TextPositionSelector", "start": 6, "end": 9}]
    assert marked(corpus(anno([*selectors, quote("Two")]), raw)) == [["Two"]]
    assert marked(corpus(anno(selectors), raw)) == [["Two"]]
    shifted = [{"type": "TextPositionSelector", "start": 5, "end": 8}, quote("Two")]
    assert marked(corpus(anno(shifted), raw)) == [["Two"]]


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
        (7, "an object, or a list"),
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
    [annotation] = coded.article.metadata["w3c"]["annotations"]
    assert annotation["id"] == "http://example.org/anno1"
