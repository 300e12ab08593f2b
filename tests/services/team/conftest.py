"""Projects of a team."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.text.normalization import sha256
from annotator.services.ids import coder_id
from annotator.services.project import Project
from tests.services.team.team_projects import add, handed_out, join, quote, set_cue

BEN, CEM, DAN, EVE = (Coder(coder_id(name), name) for name in ("Ben", "Cem", "Dan", "Eve"))
ALL_THREE = (BEN.id, CEM.id, DAN.id)
ARTICLES = [
    Article(
        f"a{n:02}",
        f"Title {n}",
        f"Text {n}.",
        sha256(f"Text {n}."),
        source="The Bell" if n % 3 else "The Horn",
        published=f"2017-0{1 + n % 2}-11",
    )
    for n in range(20)
]


@pytest.fixture
def staffed(project: Project) -> Iterator[Project]:
    """A project of Ada, its lead, with twenty articles and three coders; Eve has retired."""
    with project.writing("Begin") as unit:
        unit.create_all([BEN, CEM, DAN, replace(EVE, active=False), *ARTICLES])
    yield project
    assert project.safekeeping.diagnose() == []


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Project]:
    """A project of Lea, its lead, in which she and Ben have coded."""
    project = Project.create(tmp_path / "lead.annotator", coder="Lea")
    for article in add(project):
        quote(project, article, "talks had failed")
    join(project, "Ben")
    other = Project.open(project.location, coder="Ben")
    for article in other.articles.all():
        set_cue(other, quote(other, article, "Nobody was hurt").id, "begun")
    other.close()
    yield project
    project.close()


@pytest.fixture
def ben(lead: Project, tmp_path: Path) -> Iterator[Project]:
    """What Lea has handed out to Ben."""
    project = handed_out(lead, "Ben", tmp_path)
    yield project
    project.close()
