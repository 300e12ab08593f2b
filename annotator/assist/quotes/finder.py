"""The quotes of a text: tokens tagged as parts, contents linked to cues, cues to speakers."""

from typing import Literal

import msgspec
import numpy as np

from annotator.assist.quotes.crf import posteriors, viterbi
from annotator.assist.quotes.features import features, word_hash
from annotator.assist.quotes.linking import Document, Part, candidates, pair_features
from annotator.assist.quotes.model import LABELS, QuoteModel
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens
from annotator.core.text.span import Span

_LINKED = 0.3
"""A link less likely than this is none: a content without a cue, a cue without a speaker."""


class SuggestedQuote(msgspec.Struct, frozen=True):
    """A quote that the model sees.

    Attributes:
        content: what is said, in fragments, in reading order.
        cue: the words that ascribe it; none where a quotation stands alone.
        speaker: who says it, as named there.
        kind: all, some or none of the content stands in quotation marks.
        confidence: of the least certain part or link, from 0 to 1.
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    kind: Literal["direct", "indirect", "mixed"]
    confidence: float


def quotes(text: str, model: QuoteModel) -> list[SuggestedQuote]:
    """The quotes of a text, in reading order of their contents."""
    paragraphs = paragraphs_of_tokens(text)
    if not paragraphs:
        return []
    doc = document(paragraphs, model)
    parts, sure = _parts(paragraphs, model)
    cues = [part for part in parts if part.label == "cue"]
    speakers = [part for part in parts if part.label == "speaker"]
    grouped: dict[Part, list[Part]] = {}
    certain: dict[Part, float] = {}
    for content in (part for part in parts if part.label == "content"):
        cue, chance = best_link(doc, content, cues, parts, model)
        # Words outside quotation marks are said by nobody if nothing says so.
        if cue is None and not doc.tokens[content.first].quotation:
            continue
        key = cue or content
        grouped.setdefault(key, []).append(content)
        certain[key] = min(certain.get(key, 1.0), chance, sure[content])
    found: list[SuggestedQuote] = []
    for key, contents in grouped.items():
        chance, cue, speaker = certain[key], None, None
        if key.label == "cue":
            cue = key
            speaker, link = best_link(doc, cue, speakers, parts, model)
            chance = min(chance, link, sure[cue], sure[speaker] if speaker else 1.0)
        found.append(
            SuggestedQuote(
                tuple(_span(doc, one) for one in contents),
                cue and _span(doc, cue),
                speaker and _span(doc, speaker),
                _kind(doc, contents),
                chance,
            )
        )
    return sorted(found, key=lambda quote: quote.content[0].start)


def document(paragraphs: list[list[Token]], model: QuoteModel) -> Document:
    """The text's tokens in a row, with their words if the model may know them."""
    tokens = [token for tokens in paragraphs for token in tokens]
    lower = [token.text.lower() for token in tokens]
    return Document(
        tokens,
        [word if word_hash(word) in model.vocabulary else "~" for word in lower],
        [n for n, tokens in enumerate(paragraphs) for _ in tokens],
    )


def best_link(
    doc: Document, part: Part, others: list[Part], parts: list[Part], model: QuoteModel
) -> tuple[Part | None, float]:
    """The likeliest partner, or none; and how likely that is."""
    choices = candidates(doc, part, others)
    if not choices:
        return None, 1.0
    table = model.to_cue if part.label == "content" else model.to_speaker
    sums = table.sums(pair_features(doc, part, one, parts) for one in choices)[:, 0]
    chances = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    best = int(chances.argmax())
    chance = float(chances[best])
    return (choices[best], chance) if chance >= _LINKED else (None, 1 - chance)


def _parts(
    paragraphs: list[list[Token]], model: QuoteModel
) -> tuple[list[Part], dict[Part, float]]:
    """What each run of labels is, and the probability of its least certain token."""
    rows: list[list[str]] = []
    before = 0
    for tokens in paragraphs:
        rows += features(tokens, model.vocabulary, before)
        before = tokens[-1].quotation
    emissions = model.tagging.sums(rows)
    parts: list[Part] = []
    sure: dict[Part, float] = {}
    offset = 0
    for tokens in paragraphs:
        here = emissions[offset : offset + len(tokens)]
        path = viterbi(here, model.transitions)
        certain = posteriors(here, model.transitions)[np.arange(len(path)), path]
        for part in parts_of([LABELS[label] for label in path]):
            moved = Part(part.label, part.first + offset, part.last + offset)
            parts.append(moved)
            sure[moved] = float(certain[part.first : part.last + 1].min())
        offset += len(tokens)
    return parts, sure


def parts_of(labels: list[str]) -> list[Part]:
    """The runs of a paragraph's labels; an `I` after something else begins one too."""
    parts: list[Part] = []
    for at, label in enumerate(labels):
        if label == "O":
            continue
        name = label[2:]
        if label[0] == "I" and parts and parts[-1].label == name and parts[-1].last == at - 1:
            parts[-1] = Part(name, parts[-1].first, at)
        else:
            parts.append(Part(name, at, at))
    return parts


def _span(doc: Document, part: Part) -> Span:
    return Span(doc.tokens[part.first].start, doc.tokens[part.last].end)


def _kind(doc: Document, contents: list[Part]) -> Literal["direct", "indirect", "mixed"]:
    words = [
        bool(token.quotation)
        for part in contents
        for token in doc.tokens[part.first : part.last + 1]
        if token.text[0].isalnum()
    ]
    return "direct" if words and all(words) else "mixed" if any(words) else "indirect"
