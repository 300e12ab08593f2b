"""What a name may look like in the database when a person means it: conditions on its words.

They let through too many rather than too few; `actor_matching` ranks what they find.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, literal, or_

from annotator.core.coding.actor_matching import (
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


def words_fit(text: str) -> ColumnElement[bool]:
    """Whether a name has words that begin as those of the text do, titles aside, or one is the
    other's initials."""
    words = words_without_titles(words_of(text))
    either = [and_(*(_begins(word) for word in words))]
    if len(words) == 1 and 1 < len(words[0]) <= _MOST_INITIALS:
        either.append(and_(_spaced().like("".join(f"% {letter}" for letter in words[0]) + "%")))
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


def _sounds(sound: str, dialect: str) -> ColumnElement[bool]:
    """For SQLite's GLOB and for the regular expressions of PostgreSQL."""
    is_sqlite = dialect == "sqlite"
    anything = "*" if is_sqlite else ".*"
    letters: Sequence[str] = [f"[{_SPELLED.get(letter, letter)}]" for letter in sound]
    pattern = f" {anything.join(letters)}"
    if is_sqlite:
        return _spaced().op("GLOB")(f"*{pattern}*")
    return _spaced().op("~")(pattern)


def _spaced() -> ColumnElement[str]:
    """The words, a space before the first as well."""
    return literal(" ").concat(ActorNameRow.words)
