"""Where fragments are after a text was corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.reanchoring import Anchoring, How, passage_at
from annotator.core.text.span import Fragment, Span, cut
from tests.core.text.test_diff import PIECES, TEXTS

OLD = (
    "Port Bruma, 3 March\n\n"
    "“We will”, said Minister Ilan Dor on Thursday, “not go” 😀. The goverment fell.\n\n"
    "Read our newsletter! Subscribe now for the newsletter.\n\n"
    "Twelve people were hurt near Tarsa; police arrested 30 to 40 others."
)
BOILERPLATE = "Read our newsletter! Subscribe now for the newsletter.\n\n"


def at(text: str, words: str) -> Fragment:
    start = text.index(words)
    return Fragment(start, start + len(words), words)


def placed(new: str, words: str, old: str = OLD) -> tuple[How, str]:
    placement = Anchoring(old, new).place(at(old, words))
    return placement.how, placement.fragment.text if placement.fragment else ""


@pytest.mark.parametrize(
    ("before", "after", "words", "expected"),
    [
        ("goverment", "government", "The goverment fell", ("corrected", "The government fell")),
        ("goverment", "government", "goverment", ("corrected", "government")),
        ("goverment", "government", "Twelve people", ("kept", "Twelve people")),
        ("Ilan Dor on", "Ilan Dorr on", "Dor", ("corrected", "Dorr")),
        ("Tarsa;", "Tarsah,", "Tarsa", ("corrected", "Tarsah")),
        ("Port", "Air Port", "Port Bruma", ("kept", "Port Bruma")),
        (BOILERPLATE, "", "police arrested", ("kept", "police arrested")),
        (BOILERPLATE, "", "Subscribe now", ("lost", "")),
        (" on Thursday", "", "“We will”", ("kept", "“We will”")),
        (" on Thursday", "", "Thursday", ("lost", "")),
        ("Ilan Dor", "Mira Sand", "Ilan Dor", ("lost", "")),
        ("😀", "😁", "😀", ("lost", "")),
        ("said ", "said 😀👩‍👩‍👧 ", "Minister Ilan", ("kept", "Minister Ilan")),
        ("30 to 40", "30 to 45", "30 to 40", ("corrected", "30 to 45")),
    ],
)
def test_a_fragment_goes_where_its_words_are(
    before: str, after: str, words: str, expected: tuple[How, str]
) -> None:
    assert placed(OLD.replace(before, after, 1), words) == expected


def test_text_that_was_moved_is_found_by_its_words_and_what_stood_around_them() -> None:
    sentence = "Twelve people were hurt near Tarsa; police arrested 30 to 40 others."
    new = sentence + "\n\n" + OLD.replace("\n\n" + sentence, "")
    for words in ("Twelve people", "hurt", "30 to 40"):
        placement = Anchoring(OLD, new).place(at(OLD, words))
        assert placement.how in ("moved", "kept")
        assert placement.fragment == at(new, words)


def test_a_word_that_occurs_elsewhere_is_no_place_for_one_that_is_gone() -> None:
    old = "The mayor said no. Later the union left.\nSomebody said yes."
    new = "Later the union left.\nSomebody said yes."
    assert placed(new, "said", old) == ("lost", "")


def test_right_to_left_text_and_marks() -> None:
    old = "قال الوزير إن المفاوضات انتهت. وصل الوفد."
    assert placed(old.replace("المفاوضات", "المفاوضه"), "وصل الوفد", old) == ("kept", "وصل الوفد")
    assert placed(old.replace("الوفد", "الوفد\u064f"), "الوفد", old) == (
        "corrected",
        "الوفد\u064f",
    )


def test_without_spaces_between_words_what_stays_of_a_sentence_keeps_its_place() -> None:
    old = "東京の市長は木曜日に辞任した。"
    for words, expected in (("東京", "東京"), ("市長", "市長"), ("木曜日", "")):
        kept = ("kept", expected) if expected else ("lost", "")
        assert placed("東京の市長は健康上の理由で職を退いたと述べた。", words, old) == kept


def test_the_nearest_passage_is_the_sentence_beside_the_gap() -> None:
    new = OLD.replace(BOILERPLATE, "")
    nearest = Anchoring(OLD, new).nearest(at(OLD, "Subscribe now"))
    assert nearest
    assert nearest.text.startswith("Twelve people")
    assert passage_at("One. Two two. Three.", 6) == Fragment(5, 13, "Two two.")
    assert passage_at("One.\n\n\n\nTwo.", 7) == Fragment(8, 12, "Two.")
    assert passage_at(" \n ", 1) is None


@given(TEXTS, TEXTS, st.data())
def test_every_placed_fragment_is_what_the_new_text_reads(
    old: str, new: str, data: st.DataObject
) -> None:
    anchoring = Anchoring(old, new)
    for _ in range(5):
        if not old:
            return
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, len(old)))
        fragment = cut(old, Span(start, end))
        found = anchoring.place(fragment)
        assert (found.fragment is None) == (found.how == "lost")
        if found.fragment:
            assert found.fragment == cut(new, found.fragment.span)
            assert (found.how == "corrected") == (found.fragment.text != fragment.text)
        nearest = anchoring.nearest(fragment)
        assert (nearest is None) == (not new.strip())
        assert nearest is None or nearest == cut(new, nearest.span)
        untouched = all(c.old.end < start or c.old.start > end for c in anchoring.changes)
        if untouched:
            assert found.how == "kept"


@given(TEXTS, st.data())
def test_a_text_that_stays_the_same_moves_nothing(text: str, data: st.DataObject) -> None:
    anchoring = Anchoring(text, text)
    assert anchoring.changes == []
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        fragment = cut(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
        assert anchoring.place(fragment).fragment == fragment


@given(st.lists(st.sampled_from(PIECES), min_size=4, unique=True), st.data())
def test_what_lies_before_and_after_one_edit_keeps_its_words(
    parts: list[str], data: st.DataObject
) -> None:
    """Told by the text alone: where an edit can be read in two ways, both leave them."""
    old = "".join(parts)
    n = data.draw(st.integers(1, len(parts) - 2))
    new = "".join([*parts[:n], data.draw(st.sampled_from(["", "¤ ", "¤¤"])), *parts[n + 1 :]])
    head, tail = "".join(parts[: n - 1]), "".join(parts[n + 2 :])
    anchoring = Anchoring(old, new)
    for start, words in ((0, head), (len(old) - len(tail), tail)):
        if words.strip():
            found = anchoring.place(Fragment(start, start + len(words), words))
            assert found.fragment
            assert found.fragment.text == words
