"""A project on a server behind a bad line: nothing that a person does holds up the window."""

import threading
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.storage.store import Store
from annotator.ui.features import AnnotatorWindow
from tests.ui.conftest import FIRST
from tests.ui.kit.test_pending_edits import CTRL, SHIFT, editor, mark, saved, until_saved
from tests.ui.unsaved.bad_line import BadLine


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def type_in(text: str) -> None:
    """Types where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def a_day(window: AnnotatorWindow, qtbot: QtBot) -> Generator[str, None, None]:
    """Does what one does at the window, step by step; nothing waits for an answer."""
    words = FIRST.index("not go")
    mark(window, qtbot, words, words + 6)
    yield "mark"
    type_in("Ilan D")
    yield "type a name"
    press(Qt.Key.Key_Return)
    yield "take the name"
    window.view.setFocus()
    window.view.set_selection(Span(21, 30))
    type_in("s")
    yield "take words into a field"
    mark(window, qtbot, 21, 30, "c")
    press(Qt.Key.Key_Escape)
    window.view.setFocus()
    type_in("j")
    type_in("k")
    yield "walk the records"
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    yield "undo"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    yield "redo"
    type_in("d")
    yield "mark as done"
    press(Qt.Key.Key_PageDown, CTRL)
    press(Qt.Key.Key_PageDown, CTRL)
    yield "walk the articles"
    mark(window, qtbot, 0, 6)
    press(Qt.Key.Key_Escape)
    window.view.setFocus()
    press(Qt.Key.Key_Delete)
    yield "delete"
    press(Qt.Key.Key_PageUp, CTRL)
    press(Qt.Key.Key_PageUp, CTRL)
    yield "walk back"
    press(Qt.Key.Key_F, CTRL | SHIFT)
    type_in("Bruma")
    yield "search"


def settled(window: AnnotatorWindow) -> bool:
    """Whether everything was sent and answered."""
    return not (window.session.pending.edits or window.background_reads.is_busy)


def test_the_window_itself_asks_the_server_nothing(
    far: AnnotatorWindow, line: BadLine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def watched(method: Callable[..., Any]) -> Callable[..., Any]:
        def ask(self: Store, *arguments: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                asked.append("".join(traceback.format_stack(limit=16)))
            return method(self, *arguments)

        return ask

    other = Project.open(line.url, coder="Ben")
    for name in ("reading", "writing"):
        monkeypatch.setattr(Store, name, watched(getattr(Store, name)))
    for _step in a_day(far, qtbot):
        qtbot.waitUntil(lambda: settled(far))

    def by_another() -> None:
        made = other.records.create("a0", "claim", [Span(0, 4)])
        other.records.set_values(made, "note", [FieldValue("Seen")])
        other.articles.set_status("a0", "done")
        other.close()

    writing = threading.Thread(target=by_another)
    writing.start()
    writing.join()
    qtbot.waitUntil(lambda: any(each.fields.get("note") for each in far.session.records))
    qtbot.waitUntil(lambda: settled(far))
    far.close()
    assert not asked, asked[0]


class Pulse(QObject):
    """Feels how long the event loop was away at most, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


@contextmanager
def every_chunk_stalled(line: BadLine) -> Generator[None, None, None]:
    line.delay, line.stalls = 0.1, 1
    try:
        yield
    finally:
        line.delay = line.stalls = 0


def test_the_window_goes_on_while_the_line_stalls(
    far: AnnotatorWindow, line: BadLine, qtbot: QtBot
) -> None:
    longest = dict[str, float]()
    with every_chunk_stalled(line):
        pulse = Pulse()
        for step in a_day(far, qtbot):
            QTest.qWait(30)
            longest[step], pulse.longest = pulse.longest, 0.0
        assert saved(far).startswith("Not saved yet: ")
    # Of the 2 seconds of any chunk; a busy machine has delays of its own.
    assert max(longest.values()) < 1, longest
    until_saved(far, qtbot)
    project = far.session.project
    assert project is not None
    (quote,) = project.records.of_article("a0")
    assert [value.value for value in quote.fields["speaker"]]
    assert project.articles.status("a0").state == "done"


def test_off_the_network_one_reads_on_and_what_one_does_waits_visibly(
    far: AnnotatorWindow, line: BadLine, qtbot: QtBot
) -> None:
    line.cut()
    made = mark(far, qtbot, 0, 4)
    qtbot.waitUntil(lambda: "does not answer" in "".join(b.text for b in far.messages.banners()))
    assert saved(far) == "Not saved yet: 1"
    far.view.setFocus()
    for article in ("a1", "a2"):
        press(Qt.Key.Key_PageDown, CTRL)
        assert far.session.article is not None
        assert far.session.article.id == article
        mark(far, qtbot, 0, 5)
        far.view.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert saved(far) == "Not saved yet: 2"
    press(Qt.Key.Key_PageUp, CTRL)
    press(Qt.Key.Key_PageUp, CTRL)
    assert far.session.find(made.id) is not None
    line.mend()
    until_saved(far, qtbot)
    assert far.messages.banners() == []
    project = far.session.project
    assert project is not None
    written = [project.records.of_article(article) for article in ("a0", "a1", "a2")]
    assert [len(records) for records in written] == [1, 1, 0]


def test_a_conflict_is_told_with_both_values_and_nothing_is_lost(
    far: AnnotatorWindow, line: BadLine, postgresql_url: str, qtbot: QtBot
) -> None:
    record = mark(far, qtbot, 0, 4)
    until_saved(far, qtbot)
    other = Project.open(postgresql_url, coder="Ada")
    line.cut()
    cue = editor(far, "cue")
    cue.setFocus()
    type_in("he shouted")
    press(Qt.Key.Key_Return)
    seen = other.records.get(record.id)
    assert seen is not None
    other.records.set_values(seen, "cue", [FieldValue("he said")])
    other.close()
    line.mend()
    qtbot.waitUntil(lambda: any("he shouted" in each.text for each in far.messages.banners()))
    (banner,) = [each for each in far.messages.banners() if "he shouted" in each.text]
    assert "he said" in banner.text
    assert saved(far) == "Not saved yet: 1"
    offer = far.messages.findChild(QPushButton, "bannerOffer1")
    assert offer is not None
    offer.click()
    assert QApplication.clipboard().text() == "he shouted"
