"""What is deferred is loaded when it is first used, and is the module itself from then on."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.core import deferred as deferring
from annotator.core.text import span
from annotator.services.project import Project

_LIGHT = """
import sys
import annotator.ui.features
heavy = {"sqlalchemy", "alembic", "yaml", "lxml", "numpy", "annotator.formats"}
core = ("codebook.dates", "codebook.numbers", "text.words", "text.diff", "message_templates")
ui = ("fields.type_form", "fields.context", "projects.start_page", "sheet.panel", "actors.panel")
heavy |= {f"annotator.core.{name}" for name in core} | {f"annotator.ui.{name}" for name in ui}
print(sorted((heavy | {"annotator.services.project", "hashlib"}) & sys.modules.keys()))
"""


def test_a_module_is_asked_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    late = deferring.deferred("annotator.core.text.span")
    assert late.Span is span.Span
    monkeypatch.setattr(span, "Span", str)
    assert late.Span is str
    with pytest.raises(AttributeError, match="nothing"):
        _ = late.nothing
    with pytest.raises(ModuleNotFoundError):
        _ = deferring.deferred("annotator.nothing").anything


def test_the_window_loads_no_database_no_formats_and_no_forms_before_it_shows() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIGHT], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_project_is_opened_without_the_mapper_of_objects(tmp_path: Path) -> None:
    Project.create(tmp_path / "p", coder="Ada").close()
    script = (
        "import sys; from annotator.services.project import Project\n"
        f"Project.open({str(tmp_path / 'p.annotator')!r}, coder='Ada').close()\n"
        "print('sqlalchemy.orm' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_project_file_needs_nothing_of_a_server(tmp_path: Path) -> None:
    Project.create(tmp_path / "p", coder="Ada").close()
    script = (
        "import sys; from annotator.services.project import Project\n"
        f"Project.open({str(tmp_path / 'p.annotator')!r}, coder='Ada').close()\n"
        "print(sorted({'psycopg', 'sqlalchemy.dialects.postgresql'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_qt_reads_no_sources_of_what_is_imported_after_it() -> None:
    script = "import linecache, annotator.ui.features as f; print(f.__file__ in linecache.cache)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
