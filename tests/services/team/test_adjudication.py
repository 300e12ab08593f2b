"""Adjudication in a project: decisions that are one change each, undone, kept and never lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.coding.origin import MENDED, Origin
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, CodebookError, ConflictError
from annotator.core.team.adjudication import Comparison
from annotator.core.team.drafting import DraftRule
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.team.adjudication_case import GOLD, Case
from annotator.services.team.agreement import AgreementQuestion, Pair

TEXT = "“We stay,” said Dorr. The port stays shut. “Never,” said Holm, “not today.”"
FOUND: dict[str, list[tuple[list[tuple[int, int]], dict[str, str]]]] = {
    "Ada": [
        ([(0, 10)], {"cue": "said", "note": "first"}),
        ([(22, 42)], {}),
        ([(43, 51), (63, 75)], {"cue": "said"}),
    ],
    "Ben": [
        ([(0, 10)], {"cue": "said", "note": "first"}),
        ([(22, 36)], {"cue": "stays"}),
        ([(43, 51)], {"cue": "told"}),
        ([(63, 75)], {}),
    ],
    "Cem": [([(0, 10)], {"cue": "said", "note": "first"}), ([(43, 51)], {"cue": "told"})],
}


@pytest.fixture
def desk(location: str) -> Iterator[tuple[Project, str]]:
    """A project in which Ada, Ben and Cem finished an article, opened by Lea, who coded nothing."""
    first = Project.create(location, coder="Ada")
    article = first.articles.add(TEXT)[0].id
    other = first.articles.add("Nothing was said here.")[0].id
    first.close()
    for name, records in FOUND.items():
        project = Project.open(location, coder=name)
        for spans, fields in records:
            made = project.records.create(article, "quote", [Span(*each) for each in spans])
            for key, value in fields.items():
                made = project.records.set_values(made, key, [FieldValue(value)])
            project.records.set_state(made, "done")
        project.articles.set_status(article, "done")
        if name == "Ada":
            project.articles.set_status(other, "nothing")
        project.close()
    project = Project.open(location, coder="Lea")
    yield project, article
    assert project.safekeeping.diagnose() == []
    project.close()


def _coder(case: Case, name: str) -> str:
    return next(each.id for each in case.coders if each.name == name)


def _at(case: Case, start: int) -> Comparison:
    """The group in which Ben's record begins there."""
    ben = _coder(case, "Ben")
    held = [each for each in case.comparisons if ben in each.records]
    return next(each for each in held if each.records[ben].spans[0].start == start)


def _coded(project: Project, article: str) -> list[Record]:
    return [each for each in project.records.of_article(article) if each.coder != GOLD.id]


def test_what_is_to_be_decided(desk: tuple[Project, str]) -> None:
    project, article = desk
    [queued] = project.adjudication.queue()
    assert (queued.id, queued.coders, queued.state) == (article, ("Ada", "Ben", "Cem"), "new")
    assert (queued.disagreements, queued.unanimous) == (3, 1)
    case = project.adjudication.open(article)
    assert [each.unanimous for each in case.comparisons] == [False, False, False, True]
    differing = _at(case, 22)
    assert (differing.spans, differing.fields) == (True, ("cue",))
    assert differing.missing == (_coder(case, "Cem"),)
    other = next(each.id for each in project.articles.page() if each.id != article)
    with pytest.raises(AnnotatorError, match="Two coders"):
        project.adjudication.open(other)


