"""A format is small to add: one file, named by an entry point, and it is everywhere."""

import json
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from annotator.cli.main import app
from annotator.formats import registry
from annotator.formats.registry import all_formats, named
from annotator.services.project import Project
from annotator.services.transfer.exporting import formats
from annotator.ui.kit.background_reads import BackgroundReads
from annotator.ui.transfer.export_dialog import ExportDialog, ImportDialog
from tests.formats import made_up
from tests.formats.contents import Made, projects
from tests.formats.round_trip import assert_round_trip
from tests.tables import FORMATS, formats_page


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the package that brings the format were installed."""
    entry = EntryPoint("packed", "tests.formats.made_up:FORMAT", registry.GROUP)
    # The argument is passed by its name.
    monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([entry]))  # noqa: ARG005


def test_it_is_one_small_file() -> None:
    assert len(Path(made_up.__file__).read_text(encoding="utf-8").splitlines()) <= 60
    assert named("packed", all_formats()) is made_up.FORMAT


@given(project=projects())
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    assert_round_trip(made_up.FORMAT, project, tmp_path / "out.packed")


def test_the_command_line_reads_and_writes_it(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "packed" in run("formats")
    [listed] = [each for each in json.loads(run("formats", "--json")) if each["name"] == "packed"]
    assert (listed["reads"], listed["writes"], listed["loses"]) == (True, True, "made-up things")
    folder, out = tmp_path / "texts", str(tmp_path / "out.packed")
    folder.mkdir()
    (folder / "one.txt").write_text("Talks fail in Bruma.", encoding="utf-8")
    first, second, third = (str(tmp_path / name) for name in ("first", "second", "third"))
    for project in (first, second, third):
        run("new", project, "--codebook", "news")
    run("import", first, str(folder))
    assert "Exported 1 article" in run("export", first, out, "--format", "packed")
    # Told by its extension, by what a person says, and found in a folder.
    assert "Imported 1 article" in run("import", second, out)
    assert "1 duplicate" in run("import", second, out, "--format", "packed")
    assert "Imported 1 article" in run("import", third, str(tmp_path))


def test_the_window_offers_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    project = Project.create(tmp_path / "p.annotator", coder="Ada")
    questions = BackgroundReads(window)
    reads = ImportDialog(formats(), project, questions, str(tmp_path), window)
    assert reads.format_box.findData("packed") > 0
    types, coders = project.codebook.types, project.coders.known()
    writes = ExportDialog(formats(), types, coders, str(tmp_path), "p", window)
    writes.format_box.setCurrentIndex(writes.format_box.findData("packed"))
    assert writes.out() == tmp_path / "p.packed"
    assert "made-up things" in writes.loses.text()
    project.close()


def test_the_documentation_lists_it() -> None:
    page = formats_page(FORMATS.read_text(encoding="utf-8"), formats())
    row = "| `packed` | yes | yes | `.packed` | Packed project | made-up things |"
    assert row in page.splitlines()
