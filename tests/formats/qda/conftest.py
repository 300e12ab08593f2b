"""Fixtures of the tests of REFI-QDA projects."""

from pathlib import Path
from typing import Any

import pytest

from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.qda import qdpx_read as qdpx
from tests.formats.brat.test_read import reading
from tests.formats.qda.qdpx_files import Made, project


@pytest.fixture
def read(tmp_path: Path) -> Made:
    """What is read of a project that `qdpx_files.project` makes."""

    def made(*args: Any, mapping: str = "", **more: Any) -> ForeignContent:
        return qdpx.read([project(tmp_path / "p.qdpx", *args, **more)], reading(mapping))

    return made
