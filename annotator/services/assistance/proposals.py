"""What the text proposes for the empty fields of a record: cue, speaker and kind of a quotation.

A proposal is no data: it is shown, and written only when a person takes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.core.codebook.model import Field, RecordType
from annotator.core.coding.actor_matching import is_pronoun
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.deferred import deferred
from annotator.core.text.span import Span, cut, extent, joined_text
from annotator.services.assistance.names import name_alone

if TYPE_CHECKING:
    from annotator.assist import attribution as assist
else:
    # What reads texts is needed when somebody codes, and not to open a project.
    assist = deferred("annotator.assist.attribution")

_AROUND = 4_000
"""So many characters before and after a record are read: few paragraphs are longer."""

_SPEAKERS = ("speaker", "claimant")
_KINDS = frozenset({"direct", "indirect", "mixed"})

Proposals = Mapping[str, FieldValue]
"""Proposed values by field key, each with the words that it is told from, if any."""

_NOTHING: Proposals = {}


def proposals(
    record_type: RecordType, article: Article, record: Record, seen: Proposals = _NOTHING
) -> Proposals:
    """What the article proposes for those fields of a record that hold nothing.

    Args:
        seen: what a suggester saw there, which goes before what rules tell.
    """
    empty = {
        role: field
        for field in record_type.offered_fields
        if field.key not in record.fields and (role := _role(field))
    }
    if not empty or not record.spans:
        return {}
    spans = [fragment.span for fragment in record.spans]
    start, text = _around(article.text, extent(spans))
    found = assist.attribution(text, [Span(each.start - start, each.end - start) for each in spans])
    proposed: dict[str, FieldValue] = {}
    for role, words in (("speaker", found.speaker), ("cue", found.cue)):
        if words is not None and (field := empty.get(role)) is not None:
            named = _name(text, words) if role == "speaker" else words
            fragment = cut(article.text, Span(named.start + start, named.end + start))
            value = " ".join(joined_text((fragment,)).split())
            if value and not (role == "speaker" and is_pronoun(value)):
                proposed[field.key] = FieldValue(value, None, (fragment,))
    if (field := empty.get("kind")) is not None:
        proposed[field.key] = FieldValue(found.kind)
    proposed |= {key: value for key, value in seen.items() if value.value is not None}
    return {field.key: proposed[field.key] for field in empty.values() if field.key in proposed}


def _name(text: str, words: Span) -> Span:
    """The name alone of who is named with what they are."""
    name = name_alone(text[words.start : words.end])
    return Span(words.start + name.start, words.start + name.end)


def _role(field: Field) -> str:
    """What of an attribution a field holds, told by its key and kind; empty for nothing."""
    if field.key == "cue" and field.kind == "text" and not field.long:
        return "cue"
    if field.key in _SPEAKERS and field.kind == "actor":
        return "speaker"
    if field.key == "kind" and field.kind == "choice" and not field.many:
        offered = {choice.key for choice in field.choices if not choice.retired}
        return "kind" if offered >= _KINDS else ""
    return ""


def _around(text: str, whole: Span) -> tuple[int, str]:
    """The record and what stands beside it, cut between paragraphs where there is one nearby."""
    start, end = max(whole.start - _AROUND, 0), min(whole.end + _AROUND, len(text))
    if start:
        start = max(text.find("\n", start, whole.start) + 1, start)
    return start, text[start:end]
