"""A record costs the same in an article of thousands of records as in one of a few."""

from collections import Counter
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from annotator.ui.article.ruler import MarkRuler
from tests.benchmarks.calls import counted
from tests.benchmarks.crowded import CrowdedKeys, crowded

ROUNDS = 3


def cost(records: int, folder: Path) -> tuple[Counter[CodeType], int]:
    """What is called of the package for a record, and how many rectangles the ruler paints then,
    the least of some rounds: the first ones load and compile what later ones have."""
    keys = CrowdedKeys(crowded(records, folder), folder)
    keys.activate()
    ruler = keys.window.view.findChild(MarkRuler, "markRuler")
    assert isinstance(ruler, MarkRuler)
    painted = 0

    class CountingPainter(QPainter):
        def fillRect(self, *arguments: Any) -> None:  # noqa: N802 - Qt names it
            nonlocal painted
            painted += 1
            super().fillRect(*arguments)

    calls: list[Counter[CodeType]] = []
    rectangles: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotator.ui.article.ruler.QPainter", CountingPainter)
        for _ in range(ROUNDS):
            painted = 0
            calls.append(counted(keys.mark)[0])
            rectangles.append(painted)
    keys.close()
    return min(calls, key=Counter.total), min(rectangles)


def test_a_record_costs_the_same_among_thousands(qapp: QApplication, tmp_path: Path) -> None:
    few, few_painted = cost(30, tmp_path)
    many, many_painted = cost(3000, tmp_path)
    # Which parts were painted by then may differ; to go through each record would be 100 times.
    assert many.total() <= 1.5 * few.total(), (many - few).most_common(12)
    assert few_painted > 0
    assert many_painted < few_painted + 30
