"""The title of a text that comes with none."""

import re

LONGEST_TITLE = 150
_SHORTENED_TITLE = 80
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)


def title_of(text: str, *, markdown: bool) -> str:
    """A heading, or the first line if it reads like one, or how the first line begins.

    It stays in the text: offsets would mean nothing if it were cut out.
    """
    if markdown and (heading := _HEADING.search(text)):
        return heading[1]
    first, _, remainder = text.lstrip().partition("\n")
    first = " ".join(first.split())
    stands_alone = not remainder.split("\n", 1)[0].strip()
    if len(first) <= LONGEST_TITLE and (stands_alone or not _SENTENCE_END.search(first)):
        return first
    if len(first) <= _SHORTENED_TITLE:
        return first
    return first[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
