"""Which articles teach, and by whose work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.text.span import Span
from annotator.services.assistance.coded_articles import examples_of, finished_by, gold_of
from annotator.services.ids import coder_id
from annotator.services.progress import silent
from annotator.services.project import Project

ADA, BEN, GOLD = coder_id("Ada"), coder_id("Ben"), coder_id("gold")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Ada finished three articles, one with nothing in it; Ben one of them and one of his own."""
    ada = Project.create(tmp_path / "p", coder="Ada")
    ids = [ada.articles.add(f"“We stay {n},” said Dorr.")[0].id for n in range(5)]
    for n in (0, 1):
        ada.records.create(ids[n], "quote", [Span(0, 12)])
        ada.articles.set_status(ids[n], "done")
    ada.articles.set_status(ids[2], "nothing", "no statement")
    ada.records.create(ids[4], "quote", [Span(0, 12)])
    ben = Project.open(ada.location, coder="Ben")
    ben.records.create(ids[0], "quote", [Span(1, 11)])
    ben.records.set_state(ben.records.create(ids[0], "quote", [Span(14, 18)]), "rejected")
    ben.articles.set_status(ids[0], "done")
    ben.articles.set_status(ids[3], "done")
    ben.close()
    yield ada
    ada.close()


def ids(project: Project) -> list[str]:
    with project.reading() as read:
        return [each.id for each in read.iter_articles()]


def test_each_finished_article_teaches_once_by_who_finished_most(project: Project) -> None:
    with project.reading() as read:
        first, second, third, fourth, _begun = [each.id for each in read.iter_articles()]
        assert finished_by(read) == {first: ADA, second: ADA, third: ADA, fourth: BEN}
        assert finished_by(read, frozenset({BEN})) == {first: BEN, fourth: BEN}
        assert gold_of(read) == {}


def test_gold_goes_before_all(project: Project) -> None:
    gold = Project.open(project.location, coder="gold", as_gold=True)
    first, *_ = ids(project)
    gold.records.set_state(gold.records.create(first, "quote", [Span(0, 13)]), "gold")
    with project.reading() as read:
        # Of gold that is not finished yet something may be missing.
        assert finished_by(read)[first] == ADA
        assert gold_of(read) == {first: GOLD}
    gold.articles.set_status(first, "done")
    gold.close()
    with project.reading() as read:
        assert finished_by(read)[first] == GOLD
        assert finished_by(read, frozenset({ADA}))[first] == ADA


def test_examples_have_that_coder_s_records_without_rejected_ones(project: Project) -> None:
    with project.reading() as read:
        first, second, third, fourth, _begun = [each.id for each in read.iter_articles()]
        of_ben = finished_by(read, frozenset({BEN}))
        made = examples_of(read, project.codebook, of_ben, silent)["quote"]
        assert {each.id: [r.places[""] for r in each.records] for each in made} == {
            first: [(Span(1, 11),)],
            fourth: [],
        }
        every = examples_of(read, project.codebook, finished_by(read), silent)
        assert {each.id for each in every["claim"]} == {first, second, third, fourth}
