"""Who says a quotation and by what words, as the text beside it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.assist.attribution import attribution
from annotator.core.text.span import Span


@pytest.mark.parametrize(
    ("text", "quote", "kind", "cue", "speaker"),
    [
        ("“We will not go,” said Ilan Dorr.", "We will not go,", "direct", "said", "Ilan Dorr"),
        ("“We will not go,” Ilan Dorr said.", "We will not go,", "direct", "said", "Ilan Dorr"),
        ('"We stay," the harbour master told the council.', "We stay,", "direct", "told",
         "the harbour master"),
        ("Ilan Dorr said that the cranes would not move.", "the cranes would not move",
         "indirect", "said", "Ilan Dorr"),
        ("The minister has repeatedly denied that he knew.", "he knew", "indirect", "denied",
         "The minister"),
        ("According to the dockers’ union, the talks broke down.", "the talks broke down",
         "indirect", "According to", "the dockers’ union"),
        ("The talks broke down, according to the union on Friday.", "The talks broke down",
         "indirect", "according to", "the union"),
        ("“We stay,” he added on Monday.", "We stay,", "direct", "added", "he"),
        ("“We stay,” said Ada Holm, a spokeswoman for the port.", "We stay,", "direct", "said",
         "Ada Holm"),
        ("Ada Holm, a spokeswoman for the port, said they would stay.", "they would stay",
         "indirect", "said", "Ada Holm"),
        ("She called the vote “a turning point”, and left.", "a turning point", "direct", "called",
         "She"),
        ("Dorr said they would stay “until the last shift”.",
         "they would stay “until the last shift”", "mixed", "said", "Dorr"),
        ("“We stay,” said the Ministry of the Interior in a statement.", "We stay,", "direct",
         "said", "the Ministry of the Interior"),
        ("It was cold. “We stay.”", "We stay.", "direct", "", ""),
        ("But on Friday the mayor warned: “No ship will leave.”", "No ship will leave.", "direct",
         "warned", "the mayor"),
        ("“We stay,” said the union’s secretary, Ilan Dorr, at the gate.", "We stay,", "direct",
         "said", "Ilan Dorr"),
        ("“We stay,” said the minister, Tuesday.", "We stay,", "direct", "said", "the minister"),
        ("The firm confirmed one case and said it “did not occur”.", "did not occur", "direct",
         "said", "The firm"),
        ("“We stay,” Mr. Dorr said, “until the end.”", "We stay,", "direct", "said", "Mr. Dorr"),
    ],
)  # fmt: skip
def test_cue_and_speaker_beside_the_quotation(
    text: str, quote: str, kind: str, cue: str, speaker: str
) -> None:
    start = text.index(quote)
    found = attribution(text, [Span(start, start + len(quote))])
    words = [text[each.start : each.end] if each else "" for each in (found.cue, found.speaker)]
    assert (found.kind, *words) == (kind, cue, speaker)


def test_both_parts_of_a_quotation_have_one_cue() -> None:
    text = "“We stay,” Mr. Dorr said, “until the end.” Nobody left."
    first, second = text.index("We"), text.index("until")
    found = attribution(text, [Span(first, first + 8), Span(second, second + 14)])
    assert found.kind == "direct"
    assert found.cue is not None
    assert found.speaker is not None
    assert text[found.cue.start : found.cue.end] == "said"
    assert text[found.speaker.start : found.speaker.end] == "Mr. Dorr"


@given(st.text(alphabet='“”"’,.\n Aabout said to he according', max_size=60), st.data())
def test_whatever_the_text_the_spans_lie_in_it_and_not_in_the_quotation(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    span = Span(start, min(start + 5, len(text)))
    found = attribution(text, [span])
    for each in (found.cue, found.speaker):
        if each is not None:
            assert 0 <= each.start < each.end <= len(text)
            assert not each.overlaps(span)
