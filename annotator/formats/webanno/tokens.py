"""The tokens and sentences that WebAnno TSV needs: those that came with a text, or plain ones.

A text that came in as WebAnno TSV keeps its tokens, sentences and layers of tokens in the article's
metadata, so that they are written again as they were.
"""

import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec

from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article
from annotator.core.text.sentences import sentences
from annotator.core.text.span import Span

KEPT = "webanno_tsv"
"""Under which key of an article's metadata it stands."""

_GAP = re.compile(r"\n *")
_SPACE = re.compile(r"\s+")


class TokenSentence(msgspec.Struct):
    """A sentence with its tokens; offsets are code points.

    Attributes:
        meta: what its head says beside the text, such as ``Sentence.id``.
    """

    start: int
    end: int
    tokens: list[Span] = []
    meta: dict[str, str] = {}


class TokenAnnotation(msgspec.Struct, frozen=True, array_like=True):
    """One annotation of a layer of tokens.

    Attributes:
        at: the number of the token that it is on, or its offsets if it is on none.
        source: for a relation, where it comes from, said in the same way.
        values: by feature.
    """

    at: int | tuple[int, int]
    values: dict[str, str] = {}
    source: int | tuple[int, int] | None = None


class CoderTokens(msgspec.Struct, frozen=True):
    """What some coders, who agree, have in their layers of tokens, by layer."""

    coders: tuple[str, ...]
    layers: dict[str, tuple[TokenAnnotation, ...]]


class StoredFile(msgspec.Struct, frozen=True, omit_defaults=True):
    """The parts of a WebAnno TSV file that are stored in its article's metadata.

    Attributes:
        text: how the SHA-256 of the text begins that the offsets are of.
        layers: the declarations of all heads.
        own: those of a coder's own head, where it is another.
        head: its other lines, by key.
        tokens: the offsets of all tokens, one after the other; empty if they are the plain ones.
        sentences: the number of tokens in each, likewise.
        extents: the offsets of all sentences, likewise.
        meta: what the heads of sentences say, by the sentence's number.
    """

    text: str = ""
    layers: tuple[str, ...] = ()
    own: dict[str, tuple[str, ...]] = {}
    head: dict[str, str] = {}
    tokens: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    extents: tuple[int, ...] = ()
    meta: dict[str, dict[str, str]] = {}
    annotations: tuple[CoderTokens, ...] = ()

    def layers_of(self, coder: str) -> tuple[str, ...]:
        """The declarations of a coder's head; the coder by the key of the name."""
        return next((own for name, own in self.own.items() if name_key(name) == coder), self.layers)

    def is_of_other_text(self, article: Article) -> bool:
        """Whether the article's text was corrected since."""
        return bool(self.text) and self.text != digest(article)


def digest(article: Article) -> str:
    """What tells a text from the one that it was corrected to."""
    return article.sha256[:16]


def stored_of(article: Article) -> tuple[StoredFile, int]:
    """What the article's metadata keep, and how many annotations of tokens are of no use, since the
    text was corrected.

    The declarations of layers hold for any text. Metadata that somebody damaged keep nothing.
    """
    try:
        stored = msgspec.convert(article.metadata.get(KEPT, {}), StoredFile)
    except msgspec.ValidationError:
        return StoredFile(), 0
    if stored.text == digest(article) and all(
        0 <= place <= len(article.text) for place in (*stored.tokens, *stored.extents)
    ):
        return stored, 0
    lost = sum(len(parts) for each in stored.annotations for parts in each.layers.values())
    return StoredFile(stored.text, stored.layers, stored.own, stored.head), lost


def as_json(stored: StoredFile) -> Any:
    """As metadata hold it."""
    return msgspec.json.decode(msgspec.json.encode(stored))


def with_tokens(
    stored: StoredFile, text: str, sentences_found: Sequence[TokenSentence]
) -> StoredFile:
    """What to keep of tokens and sentences: nothing where the text alone tells them."""
    if list(sentences_found) == plain_sentences(text):
        return stored
    return msgspec.structs.replace(
        stored,
        tokens=tuple(
            place for each in sentences_found for t in each.tokens for place in (t.start, t.end)
        ),
        sentences=tuple(len(each.tokens) for each in sentences_found),
        extents=tuple(place for each in sentences_found for place in (each.start, each.end)),
        meta={str(n): each.meta for n, each in enumerate(sentences_found) if each.meta},
    )


