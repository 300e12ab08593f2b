"""Colleagues on a server: their edits show as they are made, and where they are is said."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from tests.conftest import an_article
from tests.opening import open_project


@pytest.fixture
def ben(postgresql_url: str) -> Iterator[Project]:
    """A colleague, in a process of their own as far as the window knows."""
    project = Project.create(postgresql_url, coder="Ben")
    with project.writing("Import 2 articles") as unit:
        unit.create(an_article(title="One"))
        unit.create(an_article("Another text, of another day.", title="Two"))
    yield project
    project.close()


def test_who_is_at_the_same_article_is_said(
    window: AnnotatorWindow, qtbot: QtBot, ben: Project
) -> None:
    assert open_project(window, ben.location)
    one, two = (each.id for each in ben.articles.all())
    window.session.open_article(one)
    qtbot.waitUntil(lambda: window.session.article is not None)
    present = window.status.present
    assert not present.isVisible()
    ben.live.listen(lambda: None, lambda: None)
    ben.live.be_at(two)
    qtbot.waitUntil(lambda: present.text() == "also here: Ben")
    ben.live.be_at(one)
    qtbot.waitUntil(lambda: present.text() == "Ben is in this article")
    window.session.open_article(two)
    qtbot.waitUntil(lambda: present.text() == "also here: Ben")
    assert [each.article for each in ben.live.colleagues()]
    ben.live.close()
    qtbot.waitUntil(lambda: not present.isVisible())


def test_an_edit_of_somebody_else_shows_without_polling(
    window: AnnotatorWindow, qtbot: QtBot, ben: Project
) -> None:
    assert open_project(window, ben.location)
    project = window.session.project
    assert project is not None
    article, _ = (each.id for each in ben.articles.all())
    window.session.open_article(article)
    qtbot.waitUntil(lambda: project.live.is_listening)
    window.bridge._timer.stop()
    made = ben.records.create(article, "quote", [Span(0, 4)])
    qtbot.waitUntil(lambda: window.session.find(made.id) is not None)
    ben.records.delete([made])
    qtbot.waitUntil(lambda: window.session.find(made.id) is None)
