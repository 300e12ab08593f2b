"""Columns in a terminal."""

from annotator.cli.text_columns import aligned, width


def test_columns_stand_under_each_other_whatever_the_letters() -> None:
    rows = [("引用", "1,204", "quote"), ("cafe\u0301", "3"), ("x", "12", "metadata")]
    assert aligned(rows, right=[1]) == [
        "引用  1,204  quote",
        "cafe\u0301      3",
        "x        12  metadata",
    ]
    assert aligned([]) == []
    assert width("e\u0301引") == 3
