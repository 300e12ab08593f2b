"""What stands in quotation marks is said as a whole, or not at all."""

from collections.abc import Sequence

from annotator.assist.quotes.tokens import Token, ends_sentence, quoted_runs

_SPEECH = 5
"""So many words in marks are speech; fewer may be a name or a title."""
_SENTENCE = 2
"""So many are, if they end as sentences do, and begin as one."""
_MOSTLY = 0.5


def with_whole_quotations(labels: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """The labels of a paragraph, with each quotation that is content, or speech, in one piece."""
    made = list(labels)
    for first, last in quoted_runs(tokens):
        inside = range(first, last + 1)
        said = sum(made[n].endswith("content") for n in inside)
        if said < _MOSTLY * len(inside) and not is_speech(tokens, first, last):
            continue
        goes_on = first > 0 and made[first - 1].endswith("content") and made[first][0] == "I"
        for n in inside:
            made[n] = "I-content"
        if not goes_on:
            made[first] = "B-content"
        if last + 1 < len(made) and made[last + 1][0] == "I" and made[last + 1] != "I-content":
            made[last + 1] = "B" + made[last + 1][1:]
    return made


def is_speech(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether so much stands in marks from `first` to `last` that somebody says it."""
    words = [n for n in range(first, last + 1) if tokens[n].text[0].isalnum()]
    if len(words) >= _SPEECH:
        return True
    before_mark = tokens[last - 1] if tokens[last].mark == "close" else tokens[last]
    ends = ends_sentence(before_mark) or before_mark.text in ",،"
    enough = len(words) >= _SENTENCE or (words and before_mark.text in "!?؟")
    return bool(enough and ends and not tokens[words[0]].text[0].islower())
