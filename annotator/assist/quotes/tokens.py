"""The words of a text and how each stands to the quotation marks of its paragraph."""

import re

import msgspec

_TOKEN = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’"}
_STRAIGHT = frozenset("\"'")
_ENDS = frozenset(".!?…")


class Token(msgspec.Struct, frozen=True):
    """A word or a sign, and the quotation around it.

    Attributes:
        quotation: 0 outside, 1 inside marks that are closed, 2 inside some that never close.
        mark: an `open` or `close` mark, or neither.
        length: words between the marks around it.
    """

    start: int
    end: int
    text: str
    quotation: int
    mark: str
    depth: int
    length: int


def paragraphs_of_tokens(text: str) -> list[list[Token]]:
    """The tokens of each paragraph (line) that has any; offsets count in the whole text."""
    found = (
        _with_marks(list(_TOKEN.finditer(text, *m.span())), text) for m in _PARAGRAPH.finditer(text)
    )
    return [tokens for tokens in found if tokens]


def ends_sentence(token: Token) -> bool:
    """Whether the sign ends a sentence, as far as it alone tells."""
    return token.text in _ENDS


def _with_marks(matches: list[re.Match[str]], text: str) -> list[Token]:
    """A closing mark closes the innermost that it fits; what it fits not at all is no mark."""
    count = len(matches)
    mark, depth, state, length = [""] * count, [0] * count, [0] * count, [0] * count
    stack: list[tuple[int, str]] = []
    pairs: list[tuple[int, int, int]] = []
    for at, match in enumerate(matches):
        sign = match[0]
        fits = next((n for n in range(len(stack) - 1, -1, -1) if sign in stack[n][1]), None)
        if fits is not None and (sign not in _STRAIGHT or not _opens(text, match)):
            opened = stack[fits][0]
            pairs.append((opened, at, 1))
            mark[opened], mark[at] = "open", "close"
            del stack[fits:]
        elif sign in _OPENING and _opens(text, match):
            stack.append((at, _OPENING[sign]))
        elif sign == "»":
            stack.append((at, "«"))
        elif sign in _STRAIGHT and _opens(text, match):
            stack.append((at, sign))
    for opened, closes in stack[:1]:
        # A quotation that goes on in the next paragraph is closed there alone.
        if matches[opened][0] in '“„«»"' and closes:
            mark[opened] = "open"
            pairs.append((opened, count - 1, 2))
    for opened, closed, kind in sorted(pairs, reverse=True):
        for at in range(opened, closed + 1):
            state[at], length[at], depth[at] = kind, closed - opened, depth[at] + 1
    return [
        Token(m.start(), m.end(), m[0], state[n], mark[n], depth[n], length[n])
        for n, m in enumerate(matches)
    ]


def _opens(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return (not before or before.isspace() or before in "([—–-“‘\"'„«") and (
        bool(after) and not after.isspace()
    )
