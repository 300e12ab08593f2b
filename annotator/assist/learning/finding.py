"""Finds records of a learned type in a text."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.assist.learning.confidence import likelihood
from annotator.assist.learning.examples import OWN, CodedRecord
from annotator.assist.learning.guide import Guide, Hints
from annotator.assist.learning.layout import Layout
from annotator.assist.learning.model import LearnedModel
from annotator.assist.learning.seen import Pairs, document, record_features, token_features
from annotator.assist.quotes.crf import posteriors, viterbi
from annotator.assist.quotes.direct_speech import with_whole_quotations
from annotator.assist.quotes.finder import parts_of
from annotator.assist.quotes.linking import Document, Part
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens
from annotator.core.text.span import Span

_LINKED = 0.3
"""A link less likely than this is none."""

_ALSO_LINKED = 0.5
"""A second part of a field is taken from here on."""

_QUOTED = 8
"""The sign that says what share of a record's words stands in quotation marks."""

_MOST = 6
"""So many parts of one field, at most."""


class FoundRecord(msgspec.Struct, frozen=True):
    """A record that the model sees.

    Attributes:
        signs: what its confidence is told from, see `confidence`.
        confidence: how likely every part of it is right, from 0 to 1.
    """

    record: CodedRecord
    signs: tuple[float, ...]
    confidence: float


def offers(found: FoundRecord, confidence: float, threshold: float, layout: Layout) -> bool:
    """Whether a record is worth offering: it is sure enough, or has words in quotation marks where
    these mostly are records."""
    return confidence >= threshold or (layout.takes_quotations and found.signs[_QUOTED] > 0)


class _Sure(msgspec.Struct, frozen=True):
    """How sure the bounds and the inside of a part are, as logarithms of probabilities."""

    least: float
    bounds: float


def find(text: str, model: LearnedModel, guide: Guide | None = None) -> list[FoundRecord]:
    """All records that the model sees, however unlikely, in reading order.

    Args:
        guide: the hints that a guided model was taught with.
    """
    paragraphs = paragraphs_of_tokens(text)
    if not paragraphs:
        return []
    tokens = [token for each in paragraphs for token in each]
    hints = guide.hints(text, tokens) if guide and model.is_guided else None
    return _Reading(paragraphs, model, hints).records()


