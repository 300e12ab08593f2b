"""Where else the open article appeared: shown under its title, and edited as one change."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.publication import Publication, in_order, keyed
from annotator.ui.article.heading import PUBLICATIONS, heading_of
from annotator.ui.articles.publications_dialog import PublicationsDialog
from annotator.ui.features import AnnotatorWindow
from tests.ui.articles.test_details import article_of

LEFT = Qt.MouseButton.LeftButton
MIRROR = Publication("The Mirror", "2017-03-04", "World", "https://mirror.example/1")


def _dialog(window: AnnotatorWindow) -> PublicationsDialog:
    dialog = window.projects.dialog
    assert isinstance(dialog, PublicationsDialog)
    return dialog


def _line(window: AnnotatorWindow, name: str) -> QLineEdit:
    line = _dialog(window).findChild(QLineEdit, name)
    assert isinstance(line, QLineEdit)
    return line


def _click(window: AnnotatorWindow, qtbot: QtBot, name: str) -> None:
    button = _dialog(window).findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, LEFT)


def _type(window: AnnotatorWindow, qtbot: QtBot, row: int, *texts: str) -> None:
    for column, text in enumerate(texts):
        qtbot.keyClicks(_line(window, f"publication{row}_{column}"), text)


def test_publications_are_added_and_removed_as_one_change_each(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    changes = project.counts().changes
    window.bound_actions["article.publications"].trigger()
    _type(window, qtbot, 1, "The  Mirror", "4 March 2017", "World", "https://mirror.example/1")
    _click(window, qtbot, "publicationsMore")
    _type(window, qtbot, 2, "The Star")
    _click(window, qtbot, "accept")
    assert article_of(window).publications == keyed([MIRROR, Publication("The Star")])
    assert project.counts().changes == changes + 1
    assert heading_of(article_of(window)).details.endswith("also in The Mirror, The Star")

    window.article_details._edit_clicked(PUBLICATIONS)
    _click(window, qtbot, "publication1_remove")
    _click(window, qtbot, "accept")
    assert in_order(article_of(window).publications) == [Publication("The Star")]
    window.undo.undo()
    window.undo.undo()
    assert article_of(window).publications == {}
    assert "also in" not in heading_of(article_of(window)).details


def test_what_cannot_be_read_is_said_and_nothing_is_lost(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.bound_actions["article.publications"].trigger()
    _type(window, qtbot, 1, "The Mirror", "some day")
    _click(window, qtbot, "accept")
    dialog = _dialog(window)
    assert dialog.problem.isVisible()
    assert _line(window, "publication1_0").text() == "The Mirror"
    assert article_of(window).publications == {}
    _click(window, qtbot, "cancel")
    assert article_of(window).publications == {}


def test_a_click_on_the_outlets_under_the_title_leads_to_them(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    project.articles.set_publications(article_of(window), keyed([MIRROR]))
    qtbot.waitUntil(lambda: bool(article_of(window).publications))
    layout = window.view._heading_layout
    assert layout is not None
    [rect] = layout.rects(PUBLICATIONS)
    assert layout.detail_at(rect.center().x(), rect.center().y()) == PUBLICATIONS
    window.view.heading_clicked.emit(PUBLICATIONS)
    assert _line(window, "publication1_0").text() == "The Mirror"
    _click(window, qtbot, "cancel")
