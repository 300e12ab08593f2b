"""PDF, whose pages know where letters stand and nothing of paragraphs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import takewhile
from math import pi
from pathlib import Path
from threading import Lock
from typing import Any

from annotator.core.errors import InputError
from annotator.core.messages import Message, message, of_file
from annotator.formats.documents.pdf_layout import Line, paragraphs, without_furniture
from annotator.formats.documents.pdf_rows import Box, Row, Sheet, in_order, with_columns
from annotator.formats.format import Format
from annotator.formats.parsing.one_article import Extracted, OneArticle
from annotator.formats.parsing.paragraphs import joined, one_line, storable, title_of
from annotator.formats.parsing.signatures import by_content
from annotator.formats.readers import FileReader

_ONE_AT_A_TIME = Lock()
"""PDFium keeps state that threads may not share."""
_BAD_PASSWORD = (4, 5)
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|ohne titel|sans titre|document\d*$|layout \d|"
    r"powerpoint presentation|slide \d|new document|no title|none$|null$|title$|\(?anonymous\)?$|"
    r"print(?:ing)?$|full page|pii: |doi:|scan(?:ned)?(?: (?:document|page|image))?[ _]?\d*$|"
    # One word with figures is a job's or a page's number.
    r"\S*[\d_]\S*$|"
    r".*\.(?:docx?|pdf|rtf|odt|indd|qxp|qxd|pages|html?|txt|pptx?|tif|jpe?g|dvi|ps|eps|xlsx?)$",
    re.IGNORECASE,
)
_MOST_DOUBTFUL = 0.05
_MOST_UNTOLD = 0.5


def read(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """A PDF.

    Raises:
        InputError: it cannot be read, is damaged or protected, or holds pictures of text only.
    """
    return OneArticle(path, new_id(), _extracted)


def _extracted(file: str, raw: bytes) -> Extracted:
    if b"%PDF-" not in raw[:1024]:
        raise InputError(file, message("no-pdf", advice=by_content(raw)))
    with _ONE_AT_A_TIME:
        pages, information = _pages(file, raw)
    if not any(pages):
        raise InputError(
            file,
            message("pictures-of-pages"),
        )
    lines, dropped = without_furniture(pages)
    text = joined(paragraphs(lines))
    if _lacks_letters(text):
        raise InputError(file, message("letters-not-told"))
    stated = one_line(information.get("Title", ""))
    title = "" if _NO_TITLE.match(stated) else stated
    metadata: dict[str, Any] = {"pages": len(pages)}
    published = _day(information.get("CreationDate", ""))
    if published:
        metadata["published_from"] = "the day on which the PDF was made"
    for key in ("Subject", "Keywords"):
        if value := one_line(information.get(key, "")):
            metadata[key.lower()] = value
    return Extracted(
        text=text,
        title=title or _headline(lines) or title_of(text, markdown=False),
        author=one_line(information.get("Author", "")),
        published=published,
        metadata=metadata,
        notes=list(_notes(file, pages, dropped, text, published)),
    )


def _pages(file: str, raw: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    pdfium: Any = import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if error.err_code in _BAD_PASSWORD:
            raise InputError(file, message("password-protected")) from error
        raise InputError(file, message("cut-off-or-damaged")) from error
    try:
        information: dict[str, str] = document.get_metadata_dict(skip_empty=True)
        pages: list[list[Line]] = []
        for number in range(len(document)):
            try:
                pages.append(_lines(document[number], number))
            except pdfium.PdfiumError as error:
                raise InputError(
                    file,
                    message("page-damaged"),
                    message("at-page", page=number + 1),
                ) from error
        if not pages:
            raise InputError(file, message("no-page"))
        return pages, {key: storable(value) for key, value in information.items()}
    finally:
        document.close()


def _lines(page: Any, number: int) -> list[Line]:
    text_page = page.get_textpage()
    try:
        left, bottom, right, top = page.get_bbox()
        letters = _Letters(text_page, left, bottom)
        sheet = Sheet(number, right - left, top - bottom)
        split = list(_split(letters, text_page.count_chars(), sheet))
        # What lies beside the page is not seen.
        lines = [
            line
            for line in with_columns(split, sheet)
            if line.top > 0
            and line.bottom < line.height
            and line.right > 0
            and line.left < sheet.size(line.turn)[0]
        ]
        return _by_turn(lines)
    finally:
        text_page.close()
        page.close()


def _by_turn(lines: list[Line]) -> list[Line]:
    """The lines that are turned as most are, then what is written along the page's edges.

    PDFium gives turned lines in no order that a reader knows: they are read from their top.
    """
    letters = Counter(line.turn for line in lines for _ in line.text)
    usual = max(letters, key=lambda turn: (letters[turn], -turn), default=0)
    turned = sorted((line for line in lines if line.turn), key=lambda line: -line.bottom)
    upright = [line for line in lines if not line.turn]
    return sorted([*upright, *turned], key=lambda line: line.turn != usual)


class _Letters:
    """The letters of a page by their index."""

    def __init__(self, text_page: Any, left: float, bottom: float) -> None:
        """Of a page whose lower left corner lies there."""
        self._left = left
        self._bottom = bottom
        self._raw: Any = import_module("pypdfium2.raw")
        self._page = text_page
        self._rect: Any = self._raw.FS_RECTF()

    def code(self, index: int) -> int:
        """Its code point or UTF-16 unit; that of a missing one if its font does not say."""
        code = int(self._raw.FPDFText_GetUnicode(self._page, index))
        return code if code not in (0, 0xFFFE, 0xFFFF) else 0xFFFD

    def is_hyphen(self, index: int) -> bool:
        """Whether it is a hyphen that stands only because the line ended."""
        return self._raw.FPDFText_IsHyphen(self._page, index) == 1

    def turn(self, index: int) -> int:
        """By how many quarters it is turned clockwise, rounded."""
        return round(self._raw.FPDFText_GetCharAngle(self._page, index) / (pi / 2)) % 4

    def box(self, index: int) -> Box | None:
        """Where it stands."""
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._page, index, rect):
            return None
        x, y = self._left, self._bottom
        return Box(rect.left - x, rect.bottom - y, rect.right - x, rect.top - y)


def _split(letters: _Letters, count: int, sheet: Sheet) -> Iterator[Line]:
    """The lines of a page, in the order in which they were written on it."""
    row = Row(sheet)
    together: list[Line] = []
    for index in range(count):
        code = letters.code(index)
        if code in (10, 13):
            together += row.ended()
            yield from in_order(together)
            together = []
        elif letters.is_hyphen(index):
            row.add("-", letters.box(index), letters.turn(index))
            together += row.ended()
        elif chr(code).isspace():
            row.add(" ", None)
        else:
            box, turn = letters.box(index), letters.turn(index)
            if box is not None and row.is_left_by(box, turn):
                together += row.ended()
            row.add(chr(code), box, turn)
    together += row.ended()
    yield from in_order(together)


def _headline(lines: list[Line]) -> str:
    """What is set clearly larger than the rest at the top of the first page."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    if len(first) < 3:
        return ""
    sizes = sorted(line.size for line in lines for _ in line.text)
    usual, largest = sizes[len(sizes) // 2], max(line.size for line in first)
    if largest < usual * 1.25:
        return ""
    start = next(place for place, line in enumerate(first) if line.size == largest)
    same = takewhile(lambda line: line.size > largest * 0.95, first[start:])
    headline = " ".join(line.text for line in same)
    return headline if len(headline) <= 300 else ""


def _lacks_letters(text: str) -> bool:
    """Whether the fonts do not say which letters they hold: the text is then the numbers of their
    shapes, among which are those of control characters, or nothing."""
    count = sum(not character.isspace() for character in text)
    missing = text.count("\ufffd")
    no_letters = sum(unicodedata.category(character) in ("Cc", "Co", "Cn") for character in text)
    no_letters -= sum(character in "\n\t" for character in text)
    return no_letters > _MOST_DOUBTFUL * count or missing > _MOST_UNTOLD * count


def _day(text: str) -> str:
    match = _DAY.match(text)
    if not match:
        return ""
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)).isoformat()
    except ValueError:
        return ""


def _notes(
    file: str, pages: list[list[Line]], dropped: list[str], text: str, published: str
) -> Iterator[Message]:
    if dropped:
        shown = "”, “".join(dropped[:3]) + ("” …" if len(dropped) > 3 else "”")
        yield of_file(file, message("pages-repeat", shown=f"“{shown}"))
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if empty:
        yield of_file(file, message("pages-without-text", pages=empty))
    if text.count("\ufffd") > _MOST_DOUBTFUL * len(text):
        yield of_file(file, message("letters-missing"))
    if published:
        yield of_file(file, message("dated-by-its-making", date=published))


FORMAT = Format(
    name="pdf",
    title="PDF, one article a file",
    extensions=(".pdf",),
    reader=FileReader(read),
)
