"""Detects the encoding of bytes that are not UTF-8; decodes whatever stray bytes there are."""

import codecs
import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import msgspec
from charset_normalizer.constant import FREQUENCIES

from annotator.core.errors import AnnotatorError
from annotator.core.messages import Message, Sayable, at_line, in_turn, message
from annotator.formats.parsing.languages import language_of

_WESTERN = "cp1252"
ENCODINGS = (
    *(_WESTERN, "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_15", "cp1251"),
    *("koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "gb18030", "big5", "cp932", "euc_jp"),
    *("cp949", "cp850", "cp866", "mac_roman"),
)
"""What news is found in, by Python's names; of those that fit alike the first is taken."""

_LATIN = frozenset({_WESTERN, "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_15"})
_BY_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("tr", "az", "ku"), "cp1254"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    "vi": "cp1258",
}
"""The encodings of Latin letters that are not the Western one."""

_SAMPLE = 4096
_MOST, _FEW = 0.4, 0.05
_FEWEST_WHOLE = 2
"""How many characters of several bytes stand in UTF-8 for each stray byte, at least."""
_UNFIT = -0.3
_UNKNOWN_LETTER = -0.3
_COMMON_IDEOGRAPH = 0.5
_NO_LETTERS = 0.7
_SIGN = 0.1
_RARE = frozenset(("cp850", "cp866", "mac_roman"))
"""Those of DOS and old Macs fit nearly any bytes, and turn an accent into another letter."""

_FIRST_LEVELS = {"gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "euc_kr": (0xB0, 0xC8)}
"""The first bytes of the usual characters, by the standards that put them before the others."""

_STEEPNESS = 15.0
_MOST_NAMED = 5
_IN_WORDS = "\u2019\u00ad\u00b7\u200c\u200d\u2013\u2014"
_ONE_SCRIPT = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC", "HANGUL", "HALFWIDTH")
)


class Guess(msgspec.Struct, frozen=True):
    """What encoding bytes seem to be in.

    Attributes:
        encoding: Python's name.
        confidence: from 0 to 1, by how much better it fits than what reads otherwise.
        others: what else it could be, the likeliest first.
    """

    encoding: str
    confidence: float
    others: Sequence[str] = ()

    @property
    def note(self) -> Message:
        """What a person is to know of it."""
        sure = f"{self.confidence:.0%}"
        if not self.others:
            return message("read-as", encoding=self.encoding, sure=sure)
        others: Sayable | str = self.others[0]
        for other in self.others[1:]:
            others = message("one-or-other", first=others, second=other)
        return message("read-as-or-else", encoding=self.encoding, sure=sure, others=others)


def require_encoding(name: str) -> str:
    """Python's name of an encoding of text that a person names; empty if none is named.

    Raises:
        AnnotatorError: there is no such encoding.
    """
    try:
        if name.strip():
            found = codecs.lookup(name.strip())
            b"a".decode(found.name)
            return found.name
    except (LookupError, ValueError) as error:
        known = ", ".join(ENCODINGS)
        raise AnnotatorError(message("no-such-encoding", name=name, known=known)) from error
    return ""


def wide_encoding_of(raw: bytes) -> str | None:
    """UTF-32 or UTF-16 and its byte order, told by its mark or, where most letters are Latin,
    without one; None if it does not look so."""
    sample = raw[:_SAMPLE]
    if sample.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    half = len(sample) // 2
    if half == 0 or len(raw) % 2:
        return None
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second > _MOST and first < _FEW:
        return "utf-16-le"
    return "utf-16-be" if first > _MOST and second < _FEW else None


def encoding_of(raw: bytes) -> str | None:
    """The encoding that the bytes seem to be in, by Python's name; None if none fits."""
    found = guess(raw)
    return found.encoding if found else None


def guess(raw: bytes) -> Guess | None:
    """The encoding that bytes that are not UTF-8 seem to be in; None if none fits.

    Of each encoding it is asked how odd the words become (letters of two scripts or signs inside
    them, capitals after small letters, characters that no text has), and how well their letters
    are those of some language. Those of Latin letters differ in a few of them only; there the
    language decides, which shows in the plain letters.
    """
    if _is_mostly_utf8(raw):
        return Guess("utf-8", 0.99)
    readings = [(name, raw.decode(name, "replace")) for name in ENCODINGS]
    # A sort keeps the order of what fits alike.
    ranked = sorted(
        ((_naturalness(text, name), name, text) for name, text in readings),
        key=lambda each: -each[0],
    )
    best, encoding, text = ranked[0]
    if best < _UNFIT:
        return None
    if encoding in _LATIN and encoding != "iso8859_2":
        likely = _by_language(raw, encoding)
        text = next(read for _, name, read in ranked if name == likely)
        encoding = likely
    others = [each for each in ranked if each[2] != text]
    margin = max(best - others[0][0], 0.0)
    # A few letters alone prove little.
    most = min(1 - 1 / (2 + sum(byte > 0x7F for byte in raw[:_SAMPLE])), 0.99)
    confidence = min(1 / (1 + math.exp(-_STEEPNESS * margin)), most)
    near = (name for score, name, _ in others if best - score < 2 / _STEEPNESS)
    return Guess(encoding, confidence, tuple(islice(near, 2)))


