"""Whom the words for a speaker mean."""

import pytest

from annotator.assist.quotes.speaker_names import SpeakerNames
from annotator.core.text.span import Span

TEXT = (
    "Health Minister Ilse Brandt said the clinics would stay open. She promised more nurses.\n\n"
    "Tomas Reyes, a spokesman for the union, called it a trick. “We know her,” he said. "
    "The spokesman added that Ms. Brandt had promised nurses before. "
    "The minister denied it.\n\n"
    "Nurses said they were tired. They want more pay, and it was Brandt who refused."
)


def named(words: str, after: int = 0, contents: tuple[Span, ...] = ()) -> str:
    start = TEXT.index(words, after)
    speakers = [Span(0, 27), Span(TEXT.index("Tomas"), TEXT.index(" called")), None]
    speakers[2] = Span(start, start + len(words))
    said = [[], [*contents], []]
    return SpeakerNames(TEXT).names(speakers, said)[2]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("She", "Ilse Brandt"),
        ("Ms. Brandt", "Ilse Brandt"),
        ("The spokesman", "Tomas Reyes"),
        ("The minister", "Ilse Brandt"),
        ("he said", "Tomas Reyes"),
        ("Nurses", "Nurses"),
        ("They", "They"),
        ("the union", "the union"),
    ],
)
def test_the_fullest_name_stands_for_a_speaker(words: str, name: str) -> None:
    word = words.removesuffix(" said")
    assert named(word, TEXT.index(words)) == name


def test_i_and_we_are_who_speaks_around_them() -> None:
    start = TEXT.index("“We")
    assert named("We", contents=(Span(start, start + 14),)) == "Tomas Reyes"


def test_a_quote_without_a_speaker_has_no_name() -> None:
    assert SpeakerNames(TEXT).names([None], [[Span(0, 4)]]) == [""]


@pytest.mark.parametrize("text", ["", "He", "he said he said", "A" * 9000, "X Y Z " * 3000])
def test_odd_texts_are_read(text: str) -> None:
    spans = [Span(0, min(2, len(text)))] if text else []
    assert len(SpeakerNames(text).names(spans, [[]] * len(spans))) == len(spans)
