"""What a name may look like in the database when a person means it: conditions on its words.

They let through too many rather than too few; `actor_matching` ranks what they find.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, literal, or_

from annotator.core.coding.actor_matching import (
    SMALL_WORDS,
    are_enough,
    initials_of,
    sound_of,
    words_of,
    words_without_titles,
)
from annotator.storage.tables import ActorNameRow

_MOST_INITIALS = 6
_SPELLED = {"k": "kqgcx", "s": "sc", "z": "zt", "f": "fp", "v": "vw"}
"""The letters with which a sound of `sound_of` may begin, where it is not that letter alone."""
_SMALL_BEGINNINGS = "".join(sorted({word[0] for word in SMALL_WORDS}))


def words_fit(text: str, dialect: str) -> ColumnElement[bool]:
    """Whether a name has words that begin as those of the text do, titles aside, or one is the
    other's initials."""
    words = words_without_titles(words_of(text))
    begins = _begins_in_sqlite if dialect == "sqlite" else _begins
    either = [and_(*(begins(word) for word in words))]
    if len(words) == 1 and 1 < len(words[0]) <= _MOST_INITIALS:
        either.append(_has_initials(words[0], dialect))
    initials = initials_of(words)
    if len(initials) > 1:
        either.append(ActorNameRow.words.in_([initials, f"the {initials}"]))
    return or_(*either)


def sounds_fit(text: str, dialect: str) -> ColumnElement[bool] | None:
    """Whether a name may sound like the text; None for a text of too few sounds."""
    sounds = [sound_of(word) for word in words_without_titles(words_of(text))]
    if not are_enough(sounds):
        return None
    return and_(*(_sounds(sound, dialect) for sound in sounds))


def _begins(word: str) -> ColumnElement[bool]:
    return _spaced().contains(f" {word}", autoescape=True)


def _begins_in_sqlite(word: str) -> ColumnElement[bool]:
    """The same by GLOB, which takes half the time of LIKE: a word has no sign that GLOB knows."""
    return or_(_glob(f"{word}*"), _glob(f"* {word}*"))


def _has_initials(letters: str, dialect: str) -> ColumnElement[bool]:
    if dialect != "sqlite":
        return _spaced().like("".join(f"% {letter}" for letter in letters) + "%")
    first, others = letters[0], "".join(f"* {letter}" for letter in letters[1:])
    # Nearly every name differs in its first letter, so that no more of it is looked at.
    return or_(_glob(f"{first}{others}*"), _glob(f"[{_SMALL_BEGINNINGS}]* {first}{others}*"))


def _glob(pattern: str) -> ColumnElement[bool]:
    return ActorNameRow.words.op("GLOB")(pattern)


def _sounds(sound: str, dialect: str) -> ColumnElement[bool]:
    """For SQLite's GLOB and for the regular expressions of PostgreSQL."""
    is_sqlite = dialect == "sqlite"
    anything = "*" if is_sqlite else ".*"
    letters: Sequence[str] = [f"[{_SPELLED.get(letter, letter)}]" for letter in sound]
    pattern = f" {anything.join(letters)}"
    if is_sqlite:
        return or_(_glob(f"{pattern[1:]}*"), _glob(f"*{pattern}*"))
    return _spaced().op("~")(pattern)


def _spaced() -> ColumnElement[str]:
    """The words, a space before the first as well."""
    return literal(" ").concat(ActorNameRow.words)
