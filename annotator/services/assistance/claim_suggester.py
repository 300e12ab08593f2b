"""The claim finder as a suggester."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.assist.suggester import Reading, SuggestedRecord, SuggesterKind
from annotator.core.deferred import deferred

if TYPE_CHECKING:
    from annotator.assist.claims import finder
    from annotator.services.assistance import quote_finder
else:
    # They compute with numpy, which is loaded once something is read.
    finder = deferred("annotator.assist.claims.finder")
    quote_finder = deferred("annotator.services.assistance.quote_finder")

_OFFERED = 0.6
"""What is less likely is offered only to who asks for it: of the rest two in three are right."""


class ClaimSuggester:
    """Suggests the claims worth checking, in quotes and in the outlet's own voice."""

    def __init__(self, weights: bytes) -> None:
        self._model = finder.ClaimModel.from_bytes(weights)
        self._quotes = quote_finder.QuoteFinder()

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The claims in reading order."""
        # Whatever may be a quote: the weights know how sure each is.
        quotes = self._quotes.quotes(reading.text, reading.language, 0.0)
        return [
            SuggestedRecord(
                "claim",
                (found.span,),
                {key: (value,) for key, value in finder.fields_of(reading.text, found).items()},
                found.confidence,
                is_offered=found.confidence >= _OFFERED,
            )
            for found in finder.claims(reading.text, quotes, self._model)
        ]


KIND = SuggesterKind(
    name="claims",
    title="Claims",
    types=("claim",),
    make=ClaimSuggester,
    # It learned from English; a text whose language is not known is tried.
    languages=("", "en"),
    weights="claims-en.json",
)
