"""Fixtures of the tests of importing and exporting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services.project import Project
from tests.services.transfer.projects import Make


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes projects on files, by the coder's name."""
    made: list[Project] = []

    def new(coder: str) -> Project:
        project = Project.create(tmp_path / f"{coder}{len(made)}.annotator", coder=coder)
        made.append(project)
        return project

    yield new
    for project in made:
        project.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder of its own, and other files."""
    root = tmp_path / "news"
    (root / "b").mkdir(parents=True)
    (root / "one.txt").write_text("Talks fail\n\nThe talks failed.")
    (root / "b" / "two.md").write_text("# Talks resume\n\nThey talk again.")
    (root / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (root / ".hidden.txt").write_text("not this")
    return root
