"""A project teaches: what is learned is one change, kept with it, undone, withdrawn, forgotten."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.assistance import learning
from annotator.services.assistance.suggesting import Choice
from annotator.services.assistance.training import Lesson, Trained
from annotator.services.ids import coder_id
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.recovery import recover
from annotator.storage.learned_models import LearnedModels
from tests.services.assistance.lessons import COUNT, code, coded_project


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
    blind = Choice(learned=False)
    assert {each.kind.name for each in project.suggesting.chosen(blind)} == {
        *("claims", "events", "quotes"),
    }


def test_learning_is_one_change_that_undo_takes_back_and_redo_brings(project: Project) -> None:
    assert project.history.entries(1)[0].change.sentence() == f"Learn from {COUNT} articles"
    project.history.undo()
    assert suggested(project) == []
    assert states(project) == [(1, "old")]
    project.history.redo()
    assert states(project) == [(1, "used")]
    assert suggested(project)
    assert not check(project)


def test_it_learns_anew_and_undo_goes_back_to_the_model_before(project: Project) -> None:
    assert not project.assistance.learning_due()
    code(project, 12, first=50)
    assert project.assistance.learning_due()
    report = project.assistance.learn()
    assert (report.articles, report.learned[0].number) == (COUNT + 12, 2)
    assert states(project) == [(2, "used"), (1, "old")]
    assert not project.assistance.learning_due()
    project.history.undo()
    assert states(project) == [(2, "old"), (1, "used")]


def test_learning_in_the_background_is_passed_over_by_undo_and_redo(project: Project) -> None:
    article = next(iter(project.articles.all()))
    article = project.notes.note_article(article, "first")
    code(project, 12, first=50)
    project.notes.note_article(article, "second")
    project.history.undo()
    report = project.assistance.learn(in_background=True)
    assert [each.number for each in report.learned] == [2]
    newest = project.history.entries(1)[0].change
    assert newest.sentence() == f"Learn from {COUNT + 12} articles in the background"
    undoable = project.history.undoable()
    assert undoable is not None
    assert undoable.seq < newest.seq
    project.history.redo()
    assert states(project) == [(2, "used"), (1, "old")]
    # The model before can be used again, and that is undone like anything else.
    project.assistance.use("promise", 1)
    assert states(project) == [(2, "old"), (1, "used")]
    project.history.undo()
    assert states(project) == [(2, "used"), (1, "old")]
    with pytest.raises(AnnotatorError, match="Nothing was learned of “Promise”"):
        project.assistance.use("promise", 7)


def test_what_somebody_else_learned_meanwhile_stands(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trained(lesson: Lesson, *_: object) -> list[Trained]:
        project.assistance.withdraw("promise")
        return []

    monkeypatch.setattr(learning, "train", trained)
    assert project.assistance.learn(in_background=True).learned == ()
    assert states(project) == [(1, "withdrawn")]


def test_what_the_program_brings_goes_on_suggesting_where_it_is_better(tmp_path: Path) -> None:
    text = "“We stay,” said Ilan Dorr. He left. “The port is shut,” said Mia Holm."
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    for n in range(10):
        # Coded without any system: there is nothing to learn, and quotes are quotes.
        article, _ = project.articles.add(f"{text} It was day {n}.")
        for start in (0, 34):
            end = text.index("”", start) + 1 if n % 2 else start + 6 + n % 5
            project.records.create(article.id, "quote", [Span(start, end)])
        project.articles.set_status(article.id, "done")
    [model] = project.assistance.learn().learned
    assert model.figures.shipped
    assert model.state == ("outdone" if model.figures.is_outdone() else "used")
    worse = replace(model.figures, scores=())
    assert worse.is_outdone()
    with project.writing("Outdo") as unit:
        info = unit.read.info()
        used = {key: replace(each, outdone=True) for key, each in info.models.items()}
        unit.update(info, replace(info, models=used))
    assert states(project) == [(1, "outdone")]
    assert "project-quote" not in {each.kind.name for each in project.suggesting.chosen(Choice())}
    # It was tried: it is not tried again until there is more to learn from.
    assert not project.assistance.learning_due()
    project.assistance.use("quote", 1)
    assert "project-quote" in {each.kind.name for each in project.suggesting.chosen(Choice())}
    project.close()


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
    project.history.undo()
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
        project.history.undo()
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


def test_from_too_little_nothing_is_learned(tmp_path: Path) -> None:
    project = Project.open(coded_project(tmp_path / "p.annotator", 3), coder="Ada")
    assert not project.assistance.learning_due()
    with pytest.raises(AnnotatorError, match="20 records in 10 finished articles"):
        project.assistance.learn()
    project.close()


def test_while_others_do_not_count_their_articles_do_not_teach(project: Project) -> None:
    ben = frozenset({coder_id("Ben")})
    assert not project.assistance.learning_due(ben)
    with pytest.raises(AnnotatorError, match="too little"):
        project.assistance.learn(coders=ben)


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
