"""Without a display: the main job in a folder of its own, and a picture of the window."""

import csv
import sys
from pathlib import Path

import msgspec
import pytest

from annotator.cli import tour
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.cli.test_processes import in_a_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a display")
_PNG = b"\x89PNG"


def folder_of(place: Path) -> Path:
    return next(place.glob("annotator-tour-*"))


def test_the_main_job_is_done_without_a_display(tmp_path: Path) -> None:
    home = {"TMPDIR": str(tmp_path), "HOME": str(tmp_path / "home")}
    done = in_a_process(**home)
    assert (done.returncode, done.stderr) == (0, "")
    made = folder_of(tmp_path)
    assert {each.name for each in made.iterdir()} == {
        *("sample.annotator", "tables", "sample.json", "report.html", "window.png"),
    }
    assert all(str(made / name) in done.stdout for name in ("tables", "sample.json", "window.png"))
    assert (made / "window.png").read_bytes().startswith(_PNG)
    assert not (tmp_path / "home" / ".local").exists()
    assert "Rowan Tulloch | said | direct | “A review is what you get" in done.stdout
    with (made / "tables" / "quotes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "Rowan Tulloch" in {row["speaker"] for row in rows}
    exported = msgspec.json.decode((made / "sample.json").read_bytes())
    assert sum(len(each["records"]) for each in exported["articles"]) > len(rows)
    project = Project.open(made / "sample.annotator", coder="Ada")
    assert not list(check(project))
    project.close()
    in_a_process(**home)
    assert len(list(tmp_path.glob("annotator-tour-*"))) == 2


def test_what_qt_lacks_is_told_and_the_rest_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "annotator.ui.picture", _Broken("annotator.ui.picture"))
    assert tour.tour() == 0
    told = capsys.readouterr().out
    assert "No picture of the window could be painted" in told
    assert "libegl1" in told
    assert (folder_of(tmp_path) / "report.html").exists()


class _Broken(type(sys)):
    """A module that cannot be loaded for want of a library."""

    def __getattr__(self, name: str) -> object:
        raise ImportError("libEGL.so.1: cannot open shared object file")
