"""A report of a fault says where it struck, and nothing of what the person works on."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy.exc import StatementError

from annotator.core.errors import AnnotatorError
from annotator.core.location import with_password
from annotator.ui.shell.fault_report import fault_report

SECRET = "".join(["The minister ", "will resign"])
"""Put together here, so that no line of this file that a report quotes holds it."""


def _missing() -> None:
    {}[SECRET]


def _unreadable() -> None:
    int(SECRET)


def _undecodable() -> None:
    json.loads(f'{{"text": "{SECRET}"')


def _refused() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"SELECT [{SECRET}]")


def _statement() -> None:
    raise StatementError("no", "INSERT INTO t VALUES (?)", (SECRET,), ValueError(SECRET))


def _own() -> None:
    raise AnnotatorError(f"“{SECRET}” cannot be placed.")


def _noted() -> None:
    error = ValueError("x")
    error.add_note(SECRET)
    raise error


def _led_to() -> None:
    try:
        _own()
    except AnnotatorError as error:
        raise RuntimeError("no") from error


def _while_handling() -> None:
    try:
        _missing()
    except KeyError:
        _unreadable()


def _several() -> None:
    raise ExceptionGroup(SECRET, [ValueError(SECRET), ExceptionGroup("b", [KeyError(SECRET)])])


@pytest.mark.parametrize(
    "fault",
    [
        *(_missing, _unreadable, _undecodable, _refused, _statement),
        *(_own, _noted, _led_to, _while_handling, _several),
    ],
)
def test_nothing_that_was_written_stands_in_it(fault: Callable[[], None]) -> None:
    local = SECRET
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any of them
        fault()
    report = fault_report(caught.value)
    assert local not in report
    assert "resign" not in report
    assert fault.__name__ in report
    assert type(caught.value).__name__ in report


def test_what_the_interpreter_says_of_the_code_is_kept() -> None:
    with pytest.raises(AttributeError) as caught:
        None.strip()  # type: ignore[attr-defined] - the fault
    assert "has no attribute 'strip'" in fault_report(caught.value)


def test_codes_of_the_database_are_kept() -> None:
    with pytest.raises(sqlite3.OperationalError) as caught:
        _refused()
    assert "sqlite_errorname SQLITE_ERROR" in fault_report(caught.value)


def test_what_led_to_it_comes_first_and_circles_end() -> None:
    with pytest.raises(RuntimeError) as caught:
        _led_to()
    cause = caught.value.__cause__
    assert cause is not None
    cause.__context__ = caught.value
    report = fault_report(caught.value)
    assert (
        report.index("AnnotatorError")
        < report.index("which led to")
        < report.index("RuntimeError: no")
    )


def test_no_password_of_an_address() -> None:
    place = with_password("postgresql://ada@host/news", "hunter2")
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError(place)
    assert "hunter2" not in fault_report(caught.value)