def sentences_of(text: str, stored: StoredFile) -> list[TokenSentence]:
    """The tokens by sentence, as they came or plain."""
    tokens = [Span(s, e) for s, e in zip(stored.tokens[::2], stored.tokens[1::2], strict=False)]
    extents = list(zip(stored.extents[::2], stored.extents[1::2], strict=False))
    if not tokens or sum(stored.sentences) != len(tokens) or len(extents) != len(stored.sentences):
        return plain_sentences(text)
    parts: list[TokenSentence] = []
    done = 0
    for n, (count, (start, end)) in enumerate(zip(stored.sentences, extents, strict=True)):
        meta = stored.meta.get(str(n), {})
        parts.append(TokenSentence(start, end, tokens[done : done + count], meta))
        done += count
    return parts


def plain_sentences(text: str) -> list[TokenSentence]:
    """Sentences by their stops, and in them words, numbers and signs."""
    token = _token_pattern()
    return [
        TokenSentence(
            each.start,
            each.end,
            [Span(*f.span()) for f in token.finditer(text, each.start, each.end)],
        )
        for each in sentences(text)
    ]


def covering(
    text: str, parts: Iterable[TokenSentence], spans: Iterable[Span]
) -> list[TokenSentence]:
    """The sentences as a file can hold them: so that reading them gives this very text.

    Between two sentences a file has nothing, or a line end and blanks; anything else there goes to
    the sentence before. A sentence begins with its first token. White space is a token only where
    the text begins with some, or where one of the places begins or ends in it.
    """
    made = [
        msgspec.structs.replace(each, tokens=list(each.tokens)) for each in parts if each.tokens
    ]
    if not made:
        made = [TokenSentence(0, len(text))]
    for sentence, token in _extra(text, made, spans):
        sentence.tokens.append(token)
        sentence.tokens.sort()
    for n, sentence in enumerate(made):
        sentence.start = sentence.tokens[0].start
        following = made[n + 1].tokens[0].start if n + 1 < len(made) else len(text)
        end = min(max(sentence.end, sentence.tokens[-1].end), following)
        sentence.end = end + _taken(text[end:following], is_last=n + 1 == len(made))
    return made


def _taken(gap: str, *, is_last: bool) -> int:
    """How much of what stands between two sentences the first one takes."""
    if is_last:
        return len(gap)
    at = gap.rfind("\n")
    return at if at >= 0 and _GAP.fullmatch(gap, at) else len(gap)


def _extra(
    text: str, parts: Sequence[TokenSentence], spans: Iterable[Span]
) -> list[tuple[TokenSentence, Span]]:
    """What must be a token too: what edges of places lie in that is none."""
    tokens = [(token, each) for each in parts for token in each.tokens]
    ends = [token.end for token, _ in tokens]
    first = tokens[0][0].start if tokens else len(text)
    wanted = {0} if not tokens or text[:first].strip(" ") else set[int]()
    for span in spans:
        if span.length:
            wanted |= {span.start, span.end - 1}
            continue
        at = bisect_left(ends, span.start)
        if at == len(tokens) or tokens[at][0].start > span.start:
            wanted.add(min(span.start, len(text) - 1))
    extra: dict[Span, TokenSentence] = {}
    for place in wanted:
        at = bisect_left(ends, place + 1)
        if at < len(tokens) and tokens[at][0].start <= place:
            continue
        before = tokens[at - 1][0].end if at else 0
        after = tokens[at][0].start if at < len(tokens) else len(text)
        sentence = tokens[max(at - 1, 0)][1] if tokens else parts[0]
        for piece in _token_spans(text, before, after):
            if piece.start <= place < piece.end:
                extra[piece] = sentence
    return [(sentence, token) for token, sentence in extra.items()]


def _token_spans(text: str, start: int, end: int) -> list[Span]:
    """What stands between two tokens, words and white space apart."""
    token = _token_pattern()
    parts = [Span(*each.span()) for each in token.finditer(text, start, end)]
    parts += [Span(*each.span()) for each in _SPACE.finditer(text, start, end)]
    return sorted(parts)


@cache
def _token_pattern() -> re.Pattern[str]:
    """Numbers, words with the marks on their letters, and any other sign by itself."""
    marks = _marks()
    word = rf"\w[\w{marks}]*"
    return re.compile(rf"\d+(?:[.,]\d+)+|{word}(?:['’]{word})*|[^\w\s][{marks}]*")


def _marks() -> str:
    """Characters that go with the one before, as ranges of a pattern."""
    ranges: list[tuple[int, int]] = []
    for code in range(0x300, min(0x20000, sys.maxunicode)):
        character = chr(code)
        if unicodedata.category(character)[0] == "M" or character in "\u200c\u200d":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in ranges)
