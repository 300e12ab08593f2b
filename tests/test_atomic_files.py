"""Files are there whole or not at all, whatever step a process is killed at."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from annotator import atomic_files, leftovers
from annotator.atomic_files import exchange, part_of, put, replacing, write
from tests.faults.kills import Killing, kill_at_steps

forks = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="processes are forked to be killed"
)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    write(file, b"one")
    file.chmod(0o600)
    with replacing(file) as new:
        new.write(b"two")
        new.flush()
        assert file.read_bytes() == b"one"
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(TypeError), replacing(file) as new:
        new.writelines([b"three", "four"])  # type: ignore[list-item] - wrong on purpose
    assert file.read_bytes() == b"two"
    assert names(tmp_path) == {"notes.json"}


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "there" / "file.txt")
    write(link, b"one")
    assert link.is_symlink()
    assert (tmp_path / "there" / "file.txt").read_bytes() == b"one"


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(OSError, match="device"):
        write(Path(os.devnull), b"one")


@pytest.mark.parametrize("links", [True, False])
def test_what_is_new_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", mock.Mock(side_effect=PermissionError))
    file = tmp_path / ("n" * 250)
    with part_of(file) as part:
        part.write_bytes(b"one")
        put(part, file, new=True)
    with part_of(file) as part:
        part.write_bytes(b"two")
        with pytest.raises(FileExistsError):
            put(part, file, new=True)
    assert file.read_bytes() == b"one"
    assert names(tmp_path) == {file.name}


@pytest.mark.parametrize("links", [True, False])
def test_an_exchange_that_fails_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", mock.Mock(side_effect=PermissionError))
    file = tmp_path / "p.db"
    file.write_bytes(b"old")
    (tmp_path / "p.db-wal").write_bytes(b"log")
    with part_of(file) as part:
        part.write_bytes(b"new")
        monkeypatch.setattr(Path, "replace", mock.Mock(side_effect=OSError("refused")))
        with pytest.raises(OSError, match="refused"):
            exchange(part, file, tmp_path / "kept.db")
        monkeypatch.undo()
    leftovers.clear(tmp_path)
    assert file.read_bytes() == b"old"
    assert (tmp_path / "p.db-wal").read_bytes() == b"log"
    assert names(tmp_path) == {"p.db", "p.db-wal"}


Step = Callable[..., None]


def replace_file(folder: Path, _step: Step) -> None:
    write(folder / "file", b"new")


def make_file(folder: Path, _step: Step) -> None:
    with part_of(folder / "made") as part:
        part.write_bytes(b"new")
        put(part, folder / "made", new=True)


def replace_folder(folder: Path, _step: Step) -> None:
    with part_of(folder / "folder") as part:
        part.mkdir()
        (part / "a").write_bytes(b"new")
        put(part, folder / "folder")


def exchange_database(folder: Path, _step: Step) -> None:
    with part_of(folder / "file") as part:
        part.write_bytes(b"new")
        exchange(part, folder / "file", folder / "kept")


def exchange_without_links(folder: Path, step: Step) -> None:
    with mock.patch("os.link", side_effect=PermissionError):
        exchange_database(folder, step)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "template"
    (folder / "folder").mkdir(parents=True)
    (folder / "folder" / "a").write_bytes(b"old")
    (folder / "folder" / "b").write_bytes(b"old")
    (folder / "file").write_bytes(b"old")
    (folder / "file-wal").write_bytes(b"log")
    (folder / "file-shm").write_bytes(b"map")
    return folder


def state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


ACTIONS = (replace_file, make_file, replace_folder, exchange_database, exchange_without_links)


@pytest.fixture(scope="module")
def killed(template: Path) -> list[list[Path]]:
    """Of each action, what the kills left of it in copies of the template; the last one ended."""
    runs = template.with_name("runs")
    return kill_at_steps(
        *(
            Killing(f"{__name__}:{each.__name__}", template, runs / each.__name__)
            for each in ACTIONS
        )
    )


@forks
@pytest.mark.parametrize("number", range(len(ACTIONS)))
def test_killed_at_any_step_it_is_the_one_or_the_other(
    template: Path, killed: list[list[Path]], number: int
) -> None:
    action, (*folders, ended) = ACTIONS[number], killed[number]
    before, after = state(template), state(ended)
    assert before != after
    assert not any("annotator-" in name for name in after)
    states: list[dict[str, bytes]] = []
    for folder in folders:
        if action not in (replace_folder, exchange_without_links):
            assert (folder / "file").exists()
        leftovers.clear(folder)
        states.append(state(folder))
    assert all(each in (before, after) for each in states)
    assert before in states
    assert after in states


@forks
def test_a_second_kill_while_tidying_loses_nothing_either(template: Path, tmp_path: Path) -> None:
    (once,) = kill_at_steps(
        Killing(f"{__name__}:exchange_without_links", template, tmp_path / "runs")
    )
    before, after = state(template), state(once[-1])
    repeats = [
        Killing(f"{__name__}:clear", folder, tmp_path / f"again-{folder.name}")
        for folder in once[:-1]
    ]
    for folder in (each for twice in kill_at_steps(*repeats) for each in twice):
        leftovers.clear(folder)
        assert state(folder) in (before, after)


def clear(folder: Path, _step: Step) -> None:
    leftovers.clear(folder)


def test_what_a_live_process_writes_stays(tmp_path: Path) -> None:
    with part_of(tmp_path / "mine") as mine:
        mine.write_bytes(b"half")
        Path(f"{mine}-wal").write_bytes(b"log")
        leftovers.clear(tmp_path)
        assert mine.exists()
        assert Path(f"{mine}-wal").exists()
        other = tmp_path / mine.name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-")
        other.write_bytes(b"half")
        leftovers.clear(tmp_path)
        assert other.exists()
    leftovers.clear(tmp_path)
    assert names(tmp_path) == {other.name}


def test_what_another_machine_began_stays_for_a_day(tmp_path: Path) -> None:
    with part_of(tmp_path / "mine") as mine:
        process = subprocess.Popen([sys.executable, "-c", ""])
        process.wait()
        dead = mine.name.replace(f"-{os.getpid()}-", f"-{process.pid}-")
    elsewhere = tmp_path / dead.replace(leftovers._machine(), "00000000")
    theirs = (tmp_path / "download.part", tmp_path / f"{dead}.pdf", tmp_path / ".x.1a2b3c4d.part")
    for file in (tmp_path / dead, elsewhere, *theirs):
        file.write_bytes(b"half")
    leftovers.clear(tmp_path)
    assert names(tmp_path) == {elsewhere.name, *(file.name for file in theirs)}
    long_ago = time.time() - 25 * 60 * 60
    for file in (elsewhere, *theirs):
        os.utime(file, (long_ago, long_ago))
    leftovers.clear(tmp_path)
    assert names(tmp_path) == {file.name for file in theirs}


def test_a_folder_of_many_files_is_brought_to_the_disk_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(atomic_files.os, "sync", lambda: synced.append(True), raising=False)
    with part_of(tmp_path / "many") as part:
        part.mkdir()
        for n in range(201):
            (part / str(n)).touch()
        put(part, tmp_path / "many")
    assert synced == [True]
