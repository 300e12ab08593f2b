"""Relative clauses between commas: who speaks stands before them, the verb of saying behind."""

from collections.abc import Sequence

from annotator.assist.quotes.tokens import Token

_RELATIVE = frozenset(("which", "who", "whom", "whose", "where"))
_WITHIN = 3
"""“, which”, “, to whom” and “, most of whom” begin one."""
_AROUND = 6
"""So many tokens before and after a clause know of it."""
_ENDS = frozenset(",;:—–")

_LONGEST = 10
"""Tokens of a subject without its clause."""

NONE, BEFORE, OPENING, INSIDE, CLOSING, BEHIND, LAST = range(7)


def asides(tokens: Sequence[Token], sentences: Sequence[int]) -> list[int]:
    """For each token whether it stands in a relative clause, beside one, or in none.

    Args:
        tokens: a text's.
        sentences: for each a number that those of its sentence have in common.
    """
    found = [NONE] * len(tokens)
    for n, token in enumerate(tokens):
        if token.text != "," or found[n] == CLOSING:
            continue
        ahead = [each.text.lower() for each in tokens[n + 1 : n + 1 + _WITHIN]]
        if "," in ahead:
            ahead = ahead[: ahead.index(",")]
        if _RELATIVE.isdisjoint(ahead):
            continue
        last = n + 1
        while last < len(tokens) and sentences[last] == sentences[n]:
            if tokens[last].text in _ENDS and tokens[last].quotation == token.quotation:
                break
            last += 1
        is_closed = last < len(tokens) and sentences[last] == sentences[n]
        found[n] = OPENING
        found[n + 1 : last] = [INSIDE if is_closed else LAST] * (last - n - 1)
        if is_closed:
            found[last] = CLOSING
            _mark(found, sentences, n, range(last + 1, last + 1 + _AROUND), BEHIND)
            _mark(found, sentences, n, range(n - 1, n - 1 - _AROUND, -1), BEFORE)
    return found


def _mark(found: list[int], sentences: Sequence[int], of: int, places: range, state: int) -> None:
    for at in places:
        if not 0 <= at < len(found) or sentences[at] != sentences[of]:
            return
        if found[at] == NONE:
            found[at] = state


def subject_before(tokens: Sequence[Token], stops: Sequence[bool], verb: int) -> range | None:
    """The subject of “The union, which …, said”: from the sentence's first token to the one before
    the comma; None where the verb follows no such clause.

    Args:
        tokens: a paragraph's.
        stops: for each whether it ends a sentence.
        verb: the place of the verb's first token.
    """
    last = verb - 1
    if last < 0 or tokens[last].text != "," or tokens[last].quotation:
        return None
    first = last
    while first and not stops[first - 1]:
        first -= 1
    inside = asides(tokens[first:verb], [0] * (verb - first))
    opening = next((n for n, state in enumerate(inside) if state == OPENING), 0)
    plain = all(each.quotation == 0 and each.text not in _ENDS for each in tokens[first:][:opening])
    if not (0 < opening <= _LONGEST and plain and inside[-1] == CLOSING):
        return None
    return range(first, last) if inside.count(OPENING) == 1 else None
