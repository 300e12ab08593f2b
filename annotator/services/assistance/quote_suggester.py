"""The quote finder as a suggester."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.assist.suggester import Reading, SuggestedRecord, SuggestedValue, SuggesterKind
from annotator.core.deferred import deferred
from annotator.core.text.span import Span

if TYPE_CHECKING:
    from annotator.services.assistance import quote_finder
else:
    # It computes with numpy, which is loaded once something is read.
    quote_finder = deferred("annotator.services.assistance.quote_finder")


class QuoteSuggester:
    """Suggests the quotes that are found by what ships for a language."""

    # Which models and words are read goes by the language; the weights tell versions apart.
    def __init__(self, weights: bytes) -> None:  # noqa: ARG002
        self._finder = quote_finder.QuoteFinder()

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The quotes in reading order."""
        text, language = reading.text, reading.language
        suggested: list[SuggestedRecord] = []
        for found in self._finder.quotes(text, language, 0.0):
            fields = {"kind": (SuggestedValue(found.kind),)}
            plain = self._finder.particulars(found, text, language)
            if plain.negated:
                fields["negated"] = (SuggestedValue(True),)
            for key, span, name in (
                ("speaker", found.speaker, found.speaker_name),
                ("cue", found.cue, ""),
                ("addressee", plain.addressee, ""),
                ("reported_by", plain.reported_by, ""),
            ):
                if span is not None:
                    fields[key] = (_value(text, span, name),)
            is_offered = self._finder.offers(found, language)
            suggested.append(
                SuggestedRecord(
                    *("quote", found.content, fields, found.confidence), is_offered=is_offered
                )
            )
        return suggested


def _value(text: str, span: Span, name: str) -> SuggestedValue:
    return SuggestedValue(name or " ".join(text[span.start : span.end].split()), (span,))


KIND = SuggesterKind(
    name="quotes",
    title="Quotes",
    types=("quote",),
    make=QuoteSuggester,
    weights="quotes-en.bin",
    version="2",
)
