"""What a name may look like in the database when a person means it: patterns over its key, for
SQLite's GLOB and for the regular expressions of PostgreSQL.

They let through too many rather than too few; `actor_matching` ranks what they find.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, LargeBinary, and_, cast, func, literal, or_

from annotator.core.coding.actor_matching import (
    are_enough,
    initials_of,
    sound_of,
    words_of,
    words_without_titles,
)
from annotator.core.text.folding import folded
from annotator.storage.tables import ActorNameRow

_LAST_LETTER = 0x2000
"""The alphabets lie below it; what follows are signs, ideographs and forms for compatibility."""
_BEFORE = " (,/“«\"'’‘"
"""What stands before a word, besides the hyphen."""
_MOST_INITIALS = 6
_SPELLED = {"k": "kqgcx", "s": "sc", "z": "zt", "f": "fp", "v": "vw"}
"""The letters with which a sound of `sound_of` may begin, where it is not that letter alone."""

_ANY = ""
"""In a pattern: whatever comes in between."""
_Pattern = Sequence[str]
"""The folded letters that may stand in each place."""


def words_fit(text: str, dialect: str) -> ColumnElement[bool]:
    """Whether a name's key has words that begin as those of the text do, accents and titles aside,
    or one is the other's initials."""
    words = words_without_titles(words_of(text))
    either = [and_(*(_matches([_BEFORE, *word], dialect) for word in words))]
    if len(words) == 1 and 1 < len(words[0]) <= _MOST_INITIALS:
        spread = "".join(f"% {letter}" for letter in words[0])
        dotted = f"% {'.'.join(words[0])}"
        either += [_spaced().like(f"{pattern}%") for pattern in (spread, dotted)]
    initials = initials_of(words)
    if len(initials) > 1:
        dotted_initials = ".".join(initials)
        forms = (initials, dotted_initials, f"{dotted_initials}.")
        either.append(ActorNameRow.key.in_([*forms, *(f"the {each}" for each in forms)]))
    return or_(*either)


def sounds_fit(text: str, dialect: str) -> ColumnElement[bool] | None:
    """Whether a name's key may sound like the text; None for a text of too few sounds."""
    sounds = [sound_of(word) for word in words_without_titles(words_of(text))]
    if not are_enough(sounds):
        return None
    patterns: list[_Pattern] = []
    for sound in sounds:
        spelled = [_SPELLED.get(letter, letter) for letter in sound]
        patterns.append([_BEFORE, *(each for letters in spelled for each in (letters, _ANY))])
    return and_(*(_matches(pattern, dialect) for pattern in patterns))


@cache
def _written_alike() -> dict[str, str]:
    """The letters that each folded one stands for, itself left out."""
    alike: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, range(0x80, _LAST_LETTER)):
        plain = folded(letter)
        if len(plain) == 1 and plain != letter and letter == letter.casefold():
            alike[plain] += letter
    return alike


def _matches(pattern: _Pattern, dialect: str) -> ColumnElement[bool]:
    """Whether the key has it. What is slow is asked only of keys of which something quick holds."""
    key = ActorNameRow.key
    pieces = "".join(each if len(each) == 1 else " " for each in pattern).split()
    longest = max(pieces, key=len, default="")
    alike = _written_alike()
    accented = [
        each if each == _BEFORE else "".join(one + alike.get(one, "") for one in each)
        for each in pattern
    ]
    is_sqlite = dialect == "sqlite"
    octets = func.length(cast(key, LargeBinary)) if is_sqlite else func.octet_length(key)
    return or_(
        and_(key.contains(longest, autoescape=True), _globbed(pattern, dialect)),
        and_(octets > func.length(key), _globbed(accented, dialect)),
    )


def _globbed(pattern: _Pattern, dialect: str) -> ColumnElement[bool]:
    is_sqlite = dialect == "sqlite"
    anything = "*" if is_sqlite else ".*"
    # The hyphen stands last in its class, where it is no range.
    parts = [
        anything
        if each == _ANY
        else f"[{each}-]"
        if each == _BEFORE
        else each
        if len(each) == 1
        else f"[{each}]"
        for each in pattern
    ]
    if is_sqlite:
        return _spaced().op("GLOB")(f"*{''.join(parts)}*")
    return _spaced().op("~")("".join(parts))


def _spaced() -> ColumnElement[str]:
    """The key, a space before its first word as well."""
    return literal(" ").concat(ActorNameRow.key)
