"""What is typed and not saved outlives the program, and comes back where it was typed."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import Span, cut
from annotator.resources import resources_folder
from annotator.services.commands.articles import without_text
from annotator.services.commands.drafts import (
    ActorDraft,
    AnyCommand,
    AnyDraft,
    CodebookDraft,
    CorrectionDraft,
    DetailDraft,
    NoteDraft,
    ValueDraft,
    encode,
)
from annotator.services.commands.records import CreateRecord, new_record
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from annotator.ui.unsaved.dialog import UnsavedDialog
from tests.opening import open_project
from tests.ui.conftest import FIRST
from tests.ui.kit.test_pending_edits import editor, press, saved


def draft_files(project: Project) -> list[Path]:
    place = Path(project.location)
    return sorted(place.parent.glob(f"{place.name}.drafts-*.json"))


def leave_drafts(project: Project, *items: AnyDraft | AnyCommand) -> Path:
    """As an earlier run that was killed left them."""
    file = Path(f"{project.location}.drafts-00000000.json")
    file.write_bytes(encode(project.info.id, project.coder.id, items))
    return file


@pytest.fixture
def record(small_project: Project) -> Record:
    return small_project.records.create("a0", "quote", [Span(0, 4)])


@pytest.fixture
def another(qtbot: QtBot, settings: Settings) -> Iterator[AnnotatorWindow]:
    """One more window in this process, without a project."""
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    made = AnnotatorWindow(settings, themes)
    made.show()
    yield made
    made.close_keeping()
    themes.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_draft_lies_beside_the_project_until_nothing_waits(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project, record: Record
) -> None:
    window.session.select(record.id)
    line = editor(window, "said_on")
    line.setFocus()
    qtbot.keyClicks(line, "no date")
    qtbot.waitUntil(lambda: len(draft_files(small_project)) == 1)
    (file,) = draft_files(small_project)
    assert "no date" in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    line.selectAll()
    qtbot.keyClicks(line, "2017-02-19")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: draft_files(small_project) == [])
    assert saved(window).startswith("Saved ")
    assert not list(Path(small_project.location).parent.glob("*.drafts-*"))


def test_values_come_back_into_their_fields(
    another: AnnotatorWindow, qtbot: QtBot, small_project: Project, record: Record
) -> None:
    leave_drafts(small_project, ValueDraft("no date", record, "said_on", 0))
    assert open_project(another, small_project.location)
    qtbot.waitUntil(lambda: saved(another) == "Not saved yet: 1")
    (banner,) = another.messages.banners()
    assert "is back where it was: 1" in banner.text
    assert banner.level == "info"
    another.session.select(record.id)
    line = editor(another, "said_on")
    assert line.text() == "no date"
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "2017-02-19")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: another.messages.banners() == [])
    qtbot.waitUntil(lambda: draft_files(small_project) == [])


def test_a_mark_that_waited_goes_in_once_at_the_next_opening(
    another: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    spans = (cut(FIRST, Span(0, 4)),)
    waiting = new_record(new_id(), "a0", "quote", small_project.coder.id, now(), spans)
    written = new_record(new_id(), "a0", "quote", small_project.coder.id, now(), spans)
    small_project.records.create("a0", "quote", [Span(0, 4)], record_id=written.id)
    leave_drafts(small_project, CreateRecord(waiting), CreateRecord(written))
    assert open_project(another, small_project.location)
    qtbot.waitUntil(lambda: len(small_project.records.of_article("a0")) == 2)
    qtbot.waitUntil(lambda: saved(another).startswith("Saved "))
    qtbot.waitUntil(lambda: draft_files(small_project) == [])


def test_every_place_gets_its_own_back(
    another: AnnotatorWindow, qtbot: QtBot, small_project: Project, record: Record
) -> None:
    named = small_project.records.name_actor(record, "speaker", 0, "Ilan Dorr")
    actor = small_project.actors.get(named.fields["speaker"][0].actor or "")
    assert actor is not None
    article = without_text(small_project.articles.get("a0"))
    leave_drafts(
        small_project,
        DetailDraft("last week", article, "published"),
        NoteDraft("ask again", None, without_text(small_project.articles.get("a1"))),
        NoteDraft("really?", record, None),
        ActorDraft("Narnia", actor, "country"),
        CodebookDraft("Mine", small_project.codebook),
        CorrectionDraft("Another text.", without_text(small_project.articles.get("a3"))),
    )
    assert open_project(another, small_project.location)
    qtbot.waitUntil(lambda: bool(another.messages.banners()))
    assert {each.text for each in another.unsaved.inputs()} == {
        "last week",
        "ask again",
        "really?",
        "Narnia",
        "Another text.",
    }
    date = another.findChild(QLineEdit, "heading_published")
    assert date is not None
    assert date.text() == "last week"
    another.close()
    assert another.isVisible()
    press(another, "unsavedKeep")
    assert not another.isVisible()
    (file,) = draft_files(small_project)
    assert "Narnia" in file.read_text(encoding="utf-8")


def test_text_whose_place_is_gone_is_there_to_be_copied(
    another: AnnotatorWindow, qtbot: QtBot, small_project: Project, record: Record
) -> None:
    small_project.records.delete([record])
    leave_drafts(small_project, ValueDraft("no date", record, "said_on", 0))
    assert open_project(another, small_project.location)
    qtbot.waitUntil(lambda: bool(another.messages.banners()))
    (banner,) = another.messages.banners()
    assert "“Port” is gone" in banner.text
    assert saved(another) == "Not saved yet: 1"
    button = banner.findChild(QPushButton, "bannerOffer0")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "no date"
    assert saved(another) == "All saved"
    qtbot.waitUntil(lambda: draft_files(small_project) == [])


def test_drafts_of_a_window_that_lives_are_left_to_it(
    window: AnnotatorWindow,
    another: AnnotatorWindow,
    qtbot: QtBot,
    small_project: Project,
    record: Record,
) -> None:
    window.session.select(record.id)
    window.activateWindow()
    line = editor(window, "said_on")
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "no date")
    qtbot.waitUntil(lambda: len(draft_files(small_project)) == 1)
    assert open_project(another, small_project.location)
    qtbot.waitUntil(lambda: not another.unsaved.is_looking)
    assert another.unsaved.inputs() == []
    assert saved(another) == "Not saved yet in another window"
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: saved(another) == "All saved")


_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from annotator.resources import resources_folder
from annotator.ui.app import make_application
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from tests.opening import open_project

place = Path(sys.argv[1])
application = make_application(["annotator"])
settings = Settings(place.with_suffix(".ini"))
settings.coder, settings.backs_up = "Ada", False
themes = Themes(resources_folder() / "themes", application.styleHints(), "light")
window = AnnotatorWindow(settings, themes)
window.show()
assert open_project(window, place)
window.session.select(sys.argv[2])
line = window.records.panel.findChild(QWidget, "field_said_on").findChild(QLineEdit)
line.setFocus()
QTest.keyClicks(line, "no date")
while not list(place.parent.glob(place.name + ".drafts-*.json")):
    QTest.qWait(5)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed otherwise there")
def test_what_was_typed_survives_being_killed(
    another: AnnotatorWindow, qtbot: QtBot, small_project: Project, record: Record
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, small_project.location, record.id],
        cwd=Path(__file__).parents[3],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert open_project(another, small_project.location)
    qtbot.waitUntil(lambda: saved(another) == "Not saved yet: 1")
    another.session.select(record.id)
    assert editor(another, "said_on").text() == "no date"


def test_input_that_cannot_be_saved_is_not_lost_at_closing(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    record = project.records.create("a0", "event", [Span(0, 4)])
    window.session.select(record.id)
    field = window.records.panel.findChild(QWidget, "field_deaths")
    assert field is not None
    box = field.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "dozens of")
    window.close()
    assert window.isVisible()
    dialog = window.findChild(UnsavedDialog)
    assert dialog is not None
    assert "dozens of" in dialog.list.item(0).text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.isVisible()
    window.close()
    discard = window.findChild(QPushButton, "unsavedDiscard")
    assert discard is not None
    discard.click()
    assert not window.isVisible()


def test_ctrl_s_says_that_everything_is_saved_or_goes_to_what_is_not(
    window: AnnotatorWindow, qtbot: QtBot, record: Record
) -> None:
    window.context.reveal(record)
    window.bound_actions["project.save"].trigger()
    assert "Everything is saved" in window.status.stack.text()
    line = editor(window, "said_on")
    line.setText("someday")
    line.textEdited.emit("someday")
    window.view.setFocus()
    window.bound_actions["project.save"].trigger()
    assert line.hasFocus()
    qtbot.keyClicks(line, "2017-03-03")
    window.bound_actions["project.save"].trigger()
    assert "Everything is saved" in window.status.stack.text()
