"""To whom something was said, through whom it is known, and whether it was said at all."""

import pytest

from annotator.assist.quotes.finder import SuggestedQuote
from annotator.assist.quotes.particulars import Particulars, particulars
from annotator.core.text.span import Span


def told(text: str) -> Particulars:
    """Of a text in which the speaker stands in (), the cue in [], the content in {}."""
    plain, at = "", dict[str, int]()
    for sign in text:
        if sign in "()[]{}":
            at[sign] = len(plain)
        else:
            plain += sign

    def place(opening: str, closing: str) -> Span | None:
        return Span(at[opening], at[closing]) if opening in at else None

    content = place("{", "}")
    quote = SuggestedQuote(
        (content,) if content else (), place("[", "]"), place("(", ")"), "direct", 1.0
    )
    found = particulars(plain, quote)
    words.clear()
    for name in ("addressee", "reported_by"):
        span: Span | None = getattr(found, name)
        words[name] = plain[span.start : span.end] if span else ""
    return found


words: dict[str, str] = {}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("(Holm) [told] the council on Monday {that the port would close}.", "the council"),
        ("“{We stay},” (Holm) [told] reporters.", "reporters"),
        ("(She) [has asked] Ms. Dahl {whether it was so}.", "Ms. Dahl"),
        ("(He) [had assured] her in writing {that it was over}.", "her"),
        ("(He) [urged] 4,000 nurses {to stay}.", "4,000 nurses"),
        ("(He) [asked] aloud, of nobody, {how it ends}.", ""),
        ("(He) [told] {that}.", ""),
        ("(He) [had warned] all week {of militias}.", ""),
        ("(He) [said] on Monday {it was over}.", ""),
    ],
)
def test_whom_it_was_said_to(text: str, whom: str) -> None:
    told(text)
    assert words["addressee"] == whom


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("(He) [was quoted by the Daily Bell as saying] {it was over}.", "the Daily Bell"),
        ("(He) [was heard on Radio Kestrel warning] {of war}.", "Radio Kestrel"),
        ("(He) [was quoted as saying] on a party blog that {it was over}.", "a party blog"),
        (
            "(The chancellor), the daily Kurier wrote, [ordered] {three of them to come}.",
            "the daily Kurier",
        ),
        (
            "Late on Monday. The daily Shomoy, [citing] (two of them), wrote {that it was over}.",
            "The daily Shomoy",
        ),
        ("(She) walked away on Wednesday, [citing] {a hole in the fund}.", ""),
        ("(The chancellor) [said] {it was over}.", ""),
    ],
)
def test_through_whom_it_is_known(text: str, through: str) -> None:
    told(text)
    assert words["reported_by"] == through


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("(The union) [has not said] {when it will end}.", True),
        ("(The agency) [declined to say] {how many there were}.", True),
        ("(He) [wouldn’t comment on] {the deal}.", True),
        ("(Nobody) [denied] {that it was so}.", True),
        ("(She) [has yet to say] {what she would do}.", True),
        ("(He) [denied] {that it was so}.", False),
        ("(She) [does not believe] {that it was so}.", False),
        ("(He) [refused] {to resign}.", False),
        ("{“It is over.”}", False),
    ],
)
def test_whether_it_was_said(text: str, *, unsaid: bool) -> None:
    assert told(text).negated == unsaid
