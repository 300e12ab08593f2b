"""The program as a process of its own, and what it needs of the system and the terminal."""

import os
import subprocess
import sys

import pytest

from annotator import __version__
from annotator.cli import common


def test_system_user_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert common.system_coder() == "coder"


def test_progress_is_one_line_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with common.TerminalProgress() as progress:
        progress(1, 2000, "Importing articles")
        progress(2, 2000, "Importing articles")
    assert capsys.readouterr().err == "\r\033[KImporting articles 1 of 2,000\r\033[K"


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    own = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, "-m", "annotator", *arguments],
        env=own | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_version() -> None:
    result = in_a_process("--version")
    assert (result.returncode, result.stdout) == (0, f"annotator {__version__}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a display")
def test_without_a_display_one_line_says_what_works() -> None:
    result = in_a_process("open", "sample.annotator")
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: the window needs a display")
    assert len(result.stderr.splitlines()) == 1
    assert "import, export, check" in result.stderr


def test_commands_need_no_qt() -> None:
    code = (
        "import sys; from annotator.cli.main import app; app(['formats'], standalone_mode=False); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_version_is_said_without_loading_the_database() -> None:
    code = (
        "import sys; from annotator.__main__ import main; sys.argv[1:] = ['--version']\n"
        "try: main()\n"
        "except SystemExit: print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"annotator {__version__}\nFalse\n"
