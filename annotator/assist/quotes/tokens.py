"""The words of a text and how each stands to the quotation marks of its paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from annotator.assist.reporting_verbs import REPORTING, word_set

# The comma of “4,000” parts no clauses, and the point of “3.5” ends no sentence.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+\w*|\w+(?:[’']\w+)*|``|''|[^\w\s]")
_POSSESSIVE = re.compile(r"s[’'] (?=[^\W\d_A-Z])")
_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”“",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "``": "''",
    "「": "」",
    "『": "』",
}
"""What may close what each mark opens."""

_DOUBLE = frozenset('“„”«»"「『') | {"``"}
"""Marks that are never apostrophes."""
_ONLY_CLOSE = frozenset("」』") | {"''"}
_BEFORE_OPENING = "([{—–-“‘\"'„«»‹›‚`/"
_AFTER_CLOSING = ",.;:!?…)]}"
_NEVER_FIRST = _AFTER_CLOSING + "—–"
_ENDS = frozenset(".!?…؟。！？")
_ABBREVIATED = word_set(
    "mr mrs ms dr prof gov sen sens rep reps gen lt col capt maj sgt cmdr adm rev hon pres supt st "
    "jr sr mt ft vs inc corp co ltd dept jan feb aug sept oct nov dec"
)
_PLACE = 3
"""A place in capitals has no fewer letters."""
_DATELINE = 14
_FURTHEST = 6
"""So many paragraphs further on, the first marks are looked for that close a quotation."""
_LONG = 3
"""So many tokens between a mark without its other one and a stop are taken for a quotation."""


class Token(msgspec.Struct, frozen=True):
    """A word or a sign, and the quotation around it.

    Attributes:
        quotation: 0 outside, 1 inside marks that are closed, 2 inside where one mark is missing.
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


class _Marks(msgspec.Struct):
    """The marks of a paragraph: those that belong together, and those that lack their other one."""

    matches: list[re.Match[str]]
    pairs: list[tuple[int, int]]
    opening: list[int]
    closing: list[int]


def paragraphs_of_tokens(text: str) -> list[list[Token]]:
    """The tokens of each paragraph (line) that has any; offsets count in the whole text."""
    found = [
        _marks(matches, text)
        for m in _PARAGRAPH.finditer(text)
        if (matches := list(_TOKEN.finditer(text, *m.span())))
    ]
    tokens: list[list[Token]] = []
    carried = False
    for n, marks in enumerate(found):
        made, carried = _tokens(marks, found[n + 1 : n + 1 + _FURTHEST], carried=carried)
        tokens.append(made)
    return tokens


def ends_sentence(token: Token) -> bool:
    """Whether the sign ends a sentence, as far as it alone tells."""
    return token.text in _ENDS


def _marks(matches: list[re.Match[str]], text: str) -> _Marks:
    """A closing mark closes the innermost that it fits."""
    # By mark where it was opened, the innermost last; a second of its kind begins anew.
    opened: dict[str, int] = {}
    found = _Marks(matches, [], [], [])
    for at, match in enumerate(matches):
        sign = match[0]
        if sign not in _CLOSERS and sign not in _ONLY_CLOSE and sign != "’":
            continue
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        free = not before or before.isspace() or before in _BEFORE_OPENING
        opens = free and bool(after) and not after.isspace() and after not in _AFTER_CLOSING
        fits = next((one for one in reversed(opened) if sign in _CLOSERS[one]), None)
        if fits is not None and sign in "’'" and _is_possessive(text, match, matches[-1].end()):
            continue
        if fits is not None and not opens:
            found.pairs.append((opened[fits], at))
            inner = [*opened][[*opened].index(fits) :]
            found.opening += [opened.pop(one) for one in inner if one != fits]
            del opened[fits]
        elif sign in _CLOSERS and (opens or _opens_apart(sign, before, after, free=free)):
            if sign in opened:
                found.opening.append(opened.pop(sign))
            opened[sign] = at
        elif sign in _DOUBLE or sign in _ONLY_CLOSE:
            found.closing.append(at)
    found.opening = sorted(
        at for at in (*found.opening, *opened.values()) if matches[at][0] in _DOUBLE
    )
    return found


def _is_possessive(text: str, match: re.Match[str], end: int) -> bool:
    """Whether it is the apostrophe of “the voters’ patience”, and the quotation goes on."""
    if not _POSSESSIVE.match(text, match.start() - 1):
        return False
    return bool(re.compile(f"[.,!?…]{match[0]}").search(text, match.end(), end))


def _opens_apart(sign: str, before: str, after: str, *, free: bool) -> bool:
    """Whether it opens with a space after it, as in French, or with none before it."""
    if sign not in _DOUBLE or sign == "”":
        return False
    return free if sign != '"' else free or (before.isalnum() and after.isalnum())


class _Quoted(msgspec.Struct):
    """What stands in the marks of a paragraph: first and last token, 2 if one mark is missing."""

    runs: list[tuple[int, int, int]]
    mark: dict[int, str]
    goes_on: bool = False


