"""Dates that name their month, in many languages."""

import subprocess
import sys
from datetime import date

import pytest
from babel.dates import format_date

from annotator.core.codebook.dates import parse_date
from annotator.core.codebook.named_dates import FoundDate, find_date
from tests.month_names import LOCALES, MODULE

ROOT = MODULE.parents[3]


def test_the_names_are_those_of_the_cldr() -> None:
    """Made in a process of its own: it loads data of Babel in a way that others must not see."""
    command = (sys.executable, "-m", "tests.month_names", "--print")
    made = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    assert made == MODULE.read_text(encoding="utf-8"), "run python -m tests.month_names"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("width", ["long", "full"])
def test_dates_as_a_language_writes_them_are_read(locale: str, width: str) -> None:
    if (locale, width) == ("sq", "full"):
        pytest.skip("Albanian has an article before the day, “e”, which is a word elsewhere")
    for month in range(1, 13):
        day = date(2024, month, 3)
        written = format_date(day, width, locale)
        assert parse_date(written) == day.isoformat(), written


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("3 maja 2024", "2024-05-03"),
        ("3 maja 2024 r.", "2024-05-03"),
        ("3 мая 2024 г.", "2024-05-03"),
        ("пятница, 3 мая 2024 года", "2024-05-03"),
        ("май 2024 г.", "2024-05"),
        ("3 травня 2024 р.", "2024-05-03"),
        ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("3 أيار 2024", "2024-05-03"),
        ("3 تشرين الثاني 2024", "2024-11-03"),
        ("3 tháng 5 năm 2024", "2024-05-03"),
        ("2024년 5월 3일", "2024-05-03"),
        ("2024年5月3日", "2024-05-03"),
        ("3 set. 2024", "2024-09-03"),
        ("1er août 2024", "2024-08-01"),
        # Polish and Croatian call different months so; a dot after the day tells Croatian.
        ("1 listopada 2024", "2024-11-01"),
        ("1. listopada 2024.", "2024-10-01"),
        ("listopad 2024", None),
        ("5. srp 2024", None),
        # Short forms that are words beside mean a month only after a day.
        ("led 2019", None),
        ("12 led 2019", "2019-01-12"),
        ("31 kwietnia 2024", None),
        ("3 maja 2024 albo później", None),
        ("3 maja", None),
    ],
)
def test_a_date_is_read_if_it_is_told(written: str, iso: str | None) -> None:
    assert parse_date(written) == iso


def test_a_line_is_searched_for_its_date() -> None:
    found = find_date("Gazeta  Portowa, piątek 3 maja 2024, str. 2")
    assert found == FoundDate("2024-05-03", "Gazeta Portowa", "str. 2")
    assert find_date("The firm led 2019 sales") is None
