"""What another process leaves behind that is killed just after an edit."""

import subprocess
import sys
from pathlib import Path

from annotator.storage.sqlite.write_ahead_log import log_size

KILLED = """
import os, signal, sys
from annotator.services.actors import Actors
from annotator.services.project import Project
from annotator.storage.sqlite import file_keeper

file_keeper.IDLE = file_keeper.LATEST = 1000.0
project = Project.open(sys.argv[1], coder="Ada")
for name in sys.argv[2:]:
    Actors(project).create(name)
os.kill(os.getpid(), signal.SIGKILL)
"""
MOVED = KILLED.replace(
    "os.kill(",
    "os.rename(sys.argv[1], os.path.dirname(sys.argv[1]) + '/moved.annotator'); os.kill(",
)


def edit_and_kill(file: Path, *actors: str, script: str = KILLED) -> None:
    """Another process makes the actors and is killed before the log is brought home."""
    done = subprocess.run([sys.executable, "-c", script, str(file), *actors], check=False)
    assert done.returncode == -9
    assert log_size(file) > 0
