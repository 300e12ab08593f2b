"""Words are found however they are written, in any script, and exactly where they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.folding import FoldedText, folded
from annotator.core.text.span import Span

# As typed, as written, in twelve scripts
WORDS = (
    ("malmo", "Malmö"),
    ("łodz", "Łódź"),
    ("lodz", "Łódź"),
    ("strasse", "Straße"),
    ("istanbul", "İstanbul"),
    ("istanbul", "ISTANBUL"),
    ("diyarbakir", "Diyarbakır"),
    ("viet nam", "Việt Nam"),
    ("αθηνα", "Αθήνα"),
    ("ὀδυσσέας", "Οδυσσέας"),
    ("елка", "Ёлка"),
    ("киів", "Київ"),
    ("محمد", "محمّد"),
    ("ايضا", "أيضًا"),
    ("الى", "إلى"),
    ("قران", "قُرآن"),
    ("كتاب", "كتـــاب"),
    ("كرمانشاه", "کرمانشاه"),
    ("שלום", "שָׁלוֹם"),
    ("երևան", "Երևան"),
    ("თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"),
    ("दिल्ली", "दिल्ली"),
    ("東京", "東京"),
    ("カタカナ", "ｶﾀｶﾅ"),
    ("서울", "서울"),
    ("กรุงเทพ", "กรุงเทพ"),
    ("figures", "ﬁgures"),
    ("waldbrand", "Wald\u00adbrand"),
    ("abc", "ＡＢＣ"),
    ("2017", "٢٠١٧"),
    ("2017", "२०१७"),
    ("می خواهم", "می خواهم"),
    ("میخواهم", "می\u200cخواهم"),
)


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
