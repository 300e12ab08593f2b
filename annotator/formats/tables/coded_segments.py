"""Tables of coded segments beside the texts that they were coded in: a row a segment, with its
document, its code and its words, as MAXQDA, NVivo, ATLAS.ti and Dedoose export them.

No such table says where a segment stands but by its words, and perhaps its paragraph.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePath

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus import ForeignContent, Found, Reading
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.content import ReadContent
from annotator.formats.documents import docx, odt, pdf, rtf
from annotator.formats.documents import html as page
from annotator.formats.format import Format
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.plain_text import read_text
from annotator.formats.parsing.table_columns import distinct, is_own_table
from annotator.formats.parsing.table_rows import Table, header_of, written
from annotator.formats.readers import CorpusReader
from annotator.formats.tables.csv_read import CsvTable
from annotator.formats.tables.xlsx_read import XlsxTable

NAME = "segments"
_TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
_TEXTS = (".txt", ".text", ".md", ".markdown")
_DOCUMENTS = {
    extension: document.FORMAT
    for document in (docx, odt, rtf, pdf, page)
    for extension in document.FORMAT.extensions
}
_COLUMNS = {
    "document": (
        *("document name", "document", "media title", "file name", "filename", "source name"),
        *("source", "name", "file", "dokumentname", "dokument", "resource"),
    ),
    "codes": ("codes applied combined", "codes applied", "codes", "nodes"),
    "code": ("code", "code name", "codename", "node", "node name", "parent code and code"),
    "segment": (
        *("segment", "coded segment", "coded text", "quotation content", "text content"),
        *("excerpt copy", "excerpt", "quotation", "quotation text", "reference content", "text"),
    ),
    "coder": (
        *("coded by", "coder", "excerpt creator", "coded by initials", "created by", "author"),
        *("user", "codiert von", "bearbeitet von", "autor"),
    ),
    "comment": ("comment", "comments", "memo", "kommentar"),
    "paragraph": ("beginning", "anfang", "paragraph"),
}
"""What columns are called, the likeliest first."""

_SEVERAL = re.compile(r"\s*(?:\n|;)\s*")
_SEVERAL_WITH_COMMAS = re.compile(r"\s*[\n;,]\s*")
_DEDOOSE = "codes applied combined"
_NUMBERED = re.compile(r"(?:D\s?)?\d+\s*:?\s+")
"""What ATLAS.ti puts before the name of a document."""

_NUMBER = re.compile(r"\d{1,7}")


class _Segment(msgspec.Struct, frozen=True):
    """A row of a table."""

    file: str
    place: Message | str
    codes: tuple[str, ...]
    words: str
    coder: str
    note: str
    paragraph: int
    others: dict[str, str]


class CodedText(msgspec.Struct, frozen=True):
    """One text with the segments that a table names in it."""

    text: Path
    segments: Sequence[_Segment]
    reading: Reading

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self.text)

    def documents(self) -> Iterator[Found]:
        """The article, and each segment whose words are not in it as a problem of its row.

        Raises:
            InputError: the text cannot be read.
        """
        article = self._article()
        text = article.text
        annotations: list[Annotation] = []
        used: Counter[tuple[str, tuple[str, ...], str]] = Counter()
        for segment in self.segments:
            key = segment.words, segment.codes, segment.coder
            span = _place(text, segment, used[key])
            if span is None:
                reason = message("segment-not-in-text", words=segment.words[:80], file=self.file)
                yield InputError(segment.file, reason, segment.place)
                continue
            used[key] += 1
            annotations += (
                Annotation(
                    id=f"s{len(annotations) + n}",
                    label=code,
                    spans=(span,),
                    note=segment.note,
                    coder=segment.coder,
                    extra=dict(segment.others),
                )
                for n, code in enumerate(segment.codes, 1)
            )
        yield ForeignArticle(article, tuple(annotations))

    def _article(self) -> Article:
        document = _DOCUMENTS.get(self.text.suffix.lower())
        if document is None or document.reader is None:
            content: ReadContent = read_text(self.text, self.reading.new_id, self.reading.encoding)
        else:
            content = document.reader.open([self.text], self.reading)
        [coded] = content.articles()
        return coded.article


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The texts with what the tables say was coded in them.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    texts = _texts_among(paths)
    by_text: defaultdict[Path, list[_Segment]] = defaultdict(list)
    problems: list[InputError] = []
    elsewhere: Counter[tuple[str, str]] = Counter()
    for path in (path for path in paths if path.suffix.lower() in _TABLES):
        for name, segment in _segments(path, reading.encoding):
            if isinstance(segment, InputError):
                problems.append(segment)
            elif text := _named(texts, name):
                by_text[text].append(segment)
            else:
                elsewhere[str(path), name] += 1
    problems += (
        InputError(file, message("segments-without-text", count=count, document=name))
        for (file, name), count in elsewhere.items()
    )
    sources = [CodedText(path, by_text[path], reading) for path in paths if path in by_text]
    content = ForeignContent(NAME, sources, reading)
    content.problems[:0] = problems
    return content


def claimed(paths: Sequence[Path]) -> list[Path]:
    """The tables of coded segments, and the texts beside them that they name."""
    texts = _texts_among(paths)
    found: dict[Path, None] = {}
    for path in paths if texts else ():
        if not ends_with(path, _TABLES):
            continue
        try:
            if not is_of_segments(header_of(_table(path))):
                continue
            names = {name for name, _ in _segments(path) if name}
        except InputError:
            continue
        if named := [text for name in names if (text := _named(texts, name))]:
            found |= dict.fromkeys((path, *sorted(named)))
    return list(found)


def _table(path: Path, encoding: str = "") -> Table:
    return CsvTable(path, encoding) if path.suffix.lower() in _CSV else XlsxTable(path)


_CSV = frozenset((".csv", ".tsv", ".tab"))


def is_of_segments(header: Sequence[str]) -> bool:
    """Whether a table with these columns holds coded segments."""
    return _layout(header) is not None


def _layout(header: Sequence[str]) -> dict[str, int] | None:
    """The place of each column; None if it is no table of coded segments."""
    if is_own_table(header):
        return None
    names = [" ".join(re.split(r"[\s_]+", name.strip().casefold())) for name in header]
    found: dict[str, int] = {}
    for what, known in _COLUMNS.items():
        place = next((names.index(each) for each in known if each in names), None)
        if place is not None and place not in found.values():
            found[what] = place
    has_code = "code" in found or "codes" in found
    return found if has_code and {"document", "segment"} <= found.keys() else None


def _segments(path: Path, encoding: str = "") -> Iterator[tuple[str, _Segment | InputError]]:
    """The document that each row names, and what was coded there."""
    table = _table(path, encoding)
    header = header_of(table)
    layout = _layout(header)
    if layout is None:
        raise InputError(str(path), message("no-table-of-segments"))
    names = distinct(header)
    is_dedoose = any(name.strip().casefold() == _DEDOOSE for name in header)
    for row in islice(table.rows(), 1, None):
        if isinstance(row, InputError):
            yield "", row
            continue
        cells = [written(cell).strip() for cell in row.cells]
        at = {what: cells[n] if n < len(cells) else "" for what, n in layout.items()}
        parting = _SEVERAL_WITH_COMMAS if is_dedoose else _SEVERAL
        several = parting.split(at.get("codes", ""))
        codes = (at["code"],) if at.get("code") else tuple(filter(None, several))
        if not (at["document"] and codes and at["segment"]):
            yield "", InputError(str(path), message("segment-incomplete"), row.place)
            continue
        others = {
            names[n]: cell
            for n, cell in enumerate(cells)
            if cell and n not in layout.values() and n < len(names)
        }
        number = _NUMBER.fullmatch(at.get("paragraph", ""))
        yield (
            at["document"],
            _Segment(
                file=str(path),
                place=row.place,
                codes=codes,
                words=at["segment"],
                coder=at.get("coder", ""),
                note=at.get("comment", ""),
                paragraph=int(number[0]) if number else 0,
                others=others,
            ),
        )


def _place(text: str, segment: _Segment, before: int) -> Span | None:
    """Where a segment stands: in the paragraph that it names, else at the first place that none
    before it took. White space may be written otherwise."""
    words = segment.words.strip('"“”„ \n') if segment.words not in text else segment.words
    form = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = [match.span() for match in islice(form.finditer(text), 1000)] if words else []
    if not found:
        return None
    named = [span for span in found if text.count("\n", 0, span[0]) + 1 == segment.paragraph]
    if len(found) > 1 and not named:
        filled = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        line = filled[segment.paragraph - 1] if 0 < segment.paragraph <= len(filled) else 0
        named = [span for span in found if text.count("\n", 0, span[0]) + 1 == line]
    candidates = named or found
    return Span(*candidates[min(before, len(candidates) - 1)])


def _texts_among(paths: Sequence[Path]) -> dict[str, Path]:
    """What may be the text of a document, by its name; plain text goes before its document."""
    plain = [path for path in paths if ends_with(path, _TEXTS)]
    documents = tuple(_DOCUMENTS)
    others = [path for path in paths if ends_with(path, documents)]
    return {_key(path.name): path for path in (*reversed(others), *reversed(plain))}


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", PurePath(name.replace("\\", "/")).name).casefold()


def _named(texts: dict[str, Path], name: str) -> Path | None:
    """The text of a document, which may be named without its extension or with that of another
    kind of file, and after its number."""
    by_stem = {key.rpartition(".")[0]: path for key, path in texts.items()}
    for key in (_key(name), _key(_NUMBERED.sub("", name))):
        stem = key.rpartition(".")[0]
        if found := texts.get(key) or by_stem.get(key) or by_stem.get(stem):
            return found
    return None


FORMAT = Format(
    name=NAME,
    title="Table of coded segments beside its texts, of MAXQDA, NVivo, ATLAS.ti or Dedoose",
    extensions=(".csv", ".tsv", ".xlsx", ".txt", ".md", *_DOCUMENTS),
    reader=CorpusReader(read, claimed),
)
