"""Web Annotations made for the tests of reading, and the passages that they mark."""

from collections.abc import Callable
from typing import Any

from annotator.formats.annotations.corpus import ForeignContent
from tests.formats.brat.test_read import only

TEXT = (
    "Ministers met 😀.\nIlan Dorr said on Monday that ports, and docks, stay shut.\nمرحبا said he."
)
SOURCE = "https://paper.example/2017/ports.html"

Make = Callable[..., ForeignContent]


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
