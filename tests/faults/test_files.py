"""What becomes of a project whose file is moved, deleted, replaced or overwritten while it is open.

What other programs do to the file is done by other programs here too: this process opens it by
SQLite alone.
"""

import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError, FileMovedError, FileReplacedError
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.storage.errors import BusyError
from annotator.storage.sqlite.connection import connect_file
from tests.conftest import an_article

pytestmark = pytest.mark.skipif(not Path("/bin/mv").exists(), reason="done by POSIX commands")


def outside(*command: str | Path) -> None:
    """Lets another program do something."""
    subprocess.run([str(each) for each in command], check=True)


def changes(place: Path | str) -> set[str]:
    """The ids of all changes of a project that is sound, by itself."""
    with closing(Project.open(place, coder="Reader")) as project:
        assert check(project) == []
        return {entry.change.id for entry in project.history.entries()}


class Desk:
    """A project with an article, and what was acknowledged of the edits of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "work.annotator"
        self.log = folder / "work.annotator-wal"
        self.project = Project.create(self.place, coder="Ada")
        self.acknowledged: list[str] = []
        self.project.notify.subscribe(lambda each: self.acknowledged.append(each.change.id))
        self.article = an_article()
        with self.project.writing("Import 1 article") as unit:
            unit.create(self.article)

    def edit(self) -> None:
        """Makes a record."""
        self.project.records.create(self.article.id, "quote", [Span(0, 4)])

    def pause(self) -> None:
        """Waits until the file alone is the whole project, as it is soon after an edit."""
        deadline = time.monotonic() + 30
        while self.log.stat().st_size:
            assert time.monotonic() < deadline, "the log was never brought home"
            time.sleep(0.02)

    def lost(self, *paths: Path | str | None) -> set[str]:
        """What was acknowledged and is in none of these projects."""
        found: set[str] = set()
        for place in paths:
            found |= changes(place) if place else set()
        return set(self.acknowledged) - found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A project that is open."""
    made = Desk(tmp_path)
    yield made
    made.project.close()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another project, as whole as any, which is not open."""
    place = tmp_path / "other.annotator"
    with closing(Project.create(place, coder="Ben")) as project, project.writing("Import") as unit:
        unit.create(an_article("Another text, of another project."))
    return place


@pytest.fixture(params=["in the log", "at rest"])
def edited(request: pytest.FixtureRequest, desk: Desk) -> Desk:
    """The project with edits, the last of them a moment ago or a while."""
    for _ in range(5):
        desk.edit()
    if request.param == "at rest":
        desk.pause()
    return desk


def test_a_file_that_is_moved_holds_everything(edited: Desk) -> None:
    elsewhere = edited.folder / "elsewhere.annotator"
    outside("mv", edited.place, elsewhere)
    with pytest.raises(FileMovedError, match=r"elsewhere\.annotator") as caught:
        edited.edit()
    assert caught.value.moved_to == str(elsewhere)
    edited.project.close()
    assert edited.lost(elsewhere) == set()
    assert not edited.place.exists()


def test_a_file_that_is_moved_and_put_back_is_written_again(edited: Desk) -> None:
    elsewhere = edited.folder / "elsewhere.annotator"
    outside("mv", edited.place, elsewhere)
    with pytest.raises(FileMovedError):
        edited.edit()
    outside("mv", elsewhere, edited.place)
    edited.edit()
    edited.project.close()
    assert edited.lost(edited.place) == set()


def test_a_file_that_is_deleted_is_rescued(edited: Desk) -> None:
    outside("rm", edited.place)
    with pytest.raises(FileReplacedError, match="was deleted") as caught:
        edited.edit()
    assert caught.value.rescued
    assert str(caught.value.rescued) in str(caught.value)
    edited.project.close()
    assert edited.lost(caught.value.rescued) == set()
    assert not edited.place.exists()


def test_everything_beside_it_deleted_too(edited: Desk) -> None:
    outside("rm", edited.place, edited.log, f"{edited.place}-shm")
    with pytest.raises(FileReplacedError, match="was deleted") as caught:
        edited.edit()
    edited.project.close()
    assert edited.lost(caught.value.rescued) == set()


@pytest.mark.parametrize("command", ["mv", "cp --remove-destination"])
def test_a_file_that_is_replaced_is_rescued(edited: Desk, other: Path, command: str) -> None:
    theirs = changes(other)
    outside("cp", other, edited.folder / "kept")
    outside(*command.split(), other, edited.place)
    with pytest.raises(FileReplacedError, match="was replaced") as caught:
        edited.edit()
    edited.project.close()
    outside("cmp", edited.folder / "kept", edited.place)
    assert edited.lost(caught.value.rescued) == set()
    assert changes(edited.place) == theirs


def test_an_older_state_of_the_project_itself_is_another_file(edited: Desk) -> None:
    edited.pause()
    outside("cp", edited.place, edited.folder / "kept")
    for _ in range(3):
        edited.edit()
    outside("mv", edited.folder / "kept", edited.place)
    with pytest.raises(FileReplacedError) as caught:
        edited.edit()
    edited.project.close()
    assert edited.lost(caught.value.rescued) == set()
    assert len(changes(edited.place)) == len(edited.acknowledged) - 3


def test_all_who_have_it_open_rescue_what_they_saved(edited: Desk) -> None:
    """They may do so in the same second, and each may know of edits that the others do not."""
    others = [Project.open(edited.place, coder=name) for name in ("Ben", "Cid")]
    outside("rm", edited.place)
    rescued: list[str] = []
    for project in (edited.project, *others):
        with pytest.raises(FileReplacedError) as caught:
            project.records.create(edited.article.id, "quote", [Span(0, 4)])
        rescued.append(caught.value.rescued)
    for project in others:
        project.close()
    assert all(rescued)
    assert len(set(rescued)) == 3
    assert edited.lost(rescued[-1]) == set()


@pytest.mark.parametrize("mode", ["rw", "ro", "immutable"])
def test_looking_at_a_file_that_is_gone_makes_none(tmp_path: Path, mode: str) -> None:
    gone = tmp_path / "gone.annotator"
    with pytest.raises(sqlite3.OperationalError):
        connect_file(gone, mode).execute("SELECT 1")
    assert not gone.exists()


Spoiling = Callable[[Desk, Path], None]


def _overwrite(desk: Desk, other: Path) -> None:
    outside("cp", other, desk.place)


def _truncate(desk: Desk, _other: Path) -> None:
    outside("truncate", "-s", "0", desk.place)


def _halve(desk: Desk, _other: Path) -> None:
    outside("truncate", "-s", "40960", desk.place)


@pytest.mark.parametrize("spoil", [_overwrite, _truncate, _halve])
def test_a_file_that_is_overwritten_is_left_as_it_is_now(
    desk: Desk, other: Path, spoil: Spoiling
) -> None:
    """What was home is overwritten with it, and is in the backups; what was not is kept."""
    desk.edit()
    desk.pause()
    for _ in range(3):
        desk.edit()
    in_log = desk.log.stat().st_size
    spoil(desk, other)
    outside("cp", desk.place, desk.folder / "kept")
    with pytest.raises(FileReplacedError) as caught:
        desk.edit()
    if caught.value.rescued:
        assert desk.lost(caught.value.rescued) == set()
    else:
        assert caught.value.log
        assert Path(caught.value.log).stat().st_size >= in_log
        assert caught.value.log != str(desk.log)
    desk.project.close()
    outside("cmp", desk.folder / "kept", desk.place)
    # Whoever opens it next finds what was put there, and no log that is not its own.
    if spoil is _overwrite:
        assert changes(desk.place) == changes(other)
    else:
        with pytest.raises(AnnotatorError):
            Project.open(desk.place, coder="Ada")


def test_a_log_that_is_deleted_costs_nothing(edited: Desk) -> None:
    outside("rm", edited.log)
    for _ in range(3):
        edited.edit()
    edited.project.close()
    assert edited.lost(edited.place) == set()


def test_a_log_of_another_project_is_not_played(desk: Desk, other: Path) -> None:
    """Left by a crash beside a file that was then replaced by hand."""
    desk.edit()
    outside("cp", desk.log, desk.folder / "kept")
    desk.project.close()
    theirs = changes(other)
    outside("cp", desk.folder / "kept", f"{other}-wal")
    with closing(Project.open(other, coder="Ada")) as opened:
        assert check(opened) == []
        assert {entry.change.id for entry in opened.history.entries()} == theirs
        assert opened.foreign_log
        outside("cmp", desk.folder / "kept", opened.foreign_log)


def test_an_older_log_of_the_project_is_not_played(desk: Desk) -> None:
    """A crash, then a backup that was copied over the project by hand."""
    desk.pause()
    outside("cp", desk.place, desk.folder / "backup")
    desk.edit()
    desk.pause()
    desk.edit()
    outside("cp", desk.log, desk.folder / "kept")
    desk.project.close()
    outside("cp", desk.folder / "backup", desk.place)
    outside("cp", desk.folder / "kept", desk.log)
    with closing(Project.open(desk.place, coder="Ada")) as opened:
        assert check(opened) == []
        assert len(opened.history.entries()) == 1
        assert opened.foreign_log
        outside("cmp", desk.folder / "kept", opened.foreign_log)


def test_a_lock_held_by_another_program_is_waited_for_and_refused_in_time(desk: Desk) -> None:
    """Any other program may hold the lock; reading goes on, and writing goes in afterwards."""
    held = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    held += "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        ["python3", "-c", held, str(desk.place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        before = len(desk.acknowledged)
        desk.project.connection.patience = 0.3
        started = time.monotonic()
        with pytest.raises(BusyError, match="Nothing was lost"):
            desk.edit()
        assert time.monotonic() - started < 10
        assert len(desk.project.records.of_article(desk.article.id)) == 0
        holder.communicate()
    desk.edit()
    assert len(desk.acknowledged) == before + 1
    assert desk.lost(desk.place) == set()