def test_gold_is_composed_step_by_step_and_undone(desk: tuple[Project, str]) -> None:
    project, article = desk
    before = _coded(project, article)
    case = project.adjudication.open(article)
    ada, ben = _coder(case, "Ada"), _coder(case, "Ben")
    seen = _at(case, 22)
    with pytest.raises(AnnotatorError, match="Take a coder’s record"):
        project.adjudication.take_field(seen, "cue", ben)
    taken = project.adjudication.take(seen, ada)
    assert (taken.coder, taken.state, taken.fields) == (GOLD.id, "gold", {})
    assert project.records.get(taken.id) == taken

    seen = _at(project.adjudication.open(article), 22)
    assert seen.outcomes == (taken,)
    result = project.adjudication.take_field(seen, "cue", ben)
    ids = tuple(seen.records[each].id for each in (sorted((ada, ben))))
    mine, theirs = seen.records[ada].id, seen.records[ben].id
    assert result.origin == Origin(ids, (mine,), (mine,), {"cue": (theirs,)})
    seen = _at(project.adjudication.open(article), 22)
    result = project.adjudication.take_spans(seen, [seen.records[ben]])
    assert [(each.start, each.end) for each in result.spans] == [(22, 36)]
    by_hand = project.records.set_values(result, "cue", [FieldValue("stays shut")])
    assert by_hand.origin == Origin(ids, (mine,), (theirs,), {"cue": (MENDED,)})
    assert _coded(project, article) == before

    said = [project.history.undo().sentence() for _ in range(4)]
    assert said == [
        "Change cue of quote",
        "Take text of gold quote",
        "Take cue of gold quote",
        "Take quote as gold",
    ]
    assert project.records.get(taken.id) is None
    assert _coded(project, article) == before
    for _ in range(4):
        project.history.redo()
    redone = project.records.get(taken.id)
    assert redone is not None
    assert (redone.origin, redone.fields) == (by_hand.origin, by_hand.fields)


def test_a_field_that_the_gold_type_lacks_is_refused(desk: tuple[Project, str]) -> None:
    project, article = desk
    case = project.adjudication.open(article)
    ada = _coder(case, "Ada")
    project.adjudication.take(_at(case, 22), ada)
    seen = _at(project.adjudication.open(article), 22)
    with pytest.raises(CodebookError):
        project.adjudication.take_field(seen, "deaths", ada)


def test_fragments_of_records_that_lie_apart_are_merged(desk: tuple[Project, str]) -> None:
    project, article = desk
    case = project.adjudication.open(article)
    ben = _coder(case, "Ben")
    project.adjudication.take(_at(case, 43), ben)
    case = project.adjudication.open(article)
    first, second = _at(case, 43), _at(case, 63)
    halves = [first.records[ben], second.records[ben]]
    merged = project.adjudication.take_spans(first, halves)
    assert [(each.start, each.end) for each in merged.spans] == [(43, 51), (63, 75)]
    case = project.adjudication.open(article)
    assert _at(case, 43).outcomes == _at(case, 63).outcomes == (merged,)
    # What is decided anew is decided for both.
    again = project.adjudication.take(_at(case, 63), ben)
    case = project.adjudication.open(article)
    assert again.id == merged.id
    assert _at(case, 43).outcomes == _at(case, 63).outcomes == (again,)
    assert project.history.undo().sentence() == "Take quote as gold"
    assert project.history.undo().sentence() == "Merge fragments of gold quote"


def test_there_is_one_decision_of_a_record(desk: tuple[Project, str]) -> None:
    project, article = desk
    case = project.adjudication.open(article)
    ben = _coder(case, "Ben")
    project.adjudication.take(_at(case, 43), ben)
    project.adjudication.take(_at(case, 63), ben)
    case = project.adjudication.open(article)
    first, second = _at(case, 43), _at(case, 63)
    with pytest.raises(AnnotatorError, match="gold of one of those"):
        project.adjudication.take_spans(first, [first.records[ben], second.records[ben]])


def test_an_article_is_finished_with_everything_rejected(desk: tuple[Project, str]) -> None:
    project, article = desk
    before = _coded(project, article)
    with pytest.raises(AnnotatorError, match="4 groups"):
        project.adjudication.finish(article)
    case = project.adjudication.open(article)
    with pytest.raises(AnnotatorError, match="Say why"):
        project.adjudication.reject(case.comparisons[0], " ")
    for each in case.comparisons:
        refused = project.adjudication.reject(each, " reported, not quoted ")
        assert refused.state == "rejected"
        assert refused.origin is not None
        assert refused.origin.reason == "reported, not quoted"
    assert project.adjudication.finish(article).state == "done"
    [queued] = project.adjudication.queue()
    assert (queued.disagreements, queued.unanimous, queued.state) == (0, 0, "done")
    assert _coded(project, article) == before
    assert project.history.undo().sentence() == "Finish the adjudication of article"
    assert project.history.undo().sentence() == "Reject every quote there: reported, not quoted"
    assert len(project.adjudication.open(article).open) == 1


