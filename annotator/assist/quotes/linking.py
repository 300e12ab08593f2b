"""Which cue a content belongs to, and which speaker a cue has: what is asked of each pair."""

import msgspec

from annotator.assist.quotes.features import shape
from annotator.assist.quotes.tokens import Token, ends_sentence


class Part(msgspec.Struct, frozen=True):
    """A content, cue or speaker: tokens `first` to `last` of the text, both included."""

    label: str
    first: int
    last: int


class Document(msgspec.Struct, frozen=True):
    """All tokens of a text, in a row, and the number of each one's paragraph."""

    tokens: list[Token]
    words: list[str]
    paragraph: list[int]


def candidates(doc: Document, part: Part, others: list[Part]) -> list[Part]:
    """Those of its paragraph, and the nearest in the one before and after."""
    here = doc.paragraph[part.first]
    same = [one for one in others if doc.paragraph[one.first] == here]
    before = [one for one in others if doc.paragraph[one.first] in (here - 1, here - 2)]
    after = [one for one in others if doc.paragraph[one.first] == here + 1]
    return [*before[-1:], *same, *after[:1]]


def pair_features(doc: Document, a: Part, b: Part, parts: list[Part]) -> list[str]:
    """What speaks for a link of `a` (content or cue) to `b` (cue or speaker)."""
    first, second = (a, b) if a.first < b.first else (b, a)
    lo, hi = first.last + 1, second.first
    side = "l" if b.first < a.first else "r"
    between = [one.label[0] for one in parts if one.first >= lo and one.last < hi]
    signs = doc.tokens[max(lo - 1, 0) : hi]
    commas = min(sum(one.text in ",;:—–" for one in signs), 2)
    stops = min(sum(ends_sentence(one) for one in signs), 2)
    distance = hi - lo
    far = distance if distance < 4 else 4 + min(distance // 4, 6)
    apart = min(abs(doc.paragraph[a.first] - doc.paragraph[b.first]), 2)
    cue = a if a.label == "cue" else b
    word = doc.words[cue.last]
    quoted = doc.tokens[a.first].quotation, doc.tokens[b.first].quotation
    come = "".join(between[:3])
    before = doc.words[cue.first - 1] if cue.first else "|"
    after = doc.words[cue.last + 1] if cue.last + 1 < len(doc.words) else "|"
    of_kind = min(between.count(b.label[0]), 2)
    same = [
        one
        for one in parts
        if one.label == b.label and doc.paragraph[one.first] == doc.paragraph[a.first]
    ]
    next_label = next((one.label[0] for one in parts if one.first > b.last), "|")
    last_label = next((one.label[0] for one in reversed(parts) if one.last < b.first), "|")
    return [
        "bias",
        f"d={side}{far}",
        f"n={side}{come}",
        f"p={side}{apart}",
        f"c={side}{commas}",
        f"s={side}{stops}",
        f"w={side}{word}",
        f"q={side}{quoted}",
        f"k={side}{of_kind}{apart}",
        f"x={side}{come}{commas}{stops}",
        f"cb={side}{before}",
        f"ca={side}{after}",
        f"o={min(len(same), 3)}{side}{of_kind}",
        f"m={side}{stops}{quoted}{of_kind}",
        f"nl={side}{last_label}{next_label}",
        f"y={side}{shape(doc.tokens[b.first].text)}",
        f"sd={side}{stops}{apart}{quoted}{come[:1]}",
    ]
