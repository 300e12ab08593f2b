"""Names that a project knows, and where a text has them: all of them in one pass."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from annotator.core.text.folding import FoldedText, folded
from annotator.core.text.span import Span
from annotator.core.text.words import is_word_character

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
            key = " ".join(folded(name).split())
            if not key or (len(key) < 2 and not _has_no_spaces(key[0])):
                continue
            self._names.setdefault(key, known)
            lengths.setdefault(_beginning(key, 0), set()).add(len(key))
        self._lengths = {begin: sorted(each, reverse=True) for begin, each in lengths.items()}

    def __len__(self) -> int:
        return len(self._names)

    def find(self, text: str) -> list[Found[Known]]:
        """Where the text has them, in reading order; of places that overlap the longer first."""
        whole = FoldedText(text)
        spaced, offsets = _spaced_once(whole.text)
        names: list[Found[Known]] = []
        at = 0
        while at < len(spaced):
            end = self._end_at(spaced, at) if _may_begin(spaced, at) else at
            if end > at:
                span = whole.span(offsets[at], offsets[end - 1] + 1)
                names.append(Found(span, self._names[spaced[at:end]]))
            at = max(end, at + 1)
        return names

    def _end_at(self, spaced: str, at: int) -> int:
        for length in self._lengths.get(_beginning(spaced, at), ()):
            end = at + length
            if spaced[at:end] in self._names and _may_end(spaced, end):
                return end
        return at


def _beginning(spaced: str, at: int) -> str:
    """What names are looked up by: the first word; where there are no spaces, the first sign."""
    if _has_no_spaces(spaced[at]):
        return spaced[at]
    end = at + 1
    while end < len(spaced) and is_word_character(spaced[end]) and not _has_no_spaces(spaced[end]):
        end += 1
    return spaced[at:end]


def _may_begin(spaced: str, at: int) -> bool:
    if not is_word_character(spaced[at]):
        return False
    if at == 0 or _has_no_spaces(spaced[at]) or not is_word_character(spaced[at - 1]):
        return True
    if spaced[at - 1] in _ARABIC_PREFIXES:
        return at == 1 or not is_word_character(spaced[at - 2])
    return _has_no_spaces(spaced[at - 1])


def _may_end(spaced: str, end: int) -> bool:
    if end >= len(spaced) or not is_word_character(spaced[end]):
        return end <= len(spaced)
    return _has_no_spaces(spaced[end]) or _has_no_spaces(spaced[end - 1])


def _has_no_spaces(character: str) -> bool:
    point = ord(character)
    return point >= 0x0E00 and any(low <= point <= high for low, high in _WITHOUT_SPACES)


def _spaced_once(spaced: str) -> tuple[str, range | list[int]]:
    """The text with one space in place of each run of white space, and where each sign was."""
    if not any(
        each.isspace() and (each != " " or spaced[n + 1 : n + 2].isspace())
        for n, each in enumerate(spaced)
    ):
        return spaced, range(len(spaced))
    signs: list[str] = []
    offsets: list[int] = []
    for n, each in enumerate(spaced):
        is_space = each.isspace()
        if is_space and signs and signs[-1] == " ":
            continue
        signs.append(" " if is_space else each)
        offsets.append(n)
    return "".join(signs), offsets
