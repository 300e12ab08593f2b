"""One article of a Factiva download, taken apart."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.many_articles import Item
from annotator.formats.parsing.paragraphs import one_line
from annotator.formats.press.dates import is_date_line, press_date
from annotator.formats.press.lines import author_of, blocks, number_of, plain_space, unwrapped
from annotator.formats.press.nexis_labels import language_code

CODES = {
    "SE": "section",
    "HD": "title",
    "CR": "credit",
    "BY": "author",
    "WC": "length",
    "PD": "published",
    "ET": "time",
    "SN": "source",
    "SC": "source_code",
    "ED": "edition",
    "PG": "page",
    "VOL": "volume",
    "LA": "language",
    "CY": "copyright",
    "CX": "correction",
    "LP": "lead",
    "TD": "text",
    "ART": "graphic",
    "CT": "contact",
    "RF": "references",
    "CO": "company",
    "IN": "industry",
    "NS": "subject",
    "RE": "region",
    "IPC": "ipc",
    "IPD": "ipd",
    "PUB": "publisher",
    "AN": "accession_number",
    "CLM": "column",
    "NGC": "newsgrid",
    "GC": "geographic_code",
    "DE": "descriptors",
    "RST": "restrictions",
}
"""What each code is called here."""

ARTICLE_END = re.compile(
    r"(?:AN\s+)?(?:document|dokument|documento|документ|文件|文書|Belge)\s+(?P<number>[A-Za-z]{2,12}"
    r"[0-9]{8,}[0-9A-Za-z]{4,})",
    re.IGNORECASE,
)
"""The line that ends an article."""

_CODE = re.compile(rf"(?P<code>{'|'.join(sorted(CODES, key=len, reverse=True))})(?P<gap>\s*)")
_WORDS = re.compile(
    r"\d[\d., \u00a0\u202f]*\s*(?:words?|w[öo]rter|mots|palabras|palavras|woorden|parole|слов\w*"
    r"|ord|sanaa|słów|slov|字|語|kelime)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"\(?(?:copyright|©|\(c\)|all rights reserved|alle rechte)", re.IGNORECASE)
_NAMES = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:[,;]? (?:and|und|et|y|en|&|[^\W\d_a-z][\w.'’-]*)){1,8}"
)
_CREDIT = re.compile(r"(?:special to|exclusive to|from our|compiled by)\b", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?:\s*[AP]M)?(?:\s+[A-Z]{2,4})?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{2,9}")
_AFTER_THE_TEXT = frozenset(
    ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "NGC", "GC", "DE")
)
_LINE_END = "\t\r\f\v "


class PageMarks(msgspec.Struct, frozen=True):
    """What a page marks in an article; empty where it marks nothing."""

    title: str = ""
    section: str = ""
    author: str = ""
    publisher: str = ""


_UNMARKED = PageMarks()


def starts_code(line: str, code: str) -> bool:
    """Whether the line begins with that code, alone or with what it holds after it."""
    bare = line.strip(_LINE_END)
    return bare == code or bare.startswith((f"{code} ", f"{code}\t"))


def is_words_line(line: str) -> bool:
    """Whether the line counts the words of an article."""
    return _WORDS.fullmatch(plain_space(line)) is not None


def coded_article(
    file: str, place: Message | str, lines: Sequence[str], *, is_plain: bool
) -> Item | InputError:
    """An article whose fields are announced by codes."""
    fields: dict[str, list[str]] = {}
    for code, line in _sorted_out(lines):
        fields.setdefault(code, []).append(line)
    if "HD" not in fields and "TD" not in fields:
        return InputError(file, message("no-article-made-out"), place)

    def field_text(code: str) -> str:
        return one_line(plain_space(" ".join(fields.pop(code, ()))))

    def text(code: str) -> list[str]:
        found = [line for each in fields.pop(code, ()) for line in each.split("\n")]
        parts = [*blocks(found)] if is_plain else [[line] for line in found if plain_space(line)]
        return unwrapped(parts)

    written, time, language = field_text("PD"), field_text("ET"), field_text("LA")
    published = press_date(written)
    if published and (clock := re.fullmatch(r"(\d{1,2}):(\d\d)", time)) and len(published) == 10:
        published += f"T{int(clock[1]):02d}:{clock[2]}:00"
        time = ""
    length, number = field_text("WC"), field_text("AN")
    count = number_of(length)
    metadata: dict[str, Any] = {"length": count if count is not None else length, "time": time}
    metadata["accession_number"] = number.split()[-1] if number else ""
    if not (code := language_code(language)):
        metadata["language"] = language
    title, author, source = field_text("HD"), author_of(field_text("BY")), field_text("SN")
    body = [*text("LP"), *text("TD")]
    metadata |= {CODES[each]: field_text(each) for each in [*fields] if each in CODES}
    return Item(
        place=place,
        text="\n\n".join(body),
        title=title,
        author=author,
        published=published,
        written=written,
        source=source,
        language=code,
        metadata={key: value for key, value in metadata.items() if value != ""},
    )


def plain_article(
    file: str,
    place: Message | str,
    head: Sequence[str],
    text: Sequence[str] = (),
    *,
    is_plain: bool = False,
    marks: PageMarks = _UNMARKED,
) -> Item | InputError:
    """An article without codes, told by the order of its lines.

    Args:
        file: what problems name.
        place: where it stands.
        head: the lines over the text; all lines if it is not known where that begins.
        text: the paragraphs of the text, with the number at the end.
        is_plain: whether lines may be broken at the page's width.
        marks: what a page marks, believed before the order of lines; with a title, `head` begins
            under it.
    """
    lines = [*head]
    words = next((n for n, line in enumerate(lines[:60]) if is_words_line(line)), None)
    if words is None:
        reason = message("no-number-of-words")
        return InputError(file, reason, place)
    before = [one_line(plain_space(line)) for line in lines[:words] if plain_space(line)]
    if marks.title:
        title, section, after = marks.title, marks.section, before
    else:
        title, section, after = _title_and_section(before)
    author = marks.author or next((line for line in after if _is_byline(line)), "")
    if not author and after and _NAMES.fullmatch(after[0]):
        author = after[0]
    metadata: dict[str, Any] = {
        "length": number_of(plain_space(lines[words])),
        "section": section,
        "credit": " ".join(line for line in after if line != author),
        "publisher": marks.publisher,
    }
    metadata = {key: value for key, value in metadata.items() if value != ""}
    remaining, known = _after_words(lines[words + 1 :])
    published = press_date(known.pop("published", ""))
    source = known.pop("source", "")
    code = language_code(language_name) if (language_name := known.pop("language", "")) else ""
    metadata |= known
    parts = (
        [*blocks(remaining)] if is_plain else [[line] for line in remaining if plain_space(line)]
    )
    body = [*unwrapped(parts), *text]
    if body and (match := ARTICLE_END.fullmatch(plain_space(body[-1]))):
        metadata["accession_number"] = match["number"]
        body.pop()
    return Item(
        place=place,
        text="\n\n".join(body),
        title=title,
        author=author_of(author),
        published=published,
        source=source,
        language=code,
        metadata=metadata,
    )


def _title_and_section(before: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    """The title, the section over it, and the byline and credit under it; in that order they stand
    over the number of words."""
    end = len(before)
    byline = next((n for n in range(end - 1, 0, -1) if _is_byline(before[n])), 0)
    if byline:
        end = byline
    else:
        while end > 1 and _CREDIT.match(before[end - 1]):
            end -= 1
        if end > 1 and _NAMES.fullmatch(before[end - 1]):
            end -= 1
    return (before[end - 1] if end else ""), " ".join(before[: max(end - 1, 0)]), before[end:]


def _is_byline(line: str) -> bool:
    """Whether it names authors after a word such as “by”, which a title may begin with too."""
    names = author_of(line)
    return names != line.strip(" ,;") and not names[:1].islower()


def _sorted_out(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each line with the code that it belongs to."""
    code = ""
    for line in lines:
        match = _CODE.match(line.lstrip(_LINE_END))
        if match and _is_code(line.lstrip(_LINE_END), match, code):
            code = match["code"]
            remainder = line.lstrip(_LINE_END)[match.end() :]
            if remainder.strip():
                yield code, remainder
        elif ARTICLE_END.fullmatch(plain_space(line)):
            yield "AN", plain_space(line)
        elif code:
            yield code, line


