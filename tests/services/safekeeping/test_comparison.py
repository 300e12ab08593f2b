"""Before a backup takes a project's place, what would come and go is known."""

from pathlib import Path

import pytest

from annotator.cli.comparison import comparison_lines
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.comparison import compare_with_backup
from tests.conftest import an_article


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an article, closed."""
    made = Project.create(tmp_path / "p", coder="Ada")
    with made.writing("Import 1 article") as unit:
        unit.create(an_article())
    return made


def test_what_would_go_is_named(project: Project, tmp_path: Path) -> None:
    copy = backup(project.location, tmp_path / "copy.annotator")
    [article] = project.articles.all()
    for n in range(12):
        project.records.create(article.id, "quote", [Span(n, n + 5)])
    project.close()
    comparison = compare_with_backup(copy, project.location)
    assert comparison is not None
    assert (comparison.there.records, comparison.other.records) == (12, 0)
    # The first mark also begins the article.
    assert (comparison.gone, comparison.come) == (12, 0)
    assert [change.sentence() for change in comparison.newest_gone] == ["Add quote"] * 10
    lines = comparison_lines(comparison)
    assert "12 changes would go, the newest of them:" in lines
    assert lines[-1] == "  and 2 before"
    # And the other way round.
    back = compare_with_backup(Path(project.location), copy)
    assert back is not None
    assert (back.gone, back.come) == (0, 12)


def test_a_side_that_cannot_be_read_is_named(project: Project, tmp_path: Path) -> None:
    copy = backup(project.location, tmp_path / "copy.annotator")
    project.close()
    assert compare_with_backup(copy, tmp_path / "nothing.annotator") is None
    file = Path(project.location)
    content = file.read_bytes()
    file.write_bytes(bytes(4096) + content[4096:])
    comparison = compare_with_backup(copy, project.location)
    assert comparison is not None
    assert comparison.there.problem
    assert comparison.other.articles == 1
    assert any(
        line.startswith("There is:   cannot be read") for line in comparison_lines(comparison)
    )
