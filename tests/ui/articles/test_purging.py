"""An article is purged in the window after a question, and undo goes past it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.ui.articles.purging import PurgeDialog
from annotator.ui.features import AnnotatorWindow


def purge(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.bound_actions["article.purge"].trigger()
    dialog = window.findChild(PurgeDialog, "purgeArticle")
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    dialog.known.setChecked(True)
    with qtbot.waitSignal(window.tasks.ended):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_it_goes_and_undo_goes_past_it(
    window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    project = window.session.project
    assert project is not None
    backup(project.location, tmp_path / "mine.annotator")
    project.records.create("a1", "quote", [Span(0, 9)])
    project.records.create("a0", "quote", [Span(0, 4)])
    purge(window, qtbot)
    qtbot.waitUntil(lambda: window.articles.panel.model.rowCount() == 3)
    assert window.session.article is not None
    assert window.session.article.id != "a0"
    assert "Backups that it was in: 1." in window.messages.banners()[0].text
    assert not check(project)
    # The record of the other article is what undo has next.
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: project.records.of_article("a1") == [])
    assert project.counts().articles == 3


def test_what_is_left_is_told(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "small.log-set-aside-1.annotator-wal").touch()
    purge(window, qtbot)
    [banner] = window.messages.banners()
    assert "not everything is erased" in banner.text


def test_without_a_word_nothing_goes(window: AnnotatorWindow, qtbot: QtBot) -> None:
    window.bound_actions["article.purge"].trigger()
    dialog = window.findChild(PurgeDialog, "purgeArticle")
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()
    assert window.session.project is not None
    assert window.session.project.counts().articles == 4
