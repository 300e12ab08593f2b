"""What a person reads of a change: a sentence composed of its kind and parameters.

In English, or as a `Language` translates.
"""

import msgspec

from annotator.core.changes.change_kinds import KINDS, CountedKind, Named, Parameters
from annotator.core.coding.article_details import DETAIL_NAMES
from annotator.core.language import ENGLISH, Language

_WORDS: dict[str, str] = {
    "draft": "draft",
    "done": "done",
    "rejected": "rejected",
    "gold": "gold",
    "suggested": "suggested",
    "new": "new",
    "in_progress": "in progress",
    "nothing": "nothing",
    **DETAIL_NAMES,
    "lead": "lead",
    "coder": "coder",
    "adjudicator": "adjudicator",
    "state": "state",
    "flagged": "“look again”",
    "note": "note",
}
"""What is ours among the parameters: states, details of articles, columns that every type has."""


def composed(key: str, parameters: Parameters, language: Language = ENGLISH) -> str:
    """What a person reads of a change of a kind; the key of one that a later version made."""
    kind = KINDS.get(key)
    if kind is None:
        return key
    try:
        what = msgspec.convert({"kind": key, **parameters}, kind)
    except msgspec.ValidationError:
        return key
    if isinstance(what, CountedKind):
        template = language.counted(what.english_one, what.english, what.count)
    else:
        template = language.text(what.english)
    held = msgspec.structs.asdict(what)
    return template.format(**{name: _text_of_value(name, held[name], language) for name in held})


def _text_of_value(name: str, value: object, language: Language) -> object:
    if isinstance(value, Named):
        if value.label:
            return language.label(value.label)
        return language.text(_WORDS.get(value.key, value.key))
    if name in ("state", "detail", "role"):
        return language.text(_WORDS[str(value)])
    return value


def texts() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """All that is to be translated: texts, and pairs of forms for one and for several."""
    kinds = KINDS.values()
    counted = {(kind.english_one, kind.english) for kind in kinds if issubclass(kind, CountedKind)}
    plain = {kind.english for kind in kinds if not issubclass(kind, CountedKind)}
    return frozenset(plain | set(_WORDS.values())), frozenset(counted)
