"""Any project, written in any format that says that it is read again whole, is the same."""

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.formats.format import Format
from annotator.formats.registry import BUILT_IN
from tests.formats.contents import Made, projects
from tests.formats.round_trip import assert_round_trip

_PARTLY = {"csv", "xlsx", "qdc", "docx", "odt", "no-text"}
"""Tables, whose coding is for analysis, a codebook without articles, documents to read,
and what has no texts."""
_WHOLE = [
    known for known in BUILT_IN if known.reader and known.writer and known.name not in _PARTLY
]
_numbers = itertools.count()


@pytest.mark.parametrize("known", _WHOLE, ids=[known.name for known in _WHOLE])
@given(project=projects())
@settings(
    max_examples=15,
    deadline=None,
    # To shrink what writes folders would take minutes.
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(known: Format, project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    is_folder = known.writer is not None and known.writer.folder
    assert_round_trip(known, project, out if is_folder else out.with_suffix(known.extensions[0]))
