"""A project teaches: what is learned is one change, kept with it, undone, withdrawn, forgotten."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.assistance.suggesting import Choice
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.recovery import recover
from annotator.storage.learned_models import LearnedModels
from tests.services.assistance.coded_corpus import add_finished
from tests.services.assistance.lessons import COUNT, code, coded_project
from training.marked_text import corpus


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project that has learned once."""
    place = coded_project(tmp_path_factory.mktemp("taught") / "p.annotator")
    project = Project.open(place, coder="Ada")
    assert project.assistance.learning_due()
    told: list[tuple[int, int]] = []
    report = project.assistance.learn(
        lambda done, total, what: told.append((done, total)) if what else None
    )
    assert told == sorted(told, key=lambda each: each[0] if each[1] > COUNT else -1)
    [model] = report.learned
    assert (report.articles, model.type, model.number, model.state) == (COUNT, "promise", 1, "used")
    assert (model.figures.articles, model.figures.records) == (COUNT, 5 * COUNT)
    assert report.not_learned == ()
    project.close()
    return place


@pytest.fixture
def project(taught: Path, tmp_path: Path) -> Iterator[Project]:
    place = tmp_path / "p.annotator"
    shutil.copyfile(taught, place)
    project = Project.open(place, coder="Ada")
    yield project
    project.close()


def states(project: Project) -> list[tuple[int, str]]:
    return [(each.number, each.state) for each in project.assistance.models()]


def suggested(project: Project) -> list[str]:
    return [one.spans[0].text for each in project.suggestions.lines(Choice()) for one in each]


def test_it_suggests_all_that_was_coded(project: Project) -> None:
    assert {each.kind.name for each in project.suggesting.chosen(Choice())} == {
        *("claims", "events", "quotes", "project-promise"),
    }
    [*_, [*_, last]] = project.suggestions.lines(Choice(types=frozenset({"promise"})))
    assert last.article.title.startswith("Marit Dahl")
    assert last.spans[0].text == "to open ten schools by May"
    assert {key: [each.value for each in values] for key, values in last.fields.items()} == {
        "promiser": ["Marit Dahl"],
        "verb": ["vowed"],
        "deadline": ["by May"],
        "firm": ["yes"],
    }
    assert 0.3 < last.confidence <= 1


def test_learning_is_one_change_that_is_taken_back_and_brought_again(project: Project) -> None:
    assert project.history.entries(1)[0].change.sentence() == f"Learn from {COUNT} articles"
    back = project.assistance.take_back()
    assert suggested(project) == []
    assert states(project) == [(1, "old")]
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        project.assistance.take_back()
    project.history.undo(back)
    assert states(project) == [(1, "used")]
    assert suggested(project)
    assert not check(project)


def test_undo_and_redo_pass_over_what_was_learned(project: Project) -> None:
    coded = project.history.undoable()
    assert coded is not None
    assert coded.sentence().startswith("Add article Marit Dahl vowed")
    project.history.undo()
    project.assistance.withdraw("promise")
    # What happened by itself meanwhile is no reason not to do it again.
    assert project.history.redo().sentence() == coded.sentence()
    project.history.undo_to(0, coded.seq + 10)
    assert states(project) == [(1, "withdrawn")]


def test_it_learns_anew_and_undo_goes_back_to_the_model_before(project: Project) -> None:
    assert not project.assistance.learning_due()
    code(project, 12, first=50)
    assert project.assistance.learning_due()
    report = project.assistance.learn()
    assert (report.articles, report.learned[0].number) == (COUNT + 12, 2)
    assert states(project) == [(2, "used"), (1, "old")]
    assert not project.assistance.learning_due()
    project.assistance.take_back()
    assert states(project) == [(2, "old"), (1, "used")]


def test_what_is_withdrawn_suggests_nothing_until_it_is_undone(project: Project) -> None:
    project.assistance.withdraw("promise")
    assert states(project) == [(1, "withdrawn")]
    assert suggested(project) == []
    code(project, 12, first=50)
    # Who withdrew it does not want it to come back by itself.
    assert not project.assistance.learning_due()
    with pytest.raises(AnnotatorError, match="Nothing was learned of “Promise”"):
        project.assistance.withdraw("promise")


def test_undoing_a_withdrawal(project: Project) -> None:
    project.assistance.withdraw("promise")
    with pytest.raises(AnnotatorError, match="too little"):
        project.assistance.learn(in_background=True)
    project.assistance.take_back()
    assert states(project) == [(1, "used")]
    assert suggested(project)


