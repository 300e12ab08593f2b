"""The article view against Qt's own text widgets: frames while scrolling, opening.

Both sides show the same text in the same font and size and paint whole frames into an image.
"""

import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtGui import QColor, QFont, QImage, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTextEdit

from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.text.span import Span, cut
from annotator.resources import resources_folder
from annotator.ui.article import ArticleView
from annotator.ui.article.layout.typography import typography
from annotator.ui.kit.theme import load_theme
from tests.benchmarks.kit.table import Row, milliseconds

# Hardly wider than the measure, so that Qt's widgets fill their lines with as much text.
_WIDTH, _HEIGHT = 670, 860
_SCROLLED = ((6_000, 60), (100_000, 1_000), (1_000_000, 10_000), (5_000_000, 50_000))
"""Characters and spans."""
_OPENED = ((300_000, 3_000, 1), (5_000_000, 50_000, 100))
"""Characters and records, and of how many spans the floor marks one."""
_OPENINGS = 7
_FRAMES = 200
_STEP = 60
_SENTENCE = (
    "the minister said on friday that talks between two sides in Tripoli would go on despite "
    "air strikes near the port while rival governments claimed control of several oil fields"
)
_BOOK = Codebook(
    "news",
    "News",
    tuple(
        RecordType(key, key.title(), f"{key}s", key[0].upper(), colour)
        for key, colour in (("quote", "blue"), ("claim", "amber"), ("event", "green"))
    ),
)
_TIME = datetime(2017, 3, 3, tzinfo=UTC)
_Widget = TypeVar("_Widget", bound=QAbstractScrollArea)


def rows() -> Iterator[Row]:
    """Every row, measured one after the other."""
    application = QApplication.instance() or QApplication([])
    yield from _scrolling()
    yield from _opening()
    assert application is not None


def _article(length: int) -> Article:
    dice = random.Random(length)  # noqa: S311 - a text, no secret
    words = _SENTENCE.split()
    paragraphs: list[str] = []
    size = 0
    while size < length:
        paragraph = " ".join(dice.choices(words, k=dice.randint(30, 90)))
        paragraphs.append(paragraph)
        size += len(paragraph) + 1
    return Article("a", "", "\n".join(paragraphs)[:length], "")


def _records(article: Article, count: int) -> list[Record]:
    dice = random.Random(count)  # noqa: S311 - a text, no secret
    length = len(article.text)
    records: list[Record] = []
    for n in range(count):
        start = n * length // count
        span = Span(start, min(start + dice.randint(10, 160), length))
        kind = dice.choice(_BOOK.types).key
        fragments = (cut(article.text, span),)
        records.append(Record(f"r{n}", "a", kind, "c", "draft", _TIME, _TIME, fragments))
    return records


def _view() -> ArticleView:
    return _shown(ArticleView(load_theme(resources_folder() / "themes", "light")))


def _shown(widget: _Widget) -> _Widget:
    widget.resize(_WIDTH, _HEIGHT)
    widget.show()
    QApplication.processEvents()
    return widget


def _paint(widget: QAbstractScrollArea) -> None:
    image = QImage(widget.viewport().size(), QImage.Format.Format_RGB32)
    widget.viewport().render(image)


def _font() -> QFont:
    return typography(1.0).text


def _frames(widget: QAbstractScrollArea, step: int) -> list[float]:
    """The times of frames, in milliseconds, while scrolling down from the middle and back."""
    bar = widget.verticalScrollBar()
    middle = bar.maximum() // 2
    bar.setValue(middle)
    _paint(widget)
    times: list[float] = []
    for frame in range(_FRAMES):
        start = time.perf_counter()
        bar.setValue(bar.value() + (step if frame < _FRAMES // 2 else -step))
        _paint(widget)
        times.append((time.perf_counter() - start) * 1000)
    return times


def _scrolling() -> Iterator[Row]:
    for length, count in _SCROLLED:
        article = _article(length)
        view = _view()
        view.show_article(article)
        view.set_records(_records(article, count), _BOOK)
        bare = _shown(QPlainTextEdit())
        bare.setFont(_font())
        bare.setPlainText(article.text)
        _paint(bare)
        ours: list[float] = []
        floor: list[float] = []
        for _ in range(3):
            ours += _frames(view, _STEP)
            # Its scroll bar counts lines.
            floor += _frames(bare, 2)
        view.close()
        bare.close()
        yield Row(
            f"frame, {length:,} characters, {count:,} spans",
            statistics.median(ours),
            "bare QPlainTextEdit, no spans",
            statistics.median(floor),
            aim=1,
        )


def _opening() -> Iterator[Row]:
    for length, count, part in _OPENED:
        article = _article(length)
        records = _records(article, count)
        view = _view()

        def opened(
            view: ArticleView = view, article: Article = article, records: list[Record] = records
        ) -> None:
            view.show_article(article)
            view.set_records(records, _BOOK)
            _paint(view)

        figure = milliseconds(opened, _OPENINGS)
        view.close()
        name = f"open {length:,} characters, {count:,} records"
        merged = _merging(article, records, part)
        note = "" if part == 1 else f" (1/{part} of the spans measured)"
        yield Row(name, figure, f"mergeCharFormat a span{note}", merged, aim=30, faster=True)
        block = _merging(article, records, 1, in_one_block=True)
        yield Row(name, figure, "mergeCharFormat in one edit block", block, faster=True)
        spaced = _spaced(article)
        yield Row(name, figure, "QTextEdit with line height", spaced, aim=5, faster=True)


def _merging(
    article: Article, records: list[Record], part: int, *, in_one_block: bool = False
) -> float:
    """Opening in a QTextEdit and marking each span.

    Only every ``part``-th of the spans is marked, and its time taken ``part`` times: all of them
    may take minutes.
    """
    edit = _shown(QTextEdit())
    edit.setFont(_font())
    start = time.perf_counter()
    edit.setPlainText(article.text)
    opened = time.perf_counter()
    _mark(edit, records[::part], in_one_block=in_one_block)
    marked = time.perf_counter()
    _paint(edit)
    painted = time.perf_counter()
    edit.close()
    return ((opened - start) + (marked - opened) * part + (painted - marked)) * 1000


def _mark(edit: QTextEdit, records: list[Record], *, in_one_block: bool) -> None:
    cursor = QTextCursor(edit.document())
    background = QTextCharFormat()
    background.setBackground(QColor("#D8E6FC"))
    if in_one_block:
        cursor.beginEditBlock()
    for record in records:
        span = record.spans[0]
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(background)
    if in_one_block:
        cursor.endEditBlock()


def _spaced(article: Article) -> float:
    spacing = QTextBlockFormat()
    spacing.setLineHeight(160, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    edit = _shown(QTextEdit())
    edit.setFont(_font())

    def opened() -> None:
        edit.setPlainText(article.text)
        cursor = QTextCursor(edit.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        _paint(edit)

    figure = milliseconds(opened, 3)
    edit.close()
    return figure
