"""A few rounds of what `tests.faults kill` does by the thousand."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.faults.kill import State

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and killed")


def test_nothing_is_lost_in_eight_rounds_with_which_a_run_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(msgspec.json.encode(State(seed=8, round=100, counts={"projects": 7})))
    # In a process of its own, which has nothing open that forks would share.
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.faults", "kill", "--rounds", "108"),
            *("--state", str(file), "--folder", str(tmp_path / "rounds")),
        ],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    state = msgspec.json.decode(file.read_bytes(), type=State)
    assert (state.round, state.failed) == (108, {})
    assert state.counts["projects"] >= 7 + 8
    assert state.counts["edits acknowledged"] > 0
