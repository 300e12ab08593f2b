"""No frame waits for suggestions: an article of many costs the window's thread less than one."""

import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow

FRAME = 0.016
LONG = "\n\n".join(
    f"“We counted {n} ships in the harbour,” the harbour master, Ilse Brandt, told reporters. "
    f"The union said that {n} members would vote on Monday."
    for n in range(120)
)


def seconds_of(work: Callable[[], object]) -> float:
    """The least that the thread was busy with it, of three times."""
    times: list[float] = []
    for _ in range(3):
        before = time.thread_time()
        work()
        times.append(time.thread_time() - before)
    return min(times)


@pytest.fixture
def small_project(small_project: Project) -> Iterator[Project]:
    project = Project.create(
        small_project.location.replace("small", "long"), coder="Ada", name="Long"
    )
    project.articles.add(LONG)
    yield project
    project.close()


def test_a_frame_is_enough_for_each_step(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    [article] = small_project.articles.all()
    window.session.open_article(article.id)
    feature = window.suggestions
    window.bound_actions["suggest.shown"].trigger()
    qtbot.waitUntil(lambda: len(feature.shown) >= 200, timeout=60_000)
    offered = feature._offered
    assert offered is not None
    window.bound_actions["suggest.list"].trigger()
    steps = {
        "putting them in": seconds_of(lambda: feature._on_offered(offered)),
        "listing": seconds_of(lambda: (feature.set_listed(False), feature.set_listed(True))),
        "painting": seconds_of(window.view.viewport().grab),
        "walking": seconds_of(lambda: feature.walk(1)),
    }
    assert {name: each for name, each in steps.items() if each > FRAME} == {}
