"""Makes a model of one type of record from examples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

import numpy as np

from annotator.assist.learning.examples import OWN, Example
from annotator.assist.learning.guide import Guide
from annotator.assist.learning.labelled import Labelled
from annotator.assist.learning.layout import Layout, layout_of
from annotator.assist.learning.model import Learned, Tagging
from annotator.assist.learning.seen import Pairs, document, record_features, token_features
from annotator.assist.learning.weights import Weights, packed
from annotator.assist.learning.words import Words
from annotator.assist.quotes.linking import Part
from annotator.core.codebook.model import RecordType

NONE = ""
"""The label of a choice that is not made."""

_FEW_TOKENS, _MANY_TOKENS = 100_000, 300_000

Sequences = Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]
"""Rows of features, and their labels."""


class Regularisation(NamedTuple):
    """How a conditional random field is kept simple.

    Attributes:
        c1, c2: weights of the sums of absolute and of squared weights.
        least: features seen less often are left out.
        iterations: of the optimisation, at most.
    """

    c1: float
    c2: float
    least: int
    iterations: int


class Fitted(NamedTuple):
    """Weights by feature and label, and by label and label that follows."""

    states: Mapping[tuple[str, str], float]
    transitions: Mapping[tuple[str, str], float]


class Fit(Protocol):
    """Fits a linear-chain conditional random field to sequences."""

    def __call__(self, sequences: Sequences, how: Regularisation) -> Fitted:
        """The weights that make the labels likeliest."""
        ...


def teach(
    record_type: RecordType,
    examples: Sequence[Example],
    fit: Fit,
    guide: Guide | None = None,
    layout: Layout | None = None,
) -> Learned:
    """The model that the examples teach; it holds hashes and numbers, no words.

    Args:
        guide: the hints that it is given with each text, here and wherever it is used.
        layout: the parts of the type; what the examples show if not given.
    """
    layout = layout or layout_of(record_type, examples)
    articles = [Labelled(example, layout, guide) for example in examples]
    words = Words(articles, layout)
    tokens = sum(len(article.tokens) for article in articles)
    how = regularisation(tokens)
    layers = tuple(
        _tagging(articles, layout, layer, words, fit, how) for layer in range(len(layout.layers))
    )
    priors = words.priors()
    links = {
        role: _regression(_link_rows(articles, layout, priors, role), ("0", "1"), fit)
        for role in layout.roles
    }
    choices = {
        key: _regression(_choice_rows(articles, layout, priors, key), _made(examples, key), fit)
        for key in layout.choices
    }
    order = sorted(priors)
    return Learned(
        record_type.key,
        layout,
        layers,
        links,
        choices,
        np.array(order, dtype="<u4").tobytes(),
        bytes(priors[word] for word in order),
        is_guided=guide is not None,
    )


def regularisation(tokens: int) -> Regularisation:
    """For so many tokens: what is seldom says less, the more there is."""
    if tokens < _FEW_TOKENS:
        return Regularisation(0.05, 0.05, 2, 70)
    return Regularisation(0.15, 0.01, 3 if tokens < _MANY_TOKENS else 4, 70)


def _tagging(
    articles: Sequence[Labelled],
    layout: Layout,
    layer: int,
    words: Words,
    fit: Fit,
    how: Regularisation,
) -> Tagging:
    labels = layout.labels(layer)
    fitted = fit(_sequences(articles, layer, words), how)
    transitions = np.zeros((len(labels), len(labels)))
    for (first, second), weight in fitted.transitions.items():
        transitions[labels.index(first), labels.index(second)] = weight
    return Tagging(packed(labels, fitted.states), transitions.astype("<f4").tobytes())


def _sequences(
    articles: Sequence[Labelled], layer: int, words: Words
) -> Iterator[tuple[list[list[str]], list[str]]]:
    for article in articles:
        # As of an article that is not known yet, or the words' own counts would tell the labels.
        own = words.priors(article.example.id)
        outer = article.labels[0] if layer else None
        offset = 0
        for rows in token_features(article.paragraphs, own, outer, article.hints):
            yield rows, article.labels[layer][offset : offset + len(rows)]
            offset += len(rows)


def _link_rows(
    articles: Sequence[Labelled], layout: Layout, vocabulary: Mapping[int, int], role: str
) -> Iterator[tuple[list[str], str]]:
    """Each part with those that it may go with, and whether it does.

    The record's own span looks for its anchor, the anchor for all else.
    """
    seeker, sought = (OWN, layout.anchor) if role == OWN else (layout.anchor, role)
    seeker_name, sought_name = layout.name(seeker), layout.name(sought)
    for article in articles:
        parts = article.parts()
        pairs = Pairs(document(article.paragraphs, vocabulary), parts, article.hints)
        for part in parts:
            if part.label != seeker_name:
                continue
            record = article.example.records[article.belongs[part.label, part.first]]
            places = record.places.get(sought, ())
            for other, row in pairs.of(part, sought_name):
                first = article.tokens[other.first].start
                last = article.tokens[other.last].end
                right = any(first < span.end and span.start < last for span in places)
                yield row, str(int(right))


def _choice_rows(
    articles: Sequence[Labelled], layout: Layout, vocabulary: Mapping[int, int], key: str
) -> Iterator[tuple[list[str], str]]:
    for article in articles:
        doc = document(article.paragraphs, vocabulary)
        for record in article.example.records:
            parts: dict[str, list[Part]] = {}
            for part in (OWN, layout.anchor, *layout.roles):
                inside = [article.inside(span) for span in record.places.get(part, ())]
                parts[part] = [Part(part, each.start, each.stop - 1) for each in inside if each]
            if any(parts.values()):
                yield record_features(doc, parts), record.choices.get(key, NONE)


def _made(examples: Sequence[Example], key: str) -> tuple[str, ...]:
    """The choices that were made in a field, and that none was."""
    made = {record.choices.get(key, NONE) for each in examples for record in each.records}
    return tuple(sorted(made))


def _regression(
    rows: Iterable[tuple[Sequence[str], str]], labels: Sequence[str], fit: Fit
) -> Weights:
    """Multinomial logistic regression: chains of length one."""
    waiting = iter(rows)
    first = next(waiting, None)
    if len(labels) < 2 or first is None:
        # Whatever it is asked, it gives the one answer that it knows.
        return packed(labels, {})
    # What a choice is called may be anything, which is not to be read out of a file of weights.
    number = {label: str(n) for n, label in enumerate(labels)}
    numbered = (([row], [number[label]]) for row, label in chain((first,), waiting))
    fitted = fit(numbered, Regularisation(0.1, 0.1, 2, 100))
    named = {(name, labels[int(n)]): weight for (name, n), weight in fitted.states.items()}
    return packed(labels, named)
