"""Downloads of Nexis, Nexis Uni and LexisNexis Academic: many articles in one file.

There is no specification. The newer downloads (Word, Rich Text) end each article with a line
``End of Document`` and may begin with a cover page that lists them; the older ones (plain text,
web pages) put ``3 of 250 DOCUMENTS`` over each. Labels are in the language of the page that they
came from.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotator.core.errors import InputError
from annotator.core.messages import Message, first_of, message, of_file
from annotator.formats.format import Format
from annotator.formats.parsing.many_articles import Item, ManyArticles
from annotator.formats.press.lines import (
    Glimpse,
    Lines,
    glimpse,
    is_page,
    lines_of,
    plain_space,
    without_page_tags,
)
from annotator.formats.press.nexis_article import newer_article, older_article
from annotator.formats.press.nexis_labels import (
    BODY,
    COVER,
    END,
    LISTED,
    PAGE,
    UNSHOWN,
    labelled,
    number_and_total,
    plain_label,
)
from annotator.formats.readers import TextReader

_MOST_NUMBERS = 10
_MOST_COVER_LINES = 40


class NexisFile:
    """A download."""

    def __init__(self, path: Path, encoding: str = "") -> None:
        self.path = path
        self._encoding = encoding
        self.notes: list[Message] = []

    def items(self) -> Iterator[Item | InputError]:
        """The articles in it."""
        there = lines_of(self.path, self._encoding)
        self.notes = [*there.notes]
        starts = [n for n, line in enumerate(there.lines) if number_and_total(line)]
        yield from self._older(there, starts) if starts else self._newer(there)

    def _older(self, there: Lines, starts: Sequence[int]) -> Iterator[Item | InputError]:
        numbers: list[int] = []
        total = 0
        for start, end in zip(starts, [*starts[1:], len(there.lines)], strict=True):
            number, total = number_and_total(there.lines[start]) or (0, 0)
            numbers.append(number)
            place = there.place(start, number)
            lines = there.lines[start + 1 : end]
            yield older_article(str(self.path), place, lines, is_plain=there.is_plain)
        there_are = set(numbers)
        missing = [n for n in range(1, total + 1) if n not in there_are]
        if missing:
            shown = first_of([f"{number:,}" for number in missing], _MOST_NUMBERS)
            self._say(message("numbers-missing", total=total, count=len(missing), shown=shown))

    def _newer(self, there: Lines) -> Iterator[Item | InputError]:
        found = 0
        for start, lines in _parts(there.lines):
            found += 1
            place = there.place(start, found)
            if any(UNSHOWN in line for line in lines):
                reason = message("not-shown-by-nexis")
                yield InputError(str(self.path), reason, place)
            else:
                yield newer_article(str(self.path), place, lines, is_plain=there.is_plain)
        written = [line for line in map(plain_space, there.lines) if line]
        if any(map(END.fullmatch, written)) and _has_body(_after_the_last_end(written)):
            self._say(message("may-be-cut-off"))
        totals = (_listed(line) for line in there.lines[:_MOST_COVER_LINES])
        listed = next((int(total["total"]) for total in totals if total), found)
        if listed != found:
            self._say(message("articles-listed-otherwise", total=listed, count=found))

    def _say(self, note: Message) -> None:
        self.notes.append(of_file(self.path, note))


def _listed(line: str) -> re.Match[str] | None:
    return LISTED.fullmatch(plain_space(line))


def _parts(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Where each article begins, and its lines up to the one that ends it."""
    found, start = False, 0
    for place, line in enumerate([*lines, ""]):
        is_last = place == len(lines)
        if not is_last and not END.fullmatch(plain_space(line)):
            continue
        part = [each for each in lines[start:place] if not PAGE.fullmatch(plain_space(each))]
        first = next((n for n in range(start, place) if plain_space(lines[n])), None)
        # What comes after the last end is an article only if it has a text.
        if first is not None and not (is_last and found and not _has_body(part)):
            found = True
            yield first, part
        start = place + 1


def _after_the_last_end(lines: Sequence[str]) -> Sequence[str]:
    last = max(n for n, line in enumerate(lines) if END.fullmatch(line))
    return lines[last + 1 :]


def _has_body(lines: Sequence[str]) -> bool:
    return any(plain_label(line) in BODY for line in lines)


def read(path: Path, new_id: Callable[[], str], encoding: str = "") -> ManyArticles:
    """A download; its articles are checked when it is surveyed. If it is a text that is not UTF-8,
    it is in that encoding; told by its bytes if empty.

    Raises:
        InputError: it cannot be read or is empty.
    """
    return ManyArticles(NexisFile(path, encoding), new_id)


def recognises(path: Path) -> bool:
    """Whether the file is a download of Nexis or LexisNexis."""
    ends = glimpse(path)
    if is_page(ends.text[:1024].encode()):
        ends = Glimpse(without_page_tags(ends.text))
    lines = ends.lines
    if any(line[-1:].isalnum() and number_and_total(line) for line in lines):
        known = {match.key for line in lines if (match := labelled(line))}
        return len(known & {"length", "byline", "section", "load_date", "language"}) > 1
    if any(COVER.match(line) for line in lines[:10]) and any(map(_listed, lines)):
        return True
    if not any(map(END.fullmatch, lines)):
        return False
    return any(plain_label(line) in BODY for line in lines) or any(
        match.key == "load_date" for line in lines if (match := labelled(line))
    )


FORMAT = Format(
    name="nexis",
    title="Nexis and LexisNexis downloads, many articles a file",
    extensions=(".docx", ".rtf", ".txt", ".html", ".htm"),
    reader=TextReader(read, recognises=recognises),
)
