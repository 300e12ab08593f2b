"""Where what stands in quotation marks mostly is a record, it is one as a whole, and offered."""

from msgspec.structs import replace

from annotator.assist.learning.examples import OWN, CodedRecord, Example
from annotator.assist.learning.finding import FoundRecord, offers
from annotator.assist.learning.layout import layout_of
from annotator.core.codebook.model import Field, RecordType
from annotator.core.text.span import Span
from tests.assist.learning.made_up import PROMISE, articles

QUOTE = RecordType("quote", "Quote", "quotes", "Q", "blue", fields=(Field("cue", "Cue", "text"),))
TEXT = "“We stay shut for good,” said Dorr. He left.\n\n“Nobody asked us at all,” said Holm."


def example(number: int, *, coded: bool) -> Example:
    """An article in which speech is coded, or the words after it."""
    records: list[CodedRecord] = []
    for opening in (0, TEXT.index("“Nobody")):
        said = TEXT.index("said", opening)
        own = Span(opening, said - 1) if coded else Span(said + 5, said + 9)
        records.append(CodedRecord({OWN: (own,), "cue": (Span(said, said + 4),)}))
    return Example(f"a{number}", TEXT, tuple(records))


def test_it_is_told_from_the_examples() -> None:
    assert layout_of(QUOTE, [example(n, coded=True) for n in range(6)]).takes_quotations
    assert not layout_of(QUOTE, [example(n, coded=False) for n in range(6)]).takes_quotations
    assert not layout_of(PROMISE, articles(10)).takes_quotations


def test_what_has_words_in_marks_is_offered_however_unsure() -> None:
    layout = layout_of(QUOTE, [example(n, coded=True) for n in range(6)])
    record = CodedRecord({OWN: (Span(0, 5),)})
    quoted = FoundRecord(record, (0.0,) * 8 + (0.5,) + (0.0,) * 3, 0.1)
    plain = replace(quoted, signs=(0.0,) * 12)
    assert offers(quoted, 0.1, 0.4, layout)
    assert not offers(plain, 0.1, 0.4, layout)
    assert offers(plain, 0.4, 0.4, layout)
    assert not offers(quoted, 0.1, 0.4, replace(layout, takes_quotations=False))
