"""Numbers and ranges as the news writes them."""

import re
from decimal import Decimal

Number = int | float

_FIGURES = re.compile(
    r"[-+−]?(?:\d{1,3}(?:[, \u00a0\u202f']\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[, \u00a0\u202f']")
_SMALL_NAMES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS_NAMES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    **{name: number for number, name in enumerate(_SMALL_NAMES)},
    **{name: number * 10 for number, name in enumerate(_TENS_NAMES, start=2)},
    "a": 1,
    "an": 1,
}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_MULTIPLES = {"dozen": 12, "hundred": 100}
_PLURALS = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
}
"""What such a word says at least: two of them."""

_SCALED = re.compile(rf"(.+?)[ \u00a0]({'|'.join(_SCALES)})")
_HEDGE = re.compile(
    r"(?:some|about|around|roughly|approximately|an estimated|estimated|nearly|almost|close to)\s+"
)
_AT_LEAST = re.compile(
    r"(?:at least|more than|no (?:fewer|less) than|upwards of|over|min\.?|>=?|≥)\s*(.+)"
    r"|(.+?)\s*(?:\+|or more)"
)
_AT_MOST = re.compile(
    r"(?:at most|up to|as many as|no more than|fewer than|less than|under|max\.?|<=?|≤)\s*(.+)"
    r"|(.+?)\s+or (?:fewer|less)"
)
_BETWEEN = re.compile(r"\s*(?:–|—|\.\.|-|\sto\s|\sand\s)\s*")
_LEAD = re.compile(r"(?:between|from)\s+")


def parse_number(text: str) -> Number | None:
    """The number of figures or English words, such as ``1,200``, ``1.2 million``, ``forty-two``."""
    phrase = text.strip().casefold()
    if _FIGURES.fullmatch(phrase):
        figures = _SEPARATORS.sub("", phrase).replace("−", "-")
        return float(figures) if "." in figures or "e" in figures else int(figures)
    if (scaled := _SCALED.fullmatch(phrase)) and _FIGURES.fullmatch(scaled[1]):
        figures = _SEPARATORS.sub("", scaled[1]).replace("−", "-")
        product = Decimal(figures) * _SCALES[scaled[2]]
        return int(product) if product == product.to_integral_value() else float(product)
    return _number_of_words(re.split(r"[\s-]+", phrase))


def parse_range(text: str) -> tuple[Number | None, Number | None] | None:
    """The low and high ends that a phrase means, both included, None for an open one.

    ``about 300`` is 300: the evidence keeps the hedge. ``dozens`` is at least 24.
    """
    phrase = _HEDGE.sub("", text.strip().casefold(), count=1)
    if (number := parse_number(phrase)) is not None:
        return number, number
    if phrase in _PLURALS:
        return _PLURALS[phrase], None
    if match := _AT_LEAST.fullmatch(phrase):
        low = parse_number(match[1] or match[2])
        return None if low is None else (low, None)
    if match := _AT_MOST.fullmatch(phrase):
        high = parse_number(match[1] or match[2])
        return None if high is None else (None, high)
    phrase = _LEAD.sub("", phrase, count=1)
    for between in _BETWEEN.finditer(phrase):
        ends = _both_ends(phrase[: between.start()], phrase[between.end() :])
        if ends:
            return ends
    return None


def _both_ends(low_phrase: str, high_phrase: str) -> tuple[Number, Number] | None:
    low, high = parse_number(low_phrase), parse_number(high_phrase)
    if low is None or high is None:
        return None
    # “2 to 3 million” names the scale once for both.
    if (scaled := _SCALED.fullmatch(high_phrase)) and low < (parse_number(scaled[1]) or 0):
        low = low * _SCALES[scaled[2]]
    return low, high


def _number_of_words(words: list[str]) -> int | None:
    total = group = 0
    spoken = False
    for word in words:
        if word in _WORDS and _can_follow(group, _WORDS[word]):
            group += _WORDS[word]
            spoken = True
        elif word in _MULTIPLES and (spoken or len(words) == 1):
            group = max(group, 1) * _MULTIPLES[word]
            spoken = True
        elif word in _SCALES and spoken:
            total, group = total + group * _SCALES[word], 0
        elif word != "and" or not spoken:
            return None
    return total + group if spoken and words[-1] not in ("and", "a", "an") else None


def _can_follow(group: int, number: int) -> bool:
    """Whether English adds the number to those before it: “forty two” is 42, “four two” nothing."""
    return group % (10 if number < 10 and group % 100 >= 20 else 100) == 0
