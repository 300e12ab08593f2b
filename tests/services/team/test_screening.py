"""Screening: which articles are to be coded at all, by each coder; and how far they agree."""

import pytest
from msgspec.structs import replace

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.team.screening import ScreeningProgress
from tests.services.team.conftest import BEN, CEM

MINE = ArticleFilter(mine=True)


def _ids(project: Project, chosen: ArticleFilter) -> list[str]:
    return [each.id for each in project.articles.page(chosen)]


def test_a_verdict_is_one_change_and_undone(staffed: Project) -> None:
    changes = staffed.counts().changes
    assert staffed.screening.screen("a00", True).relevant is True
    assert staffed.screening.screen("a00", False).relevant is False
    assert staffed.counts().changes == changes + 2
    last = staffed.history.undoable()
    assert last is not None
    assert last.sentence() == "Screen article: irrelevant"
    staffed.history.undo()
    assert staffed.articles.status("a00").relevant is True
    staffed.screening.screen("a00", None)
    assert staffed.articles.status("a00").relevant is None
    assert staffed.screening.screen("a01", None).relevant is None
    assert staffed.counts().changes == changes + 4


def test_what_is_screened_out_is_not_to_be_coded(staffed: Project) -> None:
    staffed.assignments.give(["a00", "a01", "a02"], [BEN.id, CEM.id])
    ben = Project.open(staffed.location, coder="Ben")
    ben.screening.screen("a01", False)
    ben.screening.screen("a02", True)
    ben.screening.screen("a09", False)
    assert _ids(ben, MINE) == ["a00", "a02"]
    assert _ids(ben, replace(MINE, screened="open")) == ["a00"]
    assert _ids(ben, replace(MINE, screened="relevant")) == ["a02"]
    assert _ids(ben, replace(MINE, screened="irrelevant")) == ["a01"]
    assert ben.screening.progress() == ScreeningProgress(1, 1, 1)
    cem = Project.open(staffed.location, coder="Cem")
    assert _ids(cem, MINE) == ["a00", "a01", "a02"]
    ben.close()
    cem.close()


def test_the_next_to_screen_is_an_own_one_and_begins_anew(staffed: Project) -> None:
    staffed.assignments.give(["a03", "a05", "a08"], [BEN.id])
    ben = Project.open(staffed.location, coder="Ben")
    assert ben.screening.next_open("") == "a03"
    ben.screening.screen("a05", True)
    assert ben.screening.next_open("a03") == "a08"
    assert ben.screening.next_open("a08") == "a03"
    ben.screening.screen("a03", True)
    assert ben.screening.next_open("a08") is None
    ben.close()
    # Who has no assignments screens everything.
    assert staffed.screening.next_open("a03") == "a04"
    assert staffed.screening.progress() == ScreeningProgress(20, 0, 0)


def test_what_was_coded_is_not_irrelevant(staffed: Project) -> None:
    made = staffed.records.create("a00", "quote", [Span(0, 4)])
    with pytest.raises(AnnotatorError, match="coded 1 record"):
        staffed.screening.screen("a00", False)
    assert staffed.screening.screen("a00", True).state == "in_progress"
    staffed.records.delete([made])
    assert staffed.screening.screen("a00", False).relevant is False


def test_how_far_one_is_keeps_the_verdict_and_the_other_way_round(staffed: Project) -> None:
    staffed.screening.screen("a00", True)
    staffed.articles.set_status("a00", "nothing", "Weather")
    staffed.records.create("a00", "quote", [Span(0, 4)])
    status = staffed.articles.status("a00")
    assert (status.state, status.relevant) == ("in_progress", True)


def test_agreement_over_articles(staffed: Project) -> None:
    for name, irrelevant in (("Ben", {"a01"}), ("Cem", {"a01", "a02"})):
        coder = Project.open(staffed.location, coder=name)
        for n in range(4):
            coder.screening.screen(f"a0{n}", f"a0{n}" not in irrelevant)
        coder.close()
    report = staffed.screening.agreement()
    assert [(each.coder, each.relevant, each.irrelevant) for each in report.coders] == [
        ("Ben", 3, 1),
        ("Cem", 2, 2),
    ]
    kappa = next(each for each in report.measures if each.measure == "cohen_kappa")
    assert (kappa.coders, kappa.unit, kappa.n) == (("Ben", "Cem"), "article", 4)
    # 3 of 4 alike, by chance 3/4 · 2/4 + 1/4 · 2/4 = 1/2.
    assert kappa.value == pytest.approx(0.5)
    with staffed.writing("Blind") as unit:
        info = unit.read.info()
        unit.update(info, replace(info, blind=True))
    ben = Project.open(staffed.location, coder="Ben")
    blind = ben.screening.agreement()
    assert ([each.coder for each in blind.coders], blind.measures) == (["Ben"], [])
    ben.close()
