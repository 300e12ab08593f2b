"""The quotes of a text in a language that no model knows: by marks and reporting verbs."""

from annotator.assist.quotes.finder import SuggestedQuote, kind_of
from annotator.assist.quotes.reporting import reported
from annotator.assist.quotes.reporting_sentence import Range, Reported
from annotator.assist.quotes.reporting_words import ReportingWords
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens
from annotator.core.text.span import Span

_WITH_CUE = {"direct": 0.8, "mixed": 0.6, "indirect": 0.6}
_ALONE = 0.4
"""How often rules like these are right was not measured on articles: these are rough."""


def quotes_by_rules(text: str, words: ReportingWords | None) -> list[SuggestedQuote]:
    """The quotes of a text, in reading order of their contents.

    Args:
        text: an article's.
        words: how its language reports speech; without them, quotations in marks alone.
    """
    return [
        _suggested(tokens, quote)
        for tokens in paragraphs_of_tokens(text)
        for quote in reported(tokens, words)
    ]


def _suggested(tokens: list[Token], quote: Reported) -> SuggestedQuote:
    kind = kind_of(token for a, b in quote.content for token in tokens[a : b + 1])
    return SuggestedQuote(
        tuple(_span(tokens, each) for each in quote.content),
        quote.cue and _span(tokens, quote.cue),
        quote.speaker and _span(tokens, quote.speaker),
        kind,
        _ALONE if quote.cue is None else _WITH_CUE[kind],
    )


def _span(tokens: list[Token], of: Range) -> Span:
    return Span(tokens[of[0]].start, tokens[of[1]].end)
