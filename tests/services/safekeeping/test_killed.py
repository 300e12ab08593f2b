"""Whenever a process is killed: no half file under a right name, and nothing in the way."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from annotator.core.codebook.model import Codebook, RecordType
from annotator.services import codebooks
from annotator.services.project import Project
from annotator.services.safekeeping import automatic_backups
from annotator.services.safekeeping.backups import backup, restore
from annotator.services.safekeeping.checks import check
from annotator.services.sample import make_sample
from annotator.services.transfer import exporting
from annotator.storage.backup import contents_of
from tests.conftest import an_article
from tests.faults.kills import Killing, kill_at_steps

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="processes are forked to be killed"
)

Step = Callable[..., None]
OLD, NEW = "Before", "After"
MINE = Codebook("mine", "Mine", (RecordType("note", "Note", "Notes", "N", "blue"),))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project, a backup of what it was before, and earlier exports."""
    folder = tmp_path_factory.mktemp("template")
    project = Project.create(folder / "p.annotator", coder="Ada", name="P")
    with project.writing("Import 2 articles") as unit:
        unit.create_all(an_article(f"Text {n}") for n in range(2))
    project.actors.create(NEW)
    backup(project.location, folder / "copy.annotator")
    project.actors.create(OLD)
    exporting.export(project, folder / "p.json")
    exporting.export(project, folder / "csv", format="csv")
    project.close()
    codebooks.save(codebooks.load("news"), folder / "book.yaml")
    return folder


@pytest.fixture(scope="module")
def killed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """By action, what the kills left of it in copies of the template; the last one ended."""
    runs, empty = tmp_path_factory.mktemp("runs"), tmp_path_factory.mktemp("empty")
    every = {
        back_up: 4,
        return_to_backup: 4,
        return_without_links: 4,
        return_from_damage: 6,
        export_all: 9,
        rotate_once: 5,
        make_one: 100,
    }
    killings = [
        Killing(
            f"{__name__}:{action.__name__}",
            empty if action is make_one else template,
            runs / action.__name__,
            steps,
        )
        for action, steps in every.items()
    ]
    left = kill_at_steps(*killings)
    return {action.__name__: folders for action, folders in zip(every, left, strict=True)}


def actors(file: Path) -> set[str]:
    """Who is in the project there, which must be sound."""
    project = Project.open(file, coder="Ada")
    names = {actor.name for actor in project.actors.called()}
    assert check(project) == []
    project.close()
    return names


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*.annotator-*-*-*.*")]


def back_up(folder: Path, step: Step) -> None:
    backup(folder / "p.annotator", folder / "new.annotator", step)


def test_a_killed_backup_leaves_nothing_under_its_name(killed: dict[str, list[Path]]) -> None:
    *folders, ended = killed["back_up"]
    assert len(folders) > 2
    for folder in folders:
        copy = folder / "new.annotator"
        if copy.exists():
            assert actors(copy) == {OLD, NEW}
            copy.unlink()
        backup(folder / "p.annotator", copy)
        assert left_over(folder) == []
    assert actors(ended / "new.annotator") == {OLD, NEW}


def return_to_backup(folder: Path, step: Step) -> None:
    restore(folder / "copy.annotator", folder / "p.annotator", replace=True, progress=step)


def return_without_links(folder: Path, step: Step) -> None:
    with mock.patch("os.link", side_effect=PermissionError):
        return_to_backup(folder, step)


