"""Two states of a project side by side, without bringing either up to date."""

from collections.abc import Generator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection, func, inspect, null, select

from annotator.core.coding.change import Change
from annotator.core.errors import AnnotatorError
from annotator.storage import mapping
from annotator.storage.driver_errors import speaking
from annotator.storage.engine import make_engine, snapshot
from annotator.storage.tables import ArticleRow, Base, ChangeRow, ProjectRow, RecordRow

_NEWEST = 10


class State(msgspec.Struct, frozen=True):
    """What a project holds at a place.

    Attributes:
        changes: how many entries its journal has.
        problem: why it cannot be read; empty if it can, else the rest is not known.
    """

    project_id: str = ""
    name: str = ""
    articles: int = 0
    records: int = 0
    changes: int = 0
    problem: str = ""


class Comparison(msgspec.Struct, frozen=True):
    """The current state of a project, the state to replace it, and where their journals diverge.

    Attributes:
        gone: how many changes the one that is there has that the other lacks.
        newest_gone: the newest of them, newest first.
        come: how many changes the other has that this one lacks.
        newest_come: the newest of them.
    """

    there: State
    other: State
    gone: int = 0
    newest_gone: list[Change] = []
    come: int = 0
    newest_come: list[Change] = []


def compare(there: str, other: str) -> Comparison:
    """Compares the project that is at a place with another state of it, each as far as it can be
    read; nothing is written."""
    states: list[State] = []
    for location in (there, other):
        try:
            with _reading(location) as connection:
                states.append(_state(connection))
        except AnnotatorError as error:
            states.append(State(problem=str(error)))
    here, new = states
    if here.problem or new.problem:
        return Comparison(here, new)
    with _reading(there) as one, _reading(other) as two:
        shared = _shared(one, two, min(here.changes, new.changes))
        return Comparison(
            here,
            new,
            here.changes - shared,
            _newest(one, shared),
            new.changes - shared,
            _newest(two, shared),
        )


@contextmanager
def _reading(location: str) -> Generator[Connection]:
    engine = make_engine(location)
    try:
        with speaking(location), snapshot(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _state(connection: Connection) -> State:
    def count(row: type[Base]) -> int:
        return connection.scalars(select(func.count()).select_from(row)).one()

    found = connection.execute(select(ProjectRow.id, ProjectRow.name)).one()
    last = connection.scalars(select(func.max(ChangeRow.seq))).one() or 0
    return State(found.id, found.name, count(ArticleRow), count(RecordRow), last)


def _shared(one: Connection, two: Connection, most: int) -> int:
    """The number of the last change that both journals share."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        query = select(ChangeRow.id).where(ChangeRow.seq == middle)
        if one.scalars(query).one_or_none() == two.scalars(query).one_or_none():
            low = middle
        else:
            high = middle - 1
    return low


def _newest(connection: Connection, after: int) -> list[Change]:
    known = {column["name"] for column in inspect(connection).get_columns(ChangeRow.__tablename__)}
    # A project of an older version has no kinds, and is not brought up to date here.
    columns = [
        column if column.name in known else null().label(column.name)
        for column in ChangeRow.__table__.columns
    ]
    query = (
        select(*columns).where(ChangeRow.seq > after).order_by(ChangeRow.seq.desc()).limit(_NEWEST)
    )
    return [mapping.change_of(row) for row in connection.execute(query)]
