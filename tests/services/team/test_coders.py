"""Coders are made, renamed, merged and retired: one change each, undone as it was made."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.core.coding.coder import Coder
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.project import Project
from tests.conftest import an_article


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Project]:
    """A project of a lead, with three articles that nobody coded."""
    project = Project.create(tmp_path / "p", coder="Lea")
    with project.writing("Import") as unit:
        unit.create_all([an_article(f"The docks stay closed, {n}.", f"T{n}") for n in range(3)])
    yield project
    assert project.safekeeping.diagnose() == []
    project.close()


@pytest.fixture
def sit_down(desk: Project) -> Iterator[Callable[[str], Project]]:
    """Opens the project as somebody."""
    opened: list[Project] = []

    def sit(name: str) -> Project:
        opened.append(Project.open(desk.location, coder=name))
        return opened[-1]

    yield sit
    for each in opened:
        each.close()


def _ids(project: Project) -> list[str]:
    return [each.id for each in project.articles.page()]


def _state(project: Project) -> list[object]:
    coders = [(each.id, each.name, each.role, each.active) for each in project.coders.known()]
    articles = _ids(project)
    records = [
        (each.id, each.coder, each.spans, each.fields)
        for article in articles
        for each in project.records.of_article(article)
    ]
    statuses = [
        (each.coder, each.state)
        for article in articles
        for each in project.articles.statuses(article)
    ]
    return [coders, records, statuses, project.info.blind]


EDITS: list[tuple[str, Callable[[Project, Coder], object]]] = [
    ("Add coder Cem", lambda project, _ben: project.coders.make("Cem", "adjudicator")),
    ("Rename coder Ben to Benno", lambda project, ben: project.coders.rename(ben.id, "Benno")),
    ("Make Ben lead", lambda project, ben: project.coders.set_role(ben.id, "lead")),
    ("Retire coder Ben", lambda project, ben: project.coders.retire(ben.id)),
    ("Merge coder Ben into Lea", lambda p, ben: p.coders.merge(ben.id, p.coder.id)),
    ("Code blind", lambda project, _ben: project.coders.set_blind(True)),
]


@pytest.mark.parametrize(("sentence", "edit"), EDITS)
def test_each_edit_is_one_change_that_is_undone_and_redone(
    desk: Project,
    sit_down: Callable[[str], Project],
    sentence: str,
    edit: Callable[[Project, Coder], object],
) -> None:
    ben = desk.coders.make("Ben")
    first, second, _ = _ids(desk)
    of_ben = sit_down("Ben")
    of_ben.records.create(first, "quote", [Span(4, 9)])
    of_ben.articles.set_status(second, "nothing")
    before = _state(desk)
    edit(desk, ben)
    entry = desk.history.entries()[0].change
    assert entry.sentence() == sentence
    after = _state(desk)
    assert after != before
    desk.history.undo()
    assert _state(desk) == before
    desk.history.redo()
    assert _state(desk) == after


def test_a_name_is_anybodys_only_once(desk: Project) -> None:
    ben = desk.coders.make(" Ben  ")
    with pytest.raises(AnnotatorError, match="There is a coder “Ben” already"):
        desk.coders.make("BEN")
    with pytest.raises(AnnotatorError, match="There is a coder “Lea” already"):
        desk.coders.rename(ben.id, "lea")
    desk.coders.retire(ben.id)
    with pytest.raises(AnnotatorError, match="has retired: bring them back"):
        desk.coders.make("Ben")
    assert desk.coders.bring_back(ben.id).active
    with pytest.raises(AnnotatorError, match="needs a name"):
        desk.coders.make("  ")


def test_nobody_is_called_as_the_gold_is(desk: Project, tmp_path: Path) -> None:
    ben = desk.coders.make("Ben")
    for refused in (
        lambda: desk.coders.make("Gold "),
        lambda: desk.coders.rename(ben.id, " GOLD "),
        lambda: Project.open(desk.location, coder="gold"),
        lambda: Project.create(tmp_path / "other", coder="Gold"),
    ):
        with pytest.raises(AnnotatorError, match="is the name of the gold"):
            refused()
    assert not (tmp_path / "other.annotator").exists()
    assert [each.coder.name for each in desk.coders.all()] == ["Ben", "Lea"]


def test_who_was_renamed_is_the_same_under_either_name(
    desk: Project, sit_down: Callable[[str], Project]
) -> None:
    ben = desk.coders.make("Ben")
    desk.coders.rename(ben.id, "Benno")
    assert sit_down("Benno").coder.id == ben.id
    old = sit_down("Ben")
    assert (old.coder.id, old.coder.name) == (ben.id, "Benno")
    old.articles.set_status(_ids(desk)[0], "done")
    another = desk.coders.make("Ben")
    assert another.id != ben.id
    assert sit_down("Ben").coder.id == another.id


def test_a_rename_reaches_who_works_meanwhile(
    desk: Project, sit_down: Callable[[str], Project]
) -> None:
    ben = desk.coders.make("Ben")
    of_ben = sit_down("Ben")
    desk.coders.rename(ben.id, "Benno")
    desk.coders.set_role(ben.id, "adjudicator")
    of_ben.poll()
    assert (of_ben.coder.name, of_ben.coder.role) == ("Benno", "adjudicator")


def test_only_a_lead_changes_the_team(desk: Project, sit_down: Callable[[str], Project]) -> None:
    ben = desk.coders.make("Ben")
    of_ben = sit_down("Ben")
    assert (desk.coders.may_lead(), of_ben.coders.may_lead()) == (True, False)
    for edit in (
        lambda: of_ben.coders.make("Cem"),
        lambda: of_ben.coders.rename(ben.id, "B"),
        lambda: of_ben.coders.set_role(ben.id, "lead"),
        lambda: of_ben.coders.set_blind(False),
        lambda: of_ben.coders.merge(desk.coder.id, ben.id),
    ):
        with pytest.raises(AnnotatorError, match="Only a lead"):
            edit()


def test_somebody_always_leads(desk: Project) -> None:
    lea, ben = desk.coder.id, desk.coders.make("Ben").id
    for edit in (
        lambda: desk.coders.set_role(lea, "coder"),
        lambda: desk.coders.retire(lea),
        lambda: desk.coders.merge(lea, ben),
    ):
        with pytest.raises(AnnotatorError, match="the only lead"):
            edit()
    desk.coders.set_role(ben, "lead")
    desk.coders.retire(lea)


def test_what_both_finished_differently_is_not_merged(
    desk: Project, sit_down: Callable[[str], Project]
) -> None:
    ben, cem = desk.coders.make("Ben"), desk.coders.make("Cem")
    alike, differing, _ = _ids(desk)
    for name, cue in (("Ben", "said"), ("Cem", "told")):
        own = sit_down(name)
        for article, said in ((alike, "said"), (differing, cue)):
            made = own.records.create(article, "quote", [Span(4, 9)])
            own.records.set_values(made, "cue", [FieldValue(said)])
            own.articles.set_status(article, "done")
    before = _state(desk)
    with pytest.raises(AnnotatorError, match="coded it differently: “T1”"):
        desk.coders.merge(ben.id, cem.id)
    assert _state(desk) == before
    sit_down("Ben").articles.set_status(differing, "in_progress")
    desk.coders.merge(ben.id, cem.id)
    # Alike: once. Otherwise the records of both are there, and somebody has to look.
    assert [each.coder for each in desk.records.of_article(alike)] == [cem.id]
    assert [each.coder for each in desk.records.of_article(differing)] == [cem.id] * 2
    [done], [begun] = (desk.articles.statuses(each) for each in (alike, differing))
    assert (done.coder, done.state, begun.state) == (cem.id, "done", "in_progress")
    summaries = {each.coder.name: each for each in desk.coders.all()}
    assert (summaries["Ben"].records, summaries["Ben"].coder.active) == (0, False)
    assert (summaries["Cem"].records, summaries["Cem"].finished) == (3, 1)


def test_who_wrote_stays_when_their_making_is_undone(
    desk: Project, sit_down: Callable[[str], Project]
) -> None:
    ben = desk.coders.make("Ben")
    sit_down("Ben").articles.set_status(_ids(desk)[0], "done")
    with pytest.raises(AnnotatorError):
        desk.history.undo()
    assert ben.id in {each.id for each in desk.coders.known()}


@pytest.mark.parametrize(
    ("gone", "kept", "joined"),
    [
        (None, False, False),
        (True, None, True),
        (False, True, True),
        (True, False, False),
        ("coded", False, None),
    ],
)
def test_what_was_said_when_screening_stays(
    desk: Project,
    sit_down: Callable[[str], Project],
    gone: bool | str | None,
    kept: bool | None,
    joined: bool | None,
) -> None:
    ben, cem = desk.coders.make("Ben"), desk.coders.make("Cem")
    article = _ids(desk)[0]
    of_ben, of_cem = sit_down("Ben"), sit_down("Cem")
    if isinstance(gone, str):
        of_ben.records.create(article, "quote", [Span(4, 9)])
    else:
        of_ben.articles.set_status(article, "in_progress")
        of_ben.screening.screen(article, gone)
    of_cem.articles.set_status(article, "in_progress")
    of_cem.screening.screen(article, kept)
    desk.coders.merge(ben.id, cem.id)
    [status] = desk.articles.statuses(article)
    assert (status.coder, status.relevant) == (cem.id, joined)
    desk.history.undo()
    before = {each.coder: each.relevant for each in desk.articles.statuses(article)}
    assert before == {ben.id: None if gone == "coded" else gone, cem.id: kept}
