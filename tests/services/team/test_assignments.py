"""Articles assigned by hand and drawn, taken back, repeated; who is how far."""

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.team.assigning import AssigningQuestion, CoderProgress
from annotator.core.team.drawing import Design
from annotator.services.notifications import Changed
from annotator.services.project import Project
from annotator.services.safekeeping.recovery import recover
from tests.services.team.conftest import ALL_THREE, ARTICLES, BEN, CEM, DAN, EVE

DRAWN = AssigningQuestion(ALL_THREE, design=Design(2, 50, seed=7), strata="outlet")


def _as(project: Project, coder: Coder) -> Project:
    return Project.open(project.location, coder=coder.name)


def _held(project: Project) -> set[tuple[str, str]]:
    of_articles = project.assignments.of_articles([each.id for each in ARTICLES])
    return {(article, coder) for article, coders in of_articles.items() for coder in coders}


def test_a_draw_is_previewed_balanced_and_one_change(staffed: Project) -> None:
    plan = staffed.assignments.plan(DRAWN)
    assert _held(staffed) == set()
    assert (plan.articles, plan.shared, len(plan.assignments)) == (20, 10, 30)
    assert plan.strata == {"The Bell": 13, "The Horn": 7}
    assert [(each.coder.name, each.articles, each.before) for each in plan.shares] == [
        ("Ben", 10, 0),
        ("Cem", 10, 0),
        ("Dan", 10, 0),
    ]
    for stratum, count in plan.strata.items():
        assert sum(each.strata[stratum] for each in plan.shares) in (
            3 * count // 2,
            3 * count // 2 + 1,
        )
    changes = staffed.counts().changes
    assert staffed.assignments.assign(plan) == 30
    assert staffed.counts().changes == changes + 1
    assert Counter(coder for _, coder in _held(staffed)) == dict.fromkeys(ALL_THREE, 10)
    last = staffed.history.undoable()
    assert last is not None
    assert last.sentence() == "Draw 20 articles for Ben, Cem, Dan, seed 7"


def test_undo_takes_a_draw_back_with_its_seed(staffed: Project) -> None:
    staffed.assignments.assign(staffed.assignments.plan(DRAWN))
    assert len(staffed.assignments.draws()) == 1
    staffed.history.undo()
    assert (_held(staffed), staffed.assignments.draws()) == (set(), {})
    staffed.history.redo()
    assert len(_held(staffed)) == 30
    [kept] = staffed.assignments.draws().values()
    assert (kept.coders, kept.coders_each, kept.overlap) == (ALL_THREE, 2, 50)
    assert (kept.strata, kept.seed, kept.articles) == ("outlet", 7, 20)


def test_a_draw_is_repeated_and_compared(staffed: Project) -> None:
    staffed.assignments.assign(staffed.assignments.plan(DRAWN))
    [draw] = staffed.assignments.draws()
    same = staffed.assignments.repeat(draw)
    assert same.same_pool
    assert (len(same.assignments), same.gone, same.added) == (30, (), ())
    article, coder = min(_held(staffed))
    staffed.assignments.take_back([coder], [article])
    missing = [each for each in (BEN, CEM, DAN) if (article, each.id) not in _held(staffed)]
    other = next(each.id for each in missing if each.id != coder)
    staffed.assignments.give([article], [other])
    again = staffed.assignments.repeat(draw)
    assert again.same_pool
    assert [(each.article, each.coder) for each in again.gone] == [(article, coder)]
    assert [(each.article, each.coder) for each in again.added] == [(article, other)]
    with pytest.raises(AnnotatorError, match="no draw"):
        staffed.assignments.repeat("d9")


def test_articles_that_come_later_do_not_change_a_draw(staffed: Project) -> None:
    staffed.assignments.assign(staffed.assignments.plan(DRAWN))
    staffed.articles.add("A late one.")
    [draw] = staffed.assignments.draws()
    assert staffed.assignments.repeat(draw).same_pool
    late = staffed.assignments.plan(DRAWN)
    assert (late.articles, late.left_out) == (1, 20)
    staffed.assignments.assign(late)
    assert [staffed.assignments.repeat(each).same_pool for each in staffed.assignments.draws()] == [
        True,
        True,
    ]


