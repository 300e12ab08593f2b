"""Emoji that no font can show are told once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from annotator.ui.articles import emoji_note
from annotator.ui.features import AnnotatorWindow


@pytest.mark.parametrize("can", [True, False])
def test_it_is_told_where_no_font_has_them(
    window: AnnotatorWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, can: bool
) -> None:
    window.messages.clear()
    monkeypatch.setattr(emoji_note, "can_show_emoji", lambda: can)
    window.session.open_article("a1")
    assert window.messages.banners() == [], "it has none"
    window.session.open_article("a0")
    if can:
        assert window.messages.banners() == []
        return
    [banner] = window.messages.banners()
    assert "no font here" in banner.text
    again = banner.findChild(QPushButton, "bannerOffer0")
    assert again is not None
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    window.session.open_article("a1")
    window.session.open_article("a0")
    assert window.messages.banners() == []


@pytest.mark.usefixtures("qapp")
def test_what_no_font_has_is_told_from_what_one_has() -> None:
    assert emoji_note.has_emoji("not go \U0001f600.")
    assert not emoji_note.has_emoji("“No”, ١٢, 汉")
    assert emoji_note.can_show("a")
    assert not emoji_note.can_show("\U000e1234"), "nobody has given that number to a character"
