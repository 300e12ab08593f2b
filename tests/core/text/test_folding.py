"""Words are found however they are written, in any script, and exactly where they stand."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.text.fold_pattern import containing, equalling
from annotator.core.text.folding import FoldedText, folded
from annotator.core.text.span import Span
from tests.written_alike import WORDS


@pytest.mark.parametrize(("typed", "written"), WORDS)
def test_a_word_is_found_as_people_type_it(typed: str, written: str) -> None:
    for form in ("NFC", "NFD"):
        text = f"— {unicodedata.normalize(form, written)} —"
        found = FoldedText(text)
        at = found.text.find(folded(typed))
        assert at >= 0, (folded(typed), found.text)
        assert found.span(at, at + len(folded(typed))) == Span(2, len(text) - 2)


@pytest.mark.parametrize(("one", "other"), [("दल", "दिल"), ("ก้า", "กา"), ("pin", "bin")])
def test_what_makes_another_word_stays(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_again_changes_nothing_that_a_search_would_see(text: str) -> None:
    once = folded(text)
    assert folded(once) == folded(folded(once))


@given(st.text(max_size=40), st.data())
def test_every_stretch_comes_from_where_it_stands(text: str, data: st.DataObject) -> None:
    found = FoldedText(text)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    span = found.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert found.text[start:end] in folded(text[span.start : span.end])


SIGNS = "aAåÅ\u030aﬁﬃfisSßẞ½1⁄2\u00ad\u200bﾊﾟ\u0651مّىيیـ서선ᄉ[]^-\\.*|( "


@pytest.mark.parametrize(("typed", "written"), WORDS)
def test_a_pattern_finds_a_word_as_people_type_it(typed: str, written: str) -> None:
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, written)
        assert re.search(containing(typed), f"— {text} —")
        assert re.search(equalling(typed), text)


@settings(deadline=None)  # all characters are gone through once
@given(st.text(SIGNS, max_size=5) | st.text(max_size=3), st.text(SIGNS, max_size=12) | st.text())
def test_a_pattern_finds_what_folding_would(wanted: str, text: str) -> None:
    assert bool(re.search(containing(wanted), text)) == (folded(wanted) in folded(text))
    is_same = folded(wanted) == folded(text)
    assert bool(re.fullmatch(equalling(wanted), text, re.DOTALL)) == is_same
