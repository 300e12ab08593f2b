"""Fixtures of the tests of Web Annotations."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.web_annotation import read as web_annotation
from tests.formats.brat.test_read import reading
from tests.formats.web_annotation.annotation_files import TEXT, Make


@pytest.fixture
def corpus(tmp_path: Path) -> Make:
    """What is read of a file of annotations beside the text."""

    def made(data: Any, text: str | bytes = TEXT, name: str = "a.jsonld", mapping: str = "") -> Any:
        raw = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "ports.txt").write_bytes(raw)
        whole = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        (tmp_path / name).write_text(whole, encoding="utf-8")
        return web_annotation.read([tmp_path / name], reading(mapping))

    return made
