"""Downloads of ProQuest as plain text, Rich Text or Word: many articles in one file.

There is no specification of the files. A line of underscores stands between articles; each field
is announced by its name, and the text by ``Full text:``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from annotator.core.errors import InputError
from annotator.core.messages import Message, message, of_file
from annotator.formats.format import Format
from annotator.formats.parsing.many_articles import Item, ManyArticles
from annotator.formats.parsing.paragraphs import one_line
from annotator.formats.press.dates import press_date
from annotator.formats.press.lines import Lines, blocks, glimpse, lines_of, plain_space, unwrapped
from annotator.formats.press.nexis_labels import language_code
from annotator.formats.readers import TextReader

_RULE = re.compile(r"_{20,}")
_COUNTED = re.compile(r"document (?P<number>\d{1,6}) of (?P<total>\d{1,6})", re.IGNORECASE)
_FIELDS = (
    *("abstract", "abstract (summary)", "links", "full text", "subject", "location", "people"),
    *("company / organization", "company/organization", "classification", "identifier / keyword"),
    *("title", "publication title", "publication info", "author", "pages", "page", "first page"),
    *("number of pages", "publication year", "year", "publication date", "publisher", "section"),
    *("place of publication", "country of publication", "publication subject", "issn", "e-issn"),
    *("source type", "language of publication", "language", "document type", "document feature"),
    *("proquest document id", "document url", "copyright", "last updated", "database", "volume"),
    *("issue", "dateline", "column", "edition", "source", "source attribution", "credit", "isbn"),
    *("correspondence author", "product name", "business indexing term", "isbn", "supplement"),
    *("alternate title", "publication history", "accession number", "ethnicity", "word count"),
)
_FIELD = re.compile(
    rf"(?P<name>{'|'.join(re.escape(name) for name in sorted(_FIELDS, key=len, reverse=True))})"
    r"\s?:(?:\s+(?P<value>.*))?",
    re.IGNORECASE,
)
_NOT_IN_THE_TEXT = frozenset(("title", "source", "page", "year", "section", "issue", "people"))
"""Names that a line of a text may begin with: they end it only after one of the others did."""

_FOOTER = re.compile(
    r"(?:contact us at:|©\s*\d{4} proquest|database copyright|bibliography)", re.IGNORECASE
)
_UNAVAILABLE = re.compile(r"(?:none|not) available\.?", re.IGNORECASE)
_COPIED = frozenset(("publication info", "number of pages", "publication year", "year"))


class ProQuestFile:
    """A download."""

    def __init__(self, path: Path, encoding: str = "") -> None:
        self.path = path
        self._encoding = encoding
        self.notes: list[Message] = []

    def items(self) -> Iterator[Item | InputError]:
        """The articles in it."""
        there = lines_of(self.path, self._encoding)
        self.notes = [*there.notes]
        found, total = 0, 0
        for start, lines in _parts(there.lines):
            counted = next((c for line in lines[:6] if (c := _counted(line))), None)
            fields, head = _fields([line for line in lines if not _counted(line)])
            if not fields:
                continue
            found += 1
            number, total = counted or (found, total)
            place = there.place(start, number)
            yield _item(place, fields, head, there)
        if total and total != found:
            note = message("articles-counted-otherwise", total=total, count=found)
            self.notes.append(of_file(self.path, note))


def _parts(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    start = 0
    for place, line in enumerate([*lines, "_" * 20]):
        if _RULE.fullmatch(plain_space(line)):
            first = next((n for n in range(start, place) if plain_space(lines[n])), None)
            if first is not None:
                yield first, list(lines[start:place])
            start = place + 1


def _counted(line: str) -> tuple[int, int] | None:
    match = _COUNTED.fullmatch(plain_space(line))
    return (int(match["number"]), int(match["total"])) if match else None


def _fields(lines: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The lines of each field by its name, and those before the first."""
    fields: dict[str, list[str]] = {}
    head: list[str] = []
    current = head
    name = ""
    for line in lines:
        match = _FIELD.fullmatch(plain_space(line))
        key = match["name"].lower() if match else ""
        if match and not (name == "full text" and key in _NOT_IN_THE_TEXT) and key not in fields:
            name, current = key, fields.setdefault(key, [])
            if match["value"]:
                current.append(match["value"])
        elif _FOOTER.match(plain_space(line)) and name != "full text":
            break
        else:
            current.append(line)
    return fields, head


def _item(
    place: Message | str, fields: dict[str, list[str]], head: Sequence[str], there: Lines
) -> Item:
    def field_text(name: str) -> str:
        return one_line(plain_space(" ".join(fields.pop(name, ()))))

    text = fields.pop("full text", [])
    parts = [*blocks(text)] if there.is_plain else [[line] for line in text if plain_space(line)]
    body = unwrapped(parts)
    if len(body) == 1 and _UNAVAILABLE.fullmatch(body[0]):
        body = []
    heading = one_line(plain_space(" ".join(*[*blocks(head)][:1] or [""])))
    title, outlet, info = (
        field_text("title"),
        field_text("publication title"),
        field_text("publication info"),
    )
    written, language = field_text("publication date"), field_text("language of publication")
    year = field_text("publication year") or field_text("year")
    published = press_date(written) or press_date(info)
    metadata: dict[str, Any] = {
        name.replace(" / ", "_").replace("/", "_").replace(" ", "_"): value
        for name in [*fields]
        if name not in ("author", "document url", *_COPIED) and (value := field_text(name))
    }
    if info and not outlet:
        metadata["publication_info"] = info
    if not (code := language_code(language)) and language:
        metadata["language"] = language
    return Item(
        place=place,
        text="\n\n".join(body),
        title=title or heading,
        author=field_text("author"),
        published=published,
        written="" if published else written or year,
        source=(outlet or info).split(";")[0].strip(),
        url=field_text("document url"),
        language=code,
        metadata=metadata,
    )


def read(path: Path, new_id: Callable[[], str], encoding: str = "") -> ManyArticles:
    """A download; its articles are checked when it is surveyed. If it is a text that is not UTF-8,
    it is in that encoding; told by its bytes if empty.

    Raises:
        InputError: it cannot be read or is empty.
    """
    return ManyArticles(ProQuestFile(path, encoding), new_id)


def recognises(path: Path) -> bool:
    """Whether the file is a download of ProQuest."""
    lines = glimpse(path).lines
    if not any(map(_RULE.fullmatch, lines)):
        return False
    names = {match["name"].lower() for line in lines if (match := _FIELD.fullmatch(line))}
    known = {"proquest document id", "publication title", "full text", "document url"}
    return len(names & known) > 2


FORMAT = Format(
    name="proquest",
    title="ProQuest downloads, many articles a file",
    extensions=(".txt", ".rtf", ".docx"),
    reader=TextReader(read, recognises=recognises),
)
