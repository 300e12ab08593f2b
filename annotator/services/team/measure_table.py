"""Figures of agreement as a table."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from annotator.core.team.measure import Measure
from annotator.formats.output import replacing_file

_COLUMNS = (
    *("measure", "unit", "type", "field", "coders"),
    *("value", "low", "high", "n", "left_out"),
)


def measures_as_csv(measures: Sequence[Measure]) -> str:
    """A line of names, then a line a figure; coders are joined by `` | ``, lines end in LF."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in measures:
        left_out = "; ".join(f"{count} {reason}" for reason, count in each.left_out.items())
        figures = ("" if value is None else value for value in (each.value, each.low, each.high))
        coders = " | ".join(each.coders)
        writer.writerow(
            (each.measure, each.unit, each.type, each.field, coders, *figures, each.n, left_out)
        )
    return text.getvalue()


def write_measures(measures: Sequence[Measure], path: Path) -> None:
    """Writes the table as UTF-8, in place of a file that is there.

    Raises:
        AnnotatorError: it cannot be written.
    """
    with replacing_file(path) as out:
        out.write(measures_as_csv(measures).encode())
