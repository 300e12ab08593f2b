"""The quotes of a text: tokens tagged as parts, contents linked to cues, cues to speakers."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

import msgspec
import numpy as np

from annotator.assist.quotes.asides import subject_before
from annotator.assist.quotes.confidence import Certainty, Kind, Signs
from annotator.assist.quotes.crf import posteriors, viterbi
from annotator.assist.quotes.direct_speech import is_speech, with_whole_quotations
from annotator.assist.quotes.features import feature_hashes, folded_word, word_hash
from annotator.assist.quotes.linking import Document, Pairs, Part, candidates, place
from annotator.assist.quotes.model import LABELS, QuoteModel, Table
from annotator.assist.quotes.speaker_names import SpeakerNames
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens, quoted_runs, stops
from annotator.core.text.span import Span

_COLUMNS = {
    name: (LABELS.index(f"B-{name}"), LABELS.index(f"I-{name}"))
    for name in ("content", "cue", "speaker")
}
_feature_hash = lru_cache(maxsize=1 << 16)(word_hash)
_SENTENCE_ENDS = frozenset(".!?…")
_BY_RULE = Certainty(0.5, 0.5)
_FAR = 40
"""So many tokens before a cue its subject is looked for."""
_LINKED = 0.15
"""A link less likely than this is none: a content without a cue, a cue without a speaker."""


class SuggestedQuote(msgspec.Struct, frozen=True):
    """A quote that the model sees.

    Attributes:
        content: what is said, in fragments, in reading order.
        cue: the words that ascribe it; none where a quotation stands alone.
        speaker: who says it, as named there.
        kind: all, some or none of the content stands in quotation marks.
        confidence: how likely all of it is right, from 0 to 1.
        speaker_name: who the speaker is by the fullest name that the text has, or the words for it.
        signs: what the confidence rests on.
    """

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    kind: Kind
    confidence: float
    speaker_name: str = ""
    signs: Signs | None = None


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
    linked: dict[Part, float] = {}
    said = [part for part in parts if part.label == "content"]
    plain: dict[Part, tuple[Part, float]] = {}
    before: Part | None = None
    for one in said:
        if cue := _cue_beside(doc, one, parts) or _cue_of_before(doc, one, before):
            plain[one] = cue, 1.0
            before = cue
    others = [one for one in said if one not in plain]
    linked_to = dict(zip(others, best_links(doc, others, cues, parts, model.to_cue), strict=True))
    for content in said:
        cue, chance = plain.get(content) or linked_to[content]
        if cue is not None:
            grouped.setdefault(cue, []).append(content)
            linked[cue] = min(linked.get(cue, 1.0), chance)
            continue
        # Words outside quotation marks are said by nobody if nothing says so.
        for speech in _spoken(doc, content):
            grouped[speech], linked[speech], sure[speech] = [speech], chance, sure[content]
    used = [key for key in grouped if key.label == "cue"]
    of_cue = dict(zip(used, best_links(doc, used, speakers, parts, model.to_speaker), strict=True))
    found: list[SuggestedQuote] = []
    for key, contents in grouped.items():
        cue = key if key.label == "cue" else None
        speaker, link = of_cue.get(key, (None, 1.0))
        if cue is not None and (subject := _subject_before(doc, cue, speaker)) is not None:
            speaker = subject
            sure.setdefault(subject, _BY_RULE)
        signs = Signs(
            [sure[one] for one in contents],
            cue and sure[cue],
            speaker and sure[speaker],
            min(linked[key], link),
            kind_of(token for one in contents for token in doc.tokens[one.first : one.last + 1]),
        )
        found.append(
            SuggestedQuote(
                tuple(_span(doc, one) for one in contents),
                cue and _span(doc, cue),
                speaker and _span(doc, speaker),
                signs.kind,
                model.confidence.of(signs),
                signs=signs,
            )
        )
    found.sort(key=lambda quote: quote.content[0].start)
    return _named(text, found)


def _cue_beside(doc: Document, content: Part, parts: Sequence[Part]) -> Part | None:
    """The cue of “…”, said X and “…”, X said: what follows a quotation's comma ascribes it."""
    tokens, at = doc.tokens, content.last
    if tokens[at].mark != "close":
        return None
    if tokens[at - 1].text != ",":
        at += 1
        if at >= len(tokens) or tokens[at].text != ",":
            return None
    after = place(parts, at)
    for part in parts[after : after + 2]:
        if part.first != at + 1 or part.label == "content":
            return None
        if part.label == "cue":
            return part
        at = part.last
    return None


def _cue_of_before(doc: Document, content: Part, cue: Part | None) -> Part | None:
    """The cue of “…,” said X. “…”: a whole quotation that follows the sentence goes on."""
    tokens, first = doc.tokens, content.first
    if cue is None or cue.last >= first or doc.paragraph[cue.first] != doc.paragraph[first]:
        return None
    is_whole = tokens[first].mark == "open" and tokens[content.last].mark == "close"
    is_next = doc.stops[first] - doc.stops[cue.last] == 1 and tokens[first - 1].text == "."
    return cue if is_whole and is_next and tokens[content.last - 1].text in _SENTENCE_ENDS else None


