"""Names that a project knows, and where a text has them: all of them in one pass."""

import unicodedata
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from annotator.core.search.query import fold, is_word_character
from annotator.core.text.span import Span

Known = TypeVar("Known")

_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),  # Thai and Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Japanese
    (0x3400, 0x9FFF),  # Chinese
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_ARABIC_PREFIXES = frozenset("وفبلك")
"""“And”, “then”, “in”, “to” and “as” are written as one with the word that follows."""


class Found(NamedTuple, Generic[Known]):
    """A place where a text has a known name, and whose name it is."""

    span: Span
    known: Known


class KnownNames(Generic[Known]):
    """Names with what they stand for.

    A text is passed once. At the beginning of each word the names that begin with that word are
    looked up by their lengths, so that it matters little how many names there are.
    """

    def __init__(self, names: Iterable[tuple[str, Known]]) -> None:
        """
        Args:
            names: a name and what it stands for; of two for one name the first counts.
        """
        self._names: dict[str, Known] = {}
        lengths: dict[str, set[int]] = {}
        for name, known in names:
            folded = " ".join(fold(unicodedata.normalize("NFC", name)).split())
            if not folded or (len(folded) < 2 and not _has_no_spaces(folded[0])):
                continue
            self._names.setdefault(folded, known)
            lengths.setdefault(_beginning(folded, 0), set()).add(len(folded))
        self._lengths = {begin: sorted(each, reverse=True) for begin, each in lengths.items()}

    def __len__(self) -> int:
        return len(self._names)

    def find(self, text: str) -> list[Found[Known]]:
        """Where the text has them, in reading order; of places that overlap the longer first."""
        folded, offsets = _spaced_once(fold(text))
        names: list[Found[Known]] = []
        at = 0
        while at < len(folded):
            end = self._end_at(folded, at) if _may_begin(folded, at) else at
            if end > at:
                span = Span(offsets[at], offsets[end - 1] + 1)
                names.append(Found(span, self._names[folded[at:end]]))
            at = max(end, at + 1)
        return names

    def _end_at(self, folded: str, at: int) -> int:
        for length in self._lengths.get(_beginning(folded, at), ()):
            end = at + length
            if folded[at:end] in self._names and _may_end(folded, end):
                return end
        return at


def _beginning(folded: str, at: int) -> str:
    """What names are looked up by: the first word; where there are no spaces, the first sign."""
    if _has_no_spaces(folded[at]):
        return folded[at]
    end = at + 1
    while end < len(folded) and is_word_character(folded[end]) and not _has_no_spaces(folded[end]):
        end += 1
    return folded[at:end]


def _may_begin(folded: str, at: int) -> bool:
    if not is_word_character(folded[at]):
        return False
    if at == 0 or _has_no_spaces(folded[at]) or not is_word_character(folded[at - 1]):
        return True
    if folded[at - 1] in _ARABIC_PREFIXES:
        return at == 1 or not is_word_character(folded[at - 2])
    return _has_no_spaces(folded[at - 1])


def _may_end(folded: str, end: int) -> bool:
    if end >= len(folded) or not is_word_character(folded[end]):
        return end <= len(folded)
    return _has_no_spaces(folded[end]) or _has_no_spaces(folded[end - 1])


def _has_no_spaces(character: str) -> bool:
    point = ord(character)
    return point >= 0x0E00 and any(low <= point <= high for low, high in _WITHOUT_SPACES)


def _spaced_once(folded: str) -> tuple[str, range | list[int]]:
    """The text with one space in place of each run of white space, and where each sign was."""
    if not any(
        each.isspace() and (each != " " or folded[n + 1 : n + 2].isspace())
        for n, each in enumerate(folded)
    ):
        return folded, range(len(folded))
    signs: list[str] = []
    offsets: list[int] = []
    for n, each in enumerate(folded):
        is_space = each.isspace()
        if is_space and signs and signs[-1] == " ":
            continue
        signs.append(" " if is_space else each)
        offsets.append(n)
    return "".join(signs), offsets
