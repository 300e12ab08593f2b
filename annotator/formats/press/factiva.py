"""Downloads of Factiva: many articles in one file, with or without the codes of their fields.

There is no specification of the files; the codes are those of Factiva's own help (HD headline, BY
byline, WC words, PD date, SN source, LP lead paragraph, TD text, AN number). Each article ends
with its number, such as ``Document BELL000020170303ed3300001``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.format import Format
from annotator.formats.parsing.many_articles import Item, ManyArticles
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.press.factiva_article import (
    ARTICLE_END,
    coded_article,
    is_words_line,
    plain_article,
    starts_code,
)
from annotator.formats.press.factiva_page import articles_of_page
from annotator.formats.press.lines import glimpse, is_page, lines_of, plain_space
from annotator.formats.readers import TextReader

_FURNITURE = re.compile(
    r"(?:page|seite)\s+\d+\s+(?:of|von|de)\s+\d+.*|.*©\s*\d{4}\s+factiva, inc\..*", re.IGNORECASE
)
_SUMMARY = re.compile(
    r"(?:search summary|suchzusammenfassung|résumé de la recherche)", re.IGNORECASE
)
_PAGE_MARKS = ("factiva", "articleparagraph")


class FactivaFile:
    """A download."""

    def __init__(self, path: Path, encoding: str = "") -> None:
        self.path = path
        self._encoding = encoding
        self.notes: list[Message] = []

    def items(self) -> Iterator[Item | InputError]:
        """The articles in it."""
        with self.path.open("rb") as file:
            head = file.read(4096)
        if is_page(head):
            yield from articles_of_page(str(self.path), read_bytes(self.path), self._encoding)
        else:
            yield from self._of_lines()

    def _of_lines(self) -> Iterator[Item | InputError]:
        there = lines_of(self.path, self._encoding)
        self.notes = [*there.notes]
        number, start = 0, 0
        for place, line in enumerate(there.lines):
            if not ARTICLE_END.fullmatch(plain_space(line)):
                continue
            lines = _without_furniture(there.lines[start : place + 1])
            first = next((n for n in range(start, place + 1) if plain_space(there.lines[n])), start)
            start = place + 1
            number += 1
            where = there.place(first, number)
            # A code stands before the number, or over it.
            yield _article(str(self.path), where, lines, is_plain=there.is_plain)
        remaining = _without_furniture(there.lines[start:])
        summary = next(
            (n for n, line in enumerate(remaining) if _SUMMARY.match(plain_space(line))), -1
        )
        remaining = remaining[:summary] if summary >= 0 else remaining
        if any(is_words_line(line) or starts_code(line, "HD") for line in remaining):
            yield InputError(
                str(self.path),
                message("article-without-number"),
                there.place(start, number + 1),
            )


def _article(
    file: str, where: Message | str, lines: Sequence[str], *, is_plain: bool
) -> Item | InputError:
    if any(starts_code(line, "HD") for line in lines):
        return coded_article(file, where, lines, is_plain=is_plain)
    return plain_article(file, where, lines, is_plain=is_plain)


def _without_furniture(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not _FURNITURE.fullmatch(plain_space(line))]


def read(path: Path, new_id: Callable[[], str], encoding: str = "") -> ManyArticles:
    """A download; its articles are checked when it is surveyed. If it is a text that is not UTF-8,
    it is in that encoding; told by its bytes if empty.

    Raises:
        InputError: it cannot be read or is empty.
    """
    return ManyArticles(FactivaFile(path, encoding), new_id)


def recognises(path: Path) -> bool:
    """Whether the file is a download of Factiva."""
    ends = glimpse(path)
    if is_page(ends.text[:4096].encode()):
        lower = ends.text.lower()
        is_marked = all(mark in lower for mark in _PAGE_MARKS)
        return is_marked or bool(re.search(r"class=[\"']article \w{2,4}article[\"']", lower))
    lines = ends.lines
    if not any(map(ARTICLE_END.fullmatch, lines)):
        return False
    codes = {code for code in ("HD", "WC", "PD", "SN") for line in lines if starts_code(line, code)}
    return len(codes) > 2 or any(map(is_words_line, lines))


FORMAT = Format(
    name="factiva",
    title="Factiva downloads, many articles a file",
    extensions=(".html", ".htm", ".rtf", ".txt", ".docx"),
    reader=TextReader(read, recognises=recognises),
)
