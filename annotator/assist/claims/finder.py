"""The claims of a text that are worth checking."""

from collections.abc import Sequence

import msgspec

from annotator.assist.claims.units import kind_of, units
from annotator.assist.logistic import are_weights, chance
from annotator.assist.quotes.finder import SuggestedQuote
from annotator.assist.suggester import SuggestedValue, words_of
from annotator.core.text.span import Span


class ClaimModelError(ValueError):
    """Bytes that are no model of claims."""


class ClaimModel(msgspec.Struct, frozen=True):
    """What the claim finder needs to know.

    Attributes:
        weights: of the features, by their hashes.
        threshold: what is less likely is no claim worth checking.
    """

    weights: dict[int, float]
    threshold: float

    @classmethod
    def from_bytes(cls, data: bytes) -> "ClaimModel":
        """The model in `data` (JSON). Raises `ClaimModelError`."""
        try:
            model = msgspec.json.decode(data, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ClaimModelError(str(error)) from error
        if not are_weights(model.weights):
            raise ClaimModelError("a weight is no number")
        return model


class SuggestedClaim(msgspec.Struct, frozen=True):
    """A claim that the finder sees.

    Attributes:
        span: the clause or sentence that states it.
        kind: fact, number, prediction, cause or norm.
        quote: that it stands in, whose speaker asserts it; None in the outlet's own voice.
        confidence: that people find it worth checking, and where it stands, from 0 to 1.
    """

    span: Span
    kind: str
    quote: SuggestedQuote | None
    confidence: float


def claims(text: str, quotes: Sequence[SuggestedQuote], model: ClaimModel) -> list[SuggestedClaim]:
    """The claims of a text that are worth checking, in reading order; none overlap.

    Args:
        text: an article's.
        quotes: those found in it.
        model: what is known of claims.
    """
    scored = [(chance(unit.features, model.weights), unit) for unit in units(text, quotes)]
    scored.sort(key=lambda each: (-each[0], each[1].span))
    found: list[SuggestedClaim] = []
    for sure, unit in scored:
        if sure < model.threshold:
            break
        span = unit.span
        if all(span.end <= other.span.start or other.span.end <= span.start for other in found):
            kind = kind_of(text[span.start : span.end])
            found.append(SuggestedClaim(span, kind, unit.quote, sure))
    return sorted(found, key=lambda each: each.span)


def fields_of(text: str, claim: SuggestedClaim) -> dict[str, SuggestedValue]:
    """The fields of the codebook for news, by their keys; of the outlet's own no claimant."""
    seen = {"kind": SuggestedValue(claim.kind), "check_worthiness": SuggestedValue("check_worthy")}
    if claim.quote is not None and claim.quote.speaker is not None:
        name, span = claim.quote.speaker_name, claim.quote.speaker
        seen["claimant"] = SuggestedValue(name, (span,)) if name else words_of(text, span)
    if claim.quote is not None and claim.quote.cue is not None:
        seen["cue"] = words_of(text, claim.quote.cue)
    return seen
