"""A window on a small project, made and taken down in full."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.resources import resources_folder
from annotator.services.project import Project
from annotator.ui.articles import emoji_note
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Theme, Themes, load_theme

FIRST = (
    "Port Bruma, 3 March\n\n"
    "“We will”, said Minister Ilan Dorr on Thursday, “not go” 😀. Nobody left the hall.\n"
    "Twelve people were hurt near Tarsa; police arrested 30 to 40 others."
)
TEXTS = {
    "Ministers talk in Bruma": FIRST,
    "Strike enters its second week": "The union said the docks stay closed. Prices rose by 4%.",
    "Fuel prices, checked": "Prices have not doubled, the statistics office wrote on Monday.",
    "A quiet day": "Nothing happened.",
}


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The light theme."""
    return load_theme(resources_folder() / "themes", "light")


@pytest.fixture(autouse=True)
def _emoji_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the machine has a font for the one in `FIRST` is nothing that tests ask."""
    monkeypatch.setattr(emoji_note, "can_show_emoji", lambda: True)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that remember nothing yet."""
    made = Settings(tmp_path / "window.ini")
    made.coder = "Ada"
    made.backs_up = False
    return made


@pytest.fixture
def small_project(tmp_path: Path) -> Iterator[Project]:
    """Four short articles in a file."""
    opened = Project.create(tmp_path / "small.annotator", coder="Ada", name="Small")
    add_articles(opened, TEXTS)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, small_project: Project) -> Iterator[AnnotatorWindow]:
    """The window on the small project; nothing of it may be left at the end."""
    threads = set(threading.enumerate())
    themes = Themes(resources_folder() / "themes", QApplication.styleHints(), "light")
    made = AnnotatorWindow(settings, themes)
    made.set_project(small_project)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.close()
    themes.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert set(threading.enumerate()) <= threads
    assert QApplication.topLevelWidgets() == []


def add_articles(project: Project, texts: dict[str, str]) -> None:
    """Put articles with these titles and texts into a project; their ids are ``a0``, ``a1`` ..."""
    articles = [
        Article(f"a{n}", title, text, sha256(text), "en", "The Bell", published="2017-03-03")
        for n, (title, text) in enumerate(texts.items())
    ]
    with project.writing(f"Import {len(articles)} articles") as unit:
        unit.create_all(articles)
