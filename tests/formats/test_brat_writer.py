"""What is written for brat is read again, ours and others'."""

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.errors import AnnotatorError
from annotator.formats import brat, brat_writer
from tests.formats.contents import Made, assert_same_project, projects
from tests.formats.test_brat import reading

_numbers = itertools.count()


@given(project=projects())
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    brat_writer.write(project, out)
    content = brat.read(sorted(out.rglob("*.ann")), reading())
    assert_same_project(content, project)


@given(project=projects())
@settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_folder_that_holds_something_is_left_alone(project: Made, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(AnnotatorError, match="holds other files"):
        brat_writer.write(project, tmp_path)