def _is_code(line: str, match: re.Match[str], current: str) -> bool:
    """Whether it is one, and no word in capitals that begins a line of the text."""
    remainder = line[match.end() :].strip()
    if remainder and not match["gap"]:
        return False
    if not remainder or "\t" in match["gap"] or len(match["gap"]) > 1:
        return True
    return current not in ("LP", "TD") or (match["code"] in _AFTER_THE_TEXT and "|" in remainder)


def _after_words(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The lines of the text, and what the lines between say: date, time, source and its code,
    perhaps edition and page, language, copyright."""
    known: dict[str, str] = {}
    for n, each in enumerate(lines[:30]):
        line = one_line(plain_space(each))
        if not line:
            continue
        key = _key_of(line, known)
        if not key:
            return list(lines[n:]), known
        known[key] = f"{known.get(key, '')} {line}".strip()
    return list(lines[30:]), known


def _key_of(line: str, known: dict[str, str]) -> str:
    """What a line under the number of words is; empty if the text begins there."""
    if "published" not in known:
        return "published" if is_date_line(line) else ""
    if _COPYRIGHT.match(line):
        return "copyright"
    if "copyright" in known:
        return ""
    if "source" not in known:
        return "time" if _TIME.fullmatch(line) else "source"
    if "source_code" not in known and _SOURCE_CODE.fullmatch(line):
        return "source_code"
    if "language" in known:
        return ""
    return "language" if language_code(line) else "edition"
