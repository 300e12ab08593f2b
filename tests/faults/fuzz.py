"""Fuzzes everything that reads files: ``python -m tests.faults fuzz [--reader NAME] [--inputs N]``.

Each target has processes of its own, under limits of time and memory. With atheris
(``uv run --group fuzz``) coverage leads the way; without it, chance alone. Whatever is raised that
is no error of ours, takes more than 5 seconds or 500 MB, or leaves a project that ``check`` finds
fault with, is kept in the folder of the run with the input that did it.
"""

import argparse
import os
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import msgspec

from tests.faults.fuzzing import child
from tests.faults.fuzzing.bundles import packed
from tests.faults.fuzzing.child import Figures, load

_INTERRUPTED = 72
"""What libFuzzer returns where somebody else ended it."""

_STUCK = 180
"""Seconds at one input after which a process is taken for stuck, however busy the machine is."""


def main(arguments: Sequence[str]) -> int:
    """Tries inputs and prints the figures; 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults fuzz", description=__doc__)
    parser.add_argument("--reader", action="append", help="all if not given")
    parser.add_argument("--inputs", type=int, default=2800, help="how many for each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="where crashes are kept")
    engines = ("atheris", "chance")
    known = "atheris" if find_spec("atheris") else "chance"
    parser.add_argument("--engine", choices=engines, default=known)
    asked = parser.parse_args(arguments)
    # Before anything else brings what is to be watched.
    load(asked.engine)
    from tests.faults.fuzzing.oracle import TARGETS  # noqa: PLC0415 - only now, as said above
    from tests.faults.fuzzing.seeds import seeds  # noqa: PLC0415 - only now, as said above

    wanted = asked.reader or TARGETS
    if unknown := set(wanted).difference(TARGETS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    out = asked.out or Path(mkdtemp(prefix="annotator-fuzz-"))
    begin = seeds()
    found: list[Figures] = []
    for target in wanted:
        folder = out / target
        rmtree(folder, ignore_errors=True)
        (folder / "seeds").mkdir(parents=True)
        for n, bundle in enumerate(begin[target]):
            (folder / "seeds" / f"{n:03}").write_bytes(packed(bundle))
        figures = run(target, folder, asked.inputs, asked.seed, asked.engine)
        found.append(figures)
        print(_row(figures), flush=True)
        for where, times in figures.crashes.items():
            print(f"    {times} × {where}", flush=True)
    print("\n" + table(found))
    print(f"\nCrashes, with the inputs that did it: {out}/*/crashes")
    return 1 if any(figures.crashes for figures in found) else 0


def run(target: str, folder: Path, inputs: int, seed: int, engine: str) -> Figures:
    """Tries so many inputs of a target; a process that dies is begun again with another seed."""
    whole = Figures(target)
    while whole.inputs < inputs:
        (folder / "figures.json").unlink(missing_ok=True)
        status, is_stuck = _forked(target, folder, inputs - whole.inputs, seed, engine)
        part = _figures(folder, target)
        _add(whole, part)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _INTERRUPTED:
            print(f"    interrupted from outside at {whole.inputs:,} inputs; goes on", flush=True)
        elif status:
            how = "stuck" if is_stuck else f"died with {status}"
            whole.crashes[how] = whole.crashes.get(how, 0) + 1
            whole.inputs += 1
            current = folder / "current"
            if current.exists():
                (folder / "crashes").mkdir(exist_ok=True)
                current.replace(folder / "crashes" / f"{how.partition(' ')[0]}-{seed}")
            if not part.inputs and whole.crashes[how] > 3:
                break
        seed += 1000
    return whole


def _forked(target: str, folder: Path, inputs: int, seed: int, engine: str) -> tuple[int, bool]:
    """The status of a process of its own at its end, and whether it had to be ended, being stuck
    at one input."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            with (folder / "log").open("ab") as log:
                os.dup2(log.fileno(), 1)
                os.dup2(log.fileno(), 2)
            child.run(target, folder, inputs, seed, engine)
            status = 0
        except BaseException:  # noqa: BLE001 - it is in the log, and the process ends
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    current = folder / "current"
    is_stuck = False
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return status, is_stuck
        begun = current.stat().st_mtime if current.exists() else time.time()
        if time.time() - begun > _STUCK and not is_stuck:
            is_stuck = True
            os.kill(process, signal.SIGKILL)
        time.sleep(0.5)


def _figures(folder: Path, target: str) -> Figures:
    try:
        return msgspec.json.decode((folder / "figures.json").read_bytes(), type=Figures)
    except FileNotFoundError:
        return Figures(target)


def _add(whole: Figures, part: Figures) -> None:
    whole.inputs += part.inputs
    whole.articles += part.articles
    whole.refused += part.refused
    whole.taken += part.taken
    for where, times in part.crashes.items():
        whole.crashes[where] = whole.crashes.get(where, 0) + times
    whole.slowest = max(whole.slowest, part.slowest)
    whole.biggest = max(whole.biggest, part.biggest)


def table(found: Sequence[Figures]) -> str:
    """The figures as a table in Markdown."""
    total = Figures("all")
    for each in found:
        _add(total, each)
    head = "| reader | inputs | refused | imported and checked | faults | slowest | biggest |"
    rows = [head, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |", *map(_row, found)]
    return "\n".join([*rows, _row(total)])


def _row(each: Figures) -> str:
    return (
        f"| {each.target} | {each.inputs:,} | {each.refused:,} | {each.taken:,} | "
        f"{len(each.crashes)} | {each.slowest:.1f} s | {each.biggest:.0f} MB |"
    )
