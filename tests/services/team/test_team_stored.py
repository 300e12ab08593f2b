"""Roles and assignments are kept, journalled, exported, checked and saved like everything else."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.assignment import Assignment
from annotator.core.coding.coder import Coder
from annotator.services.ids import coder_id
from annotator.services.project import Project
from annotator.services.safekeeping.recovery import recover
from tests.conftest import an_article

BEN = Coder(coder_id("Ben"), "Ben", "adjudicator", active=False)


def _roles(project: Project) -> dict[str, tuple[str, bool]]:
    return {each.name: (each.role, each.active) for each in project.coders.known()}


def _fill(project: Project) -> list[Assignment]:
    articles = [an_article(), an_article("A short one on boats.", "Boats")]
    assigned = [Assignment(each.id, BEN.id) for each in articles]
    with project.writing("Import 2 articles") as unit:
        unit.create(BEN)
        unit.create_all(articles)
        unit.update(info := unit.read.info(), replace(info, blind=True))
    with project.writing("Assign") as unit:
        unit.create_all([*assigned, Assignment(articles[0].id, project.coder.id)])
    return [*assigned, Assignment(articles[0].id, project.coder.id)]


def _assigned(project: Project) -> set[Assignment]:
    with project.reading() as read:
        return set(read.iter_assignments())


def test_who_writes_first_is_the_lead(project: Project) -> None:
    project.articles.add("One.")
    other = Project.open(project.location, coder="Ben")
    other.articles.add("Two.")
    roles = {each.name: each.role for each in other.coders.known()}
    assert roles == {project.coder.name: "lead", "Ben": "coder"}
    other.close()


def test_assignments_are_undone_and_redone(project: Project) -> None:
    made = _fill(project)
    assert _assigned(project) == set(made)
    assert project.safekeeping.diagnose() == []
    project.history.undo()
    assert _assigned(project) == set()
    project.history.redo()
    assert {each.id for each in _assigned(project)} == {each.id for each in made}
    assert project.safekeeping.diagnose() == []


@pytest.mark.parametrize("purge", [False, True])
def test_assignments_go_with_their_article(project: Project, *, purge: bool) -> None:
    made = _fill(project)
    article = made[0].article
    if purge:
        project.safekeeping.purge(article)
    else:
        project.articles.delete(article)
    assert {each.article for each in _assigned(project)} == {made[1].article}
    assert project.safekeeping.diagnose() == []
    if not purge:
        project.history.undo()
        assert len(_assigned(project)) == len(made)
        assert project.safekeeping.diagnose() == []


@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_an_export_keeps_roles_blindness_and_assignments(tmp_path: Path, kind: str) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    made = _fill(project)
    out = tmp_path / f"out.{kind}"
    project.transfer.export(out, format=kind)
    other = Project.create(tmp_path / "other", coder="Ada")
    other.transfer.import_paths([out])
    assert _assigned(other) == set(made)
    assert _roles(other) == {"Ada": ("lead", True), "Ben": ("adjudicator", False)}
    assert other.info.blind
    assert other.safekeeping.diagnose() == []
    again = other.transfer.import_paths([out])
    assert again.change is None

    alone = tmp_path / f"ada.{kind}"
    project.transfer.export(alone, format=kind, coders=["Ada"])
    assert BEN.id not in alone.read_text()
    assert made[2].coder in alone.read_text()
    project.close()
    other.close()


def test_tables_list_coders_and_assignments(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    _fill(project)
    project.transfer.export(tmp_path / "out", format="csv")
    coders = (tmp_path / "out" / "coders.csv").read_text().splitlines()
    assert coders == [
        "coder_id,name,role,active",
        f"{project.coder.id},Ada,lead,true",
        f"{BEN.id},Ben,adjudicator,false",
    ]
    assigned = (tmp_path / "out" / "assignments.csv").read_text().splitlines()
    assert assigned[0] == "article_id,title,coder"
    assert sorted(line.split(",")[1:] for line in assigned[1:]) == [
        ["Boats", "Ben"],
        ["Talks", "Ada"],
        ["Talks", "Ben"],
    ]
    project.close()


def test_another_projects_roles_are_no_roles_here(tmp_path: Path) -> None:
    theirs = Project.create(tmp_path / "theirs", coder="Mallory")
    theirs.articles.add("One.")
    theirs.articles.set_status(theirs.articles.add("Two.")[0].id, "done")
    theirs.transfer.export(tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text())["coders"][0]["role"] == "lead"
    ours = Project.create(tmp_path / "ours", coder="Ada")
    ours.articles.add("Three.")
    ours.transfer.import_paths([tmp_path / "out.json"])
    assert _roles(ours) == {"Ada": ("lead", True), "Mallory": ("coder", True)}
    theirs.close()
    ours.close()


def test_check_finds_an_assignment_that_was_altered(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    made = _fill(project)
    with closing(sqlite3.connect(project.location)) as database, database:
        database.execute("DELETE FROM assignments WHERE coder_id = ?", (made[2].coder,))
        database.execute("UPDATE coders SET role = 'lead' WHERE name = 'Ben'")
    found = {str(each.where) for each in project.safekeeping.diagnose()}
    assert found == {f"assignment {made[2].id}", f"coder {BEN.id}"}
    project.close()


def test_a_recovery_saves_roles_and_assignments(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", coder="Ada")
    made = _fill(project)
    project.close()
    out = tmp_path / "out.annotator"
    recover(tmp_path / "p.annotator", out)
    with_all = Project.open(out, coder="Ada")
    assert _assigned(with_all) == set(made)
    roles = {"Ada": ("lead", True), "Ben": ("adjudicator", False), "Recovery": ("coder", True)}
    assert _roles(with_all) == roles
    assert with_all.info.blind
    assert with_all.safekeeping.diagnose() == []
    with_all.close()
