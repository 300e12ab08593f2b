"""Models by address at the window: named in the preferences, and asked by a command alone."""

from typing import TypeVar

import keyring
import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.assistance.by_address.model_address import ModelAddresses
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.preferences.dialog import PreferencesDialog
from tests.services.assistance.model_server import records, serving, waiting

TEXT = "“We will not move the cranes,” the harbour master, Ilse Brandt, told reporters on Friday."
CLAIM = {"type": "claim", "words": ["We will not move the cranes"], "fields": {}}
INVENTED = {"type": "claim", "words": ["The moon is made of cheese"], "fields": {}}
LEFT = Qt.MouseButton.LeftButton
_W = TypeVar("_W", bound=QObject)


@pytest.fixture(autouse=True)
def no_keyring_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda *_: None)


@pytest.fixture
def small_project(small_project: Project) -> Project:
    small_project.articles.add(TEXT)
    return small_project


def part(dialog: PreferencesDialog, kind: type[_W], name: str) -> _W:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def named(window: AnnotatorWindow, qtbot: QtBot, url: str, *, on: bool) -> PreferencesDialog:
    """A model named by hand."""
    window.preferences.show_models()
    dialog = window.preferences.dialog
    assert dialog is not None
    for name, text in (("Name", "local"), ("Url", url), ("Model", "tiny")):
        box = part(dialog, QLineEdit, f"preferencesModel{name}")
        box.clear()
        qtbot.keyClicks(box, text)
    if on:
        box = part(dialog, QCheckBox, "preferencesModelOn")
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
        assert box.isChecked()
    qtbot.mouseClick(part(dialog, QPushButton, "preferencesModelKeep"), LEFT)
    return dialog


def test_a_model_is_named_switched_on_asked_and_what_it_sees_is_suggested(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    project = window.session.project
    assert project is not None
    window.bound_actions["suggest.shown"].trigger()
    with serving(records(CLAIM, INVENTED)) as server:
        dialog = named(window, qtbot, server.url, on=True)
        assert "stays here" in part(dialog, QLabel, "preferencesModelWarning").text()
        dialog.close()
        window.session.open_article(
            next(each.id for each in project.articles.all() if each.text == TEXT)
        )
        qtbot.waitUntil(lambda: not window.background_reads.is_open("suggestions"), timeout=60_000)
        assert server.asked == []
        window.bound_actions["suggest.ask_model"].trigger()
        qtbot.waitUntil(
            lambda: any(each.suggester == "local" for each in window.suggestions.shown),
            timeout=60_000,
        )
        assert not window.tasks.busy


def test_asking_is_cancelled_and_nothing_is_named_at_first(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    window.bound_actions["suggest.ask_model"].trigger()
    dialog = window.preferences.dialog
    assert dialog is not None
    assert dialog.isVisible()
    with serving(waiting) as server:
        named(window, qtbot, server.url, on=True)
        window.bound_actions["suggest.ask_model"].trigger()
        qtbot.waitUntil(server.arrived.is_set, timeout=60_000)
        window.tasks.cancel()
        qtbot.waitUntil(lambda: not window.tasks.busy, timeout=60_000)
        assert not server.released.is_set()


def test_what_leaves_the_computer_is_said_and_a_wrong_address_is_refused(
    window: AnnotatorWindow, qtbot: QtBot
) -> None:
    dialog = named(window, qtbot, "http://models.example.org/v1", on=False)
    warning = part(dialog, QLabel, "preferencesModelWarning")
    assert "sends the article" in warning.text()
    assert "not encrypted" in warning.text()
    models = ModelAddresses(window.settings.folder)
    [kept] = models.all()
    assert (kept.name, kept.on, kept.timeout, kept.requests_a_day) == ("local", False, 120.0, 500)
    named(window, qtbot, "models.example.org", on=False)
    assert "no address of a model" in warning.text()
    qtbot.mouseClick(part(dialog, QPushButton, "preferencesModelRemove"), LEFT)
    assert models.all() == []