class _Reading:
    def __init__(
        self, paragraphs: list[list[Token]], model: LearnedModel, hints: Hints | None
    ) -> None:
        self._model = model
        self._layout = model.layout
        self._doc: Document = document(paragraphs, model.vocabulary)
        self._hints = hints
        self._sure: dict[Part, _Sure] = {}
        parts = self._tag(paragraphs)
        self._pairs = Pairs(self._doc, parts, hints)

    def _tag(self, paragraphs: list[list[Token]]) -> list[Part]:
        found: list[Part] = []
        outer: list[str] | None = None
        for weights, transitions in self._model.layers:
            labels: list[str] = []
            rows = token_features(paragraphs, self._model.vocabulary, outer, self._hints)
            emissions = weights.sums(row for each in rows for row in each)
            for tokens in paragraphs:
                offset = len(labels)
                here = emissions[offset : offset + len(tokens)]
                path = viterbi(here, transitions)
                certain = posteriors(here, transitions)
                best: list[int] = path.tolist()
                said = [weights.labels[label] for label in best]
                if self._layout.takes_quotations and outer is None:
                    said = with_whole_quotations(said, tokens)
                    path = np.array([weights.labels.index(each) for each in said], dtype=np.intp)
                labels += said
                for part in parts_of(said):
                    moved = Part(part.label, part.first + offset, part.last + offset)
                    found.append(moved)
                    self._sure[moved] = _sure(part, path, certain)
            outer = labels
        return sorted(found, key=lambda part: (part.first, -part.last))

    def records(self) -> list[FoundRecord]:
        """Own spans grouped by their anchor, each anchor with what belongs to it."""
        layout = self._layout
        own = self._pairs.named.get(layout.name(OWN), [])
        if layout.anchor == OWN:
            found = [self._record(part, [part], 1.0) for part in own]
        else:
            grouped: dict[Part, list[Part]] = {}
            linked: dict[Part, float] = {}
            for part in own:
                anchor, chance = self._linked(part, OWN, layout.anchor)
                key = anchor[0] if anchor else part
                grouped.setdefault(key, []).append(part)
                linked[key] = min(linked.get(key, 1.0), chance)
            found = [self._record(key, parts, linked[key]) for key, parts in grouped.items()]
        return sorted(found, key=lambda each: each.record.places[OWN][0].start)

    def _linked(self, part: Part, role: str, sought: str) -> tuple[list[Part], float]:
        """The likeliest partner, if any, and those as good as certain; how likely that is."""
        pairs = self._pairs.of(part, self._layout.name(sought))
        if not pairs:
            return [], 1.0
        table = self._model.links[role]
        chances = table.chances(row for _other, row in pairs)[:, table.labels.index("1")]
        best = int(chances.argmax())
        chance = float(chances[best])
        if chance < _LINKED:
            return [], 1 - chance
        if sought not in self._layout.several:
            return [pairs[best][0]], chance
        also = [n for n, each in enumerate(chances) if n == best or each >= _ALSO_LINKED][:_MOST]
        return [pairs[n][0] for n in also], float(chances[also].min())

    def _record(self, anchor: Part, own: list[Part], chance: float) -> FoundRecord:
        layout = self._layout
        parts: dict[str, list[Part]] = {OWN: own}
        chances = [chance]
        if anchor.label == layout.name(layout.anchor):
            parts[layout.anchor] = [anchor]
            for role in layout.roles:
                if role != OWN:
                    linked, likely = self._linked(anchor, role, role)
                    chances.append(likely)
                    if linked:
                        parts[role] = linked
            parts[OWN] = own
        choices, sure_choices = self._choices(parts)
        signs = self._signs(anchor, parts, chances, sure_choices)
        places = {key: tuple(map(self._span, each)) for key, each in parts.items()}
        record = CodedRecord(places, choices)
        return FoundRecord(record, signs, likelihood(signs, self._model.confidence))

    def _choices(self, parts: dict[str, list[Part]]) -> tuple[dict[str, str], list[float]]:
        if not self._model.choices:
            return {}, []
        row = record_features(self._doc, parts)
        choices: dict[str, str] = {}
        sure: list[float] = []
        for key, table in self._model.choices.items():
            chances = table.chances([row])[0]
            best = int(chances.argmax())
            sure.append(float(chances[best]))
            if table.labels[best]:
                choices[key] = table.labels[best]
        return choices, sure

    def _signs(
        self,
        anchor: Part,
        parts: dict[str, list[Part]],
        chances: Sequence[float],
        choices: Sequence[float],
    ) -> tuple[float, ...]:
        """What may tell whether the record is right; the same number of signs for each."""
        own = [self._sure[part] for part in parts[OWN]]
        others = [self._sure[part] for key, each in parts.items() if key != OWN for part in each]
        tokens = self._doc.tokens
        words = sum(part.last - part.first + 1 for part in parts[OWN])
        quoted = sum(
            bool(token.quotation)
            for part in parts[OWN]
            for token in tokens[part.first : part.last + 1]
        )
        signs = [
            min(each.least for each in own),
            sum(each.bounds for each in own),
            min((each.least for each in others), default=0.0),
            sum(each.bounds for each in others),
            _log(min(chances)),
            sum(map(_log, chances)),
            float(len(own) > 1),
            float(np.log1p(words)),
            quoted / words,
            float(quoted == words),
            float(anchor.label == self._layout.name(self._layout.anchor)),
            sum(map(_log, choices)),
        ]
        signs += [float(role in parts) for role in self._layout.roles if role != OWN]
        signs += [
            self._sure[parts[role][0]].bounds if role in parts else 0.0
            for role in (self._layout.anchor, *self._layout.roles)
            if role != OWN
        ]
        return tuple(signs)

    def _span(self, part: Part) -> Span:
        return Span(self._doc.tokens[part.first].start, self._doc.tokens[part.last].end)


def _sure(part: Part, path: NDArray[np.intp], certain: NDArray[np.float64]) -> _Sure:
    """Of a part of a paragraph whose best labels and probabilities are given."""
    along = certain[np.arange(part.first, part.last + 1), path[part.first : part.last + 1]]
    after = part.last + 1
    ends = float(certain[after, path[after]]) if after < len(path) else 1.0
    return _Sure(_log(float(along.min())), _log(float(along[0])) + _log(ends))


def _log(chance: float) -> float:
    return float(np.log(max(chance, 1e-6)))
