"""Dates and times as news databases print them."""

import pytest

from annotator.formats.press.dates import is_date_line, press_date, split_time


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" 3:05 PM GMT", ("T15:05:00+00:00", "")),
        ("at 12:10 a.m.", ("T00:10:00", "")),
        ("15.30 Uhr", ("T15:30:00", "Uhr")),
        ("15:30 CET", ("", "15:30 CET")),
        ("27:10", ("", "27:10")),
        ("Friday", ("", "Friday")),
    ],
)
def test_the_time_after_a_date(after: str, expected: tuple[str, str]) -> None:
    assert split_time(after.strip()) == expected


def test_a_line_that_begins_with_a_date() -> None:
    assert is_date_line("3 March 2017 Friday")
    assert not is_date_line("On 3 March 2017 they left")
    assert not is_date_line("3 March 2017 " + "and on " * 40)
    assert press_date("3 mars 2017") == "2017-03-03"
    assert press_date("no date") == ""
