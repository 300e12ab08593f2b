"""The words of a text as a search compares them, and the form in which a project stores them."""

import re
import unicodedata

from annotator.core.text.folding import folded

_ASCII_WORD = re.compile("[a-z0-9]+")
_NOT_PLAIN = re.compile("[^\x00-\x7f\u00a0«»‘’‚“”„‹›–—…•·§°€£]")
"""Beyond ASCII, the signs of typesetting: they part words, and no word has them."""
WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""The signs of Thai, Lao, Burmese, Khmer, Japanese and Chinese, as a regular expression's set."""
_WITHOUT_SPACES = re.compile(f"[{WITHOUT_SPACES}]")


def is_word_character(character: str) -> bool:
    """Whether it is a letter, a digit, or a mark that belongs to one."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def stands_alone(character: str) -> bool:
    """Whether it is of a script that puts no spaces between words: each sign counts as a word, so
    that words are found wherever they begin."""
    return _WITHOUT_SPACES.match(character) is not None and is_word_character(character)


def are_joined(first: str, second: str) -> bool:
    """Whether two characters that stand side by side are of one word."""
    return (
        is_word_character(first)
        and is_word_character(second)
        and _WITHOUT_SPACES.match(first) is None
        and _WITHOUT_SPACES.match(second) is None
    )


class _Spaced(dict[int, str]):
    """What each character becomes where only words are left, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = made = "".join(map(_spaced, folded(chr(point))))
        return made


def _spaced(character: str) -> str:
    if stands_alone(character):
        return f" {character} "
    return character if is_word_character(character) else " "


_SPACED = _Spaced()


def words(text: str) -> list[str]:
    """The words of a text, folded; where there are no spaces between words, its signs."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return text.translate(_SPACED).split()


def is_plain(text: str) -> bool:
    """Whether its words are those that a database finds in it by itself: runs of ASCII letters and
    digits, letter case aside."""
    return text.isascii() or _NOT_PLAIN.search(text) is None


def stored_words(text: str) -> str | None:
    """The words, a space between each two, as they are kept beside the text and indexed.

    Returns:
        None for a plain text, which needs nothing beside it.
    """
    return None if is_plain(text) else " ".join(words(text))


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether a place begins or ends within a word."""
    begins = start > 0 and is_word_character(text[start - 1]) and is_word_character(text[start])
    ends = end < len(text) and is_word_character(text[end - 1]) and is_word_character(text[end])
    return begins or ends
