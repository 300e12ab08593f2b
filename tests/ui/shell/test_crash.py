"""A fault is written down; a run that ended abnormally is noticed."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.shell.crash import CrashReports


@pytest.fixture
def reports(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashReports]:
    made = CrashReports(tmp_path / "reports")
    yield made
    made.close()


def test_an_exception_is_written_and_told(reports: CrashReports, qtbot: QtBot) -> None:
    reports.install()
    assert reports.earlier_crash() is None
    error = ValueError("a fault")
    with qtbot.waitSignal(reports.written) as written:
        sys.excepthook(ValueError, error, None)
    assert written.args is not None
    text = Path(written.args[0]).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "a fault" not in text
    assert "Annotator" in text


def test_a_fault_on_every_repaint_does_not_fill_the_disk(
    reports: CrashReports, tmp_path: Path
) -> None:
    for n in range(100):
        reports.write(ValueError(f"fault {n}"))
    assert len(list(tmp_path.rglob("crash-*.txt"))) == 20


def test_an_exception_of_a_thread_too(reports: CrashReports, qtbot: QtBot) -> None:
    reports.install()

    def fail() -> None:
        raise ValueError("elsewhere")

    with qtbot.waitSignal(reports.written):
        thread = threading.Thread(target=fail)
        thread.start()
    thread.join()


def test_an_orderly_end_leaves_nothing(reports: CrashReports, tmp_path: Path) -> None:
    hook = sys.excepthook
    reports.install()
    assert sys.excepthook is not hook
    reports.close()
    assert sys.excepthook is hook
    assert list((tmp_path / "reports").iterdir()) == []
    reopened = CrashReports(tmp_path / "reports")
    reopened.install()
    assert reopened.earlier_crash() is None
    reopened.close()


def test_a_killed_run_is_noticed_once(tmp_path: Path, qtbot: QtBot) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from annotator.ui.shell.crash import CrashReports\n"
        f"CrashReports(Path({str(tmp_path)!r})).install()\n"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    reports = CrashReports(tmp_path)
    reports.install()
    report = reports.earlier_crash()
    assert report is not None
    assert "ended without leaving a trace" in report.read_text(encoding="utf-8")
    reports.close()
    reopened = CrashReports(tmp_path)
    reopened.install()
    assert reopened.earlier_crash() is None
    reopened.close()


def test_a_run_that_lives_is_left_alone(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = CrashReports(tmp_path), CrashReports(tmp_path)
    first.install()
    second.install()
    assert second.earlier_crash() is None
    second.close()
    first.close()
