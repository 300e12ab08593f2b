"""Label Studio's tasks made for the tests, and what is read of them."""

import json
from pathlib import Path
from typing import Any

from annotator.core.coding.record import Record
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.label_studio import read as label_studio
from tests.formats.brat.test_read import reading

TEXT = "Ministers met 😀.\nIlan Dorr said that ports stay shut."


def units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def region(
    words: str,
    *labels: str,
    name: str = "",
    text: str = TEXT,
    **keys: Any,
) -> dict[str, Any]:
    start = text.index(words)
    value = {
        "start": units(text, start),
        "end": units(text, start + len(words)),
        "text": words,
        "labels": list(labels),
    }
    return {
        "id": name or words,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
        **keys,
    }


def control_result(of: dict[str, Any], kind: str, given: Any, name: str = "") -> dict[str, Any]:
    value = {key: of["value"][key] for key in ("start", "end")} if "value" in of else {}
    return {
        "id": of.get("id", f"all-{kind}"),
        "from_name": name or kind,
        "to_name": "text",
        "type": kind,
        "value": {**value, "text" if kind == "textarea" else kind: given},
    }


def task(*results: dict[str, Any], text: str = TEXT, **keys: Any) -> dict[str, Any]:
    made = {"id": 11, "completed_by": 1, "result": list(results), "was_cancelled": False}
    return {"id": 5, "data": {"text": text}, "annotations": [made | keys], "predictions": []}


def content_of(folder: Path, *tasks: Any) -> ForeignContent:
    path = folder / "tasks.json"
    path.write_bytes(json.dumps(tasks, ensure_ascii=False, indent=1).encode())
    assert label_studio.claimed([path]) == [path]
    return label_studio.read([path], reading())


def only(content: ForeignContent) -> tuple[CodedArticle, list[Record]]:
    assert content.problems == []
    [coded] = content.articles()
    return coded, sorted(coded.records, key=lambda record: record.spans)