def _tokens(
    marks: _Marks, following: Sequence[_Marks], *, carried: bool
) -> tuple[list[Token], bool]:
    """The tokens, and whether a quotation goes on in the next paragraph.

    Args:
        marks: those of the paragraph.
        following: those of the next ones.
        carried: whether one goes on from the paragraph before.
    """
    words = [match[0] for match in marks.matches]
    count = len(words)
    quoted = _Quoted([(a, b, 1) for a, b in marks.pairs], {})
    for opened, closed in marks.pairs:
        quoted.mark[opened], quoted.mark[closed] = "open", "close"
    _close(marks, words, quoted, carried=carried)
    _open(marks, words, quoted, following)
    if carried and not quoted.runs and not marks.closing and not marks.opening:
        # A paragraph in the middle, without any mark, of what is closed later.
        quoted.goes_on = _continues(following)
        if quoted.goes_on and not _opens_at_once(following[0]):
            quoted.runs.append((0, count - 1, 2))
    state, length, depth = [0] * count, [0] * count, [0] * count
    for opened, closed, kind in sorted(quoted.runs, key=lambda one: (one[0], -one[1])):
        for at in range(opened, closed + 1):
            length[at] = closed - opened if depth[at] == 0 else length[at]
            state[at], depth[at] = state[at] or kind, depth[at] + 1
    made = [
        Token(m.start(), m.end(), m[0], state[n], quoted.mark.get(n, ""), depth[n], length[n])
        for n, m in enumerate(marks.matches)
    ]
    return made, quoted.goes_on


def _close(marks: _Marks, words: Sequence[str], quoted: _Quoted, *, carried: bool) -> None:
    """Marks that close nothing end what was carried over, or a sentence of speech before them."""
    first = min((a for a, _ in marks.pairs), default=len(words))
    for at in marks.closing:
        last = max((b for _, b in marks.pairs if b < at), default=-1)
        if carried and at < first:
            quoted.runs.append((0, at, 1))
        elif at - last > _LONG and words[at - 1] in _ENDS | {","}:
            ends = (n for n in range(at - 2, last, -1) if words[n] in _ENDS)
            quoted.runs.append((next(ends, last) + 1, at, 2))
        else:
            continue
        quoted.mark[at], carried = "close", False


def _open(
    marks: _Marks, words: Sequence[str], quoted: _Quoted, following: Sequence[_Marks]
) -> None:
    """Marks that are not closed open speech, if it begins there, to the next mark or the end."""
    for at in marks.opening:
        if any(a <= at <= b for a, b, _ in quoted.runs) or not _begins_speech(words, at):
            continue
        end = min((a for a, _, _ in quoted.runs if a > at), default=len(words)) - 1
        quoted.runs.append((at, end, 2))
        quoted.mark[at] = "open"
        quoted.goes_on = end == len(words) - 1 and _continues(following)


def _continues(following: Sequence[_Marks]) -> bool:
    """Whether a quotation left open goes on: it is opened anew at once, or closed further on."""
    if following and _opens_at_once(following[0]):
        return True
    for marks in following:
        first = min((a for a, _ in marks.pairs), default=len(marks.matches))
        if marks.closing and marks.closing[0] < first:
            return True
        if marks.pairs or marks.opening:
            return False
    return False


def _opens_at_once(marks: _Marks) -> bool:
    return 0 in marks.opening or any(a == 0 for a, _ in marks.pairs)


def _begins_speech(words: Sequence[str], at: int) -> bool:
    """Whether speech begins at a mark that is not closed: at the beginning, after “said” or a
    comma; not at a word that was to be marked alone."""
    if at == 0 or words[at - 1] in {",", ":"} or words[at - 1] in _ENDS:
        return len(words) - at > _LONG
    return words[at - 1].lower() in REPORTING


def quoted_runs(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The first and last token of each outermost quotation among tokens in a row."""
    runs: list[tuple[int, int]] = []
    for n, token in enumerate(tokens):
        if not token.quotation:
            continue
        begins = token.mark == "open" and token.depth == 1
        if runs and runs[-1][1] == n - 1 and not begins:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def stops(tokens: Sequence[Token]) -> list[bool]:
    """Whether each token of a text is a sign that ends a sentence, and not an abbreviation's."""
    found = [ends_sentence(token) for token in tokens]
    for n, (before, token) in enumerate(pairwise(tokens), 1):
        if token.text == "." and before.end == token.start:
            word = before.text
            found[n] = not (word.lower() in _ABBREVIATED or (len(word) == 1 and word.isupper()))
    return found


def sentence_starts(tokens: Sequence[Token]) -> list[int]:
    """For each token of a paragraph the first of its sentence; a dateline is none of it."""
    ended = stops(tokens)
    starts = [0]
    dateline = _dateline(tokens)
    for n, token in enumerate(tokens[1:], 1):
        begins = ended[n - 1] or (tokens[n - 1].mark == "close" and n > 1 and ended[n - 2])
        begins = begins and token.mark != "close" and token.text not in _NEVER_FIRST
        begins = (begins and not token.text[0].islower()) or n == dateline
        starts.append(n if begins else starts[-1])
    return starts


def _dateline(tokens: Sequence[Token]) -> int:
    """The token after the dash of “GENEVA (Wire) —”, or -1."""
    if not tokens[0].text.isupper() or len(tokens[0].text) < _PLACE:
        return -1
    return next((n + 1 for n, t in enumerate(tokens[:_DATELINE]) if t.text in "—–-"), -1)
