"""What is written over a column, and what it means."""

from datetime import date

import pytest

from annotator.core.errors import FieldValueError
from annotator.core.sheet.model import (
    AnyOf,
    Condition,
    Contains,
    Days,
    Equals,
    Filled,
    Not,
    Numbers,
    OneOf,
    SheetColumn,
    columns_of,
    read_filter,
)
from annotator.services.codebooks import load

COLUMNS = {
    f"{record_type.key}.{column.key}": column
    for record_type in load("news").types
    for column in columns_of(record_type)
}
TITLE, STATE, FLAGGED, PUBLISHED, VERDICT, TYPE, DEATHS, SAID, NEGATED = (
    COLUMNS[key]
    for key in (
        "quote.title",
        "quote.state",
        "quote.flagged",
        "quote.published",
        "claim.fields.verdict",
        "event.fields.type",
        "event.fields.deaths",
        "quote.fields.said_on",
        "quote.fields.negated",
    )
)


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        (TITLE, "  ", None),
        (TITLE, "Bruma", Contains("Bruma")),
        (TITLE, "=Talks", Equals("Talks")),
        (TITLE, "a | b", AnyOf((Contains("a"), Contains("b")))),
        (TITLE, "!a", Not(Contains("a"))),
        (TITLE, "-", Not(Filled())),
        (TITLE, "*", Filled()),
        (STATE, "Done", OneOf(("done",))),
        (FLAGGED, "yes", OneOf(("yes",))),
        (NEGATED, "no", OneOf(("no",))),
        (VERDICT, "false", OneOf(("false",))),
        (VERDICT, "mostly", OneOf(("mostly_true", "mostly_false"))),
        (DEATHS, "5", Numbers(5, 5)),
        (DEATHS, ">5", Numbers(low=5, without_low=True)),
        (DEATHS, "<= 5", Numbers(high=5)),
        (DEATHS, "2..4", Numbers(2, 4)),
        (DEATHS, "2..", Numbers(low=2)),
        (DEATHS, "10+", Numbers(low=10)),
        (SAID, "2017", Days(date(2017, 1, 1), date(2017, 12, 31))),
        (SAID, ">2017", Days(first=date(2018, 1, 1))),
        (SAID, "<Feb 2017", Days(last=date(2017, 1, 31))),
        (SAID, ">=2017-02", Days(first=date(2017, 2, 1))),
        (SAID, "2017..2018-02", Days(date(2017, 1, 1), date(2018, 2, 28))),
        (SAID, "..2018", Days(last=date(2018, 12, 31))),
        (SAID, "since 2014", Days(first=date(2014, 1, 1))),
        (SAID, "the 1990s", Days(date(1990, 1, 1), date(1999, 12, 31))),
        (PUBLISHED, "2017-03-03", Days(date(2017, 3, 3), date(2017, 3, 3))),
    ],
)
def test_a_filter_is_read(column: SheetColumn, text: str, meant: Condition | None) -> None:
    assert read_filter(column, text) == meant


def test_a_type_brings_its_subtypes() -> None:
    found = read_filter(TYPE, "Assault")
    assert isinstance(found, OneOf)
    assert "ASSAULT" in found.keys
    assert "ASSAULT/aerial" in found.keys


@pytest.mark.parametrize(
    ("column", "text"), [(DEATHS, "many"), (DEATHS, ">x"), (SAID, "soon"), (VERDICT, "blue")]
)
def test_what_no_column_holds_is_refused_in_words(column: SheetColumn, text: str) -> None:
    with pytest.raises(FieldValueError, match="“"):
        read_filter(column, text)
