"""Without a home that can be written the program starts, says so, and loses nothing."""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

from annotator.cli.main import app
from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.ui.shell.crash import CrashReports
from annotator.ui.shell.own_folder import own_folder, require_home
from tests.conftest import an_article

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(sys.platform == "win32", reason="HOME is of POSIX")


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    wanted = tmp_path / "home" / "share" / "annotator"
    assert own_folder(wanted) == (wanted, "")
    assert list(wanted.iterdir()) == []


@posix
def test_another_one_is_found_where_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    (tmp_path / "file").write_text("no folder")
    for wanted in (tmp_path / "file" / "annotator", Path("/proc/annotator"), Path("~/annotator")):
        found, reason = own_folder(wanted)
        assert found.parent == tmp_path / "tmp"
        assert reason
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(AnnotatorError, match="HOME or TMPDIR"):
        own_folder(tmp_path / "file" / "annotator")


def test_what_the_system_does_not_know_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path.home()
    require_home(tmp_path)
    assert Path.home() == home
    monkeypatch.setenv("HOME", "unknown")
    with mock.patch.object(Path, "home", side_effect=RuntimeError):
        require_home(tmp_path)
    assert os.environ["HOME"] == str(tmp_path)


def test_a_report_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = CrashReports(tmp_path / "reports")
    reasons: list[str] = []
    reports.unwritten.connect(reasons.append)
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        reports.write(ValueError("a fault"))
    assert reasons == ["No space left on device"]
    assert "ValueError" in capsys.readouterr().err
    assert list((tmp_path / "reports").iterdir()) == []


def test_a_full_disk_keeps_nobody_from_starting(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    reports = CrashReports(folder)
    (folder / "running-1-1a2b3c4d.lock").write_text(f"999999\nannotator\n{platform.node()}\n")
    full = OSError(28, "No space left on device")
    with (
        mock.patch("os.fsync", side_effect=full),
        mock.patch.object(Path, "open", side_effect=full),
    ):
        reports.install()
        assert reports.earlier_crash() == folder / "crash-1-1a2b3c4d.txt"
        assert sys.excepthook == reports._on_exception
    reports.close()
    assert list(folder.glob("*.txt")) == []


_STARTS = """
import sys
from PySide6.QtCore import QTimer
from annotator.core.text.span import Span
from annotator.ui import app

def opened(window):
    project = window.session.project
    article = window.session.article
    project.records.create(article.id, "quote", [Span(0, 4)])
    print(project.location)
    print(window.settings.folder)
    print(*(banner.text for banner in window.messages.banners()), sep="\\n")
    window.close()

class StartupLoader(app.StartupLoader):
    def begin(self):
        super().begin()
        self.opened.connect(lambda: QTimer.singleShot(0, lambda: opened(self._window)))

app.StartupLoader = StartupLoader
sys.exit(app.run_window(*sys.argv[1:]))
"""


@posix
def test_the_window_starts_and_an_edit_is_saved(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_DATA")},
        "HOME": str(tmp_path / "file"),
        "TMPDIR": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    with made.writing("Import 1 article") as unit:
        unit.create(an_article())
    made.close()
    command = [sys.executable, "-c", _STARTS, made.location]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    location, folder, *messages = ended.stdout.splitlines()
    assert Path(folder).parent == tmp_path
    assert any("cannot be written" in each and folder in each for each in messages)
    project = Project.open(location, coder="Ada")
    assert project.counts().records["quote"] == 1
    assert project.history.entries()[0].change.sentence() == "Add quote"
    project.close()


@posix
def test_the_commands_need_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/proc/nowhere")
    monkeypatch.chdir(tmp_path)
    for arguments in (["new", "p"], ["stats", "p"], ["backup", "p", "copy"]):
        ended = CliRunner().invoke(app, arguments)
        assert ended.exit_code == 0, ended.output
    assert {path.name for path in tmp_path.iterdir()} == {"p.annotator", "copy.annotator"}
