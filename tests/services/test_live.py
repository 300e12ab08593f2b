"""Colleagues on one server hear of one another, and of each edit as it is made."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import make_url

from annotator.core.text.span import Span
from annotator.services.live import Colleague
from annotator.services.project import Project
from annotator.storage.postgresql.live import CHANNEL, Presence
from tests.conftest import an_article

_SECONDS = 20
"""Far more than it takes; a loaded machine may be slow."""


class Ear:
    """Waits until something is so, asked whenever there is news."""

    def __init__(self) -> None:
        self._heard = threading.Condition()

    def hear(self) -> None:
        with self._heard:
            self._heard.notify_all()

    def until(self, is_so: Callable[[], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(is_so, _SECONDS)


@pytest.fixture
def two(postgresql_url: str) -> Iterator[tuple[Project, Project]]:
    ada = Project.create(postgresql_url, coder="Ada")
    ben = Project.open(postgresql_url, coder="Ben")
    yield ada, ben
    ada.close()
    ben.close()


def test_an_edit_is_told_without_being_asked_for(two: tuple[Project, Project]) -> None:
    ada, ben = two
    ear, seen = Ear(), list[str]()
    ben.notify.subscribe(lambda changed: seen.append(changed.change.kind))
    ben.live.listen(lambda: (ben.poll(), ear.hear()), ear.hear)
    ear.until(lambda: ben.live.is_listening)
    article = an_article()
    with ada.writing("Import 1 article") as unit:
        unit.create(article)
    ada.records.create(article.id, "quote", [Span(0, 4)])
    ear.until(lambda: "create-record" in seen)


def test_who_is_where_is_known_to_the_others(two: tuple[Project, Project]) -> None:
    ada, ben = two
    ears = Ear(), Ear()
    ada.live.listen(ears[0].hear, ears[0].hear)
    ears[0].until(lambda: ada.live.is_listening)
    ada.live.be_at("a1")
    ben.live.listen(ears[1].hear, ears[1].hear)
    # Who comes later asks, and is told.
    ears[1].until(lambda: ben.live.colleagues() == [Colleague("Ada", "a1")])
    ben.live.be_at("a2")
    ears[0].until(lambda: ada.live.colleagues() == [Colleague("Ben", "a2")])
    ben.live.close()
    ears[0].until(lambda: not ada.live.colleagues())
    assert not ben.live.is_listening


def test_a_lost_connection_is_taken_up_again(
    two: tuple[Project, Project],
    postgresql: Any,
    postgresql_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotator.storage.postgresql.live._AGAIN_SECONDS", 0.01)
    _, ben = two
    ear = Ear()
    ben.live.listen(ear.hear, ear.hear)
    ear.until(lambda: ben.live.is_listening)
    listener = ben.live._listener
    assert listener is not None
    states: list[str] = []
    monkeypatch.setattr(listener, "_on_state", lambda state: (states.append(state), ear.hear()))
    name = make_url(postgresql_url).database
    postgresql.psql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "  # noqa: S608 - a name of ours
        f"WHERE datname = '{name}';"
    )
    ear.until(lambda: states[-2:] == ["waiting", "listening"])


def test_what_strangers_say_there_is_passed_over(two: tuple[Project, Project]) -> None:
    ada, ben = two
    ear, heard = Ear(), list[None]()
    ben.live.listen(lambda: (heard.append(None), ear.hear()), ear.hear)
    ear.until(lambda: bool(heard))
    for payload in ("", "{}", '{"type": "later"}', "no json"):
        with ada.reading() as read:
            read.connection.exec_driver_sql(f"NOTIFY {CHANNEL}, '{payload}'")
    article = an_article()
    before = len(heard)
    with ada.writing("Import 1 article") as unit:
        unit.create(article)
    ear.until(lambda: len(heard) > before)
    assert ben.live.colleagues() == []


def test_a_file_has_nobody_to_listen_to(tmp_path: Any) -> None:
    alone = Project.create(tmp_path / "a.annotator", coder="Ada")
    alone.live.listen(lambda: None, lambda: None)
    alone.live.be_at("a1")
    alone.live.repeat()
    assert not alone.live.is_listening
    assert alone.live.colleagues() == []
    alone.close()


def test_who_is_where_is_not_said_while_coding_is_blind(
    two: tuple[Project, Project], postgresql_url: str
) -> None:
    ada, ben = two
    ada.coders.set_blind(True)
    # Whoever can connect hears what is said, by whatever program.
    outside, heard = Ear(), list[Any]()
    wire = ada.store.listener(
        lambda word: (heard.append(word), outside.hear()), lambda _state: outside.hear()
    )
    wire.start()
    outside.until(lambda: wire.state == "listening")
    for project in two:
        ear = Ear()
        project.live.listen(lambda project=project, ear=ear: (project.poll(), ear.hear()), ear.hear)
        ear.until(lambda project=project: project.live.is_listening)
        project.live.be_at("a1")
    ben.poll()
    # What a newer or older window says all the same is not shown.
    wire.say(Presence("w", "Eve", "a1"))
    ben.live.close()
    wire.say(Presence("w", "Eve", "a2"))
    outside.until(lambda: Presence("w", "Eve", "a2") in heard)
    assert {each.coder for each in heard if isinstance(each, Presence)} == {"Eve"}
    assert ada.live.colleagues() == []
    wire.close()


def test_who_is_where_is_said_again_once_work_is_open(two: tuple[Project, Project]) -> None:
    ada, ben = two
    ada.coders.set_blind(True)
    ben.poll()
    ears = Ear(), Ear()
    for project, ear in zip(two, ears, strict=True):
        project.live.listen(lambda project=project, ear=ear: (project.poll(), ear.hear()), ear.hear)
        ear.until(lambda project=project: project.live.is_listening)
        project.live.be_at("a1")
    ada.coders.set_blind(False)
    ears[0].until(lambda: ada.live.colleagues() == [Colleague("Ben", "a1")])
    ears[1].until(lambda: ben.live.colleagues() == [Colleague("Ada", "a1")])
    ada.coders.set_blind(True)
    ears[1].until(lambda: not ben.live.colleagues())
    assert ada.live.colleagues() == []
