"""The window answers while slow work is held up elsewhere, and cancelling leaves nothing behind."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services import search
from annotator.services.project import Project
from annotator.services.transfer import exporting, importing
from annotator.ui.features import AnnotatorWindow
from annotator.ui.search.panel import SearchPanel
from tests.e2e.conftest import opened_window
from tests.e2e.hands import CTRL, SHIFT

_LOOK_MS = 200
_LONGEST_GAP_MS = 50
_LOOKS = 40


class Pulse(QObject):
    """Feels how long the event loop was away at most."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


class Held:
    """Work that stops at one of its reports until it is let go."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go = threading.Event()

    def wrap(self, work: Callable[..., Any], *, progress: str | int) -> Callable[..., Any]:
        """The work, its progress (a keyword, or the place of an argument) held at the first."""

        def held(*args: Any, **kwargs: Any) -> Any:
            if isinstance(progress, str):
                return work(*args, **{**kwargs, progress: self._holding(kwargs[progress])})
            all_args = list(args)
            all_args[progress] = self._holding(all_args[progress])
            return work(*all_args, **kwargs)

        return held

    def _holding(self, progress: Callable[..., None]) -> Callable[..., None]:
        def report(*args: Any) -> None:
            self.reached.set()
            assert self.go.wait(60)
            progress(*args)

        return report


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.go.set()


@contextmanager
def answering(window: AnnotatorWindow, qtbot: QtBot) -> Iterator[None]:
    """Asks for a short answer all the while, at one look at least: others meet a busy machine."""
    gaps: list[float] = []
    while not gaps or (min(gaps) >= _LONGEST_GAP_MS and len(gaps) < _LOOKS):
        pulse = Pulse()
        for _ in range(_LOOK_MS // 20):
            QTest.keyClick(window.view, Qt.Key.Key_Right)
            QTest.qWait(20)
        gaps.append(pulse.longest)
        pulse.deleteLater()
    assert min(gaps) < _LONGEST_GAP_MS, f"the window did not answer for {min(gaps):.0f} ms"
    yield


def _many_files(folder: Path) -> Path:
    folder.mkdir()
    for n in range(40):
        (folder / f"{n}.txt").write_text(f"Talks, day {n}\n\nThey went on, day {n}.")
    return folder


def test_an_import(
    place: Path,
    qtbot: QtBot,
    tmp_path: Path,
    held: Held,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = _many_files(tmp_path / "news")
    with opened_window(place, qtbot, tmp_path) as window:
        project = _project(window)
        monkeypatch.setattr(
            importing, "import_paths", held.wrap(importing.import_paths, progress="progress")
        )
        window.transfers.import_paths([folder])
        qtbot.waitUntil(held.reached.is_set)
        with answering(window, qtbot):
            assert window.tasks.busy
        window.tasks.cancel()
        held.go.set()
        qtbot.waitUntil(lambda: not window.tasks.busy)
        assert project.articles.count() == 1
        assert len(project.history.entries()) == 1
        window.transfers.import_paths([folder])
        qtbot.waitUntil(lambda: project.articles.count() == 41)
        qtbot.waitUntil(lambda: not window.tasks.busy)


def test_an_export(
    place: Path,
    qtbot: QtBot,
    tmp_path: Path,
    held: Held,
) -> None:
    out = tmp_path / "out.json"
    with opened_window(place, qtbot, tmp_path) as window:
        project = _project(window)
        work = held.wrap(exporting.export, progress="progress")

        def run(progress: Any) -> None:
            work(project, out, format="json", progress=progress)

        window.tasks.run("Exporting", run, print)
        qtbot.waitUntil(held.reached.is_set)
        with answering(window, qtbot):
            assert window.tasks.busy
        window.tasks.cancel()
        held.go.set()
        qtbot.waitUntil(lambda: not window.tasks.busy)
    assert not out.exists()
    assert not list(tmp_path.glob(".*.part"))


def test_a_search(
    place: Path,
    qtbot: QtBot,
    tmp_path: Path,
    held: Held,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        page = held.wrap(search.ProjectSearch.page, progress=3)

        def held_for_the_first(self: Any, asked: Any, after: Any, stop: Any) -> Any:
            return (
                page(self, asked, after, stop)
                if asked.text == "the"
                else first(self, asked, after, stop)
            )

        first = search.ProjectSearch.page
        monkeypatch.setattr(search.ProjectSearch, "page", held_for_the_first)
        qtbot.keyClick(window.view, Qt.Key.Key_F, CTRL | SHIFT)
        panel = window.findChild(SearchPanel)
        assert panel is not None
        qtbot.keyClicks(panel.box, "the")
        qtbot.waitUntil(held.reached.is_set)
        with answering(window, qtbot):
            assert panel.model.rowCount() == 0
        panel.box.selectAll()
        qtbot.keyClicks(panel.box, "Nawfaliya")
        qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
        found = panel.model.rowCount()
        held.go.set()
        qtbot.waitUntil(lambda: not window.background_reads.is_open("search.totals"))
        assert panel.model.rowCount() == found


def test_a_correction(place: Path, qtbot: QtBot, tmp_path: Path, held: Held) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        project, article = _project(window), window.session.article
        assert article is not None
        text = article.text
        record = project.records.create(article.id, "quote", [Span(5, 20)])
        changes = len(project.history.entries())
        correction = project.correction.plan(article, f"Corrected. {text}")
        work = held.wrap(project.correction.carry_out, progress=2)

        def correct(progress: Any) -> None:
            work(correction, {}, progress)

        window.tasks.run("Correcting", correct, print, writes=True)
        qtbot.waitUntil(held.reached.is_set)
        with answering(window, qtbot):
            assert window.tasks.busy
        window.tasks.cancel()
        held.go.set()
        qtbot.waitUntil(lambda: not window.tasks.busy)
        assert project.articles.get(article.id).text == text
        assert project.records.get(record.id) == record
        assert len(project.history.entries()) == changes


def _project(window: AnnotatorWindow) -> Project:
    project = window.session.project
    assert project is not None
    return project


def test_a_lock_held_elsewhere(place: Path, qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(place, qtbot, tmp_path) as window:
        project = _project(window)
        with closing(sqlite3.connect(place, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            window.view.set_selection(Span(0, 7))
            QTest.keyClicks(window.view, "q")
            QTest.keyClick(window.records.panel, Qt.Key.Key_Escape)
            with answering(window, qtbot):
                assert len(window.session.pending.waiting) == 1
            other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: window.session.pending.edits == [])
        assert project.history.entries(1)[0].change.sentence() == "Add quote"


def test_opening_a_project_that_lets_one_wait(
    place: Path,
    qtbot: QtBot,
    tmp_path: Path,
    held: Held,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Project.create(tmp_path / "other.annotator", coder="Ada", name="Other").close()
    with opened_window(place, qtbot, tmp_path) as window:
        opening = Project.open

        def slowly(location: str, *, coder: str) -> Project:
            held.reached.set()
            assert held.go.wait(60)
            return opening(location, coder=coder)

        monkeypatch.setattr(Project, "open", slowly)
        window.projects.open(str(tmp_path / "other.annotator"))
        qtbot.waitUntil(held.reached.is_set)
        with answering(window, qtbot):
            assert _project(window).info.name == "Talks"
        held.go.set()
        qtbot.waitUntil(lambda: window.windowTitle().startswith("Other"))
