"""Fixtures of the tests of UIMA files."""

from pathlib import Path

import pytest

from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.uima import read_xmi as xmi
from tests.formats.brat.test_read import reading
from tests.formats.uima.cas_files import (
    INCEPTION,
    Corpus,
    Xmi,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """What is read of one XMI file beside its type system; raises its problem."""

    def made(
        document: Xmi | str,
        types: str = INCEPTION,
        mapping: str = "",
        beside: str = "TypeSystem.xml",
    ) -> ForeignContent:
        (tmp_path / "one.xmi").write_bytes(str(document).encode())
        if types:
            (tmp_path / beside).write_text(types, encoding="utf-8")
        content = xmi.read([tmp_path / "one.xmi"], reading(mapping))
        if content.problems:
            raise content.problems[0]
        return content

    return made
