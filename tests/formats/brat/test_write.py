"""What is written for brat is read again, ours and others'."""

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.formats.brat import read as brat
from annotator.formats.brat import write as brat_writer
from annotator.formats.content import CodedArticle
from tests.formats.brat.test_read import reading
from tests.formats.contents import CODEBOOK, Made, assert_same_project, projects

_numbers = itertools.count()


@given(project=projects())
@settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_folder_that_holds_something_is_left_alone(project: Made, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(AnnotatorError, match="holds files"):
        brat_writer.write(project, tmp_path)


@pytest.mark.parametrize(
    "stored",
    [
        5,
        [1, {"x": 2}, {"id": "T1", "label": "Claim", "spans": "0-9"}],
        {"id": 5},
        {"spans": [{"start": "a"}]},
        {"roles": [["Source"]]},
        {"parts": [{"id": "T2"}]},
        {"notes": "none", "normalizations": [{"type": "Reference"}], "trigger": ["T1"]},
        {"id": "T1\nE1", "label": "Claim"},
        {"passthrough": 2, "annotations": [{"id": "T1"}, 7]},
        {"passthrough": 2, "id": "T1\nE1", "roles": [["Source", "T1"]]},
        {"passthrough": 3, "id": "T1"},
        {
            "passthrough": 2,
            "annotations": [{"id": "T1", "label": "A", "spans": [{"start": -1, "end": 99}]}],
        },
    ],
)
def test_metadata_that_is_something_else_is_gone_by_as_such(stored: object, tmp_path: Path) -> None:
    """It can be edited, and comes from other programs."""
    text = "Ministers met."
    made = datetime(2026, 11, 28, tzinfo=UTC)
    article = Article("a", "A", text, sha256(text), metadata={"brat": stored})
    spans = (cut(text, Span(0, 9)),)
    record = Record("r", "a", "quote", "c", "done", made, made, spans, metadata={"brat": stored})
    coded = CodedArticle(article, [], [record])
    info = ProjectInfo("p", "P", made)
    project = Made(info, CODEBOOK, [Coder("c", "Ada")], [], [coded], [])
    brat_writer.write(project, tmp_path / "out")
    content = brat.read(sorted((tmp_path / "out").rglob("*.ann")), reading())
    assert_same_project(content, project)
