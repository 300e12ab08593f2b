"""The name in what a text calls somebody by: “mediator Ingrid Solheim”, “his counterpart, X”."""

import re

from annotator.core.text.span import Span

_LINKS = frozenset({"of", "for", "in", "at", "from", "to"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "der", "di", "el", "la", "van", "von"}
)
_CAPITAL = re.compile(r"\b[^\W\d_a-z]")
_FULL = 2
"""A first name and a surname: one word alone may be a place."""


def name_alone(words: str) -> Span:
    """The name of who is named with what they are; all of the words where it is a part of them."""
    name = _CAPITAL.search(words)
    start = name.start() if name else 0
    # “The ministry of Justice” is a name as a whole.
    return Span(0 if _LINKS & set(words[:start].split()) else start, len(words))


def called(words: str) -> str:
    """What to call somebody: of a name with an apposition the one part that is a full name."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    names = [_alone(part) for part in parts]
    full = [name for name in names if _is_full_name(name)]
    return full[0] if len(parts) > 1 and len(full) == 1 else _alone(words)


def _alone(words: str) -> str:
    span = name_alone(words)
    return words[span.start : span.end]


def _is_full_name(words: str) -> bool:
    each = words.split()
    # “The” begins a sentence, and no name of a person.
    return (
        len(each) >= _FULL
        and each[0] not in ("The", "A", "An", "His", "Her", "Their", "Its")
        and each[-1][0].isupper()
        and all(word[0].isupper() or word in _PARTICLES for word in each)
    )
