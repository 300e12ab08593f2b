"""A few of the edits that `tests.faults crowd` makes by the ten thousand."""

import subprocess
import sys
from pathlib import Path

import pytest

_HOLD = """
import sys
from pathlib import Path
from tests.faults.crowd import hold
result = hold(sys.argv[1], Path(sys.argv[2]), processes=4, edits=120)
print(result, *result.problems, sep="\\n")
sys.exit(len(result.waits) != 120 or bool(result.problems))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")
def test_exactly_what_was_acknowledged_is_there(empty_location: str, tmp_path: Path) -> None:
    # In a process of its own, which has nothing open that forks would share.
    ended = subprocess.run(
        [sys.executable, "-c", _HOLD, empty_location, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
