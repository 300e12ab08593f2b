"""Kills processes that work on one project, at random moments, and looks whether anything is lost.

``uv run python -m tests.faults kill --rounds N [--server] [--window] [--seed S] [--state FILE]``

With ``--state`` a run that was stopped goes on where it was. What a failed round left stays in its
folder, which is named.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from tests.faults.processes import Job
from tests.faults.rounds import Bench
from tests.faults.servers import Server


class State(msgspec.Struct):
    """How far a run is.

    Attributes:
        round: the next one.
        failed: the rounds that lost something or broke, each with what was wrong first.
        counts: what was done in all.
    """

    seed: int
    server: bool = False
    window: bool = False
    round: int = 0
    seconds: float = 0.0
    failed: dict[str, str] = {}
    counts: dict[str, int] = {}


def main(arguments: list[str]) -> int:
    """Holds rounds; 1 if one failed."""
    asked = _asked(arguments)
    state = _state(asked)
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="kill-"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as data:
        server = Server(Path(data)) if state.server else None
        try:
            bench = Bench(folder, server, _window() if state.window else {})
            bench.prepare()
            # What is there now is there for good: forked processes need not look at it again.
            gc.freeze()
            while state.round < asked.rounds:
                _hold(bench, state)
                if asked.state:
                    _keep(Path(asked.state), state)
        finally:
            if server:
                server.close()
    print(report(state))
    return 1 if state.failed else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.faults kill", description=__doc__)
    parser.add_argument("--rounds", type=int, required=True, help="how many in all")
    parser.add_argument("--server", action="store_true", help="on PostgreSQL, killed too")
    parser.add_argument("--window", action="store_true", help="with the window, driven by keys")
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--state", default="", help="where it is kept how far the run is")
    parser.add_argument("--folder", default="", help="where rounds are held; a temporary one")
    return parser.parse_args(arguments)


def _state(asked: argparse.Namespace) -> State:
    if asked.state and Path(asked.state).exists():
        return msgspec.json.decode(Path(asked.state).read_bytes(), type=State)
    return State(asked.seed, asked.server, asked.window)


def _keep(file: Path, state: State) -> None:
    fresh = file.with_name(f"{file.name}.part")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(state)))
    fresh.replace(file)


def _window() -> dict[str, Job]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tests.faults.window import work_at_window  # noqa: PLC0415 - it needs Qt

    return {"window": work_at_window}


def _hold(bench: Bench, state: State) -> None:
    begun = time.monotonic()
    planned, result, folder = bench.round(state.round, state.seed, window=state.window)
    counts = Counter(state.counts)
    counts.update(result.counts)
    counts["edits acknowledged"] += result.acknowledged
    counts["edits found in a file beside"] += result.elsewhere
    counts["processes"] += sum(map(len, planned.waves))
    counts["processes killed"] += sum(at is not None for each in planned.kills for at in each)
    counts["servers killed"] += planned.upset == "server"
    counts[f"rounds with {planned.upset or 'nothing else'}"] += 1
    for name, number in result.refused.items():
        counts[f"refused: {name}"] += number
    state.counts = dict(counts)
    if result.problems:
        state.failed[str(state.round)] = result.problems[0][-2000:]
        print(f"round {state.round} of seed {state.seed} FAILED, see {folder}: {planned}")
        print("\n".join(result.problems[:10]), flush=True)
    state.round += 1
    state.seconds += time.monotonic() - begun
    if state.round % 20 == 0:
        print(f"{state.round} rounds, {len(state.failed)} failed", file=sys.stderr, flush=True)


def report(state: State) -> str:
    """What a run came to, as lines."""
    lost = sum("lost: " in problem for problem in state.failed.values())
    lines = [
        f"seed {state.seed}, {state.round} rounds in {state.seconds:,.0f} s: "
        f"{len(state.failed)} failed, in {lost} something was lost",
        *(f"  {name}: {number:,}" for name, number in sorted(state.counts.items()) if number),
    ]
    return "\n".join(lines)
