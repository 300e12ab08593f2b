"""The words of a text as a search compares them, and the form in which a project stores them."""

import re
import unicodedata

from annotator.core.text.folding import folded

_ASCII_WORD = re.compile("[a-z0-9]+")
_NOT_PLAIN = re.compile("[^\x00-\x7f\u00a0«»‘’‚“”„‹›–—…•·§°€£]")
"""Beyond ASCII, the signs of typesetting: they part words, and no word has them."""


def is_word_character(character: str) -> bool:
    """Whether it is a letter, a digit, or a mark that belongs to one."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


class _Spaced(dict[int, str]):
    """What each character becomes where only words are left, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        signs = (each if is_word_character(each) else " " for each in folded(chr(point)))
        self[point] = made = "".join(signs)
        return made


_SPACED = _Spaced()


def words(text: str) -> list[str]:
    """The words of a text, folded."""
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
