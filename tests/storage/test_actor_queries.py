"""Actors that a person may mean, asked of a large registry at every key."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from sqlalchemy import func, insert, select

from annotator.core.coding.actor import Actor
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.storage.mapping import rows_of
from annotator.storage.queries import Queries
from annotator.storage.tables import ActorNameRow, ActorRow

_ACTORS = 30_000
_SYLLABLES = ("ka", "lo", "mi", "ra", "sen", "tu", "be", "dor", "gha", "is", "phe", "el", "na")


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Queries]:
    """A registry of 30,000 actors."""
    names = ["".join((a, b, c)) for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
    made = [
        Actor(new_id(), f"{names[n % 2000 % len(names)]} {names[n * 7 % len(names)]}".title())
        for n in range(_ACTORS)
    ]
    place = tmp_path_factory.mktemp("registry") / "many"
    with (
        closing(Project.create(place, coder="Ada")) as project,
        project.writing("Import actors") as unit,
    ):
        for table in (ActorRow, ActorNameRow):
            rows = [row for each in made for row in rows_of(each)[table]]
            unit.read.connection.execute(insert(table), rows)
        yield unit.read


def _best(do: Callable[[], object]) -> float:
    """The least processor time of several, in seconds."""
    taken: list[float] = []
    for _ in range(7):
        begun = time.process_time()
        do()
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("typed", ["k", "se", "kalomi", "ka lo", "zzz", "sarraj"])
def test_whom_one_means_is_found_in_few_times_what_reading_all_names_takes(
    registry: Queries, typed: str
) -> None:
    every = select(func.count(func.length(ActorNameRow.words)))
    floor = _best(lambda: registry.rows(every))
    assert _best(lambda: registry.actors_fitting(typed)) < 8 * floor


def test_the_first_of_all_actors_are_read_without_the_others(registry: Queries) -> None:
    every = select(func.count(func.length(ActorNameRow.words)))
    floor = _best(lambda: registry.rows(every))
    assert _best(lambda: registry.actors_called("", 30)) < floor
