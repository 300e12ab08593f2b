"""What stands in quotation marks, in the styles of news in many languages.

The styles are those of the CLDR's delimiters: “ ”, „ “, „ ”, ” ”, « », » «, ‹ ›, ‘ ’, 「 」, 『 』,
and the straight marks of typewriters.
"""

from annotator.core.text.span import Span

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”“",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’",
    "‚": "‘’",
    "’": "’",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
}
"""What may close what each mark opens."""

_MARKS = frozenset(_CLOSERS) | frozenset("".join(_CLOSERS.values()))
_SINGLE = frozenset("'’‘‚")
"""Marks that are apostrophes as well."""

_CLOSES_TOO = frozenset("\"'”’»›")
"""Marks that open in some languages and close in others, or do both in one: what is beside them
tells."""

_OPENING = frozenset('([{—–-“„«‹‘‚"')
_AFTER_CLOSING = frozenset(",;:!?)]}")


def quotations(text: str) -> list[Span]:
    """What stands in quotation marks in a paragraph, without the marks, in reading order;
    quotations within others too.

    A mark that nothing closes opens to the paragraph's end, as it does where a quotation goes on
    in the next. Apostrophes, and marks within words as in Hebrew acronyms, are none.
    """
    found: list[Span] = []
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark not in _MARKS:
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if mark in "\"'’" and before.isalnum() and after.isalnum():
            continue
        begins = _begins(before, after)
        closed = [
            n
            for n, start in enumerate(opened)
            if mark in _CLOSERS[text[start]] and not (mark == text[start] and begins)
        ]
        if closed:
            found.append(Span(opened[closed[-1]] + 1, at))
            # What was opened within it and is open still was no mark, or lacks its other one.
            del opened[closed[-1] :]
        elif mark in _CLOSERS and (begins or mark not in _CLOSES_TOO or _is_apart(mark, before)):
            opened.append(at)
    # A single mark that nothing closes is an apostrophe, as in ’tis.
    found += [Span(start + 1, len(text)) for start in opened if text[start] not in _SINGLE]
    return sorted(each for each in found if each.length)


def _begins(before: str, after: str) -> bool:
    """Whether a mark between these two stands where words begin."""
    follows = not before or before.isspace() or before in _OPENING
    return follows and not after.isspace() and after not in _AFTER_CLOSING


def _is_apart(mark: str, before: str) -> bool:
    """Whether a straight mark may open though a space follows it, as in French."""
    return mark == '"' and (not before or before.isspace())
