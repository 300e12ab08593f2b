"""What the status bar calls saved survives the process being killed at that very moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.services.project import Project
from annotator.services.safekeeping.checks import check

_KILLED_WHEN_SAVED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from annotator.resources import resources_folder
from annotator.ui.app import make_application
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.e2e.hands import Hands
from tests.opening import open_project

place = Path(sys.argv[1])
application = make_application(["annotator"])
settings = Settings(place.with_suffix(".ini"))
settings.coder = "Ada"
themes = Themes(resources_folder() / "themes", application.styleHints(), "light")
window = AnnotatorWindow(settings, themes)
window.resize(1440, 900)
window.show()
assert QTest.qWaitForWindowExposed(window)
window.activateWindow()
assert open_project(window, place)
window.view.setFocus()
hands = Hands(window)
hands.select("You cannot light a hospital with a communique")
hands.press("q")
assert window.status.saved.text().startswith("Saved "), window.status.saved.text()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed otherwise there")
def test_a_saved_edit_survives_being_killed(place: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED_WHEN_SAVED, str(place)],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    project = Project.open(place, coder="Ada")
    (article,) = project.articles.page()
    (record,) = project.records.of_article(article.id)
    assert record.spans[0].text == "You cannot light a hospital with a communique"
    assert check(project) == []
    assert project.history.undo().sentence() == "Add quote"
    assert project.records.of_article(article.id) == []
    project.close()
