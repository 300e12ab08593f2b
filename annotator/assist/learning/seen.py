"""What a model sees: features of tokens, of pairs of parts, and of whole records."""

from collections.abc import Mapping, Sequence

from annotator.assist.learning.examples import OWN
from annotator.assist.learning.guide import Hints
from annotator.assist.quotes.features import (
    Vocabulary,
    features,
    folded_word,
    shape,
    word_hash,
)
from annotator.assist.quotes.linking import Document, Part, candidates, pair_features
from annotator.assist.quotes.tokens import Token

_NEAR = 2
"""Parts so many paragraphs away have no say in a link."""


def document(paragraphs: Sequence[Sequence[Token]], vocabulary: Vocabulary) -> Document:
    """The text's tokens in a row, with their words if the model may know them."""
    tokens = [token for tokens in paragraphs for token in tokens]
    return Document(
        tokens,
        [
            lower if word_hash(lower := folded_word(token.text)) in vocabulary else "~"
            for token in tokens
        ],
        [n for n, tokens in enumerate(paragraphs) for _ in tokens],
    )


def token_features(
    paragraphs: Sequence[list[Token]],
    vocabulary: Vocabulary,
    outer: Sequence[str] | None,
    hints: Hints | None,
) -> list[list[list[str]]]:
    """The features of each token, by paragraph.

    Args:
        outer: for the inner layer, each token's label in the outer one.
        hints: what the shipped model of quotes sees.
    """
    found: list[list[list[str]]] = []
    before = offset = 0
    for tokens in paragraphs:
        rows = features(tokens, vocabulary, before)
        if outer is not None:
            here = outer[offset : offset + len(tokens)]
            rows = [[*row, f"in={label}"] for row, label in zip(rows, here, strict=True)]
        if hints is not None:
            around = ["|", *hints.labels[offset : offset + len(tokens)], "|"]
            rows = [
                [
                    *row,
                    f"g={around[n]}",
                    f"g-={around[n - 1]} {around[n]}",
                    f"g+={around[n]} {around[n + 1]}",
                ]
                for n, row in enumerate(rows, 1)
            ]
        found.append(rows)
        before = tokens[-1].quotation
        offset += len(tokens)
    return found


class Pairs:
    """The parts of a text, and what speaks for a link of two of them."""

    def __init__(self, doc: Document, parts: Sequence[Part], hints: Hints | None) -> None:
        self._doc = doc
        self._hints = hints
        self._near: dict[int, list[Part]] = {}
        self.named: dict[str, list[Part]] = {}
        for part in parts:
            self.named.setdefault(part.label, []).append(part)
            here = doc.paragraph[part.first]
            for paragraph in range(here - _NEAR, here + _NEAR + 1):
                self._near.setdefault(paragraph, []).append(part)

    def of(self, part: Part, name: str) -> list[tuple[Part, list[str]]]:
        """The parts of that name that the part may go with, each with its features."""
        near = self._near[self._doc.paragraph[part.first]]
        others = [one for one in near if one.label == name]
        return [
            (one, [*pair_features(self._doc, part, one, near), *self._hinted(part, one)])
            for one in candidates(self._doc, part, others)
        ]

    def _hinted(self, a: Part, b: Part) -> list[str]:
        """Whether the shipped model has both in one quote."""
        if self._hints is None:
            return []
        quotes = self._hints.quotes
        one, other = quotes[a.first], quotes[b.first]
        return [f"g={'none' if one < 0 or other < 0 else one == other}"]


def record_features(doc: Document, parts: Mapping[str, Sequence[Part]]) -> list[str]:
    """What tells the choices of a record.

    Args:
        parts: of the record, by field; its own under `OWN`.
    """
    own = parts.get(OWN) or [part for each in parts.values() for part in each]
    tokens = [token for part in own for token in doc.tokens[part.first : part.last + 1]]
    words = [token for token in tokens if token.text[0].isalnum()]
    quoted = [bool(token.quotation) for token in words]
    marks = "all" if quoted and all(quoted) else "some" if any(quoted) else "none"
    first, last = own[0].first, own[-1].last
    row = [
        "bias",
        f"quoted={marks}",
        f"pieces={min(len(own), 3)}",
        f"length={min(len(tokens).bit_length(), 7)}",
        f"paragraph={min(doc.paragraph[first], 3)}",
        f"first={doc.words[first]}",
        f"shape={shape(doc.tokens[first].text)}",
        f"last={doc.words[last]}",
    ]
    row += [f"parts={key}{min(len(each), 2)}" for key, each in parts.items() if each]
    for distance in (1, 2, 3):
        if first >= distance:
            row.append(f"before={doc.words[first - distance]}")
        if last + distance < len(doc.words):
            row.append(f"after={doc.words[last + distance]}")
    bag = {word for part in own for word in doc.words[part.first : part.last + 1]}
    row += [f"w={word}" for word in sorted(bag)]
    ends = {word[-3:] for part in own for word in _tails(doc, part)}
    row += [f"end={end}" for end in sorted(ends)]
    for key, each in parts.items():
        if key == OWN:
            continue
        for part in each:
            row += [f"{key}:{word}" for word in doc.words[part.first : part.last + 1]]
            row.append(f"{key}:shape={shape(doc.tokens[part.last].text)}")
            row.append(f"{key}:side={part.first < first}")
    return row


def _tails(doc: Document, part: Part) -> list[str]:
    """Words of a short span such as a trigger, whose endings say much."""
    tokens = doc.tokens[part.first : part.last + 1]
    return (
        [folded_word(token.text) for token in tokens if token.text.isalpha()]
        if len(tokens) < 5
        else []
    )
