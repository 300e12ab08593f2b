"""Which parts records of a type have in a text, and how they hang together: told from examples."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from annotator.assist.learning.examples import CHOICES, OWN, CodedRecord, Example
from annotator.assist.quotes.direct_speech import is_speech
from annotator.assist.quotes.tokens import paragraphs_of_tokens, quoted_runs
from annotator.core.codebook.model import RecordType
from annotator.core.text.span import Span

_PLACED = frozenset(("text", "actor", "place", "date", "number", "range"))
"""Kinds of field whose evidence is looked for."""

_FEWEST, _FEWEST_ARTICLES = 10, 3
"""Less evidence of a field than that teaches nothing."""

_MOST_ROLES = 5
_ANCHORED = 0.6
_REPEATING = 0.5
_MOSTLY_WHOLE = 0.7
_LOOKED_AT = 60
"""Articles whose quotations are looked at."""

_ANCHOR, _SPAN, _FIRST_ROLE = "cue", "content", "speaker"
"""The names that the features of pairs know; whatever the fields are called."""


class Layout(msgspec.Struct, frozen=True):
    """The parts of a record, by the key of their field, `OWN` being its own span.

    Attributes:
        anchor: the part to which all others are linked: words that mostly come once in a record
            and are often the same (“said”), or the record's own span.
        roles: the other parts, the most frequent first.
        inner: those of them that mostly lie within the record's own span.
        several: those of them of which a record often has more than one.
        choices: the fields of few values that are told from all of the record.
        takes_quotations: whether what stands in quotation marks, if it is speech, is mostly the own
            span of a record, and then as a whole.
    """

    anchor: str
    roles: tuple[str, ...]
    inner: tuple[str, ...]
    several: tuple[str, ...]
    choices: tuple[str, ...]
    takes_quotations: bool = False

    @property
    def layers(self) -> tuple[tuple[str, ...], ...]:
        """The parts that are tagged in one pass: a word is of one part in each."""
        outer = tuple(part for part in (self.anchor, *self.roles) if part not in self.inner)
        return (outer, self.inner) if self.inner else (outer,)

    def name(self, part: str) -> str:
        """What a part is called in labels and features."""
        if part == self.anchor:
            return _ANCHOR
        if part == OWN:
            return _SPAN
        others = [role for role in self.roles if role != OWN]
        at = others.index(part)
        return f"{at}{_FIRST_ROLE}" if at else _FIRST_ROLE

    def names(self) -> dict[str, str]:
        """The parts by what they are called."""
        return {self.name(part): part for part in (self.anchor, *self.roles)}

    def labels(self, layer: int) -> tuple[str, ...]:
        """The labels of a layer, in the order of the columns of its weights."""
        names = [self.name(part) for part in self.layers[layer]]
        return ("O", *(f"{side}-{name}" for name in names for side in "BI"))


def layout_of(record_type: RecordType, examples: Sequence[Example]) -> Layout:
    """What the examples show of the type; a field with too little evidence is left out."""
    records = [record for example in examples for record in example.records]
    placed = [
        field.key
        for field in record_type.offered_fields
        if field.kind in _PLACED and not field.long
    ]
    counts = Counter(key for record in records for key in placed if key in record.places)
    articles = Counter(
        key
        for example in examples
        for key in placed
        if any(key in record.places for record in example.records)
    )
    fields = [
        key
        for key, count in counts.most_common()
        if count >= _FEWEST and articles[key] >= _FEWEST_ARTICLES
    ][:_MOST_ROLES]
    inner = tuple(key for key in fields if _share_inside(records, key) > 0.5)
    outer = [key for key in fields if key not in inner]
    repeating = {key: _variety(examples, key) for key in outer}
    anchors = [
        key
        for key in outer
        if counts[key] >= _ANCHORED * len(records)
        and repeating[key] < _REPEATING
        and _share_of_several(records, key) < 0.1
    ]
    anchor = min(anchors, key=lambda key: repeating[key], default=OWN)
    roles = tuple(part for part in (OWN, *fields) if part != anchor)
    several = tuple(key for key in fields if _share_of_several(records, key) > 0.03)
    choices = tuple(
        field.key
        for field in record_type.offered_fields
        if field.kind in CHOICES
        and sum(field.key in record.choices for record in records) >= _FEWEST
    )
    takes_quotations = anchor != OWN and OWN not in inner and _takes_quotations(examples)
    return Layout(anchor, roles, inner, several, choices, takes_quotations)


def _takes_quotations(examples: Sequence[Example]) -> bool:
    count = whole = 0
    for example in examples[:: max(1, len(examples) // _LOOKED_AT)]:
        own = [span for record in example.records for span in record.places[OWN]]
        for tokens in paragraphs_of_tokens(example.text):
            for first, last in quoted_runs(tokens):
                if is_speech(tokens, first, last):
                    words = [each for each in tokens[first : last + 1] if each.text[0].isalnum()]
                    inside = Span(words[0].start, words[-1].end)
                    count += 1
                    whole += any(span.contains(inside) for span in own)
    return whole > _MOSTLY_WHOLE * count


def _share_inside(records: Sequence[CodedRecord], key: str) -> float:
    spans = [(record, span) for record in records for span in record.places.get(key, ())]
    inside = sum(any(own.contains(span) for own in record.places[OWN]) for record, span in spans)
    return inside / max(len(spans), 1)


def _share_of_several(records: Sequence[CodedRecord], key: str) -> float:
    counts = [len(record.places[key]) for record in records if key in record.places]
    return sum(count > 1 for count in counts) / max(len(counts), 1)


def _variety(examples: Sequence[Example], key: str) -> float:
    """Different words among those of a field: few of words that ascribe, many of names."""
    words = [
        word
        for example in examples
        for record in example.records
        for span in record.places.get(key, ())
        for word in example.text[span.start : span.end].lower().split()
    ]
    return len(set(words)) / max(len(words), 1)
