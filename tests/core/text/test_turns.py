"""Turns of transcripts: who speaks where, and when."""

import pytest

from annotator.core.text.turns import TIMES, turns_of, written_times

TALK = (
    "ADA HOLM: Why did the talks fail?\n\nBEN REYES (port): Because nobody came.\n\n"
    "And then it rained.\n\nADA HOLM: Thank you.\n"
)


def shown(text: str, metadata: dict[str, object] | None = None) -> list[tuple[object, ...]]:
    return [
        (each.speaker, text[each.speech.start : each.speech.end], each.start, each.end)
        for each in turns_of(text, metadata)
    ]


def test_a_turn_goes_on_until_somebody_else_speaks() -> None:
    assert shown(TALK) == [
        ("ADA HOLM", "Why did the talks fail?", None, None),
        ("BEN REYES", "Because nobody came.\n\nAnd then it rained.", None, None),
        ("ADA HOLM", "Thank you.", None, None),
    ]
    for turn in turns_of(TALK):
        assert TALK[turn.name.start : turn.name.end] == turn.speaker


def test_times_are_of_paragraphs_and_stand_a_correction_within_them() -> None:
    times = written_times([(1, 4), (4.5, 9), (9, 3601.0625), (3602, 3603)])
    assert times[2] == "00:00:09.000 --> 01:00:01.062"
    for text in (TALK, TALK.replace("rained", "was raining hard").replace("HOLM", "Holm")):
        assert [each[2:] for each in shown(text, {TIMES: times})] == [
            (1, 4),
            (4.5, 3601.062),
            (3602, 3603),
        ]
    # A paragraph more or less: nobody knows any more which is whose.
    assert [each[2:] for each in shown(TALK + "\nEnd.", {TIMES: times})] == [(None, None)] * 3
    assert shown(TALK, {TIMES: ["now", 2, 3, 4]}) == shown(TALK)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Q: And then?\n\nA: It rained.\n\nQ: Really?", ["Q", "A", "Q"]),
        ("المذيع: لماذا؟\n\nالوزير: لا أعرف.\n\nالمذيع: شكرا.", ["المذيع", "الوزير", "المذيع"]),
        ("Talk of 3 March\n\nAda: No.\n\nBen: Yes.\n\nAda: No.", ["Ada", "Ben", "Ada"]),
        # Articles
        ("Talks fail\n\nNote: the ports stay shut.\n\nNobody came.", []),
        ("Note: the ports stay shut.", []),
        ("He said: no.\n\nShe said: yes.\n\nHe said: no.", []),
        ("Talks\n\nWhat they want: peace.\n\nIt rained.\n\nSee: 1\n\nIt rained.\n\nSee: 2", []),
        ("", []),
    ],
)
def test_what_is_a_transcript(text: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in turns_of(text)] == speakers
