"""The file alone is the project, and what happens to it while it is open loses nothing."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.core.errors import FileMovedError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.storage.errors import StorageError
from annotator.storage.migrations import schema
from annotator.storage.sqlite import file_keeper
from annotator.storage.sqlite.write_ahead_log import adopt, belongs, index_of, log_of, log_size
from tests.faults.crashes import KILLED, MOVED, edit_and_kill


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Project]:
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    yield project
    project.close()


def keeper_of(project: Project) -> file_keeper.FileKeeper:
    keeper = project.store._keeper
    assert keeper
    return keeper


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def names(file: Path) -> list[str]:
    project = Project.open(file, coder="Ben")
    assert check(project) == []
    found = sorted(actor.name for actor in project.actors.called())
    project.close()
    return found


def beside(file: Path) -> set[str]:
    return {each.name for each in file.parent.iterdir()} - {file.name}


@pytest.mark.skipif(not Path("/bin/cp").exists(), reason="copied by a POSIX command")
def test_soon_after_an_edit_the_file_alone_is_the_project(opened: Project, tmp_path: Path) -> None:
    file = Path(opened.location)
    opened.actors.create("One")
    assert log_size(file) > 0
    eventually(lambda: log_size(file) == 0)
    # By another program: this one opens it by SQLite alone.
    subprocess.run(["cp", file, tmp_path / "copy.annotator"], check=True)
    opened.actors.create("Two")
    eventually(lambda: log_size(file) == 0)
    assert names(tmp_path / "copy.annotator") == ["One"]


def test_edits_without_pause_are_brought_home_too(opened: Project) -> None:
    file = Path(opened.location)
    n, before, after = 0, 0, 1
    while before < after:
        n += 1
        before = log_size(file)
        opened.actors.create(f"Actor {n}")
        after = log_size(file)
    assert n > 1
    assert opened.connection.displaced is None


def test_a_reader_only_delays_it(opened: Project) -> None:
    file = Path(opened.location)
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM actors").fetchone()
        opened.actors.create("One")
        assert not keeper_of(opened).bring_home()
        opened.actors.create("Two")
    eventually(lambda: log_size(file) == 0)


def test_closing_leaves_the_file_alone(opened: Project) -> None:
    opened.actors.create("One")
    opened.close()
    assert beside(Path(opened.location)) == set()


def test_moving_is_noticed_without_an_edit_and_leaves_nothing(
    opened: Project, tmp_path: Path
) -> None:
    opened.actors.create("One")
    moved = Path(opened.location).rename(tmp_path / "moved.annotator")
    eventually(lambda: opened.connection.displaced is not None)
    opened.close()
    assert beside(moved) == set()
    assert names(moved) == ["One"]


def test_two_processes_do_not_take_each_other_for_intruders(opened: Project) -> None:
    script = KILLED.replace("os.kill(os.getpid(), signal.SIGKILL)", "project.close()")
    script = script.replace("= 1000.0", "= 0.0")
    arguments = [sys.executable, "-c", script, opened.location]
    with subprocess.Popen([*arguments, *(f"Theirs {n}" for n in range(40))]) as other:
        n = 0
        while other.poll() is None:
            opened.actors.create(f"Ours {n}")
            keeper_of(opened).bring_home()
            n += 1
    assert other.returncode == 0
    assert opened.connection.displaced is None
    assert opened.counts().actors == 40 + n
    assert check(opened) == []


def test_a_log_that_a_crash_left_is_played_into_its_own_file(opened: Project) -> None:
    opened.close()
    file = Path(opened.location)
    edit_and_kill(file, "One", "Two")
    assert belongs(file)
    assert names(file) == ["One", "Two"]


@pytest.mark.parametrize("kind", ["earlier", "later", "other"])
def test_a_log_of_a_crash_is_not_played_into_another_file(
    opened: Project, tmp_path: Path, kind: str
) -> None:
    file, stand_in = Path(opened.location), tmp_path / "stand-in" / "p.annotator"
    stand_in.parent.mkdir()
    opened.actors.create("One")
    opened.close()
    if kind == "other":
        Project.create(stand_in, coder="Ada").close()
    else:
        shutil.copy(file, stand_in)
    after = Project.open(stand_in if kind == "later" else file, coder="Ada")
    after.actors.create("Two")
    after.close()
    edit_and_kill(file, "Three")
    shutil.copyfile(stand_in, file)
    assert not belongs(file)

    reopened = Project.open(file, coder="Ada")

    assert reopened.foreign_log
    assert reopened.foreign_log.stat().st_size > 0
    reopened.close()
    assert names(file) == {"earlier": ["One"], "later": ["One", "Two"], "other": []}[kind]


@pytest.mark.parametrize("project", [b"", b"Not a log at all." * 3000])
def test_whatever_lies_in_the_place_of_a_log_harms_nothing(opened: Project, project: bytes) -> None:
    opened.actors.create("One")
    opened.close()
    file = Path(opened.location)
    log_of(file).write_bytes(project)
    assert names(file) == ["One"]


def test_a_file_that_is_moved_while_it_is_being_opened_is_said_to_be(
    opened: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    file = Path(opened.location)
    migrate = schema.bring_up_to_date

    def moved(*args: Any) -> Path | None:
        file.rename(tmp_path / "moved.annotator")
        return migrate(*args)

    monkeypatch.setattr(schema, "bring_up_to_date", moved)
    with pytest.raises(StorageError, match="moved, deleted or replaced"):
        Project.open(file, coder="Ada")
    assert beside(tmp_path / "moved.annotator") == set()


def test_who_opens_a_moved_file_in_this_process_shares_its_log_with_others(
    opened: Project, tmp_path: Path
) -> None:
    opened.actors.create("One")
    moved = Path(opened.location).rename(tmp_path / "moved.annotator")
    eventually(lambda: opened.connection.displaced is not None)
    reopened = Project.open(moved, coder="Ada")
    reopened.actors.create("Two")
    assert index_of(moved).exists()
    opened.close()
    assert index_of(moved).exists()
    assert names(moved) == ["One", "Two"]
    reopened.close()


def test_a_file_that_was_moved_just_before_a_crash_gets_its_log_back(opened: Project) -> None:
    opened.close()
    file = Path(opened.location)
    shutil.copy(file, file.with_name("of the same state.annotator"))
    edit_and_kill(file, "One", "Two", script=MOVED)
    moved = file.with_name("moved.annotator")
    held = Project.open(moved, coder="Ben")
    assert [actor.name for actor in held.actors.called()] == ["One", "Two"]
    assert log_size(file) == 0
    held.close()
    assert beside(moved) == {"of the same state.annotator"}
    assert names(moved) == ["One", "Two"]


def test_a_log_that_somebody_still_writes_is_left_to_them(opened: Project, tmp_path: Path) -> None:
    opened.actors.create("One")
    file = Path(opened.location)
    moved = file.rename(tmp_path / "moved.annotator")
    adopt(moved)
    assert log_of(file).exists()


def test_what_others_write_while_one_leaves_a_moved_file_is_in_it(
    opened: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Project.open(opened.location, coder="Ben")
    opened.actors.create("One")
    moved = Path(opened.location).rename(tmp_path / "moved.annotator")
    with pytest.raises(FileMovedError):
        opened.actors.create("Two")
    # As if the other had found it in place a moment before.
    monkeypatch.setattr(file_keeper.FileKeeper, "is_in_place", lambda _: True)
    monkeypatch.setattr(keeper_of(other), "require_in_place", lambda: None)
    other.actors.create("Three")
    monkeypatch.undo()
    other.close()
    opened.close()
    assert beside(moved) == set()
    assert names(moved) == ["One", "Three"]


def test_who_reads_a_file_that_was_moved_is_told_so(opened: Project, tmp_path: Path) -> None:
    opened.actors.create("One")
    Path(opened.location).rename(tmp_path / "moved.annotator")
    keeper_of(opened).look_around()
    with pytest.raises(FileMovedError):
        opened.counts()
    with pytest.raises(FileMovedError):
        opened.poll()


def test_who_waits_for_others_does_not_write_to_a_file_that_was_moved_meanwhile(
    opened: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(opened.location)
    found = keeper_of(opened).require_in_place

    def moved() -> None:
        found()
        if file.exists():
            file.rename(tmp_path / "moved.annotator")

    monkeypatch.setattr(keeper_of(opened), "require_in_place", moved)
    with pytest.raises(FileMovedError):
        opened.actors.create("One")
    assert names(tmp_path / "moved.annotator") == []


def test_checking_leaves_the_file_in_the_state_that_it_is_in(opened: Project) -> None:
    opened.actors.create("One")
    keeper_of(opened).bring_home()
    assert opened.store.search_problems() == []
    assert log_size(Path(opened.location)) == 0


def test_what_a_killed_process_wrote_is_brought_home_by_who_is_left(opened: Project) -> None:
    file = Path(opened.location)
    opened.connection.watch()
    edit_and_kill(file, "One")
    eventually(lambda: log_size(file) == 0)
    assert opened.connection.displaced is None
    assert [actor.name for actor in opened.actors.called()] == ["One"]
