"""Kills a process at every step that it takes in a folder, one step further each time."""

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

_STEPS = frozenset(
    {
        "open",
        "os.rename",
        "os.link",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "sqlite3.connect",
    }
)
_MOST = 400


class Killing(NamedTuple):
    """What to run again and again, each time on a copy of a folder, and kill before a step.

    Steps are what Python does to files in the folder, each opening, renaming, linking, removing,
    and each call of `step`.

    Attributes:
        action: a function of a module, as ``tests.services.test_x:name``; gets the folder, and a
            function that counts as a step.
        template: the folder; it stays as it is.
        runs: where the copies go.
        every: how many steps further each time.
    """

    action: str
    template: Path
    runs: Path
    every: int = 1


def kill_at_steps(*killings: Killing) -> list[list[Path]]:
    """Of each, the copies as the kills left them, in the order of the steps; the last one ended."""
    steps = json.dumps([[str(each) for each in killing] for killing in killings])
    command = [sys.executable, "-m", "tests.faults.kills", steps]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    return [[Path(folder) for folder in folders] for folders in json.loads(done.stdout)]


def _kill_before(number: int, folder: Path) -> Callable[..., None]:
    """Ends this process for good before its step of that number, from 0."""
    left = number

    def step(*_: object) -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def on_event(event: str, arguments: Sequence[object]) -> None:
        if event in _STEPS and any(_lies_in(each, folder) for each in arguments[:2]):
            step()

    sys.addaudithook(on_event)
    return step


def _lies_in(argument: object, folder: Path) -> bool:
    name = os.fsdecode(argument) if isinstance(argument, bytes) else str(argument)
    return str(folder) in name


def _run(action: str, template: Path, runs: Path, every: int) -> list[str]:
    module, name = action.split(":")
    run = getattr(importlib.import_module(module), name)
    folders: list[str] = []
    for number in range(0, _MOST, every):
        folder = runs / f"{number:03}"
        shutil.copytree(template, folder)
        folders.append(str(folder))
        child = os.fork()
        if child == 0:
            failed = True
            try:
                run(folder, _kill_before(number, folder))
                failed = False
            finally:
                if failed:
                    traceback.print_exc()
                os._exit(failed)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
    return folders


if __name__ == "__main__":
    killings = [
        Killing(action, Path(template), Path(runs), int(every))
        for action, template, runs, every in json.loads(sys.argv[1])
    ]
    print(json.dumps([_run(*killing) for killing in killings]))
