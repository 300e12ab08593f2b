"""The article list in the window: going on, saying that one is done, filtering."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def open_article(window: AnnotatorWindow) -> str:
    assert window.session.article is not None
    return window.session.article.id


def test_ctrl_page_goes_through_the_articles(window: AnnotatorWindow, qtbot: QtBot) -> None:
    assert open_article(window) == "a0"
    qtbot.keyClick(window.view, Qt.Key.Key_PageDown, CTRL)
    assert open_article(window) == "a1"
    qtbot.keyClick(window.view, Qt.Key.Key_PageUp, CTRL)
    assert open_article(window) == "a0"
    qtbot.keyClick(window.view, Qt.Key.Key_PageUp, CTRL)
    assert open_article(window) == "a0"
    assert "first article" in window.status.stack.text()


def test_d_marks_done_and_again_reopens(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    qtbot.keyClicks(window.view, "d")
    assert small_project.articles.status("a0").state == "done"
    qtbot.keyClicks(window.view, "d")
    assert small_project.articles.status("a0").state == "in_progress"


def test_d_says_what_is_empty_and_leads_there(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    full = small_project.records.create("a0", "quote", [Span(0, 4)])
    small_project.records.set_values(full, "speaker", [FieldValue("A Nurse")])
    empty = small_project.records.create("a0", "quote", [Span(5, 9)])
    qtbot.keyClicks(window.view, "d")
    assert small_project.articles.status("a0").state == "done"
    [banner] = window.messages.banners()
    assert "1 of 2 records: Speaker" in banner.text
    show = banner.findChild(QPushButton, "bannerOffer0")
    assert show is not None
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert window.session.record_id == empty.id
    window.view.setFocus()
    qtbot.keyClicks(window.view, "d")
    qtbot.keyClicks(window.view, "d")
    assert window.messages.banners()
    window.session.open_article("a1")
    assert not window.messages.banners()


def test_x_asks_for_a_reason(window: AnnotatorWindow, qtbot: QtBot, small_project: Project) -> None:
    window.session.open_article("a3")
    window.view.setFocus()
    qtbot.keyClicks(window.view, "x")
    assert window.articles.reason.box.hasFocus()
    qtbot.keyClicks(window.articles.reason.box, "Weather only")
    qtbot.keyClick(window.articles.reason.box, Qt.Key.Key_Return)
    status = small_project.articles.status("a3")
    assert (status.state, status.reason) == ("nothing", "Weather only")
    assert window.view.hasFocus()
    assert not window.articles.reason.isVisible()


def test_a_reason_can_be_chosen_or_left(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    qtbot.keyClicks(window.view, "x")
    qtbot.keyClick(window.articles.reason.box, Qt.Key.Key_Escape)
    assert small_project.articles.status("a0").state == "new"
    assert window.view.hasFocus()
    qtbot.keyClicks(window.view, "x")
    qtbot.mouseClick(window.articles.reason.presets[0], Qt.MouseButton.LeftButton)
    assert small_project.articles.status("a0").reason == "Off the topic"


def test_ctrl_l_filters(window: AnnotatorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_L, CTRL)
    assert window.articles.panel.filter_box.hasFocus()


def test_going_to_what_is_to_do(
    window: AnnotatorWindow, qtbot: QtBot, small_project: Project
) -> None:
    small_project.articles.set_status("a1", "done")
    for key, article_id in ((Qt.Key.Key_J, "a2"), (Qt.Key.Key_K, "a0"), (Qt.Key.Key_K, "a3")):
        qtbot.keyClick(window.view, key, CTRL)
        qtbot.waitUntil(lambda wanted=article_id: open_article(window) == wanted)
    assert "other end" in window.status.stack.text()