def test_what_is_rejected_can_be_taken_after_all(desk: tuple[Project, str]) -> None:
    project, article = desk
    case = project.adjudication.open(article)
    refused = project.adjudication.reject(case.comparisons[0], "no quote")
    seen = next(each for each in project.adjudication.open(article).comparisons if each.decided)
    with pytest.raises(AnnotatorError, match="Take a coder’s record"):
        project.adjudication.take_field(seen, "cue", next(iter(seen.records)))
    taken = project.adjudication.take(seen, next(iter(seen.records)))
    assert (taken.id, taken.state) == (refused.id, "gold")
    assert taken.origin is not None
    assert not taken.origin.reason


def test_drafts_leave_open_what_no_rule_decides(desk: tuple[Project, str]) -> None:
    project, article = desk
    assert project.adjudication.draft(article, DraftRule("none")) == 0
    assert project.adjudication.take_unanimous(article) == 1
    assert project.adjudication.take_unanimous(article) == 0
    assert project.adjudication.draft(article, DraftRule("majority")) == 1
    case = project.adjudication.open(article)
    majority = _at(case, 43).outcomes[0]
    assert [(each.start, each.end) for each in majority.spans] == [(43, 51)]
    assert majority.fields == {"cue": (FieldValue("told"),)}
    order = (_coder(case, "Ben"), _coder(case, "Ada"))
    assert project.adjudication.draft(article, DraftRule("order", order=order)) == 2
    assert project.adjudication.open(article).open == []
    assert project.history.undo().sentence() == "Draft 2 gold records"
    assert project.history.undo().sentence() == "Draft 1 gold record"
    assert project.history.undo().sentence() == "Take 1 unanimous record as gold"
    assert len(project.adjudication.open(article).open) == 4


def test_what_changed_since_it_was_seen_is_not_decided(desk: tuple[Project, str]) -> None:
    project, article = desk
    case = project.adjudication.open(article)
    ada = _coder(case, "Ada")
    seen = _at(case, 22)
    project.adjudication.take(seen, ada)
    with pytest.raises(ConflictError, match="meanwhile"):
        project.adjudication.reject(seen, "no quote")
    seen = _at(project.adjudication.open(article), 0)
    project.records.set_values(seen.records[ada], "cue", [FieldValue("told")])
    with pytest.raises(ConflictError, match="meanwhile"):
        project.adjudication.take(seen, ada)


def test_gold_travels_with_where_it_came_from(desk: tuple[Project, str], tmp_path: Path) -> None:
    project, article = desk
    project.adjudication.take_unanimous(article)
    case = project.adjudication.open(article)
    project.adjudication.reject(case.comparisons[0], "no quote")
    out = tmp_path / "out.json"
    project.transfer.export(out)
    other = Project.create(tmp_path / "other", coder="Lea")
    other.transfer.import_paths([out])
    here, there = (each.adjudication.open(article) for each in (project, other))
    assert there.state == here.state == "in_progress"
    for mine, theirs in zip(here.comparisons, there.comparisons, strict=True):
        assert [each.origin for each in theirs.outcomes] == [each.origin for each in mine.outcomes]
        assert theirs.decided == mine.decided
        assert theirs.records.keys() == mine.records.keys()
    other.close()


