"""Banners come, offer, and go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from annotator.ui.kit.messages import Messages, Offer
from annotator.ui.kit.theme import Theme


@pytest.fixture
def messages(qtbot: QtBot, theme: Theme) -> Messages:
    made = Messages(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_message_can_be_closed(messages: Messages, qtbot: QtBot) -> None:
    messages.error("The disk is full. The last edit was not kept.")
    (banner,) = messages.banners()
    assert banner.level == "error"
    assert banner.accessibleName() == banner.text
    close = banner.findChild(QToolButton, "bannerClose")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert messages.banners() == []


def test_an_offer_is_taken_and_the_banner_goes(messages: Messages, qtbot: QtBot) -> None:
    taken: list[str] = []
    messages.info(
        "This is a sample.",
        Offer("New", lambda: taken.append("new")),
        Offer("Import", lambda: taken.append("import")),
    )
    button = messages.banners()[0].findChild(QPushButton, "bannerOffer1")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == ["import"]
    assert messages.banners() == []


def test_the_newest_stand_on_top_and_are_few(messages: Messages) -> None:
    for n in range(5):
        messages.warning(f"warning {n}")
    messages.warning("warning 3")
    assert [banner.text for banner in messages.banners()] == ["warning 3", "warning 4", "warning 2"]


def test_a_message_is_withdrawn_when_its_cause_has_gone(messages: Messages) -> None:
    handle = messages.warning("The server does not answer.")
    other = messages.error("Not exported.")
    assert handle.is_shown
    handle.withdraw()
    assert [banner.text for banner in messages.banners()] == ["Not exported."]
    assert not handle.is_shown
    handle.withdraw()
    messages.clear()
    other.withdraw()
    assert messages.banners() == []


def test_good_news_makes_room_before_bad_news(messages: Messages) -> None:
    messages.error("The disk is full.")
    for n in range(3):
        messages.info(f"{n}")
    assert [banner.text for banner in messages.banners()] == ["2", "1", "The disk is full."]


def test_good_news_goes_by_itself_and_bad_news_stays(messages: Messages) -> None:
    messages.success("Exported.")
    messages.error("Not exported.")
    error, success = messages.banners()
    assert success._timer.isActive()
    assert not error._timer.isActive()
    success._timer.timeout.emit()
    assert messages.banners() == [error]


def test_markup_is_shown_as_it_is(messages: Messages) -> None:
    messages.error("<b>file</b>")
    assert messages.banners()[0]._label.toPlainText() == "<b>file</b>"


def test_a_long_message_wraps_and_scrolls(messages: Messages, qtbot: QtBot) -> None:
    messages.resize(500, 400)
    messages.error("Short.")
    messages.error("/a/very/long/path" * 20)
    messages.error("Line 1 is wrong.\n" * 200)
    endless, path, short = (banner._label for banner in messages.banners())
    qtbot.waitUntil(lambda: short.height() < path.height() <= endless.height())
    line = endless.fontMetrics().lineSpacing()
    assert short.height() < 2 * line
    assert endless.height() <= 7 * line
    assert endless.verticalScrollBar().maximum() > 0
    assert short.verticalScrollBar().maximum() == path.verticalScrollBar().maximum() == 0
    assert messages.minimumSizeHint().width() < 300


def test_undo_is_offered_only_of_the_newest_change(messages: Messages) -> None:
    messages.success("The codebook is changed.", Offer("Undo", print, change=7))
    messages.warning("Imported 2.", Offer("Details", print), Offer("Undo", print, change=7))
    messages.withdraw_undo(7)
    assert len(messages.banners()) == 2
    messages.withdraw_undo(8)
    (banner,) = messages.banners()
    shown = [each.text() for each in banner.findChildren(QPushButton) if not each.isHidden()]
    assert shown == ["Details"]