def decoded_with_strays(raw: bytes, encoding: str) -> tuple[str, list[int]]:
    """The text with U+FFFD for each byte that the encoding does not know, and where those are."""
    text: list[str] = []
    places: list[int] = []
    length = 0
    rest = memoryview(raw)
    while True:
        try:
            text.append(str(rest, encoding))
            return "".join(text), places
        except UnicodeDecodeError as error:
            good = str(rest[: error.start], encoding)
            length += len(good)
            places.append(length)
            length += 1
            text += (good, "\ufffd")
            rest = rest[error.end :]


def stray_bytes(text: str, places: Sequence[int]) -> Message:
    """What a person is to know of bytes that were replaced in a text."""
    named = [
        at_line(text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
        for place in places[:_MOST_NAMED]
    ]
    shown = in_turn(named)
    if (more := len(places) - _MOST_NAMED) > 0:
        shown = message("and-more", shown=shown, count=more)
    return message("stray-bytes", count=len(places), shown=shown)


def _is_mostly_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - strays
    return bool(strays) and whole >= _FEWEST_WHOLE * strays


def _by_language(raw: bytes, fallback: str) -> str:
    language = language_of(raw.decode(_WESTERN, "replace"))
    likely = _BY_LANGUAGE.get(language, _WESTERN) if language else fallback
    return likely if _fits(raw, likely) else fallback


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _naturalness(text: str, encoding: str) -> float:
    """How much the text looks like one, at best 1: how usual the letters of its words beyond ASCII
    are in the language that they fit best, less what is odd, and less for a rare encoding."""
    sample = "\n".join(islice(_telling(text), _SAMPLE))[:_SAMPLE]
    beyond = sum(character > "\x7f" for character in sample)
    letters = [
        letter
        for word in sample.split()
        if not word.isascii()
        for letter in word.lower()
        if letter.isalpha()
    ]
    usual = _NO_LETTERS
    if letters:
        common = [_commonness(letter) for letter in letters]
        usual = max(
            sum(map(known.get, letters, common)) / len(letters) for known in _letters_by_language()
        )
    rarity = 0.05 + 1 / (beyond + 1) if encoding in _RARE else 0.0
    return usual - rarity - 2 * sum(_oddness(sample)) / max(beyond, 1)


def _telling(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if not line.isascii())


def _oddness(text: str) -> Iterator[float]:
    for n, character in enumerate(text):
        if character < "\x80":
            if character < " " and not character.isspace():
                yield 1
            continue
        before, after = text[n - 1 : n], text[n + 1 : n + 2]
        category = unicodedata.category(character)
        if category in ("Cc", "Co", "Cn") or "\u2500" <= character <= "\u259f":
            yield 1
        elif character == "\ufffd":
            yield 2
        elif category[0] in "LM":
            script = _script(character)
            are_apart = any(each.isalpha() and _script(each) != script for each in (before, after))
            if are_apart or (category == "Lu" and before.islower()):
                yield 1
        elif before.isalpha() and after.isalpha() and character not in _IN_WORDS:
            yield 0 if _script(before) == "CJK" else 1
        elif category in ("So", "Sk", "Sm", "Sc", "No"):
            yield _SIGN


@cache
def _script(character: str) -> str:
    name = unicodedata.name(character, "").partition(" ")[0]
    return "CJK" if name in _ONE_SCRIPT else name


@cache
def _commonness(letter: str) -> float:
    """How usual a letter is that no language's list of usual ones has."""
    if _script(letter) == "CJK":
        for encoding, (first, last) in _FIRST_LEVELS.items():
            if first <= letter.encode(encoding, "replace")[0] <= last:
                return _COMMON_IDEOGRAPH
    return _UNKNOWN_LETTER


@cache
def _letters_by_language() -> tuple[dict[str, float], ...]:
    """How usual each letter is in a language, from 1 down to a half."""
    joined: dict[str, dict[str, float]] = {}
    for language, letters in FREQUENCIES.items():
        # The parts of a language's writing bear its name with dashes.
        known = joined.setdefault(language.rstrip("—"), {})
        known |= {letter: 1 - n / (2 * len(letters)) for n, letter in enumerate(letters)}
    return tuple(joined.values())
