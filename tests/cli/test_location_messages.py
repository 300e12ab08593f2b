"""Notes on where a project lies go to the standard error, and are no findings."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import app
from annotator.services.project import Project


@pytest.mark.parametrize("command", ["stats", "check"])
def test_the_place_is_noted_and_is_no_finding(tmp_path: Path, command: str) -> None:
    file = tmp_path / "p.annotator"
    Project.create(file, coder="Ada").close()
    quiet = CliRunner().invoke(app, [command, str(file), "--json"])
    assert quiet.stderr == ""
    (tmp_path / ".stfolder").mkdir()
    copy = tmp_path / "p.sync-conflict-20260303-101112-ABCDEFG.annotator"
    shutil.copy(file, copy)
    result = CliRunner().invoke(app, [command, str(file), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(quiet.stdout)
    place, conflict = result.stderr.splitlines()
    assert place.startswith("note: Syncthing synchronises the folder")
    assert conflict.startswith(f"note: {copy} is a conflicted copy")
