"""What the window remembers: colours, size and font of the text, place, layout, hints."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.resources import resources_folder
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.hint import Hint
from annotator.ui.kit.theme import Themes
from tests.opening import open_project
from tests.ui.articles.test_feature import open_article

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_colours_change_live_and_are_remembered(window: AnnotatorWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.themes.changed):
        window.bound_actions["theme.dark"].trigger()
    assert window.settings.theme == "dark"
    assert window.bound_actions["theme.dark"].isChecked()
    assert not window.bound_actions["theme.light"].isChecked()
    assert not window.grab().isNull()


def test_zoom_type_and_snapping_are_remembered(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_Plus, CTRL)
    assert window.view.zoom > 1
    window.bound_actions["view.serif"].trigger()
    qtbot.keyClick(window.view, Qt.Key.Key_S, CTRL | SHIFT)
    assert not window.view.snapping
    assert window.status.snapping.text() == "Snap: off"
    zoom = window.view.zoom
    window.close()
    assert (window.settings.serif, window.settings.snapping) == (False, False)
    assert window.settings.zoom == zoom


def test_place_and_layout_come_back(window: AnnotatorWindow, qtbot: QtBot) -> None:
    project = window.session.project
    assert project is not None
    window.session.open_article("a2")
    record = project.records.create("a2", "quote", [Span(0, 6)])
    window.session.select(record.id)
    window.bound_actions["view.articles"].trigger()
    location, settings = project.location, window.settings
    window.close()
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    reopened = AnnotatorWindow(settings, themes)
    qtbot.addWidget(reopened)
    assert open_project(reopened, location)
    assert open_article(reopened) == "a2"
    assert reopened.session.record_id == record.id
    reopened.show()
    assert not reopened.docks["articles"].isVisible()
    assert not reopened.bound_actions["view.articles"].isChecked()
    reopened.close()


def test_hints_go_for_good(window: AnnotatorWindow, qtbot: QtBot) -> None:
    hint = window.hints["select"]
    assert hint.isVisible()
    assert "Q for quote" in hint.accessibleName()
    button = hint.findChild(QToolButton, "hintDismiss_select")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not hint.isVisible()
    window.session.open_article("a1")
    assert not hint.isVisible()
    assert window.settings.is_dismissed("select")


def test_one_hint_shows_at_a_time(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    def shown() -> list[str]:
        return [hint.name for hint in window.findChildren(Hint) if hint.isVisible()]

    def dismiss(name: str) -> None:
        assert shown() == [name]
        button = window.findChild(QToolButton, f"hintDismiss_{name}")
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    window.settings.guess_coder("root")
    window.set_project(Project.open(small_project.location, coder="root"))
    window.session.show_article("a0")
    dismiss("coder")
    assert shown() == ["select"]
    window.view.set_selection(Span(0, 4))
    qtbot.keyClick(window.view, Qt.Key.Key_Q)
    dismiss("fields")
    dismiss("saved")
    assert shown() == []


def test_hints_retire_once_they_were_followed(window: AnnotatorWindow, qtbot: QtBot) -> None:
    assert window.session.project is not None
    window.session.project.records.create("a0", "quote", [Span(0, 4)])
    select, saved = window.hints["select"], window.hints["saved"]
    qtbot.waitUntil(saved.isVisible)
    assert not select.isVisible()
    assert window.settings.is_dismissed("select")
    window.session.project.records.create("a0", "quote", [Span(5, 9)])
    qtbot.waitUntil(lambda: not saved.isVisible())
    assert window.settings.is_dismissed("saved")
