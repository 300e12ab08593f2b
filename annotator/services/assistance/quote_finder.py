"""Finds the quotes of an article by what ships with the program for its language."""

from functools import cached_property

from annotator.assist.quotes.finder import SuggestedQuote, quotes
from annotator.assist.quotes.model import QuoteModel
from annotator.assist.quotes.particulars import Particulars, particulars
from annotator.assist.quotes.reporting_words import ReportingWords
from annotator.assist.quotes.rule_finder import quotes_by_rules
from annotator.resources import resources_folder

DIGITS = 4
"""Of a confidence, so many digits are told."""
_LEARNED = ("", "en")
"""The model knows English, and tries a text whose language is not known."""


def _rounded(found: SuggestedQuote) -> float:
    """The confidence as it is shown: who asks for just so much gets it."""
    return round(found.confidence, DIGITS)


def _key(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


class QuoteFinder:
    """Keeps what it has read of models and words; make one for many articles."""

    def __init__(self) -> None:
        self._words: dict[str, ReportingWords | None] = {}

    def quotes(self, text: str, language: str, above: float | None = None) -> list[SuggestedQuote]:
        """The quotes of a text, in reading order.

        Args:
            text: an article's.
            language: its tag, such as `pt-BR`; of an unknown one the quotation marks alone count.
            above: the least confidence; without it what is worth offering, which is everything with
                words in marks, and of the rest what cross-validation chose.
        """
        key = _key(language)
        if key not in _LEARNED:
            return [
                one
                for one in quotes_by_rules(text, self._reporting_words(key))
                if _rounded(one) >= (above or 0.0)
            ]
        found = quotes(text, self._model)
        if above is not None:
            return [one for one in found if _rounded(one) >= above]
        return [one for one in found if self.offers(one, language)]

    def particulars(self, found: SuggestedQuote, text: str, language: str) -> Particulars:
        """To whom and through whom, and whether it was said: in English, where it is plain."""
        return particulars(text, found) if _key(language) in _LEARNED else Particulars()

    def offers(self, found: SuggestedQuote, language: str) -> bool:
        """Whether a quote of a text in that language is worth offering."""
        is_learned = _key(language) in _LEARNED
        return not is_learned or self._model.offers(found.kind, found.confidence)

    @cached_property
    def _model(self) -> QuoteModel:
        path = resources_folder() / "models" / "quotes-en.bin"
        return QuoteModel.from_bytes(path.read_bytes())

    def _reporting_words(self, language: str) -> ReportingWords | None:
        if language not in self._words:
            path = resources_folder() / "reporting" / f"{language}.toml"
            there = language.isalpha() and path.is_file()
            self._words[language] = ReportingWords.from_bytes(path.read_bytes()) if there else None
        return self._words[language]
