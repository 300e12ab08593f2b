"""What finds quotes is chosen by the article's language."""

import pytest

from annotator.services.assistance.quote_finder import QuoteFinder

GERMAN = "Die Ministerin erklärte, dass die Brücke gesperrt bleibt. „Wir warten“, sagte sie."


def words(text: str, language: str, above: float | None = None) -> list[tuple[str, str, str]]:
    """Content, cue and speaker's name of each quote."""
    return [
        (
            " … ".join(text[one.start : one.end] for one in each.content),
            text[each.cue.start : each.cue.end] if each.cue else "",
            each.speaker_name
            or (text[each.speaker.start : each.speaker.end] if each.speaker else ""),
        )
        for each in QuoteFinder().quotes(text, language, above)
    ]


@pytest.mark.parametrize("language", ["de", "de-AT", "DE", "de_CH"])
def test_a_language_with_reporting_words(language: str) -> None:
    assert words(GERMAN, language) == [
        ("dass die Brücke gesperrt bleibt", "erklärte", "Die Ministerin"),
        ("„Wir warten“", "sagte", "sie"),
    ]


@pytest.mark.parametrize("language", ["sv", "xx-YY", "../de", "_"])
def test_an_unknown_language_has_its_marks(language: str) -> None:
    text = "Ministern sade att bron var stängd. ”Vi väntar på en ny bro”, sade hon."
    assert words(text, language) == [("”Vi väntar på en ny bro”", "", "")]


@pytest.mark.parametrize("language", ["en", "en-US", ""])
def test_english_has_a_model_that_knows_who_speaks(language: str) -> None:
    text = (
        "Mayor Ilse Brandt said that the bridge would open in May.\n\n"
        "“We will not wait for another year,” she said."
    )
    assert words(text, language) == [
        ("that the bridge would open in May", "said", "Ilse Brandt"),
        ("“We will not wait for another year,”", "said", "Ilse Brandt"),
    ]


def test_only_what_is_sure_enough() -> None:
    assert words(GERMAN, "de", above=0.7) == [("„Wir warten“", "sagte", "sie")]
    text = "The mayor said that the bridge would open in May."
    assert words(text, "en", above=0.0)
    assert not words(text, "en", above=1.0)
