"""What may be meant by a query that finds nothing, told from how it is written."""

import re

from annotator.core.messages import Message, message
from annotator.core.search.query import parse_query

_SMALL_OPERATOR = re.compile(r"(?<!\S)(or|not|near)(?!\S)")
_DANGLING = re.compile(
    r"^\s*(AND|OR)(?!\S)|(?<!\S)(AND|OR|NOT|NEAR(?:/\d+)?)\s*$|\(\s*\)|(?<!\S)NEAR(?:/\d+)?\s*\("
)
_STAR_WITHIN = re.compile(r"\S*(?:\*\w|(?<!\w)\*\w|\w\?\w|\w\?(?!\S)|(?<!\S)\?\w)\S*")
_LEFT_OUT = re.compile(r"(?<!\S)-(\w\S*)")
_HYPHEN = re.compile(r"\w+(?:-\w+)+")
_FIELD = re.compile(r"(?<!\S)(\w+):\S")
_QUOTE = re.compile(r'["“”„«»]')


def hint(typed: str) -> Message | None:
    """What to write otherwise, the likeliest first; None if nothing stands out.

    Args:
        typed: a query that found nothing, or is none.
    """
    outside = re.sub(r'["“”„«»][^"“”„«»]*["“”„«»]?', '""', typed)
    if len(_QUOTE.findall(typed)) % 2:
        return message("hint-open-quote")
    if outside.count("(") != outside.count(")"):
        return message("hint-open-bracket")
    if typed.strip() and not parse_query(typed):
        has_operator = re.search(r"(?<!\S)(?:AND|OR|NOT|NEAR)", outside)
        return message("hint-only-operators" if has_operator else "hint-no-word")
    if _DANGLING.search(outside):
        return message("hint-dangling-operator")
    if small := _SMALL_OPERATOR.search(outside):
        return message("hint-small-operator", word=small[1], operator=small[1].upper())
    if star := _STAR_WITHIN.search(outside):
        return message("hint-star-within", word=star[0])
    if left_out := _LEFT_OUT.search(outside):
        return message("hint-minus", word=left_out[1])
    if field := _FIELD.search(outside):
        return message("hint-field", field=field[1])
    if hyphened := _HYPHEN.search(outside):
        return message("hint-hyphen", word=hyphened[0], joined=hyphened[0].replace("-", ""))
    return None
