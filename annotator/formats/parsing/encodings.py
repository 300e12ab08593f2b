"""Detects the encoding of bytes that are not UTF-8."""

import charset_normalizer

from annotator.formats.parsing.languages import language_of

_CANDIDATES: list[str] = [
    *("utf_8", "utf_16", "utf_32", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255"),
    *("cp1256", "cp1257", "cp1258", "cp874", "iso8859_2", "iso8859_15", "koi8_r", "gb18030"),
    *("big5", "cp932", "euc_jp", "cp949"),
]
"""What news is found in. Those of DOS and old Macs are left out: they fit nearly any bytes, and
turn a French accent into another letter."""

_WESTERN = "cp1252"
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
    """The encoding that the bytes seem to be in, by Python's name; None if none fits.

    Those of Latin letters differ in a few of them only, which hardly show in the bytes; there the
    language decides, which shows in the plain letters.
    """
    guess = charset_normalizer.from_bytes(raw, cp_isolation=_CANDIDATES).best()
    if guess is None or guess.encoding not in _LATIN:
        return guess.encoding if guess else None
    if guess.encoding == "iso8859_2" or not (
        language := language_of(raw.decode(_WESTERN, "replace"))
    ):
        return guess.encoding
    likely = _BY_LANGUAGE.get(language, _WESTERN)
    return likely if _fits(raw, likely) else guess.encoding


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
