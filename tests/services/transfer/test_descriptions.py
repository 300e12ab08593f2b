"""Tables that describe files give the articles beside them title, outlet, author and date."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from tests.formats.annotations.articles import LEAD
from tests.messages import said


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    yield made
    made.close()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Texts and annotations in folders of their own, described by a table above them."""
    root = tmp_path / "corpus"
    for folder in ("text", "attributions"):
        (root / folder).mkdir(parents=True)
    (root / "text" / "bell_it-s.v2.txt").write_text(LEAD)
    (root / "attributions" / "bell_it-s.v2_4b22.ann").write_text(f"T1\tClaim 0 3\t{LEAD[:3]}\n")
    (root / "plain.txt").write_text(f"Plain. {LEAD}")
    (root / "metadata.tsv").write_text(
        "filename\tpublisher\tpublication_date\tauthor\ttitle\tlevel\n"
        "bell_it-s.v2\tThe Bell\t19/02/2017\tAda Holm\tPorts shut\t3\n"
        "plain.txt\tThe Bell\t03/04/2017\t\t\t\n"
        "gone\tThe Bell\t01/01/2017\tNobody\tGone\t\n"
    )
    return root


def test_articles_and_corpora_are_described(project: Project, corpus: Path) -> None:
    report = import_paths(project, [corpus])
    assert report.problems == []
    assert any("says of 3 files" in note for note in said(report.notes))
    described, plain = sorted(project.articles.all(), key=lambda each: len(each.text))
    assert (described.title, described.source, described.author) == (
        "Ports shut",
        "The Bell",
        "Ada Holm",
    )
    assert (described.published, described.metadata["level"]) == ("2017-02-19", "3")
    assert (plain.source, plain.published) == ("The Bell", "2017-04-03")
    assert plain.title.startswith("Plain.")
    assert project.articles.count() == 2


def test_alone_it_is_a_table_whose_text_is_not_told(project: Project, corpus: Path) -> None:
    [problem] = import_paths(project, [corpus / "metadata.tsv"]).problems
    assert "no column is called as texts of articles are" in problem.reason


def test_one_that_does_not_hold_leaves_the_articles(project: Project, corpus: Path) -> None:
    table = corpus / "metadata.tsv"
    table.write_text(f"{table.read_text()}one\ttoo\tmany\tcells\there\tand\tthere\n")
    report = import_paths(project, [corpus])
    assert [each.place for each in report.problems] == ["line 5"]
    assert report.articles == 2
