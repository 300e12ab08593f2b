"""What to call who is named with what they are."""

import pytest

from annotator.services.assistance.names import called

CALLED = {
    "mediator Ingrid Solheim": "Ingrid Solheim",
    "The head of the eastern team, Idris Ben Zahra": "Idris Ben Zahra",
    "the harbour master, Ilse Brandt,": "Ilse Brandt",
    "Ilse van der Brandt, the harbour master": "Ilse van der Brandt",
    "the United Nations": "United Nations",
    "the ministry of Justice": "the ministry of Justice",
    "Trump, Biden and Harris": "Trump, Biden and Harris",
    "The mayor, who is Ann Bell's son, Tom Bell": "Tom Bell",
    "Ann Bell, Tom Bell": "Ann Bell, Tom Bell",
    "analysts": "analysts",
    "No group": "No group",
}


@pytest.mark.parametrize("words", CALLED)
def test_the_name_in_the_words(words: str) -> None:
    assert called(words) == CALLED[words]
