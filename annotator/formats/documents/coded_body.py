"""A coded article as word processors hold it: paragraphs, runs of marked text, comments.

The body is the article's text and nothing else, so that it is read again as the same text; what is
known of the article stands above the first page, and each record in a comment.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.link import Link
from annotator.core.coding.record_reading import (
    RELATION_PHRASES,
    NumberedRecord,
    field_lines,
    numbered,
)
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.text.marks import Mark, Segment, direction, segments
from annotator.core.text.span import Span, extent
from annotator.formats.content import CodedArticle, Content
from annotator.formats.documents.xml_tree import xml_text
from annotator.formats.tints import light_theme

_EDGES = r" \t\n\r\f\v"
_BETWEEN = re.compile(rf"(?<=[^{_EDGES}])\n\n(?=[^{_EDGES}])")
_BACKWARDS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Run(msgspec.Struct, frozen=True):
    """Text that is marked alike and reads in one direction; it may hold line ends and tabs."""

    text: str
    marks: tuple[Mark, ...]
    backwards: bool


class Edge(msgspec.Struct, frozen=True):
    """Where the passage of a comment begins or ends.

    Attributes:
        comment: its number.
    """

    comment: int
    is_start: bool


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the document, which may hold several lines."""

    pieces: Sequence[Run | Edge]
    backwards: bool


class Comment(msgspec.Struct, frozen=True):
    """What is said of a record.

    Attributes:
        label: such as ``Q12``.
        moment: ISO 8601, in UTC.
        lines: each a head, which may be empty, and what follows it.
        span: from the beginning of its first passage to the end of its last.
    """

    label: str
    author: str
    moment: str
    lines: Sequence[tuple[str, str]]
    span: Span
    backwards: bool


class Look(msgspec.Struct, frozen=True):
    """How marked text looks: colours as ``RRGGBB``.

    Attributes:
        several: whether it belongs to more than one record.
    """

    fill: str
    line: str
    several: bool


class Coding:
    """What the articles of a project share."""

    def __init__(self, content: Content, out: str) -> None:
        """Takes what is the same for all articles.

        Raises:
            InputError: the content is no project.
        """
        if content.codebook is None or content.info is None:
            raise InputError(out, message("codebook-needed"))
        self.project = content.info
        self.codebook: Codebook = content.codebook
        self.coders = {coder.id: coder.name for coder in content.coders()}
        self.actors = {actor.id: actor.name for actor in content.actors()}
        self._links: dict[str, list[Link]] = {}
        for link in content.links():
            self._links.setdefault(link.source, []).append(link)
            self._links.setdefault(link.target, []).append(link)
        theme = light_theme()
        self._tints, self._inks = theme["tints"], theme["inks"]

    def document(self, coded: CodedArticle) -> "CodedDocument":
        """An article as a document."""
        return CodedDocument(self, coded)

    def look(self, marks: Sequence[Mark]) -> Look:
        """How text of these records looks: as the innermost, with a line as the next one out."""
        inner, *outer = sorted(marks, key=lambda mark: (mark.end - mark.start, -mark.start))
        line = next((each for each in outer if each.colour != inner.colour), inner)
        several = len({mark.target for mark in marks}) > 1
        return Look(self.colours(inner.colour)[0], self.colours(line.colour)[1], several)

    def colours(self, colour: str) -> tuple[str, str]:
        """The tint and the ink of a record type's colour."""
        tint = self._tints.get(colour, self._tints["slate"])
        return tint.lstrip("#"), self._inks.get(colour, self._inks["slate"]).lstrip("#")

    def comment(self, each: NumberedRecord, labels: Mapping[str, str]) -> Comment:
        """What is said of a record, whose article calls its records so."""
        record, spans = each.record, each.record.spans
        lines = [(each.label, f"{each.type.label} · {record.state}")]
        if len(spans) > 1:
            lines.append(("", " […] ".join(f"“{span.text}”" for span in spans)))
        lines += [
            (f"{line.field}:", " ".join(filter(None, (line.value, line.evidence))))
            for line in field_lines(each, self.actors, labels)
        ]
        for link in self._links.get(record.id, ()):
            phrase = RELATION_PHRASES[link.relation][link.source != record.id]
            lines.append(("", f"{phrase} {labels.get(link.other(record.id), '…')}"))
        text = "".join(span.text for span in spans)
        return Comment(
            label=each.label,
            author=self.coders[record.coder],
            moment=f"{record.updated:%Y-%m-%dT%H:%M:%S}Z",
            lines=lines,
            span=extent(spans) if spans else Span(0, 0),
            backwards=direction(text) == "rtl",
        )


