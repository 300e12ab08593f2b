"""Claims worth checking, by the shipped weights."""

from itertools import pairwise

import pytest

from annotator.assist.claims.finder import (
    ClaimModel,
    ClaimModelError,
    SuggestedClaim,
    claims,
    fields_of,
)
from annotator.assist.claims.units import kind_of
from annotator.assist.quotes.finder import SuggestedQuote
from annotator.core.text.span import Span
from annotator.resources import resources_folder

MODEL = ClaimModel.from_bytes((resources_folder() / "models" / "claims-en.json").read_bytes())
TEXT = (
    "The mayor, Ilse Brandt, insisted that unemployment in the city had fallen by 40 percent "
    "since 2014.\n\nShe smiled."
)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


QUOTE = SuggestedQuote(
    (span_of("that unemployment in the city had fallen by 40 percent since 2014"),),
    span_of("insisted"),
    span_of("The mayor, Ilse Brandt"),
    "indirect",
    0.9,
    "Ilse Brandt",
)


def found() -> list[SuggestedClaim]:
    return claims(TEXT, [QUOTE], MODEL)


def test_a_number_that_somebody_asserts_is_worth_checking_and_a_smile_is_not() -> None:
    (claim,) = found()
    words = TEXT[claim.span.start : claim.span.end]
    assert words == "unemployment in the city had fallen by 40 percent since 2014"
    assert MODEL.threshold <= claim.confidence < 1


def test_the_claimant_and_the_cue_are_those_of_the_quote_around() -> None:
    (claim,) = found()
    fields = fields_of(TEXT, claim)
    assert fields["kind"].value == "number"
    assert fields["check_worthiness"].value == "check_worthy"
    assert fields["claimant"].value == "Ilse Brandt"
    assert fields["claimant"].spans == (QUOTE.speaker,)
    assert fields["cue"].value == "insisted"


def test_what_the_outlet_says_itself_has_no_claimant() -> None:
    text = "The state cut school spending by $117 million in 2014, the deepest cut in the nation."
    own = claims(text, [], MODEL)
    assert own
    assert "claimant" not in fields_of(text, own[0])


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("prices fell by 3 percent", "number"),
        ("turnout will be higher", "prediction"),
        ("the talks must include everyone", "norm"),
        ("the toll caused the closures", "cause"),
        ("the bridge was closed in 2014", "fact"),
    ],
)
def test_kinds(claim: str, kind: str) -> None:
    assert kind_of(claim) == kind


@pytest.mark.parametrize(
    "text",
    ["", " \n", "”", "that", "“that “that”", "\ud800 fell by 40 percent \udfff", "，；：" * 9],
)
def test_odd_texts_are_read(text: str) -> None:
    whole = [Span(0, len(text))] if text else []
    quotes = [SuggestedQuote((span,), None, span, "direct", 0.5) for span in whole]
    for claim in claims(text, quotes, MODEL):
        assert text[claim.span.start : claim.span.end].strip()
        assert fields_of(text, claim)


def test_claims_do_not_overlap() -> None:
    text = (TEXT + "\n\n") * 3
    spans = [each.span for each in claims(text, [QUOTE], MODEL)]
    assert len(spans) == 3
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}", b'{"weights":{"1":1e999},"threshold":0.2}'])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(ClaimModelError):
        ClaimModel.from_bytes(data)
