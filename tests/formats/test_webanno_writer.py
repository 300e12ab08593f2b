"""What is written as WebAnno TSV is read again, ours and others'."""

import itertools
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from annotator.formats import webanno, webanno_files, webanno_writer
from tests.formats.contents import Made, assert_same_project, projects
from tests.formats.test_brat import reading

_numbers = itertools.count()
_SETTINGS = settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@given(project=projects())
@_SETTINGS
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    webanno_writer.write(project, out)
    files = webanno_files.claimed(sorted(out.rglob("*.tsv")))
    assert_same_project(webanno.read(files, reading()), project)
