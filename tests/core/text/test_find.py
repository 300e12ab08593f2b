"""Finding the very words that are typed."""

import pytest

from annotator.core.text.find import TextFinder

TEXT = "“No strike”, he said.\nStrikers’ strike 😀: a Général, a ge\u0301ne\u0301ral; STRIKE\n on."


def found(wanted: str, *, match_case: bool = False, whole_words: bool = False) -> list[str]:
    spans = TextFinder(TEXT).find(wanted, match_case=match_case, whole_words=whole_words)
    return [TEXT[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("", []),
        ("  ", []),
        ("strike", ["strike", "Strike", "strike", "STRIKE"]),
        ('"no strike"', ["“No strike”"]),
        ("strikers'", ["Strikers’"]),
        ("said. strikers", ["said.\nStrikers"]),
        ("general", ["Général", "ge\u0301ne\u0301ral"]),
        ("ge\u0301ne\u0301ral", ["Général", "ge\u0301ne\u0301ral"]),
        ("😀", ["😀"]),
        (".", [".", "."]),
        ("strike on", ["STRIKE\n on"]),
    ],
)
def test_what_is_typed_is_found(wanted: str, expected: list[str]) -> None:
    assert found(wanted) == expected


def test_case_and_whole_words_can_matter() -> None:
    assert found("strike", whole_words=True) == ["strike", "strike", "STRIKE"]
    assert found("Strike", match_case=True) == ["Strike"]
    assert found("Strike", match_case=True, whole_words=True) == []
    assert found("general", match_case=True) == []
    assert found('"No', match_case=True, whole_words=True) == ["“No"]


def test_it_can_be_given_up_between_steps() -> None:
    steps: list[int] = []

    def stop() -> None:
        steps.append(1)
        if len(steps) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        TextFinder("é strike " * 50_000).find("strike", stop=stop)


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("محمد", "قال محمّد اليوم", ["محمّد"]),
        ("الى", "ذهب إلى هناك", ["إلى"]),
        ("figures", "The ﬁgures rose", ["ﬁgures"]),
        ("Waldbrand", "Ein Wald\u00adbrand", ["Wald\u00adbrand"]),
        ("ABC", "von ＡＢＣ", ["ＡＢＣ"]),
        ("f", "o\ufb00er", ["\ufb00"]),
        ("istanbul", "İSTANBUL, Istanbul", ["İSTANBUL", "Istanbul"]),
    ],
)
def test_words_of_any_script_are_found_exactly(wanted: str, text: str, expected: list[str]) -> None:
    found = TextFinder(text).find(wanted)
    assert [text[each.start : each.end] for each in found] == expected
    assert TextFinder(text).find(wanted, match_case=True) == []
