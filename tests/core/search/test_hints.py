"""What is told of a query that finds nothing for how it is written."""

import pytest

from annotator.core.search.hints import hint


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("“general strike", "hint-open-quote"),
        ('a "b" "c', "hint-open-quote"),
        ("(a OR b", "hint-open-bracket"),
        ("a)", "hint-open-bracket"),
        ("NOT strike", "hint-only-operators"),
        ("OR", "hint-only-operators"),
        ("…", "hint-no-word"),
        ("strike OR", "hint-dangling-operator"),
        ("OR strike", "hint-dangling-operator"),
        ("a NEAR (b OR c)", "hint-dangling-operator"),
        ("strike or lockout", "hint-small-operator"),
        ("strike not lockout", "hint-small-operator"),
        ("*strike", "hint-star-within"),
        ("st*ke", "hint-star-within"),
        ("str?ke", "hint-star-within"),
        ("strike -lockout", "hint-minus"),
        ("title:strike", "hint-field"),
        ("peace-keeping", "hint-hyphen"),
    ],
)
def test_what_stands_out(typed: str, code: str) -> None:
    found = hint(typed)
    assert found is not None
    assert found.code == code
    assert str(found)


@pytest.mark.parametrize(
    "typed",
    [
        *("strike", "strike OR lockout", "minist*", "“or not”", "“peace-keeping”", "“a*”", ""),
        "a (b)",
    ],
)
def test_where_nothing_stands_out(typed: str) -> None:
    assert hint(typed) is None