def _subject_before(doc: Document, cue: Part, speaker: Part | None) -> Part | None:
    """The subject of “X, which …, said”, where nobody was found, or a word of the clause."""
    first, here = cue.first, doc.paragraph[cue.first]
    if not first or doc.tokens[first - 1].text != ",":
        return None
    while first and doc.paragraph[first - 1] == here and cue.first - first < _FAR:
        first -= 1
    tokens = doc.tokens[first : cue.first]
    found = subject_before(tokens, stops(tokens), cue.first - first)
    if found is None:
        return None
    whole = Part("speaker", first + found.start, first + found.stop - 1)
    if speaker is None:
        return whole
    # What begins where the subject does is right, or as right as people mark it.
    return whole if whole.first < speaker.first <= whole.last else None


def _spoken(doc: Document, content: Part) -> list[Part]:
    """What of a content stands in marks, as speech does."""
    tokens = doc.tokens[content.first : content.last + 1]
    return [
        Part(content.label, content.first + a, content.first + b)
        for a, b in quoted_runs(tokens)
        if is_speech(tokens, a, b)
    ]


def _named(text: str, found: Sequence[SuggestedQuote]) -> list[SuggestedQuote]:
    names = SpeakerNames(text).names([q.speaker for q in found], [q.content for q in found])
    return [
        msgspec.structs.replace(quote, speaker_name=name)
        for quote, name in zip(found, names, strict=True)
    ]


def document(paragraphs: list[list[Token]], model: QuoteModel) -> Document:
    """The text's tokens in a row, with their words if the model may know them."""
    tokens = [token for tokens in paragraphs for token in tokens]
    lower = [folded_word(token.text) for token in tokens]
    return Document(
        tokens,
        [word if word_hash(word) in model.vocabulary else "~" for word in lower],
        [n for n, tokens in enumerate(paragraphs) for _ in tokens],
    )


def best_links(
    doc: Document, ones: Sequence[Part], others: list[Part], parts: list[Part], weights: Table
) -> list[tuple[Part | None, float]]:
    """Of each the likeliest partner, or none; and how likely that is.

    Args:
        doc: the text.
        ones: contents or cues.
        others: what they may be linked to.
        parts: all of the text, in reading order.
        weights: those of the features of pairs.
    """
    choices = [candidates(doc, one, others) for one in ones]
    pairs = Pairs(doc, parts)
    rows = [
        [*map(_feature_hash, pairs.features(one, to))]
        for one, possible in zip(ones, choices, strict=True)
        for to in possible
    ]
    if not rows:
        return [(None, 1.0) for _ in ones]
    sums = weights.sums(np.array(rows, dtype=np.uint32))[:, 0]
    chances: list[float] = (1 / (1 + np.exp(-np.clip(sums, -30, 30)))).tolist()
    found: list[tuple[Part | None, float]] = []
    at = 0
    for possible in choices:
        here = chances[at : at + len(possible)]
        at += len(possible)
        best = max(range(len(here)), key=here.__getitem__, default=0)
        if not here:
            found.append((None, 1.0))
        elif here[best] >= _LINKED:
            found.append((possible[best], here[best]))
        else:
            found.append((None, 1 - here[best]))
    return found


def _parts(
    paragraphs: list[list[Token]], model: QuoteModel
) -> tuple[list[Part], dict[Part, Certainty]]:
    """What each run of labels is, and how sure it is."""
    emissions = model.tagging.sums(feature_hashes(paragraphs, model.vocabulary))
    lengths = [len(tokens) for tokens in paragraphs]
    best: list[int] = viterbi(emissions, model.transitions, lengths).tolist()
    path = [LABELS[label] for label in best]
    chances = posteriors(emissions, model.transitions, lengths).tolist()
    ends = {*accumulate(lengths)}
    parts: list[Part] = []
    offset = 0
    for tokens, length in zip(paragraphs, lengths, strict=True):
        labels = with_whole_quotations(path[offset : offset + length], tokens)
        parts += [Part(p.label, p.first + offset, p.last + offset) for p in parts_of(labels)]
        offset += length
    sure = {part: _certainty(part, chances, ends) for part in parts}
    return parts, sure


def _certainty(part: Part, chances: list[list[float]], ends: Collection[int]) -> Certainty:
    begin, inner = _COLUMNS[part.label]
    inside = min(row[begin] + row[inner] for row in chances[part.first : part.last + 1])
    goes_on = 0.0 if part.last + 1 in ends else chances[part.last + 1][inner]
    return Certainty(inside, chances[part.first][begin] * (1 - goes_on))


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


def kind_of(tokens: Iterable[Token]) -> Kind:
    """Whether all, some or none of the words of a content stand in quotation marks."""
    words = [bool(token.quotation) for token in tokens if token.text[0].isalnum()]
    return "direct" if words and all(words) else "mixed" if any(words) else "indirect"
