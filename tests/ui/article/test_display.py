"""Labels of evidence keep clear of each other and of the text."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.article.display import display_of, selected_display_of
from annotator.ui.article.layout.column import Column
from annotator.ui.article.layout.piece_layout import PieceLayout
from annotator.ui.article.layout.typography import Typography, typography
from annotator.ui.article.marks import Evidence, marks_of
from annotator.ui.kit.theme import Theme
from tests.ui.article.conftest import BOOK, record_of

TEXT = "The minister said on Friday in Tripoli that the talks would go on, come what may. " * 4
ARABIC = "قال وزير الخارجية Sergei Lavrov إن موسكو مستعدة عام 2017 للعمل مع جميع الأطراف. " * 4

pieces_of_evidence = st.lists(
    st.tuples(
        st.integers(0, 300),
        st.integers(1, 40),
        st.sampled_from(["cue", "speaker", "reported by", "a field with a long name"]),
    ),
    max_size=14,
)


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Fonts need an application."""


@settings(max_examples=60, deadline=None)
@given(pieces_of_evidence, st.booleans())
def test_labels_never_overlap_each_other_or_text(
    drawn: list[tuple[int, int, str]], right_to_left: bool
) -> None:
    fonts = typography(1.0)
    text = ARABIC if right_to_left else TEXT
    layout = PieceLayout(text, fonts, 420, right_to_left=right_to_left)
    evidence = [
        Evidence(Span(start, min(start + length, len(text))), label)
        for start, length, label in sorted(drawn)
        if start < len(text)
    ]
    labels = selected_display_of([], evidence, fonts, layout, 0).labels
    for one, other in combinations(labels, 2):
        assert not one.rect.intersects(other.rect)
    for label in labels:
        assert label.rect.left() >= 0
        assert label.rect.right() <= 420 + 3
        for line in layout.lines:
            baseline = line.top + fonts.baseline
            above = label.rect.bottom() <= baseline - fonts.ascender + 0.01
            below = label.rect.top() >= baseline + fonts.descender - 0.01
            assert above or below


def test_a_lone_label_stands_above_the_start_of_its_text() -> None:
    fonts = typography(1.0)
    layout = PieceLayout(TEXT, fonts, 420, right_to_left=False)
    span = Span(4, 12)
    display = selected_display_of([(0, 90)], [Evidence(span, "speaker")], fonts, layout, 0)
    (label,) = display.labels
    assert label.rect.left() == pytest.approx(layout.caret_x(4))
    assert len(display.underlines) == 1
    lines = len(layout.stretches(0, 90))
    assert lines > 1
    edges = [(part.starts, part.ends) for part in display.outlines]
    assert edges == [(True, False), *[(False, False)] * (lines - 2), (False, True)]


def test_six_records_over_each_other_have_a_lane_each_clear_of_all_text(
    fonts: Typography, theme: Theme
) -> None:
    text = "Some words of a long paragraph that runs over several lines of the column. " * 3
    parts = [text[n * 3 : 130 - n * 2] for n in range(6)]
    marks = marks_of([record_of(str(n), text, part) for n, part in enumerate(parts)], BOOK)
    column = Column(text, fonts, 420)
    plain = column.layout(0).height
    assert column.set_marks(marks)
    layout = column.layout(0)
    assert layout.height > plain
    inside = marks.overlapping(0, len(text))
    lines = display_of(marks, inside, theme, fonts, layout, 0).lines
    for rect, _ in lines:
        for line in layout.lines:
            text_band = QRectF(0, line.top + fonts.band_top, layout.width, fonts.band_height)
            assert not rect.intersects(text_band)
    tops = sorted({rect.top() for rect, _ in lines if rect.top() < layout.lines[1].top})
    assert len(tops) == 6
    assert all(b - a > fonts.lane_thickness + 1 for a, b in pairwise(tops))
    assert column.set_marks(marks_of([], BOOK))
    assert column.layout(0).height == plain
    assert not column.set_marks(marks_of([], BOOK))
