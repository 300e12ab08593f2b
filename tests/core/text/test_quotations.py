"""What stands in quotation marks, whatever marks those are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.quotations import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will," said Dorr, "not go."', ["We will,", "not go."]),
        ("“We will,” said Dorr, “not go.”", ["We will,", "not go."]),
        ("“We ‘will’ go,” he said.", ["We ‘will’ go,", "will"]),
        ("He said “she said “yes” to me” twice.", ["she said “yes” to me", "yes"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("„Wir ‚gehen‘ jetzt“, sagte er.", ["Wir ‚gehen‘ jetzt", "gehen"]),
        ("»Wir gehen«, sagte er. »Jetzt.«", ["Wir gehen", "Jetzt."]),
        ("”Vi går”, sade han.", ["Vi går"]),
        ("« Nous partons », dit-il.", [" Nous partons "]),
        ("«\u202fNous partons\u202f», dit-il.", ["\u202fNous partons\u202f"]),
        ('" Nous partons ", dit-il.', [" Nous partons "]),
        ("قال «سنذهب غدا» ثم غادر", ["سنذهب غدا"]),
        ("قال ”سنذهب غدا“ ثم غادر", ["سنذهب غدا"]),
        ('דובר צה"ל אמר "נלך מחר" ויצא', ["נלך מחר"]),
        ("彼は「行く」と言った。", ["行く"]),
        ("'We will,' he said, 'not go.'", ["We will,", "not go."]),
        ("The dogs’ food and the minister's car", []),
        ("’Tis the '90s", []),
        ("“It goes on in the next paragraph.", ["It goes on in the next paragraph."]),
        ("“”", []),
        ("", []),
    ],
)
def test_the_words_within_the_marks(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations(text)] == expected


@given(st.text(alphabet="“”„«»‹›‘’‚\"' aé.,(—「」", max_size=40))
def test_quotations_lie_within_each_other_or_apart(text: str) -> None:
    found = quotations(text)
    assert found == sorted(found)
    for each in found:
        assert 0 < each.start < each.end <= len(text)
        for other in found:
            assert not each.overlaps(other) or each.contains(other) or other.contains(each)
