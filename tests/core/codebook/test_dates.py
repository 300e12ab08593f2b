"""Dates: what can be stored, and what people mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.codebook.dates import parse_date
from annotator.core.codebook.edtf import bounds, calendar_day, is_edtf

FRIDAY = date(2017, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("2014", "2017-02", "2017-02-19", "2016-02-29", "0001-01-01", "9999"),
        *("2014?", "2014~", "2014%", "2017-02-19~", "2014-21", "2014-24?", "199X", "19XX~"),
        *("2014/2016", "2017-02-19/2017-02-21", "2014/..", "../2014", "2014~/2015-03"),
        *("2014-12/2014", "2014-22/2014-23"),
    ],
)
def test_can_be_stored(text: str) -> None:
    assert is_edtf(text)
    assert parse_date(text) == text
    assert parse_date(text.lower(), FRIDAY) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "14", "0000", "2014-13", "2014-00", "2017-02-29", "2017-2-9", "20170219"),
        *("2014-21-01", "2014~~", "1XXX", "199X-01", "../..", "/", "2014/", "2016/2014"),
        *("2017-02-21/2017-02-19", "199X/2001", "2014/2015/2016", "٢٠١٧", "2017-02-19T10:00"),
        "２０１４",
    ],
)
def test_cannot_be_stored(text: str) -> None:
    assert not is_edtf(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-02-19?", date(2017, 2, 19), date(2017, 2, 19)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2014~", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-23", date(2014, 1, 1), date(2014, 12, 31)),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert bounds(text) == (first, last)


def test_what_is_no_single_date_has_no_bounds() -> None:
    assert bounds("2014/2015") is None
    assert bounds("199X") is None


@given(st.integers(-10, 10_010), st.integers(-1, 14), st.integers(-1, 33))
def test_calendar_day_agrees_with_the_calendar(year: int, month: int, day: int) -> None:
    try:
        expected = date(year, month, day)
    except ValueError:
        expected = None
    assert calendar_day(year, month, day) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # a day or month that names its place in the year
        ("Feb. 19", "2017-02-19"),
        ("19 February", "2017-02-19"),
        ("the 19th of February", "2017-02-19"),
        ("Sunday, February 19, 2017", "2017-02-19"),
        ("Sept. 28", "2016-09-28"),
        ("Thursday (2 March)", "2017-03-02"),
        ("29 February", "2016-02-29"),
        ("30 February", None),
        ("in February", "2017-02"),
        ("December", "2016-12"),
        ("May 2014", "2014-05"),
        ("last February", "2017-02"),
        ("last March", "2016-03"),
        ("this March", "2017-03"),
        ("next March", "2018-03"),
        ("next April", "2017-04"),
        ("February last year", "2016-02"),
        ("19 February of last year", "2016-02-19"),
        # figures
        ("19.02.2017", "2017-02-19"),
        ("19/2/2017", "2017-02-19"),
        ("2/19/2017", "2017-02-19"),
        ("2/2/2017", "2017-02-02"),
        ("2/3/2017", None),
        ("31.02.2017", None),
        # against the article's date
        ("on Friday", "2017-03-03"),
        ("Friday’s", "2017-03-03"),
        ("Thurs.", "2017-03-02"),
        ("Thursday evening", "2017-03-02"),
        ("early on Thursday", "2017-03-02"),
        ("in the early hours of Tuesday", "2017-02-28"),
        ("last Friday", "2017-02-24"),
        ("last Thursday", "2017-03-02"),
        ("next Friday", "2017-03-10"),
        ("next Tuesday", "2017-03-07"),
        ("Thursday last week", "2017-02-23"),
        ("Monday of next week", "2017-03-06"),
        ("today", "2017-03-03"),
        ("this morning", "2017-03-03"),
        ("yesterday afternoon", "2017-03-02"),
        ("last night", "2017-03-02"),
        ("the day before yesterday", "2017-03-01"),
        ("the day after tomorrow", "2017-03-05"),
        ("two weeks ago", "2017-02-17"),
        ("a fortnight ago", "2017-02-17"),
        ("two fortnights later", "2017-03-31"),
        ("the end of March", "2017-03-21~/2017-03-31~"),
        ("at the beginning of 2014", "2014-01~/2014-04~"),
        ("in the middle of February", "2017-02-11~/2017-02-20~"),
        ("end March of", None),
        ("a month ago", "2017-02"),
        ("13 months ago", "2016-02"),
        ("three years earlier", "2014"),
        ("two days later", "2017-03-05"),
        ("9999 years ago", None),
        ("last week", "2017-02-20/2017-02-26"),
        ("earlier this month", "2017-03"),
        ("this past week", "2017-02-20/2017-02-26"),
        ("late Tuesday night", "2017-02-28"),
        ("the past two months", "2017-01/2017-03"),
        ("the past decade", "2007/2017"),
        ("the last five years", "2012/2017"),
        ("the next twelve months", "2017-03/2018-03"),
        ("the coming months", None),
        ("last fall", "2016-23"),
        ("last winter", None),
        ("the third quarter of 2016", "2016-07/2016-09"),
        ("the first quarter of last year", "2016-01/2016-03"),
        ("the first quarter", None),
        ("the ’90s", "199X"),
        ("Christmas Eve", "2016-12-24"),
        ("New Year’s Day", "2017-01-01"),
        ("for three years", None),
        ("recently", None),
        ("last year", "2016"),
        ("over the weekend", "2017-02-25/2017-02-26"),
        ("last weekend", "2017-02-25/2017-02-26"),
        ("this weekend", "2017-03-04/2017-03-05"),
        # coarse
        ("about 2014", "2014~"),
        ("circa February 2014", "2014-02~"),
        ("about 2014~", None),
        ("early 2014", "2014-01~/2014-04~"),
        ("mid-2014", "2014-05~/2014-08~"),
        ("late last year", "2016-09~/2016-12~"),
        ("early in February 2016", "2016-02-01~/2016-02-10~"),
        ("late February 2016", "2016-02-21~/2016-02-29~"),
        ("early 2014~", None),
        ("spring 2014", "2014-21"),
        ("the fall of 2014", "2014-23"),
        ("the 1990s", "199X"),
        ("the late 1990s", "1997~/1999~"),
        ("the 1900s", None),
        # intervals
        ("19-20 February", "2017-02-19/2017-02-20"),
        ("February 19–20, 2016", "2016-02-19/2016-02-20"),
        ("from March 1 to March 5", "2017-03-01/2017-03-05"),
        ("March 1 to 5", "2017-03-01/2017-03-05"),
        ("1 March to 5 April 2015", "2015-03-01/2015-04-05"),
        ("28 December to 3 January 2015", "2014-12-28/2015-01-03"),
        ("between March and May 2014", "2014-03/2014-05"),
        ("2014-2016", "2014/2016"),
        ("2014–16", "2014/2016"),
        ("2017-02-19 - 2017-02-21", "2017-02-19/2017-02-21"),
        ("since 2014", "2014/.."),
        ("since last week", "2017-02-20/.."),
        ("since early March", "2017-03-01~/.."),
        ("until 20 March", "../2017-03-20"),
        ("by the end of March", "../2017-03-31~"),
        ("from 2016 to 2014", None),
        # what says no date
        ("", None),
        ("soon", None),
        ("morning", None),
        ("2017-02-30", None),
    ],
)
def test_what_a_phrase_means_on_friday_3_march_2017(text: str, meant: str | None) -> None:
    assert parse_date(text, FRIDAY) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("19 February", "February", "Friday", "Friday last week", "today", "two days ago"),
        *("last week", "last May", "over the weekend", "last year", "19-20 February"),
    ],
)
def test_relative_dates_need_the_date_of_the_article(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("reference", "weekend"),
    [
        (date(2017, 3, 4), ("2017-03-04", "2017-02-25", "2017-03-04")),
        (date(2017, 3, 5), ("2017-03-04", "2017-02-25", "2017-03-04")),
        (date(2017, 3, 6), ("2017-03-04", "2017-03-04", "2017-03-11")),
    ],
)
def test_weekends(reference: date, weekend: tuple[str, str, str]) -> None:
    phrases = ("at the weekend", "last weekend", "this weekend")
    found = [parse_date(phrase, reference) for phrase in phrases]
    assert [str(interval)[:10] for interval in found] == list(weekend)


@given(st.dates())
def test_a_day_is_understood_however_it_is_written(day: date) -> None:
    iso = day.isoformat()
    months = "January February March April May June July August September October November December"
    month = months.split()[day.month - 1]
    assert parse_date(iso) == iso
    assert parse_date(f"{day.day} {month} {day.year:04d}") == iso
    assert parse_date(f"{month[:3]}. {day.day}, {day.year:04d}") == iso
    assert parse_date(f"{day.day:02d}.{day.month:02d}.{day.year:04d}") == iso
    assert parse_date(f"{month} {day.year:04d}") == iso[:7]


WORDS = (
    *("last", "next", "this", "early", "late", "mid", "about", "since", "until", "from", "to"),
    *("between", "and", "on", "the", "friday", "may", "feb.", "week", "weekend", "month", "year"),
    *("two", "9999", "ago", "later", "19", "31", "2014", "0000", "199x", "1990s", "-", "–", "/"),
    *("2014-02", "2017-02-19", "..", "~", "spring", "tomorrow", "night", "٢٠١٧"),
)


@given(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=20),
    st.none() | st.dates() | st.sampled_from([date.min, date.max]),
)
def test_whatever_is_typed_gives_a_date_that_can_be_stored_or_none(
    text: str, reference: date | None
) -> None:
    found = parse_date(text, reference)
    assert found is None or is_edtf(found)


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert parse_date("yesterday", date.min) is None
    assert parse_date("next Tuesday", date.max) is None