def test_what_is_forgotten_is_gone_for_good(project: Project) -> None:
    project.assistance.forget()
    assert states(project) == []
    assert suggested(project) == []
    with project.reading() as read:
        assert not LearnedModels(read.connection).all()
    assert not check(project)
    with pytest.raises(AnnotatorError):
        project.assistance.take_back()
    assert suggested(project) == []
    with pytest.raises(AnnotatorError, match="Nothing was learned in this project yet"):
        project.assistance.forget()


def test_cancelled_nothing_is_changed(project: Project) -> None:
    before = project.history.entries(1)[0].change.seq
    with pytest.raises(Cancelled):
        project.assistance.learn(cancelled=lambda: True)

    def stop(done: int, total: int, what: str) -> None:
        if what == "Learning from articles":
            raise Cancelled

    with pytest.raises(Cancelled):
        project.assistance.learn(stop)
    assert project.history.entries(1)[0].change.seq == before
    assert states(project) == [(1, "used")]


def test_what_ships_stays_where_it_finds_more(tmp_path: Path) -> None:
    def hasty(n: int, span: Span) -> Span | None:
        return None if n % 2 else Span(span.start, span.start + max(5, span.length // 2))

    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    add_finished(project, corpus()[::15][:10], ("quote",), hasty)
    [model] = project.assistance.learn().learned
    assert model.figures.shipped
    assert model.state == "outdone"
    assert project.assistance.suggesters() == []
    names = [each.kind.name for each in project.suggesting.chosen(Choice())]
    assert names == ["quotes", "claims", "events"]
    # It is not tried again before there is more to learn from.
    assert not project.assistance.learning_due()
    project.assistance.use("quote", 1)
    assert [each.kind.name for each in project.assistance.suggesters()] == ["project-quote"]
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        project.assistance.use("quote", 2)
    project.close()


def test_from_too_little_nothing_is_learned(tmp_path: Path) -> None:
    project = Project.open(coded_project(tmp_path / "p.annotator", 3), coder="Ada")
    assert not project.assistance.learning_due()
    with pytest.raises(AnnotatorError, match="20 records in 10 finished articles"):
        project.assistance.learn()
    project.close()


def test_while_it_is_blind_each_learns_from_own_work_alone(project: Project) -> None:
    project.coders.make("Ben")
    project.coders.set_blind(blind=True)
    assert (suggested(project), states(project)) == ([], [])
    ben = Project.open(project.location, coder="Ben")
    assert not ben.assistance.learning_due()
    with pytest.raises(AnnotatorError, match="too little"):
        ben.assistance.learn()
    code(ben, 10, first=70)
    assert ben.assistance.learning_due()
    assert ben.assistance.learn().articles == 10
    assert states(ben) == [(1, "used")]
    assert suggested(ben)
    project.poll()
    assert (suggested(project), states(project)) == ([], [])
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        project.assistance.take_back()
    ben.assistance.forget()
    ben.close()
    project.coders.set_blind(blind=False)
    assert states(project) == [(1, "used")]


def test_nothing_is_written_over_what_somebody_else_learned_meanwhile(project: Project) -> None:
    def meanwhile(done: int, total: int, what: str) -> None:
        if what == "Learning from articles" and states(project) == [(1, "used")]:
            project.assistance.withdraw("promise")

    report = project.assistance.learn(meanwhile, in_background=True)
    assert report.learned == ()
    assert states(project) == [(1, "withdrawn")]


def test_a_backup_has_it_and_an_export_leaves_it_out(project: Project, tmp_path: Path) -> None:
    copy = Project.open(backup(project.location, tmp_path / "copy.annotator"), coder="Ada")
    assert states(copy) == [(1, "used")]
    assert suggested(copy) == suggested(project)
    copy.close()
    out = tmp_path / "out.json"
    project.transfer.export(out)
    assert set(json.loads(out.read_text(encoding="utf-8"))["project"]) == {"id", "name", "created"}


def test_damaged_weights_are_found_and_not_used(project: Project) -> None:
    with project.writing("Harm") as unit:
        rows = LearnedModels(unit.read.connection)
        [model] = rows.all()
        weights = rows.weights(model.id)
        assert weights is not None
        unit.read.connection.exec_driver_sql(
            "UPDATE learned_models SET weights = ?", (weights[:-1] + b"x",)
        )
    assert [str(each.where) for each in check(project)] == [f"learned model {model.id}"]
    assert suggested(project) == []


def test_recovery_saves_it(project: Project, tmp_path: Path) -> None:
    expected = suggested(project)
    project.close()
    made = recover(Path(project.location), tmp_path / "saved.annotator")
    saved = Project.open(made.project, coder="Ada")
    assert states(saved) == [(1, "used")]
    assert suggested(saved) == expected
    assert not check(saved)
    saved.close()