def test_a_draw_without_journal_goes_by_the_articles(staffed: Project, tmp_path: Path) -> None:
    staffed.assignments.assign(staffed.assignments.plan(DRAWN))
    out = tmp_path / "export.json"
    staffed.transfer.export(out)
    copy = Project.create(tmp_path / "copy", coder="Ada")
    copy.transfer.import_paths([out])
    [draw] = copy.assignments.draws()
    repeated = copy.assignments.repeat(draw)
    assert (repeated.same_pool, repeated.gone, repeated.added) == (True, (), ())
    copy.articles.add("A late one.")
    assert not copy.assignments.repeat(draw).same_pool
    copy.close()


def test_all_and_some_by_hand(staffed: Project) -> None:
    assert staffed.assignments.give(["a00", "a01", "gone"], [BEN.id, CEM.id]) == 4
    assert staffed.assignments.give(["a01", "a02"], [BEN.id]) == 1
    assert _held(staffed) == {
        *(("a00", BEN.id), ("a01", BEN.id), ("a02", BEN.id)),
        *(("a00", CEM.id), ("a01", CEM.id)),
    }
    of_horn = AssigningQuestion((DAN.id,), chosen=ArticleFilter(sources=("The Horn",)))
    assert staffed.assignments.assign(staffed.assignments.plan(of_horn)) == 7
    rest = staffed.assignments.plan(AssigningQuestion((BEN.id,)))
    assert (len(rest.assignments), rest.shares[0].before) == (17, 3)
    changes = staffed.counts().changes
    assert staffed.assignments.give(["a00"], [BEN.id]) == 0
    assert staffed.counts().changes == changes


def test_what_is_taken_back_leaves_the_records(staffed: Project) -> None:
    staffed.assignments.give(["a00", "a01"], [BEN.id, CEM.id])
    assert staffed.assignments.held([BEN.id]) == 2
    assert staffed.assignments.take_back([BEN.id], ["a00"]) == 1
    assert staffed.assignments.take_back([BEN.id, CEM.id]) == 3
    assert _held(staffed) == set()
    assert staffed.assignments.take_back([BEN.id]) == 0
    staffed.history.undo()
    assert len(_held(staffed)) == 3


def test_who_cannot_be_assigned_anything(staffed: Project) -> None:
    for coders, said in (((), "Choose"), (("c9",), "no longer"), ((EVE.id,), "retired")):
        with pytest.raises(AnnotatorError, match=said):
            staffed.assignments.plan(AssigningQuestion(coders))
    with pytest.raises(AnnotatorError, match="4 coders where there are 3"):
        staffed.assignments.plan(replace(DRAWN, design=Design(4)))
    assert [each.name for each in staffed.assignments.coders()] == ["Ada", "Ben", "Cem", "Dan"]


def test_only_a_lead_assigns(staffed: Project) -> None:
    staffed.assignments.give(["a00"], [BEN.id])
    ben = _as(staffed, BEN)
    for refused in (
        lambda: ben.assignments.plan(DRAWN),
        lambda: ben.assignments.give(["a01"], [BEN.id]),
        lambda: ben.assignments.take_back([BEN.id]),
    ):
        with pytest.raises(AnnotatorError, match="Only a lead"):
            refused()
    ben.close()
    assert _held(staffed) == {("a00", BEN.id)}


def test_a_plan_that_is_out_of_date_is_refused(staffed: Project) -> None:
    plan = staffed.assignments.plan(DRAWN)
    staffed.articles.add("One more.")
    with pytest.raises(ConflictError, match="meanwhile"):
        staffed.assignments.assign(plan)
    assert _held(staffed) == set()


def test_my_articles_are_those_assigned(staffed: Project) -> None:
    staffed.assignments.give(["a03", "a05"], [BEN.id])
    mine = ArticleFilter(mine=True)
    assert not staffed.assignments.begins_with_own()
    ben = _as(staffed, BEN)
    assert ben.assignments.begins_with_own()
    assert [each.id for each in ben.articles.page(mine)] == ["a03", "a05"]
    window = ben.articles.window(replace(mine, sources=("The Horn",)))
    assert (window.count, [each.id for each in window.rows]) == (1, ["a03"])
    assert ben.articles.neighbour("a03", mine) == "a05"
    assert ben.articles.count(mine) == 2
    ben.articles.set_status("a03", "done")
    ben.articles.set_status("a09", "done")
    counts = {"new": 1, "in_progress": 0, "done": 1, "nothing": 0}
    assert ben.articles.states(mine=True) == counts
    ben.screening.screen("a05", False)
    assert ben.articles.states(mine=True) == {**counts, "new": 0}
    assert staffed.articles.count(mine) == 0
    ben.close()
    staffed.assignments.give(["a00"], [staffed.coder.id])
    # The lead has articles too, but looks at all of them first.
    assert not staffed.assignments.begins_with_own()


