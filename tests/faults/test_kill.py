"""A few rounds of what `tests.faults kill` does by the thousand."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and killed")


def rounds(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Holds rounds in a process of its own, which has nothing open that forks would share."""
    return subprocess.run(
        [sys.executable, "-m", "tests.faults", "kill", "--folder", str(folder), *options],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_nothing_is_lost_in_twenty_rounds_and_a_run_goes_on(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    for until in ("8", "20"):
        ended = rounds(tmp_path, "--rounds", until, "--seed", "8", "--state", str(state))
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert f"{until} rounds" in ended.stdout
        assert "0 failed" in ended.stdout