@pytest.mark.parametrize("action", ["return_to_backup", "return_without_links"])
def test_a_killed_restore_leaves_the_one_or_the_other(
    killed: dict[str, list[Path]], action: str
) -> None:
    *folders, ended = killed[action]
    assert len(folders) > 2
    seen: list[bool] = []
    for folder in folders:
        project = folder / "p.annotator"
        if action == "return_to_backup":
            assert project.exists()
        found = actors(project)
        is_old = found == {OLD, NEW}
        assert is_old or found == {NEW}
        assert left_over(folder) == []
        # What was replaced is there under a name of its own, and only if it was.
        set_aside = list(folder.glob("*.before-restore-*"))
        assert [actors(file) for file in set_aside] == ([] if is_old else [{OLD, NEW}])
        seen.append(is_old)
    restore(folders[1] / "copy.annotator", folders[1] / "p.annotator", replace=True)
    assert actors(folders[1] / "p.annotator") == {NEW}
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {True, False}
    assert actors(ended / "p.annotator") == {NEW}


LOG = b"a log that SQLite cannot read"


def return_from_damage(folder: Path, step: Step) -> None:
    (folder / "q.annotator").write_bytes((folder / "p.annotator").read_bytes()[:5000])
    (folder / "q.annotator-wal").write_bytes(LOG)
    restore(folder / "copy.annotator", folder / "q.annotator", replace=True, progress=step)


def test_a_damaged_project_and_its_log_stay_together(killed: dict[str, list[Path]]) -> None:
    *folders, ended = killed["return_from_damage"]
    damaged = (ended / "p.annotator").read_bytes()[:5000]
    for folder in folders[1:]:
        restore(folder / "copy.annotator", folder / "elsewhere.annotator")
        assert left_over(folder) == []
        set_aside = list(folder.glob("*.before-restore-*[!l]"))
        file = set_aside[0] if set_aside else folder / "q.annotator"
        assert file.read_bytes() == damaged
        assert file.with_name(f"{file.name}-wal").read_bytes() == LOG
    assert actors(ended / "q.annotator") == {NEW}


def export_all(folder: Path, step: Step) -> None:
    project = Project.open(folder / "p.annotator", coder="Ada")
    exporting.export(project, folder / "p.json", progress=step)
    exporting.export(project, folder / "csv", format="csv", progress=step)
    codebooks.save(MINE, folder / "book.yaml")


def test_a_killed_export_leaves_the_earlier_one(
    template: Path, killed: dict[str, list[Path]]
) -> None:
    *folders, ended = killed["export_all"]
    names = {path.name for path in (template / "csv").iterdir()}
    for folder in folders:
        assert (folder / "p.json").read_bytes() == (ended / "p.json").read_bytes()
        codebooks.load(str(folder / "book.yaml"))
        Project.open(folder / "p.annotator", coder="Ada").close()
        assert left_over(folder) == []
        assert {path.name for path in (folder / "csv").iterdir()} == names
        for name in names:
            assert (folder / "csv" / name).read_bytes() == (ended / "csv" / name).read_bytes()
    assert codebooks.load(str(ended / "book.yaml")).name == "mine"


def rotate_once(folder: Path, step: Step) -> None:
    automatic_backups.rotate_backups(str(folder / "p.annotator"), folder / "backups", 3, step)


def test_a_killed_copy_of_the_rotation_is_none(killed: dict[str, list[Path]]) -> None:
    *folders, _ended = killed["rotate_once"]
    for folder in folders:
        for known in automatic_backups.kept_backups(folder / "backups"):
            assert contents_of(str(known.file)).articles == 2
        automatic_backups.rotate_backups(str(folder / "p.annotator"), folder / "backups", 3)
        (copy,) = automatic_backups.kept_backups(folder / "backups")
        assert actors(copy.file) == {OLD, NEW}
        assert left_over(folder) == []


def make_one(folder: Path, step: Step) -> None:
    step()
    make_sample(folder / "sample.annotator", coder="Ada").close()


def test_a_killed_start_leaves_no_half_sample(killed: dict[str, list[Path]]) -> None:
    *folders, ended = killed["make_one"]
    whole = contents_of(str(ended / "sample.annotator")).articles
    assert whole
    for folder in folders:
        if (folder / "sample.annotator").exists():
            assert contents_of(str(folder / "sample.annotator")).articles == whole
