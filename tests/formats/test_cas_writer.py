"""What is written as XMI and JSON CAS is read again, also by dkpro-cassis alone."""

import itertools
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.errors import AnnotatorError
from annotator.formats import json_cas, json_cas_writer, xmi, xmi_writer
from annotator.formats.foreign_content import ForeignContent
from tests.formats.contents import Made, assert_same_project, projects
from tests.formats.test_brat import reading

_numbers = itertools.count()
both = pytest.mark.parametrize(
    ("reader", "writer", "suffix"),
    [(xmi, xmi_writer, ".xmi"), (json_cas, json_cas_writer, ".json")],
    ids=["xmi", "json"],
)


@both
@given(project=projects())
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(
    reader: ModuleType, writer: ModuleType, suffix: str, project: Made, tmp_path: Path
) -> None:
    out = tmp_path / str(next(_numbers))
    writer.write(project, out)
    content = reader.read(sorted(out.rglob(f"*{suffix}")), reading())
    assert_same_project(content, project)
