"""Which language a text is in, told by its words."""

import pytest

from annotator.formats.parsing import languages
from annotator.formats.parsing.languages import language_of

ENGLISH = (
    "The minister told reporters on Thursday that the talks with the dock workers would go on, "
    "and that nobody in the harbour had been asked to leave before the strike was over. "
)
GERMAN = (
    "Der Minister sagte am Donnerstag vor der Presse, dass die Gespräche mit den Hafenarbeitern "
    "weitergehen und niemand den Hafen verlassen musste, bevor der Streik zu Ende war. "
)


@pytest.mark.parametrize(("sentence", "language"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_a_short_text_and_a_long_one_are_told_alike(sentence: str, language: str) -> None:
    assert language_of(sentence) == language
    assert language_of(sentence * 40) == language


@pytest.mark.parametrize("text", ["", "Rain.", "1 2 3 4 " * 1000, f"Rain. {'1' * 3990} {ENGLISH}"])
def test_of_few_letters_nothing_is_told(text: str) -> None:
    assert language_of(text) == ""


def test_a_text_in_two_languages_is_told_by_all_of_its_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cuttings from all over are in both languages, and so decide nothing."""
    identifier = languages._identifier()
    read: list[int] = []

    class Listening:
        def classify(self, text: str) -> tuple[str, float]:
            read.append(len(text))
            return identifier.classify(text)

    monkeypatch.setattr(languages, "_identifier", Listening)
    mixed = ENGLISH * 8 + GERMAN * 8
    whole = identifier.classify(mixed)
    assert language_of(mixed) == (whole[0] if whole[1] > 0.9 else "")
    assert read[-1] == len(mixed)
    read.clear()
    assert language_of(ENGLISH * 16) == "en"
    assert sum(read) < 1000