class CodedDocument:
    """A coded article.

    Attributes:
        title: what stands at its head.
        about: outlet, author, date and address, as far as they are known.
        types: those of its records.
        comments: one a record, in reading order.
        backwards: whether it is read from right to left.
    """

    def __init__(self, coding: Coding, coded: CodedArticle) -> None:
        self.article: Article = coded.article
        self._text = xml_text(coded.article.text)
        records = numbered(coding.codebook, coded.records)
        labels = {each.record.id: each.label for each in records}
        self.title = coded.article.title.strip() or "(no title)"
        known = (self.article.source, self.article.author, self.article.published, self.article.url)
        self.about = [each for each in known if each]
        self.types: list[RecordType] = list({each.type.key: each.type for each in records}.values())
        self.comments = [coding.comment(each, labels) for each in records]
        self._marks = [mark for each in records for mark in each.marks]
        self.backwards = direction(self._text) == "rtl"

    def paragraphs(self) -> Iterator[Paragraph]:
        """The body, with the edges of its comments."""
        spans = body_paragraphs(self._text)
        edges = deque(self._edges())
        pieces = _placed(segments(self._text, self._marks))
        start, segment = next(pieces, (0, Segment("", (), ())))
        for span, following in zip(spans, [*spans[1:], None], strict=True):
            written: list[Run | Edge] = []
            backwards = direction(self._text[span.start : span.end]) == "rtl"
            while True:
                begin, end = max(start, span.start), min(start + len(segment.text), span.end)
                while edges and edges[0][0] <= begin:
                    written.append(edges.popleft()[1])
                if begin < end:
                    written += _runs(self._text[begin:end], segment.marks, backwards=backwards)
                if start + len(segment.text) > span.end or (last := next(pieces, None)) is None:
                    break
                start, segment = last
            until = len(self._text) + 1 if following is None else following.start
            while edges and edges[0][0] < until:
                written.append(edges.popleft()[1])
            yield Paragraph(written, backwards)

    def _edges(self) -> list[tuple[int, Edge]]:
        """Where comments begin and end; where both is the case, one ends before another begins."""
        edges: list[tuple[int, int, int, Edge]] = []
        for number, comment in enumerate(self.comments):
            span = comment.span
            edges.append((span.start, 1, number, Edge(number, is_start=True)))
            order = 2 if span.start == span.end else 0
            edges.append((span.end, order, -number, Edge(number, is_start=False)))
        return [(offset, edge) for offset, _, _, edge in sorted(edges, key=lambda each: each[:3])]


def body_paragraphs(text: str) -> list[Span]:
    """The text cut at its empty lines, where a reader of documents puts them back between
    paragraphs; everywhere else its line ends are lines of a paragraph."""
    cuts = [0, *(match.start() for match in _BETWEEN.finditer(text)), len(text)]
    spans: list[Span] = []
    start = 0
    for cut, following in zip(cuts[1:], [*cuts[2:], len(text)], strict=True):
        # A paragraph of no-break spaces would be dropped by those who read it.
        if cut == len(text) or (text[start:cut].strip() and text[cut:following].strip()):
            spans.append(Span(start, cut))
            start = cut + 2
    return spans


def _placed(pieces: Iterator[Segment]) -> Iterator[tuple[int, Segment]]:
    start = 0
    for piece in pieces:
        yield start, piece
        start += len(piece.text)


def _runs(text: str, marks: tuple[Mark, ...], *, backwards: bool) -> Iterator[Run]:
    """The text in pieces that read in one direction."""
    if not backwards and _BACKWARDS.search(text) is None:
        yield Run(text, marks, backwards=False)
        return
    start = 0
    way = backwards
    for offset, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        # What has no direction of its own goes along with what stands before it.
        turned = kind in ("R", "AL") if kind in ("L", "R", "AL") else way
        if turned != way and offset > start:
            yield Run(text[start:offset], marks, way)
            start = offset
        way = turned
    yield Run(text[start:], marks, way)
