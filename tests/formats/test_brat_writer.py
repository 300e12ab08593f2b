"""What is written for brat is read again, ours and others'."""

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.errors import AnnotatorError
from annotator.formats import brat, brat_writer
from annotator.formats.content import CodedArticle
from tests.formats.contents import Made, projects
from tests.formats.test_brat import reading

_numbers = itertools.count()


@given(project=projects())
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    brat_writer.write(project, out)
    content = brat.read(sorted(out.rglob("*.ann")), reading())
    assert content.problems == []
    assert content.info == project.info
    assert content.codebook == project.codebook
    assert list(content.actors()) == list(project.actors())
    assert sorted(content.links(), key=str) == sorted(project.links(), key=str)
    read = _united(content.articles())
    for coded in project.articles():
        again = read[coded.article.id]
        assert again.article == coded.article
        assert list(again.records) == list(coded.records)
        assert list(again.statuses) == list(coded.statuses)


def _united(articles: object) -> dict[str, CodedArticle]:
    """Articles by id; one that several coders coded comes once from each of them."""
    found: dict[str, CodedArticle] = {}
    for coded in list(articles):  # type: ignore[call-overload]
        before = found.get(coded.article.id, CodedArticle(coded.article))
        records = sorted((*before.records, *coded.records), key=lambda record: record.id)
        found[coded.article.id] = CodedArticle(coded.article, coded.statuses, records)
    return found


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