def test_gold_alone_goes_out_and_is_compared_with(
    desk: tuple[Project, str], tmp_path: Path
) -> None:
    project, article = desk
    assert all("gold" not in pair.coders for pair in _pairs(project, ()))
    with pytest.raises(AnnotatorError, match="no coder “gold”"):
        _pairs(project, ("gold", "Ada"))
    case = project.adjudication.open(article)
    order = (_coder(case, "Ada"), _coder(case, "Ben"))
    project.adjudication.reject(_at(case, 43), "told, not quoted")
    project.adjudication.draft(article, DraftRule("order", order=order))
    assert all("gold" not in pair.coders for pair in _pairs(project, ()))
    project.adjudication.finish(article)
    assert all("gold" not in pair.coders for pair in _pairs(project, ()))
    question = AgreementQuestion(coders=("gold", "Ada"))
    report = project.agreement.measure(question)
    [f1] = [each.value for each in report.measures if each.measure == "span_f1_exact"][:1]
    assert ([pair.articles for pair in report.pairs], f1) == ([1], 1.0)
    assert report.units == {"article": 1, "record": 6, "suggested": 0}

    out = tmp_path / "gold.json"
    report = project.transfer.export(out, only_gold=True)
    assert report.records == 3
    exported = json.loads(out.read_bytes())
    assert [coder["name"] for coder in exported["coders"]] == ["gold"]
    [coded, other] = sorted(exported["articles"], key=lambda each: -len(each["records"]))
    assert {each["state"] for each in coded["records"]} == {"gold"}
    assert [each["state"] for each in coded["status"]] == ["done"]
    assert other["status"] == []


def _pairs(project: Project, coders: tuple[str, ...]) -> list[Pair]:
    return project.agreement.measure(AgreementQuestion(coders=coders)).pairs


def test_links_become_links_of_gold(location: str) -> None:
    Project.create(location, coder="Lea").close()
    article = ""
    for name in ("Ada", "Ben", "Cem"):
        project = Project.open(location, coder=name)
        article = project.articles.add(TEXT)[0].id
        one, two, three = (
            project.records.create(article, "quote", [Span(*each)])
            for each in ((0, 10), (22, 42), (43, 51))
        )
        project.links.add(one.id, two.id, "supports")
        project.links.add(two.id, three.id, "repeats" if name == "Ada" else "contradicts")
        project.articles.set_status(article, "done")
        project.close()
    project = Project.open(location, coder="Lea")
    deciding = project.adjudication

    def of_gold() -> list[tuple[int, int, str]]:
        starts = {
            each.id: each.spans[0].start
            for each in project.records.of_article(article)
            if each.coder == GOLD.id
        }
        return sorted(
            (starts[each.source], starts[each.target], each.relation)
            for each in project.links.all()
            if each.source in starts and each.target in starts
        )

    report = deciding.draft_all(DraftRule("unanimous"), finish=True)
    assert (report.articles, report.drafted, report.open, report.finished) == (1, 3, 0, 1)
    assert of_gold() == [(0, 22, "supports")]
    assert deciding.open(article).state == "done"
    # Nothing is made twice.
    assert deciding.draft_all(DraftRule("majority"), finish=True).drafted == 0
    assert of_gold() == [(0, 22, "supports"), (22, 43, "contradicts")]
    case = deciding.open(article)
    assert deciding.take_links(_at(case, 22), _coder(case, "Ada")) == 2
    assert of_gold() == [(0, 22, "supports"), (22, 43, "repeats")]
    case = deciding.open(article)
    deciding.take(_at(case, 43), _coder(case, "Ben"))
    assert of_gold() == [(0, 22, "supports"), (22, 43, "contradicts")]
    project.history.undo()
    assert of_gold() == [(0, 22, "supports"), (22, 43, "repeats")]
    for _ in range(3):
        project.history.undo()
    assert of_gold() == []
    assert deciding.open(article).state == "new"
    assert project.safekeeping.diagnose() == []
    project.close()


def test_stopped_in_the_middle_nothing_is_drafted(desk: tuple[Project, str]) -> None:
    project, article = desk

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        project.adjudication.draft_all(DraftRule("unanimous"), stop)
    assert not any(each.coder == GOLD.id for each in project.records.of_article(article))
    report = project.adjudication.draft_all(DraftRule("unanimous"), finish=True)
    assert (report.drafted, report.open, report.finished) == (1, 3, 0)
