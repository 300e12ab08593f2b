"""An article view on a screen of its own, and records made from what they mark."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut_all
from annotator.ui.article.layout.typography import Typography, typography
from annotator.ui.article.view import ArticleView
from annotator.ui.kit.theme import Theme

NEWS = (
    "Moscow is ready to work with all sides in Libya, Mr. J. R. Smith of the U.S. Army said. "
    "“We will,” he added on Friday in a long statement, “not go.” Nobody left the hall.\n"
    "\n"
    "قال وزير الخارجية Sergei Lavrov إن موسكو مستعدة عام 2017 للعمل مع جميع الأطراف في ليبيا.\n"
    "Emoji 😀 and 👩‍👩‍👧, an e\u0301 of two parts, and a\u00a0hard space.\n"
    "Last paragraph."
)

TIME = datetime(2017, 3, 3, tzinfo=UTC)

QUOTE = RecordType(
    "quote",
    "Quote",
    "quotes",
    "Q",
    "blue",
    "content",
    fields=(
        Field("speaker", "speaker", "actor", letter="S"),
        Field("cue", "cue", "text", letter="U"),
    ),
)
CLAIM = RecordType("claim", "Claim", "claims", "C", "amber")
EVENT = RecordType("event", "Event", "events", "E", "green")
BOOK = Codebook("news", "News", (QUOTE, CLAIM, EVENT))


def article_of(text: str, title: str = "A title") -> Article:
    """An article of that text."""
    return Article("a", title, text, sha256(text), "en", "The Bell", published="2017-03-03")


def at(text: str, part: str) -> Span:
    """Where a part of the text is."""
    start = text.index(part)
    return Span(start, start + len(part))


def record_of(record_id: str, text: str, *parts: str, kind: str = "quote", **fields: str) -> Record:
    """A record of these parts of the text, with the evidence of each field."""
    values = {
        key: (FieldValue(spans=cut_all(text, [at(text, part)])),) for key, part in fields.items()
    }
    spans = cut_all(text, [at(text, part) for part in parts])
    return Record(record_id, "a", kind, "c", "draft", TIME, TIME, spans, values)


@pytest.fixture
def book() -> Codebook:
    """Quotes, claims and events."""
    return BOOK


@pytest.fixture
def record() -> Callable[..., Record]:
    """Makes records of the news."""

    def make(record_id: str, *parts: str, kind: str = "quote", **fields: str) -> Record:
        return record_of(record_id, NEWS, *parts, kind=kind, **fields)

    return make


@pytest.fixture
def fonts(qtbot: QtBot) -> Typography:
    """The fonts at zoom 1."""
    return typography(1.0)


@pytest.fixture
def make_view(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[str], ArticleView]]:
    """Opens views on texts; none may be left at the end."""
    made: list[ArticleView] = []

    def open_view(text: str) -> ArticleView:
        view = ArticleView(theme)
        made.append(view)
        view.resize(760, 560)
        view.set_bubble_types(BOOK.types)
        view.show_article(article_of(text))
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    yield open_view
    for view in made:
        view.close()
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def view(make_view: Callable[[str], ArticleView]) -> ArticleView:
    """A view on the news."""
    return make_view(NEWS)
