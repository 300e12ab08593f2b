"""What differs between two texts, whatever they hold."""

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.diff import Replacement, carried_over, differences
from annotator.core.text.span import Span

PIECES = [
    "the ",
    "a ",
    "docks ",
    "said. ",
    "\n",
    "😀",
    "👩‍👩‍👧",
    "é",
    "مرحبا ",
    "שלום ",
    "\u00a0",
    "，",
    "東京",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def applied(old: str, new: str, found: list[Replacement]) -> str:
    parts: list[str] = []
    at = 0
    for change in found:
        parts += [old[at : change.old.start], new[change.new.start : change.new.end]]
        at = change.old.end
    return "".join([*parts, old[at:]])


@given(TEXTS, TEXTS)
def test_the_changes_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    found = differences(old, new)
    assert applied(old, new, found) == new
    for first, second in pairwise(found):
        assert first.old.end < second.old.start
        assert first.new.end < second.new.start
        between = first.old.end, second.old.start
        assert old[slice(*between)] == new[first.new.end : second.new.start]
    assert (found == []) == (old == new)


def test_what_is_taken_out_begins_where_a_reader_sees_it() -> None:
    old = "He said so. The dog barked. The cat sat."
    new = "He said so. The cat sat."
    assert differences(old, new) == [Replacement(Span(12, 28), Span(12, 12))]


def test_corrected_letters_are_told_from_other_words() -> None:
    assert differences("The goverment fell.", "The government fell.") == [
        Replacement(Span(9, 9), Span(9, 10))
    ]
    assert differences("The president fell.", "The monarchy fell.") == [
        Replacement(Span(4, 13), Span(4, 12))
    ]


def test_a_long_text_is_quick_even_where_all_of_it_differs() -> None:
    words = ["said", "the", "of", "minister", "and", "\n", "docks", "4%"]
    chance = random.Random(7)  # noqa: S311 - the same words every time
    old = " ".join(chance.choice(words) for _ in range(50_000))
    new = " ".join(chance.choice(words) for _ in range(50_000))
    start = time.process_time()
    assert applied(old, new, differences(old, new)) == new
    assert time.process_time() - start < 20  # far from the minutes that it must not take


@given(st.text(alphabet="ab \n\u2029\u2028\u00a0😀ش", max_size=40), st.data())
def test_what_an_editor_shows_otherwise_stays_as_it_was(original: str, data: st.DataObject) -> None:
    shown = original.replace("\n", "\u2029")
    at = data.draw(st.integers(0, len(original)))
    to = data.draw(st.integers(at, min(at + 3, len(original))))
    put_in = "XY" if "\u2029" in original else "X\u2029Y"
    edited = shown[:at] + put_in + shown[to:]
    expected = original[:at] + put_in.replace("\u2029", "\n") + original[to:]
    assert carried_over(original, shown, edited) == expected