def test_progress_by_coder_and_article(staffed: Project) -> None:
    staffed.assignments.give(["a00", "a01", "a02"], [BEN.id])
    staffed.assignments.give(["a01"], [CEM.id])
    ben = _as(staffed, BEN)
    ben.articles.set_status("a00", "done")
    ben.articles.set_status("a01", "nothing", "Weather")
    ben.articles.set_status("a09", "done")
    ben.screening.screen("a02", False)
    assert staffed.assignments.progress() == [
        CoderProgress(BEN, 3, 0, 0, 1, 1, 1),
        CoderProgress(CEM, 1, 1, 0, 0, 0, 0),
    ]
    board = staffed.assignments.board(1, 2)
    assert (board.start, staffed.assignments.board_length()) == (1, 3)
    assert staffed.assignments.board_length(everything=True) == 20
    assert [each.name for each in board.coders] == ["Ben", "Cem", "Dan"]
    first, second = board.rows
    assert (first.article, first.title) == ("a01", "Title 1")
    assert first.cells[BEN.id].state == "nothing"
    assert (first.cells[CEM.id].assigned, first.cells[CEM.id].state) == (True, "new")
    assert second.cells.keys() == {BEN.id}
    assert second.cells[BEN.id].relevant is False
    assert staffed.assignments.board_rows(["a01"]) == [first]
    ben.close()


def test_in_a_blind_project_a_coder_sees_only_the_own_progress(staffed: Project) -> None:
    staffed.assignments.give(["a00"], [BEN.id, CEM.id])
    with staffed.writing("Blind") as unit:
        info = unit.read.info()
        unit.update(info, replace(info, blind=True))
    ben = _as(staffed, BEN)
    assert [each.coder for each in ben.assignments.progress()] == [BEN]
    board = ben.assignments.board()
    assert (board.coders, board.rows[0].cells.keys()) == ((BEN,), {BEN.id})
    assert ben.assignments.of_articles(["a00"]) == {"a00": [BEN.id]}
    assert len(staffed.assignments.progress()) == 2
    news: list[Changed] = []
    ben.notify.subscribe(news.append)
    staffed.assignments.give(["a01", "a02"], [BEN.id, CEM.id])
    ben.poll()
    assert [each.articles for each in news] == [frozenset({"a01", "a02"})]
    mine = ben.articles.page(ArticleFilter(mine=True))
    assert [each.id for each in mine] == ["a00", "a01", "a02"]
    ben.close()


def test_verdicts_and_draws_are_exported_and_recovered(staffed: Project, tmp_path: Path) -> None:
    staffed.assignments.assign(staffed.assignments.plan(DRAWN))
    staffed.screening.screen("a00", False)
    draws = staffed.assignments.draws()
    out = tmp_path / "out.jsonl"
    staffed.transfer.export(out, format="jsonl")
    copy = Project.create(tmp_path / "copy", coder="Ada")
    copy.transfer.import_paths([out])
    assert copy.assignments.draws() == draws
    assert copy.articles.status("a00").relevant is False
    assert copy.transfer.import_paths([out]).change is None
    copy.close()
    recover(tmp_path / "copy.annotator", tmp_path / "recovered.annotator")
    saved = Project.open(tmp_path / "recovered.annotator", coder="Ada")
    assert saved.assignments.draws() == draws
    assert saved.articles.status("a00").relevant is False
    saved.close()
    alone = tmp_path / "ben.json"
    staffed.transfer.export(alone, coders=["Ben"])
    assert CEM.id not in alone.read_text(encoding="utf-8")
    assert BEN.id in alone.read_text(encoding="utf-8")


def test_a_verdict_of_a_file_is_taken_where_there_is_none(staffed: Project, tmp_path: Path) -> None:
    staffed.screening.screen("a00", True)
    staffed.screening.screen("a01", True)
    out = tmp_path / "out.json"
    staffed.transfer.export(out)
    staffed.screening.screen("a00", None)
    staffed.screening.screen("a01", False)
    report = staffed.transfer.import_paths([out])
    assert staffed.articles.status("a00").relevant is True
    assert staffed.articles.status("a01").relevant is False
    assert any("relevant stays as in the project" in note for note in map(str, report.notes))
