"""Quotes in sentences of every style, with the model that ships."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.assist.quotes.finder import SuggestedQuote, quotes
from annotator.assist.quotes.model import QuoteModel
from annotator.resources import resources_folder

MODEL = QuoteModel.from_bytes((resources_folder() / "models" / "quotes-en.bin").read_bytes())


def seen(text: str) -> list[tuple[list[str], str, str, str]]:
    """Content, cue, speaker and kind of each quote, as words."""
    return [
        (
            [text[one.start : one.end] for one in q.content],
            text[q.cue.start : q.cue.end] if q.cue else "",
            text[q.speaker.start : q.speaker.end] if q.speaker else "",
            q.kind,
        )
        for q in quotes(text, MODEL)
    ]


STYLES = {
    "curly": "“{}”",
    "straight": '"{}"',
    "single": "‘{}’",
    "guillemets": "«{}»",
    "German": "„{}“",
    "German guillemets": "»{}«",
    "French": "« {} »",
    "Swedish": "”{}”",
    "of a typewriter": "``{}''",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_marks_of_every_style(style: str) -> None:
    said = style.format("We will not leave this valley,")
    assert seen(f"{said} the mayor said on Monday.") == [([said], "said", "the mayor", "direct")]


def covered(text: str) -> set[str]:
    """The pieces of all contents."""
    return {text[s.start : s.end] for q in quotes(text, MODEL) for s in q.content}


ODD = {
    "a mark too many before": (
        'The "plan was dropped on Monday.\n\n"It was a bad idea from the start," the mayor said.',
        {'"It was a bad idea from the start,"'},
    ),
    "never closed": (
        "“We have waited for two years, the mayor said.",
        {"“We have waited for two years, the mayor said."},
    ),
    "never closed, after the cue": (
        'The mayor said, "We have waited for two years and will not wait for a third.',
        {'"We have waited for two years and will not wait for a third.'},
    ),
    "never opened": (
        'We have waited for two years," the mayor said.',
        {'We have waited for two years,"'},
    ),
    "closed two paragraphs on": (
        'The mayor said: "We have waited for two years.\n\nWe are tired.\n\nWe want an answer."',
        {'"We have waited for two years.', "We are tired.", 'We want an answer."'},
    ),
    "nested": (
        "“He told me ‘never again’ and left the room,” the mayor said.",
        {"“He told me ‘never again’ and left the room,”"},
    ),
    "an apostrophe in single marks": (
        "‘The voters’ patience isn’t endless, and it won’t last,’ the mayor said.",
        {"‘The voters’ patience isn’t endless, and it won’t last,’"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ODD.values(), ids=ODD)
def test_odd_marks(text: str, expected: set[str]) -> None:
    assert expected <= covered(text)


def test_a_quotation_that_nobody_is_named_for_is_offered() -> None:
    text = "The hall was empty by nine.\n\n“Nobody told us that the vote was off.”"
    [found] = quotes(text, MODEL)
    assert [text[s.start : s.end] for s in found.content] == [text[29:]]
    assert (found.cue, found.speaker) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "the mayor said the bridge would open in may the union denied it",
        "“WE WILL STAY,” THE MAYOR SAID. THE UNION DENIED THAT IT WOULD STRIKE.",
        "word " * 20_000,
        '"' * 2000,
        "“ " * 5000,
        "x" * 100_000,
        "Mr. Ito said. " * 3000,
    ],
    ids=["empty", "space", "no stop", "capitals", "100 KB", "marks", "open", "a word", "speakers"],
)
def test_odd_texts_are_read(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in ends(quotes(text, MODEL)))


SENTENCES = {
    "indirect": (
        "The minister said that the bridge would open in May.",
        [(["that the bridge would open in May"], "said", "The minister", "indirect")],
    ),
    "according to": (
        "The bridge would open in May, according to the ministry.",
        [(["The bridge would open in May"], "according to", "the ministry", "indirect")],
    ),
    "denial": (
        "The company denied that it had paid the officials.",
        [(["that it had paid the officials"], "denied", "The company", "indirect")],
    ),
    "interrupted": (
        "“We will stay,” the mayor said, “until the water is clean.”",
        [
            (
                ["“We will stay,”", "“until the water is clean.”"],
                "said",
                "the mayor",
                "direct",
            )
        ],
    ),
    "mixed": (
        "The senator said the plan was “a gift to the banks”.",
        [(["the plan was “a gift to the banks”"], "said", "The senator", "mixed")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, expected: list[tuple[list[str], str, str, str]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We have waited for two years,” the mayor said.\n\n“Now we want an answer.”",
        "“We have waited for two years,” the mayor said. “We are tired.\n\n“We want an answer.”",
    ],
    ids=["closed", "left open"],
)
def test_a_quotation_goes_on_in_the_next_paragraph(text: str) -> None:
    found = quotes(text, MODEL)
    covered = " ".join(text[s.start : s.end] for q in found for s in q.content)
    assert "waited for two years" in covered
    assert "an answer" in covered


def test_an_odd_number_of_marks_loses_no_other_quote() -> None:
    text = 'The "plan was dropped.\n\n"It was a bad idea from the start," the mayor said.'
    assert seen(text) == [(['"It was a bad idea from the start,"'], "said", "the mayor", "direct")]


def test_a_passive_has_no_speaker() -> None:
    [found] = seen("It was reported that the talks had failed.")
    assert found[0] == ["that the talks had failed"]
    assert found[2:] == ("", "indirect")


def ends(found: list[SuggestedQuote]) -> list[tuple[int, int]]:
    return [
        (s.start, s.end)
        for q in found
        for s in (*q.content, *([q.cue] if q.cue else ()), *([q.speaker] if q.speaker else ()))
    ]


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                ["“", "”", '"', "'", "«", "»", "„", "said", "He", ".", ",", "\n\n", "x"]
            ),
            max_size=40,
        ).map(" ".join),
    )
)
def test_spans_lie_within_any_text_and_in_order(text: str) -> None:
    found = quotes(text, MODEL)
    assert all(0 <= start < end <= len(text) for start, end in ends(found))
    starts = [quote.content[0].start for quote in found]
    assert starts == sorted(starts)
    for quote in found:
        assert all(a.end <= b.start for a, b in pairwise(quote.content))
        assert 0 <= quote.confidence <= 1


CLAUSES = {
    "The union, which represents 4,000 nurses, has not said when the strike will end.": (
        "when the strike will end",
        "The union, which represents 4,000 nurses",
    ),
    "The union, which represents 4,000 nurses, said the strike will go on.": (
        "the strike will go on",
        "The union, which represents 4,000 nurses",
    ),
    "The minister, who met teachers on Tuesday, did not say whether schools would open.": (
        "whether schools would open",
        "The minister, who met teachers on Tuesday",
    ),
    "The charity, which feeds 900 families in 3.5 districts, warned that it would close.": (
        "that it would close",
        "The charity, which feeds 900 families in 3.5 districts",
    ),
    "The union that represents 4,000 nurses said on Monday that talks had failed.": (
        "that talks had failed",
        "The union that represents 4,000 nurses",
    ),
}


@pytest.mark.parametrize("text", CLAUSES)
def test_no_word_of_a_relative_clause_speaks(text: str) -> None:
    content, speaker = CLAUSES[text]
    assert [(said, who) for said, _cue, who, _kind in seen(text)] == [([content], speaker)]
    [quote] = quotes(text, MODEL)
    assert quote.speaker_name.lower() in speaker.lower()
    assert "which" not in quote.speaker_name


def test_a_quotation_that_goes_on_after_the_sentence_is_of_the_same_voice() -> None:
    text = "“We stay shut,” said Ilan Dorr, a crane driver. “Nobody asked us.” He walked off."
    assert [said for said, *_ in seen(text)] == [["“We stay shut,”", "“Nobody asked us.”"]]
